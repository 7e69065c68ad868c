"""The table of figures behind a training: every way to write, in every register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui import palette
from ui.icons import pixmap
from ui.pages.models.training.records import ARMS, Adapter, Figure
from ui.pages.models.training.words import (
    spoken_arm,
    spoken_distance,
    spoken_lead,
    spoken_register,
    spoken_share,
)
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_SIGN = 14


class FiguresTable(QWidget):
    """One line for each way to write; the one in use is marked. Screen readers hear all of it in one text."""

    def __init__(self, app: App, adapter: Adapter) -> None:
        super().__init__()
        self._app = app
        self._signs: list[QLabel] = []
        self._spoken: list[str] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(palette.SMALL)
        self._grid.setVerticalSpacing(palette.TINY)
        self._grid.setColumnStretch(1, 1)
        self._heads = (
            self.tr("To correct"),
            self.tr("Distance from your style"),
            self.tr("Taken for yours"),
            self.tr("The lead is"),
        )
        for column, head in enumerate(self._heads):
            self._put(label(head, "small", wrap=False), 0, column + 2)
        for register in adapter.measured:
            self._add_register(adapter, register)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.TINY, 0, 0)
        layout.setSpacing(palette.SMALL)
        layout.addLayout(self._grid)
        layout.addWidget(
            label(
                self.tr(
                    "Measured on mails of yours that were kept back. To correct: how much of a draft differs "
                    "from what you wrote. Taken for yours: how often a judge of styles takes the draft for "
                    "one of your mails. The lead is that over the same way without training."
                ),
                "small",
            )
        )
        self.setAccessibleName(self.tr("Figures"))
        self.setAccessibleDescription("\n".join(self._spoken))
        app.colours_changed.connect(self._draw)
        self._draw()

    def _add_register(self, adapter: Adapter, register: str) -> None:
        figures = [found for arm in ARMS if (found := adapter.figure(register, arm)) is not None]
        if not figures:
            return
        mails = self.tr("%Ln mail(s)", "", figures[0].mails)
        title = label(f"{spoken_register(register)} · {mails}", "soft", wrap=False)
        title.setContentsMargins(0, palette.SMALL, 0, 0)
        self._grid.addWidget(title, self._grid.rowCount(), 0, 1, 2)
        self._spoken.append(title.text())
        for figure in figures:
            self._add_figure(figure, used=adapter.arms.get(register) == figure.arm)

    def _add_figure(self, figure: Figure, used: bool) -> None:
        row = self._grid.rowCount()
        sign = QLabel()
        sign.setFixedWidth(_SIGN)
        if used:
            sign.setAccessibleName(self.tr("used"))
            self._signs.append(sign)
        self._grid.addWidget(sign, row, 0)
        values = (
            spoken_share(figure.edit_cost),
            spoken_distance(figure.style_distance),
            spoken_share(figure.authorship),
            spoken_lead(figure),
        )
        for column, text in enumerate((spoken_arm(figure.arm), *values)):
            cell = label(text, wrap=False)
            if used:
                cell.setFont(palette.font("body", bold=True))
            self._put(cell, row, column + 1)
        told = (f"{head}: {value}" for head, value in zip(self._heads, values, strict=True) if value)
        name = f"{spoken_arm(figure.arm)} ({self.tr('used')})" if used else spoken_arm(figure.arm)
        self._spoken.append(f"{name}: {', '.join(told)}")

    def _put(self, cell: QLabel, row: int, column: int) -> None:
        if column > 1:
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.setContentsMargins(palette.MEDIUM, 0, 0, 0)
        self._grid.addWidget(cell, row, column)

    def _draw(self) -> None:
        for sign in self._signs:
            sign.setPixmap(pixmap("check", self._app.colours.accent, _SIGN))
