"""Asks the engine for drafts and rewrites, one at a time; what comes too late is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from ui.engine_link import Failure, Request
from ui.operations import operation

if TYPE_CHECKING:
    from ui.app import App

Work = Literal["", "draft", "rewrite"]
_GATHER_MS = 12


class Writer(QObject):
    """One job of the model for the page.

    Signals:
        work_changed: "draft" or "rewrite" begins, "" when it is over.
        piece: some more text of the draft; pieces that come close together arrive as one.
        drafted, rewritten: the engine's answer.
        failed: why there is none.
    """

    work_changed = Signal(str)
    piece = Signal(str)
    drafted = Signal(dict)
    rewritten = Signal(dict)
    failed = Signal(Failure)

    def __init__(self, parent: QObject, app: App) -> None:
        super().__init__(parent)
        self._app = app
        self._request: Request | None = None
        self._work: Work = ""
        self._waiting = ""
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._hand_on)

    @property
    def work(self) -> Work:
        """What is being done."""
        return self._work

    def draft(self, params: Mapping[str, Any]) -> None:
        """Ask for a draft, or a reply where ``message_id`` is among the parameters."""
        self._begin("draft", "reply" if "message_id" in params else "draft", params)

    def rewrite(self, params: Mapping[str, Any]) -> None:
        """Ask for a rewrite."""
        self._begin("rewrite", "rewrite", params)

    def stop(self) -> None:
        """Stop at once: from here on nothing more of this job reaches the page."""
        request, self._request = self._request, None
        if request is None:
            return
        self._hand_on()
        request.cancel()
        self._end()

    def _begin(self, work: Work, method: str, params: Mapping[str, Any]) -> None:
        self.stop()
        asked = operation(self._app, method, params)
        asked.on_success(lambda answer: self._succeed(request, answer))
        asked.on_failure(lambda failure: self._fail(request, failure))
        if work == "draft":
            asked.on_text(lambda piece: self._take(request, piece))
        request = self._request = asked.run(self)
        self._work = work
        self.work_changed.emit(work)

    def _take(self, request: Request, piece: str) -> None:
        if request is self._request:
            self._waiting += piece
            if not self._gather.isActive():
                self._gather.start()

    def _hand_on(self) -> None:
        self._gather.stop()
        piece, self._waiting = self._waiting, ""
        if piece:
            self.piece.emit(piece)

    def _succeed(self, request: Request, answer: dict[str, Any]) -> None:
        if request is not self._request:
            return
        self._request = None
        self._hand_on()
        (self.drafted if self._work == "draft" else self.rewritten).emit(answer)
        self._end()

    def _fail(self, request: Request, failure: Failure) -> None:
        if request is not self._request:
            return
        self._request = None
        self._hand_on()
        self.failed.emit(failure)
        self._end()

    def _end(self) -> None:
        self._work = ""
        self.work_changed.emit("")
