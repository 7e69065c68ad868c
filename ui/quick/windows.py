"""The hands of quick rewrite on Windows: ``RegisterHotKey`` and ``SendInput``; no special right is needed.

Not yet run on Windows; what needs no Windows is tested.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any, Literal

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication

from ui.quick.copying import CopyingDesktop
from ui.quick.hotkey import Hotkey, Modifier

_HOTKEY_MESSAGE = 0x0312
_HOTKEY_ID = 0x0A57
_NO_REPEAT = 0x4000
_MODIFIERS: dict[Modifier, int] = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Meta": 8}
_CONTROL = 0x11
_HELD = (0x10, 0x11, 0x12, 0x5B, 0x5C)
_KEYBOARD_INPUT, _KEY_UP = 1, 2


class _Mouse(ctypes.Structure):
    """Not used, but the largest part of the union decides about its size."""

    _fields_ = [
        ("dx", ctypes.c_int32),
        ("dy", ctypes.c_int32),
        ("data", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("time", ctypes.c_uint32),
        ("extra", ctypes.c_size_t),
    ]


class _Key(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_uint16),
        ("scan", ctypes.c_uint16),
        ("flags", ctypes.c_uint32),
        ("time", ctypes.c_uint32),
        ("extra", ctypes.c_size_t),
    ]


class _Either(ctypes.Union):
    _fields_ = [("mouse", _Mouse), ("key", _Key)]


class Input(ctypes.Structure):
    """The system's INPUT."""

    _fields_ = [("kind", ctypes.c_uint32), ("either", _Either)]


class _Message(ctypes.Structure):
    """The beginning of the system's MSG."""

    _fields_ = [("window", ctypes.c_void_p), ("message", ctypes.c_uint32), ("first", ctypes.c_size_t)]


def key_code(key: str) -> int:
    """The virtual key of a hotkey's key."""
    if key == "Space":
        return 0x20
    return 0x70 + int(key[1:]) - 1 if len(key) > 1 else ord(key)


def modifier_mask(hotkey: Hotkey) -> int:
    """The modifiers as ``RegisterHotKey`` takes them."""
    return sum(_MODIFIERS[name] for name in hotkey.modifiers) | _NO_REPEAT


def strokes(letter: str, held: Sequence[int] = ()) -> list[tuple[int, bool]]:
    """Key codes and whether they go down: Ctrl with a letter, after what the user holds was let go."""
    code = key_code(letter)
    return [
        *((other, False) for other in held),
        (_CONTROL, True),
        (code, True),
        (code, False),
        (_CONTROL, False),
    ]


class _Filter(QAbstractNativeEventFilter):
    """Hears the messages of this thread."""

    def __init__(self, pressed: Callable[[], None]) -> None:
        super().__init__()
        self._pressed = pressed

    def nativeEventFilter(self, kind: Any, message: Any) -> Any:  # noqa: N802 - Qt's name
        """A hotkey is ours; everything else goes on."""
        found = _Message.from_address(int(message))
        if found.message == _HOTKEY_MESSAGE and found.first == _HOTKEY_ID:
            self._pressed()
            return True, 0
        return False, 0


class WindowsHands:
    """See ``ui.quick.copying.Hands``."""

    def __init__(self) -> None:
        # The loader exists on Windows only.
        self._user: Any = getattr(ctypes, "windll").user32  # noqa: B009
        self._user.GetForegroundWindow.restype = ctypes.c_size_t
        for name in ("SetForegroundWindow", "IsWindow"):
            getattr(self._user, name).argtypes = [ctypes.c_size_t]
        self._filter: _Filter | None = None

    def register(self, hotkey: Hotkey, pressed: Callable[[], None]) -> Literal["", "taken", "unusable"]:
        """Take the key for the thread of the event loop."""
        self.release()
        if not self._user.RegisterHotKey(None, _HOTKEY_ID, modifier_mask(hotkey), key_code(hotkey.key)):
            return "taken"
        self._filter = _Filter(pressed)
        _application().installNativeEventFilter(self._filter)
        return ""

    def release(self) -> None:
        """Give the key back."""
        if self._filter is not None:
            _application().removeNativeEventFilter(self._filter)
            self._filter = None
            self._user.UnregisterHotKey(None, _HOTKEY_ID)

    def may_press(self) -> bool:
        """Always; programs run by an administrator don't hear us, which shows as a text nobody took."""
        return True

    def front(self) -> int:
        """The window in front."""
        return int(self._user.GetForegroundWindow())

    def is_there(self, window: int) -> bool:
        """Whether a window still exists."""
        return bool(self._user.IsWindow(window))

    def to_front(self, window: int) -> None:
        """Allowed to us while our popup is in front."""
        self._user.SetForegroundWindow(window)

    def keys_held(self) -> bool:
        """Whether a modifier is down."""
        return bool(self._held())

    def press(self, letter: str) -> None:
        """Ctrl with a letter."""
        pressed = strokes(letter, self._held())
        inputs = (Input * len(pressed))()
        for one, (code, down) in zip(inputs, pressed, strict=True):
            one.kind = _KEYBOARD_INPUT
            one.either.key = _Key(code, 0, 0 if down else _KEY_UP, 0, 0)
        self._user.SendInput(len(pressed), inputs, ctypes.sizeof(Input))

    def clipboard_changes(self) -> int:
        """The system's count."""
        return int(self._user.GetClipboardSequenceNumber())

    def _held(self) -> list[int]:
        return [code for code in _HELD if self._user.GetAsyncKeyState(code) & 0x8000]


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


class WindowsDesktop(CopyingDesktop):
    """Quick rewrite on Windows."""

    def __init__(self) -> None:
        super().__init__(WindowsHands())
