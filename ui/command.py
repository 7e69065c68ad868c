"""A command of ``ownhand`` run beside the window, for what the engine can't do.

The engine has no network, so models are fetched by the command line's own process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from assistant.paths import DataDirectory
from ui.engine_link import Failure
from ui.failures import in_words

Program = Callable[[DataDirectory, Sequence[str]], list[str]]
END_PATIENCE_MS = 4000
_LONGEST_OUTPUT = 1 << 20


def program_line(data: DataDirectory, words: Sequence[str]) -> list[str]:
    """The command line of this very installation, with one JSON object as its answer."""
    return [sys.executable, "-P", "-m", "assistant.cli", *words, "--json", "--data", str(data.root)]


class Command(QObject):
    """One run of the command line.

    Exactly one of ``succeeded``, ``failed`` and ``stopped`` comes, then ``ended``.

    Signals:
        progressed: a line of progress, as the command tells it.
        succeeded: the command's JSON object.
    """

    progressed = Signal(dict)
    succeeded = Signal(dict)
    failed = Signal(Failure)
    stopped = Signal()
    ended = Signal()

    def __init__(self, line: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._stopping = False
        self._answer = b""
        self._rest = b""
        self._process = QProcess(self)
        self._process.setProgram(line[0])
        self._process.setArguments(list(line[1:]))
        self._process.readyReadStandardOutput.connect(self._read_answer)
        self._process.readyReadStandardError.connect(self._read_progress)
        self._process.errorOccurred.connect(self._fail_to_start)
        self._process.finished.connect(self._finish)

    def start(self) -> None:
        """Run it."""
        self._process.start()

    def stop(self) -> None:
        """Ask it to end; what it did is kept, and ``stopped`` follows."""
        self._stopping = True
        self._process.closeWriteChannel()

    def close(self) -> None:
        """End it now, gently if it can, and wait until it is gone."""
        self.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        if not self._process.waitForFinished(END_PATIENCE_MS):
            self._process.kill()
            self._process.waitForFinished(END_PATIENCE_MS)

    def _read_answer(self) -> None:
        self._answer = (self._answer + bytes(self._process.readAllStandardOutput().data()))[:_LONGEST_OUTPUT]

    def _read_progress(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardError().data())).split(b"\n")
        self._rest = self._rest[:_LONGEST_OUTPUT]
        step = None
        for one in lines:
            # What people read on standard error is no progress; only the newest step is worth telling.
            step = _object(one) or step
        if step is not None:
            self.progressed.emit(step)

    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(
                Failure(
                    "command-not-started",
                    self.tr("The process that does this can't be started."),
                    self.tr("Close some programs and try again."),
                )
            )
            self.ended.emit()

    def _finish(self) -> None:
        self._read_answer()
        answer = _object(self._answer) or {}
        error = answer.get("error")
        if isinstance(error, dict) and error.get("code") == "cancelled":
            self.stopped.emit()
        elif isinstance(error, dict):
            words = in_words(str(error["message"]), str(error.get("hint") or ""))
            self.failed.emit(Failure(str(error["code"]), *words))
        elif answer:
            self.succeeded.emit(answer)
        elif self._stopping:
            self.stopped.emit()
        else:
            self.failed.emit(
                Failure(
                    "command-died",
                    self.tr("The process that did this has ended before it was done."),
                    self.tr("Try again; it goes on where it was."),
                )
            )
        self.ended.emit()


def _object(text: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
