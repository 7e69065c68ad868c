"""What the engine does by itself while it runs: keep the library up to date with its sources.

One thread beside the lanes, behind everything a user waits for: it holds still while a draft is written, and
lets go of the library when a request needs it. Watching never keeps the engine alive; what changes while no
engine runs is found when the next one starts, because watching begins with a look at every source.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.logs import place_of, write_crash_report
from assistant.errors import Cancelled, KnownError

if TYPE_CHECKING:
    from assistant.engine.workshop import Workshop
    from assistant.library.indexer import Indexer
    from assistant.library.pending import Due
    from assistant.library.watcher import Watcher

log = logging.getLogger(__name__)

START_SECONDS = 3.0
"""The first request of a new engine comes first."""

RETRY_SECONDS = 60.0
LONGEST_WAIT = 2.0
SETTLE_SECONDS = 300.0
EMBED_SECONDS = 600.0
EMBED_AT_ONCE = 64
"""So many passages without a vector are worth loading the embedding model; fewer wait for company."""

COUNT_SECONDS = 30.0
EMBED_BATCH = 16
READERS_KEPT_SECONDS = 60.0
NICE = 10


class Background:
    """The thread that watches the sources of one engine; see the module."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._turn = threading.Lock()
        self._wanted = 0
        self._wanted_lock = threading.Lock()
        self._stop = threading.Event()
        self._let_go = threading.Event()
        self._changed = threading.Event()
        self._thread: threading.Thread | None = None
        self._watcher: Watcher | None = None
        self._work: _Work | None = None
        self._state = "waiting"
        self._last_look: float | None = None

    def start(self) -> None:
        """Begin, a moment after the engine did."""
        self._thread = threading.Thread(target=self._run, name="background-library", daemon=True)
        self._thread.start()

    def stop(self, patience: float) -> bool:
        """End; returns whether the thread ended within ``patience`` seconds."""
        self._stop.set()
        self._let_go.set()
        if self._watcher is not None:
            self._watcher.wake()
        if self._thread is None:
            return True
        self._thread.join(patience)
        return not self._thread.is_alive()

    @property
    def busy(self) -> bool:
        """Whether something is being read or embedded now."""
        return self._state == "working"

    @contextmanager
    def foreground(self) -> Iterator[None]:
        """Have the library to oneself: the background lets go after its step and looks again later."""
        with self._wanted_lock:
            self._wanted += 1
        self._let_go.set()
        try:
            with self._turn:
                yield
        finally:
            with self._wanted_lock:
                self._wanted -= 1
                if not self._wanted and not self._stop.is_set():
                    self._let_go.clear()
            self._changed.set()
            if self._watcher is not None:
                self._watcher.wake()

    def wake(self) -> None:
        """A setting changed: see at once what it means."""
        if self._watcher is not None:
            self._watcher.wake()

    def describe(self) -> dict[str, Any]:
        """For the status: what it does, what waits, and how each source is watched."""
        watcher = self._watcher
        watches = watcher.watches() if watcher is not None else {}
        return {
            "state": self._state,
            "pending": watcher.pending() if watcher is not None else 0,
            "last_look": self._last_look,
            "sources": [
                {"id": ids.show("source", number), "mode": one.mode, "reason": one.reason}
                for number, one in watches.items()
            ],
        }

    # In the thread

    def _run(self) -> None:
        if sys.platform == "linux":
            # Only this thread: on Linux a priority belongs to a thread.
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
        wait = START_SECONDS
        while not self._stop.is_set():
            if self._watcher is None:
                self._stop.wait(wait)
            else:
                self._watcher.wait(wait)
            if self._stop.is_set():
                break
            wait = self._step_safely()
        self._close()

    def _step_safely(self) -> float:
        """One step; returns how long to wait at most before the next."""
        try:
            return self._step()
        except Cancelled:
            return 0.1
        except KnownError as fault:
            log.warning("keeping the library up to date has to wait: %s", fault.code)
            self._state = fault.code
        except Exception as fault:  # noqa: BLE001 - the boundary of this thread: a bug here must not end the engine
            log.error("the background failed in %s", place_of(fault), exc_info=fault)
            write_crash_report(self._workshop.data.logs, fault, "background")
            self._state = "failed"
            self._close()
        self._stop.wait(RETRY_SECONDS)
        return 0.1

    def _step(self) -> float:
        reason = self._held_up()
        if reason:
            self._state = reason
            return LONGEST_WAIT
        if self._let_go.is_set() or not self._turn.acquire(timeout=0.05):
            return 0.2
        try:
            with self._workshop.gate.ordinary():
                return self._work_on()
        finally:
            self._turn.release()

    def _held_up(self) -> str:
        """Why nothing is to be done now, as the status says it, or ""."""
        settings = self._workshop.settings
        if not self._workshop.data.library_db.exists():
            return "waiting"
        if not settings.flag("indexing.watch"):
            self._close()
            return "off"
        if settings.flag("indexing.paused"):
            return "paused"
        if not settings.flag("indexing.on_battery") and on_battery():
            return "on battery"
        return ""

    def _work_on(self) -> float:
        from assistant.library.scan import stored_points

        work = self._work = self._work or _Work(self._workshop)
        watcher = self._watcher
        if watcher is None or self._changed.is_set():
            self._changed.clear()
            watcher = self._watcher = self._watcher or work.new_watcher()
            library = self._workshop.bench.library
            watcher.set_sources(library.places(), lambda number: stored_points(library.db.conn, number))
            work.expect_news()
        due = watcher.due()
        if due:
            self._state = "working"
            self._look(work, watcher, due)
            return 0.0
        self._state = "working" if work.fill_in(self._let_go, self._hold_still) else "watching"
        return LONGEST_WAIT

    def _look(self, work: _Work, watcher: Watcher, due: dict[int, Due]) -> None:
        """Bring what is due up to date; what a request broke off is due again."""
        from assistant.library.scan import Part, stored_points

        library = self._workshop.bench.library
        roots = {one.id: one.path for one in library.places()}
        parts: dict[int, Part | None] = {}
        for number, one in due.items():
            if number in roots:
                parts[number] = None if one.whole else Part(roots[number], one.paths, one.young)
        started = time.monotonic()
        try:
            update = work.indexer.update(parts, self._let_go, self._hold_still)
        except BaseException:
            for number, one in due.items():
                watcher.again(number, one)
            raise
        if update.new:
            work.expect_news()
        self._last_look = time.time()
        seconds = time.monotonic() - started
        for number in (number for number, part in parts.items() if part is None):
            points = stored_points(library.db.conn, number)
            watcher.looked(number, seconds, points, number in update.asleep)

    def _hold_still(self) -> None:
        """Wait while a draft is written; let go when a request needs the library."""
        while self._workshop.jobs.at_work("model") and not self._let_go.is_set():
            self._let_go.wait(0.05)
        if self._let_go.is_set():
            raise Cancelled

    def _close(self) -> None:
        watcher, self._watcher = self._watcher, None
        work, self._work = self._work, None
        if watcher is not None:
            watcher.close()
        if work is not None:
            work.close()


