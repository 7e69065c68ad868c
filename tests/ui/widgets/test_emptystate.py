"""What stands where a list would be: all its words are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.widgets.emptystate import EmptyState

LONG = "Correct a draft and finish it, and what you changed again and again is kept here. " * 3


def test_a_long_explanation_has_all_its_lines(app, qtbot):
    empty = EmptyState(app, "mail", "Nothing here", "")
    qtbot.addWidget(empty)
    empty.resize(700, 600)
    empty.show()
    empty.say("Nothing here", LONG)
    qtbot.waitUntil(lambda: empty.findChildren(QLabel)[-1].isVisible())
    words = next(one for one in empty.findChildren(QLabel) if one.text() == LONG)
    assert words.minimumHeight() >= 3 * words.fontMetrics().height()
    assert words.minimumHeight() == words.heightForWidth(words.width())
