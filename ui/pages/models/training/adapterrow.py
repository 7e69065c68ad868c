"""What one training has left: from what and when, whether it is used, what it came to, and its removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import palette
from ui.icons import icon, pixmap
from ui.installing import spoken_size
from ui.pages.models.training.figures import FiguresTable
from ui.pages.models.training.records import TRAINED, Adapter
from ui.pages.models.training.words import spoken_origin, spoken_staleness, spoken_verdicts
from ui.widgets.buttons import button, icon_button
from ui.widgets.confirm import Confirm
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class AdapterRow(QWidget):
    """One adapter.

    Signals:
        remove_wanted: the user wants it gone; its id.

    Attributes:
        fold: shows and hides the figures; hidden where nothing was measured.
        table: the figures.
    """

    remove_wanted = Signal(int)

    def __init__(self, app: App, adapter: Adapter, title: str) -> None:
        """Args: title: of the model it belongs to."""
        super().__init__()
        self._app = app
        self.adapter = adapter
        self._sign = QLabel()
        name = label(title)
        name.setFont(palette.font("body", bold=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(label(f"{spoken_origin(adapter)} · {spoken_size(adapter.size)}", "small"))
        if adapter.stale:
            words.addSpacing(palette.TINY)
            words.addWidget(self._staleness())
        for sentence in self._results(title):
            words.addSpacing(palette.TINY)
            words.addWidget(label(sentence, "soft"))
        self.table = FiguresTable(app, adapter)
        self.table.hide()
        self.fold = button(app, "", "quiet")
        self.fold.setIconSize(QSize(16, 16))
        self.fold.setVisible(bool(adapter.figures))
        self.fold.clicked.connect(self._turn)
        forget = self.tr("Remove what was learned: {title}").format(title=title)
        self.remove = icon_button(app, "trash-2", forget)
        self.confirm = Confirm(
            app,
            self.tr(
                "What was learned is gone from this machine, and drafts are written as before. "
                "Your mail stays; it can be learned from again."
            ),
            self.tr("Remove"),
        )
        self.remove.clicked.connect(self.confirm.ask)
        self.confirm.confirmed.connect(lambda: self.remove_wanted.emit(adapter.id))
        row = QHBoxLayout()
        row.setSpacing(palette.MEDIUM)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        used = label(self.tr("in use") if adapter.in_use else self.tr("not in use"), "small", wrap=False)
        used.setContentsMargins(0, palette.SMALL - 2, 0, 0)
        row.addWidget(used, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.SMALL, 0, palette.SMALL)
        layout.setSpacing(palette.SMALL)
        layout.addLayout(row)
        layout.addLayout(self._lay_out_figures())
        layout.addWidget(self.confirm)
        app.colours_changed.connect(self._draw)
        self._draw()

    def _lay_out_figures(self) -> QVBoxLayout:
        # A quiet button is wider than what is seen of it; its icon stands under the words.
        line = QHBoxLayout()
        line.setContentsMargins(palette.HUGE - 2 * palette.SMALL, 0, 0, 0)
        line.addWidget(self.fold)
        line.addStretch(1)
        table = QHBoxLayout()
        table.setContentsMargins(palette.HUGE, 0, 0, 0)
        table.addWidget(self.table)
        below = QVBoxLayout()
        below.setSpacing(palette.TINY)
        below.addLayout(line)
        below.addLayout(table)
        return below

    def _turn(self) -> None:
        self.table.setVisible(self.table.isHidden())
        self._word_fold()

    def _word_fold(self) -> None:
        hidden = self.table.isHidden()
        self.fold.setText(self.tr("Show the figures") if hidden else self.tr("Hide the figures"))
        self.fold.setIcon(icon("chevron-right" if hidden else "chevron-down", self._app.colours))

    def _results(self, title: str) -> list[str]:
        """What it came to, or when it would be used."""
        won = any(arm in TRAINED for arm in self.adapter.arms.values())
        if self.adapter.in_use or not won:
            return spoken_verdicts(self.adapter)
        if self.adapter.stale:
            return []
        return [self.tr("Used again as soon as {title} writes your drafts.").format(title=title)]

    def _staleness(self) -> QLabel:
        words = label(spoken_staleness(self.adapter.stale_reason), "warning")
        words.setContentsMargins(palette.SMALL, 2, palette.SMALL, 2)
        return words

    def _draw(self) -> None:
        adapter, colours = self.adapter, self._app.colours
        name, colour = ("circle-check", colours.added) if adapter.in_use else ("minus", colours.faint_text)
        if adapter.stale:
            name, colour = "triangle-alert", colours.warning
        self._sign.setPixmap(pixmap(name, colour, 20))
        self._word_fold()
