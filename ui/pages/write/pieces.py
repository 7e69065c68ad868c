"""The pieces of writing on the disk: found at the start, listed, deleted, and brought back."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from assistant.errors import KnownError
from assistant.outbox.composing import Composition, Compositions, Found
from ui.engine_link import Failure
from ui.pages.write.autosave import Autosave

if TYPE_CHECKING:
    from ui.app import App

_DAY_SECONDS = 86_400.0


class Pieces(QObject):
    """What is kept, and the one that is being written.

    Signals:
        listed: all pieces of writing (a tuple of ``Composition``), the one changed last first.
    """

    listed = Signal(tuple)
    _found = Signal(object)

    def __init__(self, parent: QObject, app: App, current: Callable[[], Composition]) -> None:
        """``current`` gives what is being written, as it stands now."""
        super().__init__(parent)
        self._app = app
        self._current = current
        self._saved: Composition | None = None
        self.kept = Compositions(app.data.composing)
        # What the mail program was given yesterday it has taken over by now.
        with contextlib.suppress(OSError):
            self.kept.clear_handed(_DAY_SECONDS)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pieces")
        self.autosave = Autosave(self, self.kept, self._worker, self._gather)
        # A slot of this object is called in the window's thread, whichever thread emits.
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)
        self.autosave.failed.connect(self._explain)
        self.autosave.recovered.connect(
            lambda: app.notices.say(self.tr("What you typed is on the disk again."))
        )

    def new(self) -> Composition:
        """An empty one; nothing is written until something is typed."""
        return self.kept.new()

    def last_open(self) -> Composition | None:
        """The one the user was writing when the window was last open, unless they were done with it."""
        found = self.kept.newest()
        self._tell_damaged(found)
        last = next(iter(found.compositions), None)
        return last if last is not None and not last.outcome else None

    def list_all(self) -> None:
        """Read them all, beside the window; ``listed`` follows."""
        self.autosave.now()
        self._worker.submit(lambda: self._found.emit(self.kept.find()))

    def opened(self, piece: Composition) -> None:
        """Another one is being written from now on."""
        self._saved = piece

    def is_gone(self) -> bool:
        """Whether the one being written was on the disk and was erased there."""
        saved = self._saved
        return saved is not None and saved.changed > saved.created and self.kept.get(saved.id) is None

    def delete(self, identity: str) -> None:
        """Delete one, with a way back."""
        piece = self.kept.get(identity)
        if piece is None:
            return
        try:
            self.kept.remove(identity)
        except KnownError as fault:
            self._app.notices.warn(f"{fault.message} {fault.hint}")
            return
        self._app.notices.say(self.tr("Draft deleted."), self.tr("Undo"), lambda: self._bring_back(piece))

    def _bring_back(self, piece: Composition) -> None:
        try:
            self.kept.save(piece)
        except KnownError as fault:
            self._app.notices.warn(f"{fault.message} {fault.hint}")
            return
        self.list_all()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._tell_damaged(found)
        self.listed.emit(found.compositions)

    def _tell_damaged(self, found: Found) -> None:
        for path in found.set_aside:
            self._app.notices.warn(
                self.tr("A draft file was damaged and was set aside: {path}. All others are fine.").format(
                    path=path
                )
            )

    def _gather(self) -> Composition | None:
        """What is to be saved; None where nothing was typed since."""
        piece, saved = self._current(), self._saved
        if piece.is_empty and (saved is None or saved.id != piece.id or saved.is_empty):
            return None
        if saved is not None and replace(piece, changed=saved.changed) == saved:
            return None
        self._saved = replace(piece, changed=time.time())
        return self._saved

    def _explain(self, failure: Failure) -> None:
        self._app.notices.warn(
            self.tr("{why} What you type stays in this window meanwhile.").format(why=failure.message)
        )
