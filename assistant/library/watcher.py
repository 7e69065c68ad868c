"""Which sources may have changed: events of the system as a hint, looking again as the truth.

Events say where to look soon; they are never believed alone. A source is looked at whole when watching
begins, after events were lost, when its drive was away, and every few hours. Drives across a network and
those that can be pulled out tell no reliable events, so they are looked at from time to time; so is a source
for which the system has no watches left. A source whose place is away sleeps, and nothing of it is removed.
"""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from assistant.library import mounts
from assistant.library.pending import Due, Pending
from assistant.library.records import Source

log = logging.getLogger(__name__)

Mode = Literal["events", "polling", "asleep"]

RECONCILE_SECONDS = 3 * 3600.0
POLL_SECONDS = 30.0
NETWORK_POLL_SECONDS = 60.0
POLL_SHARE = 20.0
"""A source that takes long to look at is looked at more seldom: at most this part of the time is spent so."""

LOOK_ROUND_SECONDS = 5.0
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_NO_REASON = {"network": "it lies across a network", "removable": "it lies on a drive that can be pulled out"}


@dataclass(frozen=True, slots=True)
class Watch:
    """How one source is watched; ``reason`` says why not by events, in a part of a sentence."""

    mode: Mode
    reason: str = ""


@dataclass(slots=True)
class _Watched:
    source: Source
    pending: Pending
    watch: Watch
    points: tuple[str, ...]
    next_look: float
    interval: float = POLL_SECONDS
    handle: Any = None
    handler: _Handler | None = None


