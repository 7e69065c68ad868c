"""What the painted lists have in common: rows of one height, a ground that shows what is chosen, icons."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import palette
from ui.icons import pixmap
from ui.lists.paged import ROW_ROLE

if TYPE_CHECKING:
    from ui.app import App

ICON = 14
"""Side of an icon within a row, in pixels."""


class RowDelegate(QStyledItemDelegate):
    """Paints rows in the window's colours; ``lined`` parts them by thin lines."""

    lined = True

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._icons: dict[tuple[str, str], QPixmap] = {}

    @property
    @abstractmethod
    def height(self) -> int:
        """Height of a row in pixels, after the typefaces in force."""

    @abstractmethod
    def paint_row(self, painter: QPainter, place: QRect, row: object) -> None:
        """Paint what a row holds.

        Args:
            place: the whole row, with its margins.
            row: what the model has under ``ROW_ROLE``.
        """

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are equally high."""
        return QSize(0, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One row on its ground."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self.paint_row(painter, option.rect, index.data(ROW_ROLE))
        painter.restore()

    def icon(self, name: str, colour: str) -> QPixmap:
        """An icon in one of the window's colours, drawn once."""
        value = getattr(self._app.colours, colour)
        if (name, value) not in self._icons:
            self._icons[name, value] = pixmap(name, value, ICON)
        return self._icons[name, value]

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, rect = self._app.colours, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.of("accent_tint" if chosen else "raised"))
            painter.drawRoundedRect(rect.adjusted(3, 2, -3, -2), palette.RADIUS, palette.RADIUS)
        if self.lined and not chosen:
            painter.setPen(colours.of("line"))
            left, right = rect.left() + palette.MEDIUM, rect.right() - palette.MEDIUM
            painter.drawLine(left, rect.bottom(), right, rect.bottom())
