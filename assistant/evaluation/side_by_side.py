"""Several matches at a time, each on a core of its own."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from assistant.evaluation.throwaway import Progress
from assistant.paths import DataDirectory
from models.catalogue import installed
from models.hardware import read_machine

T = TypeVar("T")

MOST_AT_ONCE = 4
# An engine, its embedding process and a second model in memory, beside the weights (bytes).
BESIDE_WEIGHTS = 1_500_000_000


def how_many(data: DataDirectory) -> int:
    """How many matches the cores and the memory of this machine carry at a time."""
    machine = read_machine()
    weights = max((model.card.size for model in installed(data.models)), default=0)
    room = machine.ram_available // (2 * weights + BESIDE_WEIGHTS)
    return max(1, min(machine.cores_physical, room, MOST_AT_ONCE))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where matches are played.

    Attributes:
        folder: below which every match has one of its own.
        data: whose models to use.
        stop: ends matches between two rounds.
        preparing: held by the one match that prepares what others start from.
    """

    folder: Path
    data: DataDirectory
    on_progress: Progress | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    preparing: threading.Lock = field(default_factory=threading.Lock)


class SideBySide:
    """Runs jobs in a few threads; what a thread starts shares its core.

    The model's threads meet after every step, so two matches with one thread each finish sooner than one
    after the other with two. Leaving the context ends what has not begun and tells the rest to stop.

    Attributes:
        stop: set when no more is wanted.
    """

    def __init__(self, at_once: int) -> None:
        self.stop = threading.Event()
        self._cores: queue.SimpleQueue[int] = queue.SimpleQueue()
        for core in _cores(at_once):
            self._cores.put(core)
        self._pool = ThreadPoolExecutor(at_once, "match", initializer=self._settle)

    def __enter__(self) -> SideBySide:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def start(self, job: Callable[[], T]) -> Future[T]:
        """Have a job done when a thread is free."""
        return self._pool.submit(job)

    def _settle(self) -> None:
        """Bind this thread, and the processes it will start, to one core."""
        if not self._cores.empty():
            os.sched_setaffinity(0, {self._cores.get()})


def _cores(at_once: int) -> Sequence[int]:
    """A core for each thread; none where there is one thread or the system binds nothing."""
    if at_once == 1 or not hasattr(os, "sched_setaffinity"):
        return ()
    usable = sorted(os.sched_getaffinity(0))
    return usable[:at_once] if len(usable) >= at_once else ()
