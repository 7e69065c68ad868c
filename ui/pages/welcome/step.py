"""What the three steps of the welcome have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import palette
from ui.widgets.labels import label


class Step(QWidget):
    """A title, a sentence and what there is to choose.

    Attributes:
        body: where a step puts its parts.
    """

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(label(title, "title"))
        layout.addWidget(label(lead, "soft"))
        layout.addSpacing(palette.MEDIUM)
        self.body = QVBoxLayout()
        self.body.setSpacing(palette.SMALL)
        layout.addLayout(self.body)
        layout.addStretch(1)

    def enter(self) -> None:
        """It is on show now."""

    def leave(self) -> None:
        """The user goes on: do what was chosen."""
