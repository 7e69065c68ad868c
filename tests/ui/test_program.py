import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.quick.fakedesktop import FakeDesktop
from ui.program import Program
from ui.quick.hotkey import KeyState
from ui.quick.quick import TOKEN_VARIABLE, QuickRewrite


@pytest.fixture
def desktop(qapp):
    return FakeDesktop()


@pytest.fixture
def program(qapp, app, desktop, monkeypatch):
    monkeypatch.setattr(QApplication, "quit", lambda: quits.append(True))
    quits = []
    made = Program(app, QuickRewrite(app, desktop))
    made.quits = quits
    yield made
    if made.has_window:
        made.window.hide()
    made.close()
    QApplication.setQuitOnLastWindowClosed(True)


def test_started_hidden_no_window_is_made(program, app):
    program.begin(["hidden"])
    assert not program.has_window
    program.called([])
    assert program.window.isVisible()


def test_a_wish_for_a_page_makes_the_window_and_shows_the_page(program, app):
    program.begin(["hidden"])
    app.go_to("settings")
    assert program.window.isVisible()
    assert type(program.window.page).__name__ == "SettingsPage"


def test_a_later_start_with_a_bound_key_opens_the_popup(program, desktop, monkeypatch):
    monkeypatch.setenv(TOKEN_VARIABLE, "")
    desktop.answer = None
    program.begin(["hidden"])
    program.called(["rewrite", "token=abc"])
    assert desktop.origins == ["selection"]
    assert not program.has_window
    import os

    assert os.environ[TOKEN_VARIABLE] == "abc"


def test_closing_the_window_keeps_the_tray_unless_the_user_says_otherwise(qtbot, program, app, monkeypatch):
    monkeypatch.setattr(type(program.tray), "is_there", True)
    program.begin()
    program.window.close()
    qtbot.wait(20)
    assert program.quits == []
    app.change_setting("window.stay_in_tray", False)
    program.show_window()
    program.window.close()
    qtbot.waitUntil(lambda: program.quits == [True], timeout=3000)


def test_without_a_tray_closing_the_window_ends_the_program(qtbot, program, monkeypatch):
    monkeypatch.setattr(type(program.tray), "is_there", False)
    program.begin()
    program.window.close()
    qtbot.waitUntil(lambda: program.quits == [True], timeout=3000)


def test_a_desktop_without_a_tray_is_told_once(program, app, monkeypatch):
    monkeypatch.setattr(type(program.tray), "is_there", False)
    said = []
    app.notices.said.connect(said.append)
    program.begin()
    program._tell_about_tray()
    program._tell_about_tray()
    assert ["tray" in notice.text for notice in said] == [True]


def test_with_nobody_looking_the_engine_is_let_go(qtbot, program, app, engine):
    engine.answers["people"] = {"people": []}
    with qtbot.waitSignal(app.link.send("people").ended):
        pass
    assert engine.open_connections == 1
    program._rest_if_alone()
    assert engine.open_connections == 0


def test_the_key_follows_the_setting(program, app, desktop):
    assert desktop.keys == ["Ctrl+Alt+R"]
    app.change_setting("rewrite.hotkey", "Ctrl+Shift+F9")
    app.change_setting("search.limit", 5)
    assert desktop.keys == ["Ctrl+Alt+R", "Ctrl+Shift+F9"]


def test_keys_that_can_not_be_used_are_told(program, app):
    states = []
    program.quick.key_changed.connect(states.append)
    app.change_setting("rewrite.hotkey", "R")
    assert states == [KeyState(False, "unusable", "R")]
    assert "can't be used" in states[0].sentence()
    app.change_setting("rewrite.hotkey", "")
    assert states[-1].sentence() == ""


def test_own_modes_are_made_from_an_instruction_of_the_popup(qtbot, program):
    program.quick.popup.modes_wanted.emit("answer with a polite no")
    assert program._own_modes.isVisible()
    assert program._own_modes._instruction.toPlainText() == "answer with a polite no"
    program._own_modes.close()
    qtbot.wait(10)
    program.show_own_modes()
    assert program._own_modes.isVisible()


def test_another_language_makes_the_popup_anew(qtbot, program, app):
    before = program.quick.popup
    app.change_setting("window.language", "de")
    assert program.quick.popup is not before
    assert "Kürzer" in [chip.accessibleName() for chip in program.quick.popup._chips.values()]
    app.change_setting("window.language", "en")
