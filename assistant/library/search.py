"""Search by keyword and by meaning in one list.

The two rankings are fused by reciprocal rank (Cormack, Clarke, Büttcher 2009, k = 60), then raised for the
user's own
words, for people and the thread at hand, and slightly for newer items. One item fills one line.
"""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.database import known_faults
from assistant.library.names import fold
from assistant.library.query import WordQuery, keyword_share, prefix_of, read_query, stem
from assistant.library.records import Hit, PassageRole, SearchQuery, SearchResult
from assistant.library.store import Library

RANK_CONSTANT = 60
LIST_LENGTH = 100
MEANING_LENGTH = 200
ENOUGH = 30
MOST_RANKED = 8_000
COMMON_FROM = 4_000
BROAD_FROM = 60
LEAST_SIMILARITY = 0.2
NARROW_FILTER = 20_000
SNIPPET = 320

OWN_BOOST = 1.1
PEOPLE_BOOST = 1.35
THREAD_BOOST = 1.6
RECENT_BOOST = 0.15
YEAR = 365.0 * 86_400.0
QUOTED_SHARE = 0.75
UNWANTED_SHARE = 0.5


class Nearest(Protocol):
    """What search needs of a vector index: ``vectors.Vectors`` is one."""

    def nearest(self, vector: Any, count: int) -> tuple[list[tuple[int, float]], bool]:
        """(embedding id, cosine) pairs, best first, and whether numpy answered for a sick index."""
        ...

    def among(self, vector: Any, embedding_ids: Sequence[int], count: int) -> list[tuple[int, float]]:
        """The same, exactly, over some embeddings only."""
        ...


@dataclass(frozen=True, slots=True)
class _Row:
    """A candidate passage with what ranking needs."""

    passage_id: int
    item_id: int
    role: PassageRole
    text: str
    hash: bytes
    kind: Any
    title: str
    date: float | None
    own: bool
    unwanted: bool
    thread_id: int | None
    position: int


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
        KnownError: faults of the library file.
    """
    start = time.perf_counter()
    with known_faults():
        connection = library.db.conn
        words = read_query(query.text)
        conditions, parameters = conditions_of(library, query)
        exact = False
        if not query.text.strip():
            keyword = {
                one: rank
                for rank, one in enumerate(
                    _newest(connection, conditions, parameters, query.offset + query.limit), 1
                )
            }
            meaning: dict[int, int] = {}
        else:
            keyword = {
                one: rank
                for rank, one in enumerate(_by_keyword(connection, words, conditions, parameters), 1)
            }
            meaning = {}
            if vectors is not None and embed is not None:
                meaning, exact = _by_meaning(
                    connection, vectors, embed(query.text), conditions, parameters, query.limit
                )
        rows = _load(connection, [*keyword, *meaning])
        scored = _score(connection, rows, keyword, meaning, keyword_share(words), query)
        found = _one_per_item(scored)
        hits = _hits(library, found[query.offset :], keyword, meaning, words, query.limit)
    return SearchResult(tuple(hits), round((time.perf_counter() - start) * 1000, 2), exact, len(found))


def conditions_of(
    library: Library, query: SearchQuery, of_passages: bool = True
) -> tuple[list[str], list[Any]]:
    """SQL conditions for the filters of a query, on ``items`` and, where those are searched, ``passages``."""
    conditions: list[str] = []
    parameters: list[Any] = []
    if query.sender:
        conditions.append("items.sender_id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(library.address_ids(query.sender)))
    if query.recipient:
        conditions.append(
            "EXISTS (SELECT 1 FROM participants WHERE participants.item_id = items.id AND role != 'from' "
            "AND address_id IN (SELECT value FROM json_each(?)))"
        )
        parameters.append(json.dumps(library.address_ids(query.recipient)))
    if query.kind:
        conditions.append("items.kind = ?")
        parameters.append(query.kind)
    if query.own:
        conditions.append("items.own" + (" AND passages.role IN ('new', 'document')" if of_passages else ""))
    if query.person_id is not None:
        conditions.append(
            "items.id IN (SELECT participants.item_id FROM participants JOIN addresses ON addresses.id = "
            "participants.address_id WHERE addresses.person_id = ?)"
        )
        parameters.append(library.current_person_id(query.person_id))
    if query.since is not None:
        conditions.append("items.date >= ?")
        parameters.append(query.since)
    if query.until is not None:
        conditions.append("items.date < ?")
        parameters.append(query.until)
    return conditions, parameters


def _newest(
    connection: sqlite3.Connection, conditions: list[str], parameters: list[Any], limit: int
) -> list[int]:
    where = " AND ".join([*conditions, "passages.position = 0"])
    rows = connection.execute(
        f"SELECT passages.id FROM items JOIN passages ON passages.item_id = items.id WHERE {where} "
        "ORDER BY items.date DESC LIMIT ?",
        (*parameters, limit * 2),
    )
    return [row[0] for row in rows]


def _by_keyword(
    connection: sqlite3.Connection, words: WordQuery, conditions: list[str], parameters: list[Any]
) -> list[int]:
    """Passage ids from the strict to the lenient expression, each group by BM25.

    Ranking costs microseconds a match, so of a word that stands nearly everywhere only the passages stored
    last
    are ranked.
    """
    found: dict[int, None] = {}
    if words.empty:
        return []
    source = "passages_fts"
    if conditions:
        source += (
            " JOIN passages ON passages.id = passages_fts.rowid JOIN items ON items.id = passages.item_id"
        )
    where = " AND ".join(["passages_fts MATCH ?", *conditions])
    sql = (
        f"SELECT id FROM (SELECT passages_fts.rowid AS id, passages_fts.rank AS score FROM {source} "
        f"WHERE {where} "
        "ORDER BY passages_fts.rowid DESC LIMIT ?) ORDER BY score, id DESC LIMIT ?"
    )
    common, broad = _frequent(connection, words)
    for expression in words.stages(common, broad):
        for row in connection.execute(sql, (expression, *parameters, MOST_RANKED, LIST_LENGTH)):
            found.setdefault(row[0])
        if len(found) >= ENOUGH:
            break
    return list(found)[:LIST_LENGTH]


def _frequent(connection: sqlite3.Connection, words: WordQuery) -> tuple[set[str], set[str]]:
    """Words in very many passages, and words whose beginning very many words share."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_terms USING fts5vocab(main, passages_fts, 'row')"
    )
    common, broad = set(), set()
    for word in words.words:
        count = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?)",
            (f'"{word}"', COMMON_FROM),
        ).fetchone()[0]
        if count >= COMMON_FROM:
            common.add(word)
        elif beginning := fold(prefix_of(word)):
            count = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM temp.passage_terms WHERE term >= ? AND term < ? "
                "LIMIT ?)",
                (beginning, beginning + "\U0010ffff", BROAD_FROM),
            ).fetchone()[0]
            if count >= BROAD_FROM:
                broad.add(word)
    return common, broad


