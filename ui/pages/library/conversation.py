"""The other messages of a conversation, old to new, below the one that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import palette
from ui.operations import operation
from ui.widgets.dates import short_date
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

ROWS_SEEN = 4


class Conversation(QWidget):
    """Hidden while there is no other message.

    Signals:
        chosen: the id of a message to read.
    """

    chosen = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._thread = ""
        self._reading = ""
        self._heading = label("", "small")
        self.list = QListWidget()
        self.list.setProperty("look", "rows")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Conversation"))
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.SMALL, 0, 0)
        layout.setSpacing(palette.TINY)
        line = QFrame()
        line.setProperty("look", "line")
        layout.addWidget(line)
        layout.addWidget(self._heading)
        layout.addWidget(self.list)
        self.hide()

    def show_thread(self, thread: str, reading: str) -> None:
        """Show the conversation an item belongs to.

        Args:
            thread: its id, or "" where the item stands alone.
            reading: id of the item that is read; it is marked.
        """
        self._reading = reading
        if thread and thread == self._thread:
            self._mark()
            return
        self._thread = thread
        self.hide()
        if thread:
            operation(self._app, "threads.show", {"id": thread}).on_success(
                lambda result: self._show(thread, result)
            ).on_failure(lambda _failure: None).run(self)

    def _show(self, thread: str, result: dict[str, Any]) -> None:
        if thread != self._thread:
            return
        messages = result["items"]
        self.list.clear()
        for message in messages:
            people = message.get("people") or [""]
            beginning = " ".join(str(message.get("text", "")).split())
            entry = QListWidgetItem(
                f"{people[0]}  ·  {short_date(message.get('date'))}  ·  {beginning[:200]}"
            )
            entry.setData(Qt.ItemDataRole.UserRole, str(message["id"]))
            self.list.addItem(entry)
        self._heading.setText(self.tr("%n message(s) in this conversation", "", len(messages)))
        height = max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(height * min(len(messages), ROWS_SEEN) + palette.TINY)
        self._mark()

    def _mark(self) -> None:
        self.setVisible(self.list.count() > 1)
        for row in range(self.list.count()):
            entry = self.list.item(row)
            if entry.data(Qt.ItemDataRole.UserRole) == self._reading:
                self.list.setCurrentItem(entry)
                self.list.scrollToItem(entry)

    def _choose(self, entry: QListWidgetItem) -> None:
        wanted = str(entry.data(Qt.ItemDataRole.UserRole))
        if wanted != self._reading:
            self.chosen.emit(wanted)
