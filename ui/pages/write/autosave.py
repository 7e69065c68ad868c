"""Keeps every keystroke on the disk: a moment after the last one, and at once when the page is left."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from assistant.errors import KnownError
from ui.engine_link import Failure
from ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.outbox.composing import Composition, Compositions

PAUSE_MS = 500
RETRY_MS = 10_000
LEAVE_SECONDS = 3.0


class Autosave(QObject):
    """Writes one piece of writing beside the window; a disk that is slow or full never holds up the typing.

    Signals:
        failed: it could not be written; said once, until it works again.
        recovered: it is on the disk again after a failure.
    """

    failed = Signal(Failure)
    recovered = Signal()
    _done = Signal(object)

    def __init__(
        self,
        parent: QObject,
        kept: Compositions,
        worker: ThreadPoolExecutor,
        gather: Callable[[], Composition | None],
    ) -> None:
        """Save by one thread of its own.

        Args:
            worker: has one thread, so that what is asked of it later sees what was saved.
            gather: gives what is to be saved now, None where there is nothing to keep.
        """
        super().__init__(parent)
        self._kept = kept
        self._gather = gather
        self._failing = False
        self._worker = worker
        self._last: Future[None] | None = None
        self._soon = Debounce(self, self.now, PAUSE_MS)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.now)
        # A slot of this object is called in the window's thread, whichever thread emits.
        self._done.connect(self._note, Qt.ConnectionType.QueuedConnection)

    def soon(self) -> None:
        """Something was typed."""
        self._soon.call()

    def now(self) -> None:
        """Save without waiting for a pause."""
        composition = self._gather()
        if composition is not None:
            self._last = self._worker.submit(self._save, composition)

    def finish(self) -> None:
        """Save, and wait until it is done; the window may be shown again later."""
        self._soon.stop()
        self.now()
        if self._last is not None:
            wait([self._last], LEAVE_SECONDS)

    def _save(self, composition: Composition) -> None:
        try:
            self._kept.save(composition)
        except KnownError as fault:
            self._done.emit(Failure(fault.code, fault.message, fault.hint))
        else:
            self._done.emit(None)

    @Slot(object)
    def _note(self, failure: Failure | None) -> None:
        if failure is None:
            self._retry.stop()
            if self._failing:
                self._failing = False
                self.recovered.emit()
        else:
            self._retry.start()
            if not self._failing:
                self._failing = True
                self.failed.emit(failure)
