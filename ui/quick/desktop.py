"""What quick rewrite needs of a desktop, in one small interface; one module per desktop fulfils it.

A desktop answers by signals, because other programs take their time: asking never waits.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.quick.hotkey import Hotkey, KeyState

Origin = Literal["selection", "clipboard"]
Lack = Literal["", "nothing", "image", "file", "no-answer", "no-permission"]


@dataclass(frozen=True, slots=True)
class Captured:
    """What was selected, or lay on the clipboard.

    Attributes:
        text: "" when there is no text.
        lack: why there is no text.
        can_replace: whether the text can be put back in its place; else it goes to the clipboard.
    """

    origin: Origin
    text: str = ""
    lack: Lack = ""
    can_replace: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """How putting the new text in its place went.

    Attributes:
        done: whether the other program took it.
        reason: why not: "vanished" (the selection is another one now; nothing was done), "terminal" (a line
            pasted there would run as a command), or why it lies on the clipboard instead: "by-hand" (this
            desktop lets no program paste), "window-gone", "not-taken", "no-permission".
    """

    done: bool
    reason: Literal["", "vanished", "terminal", "by-hand", "window-gone", "not-taken", "no-permission"] = ""


class Desktop(QObject):
    """The interface; this class itself is the desktop that offers nothing but the clipboard.

    Signals:
        pressed: the global key was pressed.
        key_changed: the state of the global key is another one.
        captured: the answer to ``capture``.
        replaced: the answer to ``replace``.
    """

    pressed = Signal()
    key_changed = Signal(KeyState)
    captured = Signal(Captured)
    replaced = Signal(Replacement)

    takes_selections = False
    # Whether the selection can be had only while the other program is still in front.
    copies_before_popup = False

    def register(self, hotkey: Hotkey) -> None:
        """Ask for a global key in place of the one before; ``key_changed`` tells how it went."""
        self.key_changed.emit(KeyState(False, "not-here", hotkey.shown))

    def release(self) -> None:
        """Give the global key back."""

    def capture(self, origin: Origin) -> None:
        """Get the text that is selected in the program in front, or that lies on the clipboard."""
        from ui.quick.contents import clipboard_text

        self.captured.emit(clipboard_text(QGuiApplication.clipboard()))

    def replace(self, text: str, insist: bool = False) -> None:
        """Put a text in the place of what was captured last.

        Args:
            insist: also when the selection is no longer the one that was captured.
        """
        QGuiApplication.clipboard().setText(text)
        self.replaced.emit(Replacement(False, "by-hand"))

    def copy(self, text: str) -> None:
        """Leave a text on the clipboard, on the user's word."""
        QGuiApplication.clipboard().setText(text)

    def place(self) -> QPoint:
        """Where the user looks: the pointer, in the coordinates of windows."""
        return QCursor.pos()

    def bring_forward(self, window: QWidget) -> None:
        """Give a window of ours the keyboard."""
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Leave; the key is given back, what lies on the clipboard stays there."""


def this_desktop() -> Desktop:
    """The desktop this process runs on; call after the application exists."""
    platform = QGuiApplication.platformName()
    if platform == "xcb" and not os.environ.get("WAYLAND_DISPLAY"):
        from ui.quick.x11.desktop import open_x11

        return open_x11() or Desktop()
    if platform in ("wayland", "xcb"):
        from ui.quick.wayland import WaylandDesktop

        return WaylandDesktop()
    if sys.platform == "win32" and platform == "windows":
        from ui.quick.windows import WindowsDesktop

        return WindowsDesktop()
    if sys.platform == "darwin" and platform == "cocoa":
        from ui.quick.macos import MacDesktop

        return MacDesktop()
    return Desktop()
