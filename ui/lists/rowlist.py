"""A list of equally high painted rows, fast at any length.

It is a table of one column: Qt's list and tree views ask the model for every single row to lay them out,
which takes a second for 100,000 rows; a table knows where a row is without asking.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView


class RowList(QTableView):
    """One row is current; arrows move, Enter opens.

    Signals:
        current_changed: the row the user is on; -1 for none.
        opened: Enter or a double click on a row.
    """

    current_changed = Signal(int)
    opened = Signal(int)

    def __init__(self, model: QAbstractItemModel, delegate: QStyledItemDelegate, row_height: int) -> None:
        super().__init__()
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_row_height(row_height)
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _before: self.current_changed.emit(current.row())
        )
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    @property
    def row(self) -> int:
        """The current row, or -1."""
        return self.currentIndex().row()

    def set_row_height(self, height: int) -> None:
        """All rows are this high, in pixels."""
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def go_to_row(self, row: int) -> None:
        """Make a row the current one and show it; a row that is not there becomes the nearest that is."""
        count = self.model().rowCount()
        if count:
            self.setCurrentIndex(self.model().index(max(0, min(row, count - 1)), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Home and End go to the ends of the list, not of the row; Left and Right mean nothing here."""
        key = event.key()
        if key == Qt.Key.Key_Home:
            self.go_to_row(0)
        elif key == Qt.Key.Key_End:
            self.go_to_row(self.model().rowCount() - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row >= 0:
            self.opened.emit(self.row)
        else:
            super().keyPressEvent(event)
