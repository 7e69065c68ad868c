"""All pieces of writing: open one, delete it, find it by any of its words."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assistant.outbox.composing import Composition
from ui import palette
from ui.widgets.buttons import button
from ui.widgets.chips import shortened
from ui.widgets.dates import short_date
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_ID_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 100
_BEGINNING = 300


class DraftsList(QWidget):
    """The list with a line to search in.

    Signals:
        chosen: id of the piece of writing to open.
        deleted: id of the one to delete.
        left: go back to writing.
    """

    chosen = Signal(str)
    deleted = Signal(str)
    left = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._pieces: tuple[Composition, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a draft"))
        self.search.setAccessibleName(self.tr("Find a draft"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("look", "rows")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(False)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Drafts"))
        self.list.itemActivated.connect(lambda entry: self.chosen.emit(entry.data(_ID_ROLE)))
        self.list.itemClicked.connect(lambda entry: self.chosen.emit(entry.data(_ID_ROLE)))
        self._note = label("", "soft")
        back = button(app, self.tr("Back to writing"), "quiet", "arrow-left")
        back.clicked.connect(self.left)
        delete = button(app, self.tr("Delete"), "quiet", "trash-2")
        delete.clicked.connect(self.delete)
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            bound = QShortcut(key, self.list, self.delete)
            bound.setContext(Qt.ShortcutContext.WidgetShortcut)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Drafts"), "title", wrap=False), 1)
        head.addWidget(back)
        head.addWidget(delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.MEDIUM)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self._note)
        layout.addWidget(self.list, 1)

    def show_pieces(self, pieces: Sequence[Composition]) -> None:
        """Show these, the one changed last first."""
        self._pieces = tuple(pieces)
        self._fill()

    def delete(self) -> None:
        """Delete the marked one."""
        entry = self.list.currentItem()
        if entry is not None:
            self.deleted.emit(entry.data(_ID_ROLE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up, down and Enter in the search line act on the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            rows = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = rows.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem() is not None:
                self.chosen.emit(self.list.currentItem().data(_ID_ROLE))
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        found = [piece for piece in self._pieces if _holds(piece, words)]
        self.list.clear()
        for piece in found[:_MOST_ROWS]:
            entry = QListWidgetItem(self._line(piece))
            entry.setData(_ID_ROLE, piece.id)
            self.list.addItem(entry)
        self.list.setCurrentRow(0)
        if len(found) > _MOST_ROWS:
            self._note.setText(self.tr("Of {count} drafts the newest are shown.").format(count=len(found)))
        elif not found:
            self._note.setText(
                self.tr("No draft has all of these words.") if words else self.tr("There are no drafts yet.")
            )
        self._note.setVisible(not found or len(found) > _MOST_ROWS)

    def _line(self, piece: Composition) -> str:
        people = ", ".join(name_of(entry) for entry in piece.to) or self.tr("To nobody yet")
        beginning = (piece.text.strip() or piece.points)[:_BEGINNING]
        title = piece.subject or self.tr("(no subject)")
        state = self.tr("finished") if piece.outcome else ""
        first = "  ·  ".join(part for part in (people, title, short_date(piece.changed), state) if part)
        return f"{shortened(self.list, first, 700)}\n{shortened(self.list, beginning, 700)}"


def _holds(piece: Composition, words: Sequence[str]) -> bool:
    """Whether all words, in small letters, stand somewhere in a piece of writing."""
    if not words:
        return True
    where = " ".join((*piece.to, piece.subject, piece.points, piece.text)).casefold()
    return all(word in where for word in words)


def name_of(entry: str) -> str:
    """What one would call a recipient: the name, or the address of who has none."""
    name, address = parseaddr(entry)
    return name or address or entry
