"""The draft field, written into by the stream and by the user at the same time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from ui.pages.write.editor import DraftField, Stream
from ui.pages.write.history import History


@pytest.fixture
def field(app, qtbot):
    made = DraftField(app, History(), "Draft")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def caret_to(field, place):
    cursor = field.textCursor()
    cursor.setPosition(place)
    field.setTextCursor(cursor)


def test_a_stream_replaces_what_was_there_and_is_one_step_of_undo(field):
    QTest.keyClicks(field, "my own beginning")
    stream = Stream(field)
    for piece in ("Hi Ann,\n\n", "see you ", "on Friday. 👋"):
        stream.write(piece)
    stream.finish("Hi Ann,\n\nsee you on Friday. 👋")
    assert field.toPlainText() == "Hi Ann,\n\nsee you on Friday. 👋"
    field.history.undo()
    assert field.toPlainText() == "my own beginning"
    field.history.redo()
    assert field.toPlainText() == "Hi Ann,\n\nsee you on Friday. 👋"


def test_typing_after_the_stream_is_a_step_of_its_own(field):
    stream = Stream(field)
    stream.write("Hi")
    stream.finish("Hi")
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, " there")
    field.history.undo()
    assert field.toPlainText() == "Hi"


def test_what_the_user_types_while_it_streams_stays(field):
    stream = Stream(field)
    stream.write("Hi Ann, see ")
    caret_to(field, 2)
    QTest.keyClicks(field, " dear")
    stream.write("you on ")
    stream.write("Friday.")
    stream.finish("Hi Ann, see you on Friday.")
    assert field.toPlainText() == "Hi dear Ann, see you on Friday."
    assert stream.disturbed
    texts = []
    while field.history.can_undo:
        field.history.undo()
        texts.append(field.toPlainText())
    assert texts == ["Hi dear Ann, see ", "Hi Ann, see ", ""]


def test_the_caret_at_the_end_of_the_stream_does_not_mix_the_words(field):
    stream = Stream(field)
    stream.write("one two")
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, " mine")
    stream.write(" three")
    assert sorted(field.toPlainText().split()) == ["mine", "one", "three", "two"]
    assert "mine" in field.toPlainText().split()


def test_a_text_corrected_at_the_end_is_shown_to_the_letter(field):
    stream = Stream(field)
    stream.write("Hi Ann, I can not come")
    stream.finish("Hi Ann, I can't come.")
    assert field.toPlainText() == "Hi Ann, I can't come."
    field.history.undo()
    assert field.toPlainText() == ""


def test_a_replaced_stretch_leaves_the_caret_and_the_rest(field):
    field.load("Dear Ann, 👋 thanks a lot. Clara")
    caret_to(field, 4)
    start = field.toPlainText().index("thanks a lot")
    field.put("thank you", start, len("thanks a lot"))
    assert field.toPlainText() == "Dear Ann, 👋 thank you. Clara"
    assert field.textCursor().position() == 4
    field.history.undo()
    assert field.toPlainText() == "Dear Ann, 👋 thanks a lot. Clara"


def test_the_selection_is_told_in_characters_also_behind_an_emoji(field):
    field.load("👋👋 one two")
    cursor = field.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    start, length = field.selected_range()
    assert field.toPlainText()[start : start + length] == "one"


def test_pasted_markup_comes_as_plain_text(field):
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='http://example.org/x.png'>")
    data.setText("bold")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "bold"
    assert "img" not in field.toHtml()


def test_facts_without_a_source_are_marked_wherever_they_stand(field):
    field.load("On Tuesday at 10:30, and again on Tuesday.")
    field.mark(["Tuesday"])
    assert [one.cursor.selectedText() for one in field.extraSelections()] == ["Tuesday", "Tuesday"]
    field.mark([])
    assert field.extraSelections() == []


def test_a_long_text_is_written_into_without_a_stall(field, never_stalls, qtbot):
    """200,000 characters stand there while more stream in and the user types."""
    field.load("A line of an ordinary length, as mails have them.\n" * 4_000)
    qtbot.wait(50)
    never_stalls.start()
    cursor = QTextCursor(field.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for number in range(20):
        field.write(cursor, f"word {number} ", joined=number > 0)
        QTest.keyClicks(field, "x")
        qtbot.wait(5)
