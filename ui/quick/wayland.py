"""Quick rewrite on Wayland: the key from the portal, the selection once our popup has the keyboard.

Wayland shows a selection only to the program that has the keyboard, and lets no program press keys for
another. So the popup asks for the keyboard first, and the new text is left on the clipboard to be pasted.
"""

from __future__ import annotations

import logging
import os

from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from ui.quick.contents import clipboard_text
from ui.quick.desktop import Captured, Desktop, Origin, Replacement
from ui.quick.hotkey import Hotkey, KeyState
from ui.quick.portal import PortalKey
from ui.quick.quick import TOKEN_VARIABLE

log = logging.getLogger(__name__)

_STEP_MS = 20
_FOCUS_MS = 800


class WaylandDesktop(Desktop):
    """The portal's key, where the desktop has a portal for it."""

    takes_selections = True

    def __init__(self) -> None:
        super().__init__()
        self._key: PortalKey | None = None
        self._bus = None
        try:
            from ui.quick.bus import Bus

            self._bus = Bus()
        except OSError:
            log.info("no message bus, so no global key")
            return
        self._key = PortalKey(self._bus)
        self._key.changed.connect(self.key_changed)
        self._key.pressed.connect(self._press)

    def register(self, hotkey: Hotkey) -> None:
        """Ask the portal for a key."""
        if self._key is None:
            self.key_changed.emit(KeyState(False, "not-here", hotkey.shown))
        else:
            self._key.register(hotkey)

    def capture(self, origin: Origin) -> None:
        """Read a selection as soon as the compositor shows it to us."""
        self._look(origin, _FOCUS_MS)

    def _look(self, origin: Origin, left: int) -> None:
        if QGuiApplication.focusWindow() is None and left > 0:
            QTimer.singleShot(_STEP_MS, self, lambda: self._look(origin, left - _STEP_MS))
            return
        clipboard = QGuiApplication.clipboard()
        if origin == "selection" and not clipboard.supportsSelection():
            self.captured.emit(Captured(origin, lack="nothing"))
            return
        mode = QClipboard.Mode.Selection if origin == "selection" else QClipboard.Mode.Clipboard
        self.captured.emit(clipboard_text(clipboard, origin, mode))

    def replace(self, text: str, insist: bool = False) -> None:
        """Leave the text on the clipboard: the selection stays selected, and one key press replaces it."""
        self.copy(text)
        self.replaced.emit(Replacement(False, "by-hand"))

    def close(self) -> None:
        """Leave the bus; the portal takes the key back."""
        if self._bus is not None:
            self._bus.close()

    def _press(self, token: str) -> None:
        if token:
            os.environ[TOKEN_VARIABLE] = token
        self.pressed.emit()
