"""One order of undo over several fields and values."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from ui.pages.write.editor import WritingField
from ui.pages.write.history import MOST_STEPS, History


@pytest.fixture
def history():
    return History()


@pytest.fixture
def fields(history, qtbot):
    made = [WritingField(history, "one"), WritingField(history, "other")]
    for field in made:
        qtbot.addWidget(field)
    return made


def test_steps_in_two_fields_are_taken_back_in_the_order_they_were_made(history, fields):
    one, other = fields
    QTest.keyClicks(one, "first")
    QTest.keyClicks(other, "second")
    one.end_step()
    QTest.keyClicks(one, " third")
    history.undo()
    assert (one.toPlainText(), other.toPlainText()) == ("first", "second")
    history.undo()
    assert (one.toPlainText(), other.toPlainText()) == ("first", "")
    history.undo()
    assert (one.toPlainText(), other.toPlainText()) == ("", "")
    assert not history.can_undo
    for _ in range(3):
        history.redo()
    assert (one.toPlainText(), other.toPlainText()) == ("first third", "second")


def test_a_value_is_a_step_among_the_others_and_typing_in_it_is_one(history, fields):
    shown = []
    QTest.keyClicks(fields[0], "text")
    history.record("subject", "", "L", shown.append, merge=True)
    history.record("subject", "L", "Lu", shown.append, merge=True)
    history.undo()
    assert shown == [""]
    history.redo()
    assert shown == ["", "Lu"]
    history.undo()
    history.undo()
    assert fields[0].toPlainText() == ""


def test_a_new_step_ends_what_could_be_redone(history, fields):
    QTest.keyClicks(fields[0], "gone")
    history.undo()
    QTest.keyClicks(fields[1], "new")
    assert not history.can_redo


def test_what_is_done_deaf_is_no_step(history):
    with history.deaf():
        history.record("tone", "", "formal", lambda _: None)
    assert not history.can_undo


def test_the_oldest_steps_are_forgotten(history):
    for number in range(MOST_STEPS + 5):
        history.record("value", number, number + 1, lambda _: None)
    steps = 0
    while history.can_undo:
        history.undo()
        steps += 1
    assert steps == MOST_STEPS
