"""Reading in child processes: results come back in order; a child that breaks costs one file, not the run."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool

import psutil

from assistant.errors import Cancelled
from assistant.library.prepare import Prepared, read_and_prepare
from assistant.sources.entry import MAIL_KINDS, FileEntry
from assistant.sources.item import Problem
from assistant.sources.reader import Job
from assistant.text import language

log = logging.getLogger(__name__)

Result = list[tuple[FileEntry, list[Prepared]]]

STRETCH_BYTES = 1_000_000
"""A job of a mailbox: small enough for steady progress and for little to redo after a kill."""

FILES_AT_ONCE = 100
SMALL_WORK_BYTES = 400_000
LIGHT_KINDS = MAIL_KINDS | {"plain", "markdown"}
SECONDS_PER_JOB = 90.0
SECONDS_PER_FILE = 20.0
AHEAD = 2
POLL_SECONDS = 0.1

BROKE = Problem("reader-broke", "reading it took too long or broke the reader")


def cut(jobs: Iterable[Job]) -> Iterator[Job]:
    """The same work in smaller jobs."""
    for job in jobs:
        if len(job.entries) > 1:
            for at in range(0, len(job.entries), FILES_AT_ONCE):
                yield Job(job.entries[at : at + FILES_AT_ONCE])
            continue
        entry = job.entries[0]
        end = entry.size if job.end is None else job.end
        start = job.start
        while entry.kind == "mbox" and start + STRETCH_BYTES * 3 // 2 < end:
            yield Job(job.entries, start, start + STRETCH_BYTES)
            start += STRETCH_BYTES
        yield Job(job.entries, start, job.end)


def size_of(job: Job) -> int:
    """Bytes that a job reads, for progress."""
    if len(job.entries) == 1 and job.entries[0].in_ranges:
        end = job.entries[0].size if job.end is None else job.end
        return max(0, end - job.start)
    return sum(entry.size for entry in job.entries)


def read_all(
    jobs: list[Job], workers: int, cancel: threading.Event | None = None
) -> Iterator[tuple[Job, Result]]:
    """Read jobs with reading processes that end afterwards; see :meth:`Readers.read`."""
    readers = Readers(workers)
    try:
        yield from readers.read(jobs, cancel)
    finally:
        readers.close()


def _go_on() -> None:
    """Nothing asks us to wait."""


class Readers:
    """A few reading processes: started on need, kept for the next time, anew when one breaks or hangs.

    Args:
        workers: how many processes.
        nice: how far they step back behind other work (as the ``nice`` command counts).
    """

    def __init__(self, workers: int, nice: int = 0) -> None:
        self._workers = workers
        self._nice = nice
        self._cancel: threading.Event | None = None
        self._executor: ProcessPoolExecutor | None = None

    @property
    def running(self) -> bool:
        """Whether there are processes now."""
        return self._executor is not None

    def warm(self) -> None:
        """Start the processes, so that they are ready when there is something to read."""
        for _ in range(self._workers):
            self._submit(None)

    def close(self) -> None:
        """End the processes; they can be started again."""
        self._stop(kill=False)

    def read(
        self, jobs: list[Job], cancel: threading.Event | None = None, pause: Callable[[], None] = _go_on
    ) -> Iterator[tuple[Job, Result]]:
        """Read jobs, results in the order of the jobs.

        A little mail or plain text is read in this process, because starting another takes longer.

        Args:
            pause: called before each result is handed out; may wait.

        Raises:
            Cancelled: within a moment of the event.
        """
        self._cancel = cancel
        if _little(jobs):
            for job in jobs:
                pause()
                if cancel is not None and cancel.is_set():
                    raise Cancelled
                yield job, read_and_prepare(job)
            return
        waiting = deque(jobs)
        running: deque[tuple[Job, Future[Result]]] = deque()
        try:
            while waiting or running:
                while waiting and len(running) < self._workers + AHEAD:
                    job = waiting.popleft()
                    running.append((job, self._submit(job)))
                job, future = running.popleft()
                try:
                    result = self._wait(future, job)
                except (BrokenProcessPool, FutureTimeout):
                    # Whoever broke it, everything under way is lost: read this job with care, the others
                    # again.
                    self._stop(kill=True)
                    waiting.extendleft(other for other, _ in reversed(running))
                    running.clear()
                    result = self._with_care(job)
                pause()
                yield job, result
        except BaseException:
            self._stop(kill=True)
            raise

    def _submit(self, job: Job | None) -> Future[Result]:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._workers,
                multiprocessing.get_context("spawn"),
                initializer=_start_reader,
                initargs=(self._nice,),
            )
        try:
            return self._executor.submit(_read, job)
        except BrokenProcessPool as error:
            failed: Future[Result] = Future()
            failed.set_exception(error)
            return failed

    def _wait(self, future: Future[Result], job: Job) -> Result:
        deadline = time.monotonic() + SECONDS_PER_JOB + SECONDS_PER_FILE * len(job.entries)
        while True:
            if self._cancel is not None and self._cancel.is_set():
                raise Cancelled
            try:
                return future.result(timeout=POLL_SECONDS)
            except FutureTimeout:
                if time.monotonic() > deadline:
                    raise

    def _with_care(self, job: Job) -> Result:
        """One file at a time, in a fresh process where one broke; what breaks twice is a failure."""
        results: Result = []
        for entry in job.entries:
            single = Job((entry,), job.start, job.end)
            # The second attempt clears a file that met a process broken by something else.
            results += self._attempt(single) or self._attempt(single) or [(entry, [_broke(single)])]
        return results

    def _attempt(self, single: Job) -> Result | None:
        try:
            return self._wait(self._submit(single), single)
        except (BrokenProcessPool, FutureTimeout):
            log.warning("a reader broke on a file of kind %s", single.entries[0].kind)
            self._stop(kill=True)
            return None

    def _stop(self, kill: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        processes = list((executor._processes or {}).values()) if kill else []
        for process in processes:
            process.kill()
        executor.shutdown(wait=True, cancel_futures=True)


def _little(jobs: list[Job]) -> bool:
    return sum(map(size_of, jobs)) <= SMALL_WORK_BYTES and all(
        entry.kind in LIGHT_KINDS for job in jobs for entry in job.entries
    )


def _read(job: Job | None) -> Result:
    """What a reading process does; None only makes it ready."""
    if job is not None:
        return read_and_prepare(job)
    language.load()
    return []


def _broke(single: Job) -> Prepared:
    in_ranges = single.entries[0].in_ranges
    return Prepared(f"{single.start}:{size_of(single)}" if in_ranges else "", None, BROKE)


def _start_reader(nice: int) -> None:
    """A reader steps back behind other work, and must not outlive a killed engine."""
    if nice:
        step_back(nice)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def step_back(nice: int) -> None:
    """Let other processes go before this one, where the system allows it."""
    try:
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(nice)
    except (OSError, psutil.Error):
        log.debug("the priority could not be lowered")
