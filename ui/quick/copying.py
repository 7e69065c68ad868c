"""Quick rewrite where a selection can only be had by copying it: Windows and macOS.

What is native is small and behind ``Hands``; the order of things, the patience and the care for the clipboard
are here, the same for both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from ui.quick.contents import ClipboardLoan, clipboard_text
from ui.quick.desktop import Captured, Desktop, Origin, Replacement
from ui.quick.hotkey import Hotkey, KeyState

_STEP_MS = 15
_KEYS_UP_MS = 800
_COPY_MS = 700
_FOCUS_MS = 1000
_TAKING_MS = 2500


class Hands(Protocol):
    """What only the system can do. Windows are numbers; 0 is none."""

    def register(self, hotkey: Hotkey, pressed: Callable[[], None]) -> Literal["", "taken", "unusable"]:
        """Take a global key in place of the one before; "" when it works."""

    def release(self) -> None:
        """Give the key back."""

    def may_press(self) -> bool:
        """Whether the system lets us press keys for the user."""

    def front(self) -> int:
        """What is in front: a window, or a program where windows can't be told."""

    def is_there(self, window: int) -> bool:
        """Whether it still is."""

    def to_front(self, window: int) -> None:
        """Bring it to the front."""

    def keys_held(self) -> bool:
        """Whether the user still holds Ctrl, Alt, Shift or such."""

    def press(self, letter: str) -> None:
        """Press a letter together with Ctrl, or Cmd on macOS."""

    def clipboard_changes(self) -> int:
        """How often the clipboard has changed."""


class CopyingDesktop(Desktop):
    """Copies the selection, puts the clipboard back at once, and pastes from a loan."""

    takes_selections = True
    copies_before_popup = True

    def __init__(self, hands: Hands) -> None:
        super().__init__()
        self._hands = hands
        self._loan = ClipboardLoan(QGuiApplication.clipboard())
        self._loan.taken.connect(self._note_taken)
        self._target = 0
        self._turn = 0
        self._taken = False

    def register(self, hotkey: Hotkey) -> None:
        """Take the key."""
        reason = self._hands.register(hotkey, self.pressed.emit)
        self.key_changed.emit(KeyState(not reason, reason, hotkey.shown))

    def release(self) -> None:
        """Give the key back."""
        self._hands.release()

    def capture(self, origin: Origin) -> None:
        """Copy the selection in the user's stead; the clipboard is as before afterwards."""
        self._turn += 1
        if origin == "clipboard":
            self.captured.emit(clipboard_text(QGuiApplication.clipboard()))
            return
        self._target = self._hands.front()
        if not self._hands.may_press():
            self.captured.emit(Captured(origin, lack="no-permission"))
            return
        self._poll(lambda: not self._hands.keys_held(), _KEYS_UP_MS, lambda _in_time: self._copy())

    def _copy(self) -> None:
        self._loan.keep()
        before = self._hands.clipboard_changes()
        self._hands.press("C")

        def read(in_time: bool) -> None:
            if not in_time:
                self.captured.emit(Captured("selection", lack="nothing"))
                return
            found = clipboard_text(QGuiApplication.clipboard(), "selection")
            self._loan.restore()
            can_replace = bool(found.text) and bool(self._target)
            self.captured.emit(Captured("selection", found.text, found.lack, can_replace))

        self._poll(lambda: self._hands.clipboard_changes() != before, _COPY_MS, read)

    def replace(self, text: str, insist: bool = False) -> None:
        """Paste the text where the selection is."""
        self._turn += 1
        if not self._hands.may_press():
            self._leave(text, "no-permission")
        elif not self._target or not self._hands.is_there(self._target):
            self._leave(text, "window-gone")
        else:
            self._hands.to_front(self._target)
            self._poll(self._is_ready, _FOCUS_MS, lambda in_time: self._paste(text, in_time))

    def _is_ready(self) -> bool:
        return self._hands.front() == self._target and not self._hands.keys_held()

    def _paste(self, text: str, in_time: bool) -> None:
        if not in_time:
            self._leave(text, "window-gone")
            return
        self._taken = False
        self._loan.lend(text)
        self._hands.press("V")
        self._poll(lambda: self._taken, _TAKING_MS, self._tell)

    def _tell(self, in_time: bool) -> None:
        self.replaced.emit(Replacement(in_time, "" if in_time else "not-taken"))

    def copy(self, text: str) -> None:
        """Leave a text on the clipboard, on the user's word."""
        self._loan.give_up()
        super().copy(text)

    def close(self) -> None:
        """Give the key back, and the clipboard what was on it."""
        self._turn += 1
        self._hands.release()
        self._loan.end()

    def _leave(self, text: str, reason: Literal["no-permission", "window-gone"]) -> None:
        self.copy(text)
        self.replaced.emit(Replacement(False, reason))

    def _note_taken(self) -> None:
        self._taken = True

    def _poll(self, condition: Callable[[], bool], patience_ms: int, then: Callable[[bool], None]) -> None:
        turn = self._turn

        def look(left: int) -> None:
            if turn != self._turn:
                return
            if condition():
                then(True)
            elif left <= 0:
                then(False)
            else:
                QTimer.singleShot(_STEP_MS, self, lambda: look(left - _STEP_MS))

        look(patience_ms)