class _Handler(FileSystemEventHandler):
    """Passes the paths of events on."""

    def __init__(self, root: str, touch: Callable[[str, bool], None]) -> None:
        self._root = root
        self._touch = touch

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in a thread of watchdog for every event."""
        gone = event.event_type in ("deleted", "moved")
        for path, is_gone in ((event.src_path, gone), (event.dest_path, False)):
            text = os.fsdecode(path) if path else ""
            if text and mounts.below(text, self._root):
                # A folder that only had an entry changed is no news; the entry itself is.
                self._touch(text, is_gone and not os.path.lexists(text))


class Watcher:
    """Watches sources and says which parts of which should be looked at. Safe to use from several threads.

    Args:
        clock: seconds, as ``time.monotonic``.
        observe: makes a watchdog observer.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        observe: Callable[[], Any] = Observer,
        table: Callable[[], Sequence[mounts.Mount]] = mounts.mounts,
    ) -> None:
        self._clock = clock
        self._observe = observe
        self._table = table
        self._lock = threading.RLock()
        # Hints come in while watchdog holds locks of its own, so they must never wait for the lock above.
        self._hints = threading.Lock()
        self._news = threading.Event()
        self._watched: dict[int, _Watched] = {}
        self._observer: Any = None
        self._losses = _Losses(self._lost)
        self._next_round = 0.0

    def set_sources(self, sources: Sequence[Source], points: Callable[[int], tuple[str, ...]]) -> None:
        """Watch these sources and no others; new ones are looked at whole.

        Args:
            points: the mount points noted for a source when it was last read whole.
        """
        with self._lock:
            wanted = {one.id: one for one in sources}
            for number in list(self._watched):
                known = self._watched[number].source
                new = wanted.get(number)
                if new is None or (new.path, new.kind) != (known.path, known.kind):
                    self._unwatch(self._watched.pop(number))
            now = self._clock()
            for number, source in wanted.items():
                if number not in self._watched:
                    watched = _Watched(source, Pending(), Watch("asleep"), points(number), now)
                    self._watched[number] = watched
                    self._wake(watched, now)

    def due(self) -> dict[int, Due]:
        """What is to be looked at now, by source; it is no longer pending afterwards."""
        with self._lock:
            now = self._clock()
            if now >= self._next_round:
                self._next_round = now + LOOK_ROUND_SECONDS
                self._look_round(now)
            found = {}
            for number, watched in self._watched.items():
                if watched.watch.mode == "asleep":
                    continue
                with self._hints:
                    if now >= watched.next_look:
                        watched.pending.clear()
                        watched.next_look = now + watched.interval
                        found[number] = Due(whole=True)
                    elif (due := watched.pending.take(now)) is not None:
                        found[number] = due
            return found

    def looked(self, source_id: int, seconds: float, points: tuple[str, ...], asleep: bool = False) -> None:
        """A source was looked at whole.

        Args:
            seconds: how long that took. points: the mount points it lies on now. asleep: it was not there.
        """
        with self._lock:
            watched = self._watched.get(source_id)
            if watched is None:
                return
            now = self._clock()
            watched.points = points
            least = NETWORK_POLL_SECONDS if "network" in watched.watch.reason else POLL_SECONDS
            polled = watched.watch.mode == "polling"
            watched.interval = max(least, POLL_SHARE * seconds) if polled else RECONCILE_SECONDS
            watched.next_look = now + watched.interval
            if asleep:
                self._sleep(watched)

    def again(self, source_id: int, due: Due) -> None:
        """A look was broken off: what was due is due again."""
        with self._lock:
            watched = self._watched.get(source_id)
            if watched is None:
                return
            now = self._clock()
            if due.whole:
                watched.next_look = now
            with self._hints:
                for path in due.paths:
                    watched.pending.touch(path, now)
        self._news.set()

    def wait(self, seconds: float) -> None:
        """Wait for the next thing to do, at most so long."""
        with self._lock:
            now = self._clock()
            times = [self._next_round] if self._watched else []
            with self._hints:
                for watched in self._watched.values():
                    if watched.watch.mode != "asleep":
                        times += [watched.next_look, watched.pending.due_at() or watched.next_look]
            left = min(times, default=now + seconds) - now
        self._news.wait(max(0.02, min(seconds, left)))
        self._news.clear()

    def wake(self) -> None:
        """End a :meth:`wait`."""
        self._news.set()

    def watches(self) -> dict[int, Watch]:
        """How each source is watched now."""
        with self._lock:
            return {number: watched.watch for number, watched in self._watched.items()}

    def pending(self) -> int:
        """How many hints wait."""
        with self._lock, self._hints:
            return sum(len(watched.pending) for watched in self._watched.values())

    def close(self) -> None:
        """End all watching."""
        with self._lock:
            observer, self._observer = self._observer, None
            self._watched.clear()
        self._losses.close()
        self._news.set()
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join(5.0)

    # Inside; the lock is held

    def _look_round(self, now: float) -> None:
        """Put sources to sleep whose place is away, and wake those that are back."""
        table = self._table()
        for watched in self._watched.values():
            there = self._is_there(watched, table)
            asleep = watched.watch.mode == "asleep"
            if there and asleep:
                self._wake(watched, now)
            elif not there and not asleep:
                self._sleep(watched)
            elif there and self._moved_elsewhere(watched, table):
                self._unwatch(watched)
                self._wake(watched, now)

    def _is_there(self, watched: _Watched, table: Sequence[mounts.Mount]) -> bool:
        if not os.path.lexists(watched.source.path):
            return False
        own = watched.points[:1]
        return not mounts.missing(own, table)

    def _moved_elsewhere(self, watched: _Watched, table: Sequence[mounts.Mount]) -> bool:
        now = mounts.points_of(watched.source.path, table)
        return bool(watched.points) and now != watched.points

    def _sleep(self, watched: _Watched) -> None:
        self._unwatch(watched)
        with self._hints:
            watched.pending.clear()
        watched.watch = Watch("asleep", "it is not there now")

    def _wake(self, watched: _Watched, now: float) -> None:
        table = self._table()
        if not self._is_there(watched, table):
            self._sleep(watched)
            return
        watched.points = mounts.points_of(watched.source.path, table)
        watched.next_look = now
        kinds = {one.kind for one in table if one.point in watched.points}
        reason = next((_NO_REASON[kind] for kind in ("network", "removable") if kind in kinds), "")
        if not reason:
            reason = self._schedule(watched)
        watched.watch = Watch("polling", reason) if reason else Watch("events")

    def _schedule(self, watched: _Watched) -> str:
        """Ask the system for events; returns why there will be none, or ""."""
        root = watched.source.path
        is_folder = os.path.isdir(root)
        handler = _Handler(root, lambda path, gone: self._touch(watched, path, gone))
        try:
            if self._observer is None:
                self._observer = self._observe()
                self._observer.start()
            watched.handle = self._observer.schedule(
                handler,
                root if is_folder else os.path.dirname(root),
                recursive=is_folder,
                event_filter=_EVENTS,
            )
            watched.handler = handler
            if is_folder:
                self._prove_room()
        except OSError as error:
            log.info("a source is looked at from time to time: error %s", error.errno)
            self._unwatch(watched)
            return "the system has no watches left for it"
        return ""

    def _prove_room(self) -> None:
        """Raise OSError where the system has no watch left: then folders of a source may go without one."""
        with tempfile.TemporaryDirectory(prefix="ownhand-watch-") as folder:
            probe = FileSystemEventHandler()
            watch = self._observer.schedule(probe, folder, recursive=False, event_filter=_EVENTS)
            self._observer.unschedule(watch)

    def _unwatch(self, watched: _Watched) -> None:
        handle, handler = watched.handle, watched.handler
        watched.handle = watched.handler = None
        if handle is None or self._observer is None:
            return
        shared = any(other.handle == handle for other in self._watched.values() if other is not watched)
        try:
            if shared:
                self._observer.remove_handler_for_watch(handler, handle)
            else:
                self._observer.unschedule(handle)
        except (KeyError, OSError):
            log.debug("a watch had ended by itself")

    def _touch(self, watched: _Watched, path: str, gone: bool) -> None:
        with self._hints:
            watched.pending.touch(path, self._clock(), gone)
        self._news.set()

    def _lost(self) -> None:
        """Events were lost: everything watched by events is looked at again."""
        with self._hints:
            now = self._clock()
            for watched in list(self._watched.values()):
                watched.pending.touch_whole(now)
        self._news.set()


class _Losses(logging.Handler):
    """Hears from watchdog's log that events were lost; it has no other way of telling.

    What watchdog logs names folders, so nothing of it goes on to our own log.
    """

    def __init__(self, lost: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._lost = lost
        self._logger = logging.getLogger("watchdog")
        self._logger.addHandler(self)
        self._logger.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Any warning of watchdog means that events may be missing."""
        self._lost()

    def close(self) -> None:
        """Stop listening."""
        self._logger.removeHandler(self)
        super().close()
