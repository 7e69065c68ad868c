"""From two lists of passages to one list of items.

The lists are fused by how well a passage fits in each (a convex combination, which Bruch, Gai and Ingber 2023
find better than reciprocal ranks: a clear first by words stays first), then raised for the user's own words,
for people and the thread at hand, and slightly for newer items. One item fills one line.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.library.candidates import Match
from assistant.library.records import PassageRole, SearchQuery

OWN_BOOST = 1.1
PEOPLE_BOOST = 1.35
THREAD_BOOST = 1.6
RECENT_BOOST = 0.15
YEAR = 365.0 * 86_400.0
QUOTED_SHARE = 0.75
UNWANTED_SHARE = 0.5
LONG_ENOUGH = 40
BEGINNING = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with what ranking needs."""

    passage_id: int
    item_id: int
    role: PassageRole
    text: str
    kind: Any
    title: str
    date: float | None
    own: bool
    unwanted: bool
    thread_id: int | None


Scored = tuple[float, Candidate]


def load(connection: sqlite3.Connection, passage_ids: Sequence[int]) -> list[Candidate]:
    """The passages of a list; those that are gone are left out."""
    rows = connection.execute(
        "SELECT passages.id, items.id, passages.role, passages.text, items.kind, items.title, items.date, "
        "items.own, items.unwanted, items.thread_id "
        "FROM passages JOIN items ON items.id = passages.item_id "
        "WHERE passages.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(dict.fromkeys(passage_ids))),),
    ).fetchall()
    return [Candidate(*row) for row in rows]


def score(
    connection: sqlite3.Connection,
    rows: list[Candidate],
    keyword: dict[int, Match],
    meaning: dict[int, Match],
    share: float,
    query: SearchQuery,
) -> list[Scored]:
    """Passages with their scores, best first.

    Args:
        share: how much the keyword list counts against the meaning list, 0..1.
    """
    near = _items_with(connection, rows, query.near_people)
    latest = max((row.date for row in rows if row.date is not None), default=0.0)
    scored = []
    for row in rows:
        value = fuse(keyword.get(row.passage_id), meaning.get(row.passage_id), share)
        if row.own and row.role in ("new", "document"):
            value *= OWN_BOOST
        if row.role == "quoted":
            value *= QUOTED_SHARE
        if row.unwanted:
            value *= UNWANTED_SHARE
        if row.item_id in near:
            value *= PEOPLE_BOOST
        if query.near_thread is not None and row.thread_id == query.near_thread:
            value *= THREAD_BOOST
        if row.date is not None:
            value *= 1.0 + RECENT_BOOST * 0.5 ** (max(0.0, latest - row.date) / YEAR)
        scored.append((value, row))
    scored.sort(key=lambda pair: (-pair[0], -(pair[1].date or 0.0), pair[1].passage_id))
    return scored


def in_order(rows: list[Candidate], ranks: dict[int, Match]) -> list[Scored]:
    """Passages in the order of one list."""
    ordered = sorted(rows, key=lambda row: ranks[row.passage_id].rank)
    return [(1.0 / ranks[row.passage_id].rank, row) for row in ordered]


def fuse(keyword: Match | None, meaning: Match | None, share: float) -> float:
    """One score out of how well a passage fits by words and by meaning."""
    by_words = keyword.strength if keyword is not None else 0.0
    by_meaning = meaning.strength if meaning is not None else 0.0
    return share * by_words + (1.0 - share) * by_meaning


def one_per_item(scored: list[Scored]) -> list[Scored]:
    """The best passage of each item; of equal passages the one that is no quote.

    The same words stand in a message and in every reply that quotes it; the message itself wins over quotes.
    """
    items: set[int] = set()
    texts = _Texts()
    kept: list[Scored] = []
    for value, row in scored:
        if row.item_id in items:
            continue
        same = texts.place(row.text, len(kept))
        if same is not None:
            if row.role != "quoted" and kept[same][1].role == "quoted":
                items.add(row.item_id)
                kept[same] = (kept[same][0], row)
            continue
        items.add(row.item_id)
        kept.append((value, row))
    return kept


class _Texts:
    """Which texts were met, whatever stands between their words; only those that begin alike are compared."""

    def __init__(self) -> None:
        self._beginnings: dict[tuple[str, ...], tuple[str, int] | None] = {}
        self._places: dict[str, int] = {}

    def place(self, text: str, place: int) -> int | None:
        """Where the same words stand, or None for new ones, which stand at ``place`` from now on."""
        beginning = tuple(text.split(None, BEGINNING)[:BEGINNING])
        if beginning not in self._beginnings:
            self._beginnings[beginning] = text, place
            return None
        first = self._beginnings[beginning]
        if first is not None:
            self._places.setdefault(" ".join(first[0].split()), first[1])
            self._beginnings[beginning] = None
        words = " ".join(text.split())
        # What is so short says nothing of its own.
        same = self._places.get(words) if len(words) > LONG_ENOUGH else None
        if same is None:
            self._places[words] = place
        return same


def one_per_thread(scored: list[Scored]) -> tuple[list[Scored], Counter[int]]:
    """The best line of each thread, and how many lines each thread had."""
    counts: Counter[int] = Counter()
    kept = []
    for value, row in scored:
        if row.thread_id is None or not counts[row.thread_id]:
            kept.append((value, row))
        if row.thread_id is not None:
            counts[row.thread_id] += 1
    return kept, counts


def _items_with(
    connection: sqlite3.Connection, rows: list[Candidate], people: tuple[int, ...]
) -> frozenset[int]:
    if not people:
        return frozenset()
    found = connection.execute(
        "SELECT DISTINCT item_id FROM participants JOIN addresses ON addresses.id = address_id "
        "WHERE item_id IN (SELECT value FROM json_each(?)) AND person_id IN (SELECT value FROM json_each(?))",
        (json.dumps([row.item_id for row in rows]), json.dumps(list(people))),
    )
    return frozenset(row[0] for row in found)
