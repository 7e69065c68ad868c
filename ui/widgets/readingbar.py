"""How far the reading of mail and documents is, with a button that pauses it; gone while nothing is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.indexing import spoken_progress, spoken_stage
from ui.widgets.buttons import button
from ui.widgets.workbar import WorkBar

if TYPE_CHECKING:
    from ui.app import App


class ReadingBar(WorkBar):
    """Follows the reading that this window asked for.

    Attributes:
        pause: stops it for now.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self._indexing = app.indexing
        self.pause = button(app, self.tr("Pause"), "quiet", "pause")
        self.pause.clicked.connect(self._indexing.stop)
        self.acts.addWidget(self.pause)
        self._indexing.moved.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._indexing.state
        self.setVisible(self._indexing.running)
        share = state.share if state.total else None
        self.show_work(spoken_stage(state), spoken_progress(state), share)
