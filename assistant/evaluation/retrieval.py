"""Recall of the search on a labelled set made from the mails themselves, and the choice of examples.

A query is either the subject of a message, or a telegraphic note of one of its sentences (`notes.telegraph`);
the message it was made from is what should be found. Subjects that several messages share are left out.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import KnownError
from assistant.evaluation import exemplars, tables
from assistant.evaluation.authors import messages
from assistant.evaluation.letter import take_apart
from assistant.evaluation.notes import telegraph
from assistant.evaluation.statistics import interval, mean
from assistant.evaluation.throwaway import Progress, throw_away_engine
from assistant.paths import DataDirectory
from assistant.sources.item import Item

WAYS = ("keyword", "meaning", "fused")
DEPTH = 10
# Deep enough that the first ten of either single list are among the fused hits.
LIMIT = 100
FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the message it was made from; ``form`` is "subject" or "note"."""

    form: str
    text: str
    item: Item


def make_queries(items: Sequence[Item], count: int, seed: int = 0) -> list[Query]:
    """At most ``count`` queries of each form, drawn at random."""
    subjects = Counter(_subject(item) for item in items)
    by_subject = [
        Query("subject", item.title, item)
        for item in items
        if subjects[_subject(item)] == 1 and len(item.title.split()) > 1
    ]
    by_note = [query for item in items if (query := _note_of(item)) is not None]
    dice = random.Random(seed)
    dice.shuffle(by_subject)
    dice.shuffle(by_note)
    return by_subject[:count] + by_note[:count]


def _subject(item: Item) -> str:
    return re.sub(r"^(?:(?:re|aw|fwd?|wg)\s*:\s*)+", "", item.title.casefold()).strip()


def _note_of(item: Item) -> Query | None:
    """The note of the longest sentence the sender wrote."""
    parts = [part for block in take_apart(item.new_text).blocks for part in block.parts]
    longest = max(parts, key=lambda part: len(part.split()), default="")
    note = telegraph(longest)
    return Query("note", note, item) if FEWEST_WORDS <= len(note.split()) <= 40 else None


def run(
    out: Path,
    *,
    paths: Sequence[Path],
    queries: int = 60,
    drafts: int = 20,
    seed: int = 0,
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
) -> dict[str, Any]:
    """Index ``paths`` in a throw-away directory and measure recall@10 by keyword, by meaning and fused.

    Returns:
        ``table[]`` with recall and mean reciprocal rank of each form of query and each way, ``figures[]``
        with precision and recall of the examples that drafts rest on, ``files[]``.

    Raises:
        KnownError: ``nothing-to-replay`` without messages, what the engine tells, and ``bad-path``.
    """
    tables.prepare_folder(out)
    items = messages(paths)
    chosen = make_queries(items, queries, seed)
    if not chosen:
        raise KnownError(
            "nothing-to-replay", "No message to make a query from was found.", "Name mailboxes with --author."
        )
    rows: list[dict[str, Any]] = []
    author = exemplars.author_of(items)
    requests = exemplars.make_requests(items, author, drafts, seed)
    with throw_away_engine(data) as engine:
        engine.call("add", {"paths": [str(path) for path in paths]}, on_progress)
        engine.call("identity.add", {"address": author})
        for number, query in enumerate(chosen, 1):
            hits = engine.call("search", {"query": query.text, "limit": LIMIT, "kind": "mail"})["hits"]
            rows.append({"form": query.form, "query": query.text, **_ranks(hits, query.item)})
            if on_progress is not None:
                on_progress({"stage": "search", "done": number, "total": len(chosen), "detail": ""})
        chosen_examples = exemplars.summary(exemplars.measure(engine, requests, on_progress))
    table = [_summary(rows, form, way) for form in ("subject", "note") for way in WAYS]
    tables.write_csv(out / "retrieval-queries.csv", rows)
    tables.write_csv(out / "retrieval.csv", table)
    tables.write_csv(out / "retrieval-examples.csv", chosen_examples)
    files = ["retrieval.json", "retrieval.csv", "retrieval-queries.csv", "retrieval-examples.csv"]
    result = {
        "kind": "retrieval",
        "messages": len(items),
        "table": table,
        "figures": chosen_examples,
        "files": [str(out / name) for name in files],
    }
    tables.write_json(out / "retrieval.json", result)
    return result


def _ranks(hits: Sequence[dict[str, Any]], item: Item) -> dict[str, int | None]:
    """The best rank of the message in each list, 1-based, None where it is not in it.

    The lists rank passages; several passages of one message count as one place.
    """
    return {
        "keyword": _place([hit for hit in hits if hit["ranks"]["keyword"]], item, "keyword"),
        "meaning": _place([hit for hit in hits if hit["ranks"]["meaning"]], item, "meaning"),
        "fused": _place(hits, item, ""),
    }


def _place(hits: Sequence[dict[str, Any]], item: Item, way: str) -> int | None:
    ordered = sorted(hits, key=lambda hit: int(hit["ranks"][way])) if way else hits
    seen: list[str] = []
    for hit in ordered:
        if hit["id"] not in seen:
            seen.append(hit["id"])
            if _is_of(hit, item):
                return len(seen)
    return None


def _is_of(hit: dict[str, Any], item: Item) -> bool:
    """Whether a hit is a passage of the message: the same subject, sent at the same time."""
    if " ".join(hit["title"].split()) != " ".join(item.title.split()):
        return False
    if item.date is None or hit["date"] is None:
        return " ".join(hit["text"].strip("… ").split())[:60] in " ".join(item.text.split())
    return abs(float(hit["date"]) - item.date) < 1


def _summary(rows: Sequence[dict[str, Any]], form: str, way: str) -> dict[str, Any]:
    places = [row[way] for row in rows if row["form"] == form]
    found = [float(place is not None and place <= DEPTH) for place in places]
    low, high = interval(found)
    return {
        "form": form,
        "way": way,
        "queries": len(places),
        f"recall@{DEPTH}": round(mean(found), 3),
        "low": round(low, 3),
        "high": round(high, 3),
        "mean_reciprocal_rank": round(mean([1 / place if place else 0.0 for place in places]), 3),
    }
