"""Whether new mail and documents are found by themselves, with a button that pauses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import palette
from ui.operations import operation
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class Watching(QWidget):
    """One quiet sentence; the engine keeps the choice as a setting."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._words = label("", "small")
        self.act = button(app, self.tr("Pause"), "quiet")
        self.act.clicked.connect(self._turn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, palette.SMALL, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.act)
        app.settings_changed.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _turn(self) -> None:
        paused = not self._app.settings.flag("indexing.paused")
        operation(self._app, "indexing.pause", {"paused": paused}).on_success(self._take).run(self)

    def _take(self, _answer: dict[str, Any]) -> None:
        # The engine wrote the setting; the window takes it from the file.
        self._app.read_settings()

    def _show(self) -> None:
        settings = self._app.settings
        self.act.setVisible(settings.flag("indexing.watch"))
        if not settings.flag("indexing.watch"):
            self._words.setText(self.tr("New mail is read when you bring your sources up to date."))
        elif settings.flag("indexing.paused"):
            self._words.setText(self.tr("New mail and documents are not read for now."))
            self.act.setText(self.tr("Go on"))
        else:
            self._words.setText(self.tr("New mail and documents are found by themselves."))
            self.act.setText(self.tr("Pause"))