class _Work:
    """What the background works with, made when there is a library to look after."""

    def __init__(self, workshop: Workshop) -> None:
        from assistant.library.indexer import WORKERS
        from assistant.library.reading import Readers

        self._workshop = workshop
        self._readers = Readers(max(1, WORKERS - 1), nice=NICE)
        self._readers_used = 0.0
        self._settled = self._embedded = time.monotonic()
        self._first = True
        self._next_count = 0.0

    def expect_news(self) -> None:
        """There may be passages without a vector now."""
        self._next_count = 0.0

    def new_watcher(self) -> Watcher:
        """Loads watchdog."""
        from assistant.library.watcher import Watcher

        return Watcher()

    @property
    def indexer(self) -> Indexer:
        """By keyword, with reading processes that wait a while for the next change."""
        from assistant.library.indexer import Indexer

        self._readers_used = time.monotonic()
        return Indexer(self._workshop.bench.library, self._workshop.vectors, None, self._readers)

    def fill_in(self, let_go: threading.Event, hold_still: Any) -> bool:
        """What can wait: who is who, and search by meaning; returns whether there was something to do."""
        now = time.monotonic()
        if self._readers.running and now - self._readers_used > READERS_KEPT_SECONDS:
            self._readers.close()
        done = False
        if self._first or now - self._settled > SETTLE_SECONDS:
            self._settled = now
            done = self.indexer.settle()
        return self._embed(now, let_go, hold_still) or done

    def _embed(self, now: float, let_go: threading.Event, hold_still: Any) -> bool:
        from assistant.library.embeddings import count_waiting
        from assistant.library.filling import fill_in

        if now < self._next_count:
            return False
        shop, first = self._workshop, self._first
        self._first = False
        waiting = count_waiting(shop.bench.db.conn, EMBED_AT_ONCE)
        self._next_count = now + COUNT_SECONDS
        if not waiting:
            self._embedded = now
            return self._mend_index(let_go, hold_still)
        worth_it = first or waiting >= EMBED_AT_ONCE or now - self._embedded > EMBED_SECONDS
        if not (worth_it or shop.models.embedding_name is not None) or not self._has_model():
            return False
        self._embedded = now
        fill_in(shop.bench.db, shop.vectors, shop.encoder, cancel=let_go, pause=hold_still, batch=EMBED_BATCH)
        self._next_count = 0.0
        return True

    def _mend_index(self, let_go: threading.Event, hold_still: Any) -> bool:
        """Build the vector index anew where a search found it sick, or go on where that was broken off."""
        vectors = self._workshop.open_vectors
        if vectors is None or not vectors.needs_work():
            return False
        vectors.catch_up(cancel=let_go, pause=hold_still)
        return True

    def _has_model(self) -> bool:
        try:
            return self._workshop.models.choose_embedding(self._workshop.settings) is not None
        except KnownError:
            return False

    def close(self) -> None:
        """End the reading processes."""
        self._readers.close()


def on_battery() -> bool:
    """Whether the computer runs on its battery now."""
    import psutil

    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return battery is not None and battery.power_plugged is False
