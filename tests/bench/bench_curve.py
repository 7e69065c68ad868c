"""Search as the library grows: time, memory and size on disk at 10,000 to 1,000,000 passages.

The questions are asked by a process of its own that only opens what lies on disk, so its memory is that of a
library in use and not that of making it. The texts and vectors are those of `bench_search`.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from assistant.database import migrate, open_database
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.library.store import Library
from assistant.library.vectors import Vectors
from tests.bench.bench_search import DIMS, QUERIES, _fill, _ms, _times, _unit, _word, _zipf
from tests.bench.figures import Figure

SIZES = (10_000, 50_000, 250_000, 1_000_000)
WORDS = 30_000


@dataclass(frozen=True, slots=True)
class Answered:
    """What the asking process saw: milliseconds, and its resident memory in MB."""

    p50: float
    p95: float
    keyword_p95: float
    opened: float
    memory: float


def run(quick: bool) -> list[Figure]:
    """Measure each size, the smallest first."""
    figures: list[Figure] = []
    for count in SIZES[:2] if quick else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            figures += _measure(Path(folder), count)
    return figures


def _measure(root: Path, count: int) -> list[Figure]:
    chance = np.random.default_rng(5)
    db = open_database(root / "library.db")
    migrate(db)
    vocabulary = np.array([_word(number) for number in range(WORDS)])
    centres = chance.standard_normal((400, DIMS)).astype(np.float32)
    _fill(db, count, chance, vocabulary, centres)
    vectors = Vectors(root, db)
    started = time.perf_counter()
    vectors.catch_up()
    build = count / (time.perf_counter() - started)
    vectors.close()
    db.close()
    words = [" ".join(vocabulary[_zipf(chance, 3, WORDS)]) for _ in range(QUERIES)]
    asked = _unit(centres[chance.integers(0, 400, QUERIES)] + 0.5 * chance.standard_normal((QUERIES, DIMS)))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        answered = pool.apply(_ask, (root, words, asked))
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 1e6
    label = f"{count // 1000:,} k passages"
    return [
        Figure(f"search p50, {label}", answered.p50, "ms", note="keyword and meaning"),
        Figure(f"search p95, {label}", answered.p95, "ms", note="keyword and meaning"),
        Figure(f"keyword search p95, {label}", answered.keyword_p95, "ms"),
        Figure(f"first answer after opening, {label}", answered.opened, "ms"),
        Figure(f"memory of the process that searches, {label}", answered.memory, "MB", note="resident"),
        Figure(f"size on disk, {label}", size, "MB", note="text, words, vectors and their index"),
        Figure(f"vector index build, {label}", build, "passages/s"),
    ]


def _ask(root: Path, words: list[str], asked: np.ndarray) -> Answered:
    started = time.perf_counter()
    db = open_database(root / "library.db")
    library, vectors = Library(db), Vectors(root, open_database(root / "library.db"))
    search(library, vectors, SearchQuery(words[0]), lambda _: asked[0])
    opened = (time.perf_counter() - started) * 1000
    hybrid = _times(lambda n: search(library, vectors, SearchQuery(words[n]), lambda _: asked[n]))
    keyword = _times(lambda n: search(library, None, SearchQuery(words[n]), None))
    memory = psutil.Process().memory_info().rss / 1e6
    return Answered(_ms(hybrid, 50), _ms(hybrid, 95), _ms(keyword, 95), opened, memory)
