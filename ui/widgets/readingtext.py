"""Text to read and to copy from, never to change: plain letters, so nothing in it can load or run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ui import palette

if TYPE_CHECKING:
    from ui.app import App

PartRole = Literal["words", "quote", "signature"]
_QUOTE_STATE = 1
_BAR = 2


class ReadingText(QPlainTextEdit):
    """Shows the parts of a text: the sender's words, quotes with a bar at their side, signatures faint."""

    def __init__(self, app: App, spoken: str) -> None:
        super().__init__()
        self._app = app
        self._parts: Sequence[tuple[PartRole, str]] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "reading")
        self.setFont(palette.font("draft"))
        self.setAccessibleName(spoken)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.document().setDocumentMargin(palette.MEDIUM)
        app.colours_changed.connect(self._draw)

    def show_parts(self, parts: Sequence[tuple[PartRole, str]]) -> None:
        """Show a text from its beginning.

        Args:
            parts: role and text of each stretch; every stretch begins a line.
        """
        self._parts = tuple(parts)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The bars beside quotes, then the text."""
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._app.colours.of("line"))
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > event.rect().bottom():
                break
            if block.userState() == _QUOTE_STATE:
                left = int(place.left()) + palette.TINY
                painter.drawRect(left, int(place.top()), _BAR, int(place.height()) + 1)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, (role, text) in enumerate(self._parts):
            if number:
                cursor.insertBlock()
            first = cursor.block()
            cursor.insertText(text, self._look(role))
            if role == "quote":
                _mark(first, cursor.block())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _look(self, role: PartRole) -> QTextCharFormat:
        look = QTextCharFormat()
        names = {"words": "text", "quote": "soft_text", "signature": "faint_text"}
        look.setForeground(self._app.colours.of(names[role]))
        return look


def _mark(first: QTextBlock, last: QTextBlock) -> None:
    block = first
    while block.isValid():
        block.setUserState(_QUOTE_STATE)
        if block == last:
            return
        block = block.next()
