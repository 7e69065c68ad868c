"""The install of a model under way: how far, how long, pause and go on; why it failed and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from ui import palette
from ui.installing import spoken_install
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_STEPS = 1000


class InstallBar(QFrame):
    """Gone while nothing is installed.

    Attributes:
        act: pauses, goes on, or tries again.
        drop: lets go of an install that is paused or failed.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self._installing = app.installing
        self._title = label("")
        self._words = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.act = button(app, self.tr("Pause"))
        self.act.clicked.connect(self._do)
        self.drop = button(app, self.tr("Not now"), "quiet")
        self.drop.clicked.connect(self._installing.dismiss)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.drop)
        row.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.SMALL, palette.MEDIUM)
        layout.addLayout(row)
        layout.addWidget(self._bar)
        self._installing.moved.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _do(self) -> None:
        if self._installing.running:
            self._installing.pause()
        else:
            self._installing.resume()

    def _show(self) -> None:
        state = self._installing.state
        self.setVisible(state is not None)
        if state is None:
            return
        failed = state.failure is not None and not self._installing.running
        palette.set_look(self, "warning" if failed else "card")
        self._title.setText(state.title)
        self._words.setText(state.failure.text if failed and state.failure else spoken_install(state))
        self._bar.setVisible(not failed)
        self._bar.setRange(0, _STEPS if state.total or state.paused else 0)
        self._bar.setValue(round(_STEPS * state.done / state.total) if state.total else 0)
        self.drop.setVisible(not self._installing.running)
        if self._installing.running:
            self.act.setText(self.tr("Pause"))
        else:
            self.act.setText(self.tr("Try again") if failed else self.tr("Go on"))
