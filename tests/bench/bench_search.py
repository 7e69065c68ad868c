"""How fast a search answers with 10,000 and with 250,000 passages, beside bare numpy and bare Chroma."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.database import migrate, open_database
from assistant.library import embeddings
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.library.store import Library
from assistant.library.vectors import Vectors
from tests.bench.figures import Figure
from tests.bench.made_up import MadeUp

SIZES = (10_000, 250_000)
COMPARED = 60


def run(quick: bool) -> Iterator[Figure]:
    """Measure hybrid search, and its two halves alone."""
    for count in SIZES[:1] if quick else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            yield from _measure(Path(folder), count)


def _measure(root: Path, count: int) -> Iterator[Figure]:
    made_up = MadeUp()
    db = open_database(root / "library.db")
    migrate(db)
    made_up.fill(db, count)
    own = open_database(root / "library.db")
    vectors = Vectors(root, own)
    started = time.perf_counter()
    vectors.catch_up()
    build = count / (time.perf_counter() - started)
    library, asked = Library(db), made_up.questions()
    words, rows = asked.words, asked.vectors
    hybrid = asked.times(lambda n: search(library, vectors, SearchQuery(words[n]), lambda _: rows[n]))
    keyword = asked.times(lambda n: search(library, None, SearchQuery(words[n]), None))
    exact = embeddings.ExactIndex()
    exact.refresh(db.conn)
    bare_numpy = asked.times(lambda n: exact.nearest(rows[n], 10))
    chroma = asked.times(
        lambda n: vectors._collection.query(
            query_embeddings=rows[n : n + 1], n_results=10, include=["distances"]
        )
    )
    wanted = [{one for one, _ in exact.nearest(row, 10)} for row in rows[:COMPARED]]
    got = [{one for one, _ in vectors.nearest(row, 200)[0][:10]} for row in rows[:COMPARED]]
    recall = sum(len(a & b) for a, b in zip(wanted, got, strict=True)) / (10 * COMPARED)
    vectors.close()
    own.close()
    db.close()
    label = f"{count // 1000} k passages"
    both = "keyword and meaning"
    used = f"{both}; {hybrid.processor_of(95):.1f} ms of processor time"
    yield Figure(
        f"search p50, {label}", hybrid.clock_of(50), "ms", "bare numpy", bare_numpy.clock_of(50), both
    )
    yield Figure(f"search p95, {label}", hybrid.clock_of(95), "ms", "bare Chroma", chroma.clock_of(95), used)
    yield Figure(f"keyword search p95, {label}", keyword.clock_of(95), "ms")
    yield Figure(f"meaning recall@10, {label}", recall, "", "bare numpy", 1.0)
    yield Figure(f"vector index build, {label}", build, "passages/s")
