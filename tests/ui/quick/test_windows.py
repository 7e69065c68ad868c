"""What of the Windows hands can be seen without Windows."""

import ctypes

from ui.quick.hotkey import Hotkey
from ui.quick.windows import Input, key_code, modifier_mask, strokes


def test_an_input_is_as_large_as_the_system_expects_it():
    assert ctypes.sizeof(Input) == 40
    assert Input.either.offset == 8


def test_keys_are_the_systems_virtual_keys():
    assert [key_code(key) for key in ("A", "Z", "0", "9", "Space", "F1", "F24")] == [
        0x41, 0x5A, 0x30, 0x39, 0x20, 0x70, 0x87,
    ]  # fmt: skip
    assert modifier_mask(Hotkey.parse("Ctrl+Alt+R")) == 0x4003
    assert modifier_mask(Hotkey.parse("Meta+Shift+R")) == 0x400C


def test_what_the_user_holds_is_let_go_before_control_goes_down():
    assert strokes("V", [0x12]) == [(0x12, False), (0x11, True), (0x56, True), (0x56, False), (0x11, False)]
