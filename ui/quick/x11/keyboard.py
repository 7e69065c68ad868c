"""Keys on X11: taking one for us from everywhere, and pressing some in the user's name."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from ui.quick.hotkey import Hotkey, Modifier
from ui.quick.x11.display import KEY_PRESS, MAPPING_NOTIFY, Display
from ui.quick.x11.wire import BAD_ACCESS, Event, X11Error

_GRAB_KEY, _UNGRAB_KEY, _UNGRAB_KEYBOARD = 33, 34, 32
_GET_MAPPING, _GET_MODIFIERS = 101, 119
_ASYNCHRONOUS = 1
_QUERY_KEYMAP = 44
_FAKE_INPUT = 2
_PRESS, _RELEASE = 2, 3

_SHIFT, _LOCK, _CONTROL = 1 << 0, 1 << 1, 1 << 2
_NUM_LOCK_SYM, _SUPER_SYMS, _ALT_SYMS = 0xFF7F, (0xFFEB, 0xFFEC), (0xFFE9, 0xFFEA)
_CONTROL_SYM, _SHIFT_SYM = 0xFFE3, 0xFFE1
_INSERT_SYM = 0xFF63


class Keyboard:
    """The keyboard of a display."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._test = display.connection.extension("XTEST")
        self._grabbed: list[tuple[int, int]] = []
        self._hotkey: Hotkey | None = None
        self.read_layout()

    @property
    def can_press(self) -> bool:
        """Whether the server lets programs press keys."""
        return self._test is not None

    def read_layout(self) -> None:
        """Learn which key carries which symbol; again whenever the layout changed."""
        setup = self._display.connection.setup
        count = setup.highest_keycode - setup.lowest_keycode + 1
        reply = self._display.connection.ask(
            _GET_MAPPING, 0, struct.pack("<BBxx", setup.lowest_keycode, count)
        )
        width = reply[1]
        symbols = struct.unpack_from(f"<{count * width}I", reply, 32)
        self._symbols = {
            setup.lowest_keycode + number: symbols[number * width : (number + 1) * width]
            for number in range(count)
        }
        reply = self._display.connection.ask(_GET_MODIFIERS, 0, b"")
        each = reply[1]
        codes = reply[32 : 32 + 8 * each]
        self._modifier_keys = {1 << n: [c for c in codes[n * each : (n + 1) * each] if c] for n in range(8)}

    def keycode(self, symbol: int) -> int:
        """The key that carries a symbol, in the first layout if it can be; 0 when none does."""
        found = [(row.index(symbol), code) for code, row in self._symbols.items() if symbol and symbol in row]
        return min(found, default=(0, 0))[1]

    def take(self, hotkey: Hotkey) -> bool:
        """Take a key from everywhere, whatever the locks are; False when another program has it.

        Raises:
            X11Error: the server is gone.
        """
        self.give_back()
        code, held = self.keycode(_symbol(hotkey.key)), self._mask(hotkey.modifiers)
        if not code or held is None:
            return False
        for locks in self._lock_masks():
            body = struct.pack(
                "<IHBBBxxx", self._display.root, held | locks, code, _ASYNCHRONOUS, _ASYNCHRONOUS
            )
            try:
                self._display.connection.check(_GRAB_KEY, 0, body)
            except X11Error as fault:
                self.give_back()
                if fault.code == BAD_ACCESS:
                    return False
                raise
            self._grabbed.append((code, held | locks))
        self._hotkey = hotkey
        return True

    def give_back(self) -> None:
        """Let the key go to the programs again."""
        for code, held in self._grabbed:
            self._display.connection.send(_UNGRAB_KEY, code, struct.pack("<IHxx", self._display.root, held))
        self._grabbed, self._hotkey = [], None

    def is_ours(self, event: Event) -> bool:
        """Whether an event is a press of the key that was taken."""
        return event.kind == KEY_PRESS and event.body[1] in {code for code, _ in self._grabbed}

    def free_keyboard(self, time: int) -> None:
        """A taken key holds the whole keyboard until it is let go; the popup needs it before."""
        self._display.connection.send(_UNGRAB_KEYBOARD, 0, struct.pack("<I", time))

    def follow_layout(self, event: Event) -> bool | None:
        """After a change of the layout, take the key anew where it is now.

        Returns:
            whether it could be taken; None when nothing changed.
        """
        if event.kind != MAPPING_NOTIFY or event.body[4] > 1:
            return None
        hotkey = self._hotkey
        self.give_back()
        self.read_layout()
        return None if hotkey is None else self.take(hotkey)

    def press_paste(self, keys: str) -> bool:
        """Press the keys that paste, e.g. ``Ctrl+V``; False when this keyboard has them not.

        Modifiers that the user still holds are let go first, or other keys would arrive.
        """
        *names, last = keys.split("+")
        symbol = _INSERT_SYM if last == "Insert" else ord(last.lower())
        code = self.keycode(symbol)
        if self._test is None or not code:
            return False
        for mask, held in self._modifier_keys.items():
            if mask & self._display.held_modifiers() and mask != _LOCK:
                for modifier in held:
                    self._fake(_RELEASE, modifier)
        around = [self.keycode({"Ctrl": _CONTROL_SYM, "Shift": _SHIFT_SYM}[name]) for name in names]
        for modifier in around:
            self._fake(_PRESS, modifier)
        self._fake(_PRESS, code)
        self._fake(_RELEASE, code)
        for modifier in reversed(around):
            self._fake(_RELEASE, modifier)
        return True

    def user_holds_keys(self) -> bool:
        """Whether any key is down, apart from locks: it would reach the program that gets the focus next."""
        reply = self._display.connection.ask(_QUERY_KEYMAP, 0, b"")
        locks = {*self._modifier_keys[_LOCK], *self._modifier_keys.get(self._mask_of((_NUM_LOCK_SYM,)), ())}
        down = {8 * byte + bit for byte in range(32) for bit in range(8) if reply[8 + byte] >> bit & 1}
        return bool(down - locks)

    def _fake(self, kind: int, code: int) -> None:
        assert self._test is not None
        body = struct.pack("<BBxxII8xhh8x", kind, code, 0, 0, 0, 0)
        self._display.connection.send(self._test.opcode, _FAKE_INPUT, body)

    def _mask(self, modifiers: frozenset[Modifier]) -> int | None:
        masks = {
            "Ctrl": _CONTROL,
            "Shift": _SHIFT,
            "Alt": self._mask_of(_ALT_SYMS),
            "Meta": self._mask_of(_SUPER_SYMS),
        }
        held = 0
        for name in modifiers:
            if not masks[name]:
                return None
            held |= masks[name]
        return held

    def _mask_of(self, symbols: Sequence[int]) -> int:
        """The modifier that keys with one of these symbols stand for; 0 when none does."""
        for mask, codes in self._modifier_keys.items():
            if any(symbol in self._symbols.get(code, ()) for code in codes for symbol in symbols):
                return mask
        return 0

    def _lock_masks(self) -> list[int]:
        number = self._mask_of((_NUM_LOCK_SYM,))
        return [0, _LOCK, number, _LOCK | number] if number else [0, _LOCK]


def _symbol(key: str) -> int:
    """The symbol of a hotkey's key."""
    if key == "Space":
        return 0x20
    if len(key) == 1:
        return ord(key.lower())
    return 0xFFBE + int(key[1:]) - 1
