"""How one found item is painted: title and date, people, and two lines of text with the words looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout

from ui import palette
from ui.lists.rowdelegate import ICON, RowDelegate
from ui.pages.library.records import Row
from ui.widgets.dates import short_date

if TYPE_CHECKING:
    from ui.app import App

SNIPPET_LINES = 2


class RowPainter(RowDelegate):
    """Paints the rows of the library; takes its colours from the window's."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._title = palette.font("body", bold=True)
        self._small = palette.font("small")

    @property
    def height(self) -> int:
        """Height of a row in pixels, after the typefaces in force."""
        lines = SNIPPET_LINES + 1
        small = QFontMetrics(self._small).lineSpacing()
        return QFontMetrics(self._title).lineSpacing() + lines * small + 2 * palette.MEDIUM

    def paint_row(self, painter: QPainter, place: QRect, row: object) -> None:
        """One item; grey bars where it is still on its way."""
        inside = place.adjusted(palette.MEDIUM, palette.MEDIUM - 2, -palette.MEDIUM, -palette.SMALL)
        if isinstance(row, Row):
            self._paint_item(painter, inside, row)
        else:
            self._paint_bars(painter, inside)

    def _paint_item(self, painter: QPainter, inside: QRect, row: Row) -> None:
        colours = self._app.colours
        title, small = QFontMetrics(self._title), QFontMetrics(self._small)
        date = short_date(row.date)
        date_width = small.horizontalAdvance(date)
        painter.setFont(self._small)
        painter.setPen(colours.of("faint_text"))
        baseline = inside.top() + title.ascent()
        painter.drawText(inside.right() - date_width, baseline, date)
        picture = self.icon(_icon_name(row), "faint_text")
        painter.drawPixmap(QPoint(inside.left(), inside.top() + (title.height() - ICON) // 2), picture)
        left = inside.left() + ICON + palette.SMALL
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
        left = inside.left() + ICON + palette.SMALL
        for number, share in enumerate((0.5, 0.3, 0.9)):
            width = int((inside.right() - left) * share)
            painter.drawRoundedRect(QRect(left, inside.top() + 4 + number * 22, width, 9), 4, 4)


def _icon_name(row: Row) -> str:
    if row.kind == "document":
        return "file-text"
    return "send" if row.own else "mail"
