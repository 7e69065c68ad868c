"""The page as a user meets it: points in, a draft out, corrected, copied, learned from."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from assistant.errors import KnownError
from assistant.outbox.composing import Compositions
from tests.ui.pages.write.conftest import draft_answer, writes
from ui.pages.write.page import WritePage

TEXT = "Hi Priya,\n\nThe gauge is back on Tuesday.\n\nBest,\nClara"


@pytest.fixture
def said(app):
    notices = []
    app.notices.said.connect(notices.append)
    return notices


def jot(page, *lines):
    for number, line in enumerate(lines):
        if number:
            QTest.keyClick(page.notes.points, Qt.Key.Key_Return)
        QTest.keyClicks(page.notes.points, line)


def address(page, qtbot, typed="pri"):
    page.envelope.to.line.setFocus()
    QTest.keyClicks(page.envelope.to.line, typed)
    qtbot.waitUntil(lambda: page.envelope.to.popup_is_open)
    QTest.keyClick(page.envelope.to.line, Qt.Key.Key_Return)


def test_a_mail_is_written_corrected_and_learned_from(page, engine, qtbot, settled, said):
    engine.answers["draft"] = writes(TEXT)
    engine.answers["learn"] = {
        "learned": [{"preference_id": "pref-4", "text": "Close with 'Cheers,'.", "action": "new"}]
    }
    engine.answers["preferences.undo"] = {"id": "pref-4"}
    address(page, qtbot)
    assert page.envelope.to.entries == ("Priya Raman <priya@kiebitz.example.com>",)
    jot(page, "the gauge is back on Tuesday", "thanks for the photos")
    QTest.keyClick(page.notes.points, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.paper.draft.toPlainText() == TEXT)
    settled()
    asked = engine.params_of("draft")[0]
    assert asked["points"] == ["the gauge is back on Tuesday", "thanks for the photos"]
    assert asked["to"] == ["Priya Raman <priya@kiebitz.example.com>"]
    assert page.envelope.subject.text() == "The gauge"

    page.paper.draft.put(TEXT.replace("Best,", "Cheers,"))
    page.finish("copy")
    assert QGuiApplication.clipboard().text() == TEXT.replace("Best,", "Cheers,")
    qtbot.waitUntil(lambda: any("Close with 'Cheers,'" in notice.text for notice in said))
    assert engine.params_of("learn") == [
        {"draft_id": "draft-1", "final": TEXT.replace("Best,", "Cheers,"), "outcome": "edited"}
    ]
    said[-1].act()
    qtbot.waitUntil(lambda: engine.params_of("preferences.undo") == [{"id": "pref-4"}])


def test_without_points_it_says_what_is_missing(page, engine):
    page.write()
    assert "one thing" in page.notes._fault.text()
    assert page.notes.points.hasFocus() or not page.isActiveWindow()
    assert engine.params_of("draft") == []


def test_escape_stops_at_once_and_the_text_so_far_stays(page, engine, qtbot):
    going = threading.Event()

    def slowly(ask):
        ask.on_text("Hi Priya,")
        going.set()
        return ask.wait_for_cancel()

    engine.answers["draft"] = slowly
    jot(page, "the gauge")
    page.write()
    qtbot.waitUntil(lambda: page.paper.draft.toPlainText() == "Hi Priya,")
    QTest.keyClick(page.paper.draft, Qt.Key.Key_Escape)
    assert page.drafting.writer.work == ""
    assert page.paper.draft.toPlainText() == "Hi Priya,"
    qtbot.waitUntil(lambda: engine.open_connections == 0)


def test_a_late_piece_of_a_stopped_draft_does_not_arrive(page, engine, qtbot):
    go_on = threading.Event()

    def stubborn(ask):
        ask.on_text("first")
        go_on.wait(5)
        ask.on_text(" late")
        return draft_answer("first late")

    engine.answers["draft"] = stubborn
    jot(page, "the gauge")
    page.write()
    qtbot.waitUntil(lambda: page.paper.draft.toPlainText() == "first")
    page.stop()
    go_on.set()
    qtbot.wait(100)
    assert page.paper.draft.toPlainText() == "first"
    assert page.drafting.versions.current.draft_id == ""


def test_the_engine_dying_in_the_middle_loses_nothing(page, engine, qtbot, settled, said):
    def dies(ask):
        ask.on_text("Hi Priya, the")
        raise KnownError("engine-died", "The engine ended.", "Try again.")

    engine.answers["draft"] = dies
    jot(page, "the gauge")
    page.write()
    qtbot.waitUntil(lambda: bool(said))
    assert page.paper.draft.toPlainText() == "Hi Priya, the"
    assert page.notes.points.toPlainText() == "the gauge"
    assert said[-1].kind == "warning"
    engine.answers["draft"] = writes(TEXT)
    said[-1].act()
    qtbot.waitUntil(lambda: page.paper.draft.toPlainText() == TEXT)
    settled()


def test_an_unknown_recipient_is_told_beside_the_field(page, engine, qtbot, settled):
    engine.answers["draft"] = KnownError("unknown-person", "Nobody has this name.", "Type an address.")
    page.envelope.to.set_entries(["Nobody"])
    jot(page, "hello")
    page.write()
    settled()
    assert "Nobody has this name." in page.envelope._fault.text()


def test_nothing_is_learned_from_an_abandoned_draft(page, engine, qtbot, settled):
    engine.answers["draft"] = writes(TEXT)
    jot(page, "the gauge")
    page.write()
    qtbot.waitUntil(lambda: page.paper.draft.toPlainText() == TEXT)
    settled()
    page.begin()
    page.leaving()
    assert engine.params_of("learn") == []


def test_a_draft_taken_as_it_is_is_told_as_accepted_and_only_once(page, engine, qtbot, settled):
    engine.answers["draft"] = writes(TEXT)
    engine.answers["learn"] = {"learned": []}
    jot(page, "the gauge")
    page.write()
    qtbot.waitUntil(lambda: page.paper.draft.toPlainText() == TEXT)
    settled()
    page.finish("copy")
    page.finish("copy")
    qtbot.waitUntil(lambda: bool(engine.params_of("learn")))
    qtbot.wait(30)
    assert engine.params_of("learn") == [{"draft_id": "draft-1", "final": TEXT, "outcome": "accepted"}]


def test_every_keystroke_is_on_the_disk_soon_and_comes_back(page, app, qtbot):
    jot(page, "half a thought")
    kept = Compositions(app.data.composing)
    qtbot.waitUntil(lambda: [one.points for one in kept.find().compositions] == ["half a thought"])
    again = WritePage(app)
    qtbot.addWidget(again)
    assert again.notes.points.toPlainText() == "half a thought"
    again.leaving()


def test_a_full_disk_is_told_once_and_the_text_stays(page, monkeypatch, qtbot, said):
    def full(_piece):
        raise KnownError("disk-full", "The disk of the data directory is full.", "Free some space.")

    monkeypatch.setattr(page.pieces.kept, "save", full)
    jot(page, "one")
    page.pieces.autosave.now()
    qtbot.waitUntil(lambda: len(said) == 1)
    jot(page, " two")
    page.pieces.autosave.now()
    qtbot.wait(50)
    assert len(said) == 1
    assert "stays in this window" in said[0].text
    assert page.notes.points.toPlainText() == "one two"
    monkeypatch.undo()
    jot(page, " three")
    page.pieces.autosave.now()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "on the disk again" in said[1].text


def test_a_damaged_draft_file_is_set_aside_and_told(app, qtbot, said, engine):
    app.data.composing.mkdir()
    (app.data.composing / "20250101-000000-abcdef.json").write_bytes(b"{ half")
    page = WritePage(app)
    qtbot.addWidget(page)
    assert "damaged" in said[0].text
    page.leaving()


def test_one_key_leads_from_the_points_to_the_draft_and_back(page, engine):
    page.activateWindow()
    page.notes.points.setFocus()
    QTest.keyClick(page.notes.points, Qt.Key.Key_F6)
    assert page.paper.draft.hasFocus()
    QTest.keyClick(page.paper.draft, Qt.Key.Key_F6)
    assert page.notes.points.hasFocus()


def test_it_opens_where_the_next_thing_is_to_be_typed(page):
    page.activateWindow()
    page.focusWidget().clearFocus()
    page.opened({})
    assert page.envelope.to.line.hasFocus()
