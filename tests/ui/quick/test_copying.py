"""The way of Windows and macOS, with hands of our own on Qt's clipboard."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.quick import copying
from ui.quick.copying import CopyingDesktop
from ui.quick.hotkey import Hotkey

KEY = Hotkey.parse("Ctrl+Alt+R")
EDITOR, POPUP = 7, 8


class FakeHands:
    """An editor whose selection is copied and replaced as keys are pressed."""

    def __init__(self):
        self.selection = "Teh text."
        self.allowed, self.taken_by_other = True, False
        self.in_front, self.windows = EDITOR, {EDITOR, POPUP}
        self.held_for = 2
        self.obeys = True
        self.pastes = True
        self.changes = 0
        self.pressed = None

    def register(self, hotkey, pressed):
        self.pressed = pressed
        return "taken" if self.taken_by_other else ""

    def release(self):
        self.pressed = None

    def may_press(self):
        return self.allowed

    def front(self):
        return self.in_front

    def is_there(self, window):
        return window in self.windows

    def to_front(self, window):
        if self.obeys:
            self.in_front = window

    def keys_held(self):
        self.held_for -= 1
        return self.held_for > 0

    def press(self, letter):
        assert self.held_for <= 0, "a key was pressed while the user held others"
        if letter == "C" and self.selection and self.in_front == EDITOR:
            self.changes += 1
            QGuiApplication.clipboard().setText(self.selection)
        if letter == "V" and self.pastes:
            self.selection = QGuiApplication.clipboard().text()

    def clipboard_changes(self):
        return self.changes


@pytest.fixture
def hands():
    return FakeHands()


@pytest.fixture
def desktop(qapp, hands, monkeypatch):
    for name in ("_COPY_MS", "_FOCUS_MS", "_TAKING_MS"):
        monkeypatch.setattr(copying, name, 150)
    content = QMimeData()
    content.setText("copied before")
    content.setData("application/x-own", b"\x07")
    QGuiApplication.clipboard().setMimeData(content)
    made = CopyingDesktop(hands)
    yield made
    made.close()


def clipboard_is_as_before():
    data = QGuiApplication.clipboard().mimeData()
    return data.hasFormat("application/x-own") and data.text() == "copied before"


def capture(qtbot, desktop, origin="selection"):
    with qtbot.waitSignal(desktop.captured, timeout=3000) as captured:
        desktop.capture(origin)
    return captured.args[0]


def replace(qtbot, desktop, text="The text."):
    with qtbot.waitSignal(desktop.replaced, timeout=3000) as replaced:
        desktop.replace(text)
    return replaced.args[0]


def test_a_selection_is_copied_and_the_clipboard_is_as_before_at_once(qtbot, desktop):
    found = capture(qtbot, desktop)
    assert (found.text, found.can_replace) == ("Teh text.", True)
    assert clipboard_is_as_before()


def test_the_new_text_is_pasted_and_the_clipboard_put_back(qtbot, desktop, hands):
    capture(qtbot, desktop)
    hands.in_front = POPUP
    assert replace(qtbot, desktop).done
    assert hands.selection == "The text."
    qtbot.waitUntil(clipboard_is_as_before, timeout=5000)


def test_nothing_selected_leaves_the_clipboard_alone(qtbot, desktop, hands):
    hands.selection = ""
    assert capture(qtbot, desktop).lack == "nothing"
    assert clipboard_is_as_before()


def test_without_permission_nothing_is_pressed(qtbot, desktop, hands):
    hands.allowed = False
    assert capture(qtbot, desktop).lack == "no-permission"
    assert replace(qtbot, desktop).reason == "no-permission"
    assert QGuiApplication.clipboard().text() == "The text."


@pytest.mark.parametrize("gone", [True, False])
def test_a_window_that_is_gone_or_does_not_come_leaves_the_text_on_the_clipboard(qtbot, desktop, hands, gone):
    capture(qtbot, desktop)
    hands.in_front, hands.obeys = POPUP, False
    if gone:
        hands.windows.remove(EDITOR)
    assert replace(qtbot, desktop).reason == "window-gone"
    assert QGuiApplication.clipboard().text() == "The text."


def test_a_text_that_nobody_takes_is_told(qtbot, desktop, hands):
    capture(qtbot, desktop)
    hands.pastes = False
    assert replace(qtbot, desktop).reason == "not-taken"
    assert QGuiApplication.clipboard().text() == "The text."


def test_the_clipboard_itself_can_be_rewritten(qtbot, desktop):
    assert capture(qtbot, desktop, "clipboard").text == "copied before"


def test_the_key_is_taken_and_told(qtbot, desktop, hands):
    with qtbot.waitSignal(desktop.key_changed) as changed:
        desktop.register(KEY)
    assert changed.args[0].works
    with qtbot.waitSignal(desktop.pressed):
        hands.pressed()
    hands.taken_by_other = True
    with qtbot.waitSignal(desktop.key_changed) as changed:
        desktop.register(KEY)
    assert changed.args[0].reason == "taken"
