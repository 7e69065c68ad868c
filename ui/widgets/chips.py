"""Small rounded labels that can be removed, or switched off and on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from ui import palette
from ui.widgets.buttons import wear_icon
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

WIDEST_WORDS = 300


class RemovableChip(QFrame):
    """A label with a cross. Focused by keyboard, Delete and Backspace remove it.

    Signals:
        removed: the user wants it gone; whoever made it decides.
    """

    removed = Signal()

    def __init__(self, app: App, text: str, hint: str = "") -> None:
        super().__init__()
        self.text = text
        self.setProperty("look", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(plain_tip(hint))
        self.setAccessibleName(text)
        words = label(shortened(self, text), wrap=False)
        cross = QToolButton()
        cross.setProperty("look", "cross")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setAccessibleName(self.tr("Remove {name}").format(name=text))
        wear_icon(app, cross, "x", "faint_text")
        cross.setIconSize(QSize(12, 12))
        cross.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(palette.SMALL, 1, palette.TINY, 1)
        layout.setSpacing(2)
        layout.addWidget(words)
        layout.addWidget(cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete removes it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class SwitchChip(QPushButton):
    """A label that is on or off; ``toggled`` says when the user changed it."""

    def __init__(
        self, app: App, text: str, hint: str = "", on: bool = True, width: int = WIDEST_WORDS
    ) -> None:
        """``width``: of the words at most, in pixels."""
        super().__init__()
        self.setProperty("look", "switch")
        self.setCheckable(True)
        self.setChecked(on)
        self.setAutoDefault(False)
        self.setText(shortened(self, text, width).replace("&", "&&"))
        self.setToolTip(plain_tip(hint))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        wear_icon(app, self, "check", "faint_text")
        self.setIconSize(QSize(12, 12))


def shortened(widget: QWidget, text: str, width: int = WIDEST_WORDS) -> str:
    """A text of one line that is not wider than ``width`` pixels."""
    metrics = QFontMetrics(widget.font())
    shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)
    return shown.rstrip(" …") + " …" if shown.endswith("…") else shown


def plain_tip(text: str) -> str:
    """A tool tip that Qt shows as plain text whatever stands in it."""
    # Qt takes a tip for markup when it looks like it; escaped and put in a paragraph it can't be mistaken.
    if not text:
        return ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<p>{escaped}</p>"
