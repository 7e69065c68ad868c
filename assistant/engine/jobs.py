"""Jobs and the lanes they run in: one thread each for writing the library, for the model and for reading."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.errors import Cancelled

Lane = Literal["library", "model", "reading", "at-once"]
LANES: tuple[Lane, ...] = ("library", "model", "reading")


@dataclass(slots=True)
class Job:
    """A request that waits or runs. ``started`` is on the monotonic clock, None while it waits."""

    number: int
    method: str
    lane: Lane
    cancel: threading.Event = field(default_factory=threading.Event)
    started: float | None = None
    future: Future[Any] | None = None

    def stop(self) -> None:
        """Ask it to stop: a waiting job never starts, a running one sees the flag."""
        self.cancel.set()
        if self.future is not None:
            self.future.cancel()


class Gate:
    """Many ordinary jobs may be inside at the same time, or one that needs the stores for itself."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._inside = 0
        self._closed = False

    @contextmanager
    def ordinary(self) -> Iterator[None]:
        """Be one of many; waits while a job is alone inside."""
        with self._condition:
            self._condition.wait_for(lambda: not self._closed)
            self._inside += 1
        try:
            yield
        finally:
            with self._condition:
                self._inside -= 1
                self._condition.notify_all()

    @contextmanager
    def alone(self, cancel: threading.Event) -> Iterator[None]:
        """Be alone inside; waits until the others have left.

        Raises:
            Cancelled: when the flag is set while waiting.
        """
        with self._condition:
            while self._closed or self._inside:
                if cancel.is_set():
                    raise Cancelled
                self._condition.wait(0.05)
            self._closed = True
        try:
            yield
        finally:
            with self._condition:
                self._closed = False
                self._condition.notify_all()


class Jobs:
    """All jobs of the engine."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._active: dict[int, Job] = {}
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=f"lane-{lane}") for lane in LANES}
        self._last_end = time.monotonic()

    def submit(self, method: str, lane: Lane, work: Callable[[Job], None]) -> Job:
        """Queue a job in its lane; ``work`` reports its own outcome and must not raise.

        A job that is stopped while it waits is handed to ``work`` as well, with its flag set, so that
        every request gets an answer.
        """
        job = Job(next(self._numbers), method, lane)
        with self._lock:
            self._active[job.number] = job
        if lane == "at-once":
            self._run(job, work)
            return job
        job.future = self._lanes[lane].submit(self._run, job, work)
        job.future.add_done_callback(lambda future: self._run(job, work) if future.cancelled() else None)
        return job

    def describe(self) -> list[dict[str, Any]]:
        """What waits and runs now, for the status."""
        now = time.monotonic()
        with self._lock:
            jobs = list(self._active.values())
        return [
            {
                "id": job.number,
                "method": job.method,
                "lane": job.lane,
                "state": "waiting" if job.started is None else "running",
                "seconds": round(now - job.started, 3) if job.started is not None else 0.0,
            }
            for job in jobs
            if job.lane != "at-once"
        ]

    def at_work(self, lane: Lane) -> bool:
        """Whether a job of this lane runs now."""
        with self._lock:
            return any(job.lane == lane and job.started is not None for job in self._active.values())

    def waits(self, lane: Lane) -> bool:
        """Whether a job waits in a lane, so that idle work there had better stop."""
        with self._lock:
            return any(
                job.lane == lane and job.started is None and not job.cancel.is_set()
                for job in self._active.values()
            )

    @property
    def busy(self) -> bool:
        """Whether any job waits or runs."""
        return bool(self.describe())

    @property
    def idle_seconds(self) -> float:
        """Seconds since the last job ended; 0 while one waits or runs."""
        return 0.0 if self.busy else time.monotonic() - self._last_end

    def close(self, patience: float) -> bool:
        """Stop all jobs; returns whether all of them ended within ``patience`` seconds."""
        with self._lock:
            jobs = list(self._active.values())
        for job in jobs:
            job.stop()
        until = time.monotonic() + patience
        while self.busy and time.monotonic() < until:
            time.sleep(0.01)
        for executor in self._lanes.values():
            executor.shutdown(wait=False, cancel_futures=True)
        return not self.busy

    def _run(self, job: Job, work: Callable[[Job], None]) -> None:
        job.started = time.monotonic()
        try:
            work(job)
        finally:
            with self._lock:
                self._active.pop(job.number, None)
            if job.lane != "at-once":
                self._last_end = time.monotonic()
