"""Passages that may answer a query: by the words, by the meaning, or simply the newest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from assistant.library import embeddings
from assistant.library.filters import Filter
from assistant.library.names import fold
from assistant.library.query import WordQuery, prefix_of
from assistant.library.spelling import nearest_words

LIST_LENGTH = 200
MEANING_LENGTH = 200
ENOUGH = 30
MOST_RANKED = 8_000
MOST_COMMON_RANKED = 2_000
"""So many where every word stands nearly everywhere: each match is weighed by all of them."""

MOST_LISTED = 2_000
LENIENT_SHARE = 0.8
"""What a match of a more lenient expression counts against a stricter one: all words say more than some."""

COMMON_FROM = 2_000
BROAD_FROM = 60
LEAST_SIMILARITY = 0.2
NARROW_FILTER = 20_000
MOST_LIKE = 60


class Nearest(Protocol):
    """What search needs of a vector index: ``vectors.Vectors`` is one."""

    def nearest(self, vector: Any, count: int) -> tuple[list[tuple[int, float]], bool]:
        """(embedding id, cosine) pairs, best first, and whether numpy answered for a sick index."""
        ...

    def among(self, vector: Any, embedding_ids: Sequence[int], count: int) -> list[tuple[int, float]]:
        """The same, exactly, over some embeddings only."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """A passage in one of the lists.

    Attributes:
        rank: 1-based place in its list.
        strength: how well it fits, 0..1: the share of the best BM25 weight that it reached, or the cosine.
    """

    rank: int
    strength: float


def newest(connection: sqlite3.Connection, wanted: Filter) -> list[int]:
    """First passages of the newest items that pass the filters, newest first."""
    where = " AND ".join([*wanted.conditions, "passages.position = 0"])
    rows = connection.execute(
        f"SELECT passages.id FROM items JOIN passages ON passages.item_id = items.id WHERE {where} "
        "ORDER BY items.date DESC, items.id DESC LIMIT ?",
        (*wanted.values, MOST_LISTED),
    )
    return [row[0] for row in rows]


def by_keyword(
    connection: sqlite3.Connection, words: WordQuery, wanted: Filter, typing: bool = False
) -> tuple[dict[int, Match], WordQuery]:
    """Passages from the strict to the lenient expression, each group by BM25.

    Ranking costs microseconds a match, so of a word that stands nearly everywhere only the passages stored
    last are ranked, and beside rarer words it isn't weighed at all.

    Returns:
        the matches, and the query as it was looked up: words that stand nowhere put right where possible.
    """
    found: dict[int, Match] = {}
    if words.empty:
        return found, words
    common, broad, unknown = _frequent(connection, words)
    if typing and unknown:
        # The word may not be finished; what begins like it is no slip.
        unknown = unknown - set(words.words[-1:]) if not unknown.issuperset(words.words) else unknown
    if unknown:
        words = words.replaced(nearest_words(connection, sorted(unknown)))
    sql = _keyword_sql(wanted)
    most = MOST_RANKED if words.phrases or not common.issuperset(words.words) else MOST_COMMON_RANKED
    stages = words.weighed(common, broad, typing)
    sifted = {weighed for demanded, weighed in stages if demanded != weighed}
    ranked: dict[str, list[tuple[int, float]]] = {}
    for lenience, (demanded, weighed) in enumerate(stages):
        if weighed not in ranked:
            length = most if weighed in sifted else LIST_LENGTH
            ranked[weighed] = connection.execute(sql, (weighed, *wanted.values, most, length)).fetchall()
        rows = ranked[weighed]
        if demanded != weighed and rows:
            holding = _holding(connection, demanded, min(row[0] for row in rows))
            rows = [row for row in rows if row[0] in holding]
        rows = rows[:LIST_LENGTH]
        best = min((row[1] for row in rows), default=0.0)
        for passage, weight in rows:
            if passage not in found and len(found) < LIST_LENGTH:
                strength = weight / best if best else 0.0
                found[passage] = Match(len(found) + 1, strength * LENIENT_SHARE**lenience)
        if len(found) >= ENOUGH:
            break
    return found, words


def _holding(connection: sqlite3.Connection, expression: str, first: int) -> set[int]:
    """The passages stored last, from ``first`` on, that an expression finds; in no order."""
    rows = connection.execute(
        "SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? AND rowid >= ? "
        "ORDER BY rowid DESC LIMIT ?",
        (expression, first, MOST_RANKED),
    )
    return {row[0] for row in rows}


def _keyword_sql(wanted: Filter) -> str:
    source = "passages_fts"
    if wanted.conditions:
        source += (
            " JOIN passages ON passages.id = passages_fts.rowid JOIN items ON items.id = passages.item_id"
        )
    where = " AND ".join(["passages_fts MATCH ?", *wanted.conditions])
    return (
        "SELECT id, score FROM (SELECT passages_fts.rowid AS id, passages_fts.rank AS score "
        f"FROM {source} WHERE {where} ORDER BY passages_fts.rowid DESC LIMIT ?) "
        "ORDER BY score, id DESC LIMIT ?"
    )


def _frequent(connection: sqlite3.Connection, words: WordQuery) -> tuple[set[str], set[str], set[str]]:
    """Words in very many passages, words whose beginning very many share, and words that stand nowhere."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_terms USING fts5vocab(main, passages_fts, 'row')"
    )
    common, broad, unknown = set(), set(), set()
    for word in words.words:
        count = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?)",
            (f'"{word}"', COMMON_FROM),
        ).fetchone()[0]
        if count >= COMMON_FROM:
            common.add(word)
            continue
        sharing = 0
        if beginning := fold(prefix_of(word)):
            sharing = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM temp.passage_terms WHERE term >= ? AND term < ? "
                "LIMIT ?)",
                (beginning, beginning + "\U0010ffff", BROAD_FROM),
            ).fetchone()[0]
        if sharing >= BROAD_FROM:
            broad.add(word)
        if not count and not sharing:
            unknown.add(word)
    return common, broad, unknown


