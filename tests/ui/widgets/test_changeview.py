"""Changes word by word, decided by keyboard."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.changeview import ChangeView

OLD = "Hi Ann, can't make it tomorrow. Thanks a lot"
NEW = "Dear Ann, cannot make it tomorrow. Thank you very much"


@pytest.fixture
def view(app, qtbot):
    made = ChangeView(app, "Changes")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_each_change_is_taken_or_left_by_a_key(view):
    seen = []
    view.decided.connect(lambda *one: seen.append(one))
    view.show_changes(OLD, NEW)
    assert (view.count, view.open_count, view.current) == (3, 3, 0)
    QTest.keyClick(view, Qt.Key.Key_Y)
    QTest.keyClick(view, Qt.Key.Key_N)
    assert view.open_count == 1
    assert view.text() == "Dear Ann, can't make it tomorrow. Thanks a lot"
    assert seen == [("Hi ", "Dear ", True), ("can't ", "cannot ", False)]


def test_the_last_decision_ends_it(view, qtbot):
    view.show_changes(OLD, NEW)
    with qtbot.waitSignal(view.all_decided):
        view.decide_all(True)
    assert view.text() == NEW


def test_arrows_go_on_without_deciding_and_u_reopens(view):
    view.show_changes(OLD, NEW)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Y)
    assert view.text() == "Hi Ann, cannot make it tomorrow. Thanks a lot"
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_U)
    assert view.text() == OLD


def test_what_is_not_decided_can_stand_as_new(view):
    view.show_changes(OLD, NEW)
    QTest.keyClick(view, Qt.Key.Key_N)
    assert view.text("new") == "Hi Ann, cannot make it tomorrow. Thank you very much"


def test_struck_out_and_new_words_are_both_to_be_read(view):
    view.show_changes("Best,\nClara", "Kind regards,\nClara")
    assert view.toPlainText() == "Best Kind regards,\nClara"


def test_equal_texts_have_nothing_to_decide(view):
    view.show_changes(OLD, OLD)
    assert (view.count, view.current) == (0, -1)
    QTest.keyClick(view, Qt.Key.Key_Y)
    assert view.text() == OLD


def test_markup_in_a_text_is_only_text(view):
    view.show_changes("<b>one</b>", "<img src='http://example.org/x'> two")
    assert "img src='http://example.org/x'" in view.toPlainText()


def test_other_colours_are_taken_while_it_is_on_show(view, app):
    view.show_changes(OLD, NEW)
    app.colours_changed.emit()
    assert view.count == 3


words = st.text(st.sampled_from("ab é.\n👍 "), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(words, words, st.lists(st.booleans(), max_size=8))
def test_whatever_is_decided_every_stretch_is_old_or_new(view, old, new, choices):
    view.show_changes(old, new)
    assert view.text("old") == old
    assert view.text("new") == new
    for take in choices:
        if view.open_count:
            view.decide(take)
    view.decide_all(False)
    if not any(choices):
        assert view.text() == old
