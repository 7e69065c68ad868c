"""Answering a message: from the library, or dropped as a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from assistant.errors import KnownError
from tests.ui.pages.write.conftest import PRIYA, writes

MESSAGE = {
    "id": "item-7",
    "kind": "mail",
    "title": "The gauge",
    "date": 1_772_000_000.0,
    "sender": {"id": "person-8", "name": "Priya Raman", "addresses": ["priya@kiebitz.example.com"]},
    "to": [],
    "cc": [],
    "own": False,
    "text": "When is it back?\n\n> I sent it.\n\n<b>bold</b>",
    "new_text": "When is it back?\n<b>bold</b>",
    "signature": "",
    "thread": None,
}
OTHER = {**MESSAGE, "id": "item-5", "title": "Before", "text": "I sent it.", "own": True}


@pytest.fixture
def replying(page, engine, qtbot):
    engine.answers["items.show"] = lambda ask: MESSAGE if ask.params["id"] == "item-7" else OTHER
    page.opened({"reply_to": "item-7"})
    qtbot.waitUntil(lambda: bool(page.envelope.to.entries))
    return page


def test_the_message_is_shown_as_plain_text_and_its_sender_is_written_to(replying, qtbot):
    page = replying
    assert page.envelope.to.entries == ("Priya Raman <priya@kiebitz.example.com>",)
    assert page.envelope.subject.text() == "Re: The gauge"
    assert "<b>bold</b>" in page.answered.text.toPlainText()
    qtbot.waitUntil(lambda: page._title.text() == "Reply to Priya Raman")


def test_the_answer_is_asked_as_a_reply(replying, engine, qtbot, settled):
    engine.answers["reply"] = writes("Hi Priya,\n\nOn Tuesday.")
    replying.notes.points.insertPlainText("on Tuesday")
    replying.write()
    settled()
    assert engine.params_of("reply")[0]["message_id"] == "item-7"
    assert engine.params_of("draft") == []
    assert replying.piece.kind == "reply"


def test_the_answered_message_can_be_dropped_and_comes_back_by_undo(replying):
    page = replying
    page.answered.dropped.emit()
    assert page.piece.reply_to == ""
    assert not page.answered.isVisible()
    page.history.undo()
    assert page.piece.reply_to == "item-7"


def test_an_unfinished_answer_is_found_again_with_its_message(replying, app, qtbot, engine):
    from ui.pages.write.page import WritePage

    replying.notes.points.insertPlainText("on Tuesday")
    replying.leaving()
    again = WritePage(app)
    qtbot.addWidget(again, before_close_func=lambda page: page.leaving())
    assert again.answered.answering == "item-7"
    assert again.notes.points.toPlainText() == "on Tuesday"
    qtbot.waitUntil(lambda: "When is it back?" in again.answered.text.toPlainText())


def test_a_message_that_is_gone_is_told_in_its_place(page, engine, qtbot):
    engine.answers["items.show"] = KnownError("unknown-id", "There is no item-9.", "Search for it.")
    page.opened({"reply_to": "item-9"})
    qtbot.waitUntil(lambda: "There is no item-9." in page.answered._when.text())


def dropped_on(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    return data


def test_a_dropped_message_file_is_answered(page, engine, qtbot, tmp_path):
    engine.answers["items.show"] = MESSAGE
    engine.answers["messages.take"] = {"item": "item-7", "added": True}
    dropped_on(page, tmp_path / "a.eml")
    qtbot.waitUntil(lambda: page.piece.reply_to == "item-7" and bool(page.envelope.to.entries))
    assert engine.params_of("messages.take") == [{"path": str(tmp_path / "a.eml")}]


def test_other_files_are_not_taken_and_never_become_text(page, engine, tmp_path):
    data = dropped_on(page, tmp_path / "picture.png")
    dropped_on(page, tmp_path / "a.eml", tmp_path / "b.eml")
    assert engine.params_of("messages.take") == []
    assert not page.paper.draft.canInsertFromMimeData(data)


def test_writing_to_somebody_from_the_library_begins_a_new_mail(page, engine, qtbot):
    page.notes.points.insertPlainText("something else")
    page.opened({"to": ["priya@kiebitz.example.com"]})
    assert page.envelope.to.entries == ("priya@kiebitz.example.com",)
    assert page.notes.points.toPlainText() == ""
    qtbot.waitUntil(lambda: page.envelope.usual.greeting == PRIYA["usual"]["greeting"])
    qtbot.waitUntil(lambda: len(page.pieces.kept.find().compositions) >= 1)
    assert "something else" in [piece.points for piece in page.pieces.kept.find().compositions]
