import pytest
from PySide6.QtWidgets import QMenu

from tests.ui.quick.fakedesktop import FakeDesktop
from ui.quick.hotkey import KeyState
from ui.quick.quick import QuickRewrite
from ui.tray.tray import Tray, spoken_status


@pytest.fixture
def desktop(qapp):
    return FakeDesktop()


@pytest.fixture
def quick(app, desktop):
    made = QuickRewrite(app, desktop)
    yield made
    made.close()


@pytest.fixture
def tray(app, quick):
    made = Tray(app, quick)
    yield made
    made.close()


def entries(menu: QMenu):
    return {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}


def test_the_menu_offers_everything_that_the_tray_is_for(tray):
    assert list(entries(tray.menu)) == [
        "Rewrite the selection",
        "Rewrite the clipboard",
        "Own modes…",
        "New mail",
        "Open Ownhand",
        "Pause reading mail",
        "Pause learning",
        "Resting: nothing is in memory",
        "Quit",
    ]


def test_the_key_stands_beside_its_entry_once_it_works(tray, desktop):
    desktop.key_changed.emit(KeyState(True, "", "Ctrl+Alt+R"))
    assert tray.menu.actions()[0].text() == "Rewrite the selection\tCtrl+Alt+R"


def test_a_key_that_does_not_work_is_explained_on_request(tray, desktop, app):
    said = []
    app.notices.said.connect(said.append)
    desktop.key_changed.emit(KeyState(False, "taken", "Ctrl+Alt+R"))
    entries(tray.menu)["The key does not work: see why"].trigger()
    assert "Another program uses Ctrl+Alt+R already" in said[0].text


def test_pauses_are_settings_and_the_checks_follow_them(qtbot, tray, app):
    entries(tray.menu)["Pause reading mail"].trigger()
    qtbot.waitUntil(lambda: app.settings.flag("indexing.paused"), timeout=3000)
    assert entries(tray.menu)["Pause reading mail"].isChecked()
    app.change_setting("learning.paused", True)
    assert entries(tray.menu)["Pause learning"].isChecked()


def test_a_rewrite_begins_once_the_menu_is_gone(qtbot, tray, desktop, engine):
    engine.answers["rewrite"] = {"text": "new", "changes": [], "checks": {}}
    desktop.answer = None
    entries(tray.menu)["Rewrite the clipboard"].trigger()
    assert desktop.origins == []
    qtbot.waitUntil(lambda: desktop.origins == ["clipboard"], timeout=3000)


def test_modes_used_last_stand_in_the_menu(qtbot, tray, quick, desktop):
    quick.session.recent.note("shorten")
    quick.session.recent.note("gone for good")
    tray.refresh()
    under = next(action.menu() for action in tray.menu.actions() if action.menu())
    assert list(entries(under)) == ["Shorter"]
    desktop.answer = None
    entries(under)["Shorter"].trigger()
    qtbot.waitUntil(lambda: desktop.origins == ["selection"], timeout=3000)


def test_where_no_selection_can_be_seen_only_the_clipboard_is_offered(app, quick, desktop):
    desktop.takes_selections = False
    tray = Tray(app, quick)
    assert "Rewrite the selection" not in entries(tray.menu)
    assert "Rewrite the clipboard" in entries(tray.menu)
    tray.close()


def test_new_mail_and_the_window_are_one_click_away(qtbot, tray, app):
    with qtbot.waitSignal(app.wanted) as wanted:
        entries(tray.menu)["New mail"].trigger()
    assert wanted.args == ["write", {"new": True}]
    with qtbot.waitSignal(tray.window_wanted):
        entries(tray.menu)["Open Ownhand"].trigger()


def test_looking_at_the_menu_starts_no_engine(qtbot, tray, engine):
    tray.menu.aboutToShow.emit()
    qtbot.wait(30)
    assert engine.asked == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ({}, "Resting: nothing is in memory"),
        ({"running": True, "jobs": []}, "Ready"),
        ({"running": True, "jobs": [{"method": "draft"}]}, "Working…"),
        ({"running": True, "jobs": [], "indexing": {"pending": 3}}, "3 file(s) still to be read"),
    ],
)
def test_the_status_in_one_line(qapp, status, words):
    assert spoken_status(status) == words
