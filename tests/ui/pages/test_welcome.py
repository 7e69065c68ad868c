"""The first start: three steps, each with something to choose, and writing at the end of all of them."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel

from resources import sample
from ui import translation
from ui.pages.welcome.page import WelcomePage
from ui.window import Window

PLACES = {
    "places": [
        {
            "what": "mail",
            "program": "thunderbird",
            "title": "imap.example.org",
            "paths": ["/home/you/.thunderbird/x/ImapMail", "/home/you/.thunderbird/x/Mail"],
            "bytes": 4_000_000_000,
        },
        {"what": "documents", "program": "", "title": "Papers", "paths": ["/home/you/Papers"], "bytes": None},
    ]
}
NOBODY = {"addresses": [], "detected": []}
CLARA = {
    "addresses": ["clara@example.org"],
    "detected": [
        {"address": "clara@example.org", "status": "detected", "confidence": 0.95, "reason": "", "own": True},
        {
            "address": "office@example.org",
            "status": "detected",
            "confidence": 0.4,
            "reason": "",
            "own": False,
        },
    ],
}
MODELS = {
    "models": [
        {"name": "starter", "title": "Starter", "kind": "language", "size": 98_000_000, "installed": True},
        {"name": "big", "title": "Big", "kind": "language", "size": 5_000_000_000, "fit": "no"},
        {
            "name": "qwen",
            "title": "Qwen",
            "kind": "language",
            "size": 1_100_000_000,
            "memory_bytes": 1_600_000_000,
            "tokens_per_s": 12.0,
            "recommended": True,
        },
    ]
}
REPORT = {"messages": 3, "documents": 0, "failed": []}


@pytest.fixture
def page(app, engine, qtbot):
    engine.answers |= {"sources.detect": PLACES, "identity": NOBODY, "models": MODELS, "add": REPORT}
    made = WelcomePage(app)
    qtbot.addWidget(made)
    made.show()
    made.opened({})
    qtbot.waitUntil(lambda: len(made.mail.choices) == 2)
    yield made
    qtbot.waitUntil(lambda: not app.link._running)


def test_mail_that_was_found_is_ticked_and_documents_are_the_users_choice(page):
    assert [box.text() for box in page.mail.choices] == ["Thunderbird", "Documents"]
    assert page.mail.chosen == PLACES["places"][0]["paths"]


def test_reading_begins_with_the_first_step_and_nobody_waits_for_it(page, app, engine, qtbot):
    engine.answers["add"] = lambda ask: ask.wait_for_cancel()
    page.go_on()
    assert page.number == 1
    qtbot.waitUntil(lambda: engine.params_of("add") != [])
    assert engine.params_of("add")[0]["paths"] == PLACES["places"][0]["paths"]
    page.go_on()
    with qtbot.waitSignal(app.wanted) as wanted:
        page.go_on()
    assert wanted.args[0] == "write"
    app.indexing.stop()


def test_what_was_read_is_not_read_again_by_going_back(page, engine, qtbot):
    page.go_on()
    page.back.click()
    page.go_on()
    qtbot.waitUntil(lambda: engine.params_of("add") != [])
    assert len(engine.params_of("add")) == 1


def test_the_sample_mailbox_can_be_tried(page, engine, qtbot):
    page.mail.try_sample.click()
    assert page.number == 1
    qtbot.waitUntil(lambda: engine.params_of("add") != [])
    assert engine.params_of("add")[0]["paths"] == [str(sample.MAIL), str(sample.DOCUMENTS)]


def test_addresses_are_confirmed_refused_and_added(page, engine, qtbot):
    engine.answers |= {"identity": CLARA, "identity.add": CLARA, "identity.remove": NOBODY}
    page.go_on()
    boxes = page.addresses.boxes
    qtbot.waitUntil(lambda: len(boxes) == 2)
    assert boxes["clara@example.org"].isChecked()
    assert not boxes["office@example.org"].isChecked()
    boxes["office@example.org"].click()
    boxes["clara@example.org"].click()
    qtbot.keyClicks(page.addresses.line, "me@example.org")
    qtbot.keyClick(page.addresses.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(engine.params_of("identity.add")) == 2 and not page.addresses.line.text())
    assert {"address": "me@example.org"} in engine.params_of("identity.add")
    assert engine.params_of("identity.remove") == [{"address": "clara@example.org"}]


def test_addresses_appear_while_mail_is_read(page, app, engine, qtbot):
    go_on = threading.Event()
    engine.answers["add"] = lambda _ask: (go_on.wait(20), REPORT)[1]
    page.go_on()
    assert page.addresses.boxes == {}
    engine.answers["identity"] = CLARA
    go_on.set()
    qtbot.waitUntil(lambda: "clara@example.org" in page.addresses.boxes)


def test_the_models_that_suit_this_machine_are_offered(page, qtbot):
    page.show_step(2)
    qtbot.waitUntil(lambda: set(page.model.cards) == {"starter", "qwen"})
    assert page.next.text() == "Start writing"
    qtbot.waitUntil(lambda: page.model.cards["qwen"].act.isVisible())
    assert not page.model.cards["starter"].act.isVisible()


def test_all_of_it_goes_by_the_keyboard(page, app, engine, qtbot):
    page.activateWindow()
    qtbot.keyClick(page.next, Qt.Key.Key_Return)
    assert page.number == 1
    qtbot.keyClick(page.back, Qt.Key.Key_Return)
    assert page.number == 0
    with qtbot.waitSignal(app.wanted) as wanted:
        qtbot.keyClick(page.skip, Qt.Key.Key_Return)
    assert wanted.args[0] == "write"


def test_a_first_start_is_welcomed_once(app, engine, qtbot):
    engine.answers |= {"sources.detect": PLACES, "engine.status": {}}
    first = Window(app)
    qtbot.addWidget(first)
    first.show()
    first.begin()
    assert isinstance(first.page, WelcomePage)
    assert not first.sidebar.isVisible()
    first.page.skip.click()
    assert first.sidebar.isVisible()
    first.close()
    second = Window(app)
    qtbot.addWidget(second)
    second.begin()
    assert not isinstance(second.page, WelcomePage)
    qtbot.waitUntil(lambda: not app.link._running)


def test_an_empty_library_is_welcomed_too(app, data, engine, qtbot):
    data.library_db.write_bytes(b"")
    engine.answers |= {"sources": {"sources": []}, "sources.detect": PLACES, "engine.status": {}}
    window = Window(app)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: isinstance(window.page, WelcomePage) and not app.link._running)


def test_another_language_makes_the_window_anew_and_stays_on_the_page(app, qtbot):
    before = QLocale()
    window = Window(app)
    qtbot.addWidget(window)
    window.show()
    page = window.go_to("settings")
    app.change_setting("window.language", "de")
    assert window.page is not page
    assert type(window.page) is type(page)
    assert any(label.text() == "Einstellungen" for label in window.page.findChildren(QLabel))
    app.change_setting("window.language", "en")
    qtbot.waitUntil(lambda: not app.link._running)
    translation.uninstall()
    QLocale.setDefault(before)
