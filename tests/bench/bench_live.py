"""One mail appended to a large mailbox that is watched: seconds until a search finds it; memory while indexing.

The mailbox has 1 GB (``--quick``: 60 MB), most of it attachments, as large mailboxes have.
"""

from __future__ import annotations

import base64
import os
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from assistant.engine.workshop import Workshop
from assistant.library.indexer import Indexer
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.paths import DataDirectory
from assistant.safety.network import Jail
from tests.bench.bench_index import _message
from tests.bench.figures import Figure

SEPARATOR = b"From x@example.org Mon Jan  6 10:00:00 2020\n"
APPENDED = 5


def run(quick: bool, size: int | None = None) -> list[Figure]:
    """Index a large mailbox, then append to it while it is watched.

    Args:
        size: bytes of the mailbox, where it should be another than usual.
    """
    size = size or (60_000_000 if quick else 1_000_000_000)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        os.environ["OWNHAND_MODELS"] = str(root / "no-models")
        box = _large_mailbox(root / "large.mbox", size)
        workshop = Workshop(DataDirectory(root / "data").prepare(), Jail(()))
        before = psutil.Process().memory_info().rss
        with _peak() as peak:
            report = Indexer(workshop.bench.library).run([box])
        workshop.background.start()
        while workshop.background.describe()["state"] != "watching":
            time.sleep(0.1)
        seconds = [_append(workshop, box, number) for number in range(APPENDED)]
        workshop.background.stop(60.0)
        workshop.close()
    note = f"{size // 1_000_000:,} MB, {report.messages:,} messages"
    return [
        Figure(
            "append to a watched mailbox, searchable after", max(seconds), "s", note=f"{note}; slowest of 5"
        ),
        Figure("memory while indexing, all processes", (peak[0] - before) / 1e6, "MB", note=note),
    ]


def _append(workshop: Workshop, box: Path, number: int) -> float:
    word = f"quokka{number}marsupial"
    message = _message(random.Random(number), 5_000_000 + number).replace(
        b"Hello Ben", f"Hello {word}".encode()
    )
    with open(box, "ab") as file:
        file.write(SEPARATOR + message + b"\n\n")
    started = time.perf_counter()
    while not search(workshop.bench.library, None, SearchQuery(f'"{word}"'), None).hits:
        time.sleep(0.02)
    return time.perf_counter() - started


def _large_mailbox(path: Path, size: int) -> Path:
    chance = random.Random(4)
    with open(path, "wb") as file:
        number = 0
        while file.tell() < size:
            number += 1
            text = _message(chance, number).partition(b"\n\n")[2]
            content = base64.encodebytes(chance.randbytes(chance.choice((20_000, 400_000, 3_000_000))))
            file.write(
                SEPARATOR + f"Message-ID: <{number}.large@example.org>\nFrom: a{number % 50}@example.com\n".encode()
                + b"To: anna@example.org\nSubject: Pictures\nMIME-Version: 1.0\n"
                + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n' + text
                + b"\n--b\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n" + content + b"\n--b--\n\n"
            )  # fmt: skip
    return path


@contextmanager
def _peak() -> Iterator[list[int]]:
    """The most memory that this process and its children had together, looked at ten times a second."""
    most, stop = [0], threading.Event()

    def look() -> None:
        me = psutil.Process()
        while not stop.wait(0.1):
            total = me.memory_info().rss
            for child in me.children(recursive=True):
                try:
                    total += child.memory_info().rss
                except psutil.Error:
                    continue
            most[0] = max(most[0], total)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield most
    finally:
        stop.set()
        thread.join()