def by_meaning(
    connection: sqlite3.Connection, vectors: Nearest, vector: Any, wanted: Filter, least: int
) -> tuple[dict[int, Match], bool]:
    """Passages nearest to a vector; a filter that leaves fewer than ``least`` is answered exactly.

    Returns:
        the matches, and whether numpy answered for the index.
    """
    pairs, exact = vectors.nearest(vector, MEANING_LENGTH)
    found = _passages(connection, pairs, wanted)
    if wanted.conditions and len(found) < least:
        rows = connection.execute(
            "SELECT DISTINCT embeddings.id FROM items JOIN passages ON passages.item_id = items.id "
            f"JOIN embeddings ON embeddings.hash = passages.hash WHERE {' AND '.join(wanted.conditions)} "
            "ORDER BY items.date DESC LIMIT ?",
            (*wanted.values, NARROW_FILTER),
        ).fetchall()
        pairs = vectors.among(vector, [row[0] for row in rows], MEANING_LENGTH)
        found = _passages(connection, pairs, wanted)
    return found, exact


def vector_of(connection: sqlite3.Connection, item_id: int) -> Any | None:
    """What stands for an item in the vector space: the mean of its own passages, or None without vectors."""
    rows = connection.execute(
        "SELECT embeddings.id FROM passages JOIN embeddings ON embeddings.hash = passages.hash "
        "WHERE passages.item_id = ? ORDER BY passages.role IN ('new', 'document') DESC, position LIMIT ?",
        (item_id, MOST_LIKE),
    ).fetchall()
    _, matrix = embeddings.load(connection, [row[0] for row in rows])
    if not len(matrix):
        return None
    mean = matrix.mean(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / length if length else None


def _passages(
    connection: sqlite3.Connection, pairs: list[tuple[int, float]], wanted: Filter
) -> dict[int, Match]:
    order = {
        embedding: (place, cosine)
        for place, (embedding, cosine) in enumerate(pairs, 1)
        if cosine >= LEAST_SIMILARITY
    }
    where = "".join(f" AND {one}" for one in wanted.conditions)
    rows = connection.execute(
        "SELECT embeddings.id, passages.id FROM embeddings JOIN passages ON passages.hash = embeddings.hash "
        "JOIN items ON items.id = passages.item_id "
        f"WHERE embeddings.id IN (SELECT value FROM json_each(?)){where}",
        (json.dumps(list(order)), *wanted.values),
    ).fetchall()
    rows.sort(key=lambda row: (order[row[0]][0], row[1]))
    return {passage: Match(*order[embedding]) for embedding, passage in rows}
