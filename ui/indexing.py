"""The reading of mail and documents this window asked for: one place for pages and sidebar to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.engine_link import Failure, Request
from ui.operations import operation
from ui.widgets.longwork import time_left

if TYPE_CHECKING:
    from ui.app import App


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far the reading is.

    Attributes:
        stage: "read" or "embed" as the engine names it; "" before the first word of it.
        done, total: bytes for "read", passages for "embed"; a total of 0 is not known.
        items: messages and documents read so far.
        seconds_left: an honest guess, or None.
    """

    stage: str = ""
    done: int = 0
    total: int = 0
    items: int = 0
    seconds_left: float | None = None

    @property
    def share(self) -> float:
        """How much of this stage is done, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total > 0 else 0.0


class Indexing(QObject):
    """Sends the requests that read sources, and knows how far they are.

    Signals:
        moved: ``state`` is new, or a request began or ended.
        finished: a request ended well; the engine's report.
    """

    moved = Signal()
    finished = Signal(dict)

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._app = app
        self._requests: list[Request] = []
        self.state = IndexState()

    @property
    def running(self) -> bool:
        """Whether a request of this window is under way."""
        return bool(self._requests)

    def add(self, paths: Sequence[str], kind: str = "auto") -> Request:
        """Register places and read them to the end."""
        return self._send("add", {"paths": list(paths), "kind": kind})

    def update(self) -> Request:
        """Bring all sources up to date."""
        return self._send("index", {})

    def stop(self) -> None:
        """Stop reading; what was read stays, and the next run goes on from there."""
        for request in self._requests:
            request.cancel()

    def _send(self, method: str, params: dict[str, Any]) -> Request:
        if not self._requests:
            self.state = IndexState()
        request = (
            operation(self._app, method, params)
            .on_progress(self._take)
            .on_success(self._report)
            .on_failure(self._fail)
            .on_cancelled(self._tell_stopped)
            .run(self)
        )
        self._requests.append(request)
        request.ended.connect(lambda: self._end(request))
        self.moved.emit()
        return request

    def _take(self, step: dict[str, Any]) -> None:
        left = step.get("seconds_left")
        state = IndexState(
            stage=str(step.get("stage") or ""),
            done=int(step.get("done") or 0),
            total=int(step.get("total") or 0),
            items=int(step.get("items") or 0),
            seconds_left=float(left) if left is not None else None,
        )
        # All is read, and the model that compares meanings is only being loaded: nobody knows for how long.
        read_to_the_end = state.stage == "read" and state.done >= state.total > 0
        self.state = IndexState("embed", items=state.items) if read_to_the_end else state
        self.moved.emit()

    def _report(self, report: dict[str, Any]) -> None:
        failed = len(report.get("failed") or ())
        read = int(report.get("messages") or 0) + int(report.get("documents") or 0)
        translate = QCoreApplication.translate
        words = translate("Indexing", "%Ln message(s) and document(s) read.", "", read)
        if failed:
            words += " " + translate("Indexing", "%Ln could not be read.", "", failed)
            show = translate("Indexing", "Show why")
            self._app.notices.say(words, show, lambda: self._app.go_to("sources", {"problems": True}))
        elif read:
            self._app.notices.say(words)
        self.finished.emit(report)

    def _fail(self, failure: Failure) -> None:
        self._app.notices.failure(failure)

    def _tell_stopped(self) -> None:
        words = QCoreApplication.translate("Indexing", "Reading has stopped. What was read is kept.")
        again = QCoreApplication.translate("Indexing", "Go on")
        self._app.notices.say(words, again, self._go_on)

    def _go_on(self) -> None:
        self.update()

    def _end(self, request: Request) -> None:
        self._requests.remove(request)
        if not self._requests:
            self.state = IndexState()
        self.moved.emit()


def spoken_stage(state: IndexState) -> str:
    """What is being done, for the user."""
    translate = QCoreApplication.translate
    if state.stage == "read":
        return translate("Indexing", "Reading mail and documents")
    if state.stage == "embed":
        return translate("Indexing", "Learning meanings")
    return translate("Indexing", "Looking at your files")


def spoken_progress(state: IndexState) -> str:
    """How much of the stage is done and how long it will take; "" while nothing is known."""
    parts = []
    if state.total:
        parts.append(f"{round(100 * state.share)} %")
    if state.items:
        parts.append(QCoreApplication.translate("Indexing", "%Ln item(s)", "", state.items))
    if state.seconds_left is not None:
        parts.append(time_left(state.seconds_left))
    return " · ".join(parts)
