"""Search by keyword and by meaning in one list.

Candidates come from the word index and from the vectors (``candidates``), are fused and raised (``ranking``),
and shown by the stretch in which the words stand (``snippets``). Filters without words list the newest.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from assistant.database import known_faults
from assistant.library import candidates, ranking
from assistant.library.candidates import Match, Nearest
from assistant.library.filters import Filter, read_filter
from assistant.library.query import WordQuery, keyword_share, read_query
from assistant.library.ranking import Scored
from assistant.library.records import Hit, SearchQuery, SearchResult
from assistant.library.snippets import snippet
from assistant.library.store import Library


def search(
    library: Library,
    vectors: Nearest | None,
    query: SearchQuery,
    embed: Callable[[str], Any] | None,
) -> SearchResult:
    """Find passages; any text is a valid query.

    Args:
        vectors, embed: None searches by keyword only.

    Raises:
        KnownError: faults of the library file; ``unknown-id`` where ``like`` is no item.
    """
    start = time.perf_counter()
    with known_faults():
        connection = library.db.conn
        wanted = read_filter(library, query)
        words = read_query(query.text)
        keyword: dict[int, Match] = {}
        meaning: dict[int, Match] = {}
        exact = False
        least = query.offset + query.limit
        listing = query.like is None and not query.text.strip()
        if query.like is not None:
            keyword, meaning, exact = _like(library, vectors, query, wanted)
        elif listing:
            listed = candidates.newest(connection, wanted)
            keyword = {one: Match(rank, 1.0) for rank, one in enumerate(listed, 1)}
        else:
            keyword, words = candidates.by_keyword(connection, words, wanted, query.typing)
            if vectors is not None and embed is not None:
                _demand_phrases(wanted, words)
                meaning, exact = candidates.by_meaning(connection, vectors, embed(query.text), wanted, least)
        rows = ranking.load(connection, [*keyword, *meaning])
        if listing:
            scored = ranking.in_order(rows, keyword)
        else:
            scored = ranking.one_per_item(
                ranking.score(connection, rows, keyword, meaning, keyword_share(words), query)
            )
        threads: Counter[int] = Counter()
        if query.by_thread:
            scored, threads = ranking.one_per_thread(scored)
        hits = _hits(connection, scored[query.offset : least], keyword, meaning, words, threads)
    corrected = [*wanted.corrected, *_corrected(read_query(query.text), words)]
    ms = round((time.perf_counter() - start) * 1000, 2)
    return SearchResult(tuple(hits), ms, exact, len(scored), tuple(corrected))


def _like(
    library: Library, vectors: Nearest | None, query: SearchQuery, wanted: Filter
) -> tuple[dict[int, Match], dict[int, Match], bool]:
    """What is near to an item in meaning, or by its words where it has no vector; not the item itself."""
    item = library.item(query.like or 0)
    wanted.add("items.id != ?", item.id)
    vector = candidates.vector_of(library.db.conn, item.id) if vectors is not None else None
    if vectors is not None and vector is not None:
        least = query.offset + query.limit
        return {}, *candidates.by_meaning(library.db.conn, vectors, vector, wanted, least)
    words = read_query(f"{item.title} {item.new_text or item.text}")
    found, _ = candidates.by_keyword(library.db.conn, words, wanted)
    return found, {}, False


def _demand_phrases(wanted: Filter, words: WordQuery) -> None:
    """What is found by meaning must hold the phrases too."""
    for phrase in words.phrases:
        wanted.passages.append("passages.id IN (SELECT rowid FROM passages_fts(?))")
        wanted.passage_values.append('"' + " ".join(phrase) + '"')


def _corrected(asked: WordQuery, found: WordQuery) -> list[tuple[str, str]]:
    return [(one, other) for one, other in zip(asked.words, found.words, strict=True) if one != other]


def _hits(
    connection: sqlite3.Connection,
    chosen: list[Scored],
    keyword: dict[int, Match],
    meaning: dict[int, Match],
    words: WordQuery,
    threads: Counter[int],
) -> list[Hit]:
    people = names_of_items(connection, [row.item_id for _, row in chosen])
    hits = []
    for value, row in chosen:
        text, marks = snippet(row.text, words)
        by_keyword, by_meaning = keyword.get(row.passage_id), meaning.get(row.passage_id)
        hits.append(
            Hit(
                passage_id=row.passage_id,
                item_id=row.item_id,
                kind=row.kind,
                role=row.role,
                title=row.title,
                people=people.get(row.item_id, ()),
                date=row.date,
                text=text,
                own=row.own and row.role in ("new", "document"),
                score=round(value, 6),
                keyword_rank=by_keyword.rank if by_keyword else None,
                meaning_rank=by_meaning.rank if by_meaning else None,
                marks=marks,
                thread_id=row.thread_id,
                more=max(0, threads[row.thread_id] - 1) if row.thread_id is not None else 0,
            )
        )
    return hits


def names_of_items(connection: sqlite3.Connection, item_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Names of the people of items, the sender first."""
    rows = connection.execute(
        "SELECT item_id, people.name, role FROM participants JOIN addresses ON addresses.id = address_id "
        "JOIN people ON people.id = addresses.person_id WHERE item_id IN (SELECT value FROM json_each(?)) ",
        (json.dumps(list(item_ids)),),
    ).fetchall()
    order = {"from": 0, "to": 1, "cc": 2, "bcc": 3}
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for item_id, name, _ in sorted(rows, key=lambda row: order[row[2]]):
        found[item_id].setdefault(name)
    return {item_id: tuple(names) for item_id, names in found.items()}