def _by_meaning(
    connection: sqlite3.Connection,
    vectors: Nearest,
    vector: Any,
    conditions: list[str],
    parameters: list[Any],
    limit: int,
) -> tuple[dict[int, int], bool]:
    """Passage id -> rank, nearest first; a filter that leaves little is answered exactly."""
    pairs, exact = vectors.nearest(vector, MEANING_LENGTH)
    ranks = _ranks(connection, pairs, conditions, parameters)
    if conditions and len(ranks) < limit:
        rows = connection.execute(
            "SELECT DISTINCT embeddings.id FROM items JOIN passages ON passages.item_id = items.id "
            f"JOIN embeddings ON embeddings.hash = passages.hash WHERE {' AND '.join(conditions)} "
            "ORDER BY items.date DESC LIMIT ?",
            (*parameters, NARROW_FILTER),
        ).fetchall()
        pairs = vectors.among(vector, [row[0] for row in rows], MEANING_LENGTH)
        ranks = _ranks(connection, pairs, conditions, parameters)
    return ranks, exact


def _ranks(
    connection: sqlite3.Connection,
    pairs: list[tuple[int, float]],
    conditions: list[str],
    parameters: list[Any],
) -> dict[int, int]:
    order = {
        embedding: place for place, (embedding, cosine) in enumerate(pairs) if cosine >= LEAST_SIMILARITY
    }
    where = "".join(f" AND {one}" for one in conditions)
    rows = connection.execute(
        "SELECT embeddings.id, passages.id FROM embeddings JOIN passages ON passages.hash = embeddings.hash "
        "JOIN items ON items.id = passages.item_id "
        f"WHERE embeddings.id IN (SELECT value FROM json_each(?)){where}",
        (json.dumps(list(order)), *parameters),
    ).fetchall()
    rows.sort(key=lambda row: (order[row[0]], row[1]))
    ranks: dict[int, int] = {}
    for embedding, passage in rows:
        ranks[passage] = order[embedding] + 1
    return ranks


def _load(connection: sqlite3.Connection, passage_ids: Sequence[int]) -> list[_Row]:
    rows = connection.execute(
        "SELECT passages.id, items.id, passages.role, passages.text, passages.hash, items.kind, "
        "items.title, items.date, "
        "items.own, items.unwanted, items.thread_id, passages.position "
        "FROM passages JOIN items ON items.id = passages.item_id WHERE passages.id IN (SELECT value "
        "FROM json_each(?))",
        (json.dumps(list(dict.fromkeys(passage_ids))),),
    ).fetchall()
    return [_Row(*row) for row in rows]


