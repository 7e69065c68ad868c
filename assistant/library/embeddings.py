"""Vectors of passages in the store of record: what is embedded, what waits, and the exact answer.

A vector belongs to the hash of what was embedded, so equal passages (a message and every reply that quotes
it)
cost one. Stored as float16: half the space, and the difference is far below what ranking can see;
computed in float32, because float16 arithmetic is many times slower.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.library.prepare import embedded_text

Matrix = npt.NDArray[np.float32]
STORED = np.dtype("<f2")
_ORDER = """
    items.unwanted,
    CASE WHEN items.own AND passages.role IN ('new', 'document') THEN 0
         WHEN passages.role IN ('new', 'document') THEN 1
         WHEN passages.role = 'attachment' THEN 2
         ELSE 3 END,
    items.date DESC, passages.id
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A passage without a vector: its hash, and the text to embed."""

    hash: bytes
    text: str


def waiting_hashes(connection: sqlite3.Connection) -> list[bytes]:
    """Hashes of passages to embed, in the order that serves the user first.

    Own writing and what is recent come first, quotes last; trash, junk and empty passages are left out.
    """
    rows = connection.execute(
        "SELECT passages.hash FROM passages JOIN items ON items.id = passages.item_id "
        "WHERE NOT items.unwanted AND trim(passages.text) != '' "
        f"AND NOT EXISTS (SELECT 1 FROM embeddings WHERE embeddings.hash = passages.hash) ORDER BY {_ORDER}"
    )
    return list(dict.fromkeys(row[0] for row in rows))


def count_waiting(connection: sqlite3.Connection, most: int) -> int:
    """How many passages wait to be embedded, counted up to ``most``."""
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passages WHERE trim(text) != '' "
        "AND NOT EXISTS (SELECT 1 FROM embeddings WHERE embeddings.hash = passages.hash) "
        "AND NOT EXISTS (SELECT 1 FROM items WHERE items.id = item_id AND unwanted) LIMIT ?)",
        (most,),
    ).fetchone()
    return int(row[0])


def texts_of(connection: sqlite3.Connection, hashes: Sequence[bytes]) -> list[Waiting]:
    """The texts behind some hashes; hashes whose passages are gone are left out."""
    found = []
    for one in hashes:
        row = connection.execute(
            "SELECT items.title, passages.role, passages.text FROM passages "
            "JOIN items ON items.id = passages.item_id WHERE passages.hash = ? LIMIT 1",
            (one,),
        ).fetchone()
        if row:
            found.append(Waiting(one, embedded_text(*row)))
    return found


def store(connection: sqlite3.Connection, model: str, hashes: Sequence[bytes], vectors: Matrix) -> None:
    """Keep vectors (n, dims), unit rows, of one model; in the caller's transaction."""
    rows = np.ascontiguousarray(vectors, dtype=STORED)
    connection.executemany(
        "INSERT OR IGNORE INTO embeddings(hash, model, vector) VALUES (?, ?, ?)",
        [(one, model, rows[index].tobytes()) for index, one in enumerate(hashes)],
    )


def drop_other_models(connection: sqlite3.Connection, model: str) -> int:
    """Remove vectors of any other model: they can't be compared. Returns how many."""
    return connection.execute("DELETE FROM embeddings WHERE model != ?", (model,)).rowcount


def drop_orphans(connection: sqlite3.Connection) -> int:
    """Remove vectors whose passages are all gone; returns how many."""
    return connection.execute(
        "DELETE FROM embeddings WHERE NOT EXISTS (SELECT 1 FROM passages WHERE passages.hash = "
        "embeddings.hash)"
    ).rowcount


def stored_model(connection: sqlite3.Connection) -> str:
    """Name of the model of the stored vectors, or ""."""
    row = connection.execute("SELECT model FROM embeddings LIMIT 1").fetchone()
    return row[0] if row else ""


def decode(rows: Sequence[tuple[int, bytes]]) -> tuple[npt.NDArray[np.int64], Matrix]:
    """Ids and float32 vectors (n, dims) of stored rows (id, vector); all of one length."""
    ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    if not rows:
        return ids, np.zeros((0, 0), dtype=np.float32)
    dims = len(rows[0][1]) // STORED.itemsize
    joined = b"".join(row[1] for row in rows)
    return ids, np.frombuffer(joined, dtype=STORED).reshape(len(rows), dims).astype(np.float32)


def load(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[npt.NDArray[np.int64], Matrix]:
    """Vectors of some embeddings; those that are gone are left out."""
    rows = connection.execute(
        "SELECT id, vector FROM embeddings WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(one) for one in ids]),),
    ).fetchall()
    return decode(rows)


def ranked(vector: Any, ids: npt.NDArray[np.int64], matrix: Matrix, count: int) -> list[tuple[int, float]]:
    """(id, cosine) pairs of the nearest rows, best first; equal ones by id."""
    if not len(ids):
        return []
    wanted = np.asarray(vector, dtype=np.float32).reshape(-1)
    if wanted.shape[0] != matrix.shape[1]:
        return []
    cosines = matrix @ wanted
    best = np.arange(len(ids)) if len(ids) <= count else np.argpartition(-cosines, count - 1)[:count]
    order = best[np.lexsort((ids[best], -cosines[best]))]
    return [(int(ids[one]), float(cosines[one])) for one in order]


class ExactIndex:
    """All vectors in memory; grows with the table. 1.5 kB per passage of 384 dimensions."""

    def __init__(self) -> None:
        self._ids: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._matrix: Matrix = np.zeros((0, 0), dtype=np.float32)

    def refresh(self, connection: sqlite3.Connection) -> None:
        """Read vectors stored since the last time."""
        last = int(self._ids[-1]) if len(self._ids) else 0
        blocks_ids, blocks = [self._ids], [self._matrix]
        cursor = connection.execute("SELECT id, vector FROM embeddings WHERE id > ? ORDER BY id", (last,))
        while rows := cursor.fetchmany(20_000):
            ids, matrix = decode(rows)
            blocks_ids.append(ids)
            blocks.append(matrix)
        if len(blocks) > 1:
            kept = [block for block in blocks if block.size]
            self._ids = np.concatenate(blocks_ids)
            self._matrix = np.concatenate(kept)

    def nearest(self, vector: Any, count: int) -> list[tuple[int, float]]:
        """(id, cosine) pairs, best first."""
        return ranked(vector, self._ids, self._matrix, count)

    def clear(self) -> None:
        """Forget everything (after removals, or to free memory)."""
        self.__init__()  # type: ignore[misc]
