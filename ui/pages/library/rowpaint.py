"""How one found item is painted: title and date, people, and two lines of text with the words looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import palette
from ui.icons import pixmap
from ui.lists.paged import ROW_ROLE
from ui.pages.library.records import Row
from ui.widgets.dates import short_date

if TYPE_CHECKING:
    from ui.app import App

SNIPPET_LINES = 2
_ICON = 14


class RowPainter(QStyledItemDelegate):
    """Paints the rows of the library; takes its colours from the window's."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._title = palette.font("body", bold=True)
        self._small = palette.font("small")
        self._icons: dict[tuple[str, str], QPixmap] = {}

    @property
    def height(self) -> int:
        """Height of a row in pixels, after the typefaces in force."""
        lines = SNIPPET_LINES + 1
        small = QFontMetrics(self._small).lineSpacing()
        return QFontMetrics(self._title).lineSpacing() + lines * small + 2 * palette.MEDIUM

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
        """One row; grey bars where it is still on its way."""
        row = index.data(ROW_ROLE)
        painter.save()
        self._paint_ground(painter, option)
        inside = option.rect.adjusted(palette.MEDIUM, palette.MEDIUM - 2, -palette.MEDIUM, -palette.SMALL)
        if isinstance(row, Row):
            self._paint_row(painter, inside, row)
        else:
            self._paint_bars(painter, inside)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._app.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        card = option.rect.adjusted(3, 2, -3, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colours.of("accent_tint"))
            painter.drawRoundedRect(card, palette.RADIUS, palette.RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.of("raised"))
            painter.drawRoundedRect(card, palette.RADIUS, palette.RADIUS)
        painter.setPen(colours.of("line"))
        if not option.state & QStyle.StateFlag.State_Selected:
            left, right = option.rect.left() + palette.MEDIUM, option.rect.right() - palette.MEDIUM
            painter.drawLine(left, option.rect.bottom(), right, option.rect.bottom())

    def _paint_row(self, painter: QPainter, inside: QRect, row: Row) -> None:
        colours = self._app.colours
        title, small = QFontMetrics(self._title), QFontMetrics(self._small)
        date = short_date(row.date)
        date_width = small.horizontalAdvance(date)
        painter.setFont(self._small)
        painter.setPen(colours.of("faint_text"))
        baseline = inside.top() + title.ascent()
        painter.drawText(inside.right() - date_width, baseline, date)
        picture = self._icon(_icon_name(row))
        painter.drawPixmap(QPoint(inside.left(), inside.top() + (title.height() - _ICON) // 2), picture)
        left = inside.left() + _ICON + palette.SMALL
        painter.setFont(self._title)
        painter.setPen(colours.of("text"))
        room = inside.right() - date_width - palette.MEDIUM - left
        words = row.title or self.tr("(no subject)")
        painter.drawText(left, baseline, title.elidedText(words, Qt.TextElideMode.ElideRight, room))
        top = inside.top() + title.lineSpacing()
        lines = SNIPPET_LINES
        if row.people:
            painter.setFont(self._small)
            painter.setPen(colours.of("soft_text"))
            width = inside.right() - left
            people = small.elidedText(", ".join(row.people), Qt.TextElideMode.ElideRight, width)
            painter.drawText(left, top + small.ascent(), people)
            top += small.lineSpacing()
        else:
            lines += 1
        self._paint_snippet(painter, QRect(left, top, inside.right() - left, 0), row, lines)

    def _paint_snippet(self, painter: QPainter, place: QRect, row: Row, lines: int) -> None:
        """A few lines, the last cut with an ellipsis where more follows."""
        painter.setPen(self._app.colours.of("soft_text"))
        metrics = QFontMetrics(self._small)
        start, top = 0, float(place.top())
        for number in range(lines):
            rest = row.text[start:]
            last = number == lines - 1
            if last:
                rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, place.width())
            layout = QTextLayout(rest, self._small)
            layout.beginLayout()
            line = layout.createLine()
            if not line.isValid():
                return
            line.setLineWidth(place.width())
            layout.endLayout()
            length = line.textLength()
            layout.draw(painter, QPointF(place.left(), top), self._marks(row, start, length))
            start += length
            top += metrics.lineSpacing()

    def _marks(self, row: Row, start: int, length: int) -> list[QTextLayout.FormatRange]:
        """The words looked for that stand in one line, as Qt takes them."""
        look = QTextCharFormat()
        look.setForeground(self._app.colours.of("text"))
        look.setBackground(self._app.colours.of("selection"))
        found = []
        for first, end in row.marks:
            first, end = max(first - start, 0), min(end - start, length)
            if first < end:
                mark = QTextLayout.FormatRange()
                mark.start, mark.length, mark.format = first, end - first, look
                found.append(mark)
        return found

    def _paint_bars(self, painter: QPainter, inside: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._app.colours.hover))
        left = inside.left() + _ICON + palette.SMALL
        for number, share in enumerate((0.5, 0.3, 0.9)):
            width = int((inside.right() - left) * share)
            painter.drawRoundedRect(QRect(left, inside.top() + 4 + number * 22, width, 9), 4, 4)

    def _icon(self, name: str) -> QPixmap:
        colour = self._app.colours.faint_text
        if (name, colour) not in self._icons:
            self._icons[name, colour] = pixmap(name, colour, _ICON)
        return self._icons[name, colour]


def _icon_name(row: Row) -> str:
    if row.kind == "document":
        return "file-text"
    return "send" if row.own else "mail"
