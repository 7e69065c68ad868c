"""Buttons with the looks of the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from ui.icons import icon
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from ui.app import App

ButtonLook = Literal["primary", "plain", "quiet", "page"]


def button(app: App, text: str, look: ButtonLook = "plain", icon_name: str = "") -> QPushButton:
    """A button with words, and an icon where it helps to find it."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setAutoDefault(False)
    if icon_name:
        wear_icon(app, made, icon_name, "on_accent" if look == "primary" else "soft_text")
    return made


def icon_button(app: App, icon_name: str, spoken: str) -> QToolButton:
    """A button that shows only an icon.

    Args:
        spoken: what it does: its tool tip, and its name for screen readers.
    """
    made = QToolButton()
    made.setProperty("look", "quiet")
    made.setToolTip(spoken)
    made.setAccessibleName(spoken)
    wear_icon(app, made, icon_name)
    return made


def wear_icon(app: App, wearer: QAbstractButton, icon_name: str, colour: str = "soft_text") -> None:
    """Show an icon on a button and keep its colour right when light turns to dark."""
    wearer.setIconSize(QSize(16, 16))
    _Icon(app, wearer, icon_name, colour)


class _Icon(QObject):
    """The icon of one button; lives and ends with it."""

    def __init__(self, app: App, wearer: QAbstractButton, name: str, colour: str) -> None:
        super().__init__(wearer)
        self._app = app
        self._wearer = wearer
        self._name = name
        self._colour = colour
        app.colours_changed.connect(self.draw)
        self.draw()

    @Slot()
    def draw(self) -> None:
        """Take the colours in force."""
        self._wearer.setIcon(icon(self._name, self._app.colours, self._colour))


def tell_key(wearer: QAbstractButton, shortcut: Shortcut) -> None:
    """Add the keys to the tool tip, so that they can be learned in passing."""
    words = wearer.toolTip() or wearer.text() or shortcut.spoken
    wearer.setToolTip(f"{words}  ({shortcut.shown})")