def _score(
    connection: sqlite3.Connection,
    rows: list[_Row],
    keyword: dict[int, int],
    meaning: dict[int, int],
    share: float,
    query: SearchQuery,
) -> list[tuple[float, _Row]]:
    near = _items_with(connection, rows, query.near_people)
    newest = max((row.date for row in rows if row.date is not None), default=0.0)
    scored = []
    for row in rows:
        score = 0.0
        if row.passage_id in keyword:
            score += share / (RANK_CONSTANT + keyword[row.passage_id])
        if row.passage_id in meaning:
            score += (1.0 - share) / (RANK_CONSTANT + meaning[row.passage_id])
        if row.own and row.role in ("new", "document"):
            score *= OWN_BOOST
        if row.role == "quoted":
            score *= QUOTED_SHARE
        if row.unwanted:
            score *= UNWANTED_SHARE
        if row.item_id in near:
            score *= PEOPLE_BOOST
        if query.near_thread is not None and row.thread_id == query.near_thread:
            score *= THREAD_BOOST
        if row.date is not None:
            score *= 1.0 + RECENT_BOOST * 0.5 ** (max(0.0, newest - row.date) / YEAR)
        scored.append((score, row))
    scored.sort(key=lambda pair: (-pair[0], -(pair[1].date or 0.0), pair[1].passage_id))
    return scored


def _items_with(connection: sqlite3.Connection, rows: list[_Row], people: Sequence[int]) -> set[int]:
    if not people or not rows:
        return set()
    found = connection.execute(
        "SELECT DISTINCT item_id FROM participants JOIN addresses ON addresses.id = address_id "
        "WHERE person_id IN (SELECT value FROM json_each(?)) AND item_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(people)), json.dumps(sorted({row.item_id for row in rows}))),
    )
    return {row[0] for row in found}


def _one_per_item(scored: list[tuple[float, _Row]]) -> list[tuple[float, _Row]]:
    """Keep the best passage of every item, and of passages with the same words the best one.

    The same words stand in a message and in every reply that quotes it; the message itself wins over quotes.
    """
    items: set[int] = set()
    texts: dict[str, int] = {}
    kept: list[tuple[float, _Row]] = []
    for score, row in scored:
        words = " ".join(row.text.split())
        if row.item_id in items:
            continue
        same = texts.get(words) if len(words) > 40 else None
        if same is not None:
            if row.role != "quoted" and kept[same][1].role == "quoted":
                items.add(row.item_id)
                kept[same] = (kept[same][0], row)
            continue
        items.add(row.item_id)
        texts[words] = len(kept)
        kept.append((score, row))
    return kept


def _hits(
    library: Library,
    scored: list[tuple[float, _Row]],
    keyword: dict[int, int],
    meaning: dict[int, int],
    words: WordQuery,
    limit: int,
) -> list[Hit]:
    chosen = scored[: max(0, limit)]
    people = names_of_items(library.db.conn, [row.item_id for _, row in chosen])
    return [
        Hit(
            passage_id=row.passage_id,
            item_id=row.item_id,
            kind=row.kind,
            role=row.role,
            title=row.title,
            people=people.get(row.item_id, ()),
            date=row.date,
            text=snippet(row.text, words),
            own=row.own and row.role in ("new", "document"),
            score=round(score, 6),
            keyword_rank=keyword.get(row.passage_id),
            meaning_rank=meaning.get(row.passage_id),
        )
        for score, row in chosen
    ]


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


def snippet(text: str, words: WordQuery) -> str:
    """The stretch of a passage where most of the query's words stand, on one line."""
    flat = " ".join(text.split())
    if len(flat) <= SNIPPET:
        return flat
    stems = {stem(word) for word in words.all_words if len(word) > 1}
    places = []
    if stems:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(one) for one in stems) + ")", re.IGNORECASE)
        places = [found.start() for found in pattern.finditer(flat)][:200]
    best = max(places, key=lambda at: sum(at <= other < at + SNIPPET - 60 for other in places), default=0)
    start = max(0, best - 60)
    if start:
        space = flat.find(" ", start)
        start = space + 1 if 0 <= space < best else start
    end = min(len(flat), start + SNIPPET)
    if end < len(flat):
        space = flat.rfind(" ", start, end)
        end = space if space > start else end
    return ("… " if start else "") + flat[start:end] + (" …" if end < len(flat) else "")
