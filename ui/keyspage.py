"""The overview of all keys (F1)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui import palette
from ui.shortcuts import SHORTCUTS, Place
from ui.widgets.labels import label


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
    """All keys by place, made from the same table that binds them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        layout = QGridLayout(self)
        layout.setContentsMargins(palette.LARGE, palette.LARGE, palette.LARGE, palette.LARGE)
        layout.setHorizontalSpacing(palette.HUGE)
        row = 0
        place: Place | None = None
        for shortcut in SHORTCUTS.values():
            if shortcut.place != place:
                place = shortcut.place
                layout.addWidget(label(spoken_place(place), "heading"), row, 0, 1, 2)
                row += 1
            layout.addWidget(label(shortcut.spoken, wrap=False), row, 0)
            layout.addWidget(label(shortcut.shown, "soft", wrap=False), row, 1)
            row += 1
