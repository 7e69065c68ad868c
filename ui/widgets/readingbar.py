"""How far the reading of mail and documents is, with a button that pauses it; gone while nothing is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from ui import palette
from ui.indexing import spoken_progress, spoken_stage
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_STEPS = 1000


class ReadingBar(QFrame):
    """Follows the reading that this window asked for."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._app = app
        self._words = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.pause = button(app, self.tr("Pause"), "quiet", "pause")
        self.pause.clicked.connect(app.indexing.stop)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.pause)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.SMALL, palette.MEDIUM)
        layout.addLayout(row)
        layout.addWidget(self._bar)
        app.indexing.moved.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _show(self) -> None:
        indexing = self._app.indexing
        self.setVisible(indexing.running)
        self._bar.setRange(0, _STEPS if indexing.state.total else 0)
        self._bar.setValue(round(indexing.state.share * _STEPS))
        self._words.setText(
            " · ".join(filter(None, (spoken_stage(indexing.state), spoken_progress(indexing.state))))
        )
