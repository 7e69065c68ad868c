"""What of the macOS hands can be seen without a Mac."""

import string

from ui.quick.hotkey import Hotkey
from ui.quick.macos import key_code, modifier_mask


def test_every_letter_digit_and_function_key_has_a_place_of_its_own():
    keys = [*string.ascii_uppercase, *string.digits, "Space", *(f"F{number}" for number in range(1, 13))]
    codes = [key_code(key) for key in keys]
    assert None not in codes
    assert len(set(codes)) == len(codes)
    assert [key_code(key) for key in ("R", "C", "V", "5", "F9")] == [15, 8, 9, 23, 101]
    assert key_code("F20") is None


def test_control_in_the_setting_is_the_command_key():
    assert modifier_mask(Hotkey.parse("Ctrl+Alt+R")) == 0x0900
