"""Small charts painted in the window's colours: bars for how often, a scale for how much of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import palette

if TYPE_CHECKING:
    from ui.app import App

BAR_HEIGHT = 8
_LABEL_SHARE = 0.42
_LEAST_FIGURE = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is about, its length 0..1, and the figure written behind it."""

    label: str
    share: float
    figure: str


class Bars(QWidget):
    """Horizontal bars under each other; screen readers hear them as one sentence."""

    def __init__(self, app: App, spoken: str) -> None:
        super().__init__()
        self._app = app
        self._spoken = spoken
        self._bars: tuple[Bar, ...] = ()
        self._font = palette.font("body")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken)
        app.colours_changed.connect(self.update)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is on show."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars; the widget takes the height they need."""
        self._bars = tuple(bars)
        self.setFixedHeight(max(1, len(bars)) * self._row_height)
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.figure}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a label and a bar."""
        return QSize(320, max(1, len(self._bars)) * self._row_height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Label, bar, figure; line by line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        colours = self._app.colours
        label_width = int(self.width() * _LABEL_SHARE)
        figures = [metrics.horizontalAdvance(bar.figure) for bar in self._bars]
        figure_width = max([_LEAST_FIGURE, *figures]) + palette.MEDIUM
        track = QRectF(label_width, 0, max(0, self.width() - label_width - figure_width), BAR_HEIGHT)
        for number, bar in enumerate(self._bars):
            top = number * self._row_height
            row = QRectF(0, top, self.width(), self._row_height)
            painter.setPen(colours.of("text"))
            text = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, label_width - palette.MEDIUM)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            painter.setPen(colours.of("soft_text"))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, bar.figure)
            track.moveTop(top + (self._row_height - BAR_HEIGHT) / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.of("hover"))
            painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
            filled = QRectF(track)
            filled.setWidth(max(BAR_HEIGHT, track.width() * min(max(bar.share, 0.0), 1.0)))
            painter.setBrush(colours.of("accent"))
            if bar.share > 0:
                painter.drawRoundedRect(filled, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.end()

    @property
    def _row_height(self) -> int:
        return QFontMetrics(self._font).height() + palette.SMALL


class Scale(QWidget):
    """A line between two words with a dot where the user stands."""

    def __init__(self, app: App, low: str, high: str, spoken: str) -> None:
        super().__init__()
        self._app = app
        self._low, self._high = low, high
        self._value = 0.5
        self._font = palette.font("small")
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(QFontMetrics(self._font).height() + 2 * palette.SMALL)
        app.colours_changed.connect(self.update)

    @property
    def value(self) -> float:
        """Where the dot is, 0..1."""
        return self._value

    def show_value(self, value: float) -> None:
        """Move the dot; 0 is at the low word, 1 at the high one."""
        self._value = min(max(value, 0.0), 1.0)
        self.setAccessibleDescription(f"{self._low} – {self._high}: {self._value:.0%}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The two words, the line, the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        colours = self._app.colours
        painter.setPen(colours.of("soft_text"))
        middle = self.rect()
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._low)
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._high)
        left = metrics.horizontalAdvance(self._low) + palette.MEDIUM
        right = self.width() - metrics.horizontalAdvance(self._high) - palette.MEDIUM
        y = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.of("hover"))
        painter.drawRoundedRect(QRectF(left, y - 2, max(0, right - left), 4), 2, 2)
        painter.setBrush(colours.of("accent"))
        at = left + (right - left) * self._value
        painter.drawEllipse(QRectF(at - 6, y - 6, 12, 12))
        painter.end()
