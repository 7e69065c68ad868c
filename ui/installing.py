"""Fetching a model: one at a time, with pause and resume, whichever page is on show."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from ui.command import Command, Program, program_line
from ui.engine_link import Failure
from ui.widgets.longwork import time_left

if TYPE_CHECKING:
    from ui.app import App

_TELL_AFTER_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class InstallState:
    """How far an install is.

    Attributes:
        target: a name of the catalogue, or a file.
        title: what the user sees.
        stage: "fetch", "check", "copy" or "done"; "" before the first word of it.
        done, total: bytes; a total of 0 is not known.
        paused: stopped by the user; what was fetched waits.
        failure: why it ended, or None.
        seconds_left: an honest guess, or None.
    """

    target: str
    title: str
    stage: str = ""
    done: int = 0
    total: int = 0
    paused: bool = False
    failure: Failure | None = None
    seconds_left: float | None = None


class Installing(QObject):
    """The install under way, or the one that waits to go on.

    Signals:
        moved: ``state`` is new.
        installed: a model is in place; the command's answer.
    """

    moved = Signal()
    installed = Signal(dict)

    def __init__(
        self, app: App, program: Program = program_line, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(app)
        self._app = app
        self._program = program
        self._clock = clock
        self._command: Command | None = None
        self._began = (0.0, 0)
        self.state: InstallState | None = None

    @property
    def running(self) -> bool:
        """Whether bytes are moving now."""
        return self._command is not None

    def begin(self, target: str, title: str) -> None:
        """Install a model of the catalogue, or a file; refused while another is under way."""
        if self.running:
            words = QCoreApplication.translate(
                "Installing", "One model at a time: let the other one finish first."
            )
            self._app.notices.say(words)
            return
        self.state = InstallState(target, title)
        self._began = (0.0, 0)
        line = self._program(self._app.data, ["models", "install", target, "--attended"])
        self._command = Command(line, self)
        self._command.progressed.connect(self._take)
        self._command.succeeded.connect(self._succeed)
        self._command.failed.connect(self._fail)
        self._command.stopped.connect(self._stopped)
        self._command.ended.connect(self._end)
        self._command.start()
        self.moved.emit()

    def pause(self) -> None:
        """Stop for now; what was fetched is kept."""
        if self._command is not None:
            self._command.stop()

    def resume(self) -> None:
        """Go on where it stopped."""
        if self.state is not None and not self.running:
            self.begin(self.state.target, self.state.title)

    def dismiss(self) -> None:
        """Forget an install that is paused or has failed; what was fetched waits for another time."""
        if not self.running:
            self.state = None
            self.moved.emit()

    def close(self) -> None:
        """The window ends."""
        if self._command is not None:
            self._command.close()

    def _take(self, step: dict[str, Any]) -> None:
        if self.state is None:
            return
        stage, done, total = (
            str(step.get("stage") or ""),
            int(step.get("done") or 0),
            int(step.get("total") or 0),
        )
        now = self._clock()
        if stage != self.state.stage or not self._began[0]:
            self._began = (now, done)
        took, moved = now - self._began[0], done - self._began[1]
        left = took / moved * (total - done) if took > _TELL_AFTER_SECONDS and moved > 0 and total else None
        self.state = replace(self.state, stage=stage, done=done, total=total, seconds_left=left)
        self.moved.emit()

    def _succeed(self, answer: dict[str, Any]) -> None:
        title = self.state.title if self.state is not None else str(answer.get("name"))
        self.state = None
        words = QCoreApplication.translate("Installing", "Installed: {title}.").format(title=title)
        self._app.notices.say(words)
        self.installed.emit(answer)
        self._app.link.changed.emit(frozenset({"models"}))

    def _fail(self, failure: Failure) -> None:
        if self.state is not None:
            self.state = replace(self.state, failure=failure, seconds_left=None)

    def _stopped(self) -> None:
        if self.state is not None:
            self.state = replace(self.state, paused=True, seconds_left=None)

    def _end(self) -> None:
        if self._command is not None:
            self._command.deleteLater()
        self._command = None
        self.moved.emit()


def spoken_install(state: InstallState) -> str:
    """How far it is, for the user."""
    translate = QCoreApplication.translate
    words = {
        "fetch": translate("Installing", "Fetching"),
        "check": translate("Installing", "Checking every byte"),
        "copy": translate("Installing", "Copying"),
        "done": translate("Installing", "Putting it in place"),
    }.get(state.stage, translate("Installing", "Getting ready"))
    if state.paused:
        words = translate("Installing", "Paused")
    parts = [words]
    if state.total:
        done, total = spoken_size(state.done), spoken_size(state.total)
        parts.append(translate("Installing", "{done} of {total}").format(done=done, total=total))
    if state.seconds_left is not None:
        parts.append(time_left(state.seconds_left))
    return " · ".join(parts)


def spoken_size(size: float) -> str:
    """Bytes as one says them, e.g. "1.1 GB"."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(int(size), 1 if size >= 1e9 else 0, form)
