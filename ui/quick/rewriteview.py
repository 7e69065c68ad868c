"""The change view of the popup: also of a text that still grows, and of the beginning of a very long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame

from assistant.text.changes import segments
from ui.widgets.changeview import ChangeView

if TYPE_CHECKING:
    from ui.app import App

LONGEST_SHOWN = 6_000
"""Characters of a text that is shown whole, to be decided change by change."""

BEGINNING = 1_500
"""Characters shown of a longer one: as many as the popup has room for."""

SMALLEST_HEIGHT, LARGEST_HEIGHT = 40, 380
_BELOW = 2


class RewriteView(ChangeView):
    """Takes no keys of its own: the popup has them all."""

    def __init__(self, app: App, spoken: str) -> None:
        self._to_come = ""
        self._measured: tuple[tuple[int, int], int] | None = None
        super().__init__(app, spoken)
        self.setProperty("look", "rewrite")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def wanted_height(self, width: int) -> int:
        """Pixels for the whole text at a width in pixels, within what a popup may take."""
        of = (width, self.document().revision())
        # Laying a long text out anew for every question of the layout would hold the window up.
        if self._measured is None or self._measured[0] != of:
            self.document().setTextWidth(width)
            self._measured = of, round(self.document().size().height())
        height = self._measured[1] + 2 * self.frameWidth() + _BELOW
        return max(SMALLEST_HEIGHT, min(LARGEST_HEIGHT, height))

    def show_growing(self, old: str, new: str) -> None:
        """Show how far the new text has come; what is still to come stands there, pale, as it was."""
        whole_words = new[: new.rfind(" ") + 1]
        parts = segments(old, whole_words) if whole_words else ()
        to_come = (parts[-1].old if parts[-1].is_changed else "") if parts else old
        self._to_come = to_come
        self.show_changes(old[: len(old) - len(to_come)] if to_come else old, whole_words)

    def show_done(self, old: str, new: str) -> None:
        """Show all changes; from now on they can be decided about."""
        self._to_come = ""
        self.show_changes(old, new)

    def show_beginning(self, old: str, new: str) -> None:
        """Show the changes in the beginning of a text too long to be shown."""
        self._to_come = "…"
        self.show_changes(*beginning(old, new, BEGINNING))

    def _draw(self) -> None:
        super()._draw()
        if not self._to_come:
            return
        pale = QTextCharFormat()
        pale.setForeground(self._app.colours.of("faint_text"))
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(self._to_come, pale)


def beginning(old: str, new: str, length: int) -> tuple[str, str]:
    """The beginnings of two texts that belong together, about ``length`` characters long.

    They end where both texts are the same.
    """
    parts = list(segments(old[:length], new[: length + length // 4]))
    while len(parts) > 1 and parts[-1].is_changed:
        parts.pop()
    return "".join(part.old for part in parts), "".join(part.new for part in parts)
