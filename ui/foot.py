"""The foot of the sidebar: how the engine and the reading of mail are, in one quiet sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from ui import palette
from ui.icons import pixmap
from ui.indexing import spoken_progress, spoken_stage
from ui.operations import operation
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_LOOK_MS = 5000
_STEPS = 1000


class Foot(QFrame):
    """One state at a time: reading, ready, paused, starting, or gone with a button that starts again."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._narrow = False
        self._background = ""
        self._sign = QLabel()
        self._words = label("", "small")
        self._act: QPushButton = button(app, "", "quiet")
        self._act.clicked.connect(self._do)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, _STEPS)
        row = QHBoxLayout()
        row.setSpacing(palette.SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.SMALL + 2, palette.MEDIUM, palette.SMALL, 0)
        layout.setSpacing(palette.TINY)
        layout.addLayout(row)
        layout.addWidget(self._bar)
        layout.addWidget(self._act)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        app.link.state_changed.connect(self.show_state)
        app.indexing.moved.connect(self.show_state)
        app.colours_changed.connect(self.show_state)
        self.show_state()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def action(self) -> QPushButton:
        """The button; hidden while there is nothing to do."""
        return self._act

    def watch(self) -> None:
        """Ask the engine how it is, now and from time to time while somebody looks."""
        self._timer.start()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks again: what is known may be old."""
        super().showEvent(event)
        if self._timer.isActive():
            self._look()

    def set_narrow(self, narrow: bool) -> None:
        """Show the sign alone, with the words as its tool tip."""
        self._narrow = narrow
        self.show_state()

    def show_state(self) -> None:
        """Say how things are now."""
        self._words.setVisible(not self._narrow)
        indexing = self._app.indexing
        self._bar.setVisible(indexing.running and not self._narrow)
        if indexing.running:
            self._bar.setRange(0, _STEPS if indexing.state.total else 0)
            self._bar.setValue(round(indexing.state.share * _STEPS))
            parts = (spoken_stage(indexing.state), spoken_progress(indexing.state))
            self._say("inbox", "accent", "\n".join(filter(None, parts)), self.tr("Pause"))
        elif self._app.link.state == "gone":
            self._say("unplug", "warning", self.tr("The engine has ended."), self.tr("Start again"))
        elif self._app.link.state == "starting":
            self._say("clock", "faint_text", self.tr("Starting…"))
        elif self._background == "working":
            self._say("inbox", "accent", self.tr("Reading what is new. Nothing leaves this machine."))
        elif self._background == "paused":
            words = self.tr("Ready. New mail is not read for now.")
            self._say("pause", "soft_text", words, self.tr("Read it again"))
        else:
            self._say("shield-check", "accent", self.tr("Ready. Nothing leaves this machine."))

    def _say(self, sign: str, colour: str, words: str, action: str = "") -> None:
        self._sign.setPixmap(pixmap(sign, getattr(self._app.colours, colour), 16))
        self._sign.setToolTip(words if self._narrow else "")
        self._sign.setAccessibleName(words)
        self._words.setText(words)
        self._act.setText(action)
        self._act.setVisible(bool(action) and not self._narrow)

    def _do(self) -> None:
        if self._app.indexing.running:
            self._app.indexing.stop()
        elif self._app.link.state != "gone" and self._background == "paused":
            pause = operation(self._app, "indexing.pause", {"paused": False})
            pause.on_success(lambda _answer: self._look()).run(self)
        else:
            self._look()

    def _look(self) -> None:
        if not self.isVisible():
            # In the tray nobody looks, and the engine may leave when it is idle.
            return
        operation(self._app, "engine.status").on_success(self._take).on_failure(lambda _f: None).run(self)

    def _take(self, status: dict[str, Any]) -> None:
        found = status.get("indexing")
        self._background = str(found.get("state") or "") if isinstance(found, dict) else ""
        self.show_state()
