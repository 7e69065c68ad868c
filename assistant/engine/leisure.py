"""Leisure: one thread that works things out while nobody waits, so that drafts find them ready.

It begins when no job has run for a while, lets go as soon as one waits, and never keeps the engine alive.
What it works out is made from the library and the ledger and can be made again (`assistant.style.memo`).
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from assistant.engine import leisure_work
from assistant.engine.background import on_battery
from assistant.engine.logs import place_of, write_crash_report
from assistant.errors import Cancelled, KnownError

if TYPE_CHECKING:
    from assistant.engine.workshop import Workshop

log = logging.getLogger(__name__)

QUIET_SECONDS = 8.0
"""Nothing begins before so long after the last job: mostly another request follows."""

LOOK_SECONDS = 3.0
RETRY_SECONDS = 120.0


class Leisure:
    """The thread; see the module."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look out for quiet times."""
        self._thread = threading.Thread(target=self._run, name="leisure", daemon=True)
        self._thread.start()

    def stop(self, patience: float) -> bool:
        """End; returns whether the thread ended within ``patience`` seconds."""
        self._stop.set()
        if self._thread is None:
            return True
        self._thread.join(patience)
        return not self._thread.is_alive()

    def is_set(self) -> bool:
        """As of an event: whether the work at hand is to stop, because somebody waits or the engine ends."""
        jobs = self._workshop.jobs
        return self._stop.is_set() or jobs.at_work("model") or jobs.waits("model")

    def work(self) -> None:
        """Do what there is to do now.

        Raises:
            Cancelled: when somebody waits in between; what was done stays.
            KnownError: when library or settings can't be used.
        """
        with self._workshop.gate.ordinary():
            leisure_work.rewrite_summary(self._workshop)
            leisure_work.refit_taste(self._workshop, self._pause)
            leisure_work.measure_examples(self._workshop, self)  # type: ignore[arg-type]  # what a model polls

    # In the thread

    def _run(self) -> None:
        wait = LOOK_SECONDS
        while not self._stop.wait(wait):
            wait = self._look() if self._is_quiet() else LOOK_SECONDS

    def _look(self) -> float:
        try:
            self.work()
        except Cancelled:
            return LOOK_SECONDS
        except KnownError as fault:
            log.warning("what waits for quiet times has to wait longer: %s", fault.code)
            return RETRY_SECONDS
        except Exception as fault:  # noqa: BLE001 - the boundary of this thread: a bug here must not end the engine
            log.error("quiet work failed in %s", place_of(fault), exc_info=fault)
            write_crash_report(self._workshop.data.logs, fault, "leisure")
            return RETRY_SECONDS
        return LOOK_SECONDS

    def _is_quiet(self) -> bool:
        shop = self._workshop
        if not shop.data.library_db.exists() or shop.jobs.idle_seconds < QUIET_SECONDS:
            return False
        if shop.background.busy or shop.training.busy:
            return False
        try:
            settings = shop.settings
        except KnownError:
            return False
        on_mains = settings.flag("indexing.on_battery") or not on_battery()
        return on_mains and settings.flag("learning.enabled")

    def _pause(self) -> None:
        if self.is_set():
            raise Cancelled
