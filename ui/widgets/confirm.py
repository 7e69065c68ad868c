"""A question in place, for what can't be taken back: no box in the way, and the safe answer first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui import palette
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class Confirm(QFrame):
    """Hidden until ``ask``; Esc or "Keep" hides it again.

    Signals:
        confirmed: the user wants it.
        kept: the user does not.

    Attributes:
        yes, no: its buttons.
    """

    confirmed = Signal()
    kept = Signal()

    def __init__(self, app: App, text: str, action: str, safe: str = "") -> None:
        """Args: safe: the words of the safe answer, where "Keep" would say too little."""
        super().__init__()
        self.setProperty("look", "warning")
        self._text = label(text)
        self.yes = button(app, action)
        self.yes.clicked.connect(self._confirm)
        self.no = button(app, safe or self.tr("Keep"))
        self.no.clicked.connect(self._keep)
        for one in (self.no, self.yes):
            # Enter presses the button that has the keyboard.
            one.setAutoDefault(True)
        acts = QHBoxLayout()
        acts.setSpacing(palette.SMALL)
        acts.addWidget(self.no)
        acts.addWidget(self.yes)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.MEDIUM, palette.SMALL)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(self._text)
        layout.addLayout(acts)
        self.hide()

    def ask(self) -> None:
        """Show the question, with the keyboard on the safe answer."""
        self.show()
        self.no.setFocus()

    def word(self, text: str, action: str) -> None:
        """Change the question."""
        self._text.setText(text)
        self.yes.setText(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc keeps everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _keep(self) -> None:
        self.hide()
        self.kept.emit()
