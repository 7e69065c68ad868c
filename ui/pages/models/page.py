"""The page itself: puts its parts together."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ui import palette
from ui.app import App
from ui.page import Page
from ui.widgets.labels import label


class ModelsPage(Page):
    """The page "Models"."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.HUGE, palette.LARGE, palette.HUGE, palette.LARGE)
        layout.addWidget(label(self.tr("Models"), "title"))
        layout.addStretch(1)
