"""A curve over time: what each draft cost as faint dots, and the course of it as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import palette

if TYPE_CHECKING:
    from ui.app import App

_DOT = 3.0


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement: when (unix seconds), its value, and the smoothed value there."""

    at: float
    value: float
    smooth: float


class Curve(QWidget):
    """Draws points from left (old) to right (new), each the same step apart; zero is at the foot."""

    def __init__(self, app: App, spoken: str) -> None:
        super().__init__()
        self._app = app
        self._points: tuple[Point, ...] = ()
        self._font = palette.font("small")
        self.setAccessibleName(spoken)
        self.setMinimumHeight(180)
        self.setMaximumHeight(300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        app.colours_changed.connect(self.update)

    @property
    def points(self) -> tuple[Point, ...]:
        """What is on show."""
        return self._points

    def show_points(self, points: Sequence[Point], spoken: str) -> None:
        """Show another course.

        Args:
            points: old to new.
            spoken: the curve in a sentence, for screen readers.
        """
        self._points = tuple(points)
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A calm format."""
        return QSize(640, 260)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Lines of the scale, dots, curve, dates."""
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        foot = metrics.height() + palette.SMALL
        left = metrics.horizontalAdvance("1000") + palette.SMALL
        field = QRectF(
            left, palette.SMALL, self.width() - left - palette.SMALL, self.height() - foot - palette.SMALL
        )
        top = _round_up(max(max(point.value for point in self._points), 1.0))
        self._draw_scale(painter, field, top)
        self._draw_course(painter, field, top)
        self._draw_dates(painter, field, metrics)
        painter.end()

    def _draw_scale(self, painter: QPainter, field: QRectF, top: float) -> None:
        colours = self._app.colours
        for share in (0.0, 0.5, 1.0):
            y = field.bottom() - field.height() * share
            painter.setPen(QPen(colours.of("line"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(colours.of("faint_text"))
            place = QRectF(0, y - 10, field.left() - palette.SMALL, 20)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{top * share:g}"
            )

    def _draw_course(self, painter: QPainter, field: QRectF, top: float) -> None:
        colours = self._app.colours
        step = field.width() / (len(self._points) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.of("faint_text"))
        painter.setOpacity(0.35)
        for place, point in enumerate(self._points):
            centre = QPointF(field.left() + place * step, field.bottom() - field.height() * point.value / top)
            painter.drawEllipse(centre, _DOT, _DOT)
        line = QPainterPath()
        for place, point in enumerate(self._points):
            at = QPointF(field.left() + place * step, field.bottom() - field.height() * point.smooth / top)
            line.lineTo(at) if place else line.moveTo(at)
        area = QPainterPath(line)
        area.lineTo(field.bottomRight())
        area.lineTo(field.bottomLeft())
        area.closeSubpath()
        painter.setOpacity(0.10)
        painter.fillPath(area, colours.of("accent"))
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.of("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(line)

    def _draw_dates(self, painter: QPainter, field: QRectF, metrics: QFontMetrics) -> None:
        """The months at the places where they begin, as far as they don't touch."""
        painter.setPen(self._app.colours.of("faint_text"))
        step = field.width() / (len(self._points) - 1)
        free_from, before = field.left(), ""
        for place, point in enumerate(self._points):
            words = month_of(point.at)
            if words == before:
                continue
            before = words
            width = metrics.horizontalAdvance(words)
            x = min(field.left() + place * step, field.right() - width)
            if x < free_from:
                continue
            painter.drawText(QPointF(x, self.height() - palette.TINY), words)
            free_from = x + width + palette.LARGE


def month_of(at: float) -> str:
    """The month of a moment, e.g. "March 2026"."""
    moment = datetime.fromtimestamp(at)
    return f"{QLocale().standaloneMonthName(moment.month)} {moment.year}"


def _round_up(value: float) -> float:
    """The next round number of the scale 1, 2, 5, 10, 20, 50 …"""
    size = 1.0
    while True:
        for step in (1, 2, 5):
            if value <= step * size:
                return step * size
        size *= 10
