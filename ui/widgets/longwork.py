"""Progress of long work: what is done, how far it is, how long it will take, and a way to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import palette
from ui.widgets.buttons import icon_button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_TELL_AFTER_SECONDS = 2.0


def time_left(seconds: float) -> str:
    """A duration as one says it: "less than a minute", "about 4 minutes", "about 2 hours"."""
    translate = QCoreApplication.translate
    if seconds < 60:
        return translate("LongWork", "less than a minute left")
    if seconds < 90 * 60:
        return translate("LongWork", "about %n minute(s) left", "", round(seconds / 60))
    return translate("LongWork", "about %n hour(s) left", "", round(seconds / 3600))


def spoken_duration(seconds: float) -> str:
    """A duration that lies ahead: "less than a minute", "about 4 minutes", "about 2 hours"."""
    translate = QCoreApplication.translate
    if seconds < 60:
        return translate("LongWork", "less than a minute")
    if seconds < 90 * 60:
        return translate("LongWork", "about %n minute(s)", "", round(seconds / 60))
    return translate("LongWork", "about %n hour(s)", "", round(seconds / 3600))


class LongWork(QWidget):
    """A thin bar with a line of words; hidden while nothing runs.

    Signals:
        stop_wanted: the user pressed the stop button.
    """

    stop_wanted = Signal()

    def __init__(self, app: App, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._stage = ""
        self._began = 0.0
        self._words = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        stop = icon_button(app, "square", self.tr("Stop"))
        stop.clicked.connect(self.stop_wanted)
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.TINY)
        layout.addLayout(line)
        layout.addWidget(self._bar)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def show_progress(self, stage: str, done: int, total: int, words: str) -> None:
        """Take one step.

        Args:
            stage: name of the part of the work; the time left is reckoned anew in each.
            done, total: units of work; a total of 0 is not known.
            words: what is done, for the user, e.g. "Reading mail".
        """
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, now
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(min(done, total))
        self._words.setText(" · ".join([words, *self._numbers(done, total, now - self._began)]))
        self.show()

    def finish(self) -> None:
        """The work is over."""
        self._stage = ""
        self.hide()

    def _numbers(self, done: int, total: int, took: float) -> list[str]:
        locale = self.locale()
        if total <= 0:
            return [locale.toString(done)] if done else []
        count = self.tr("{done} of {total}").format(done=locale.toString(done), total=locale.toString(total))
        if took < _TELL_AFTER_SECONDS or done <= 0:
            return [count]
        return [count, time_left(took / done * (total - done))]

    def follow(self, words: Callable[[dict[str, Any]], str]) -> Callable[[dict[str, Any]], None]:
        """A receiver for an operation's progress; ``words`` says in the user's language what a step does."""

        def receive(step: dict[str, Any]) -> None:
            done, total = int(step.get("done") or 0), int(step.get("total") or 0)
            self.show_progress(str(step.get("stage", "")), done, total, words(step))

        return receive
