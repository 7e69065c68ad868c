"""What a page shows while it has nothing to show: why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import palette
from ui.icons import pixmap
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_WIDTH = 420


class EmptyState(QWidget):
    """An icon, a sentence, an explanation and at most one button.

    Attributes:
        action: the button; hidden while it has no words.
    """

    def __init__(self, app: App, icon_name: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        self._app = app
        self._icon_name = icon_name
        self._picture = QLabel()
        self._title = label(title, "heading")
        self._text = label(text, "soft")
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setFixedWidth(_WIDTH)
        self.action: QPushButton = button(app, action)
        self._offer(action)
        layout = QVBoxLayout(self)
        layout.setSpacing(palette.SMALL)
        layout.addStretch(2)
        for widget in (self._picture, self._title, self._text, self.action):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        app.colours_changed.connect(self._draw)
        self._fit()
        self._draw()

    def say(self, title: str, text: str, action: str = "") -> None:
        """Change the words, for a page that can be empty for several reasons."""
        self._title.setText(title)
        self._text.setText(text)
        self._offer(action)
        self._fit()

    def _fit(self) -> None:
        """Give the words all their lines: a layout that centres a label does not ask how high it gets."""
        for words in (self._title, self._text):
            words.ensurePolished()
            words.setMinimumHeight(max(0, words.heightForWidth(_WIDTH)) if words.text() else 0)

    def _offer(self, action: str) -> None:
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.action.setFocusPolicy(Qt.FocusPolicy.StrongFocus if action else Qt.FocusPolicy.NoFocus)

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap(self._icon_name, self._app.colours.faint_text, 40))
