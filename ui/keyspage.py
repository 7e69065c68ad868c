"""The overview of all keys (F1)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import palette
from ui.shortcuts import SHORTCUTS, Place
from ui.widgets.labels import label

COLUMNS = 2


def spoken_place(place: Place) -> str:
    """Where a key works, in the user's language."""
    translate = QCoreApplication.translate
    return {
        "everywhere": translate("Shortcut", "Everywhere"),
        "write": translate("Shortcut", "Write"),
        "library": translate("Shortcut", "Library"),
        "style": translate("Shortcut", "My style"),
        "rewrite": translate("Shortcut", "Quick rewrite"),
    }[place]


class KeysDialog(QDialog):
    """All keys by place, made from the same table that binds them, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(palette.LARGE, palette.LARGE, palette.LARGE, palette.LARGE)
        layout.setSpacing(2 * palette.HUGE)
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        heights = [0] * COLUMNS
        for place in dict.fromkeys(shortcut.place for shortcut in SHORTCUTS.values()):
            shortest = heights.index(min(heights))
            columns[shortest].addLayout(_keys_of(place))
            columns[shortest].addSpacing(palette.MEDIUM)
            heights[shortest] += 1 + sum(shortcut.place == place for shortcut in SHORTCUTS.values())
        for column in columns:
            column.addStretch(1)
            layout.addLayout(column)


def _keys_of(place: Place) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(palette.HUGE)
    grid.addWidget(label(spoken_place(place), "heading"), 0, 0, 1, 2)
    shortcuts = [shortcut for shortcut in SHORTCUTS.values() if shortcut.place == place]
    for row, shortcut in enumerate(shortcuts, 1):
        grid.addWidget(label(shortcut.spoken, wrap=False), row, 0)
        grid.addWidget(label(shortcut.shown, "soft", wrap=False), row, 1)
    grid.setColumnStretch(0, 1)
    return grid
