"""How fast a search answers with 10,000 and with 250,000 passages, beside bare numpy and bare Chroma.

Texts and vectors are made up: words by Zipf's law, vectors in clusters as embeddings of mail have them.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import sqlite_utils

from assistant.database import migrate, open_database, writing
from assistant.library import embeddings
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.library.store import Library
from assistant.library.vectors import Vectors
from tests.bench.figures import Figure

DIMS = 384
WORDS_PER_PASSAGE = 90
QUERIES = 200


def run(quick: bool) -> list[Figure]:
    """Measure hybrid search, and its two halves alone."""
    figures: list[Figure] = []
    for count in (10_000,) if quick else (10_000, 250_000):
        with tempfile.TemporaryDirectory() as folder:
            figures += _measure(Path(folder), count)
    return figures


def _measure(root: Path, count: int) -> list[Figure]:
    chance = np.random.default_rng(5)
    db = open_database(root / "library.db")
    migrate(db)
    vocabulary = np.array([_word(number) for number in range(30_000)])
    centres = chance.standard_normal((400, DIMS)).astype(np.float32)
    _fill(db, count, chance, vocabulary, centres)
    own = open_database(root / "library.db")
    vectors = Vectors(root, own)
    started = time.perf_counter()
    vectors.catch_up()
    build = count / (time.perf_counter() - started)
    library = Library(db)
    queries = [" ".join(vocabulary[_zipf(chance, 3, 30_000)]) for _ in range(QUERIES)]
    asked = _unit(centres[chance.integers(0, 400, QUERIES)] + 0.5 * chance.standard_normal((QUERIES, DIMS)))
    hybrid = _times(lambda n: search(library, vectors, SearchQuery(queries[n]), lambda _: asked[n]))
    keyword = _times(lambda n: search(library, None, SearchQuery(queries[n]), None))
    exact = embeddings.ExactIndex()
    exact.refresh(db.conn)
    numpy_times = _times(lambda n: exact.nearest(asked[n], 10))
    chroma = _times(
        lambda n: vectors._collection.query(
            query_embeddings=asked[n : n + 1], n_results=10, include=["distances"]
        )
    )
    wanted = [{one for one, _ in exact.nearest(row, 10)} for row in asked[:60]]
    got = [{one for one, _ in vectors.nearest(row, 200)[0][:10]} for row in asked[:60]]
    recall = sum(len(a & b) for a, b in zip(wanted, got, strict=True)) / (10 * len(wanted))
    vectors.close()
    own.close()
    db.close()
    label = f"{count // 1000} k passages"
    return [
        Figure(
            f"search p50, {label}",
            _ms(hybrid, 50),
            "ms",
            "bare numpy",
            _ms(numpy_times, 50),
            "keyword and meaning",
        ),
        Figure(
            f"search p95, {label}",
            _ms(hybrid, 95),
            "ms",
            "bare Chroma",
            _ms(chroma, 95),
            "keyword and meaning",
        ),
        Figure(f"keyword search p95, {label}", _ms(keyword, 95), "ms"),
        Figure(f"meaning recall@10, {label}", recall, "", "bare numpy", 1.0),
        Figure(f"vector index build, {label}", build, "passages/s"),
    ]


def _fill(db: sqlite_utils.Database, count: int, chance: Any, vocabulary: Any, centres: Any) -> None:
    """Passages, one to an item, from two thousand people; straight into the tables."""
    with writing(db) as connection:
        connection.executemany(
            "INSERT INTO people(id, name) VALUES (?, ?)", [(n, f"Person {n}") for n in range(1, 2_001)]
        )
        connection.executemany(
            "INSERT INTO addresses(id, address, person_id) VALUES (?, ?, ?)",
            [(n, f"person{n}@example.com", n) for n in range(1, 2_001)],
        )
    for first in range(0, count, 10_000):
        size = min(10_000, count - first)
        texts = [" ".join(row) for row in vocabulary[_zipf(chance, (size, WORDS_PER_PASSAGE), 30_000)]]
        hashes = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        rows = _unit(centres[chance.integers(0, 400, size)] + 0.5 * chance.standard_normal((size, DIMS)))
        with writing(db) as connection:
            connection.executemany(
                "INSERT INTO items(id, key, kind, title, date, new_text, quoted_text, signature, language, names, author, "
                'sender_id, message_id, in_reply_to, "references", list_id, attachments, problems, own) '
                "VALUES (?, ?, 'mail', ?, ?, '', '', '', 'en', ?, '', ?, '', '', '', '', '[]', '[]', ?)",
                [
                    (n, str(n), text[:40], 1e9 + n * 900, f"Person {n % 2000 + 1}", n % 2000 + 1, n % 3 == 0)
                    for n, text in enumerate(texts, first + 1)
                ],
            )
            connection.executemany(
                "INSERT INTO participants(item_id, role, address_id) VALUES (?, 'from', ?)",
                [(n, n % 2000 + 1) for n in range(first + 1, first + size + 1)],
            )
            connection.executemany(
                "INSERT INTO passages(id, item_id, role, position, text, hash) VALUES (?, ?, 'new', 0, ?, ?)",
                [
                    (n, n, text, hash_)
                    for n, (text, hash_) in enumerate(zip(texts, hashes, strict=True), first + 1)
                ],
            )
            connection.execute(
                "INSERT INTO passages_fts(rowid, text, title, names) SELECT id, text, title, names FROM passage_words "
                "WHERE id > ?",
                (first,),
            )
            embeddings.store(connection, "made-up", hashes, rows)


def _zipf(chance: Any, shape: Any, size: int) -> Any:
    """Word numbers with the frequencies of natural text."""
    return np.minimum((np.exp(chance.random(shape) * np.log(size)) - 1).astype(int), size - 1)


def _word(number: int) -> str:
    syllables = ("ka", "lo", "mi", "ren", "to", "su", "vel", "dar", "pi", "nox", "fa", "ge")
    word = ""
    number += 12
    while number:
        number, digit = divmod(number, 12)
        word += syllables[digit]
    return word


def _unit(rows: Any) -> Any:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _times(call: Any) -> list[float]:
    for number in range(3):
        call(number)
    times = []
    for number in range(QUERIES):
        started = time.perf_counter()
        call(number)
        times.append(time.perf_counter() - started)
    return times


def _ms(times: list[float], percent: int) -> float:
    return float(np.percentile(times, percent)) * 1000
