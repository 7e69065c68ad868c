"""The quiet line says one thing at a time and offers what can be done about it."""

from __future__ import annotations

import pytest

from ui.widgets.quietline import QuietLine


@pytest.fixture
def line(app, qtbot):
    made = QuietLine(app)
    qtbot.addWidget(made)
    yield made
    made.hide()


def test_what_was_learned_can_be_taken_back(app, line):
    undone = []
    app.notices.say("Learned: to Ann, starts with “Hi”.", "Undo", lambda: undone.append(True))
    assert line.isVisible()
    line.act()
    assert undone == [True]
    assert not line.isVisible()


def test_a_warning_waits_for_its_reader_and_what_comes_later_waits_too(app, line):
    app.notices.warn("The disk is full. Free some space.")
    app.notices.say("Copied.")
    assert line.shown.text.startswith("The disk")
    line.act()
    assert line.shown.text.startswith("The disk"), "a warning without an action is only closed"
    line._close.click()
    assert line.shown.text == "Copied."


def test_the_same_thing_is_not_said_twice(app, line):
    for _ in range(3):
        app.notices.warn("No engine.")
    line._close.click()
    assert line.shown is None
