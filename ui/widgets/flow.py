"""A layout that sets widgets side by side and goes on in the next line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import palette


class FlowLayout(QLayout):
    """Left to right, line by line. A widget with the property ``fills_line`` takes what is left of its line.

    The idea is Qt's own "flow layout" example.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = palette.TINY) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """At the end."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one that stands at ``place`` now."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """One item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Remove one item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It is content with what it gets."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """A narrow place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Height of all lines at a width."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Move the widgets."""
        super().setGeometry(place)
        self._lay_out(place, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The smallest size; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay_out(self, place: QRect, move: bool) -> int:
        margins = self.contentsMargins()
        room = place.marginsRemoved(margins)
        x, y, line_height = room.x(), room.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        gap = self.spacing()
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(room.width(), 0))
            if line and x + width > room.right() + 1:
                self._settle(line, line_height, move)
                x, y, line_height, line = room.x(), y + line_height + gap, 0, []
            if widget is not None and widget.property("fills_line"):
                width = max(width, room.right() + 1 - x)
            line.append((item, QRect(QPoint(x, y), QSize(width, hint.height()))))
            x += width + gap
            line_height = max(line_height, hint.height())
        self._settle(line, line_height, move)
        return y + line_height - place.y() + margins.bottom()

    @staticmethod
    def _settle(line: list[tuple[QLayoutItem, QRect]], height: int, move: bool) -> None:
        """Items of one line stand on its middle."""
        if move:
            for item, place in line:
                place.translate(0, (height - place.height()) // 2)
                item.setGeometry(place)
