import pytest

from ui.quick.hotkey import Hotkey, KeyState


@pytest.mark.parametrize(
    ("text", "modifiers", "key"),
    [
        ("Ctrl+Alt+R", {"Ctrl", "Alt"}, "R"),
        ("alt+ctrl+r", {"Ctrl", "Alt"}, "R"),
        ("Meta+Space", {"Meta"}, "Space"),
        ("Ctrl+Shift+F9", {"Ctrl", "Shift"}, "F9"),
        ("Shift+F5", {"Shift"}, "F5"),
        (" Ctrl+7 ", {"Ctrl"}, "7"),
    ],
)
def test_keys_are_read_as_the_setting_holds_them(text, modifiers, key):
    assert Hotkey.parse(text) == Hotkey(frozenset(modifiers), key)


@pytest.mark.parametrize(
    "text", ["", "R", "Shift+R", "F5", "Ctrl", "Ctrl+K, Ctrl+R", "Ctrl+ä", "Ctrl+Return", "??"]
)
def test_keys_that_would_take_typing_away_or_fit_no_desktop_are_refused(text):
    assert Hotkey.parse(text) is None


def test_keys_are_written_back_in_one_order():
    assert Hotkey.parse("Shift+Alt+Ctrl+x").portable == "Ctrl+Alt+Shift+X"


def test_every_reason_is_told_with_a_next_step():
    for reason in ("taken", "no-permission", "not-here", "unusable"):
        said = KeyState(False, reason, "Ctrl+Alt+R").sentence()
        assert said.count(".") >= 1
        assert "Settings" in said or "settings" in said or "Choose" in said
    assert KeyState(True).sentence() == ""
