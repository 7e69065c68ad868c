"""Search as the library grows: time, memory and size on disk at 10,000 to 1,000,000 passages.

The questions are asked by a process of its own that only opens what lies on disk, so its memory is that of a
library in use and not that of making it. A size's figures are printed before the next one is made.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from assistant.database import migrate, open_database
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.library.store import Library
from assistant.library.vectors import Vectors
from tests.bench.figures import Figure
from tests.bench.made_up import MadeUp, Questions, Times

SIZES = (10_000, 50_000, 250_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the asking process saw.

    Attributes:
        first, first_used: milliseconds of the first answer on the clock and of processor time (the index is
            opened at the same time), the libraries it needs already imported.
        ready: seconds until the index was open.
        both, keyword: the answers after that.
        memory: MB, resident, at the end.
    """

    first: float
    first_used: float
    ready: float
    both: Times
    keyword: Times
    memory: float


def run(quick: bool, most: int | None = None) -> Iterator[Figure]:
    """Measure each size, the smallest first.

    Args:
        most: the largest size to measure.
    """
    for count in SIZES[:2] if quick else SIZES:
        if most is None or count <= most:
            with tempfile.TemporaryDirectory() as folder:
                yield from _measure(Path(folder), count)


def _measure(root: Path, count: int) -> Iterator[Figure]:
    made_up = MadeUp()
    db = open_database(root / "library.db")
    migrate(db)
    made_up.fill(db, count)
    vectors = Vectors(root, db)
    started = time.perf_counter()
    vectors.catch_up()
    build = count / (time.perf_counter() - started)
    vectors.close()
    db.close()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        answered = pool.apply(_ask, (root, made_up.questions()))
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 1e6
    label = f"{count // 1000:,} k passages"
    for name, times in (("search", answered.both), ("keyword search", answered.keyword)):
        for percent in (50, 95):
            used = f"{times.processor_of(percent):.1f} ms of processor time"
            yield Figure(f"{name} p{percent}, {label}", times.clock_of(percent), "ms", note=used)
    used = f"{answered.first_used:.0f} ms of processor time"
    yield Figure(f"first answer after opening, {label}", answered.first, "ms", note=used)
    yield Figure(f"vector index open and proved, {label}", answered.ready, "s", note="beside the answers")
    yield Figure(f"memory of the process that searches, {label}", answered.memory, "MB", note="resident")
    yield Figure(f"size on disk, {label}", size, "MB", note="text, words, vectors and their index")
    yield Figure(f"vector index build, {label}", build, "passages/s")


def _ask(root: Path, asked: Questions) -> Answered:
    words, rows = asked.words, asked.vectors
    started, used = time.perf_counter(), time.process_time()
    db, own = open_database(root / "library.db"), open_database(root / "library.db")
    library, vectors = Library(db), Vectors(root, own)
    search(library, vectors, SearchQuery(words[0]), lambda _: rows[0])
    first_used = (time.process_time() - used) * 1000
    first = (time.perf_counter() - started) * 1000
    vectors.open()
    ready = time.perf_counter() - started
    hybrid = asked.times(lambda n: search(library, vectors, SearchQuery(words[n]), lambda _: rows[n]))
    keyword = asked.times(lambda n: search(library, None, SearchQuery(words[n]), None))
    memory = psutil.Process().memory_info().rss / 1e6
    vectors.close()
    own.close()
    db.close()
    return Answered(first, first_used, ready, hybrid, keyword, memory)
