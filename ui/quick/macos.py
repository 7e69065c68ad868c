"""The hands of quick rewrite on macOS: a hotkey, which needs no permission, and key presses, which do.

Not yet run on macOS; what needs no Mac is tested.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any, Literal

from ui.quick.copying import CopyingDesktop
from ui.quick.hotkey import Hotkey, Modifier

# Qt calls Cmd "Ctrl" on this system, and Control "Meta".
_MODIFIERS: dict[Modifier, int] = {"Ctrl": 1 << 8, "Shift": 1 << 9, "Alt": 1 << 11, "Meta": 1 << 12}
_COMMAND_FLAG = 1 << 20
_HELD_FLAGS = 0x1E0000
_HID_TAP = 0
_PRESSED_EVENT = 5
_KEYBOARD_CLASS = int.from_bytes(b"keyb", "big")
_SIGNATURE = int.from_bytes(b"ownh", "big")
_ALREADY_TAKEN = -9878
_IGNORING_OTHERS = 2

# The places of the keys on the keyboard, as Carbon's header "Events.h" numbers them.
_CODES = {
    **dict(zip("ASDFHGZXCV", range(10), strict=True)),
    **dict(zip("BQWERYT", range(11, 18), strict=True)),
    **dict(zip("123465", range(18, 24), strict=True)),
    "9": 25, "7": 26, "8": 28, "0": 29, "O": 31, "U": 32, "I": 34, "P": 35, "L": 37, "J": 38, "K": 40,
    "N": 45, "M": 46, "Space": 49, "F1": 122, "F2": 120, "F3": 99, "F4": 118, "F5": 96, "F6": 97, "F7": 98,
    "F8": 100, "F9": 101, "F10": 109, "F11": 103, "F12": 111,
}  # fmt: skip


def key_code(key: str) -> int | None:
    """The place of a hotkey's key; None when it has none here."""
    return _CODES.get(key)


def modifier_mask(hotkey: Hotkey) -> int:
    """The modifiers as Carbon takes them."""
    return sum(_MODIFIERS[name] for name in hotkey.modifiers)


class _EventType(ctypes.Structure):
    _fields_ = [("group", ctypes.c_uint32), ("kind", ctypes.c_uint32)]


class _KeyIdentity(ctypes.Structure):
    _fields_ = [("signature", ctypes.c_uint32), ("number", ctypes.c_uint32)]


_Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacHands:
    """See ``ui.quick.copying.Hands``. What is in front is a program, named by its process."""

    def __init__(self) -> None:
        self._carbon = _library("Carbon")
        self._services = _library("ApplicationServices")
        self._objc = ctypes.CDLL(ctypes.util.find_library("objc"))
        self._carbon.GetApplicationEventTarget.restype = ctypes.c_void_p
        self._services.CGEventCreateKeyboardEvent.restype = ctypes.c_void_p
        self._services.CGEventCreateKeyboardEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint16, ctypes.c_bool]
        self._services.CGEventSetFlags.argtypes = [ctypes.c_void_p, ctypes.c_uint64]
        self._services.CGEventPost.argtypes = [ctypes.c_uint32, ctypes.c_void_p]
        self._services.CFRelease.argtypes = [ctypes.c_void_p]
        self._services.CGEventSourceFlagsState.restype = ctypes.c_uint64
        self._services.AXIsProcessTrusted.restype = ctypes.c_bool
        self._objc.objc_getClass.restype = ctypes.c_void_p
        self._objc.sel_registerName.restype = ctypes.c_void_p
        self._pressed: Callable[[], None] = lambda: None
        self._key: ctypes.c_void_p | None = None
        # The system keeps the address alone; the handler must live as long as this object.
        self._handler = _Handler(self._hear)
        self._install()

    def register(self, hotkey: Hotkey, pressed: Callable[[], None]) -> Literal["", "taken", "unusable"]:
        """Take the key."""
        self.release()
        code = key_code(hotkey.key)
        if code is None:
            return "unusable"
        self._pressed = pressed
        key = ctypes.c_void_p()
        status = self._carbon.RegisterEventHotKey(
            ctypes.c_uint32(code),
            ctypes.c_uint32(modifier_mask(hotkey)),
            _KeyIdentity(_SIGNATURE, 1),
            ctypes.c_void_p(self._carbon.GetApplicationEventTarget()),
            ctypes.c_uint32(0),
            ctypes.byref(key),
        )
        if status:
            return "taken" if status == _ALREADY_TAKEN else "unusable"
        self._key = key
        return ""

    def release(self) -> None:
        """Give the key back."""
        if self._key is not None:
            self._carbon.UnregisterEventHotKey(self._key)
            self._key = None

    def may_press(self) -> bool:
        """Whether the user has allowed it under Privacy → Accessibility."""
        return bool(self._services.AXIsProcessTrusted())

    def front(self) -> int:
        """The process of the program in front."""
        workspace = self._send(self._class("NSWorkspace"), "sharedWorkspace")
        program = self._send(workspace, "frontmostApplication")
        return self._number(program, "processIdentifier") if program else 0

    def is_there(self, window: int) -> bool:
        """Whether the program still runs."""
        return bool(self._program(window))

    def to_front(self, window: int) -> None:
        """Bring the program to the front."""
        program = self._program(window)
        if program:
            self._call(ctypes.c_bool, program, "activateWithOptions:", ctypes.c_ulong(_IGNORING_OTHERS))

    def keys_held(self) -> bool:
        """Whether a modifier is down."""
        return bool(self._services.CGEventSourceFlagsState(ctypes.c_int32(0)) & _HELD_FLAGS)

    def press(self, letter: str) -> None:
        """Cmd with a letter."""
        for down in (True, False):
            event = self._services.CGEventCreateKeyboardEvent(None, _CODES[letter], down)
            self._services.CGEventSetFlags(event, _COMMAND_FLAG)
            self._services.CGEventPost(_HID_TAP, event)
            self._services.CFRelease(event)

    def clipboard_changes(self) -> int:
        """The system's count."""
        return self._number(self._send(self._class("NSPasteboard"), "generalPasteboard"), "changeCount")

    def _install(self) -> None:
        kind = _EventType(_KEYBOARD_CLASS, _PRESSED_EVENT)
        self._carbon.InstallEventHandler(
            ctypes.c_void_p(self._carbon.GetApplicationEventTarget()),
            self._handler,
            ctypes.c_ulong(1),
            ctypes.byref(kind),
            None,
            None,
        )

    def _hear(self, _caller: Any, _event: Any, _data: Any) -> int:
        self._pressed()
        return 0

    def _program(self, process: int) -> int:
        found = self._call(
            ctypes.c_void_p,
            self._class("NSRunningApplication"),
            "runningApplicationWithProcessIdentifier:",
            ctypes.c_int32(process),
        )
        return int(found or 0)

    def _class(self, name: str) -> int:
        return int(self._objc.objc_getClass(name.encode("ascii")) or 0)

    def _send(self, receiver: int, message: str) -> int:
        return int(self._call(ctypes.c_void_p, receiver, message) or 0)

    def _number(self, receiver: int, message: str) -> int:
        return int(
            self._call(ctypes.c_long if message == "changeCount" else ctypes.c_int32, receiver, message)
        )

    def _call(self, result: Any, receiver: int, message: str, *values: Any) -> Any:
        """Send a message to an object; the function has another type for each kind of message."""
        kinds = [type(value) for value in values]
        address = ctypes.cast(self._objc.objc_msgSend, ctypes.c_void_p).value or 0
        send = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_void_p, *kinds)(address)
        return send(receiver, self._objc.sel_registerName(message.encode("ascii")), *values)


def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(f"/System/Library/Frameworks/{name}.framework/{name}")


class MacDesktop(CopyingDesktop):
    """Quick rewrite on macOS."""

    def __init__(self) -> None:
        super().__init__(MacHands())
