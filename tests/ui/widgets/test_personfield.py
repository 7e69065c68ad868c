"""A field for people: completion, chips, keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.chips import RemovableChip, SwitchChip, plain_tip
from ui.widgets.personfield import PersonField, Suggestion

ANN = Suggestion("Ann Bell <ann@example.org>", "Hi Ann")
BOB = Suggestion("Bob <bob@example.org>")


@pytest.fixture
def field(app, qtbot):
    made = PersonField(app, "To")
    qtbot.addWidget(made)
    made.resize(500, 40)
    made.show()
    made.line.setFocus()
    return made


def chips(field):
    return [chip.text for chip in field.findChildren(RemovableChip) if not chip.isHidden()]


def test_the_list_shows_who_is_meant_and_how_they_are_addressed(field):
    QTest.keyClicks(field.line, "a")
    field.suggest([ANN, BOB])
    assert field.popup_is_open
    assert field._found.item(0).text() == "Ann Bell  ·  ann@example.org  ·  Hi Ann"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_enter_and_tab_take_the_one_that_is_marked(field, key):
    QTest.keyClicks(field.line, "a")
    field.suggest([ANN, BOB])
    QTest.keyClick(field.line, key)
    assert field.entries == ("Ann Bell <ann@example.org>",)
    assert chips(field) == ["Ann Bell"]
    assert field.line.text() == ""
    assert not field.popup_is_open


def test_arrows_choose_another_one(field):
    QTest.keyClicks(field.line, "b")
    field.suggest([ANN, BOB])
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.entries == ("Bob <bob@example.org>",)
    assert field.line.text() == ""


def test_escape_closes_the_list_and_keeps_what_was_typed(field):
    QTest.keyClicks(field.line, "b")
    field.suggest([ANN, BOB])
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert (field.popup_is_open, field.line.text()) == (False, "b")


def test_leaving_while_the_list_is_open_takes_what_was_typed_not_what_is_marked(field):
    QTest.keyClicks(field.line, "somebody@else.example")
    field.suggest([ANN])
    field.line.clearFocus()
    assert field.entries == ("somebody@else.example",)


def test_a_click_in_the_list_takes_a_person(field):
    QTest.keyClicks(field.line, "b")
    field.suggest([ANN, BOB])
    found = field._list
    where = found.visualRect(found.model().index(1, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert field.entries == ("Bob <bob@example.org>",)


def test_what_was_typed_becomes_a_recipient_by_comma_enter_and_leaving(field):
    QTest.keyClicks(field.line, "ann@example.org,")
    QTest.keyClicks(field.line, "Bob")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, "cy@example.org")
    field.line.clearFocus()
    assert field.entries == ("ann@example.org", "Bob", "cy@example.org")


def test_one_person_is_there_only_once(field):
    QTest.keyClicks(field.line, "ann@example.org,ann@example.org,")
    assert field.entries == ("ann@example.org",)


def test_backspace_takes_the_last_one_back(field):
    field.set_entries(["ann@example.org", "Bob"])
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.entries == ("ann@example.org",)


def test_a_chip_is_removed_by_its_cross_and_by_delete(field):
    field.set_entries(["ann@example.org", "Bob"])
    seen = []
    field.changed.connect(lambda before, after: seen.append((before, after)))
    chip = next(one for one in field.findChildren(RemovableChip) if one.text == "Bob")
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert field.entries == ("ann@example.org",)
    assert seen == [(("ann@example.org", "Bob"), ("ann@example.org",))]


def test_a_late_answer_does_not_open_a_list_over_an_empty_line(field):
    QTest.keyClicks(field.line, "ann@example.org,")
    field.suggest([ANN])
    assert not field.popup_is_open


def test_many_recipients_take_more_lines(field):
    low = field.heightForWidth(300)
    field.set_entries([f"person{number}@example.org" for number in range(12)])
    assert field.heightForWidth(300) > 2 * low


def test_tips_and_chips_show_markup_as_text(app, qtbot):
    chip = SwitchChip(app, "close with '<b>&'", "line\n<img src=x>")
    qtbot.addWidget(chip)
    assert "<img" not in chip.toolTip()
    assert chip.text() == "close with '<b>&&'"
    assert plain_tip("") == ""
