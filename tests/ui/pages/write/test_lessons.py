"""Teaching by a few words of the draft: more like this, or nothing like it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from assistant.errors import KnownError
from tests.ui.pages.write.conftest import writes

TEXT = "Hi Priya,\n\nthe gauge runs.\n\nBest,\nClara"


@pytest.fixture
def said(app):
    notices = []
    app.notices.said.connect(notices.append)
    return notices


@pytest.fixture
def drafted(page, engine, settled, qtbot):
    engine.answers["draft"] = writes(TEXT, number=3)
    page.notes.points.setPlainText("gauge runs")
    page.write()
    settled()
    qtbot.waitUntil(lambda: page.paper.text == TEXT)
    return page


def select(page, words):
    cursor = page.paper.draft.document().find(words)
    assert not cursor.isNull()
    page.paper.draft.setTextCursor(cursor)


def test_there_is_nothing_to_press_until_something_is_selected(drafted):
    lessons = drafted.paper.lessons
    assert not lessons.more.isEnabled()
    select(drafted, "the gauge runs.")
    assert lessons.more.isEnabled()
    assert lessons.less.isEnabled()
    drafted.paper.draft.moveCursor(QTextCursor.MoveOperation.Start)
    assert not lessons.less.isEnabled()


@pytest.mark.parametrize(("key", "like"), [(Qt.Key.Key_Up, True), (Qt.Key.Key_Down, False)])
def test_a_passage_is_taught_by_a_key_with_the_draft_it_stands_in(drafted, engine, said, qtbot, key, like):
    engine.answers["lessons.add"] = {"lesson": {"id": "pref-8", "text": "…", "rule": "more_like"}}
    engine.answers["preferences.undo"] = {}
    select(drafted, "the gauge runs.")
    qtbot.keyClick(drafted.paper.draft, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: any(notice.action == "Undo" for notice in said))
    assert engine.params_of("lessons.add") == [
        {"text": "the gauge runs.", "like": like, "draft_id": "draft-3"}
    ]
    said[-1].act()
    qtbot.waitUntil(lambda: engine.params_of("preferences.undo") == [{"id": "pref-8"}])


def test_a_phrase_is_told_as_the_rule_it_became(drafted, engine, said, qtbot):
    phrase = {"id": "pref-8", "text": "To Priya: never write 'the gauge'.", "rule": "banned_phrase"}
    engine.answers["lessons.add"] = {"lesson": phrase, "preferences": []}
    select(drafted, "the gauge")
    drafted.paper.lessons.less.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "From now on: To Priya: never write 'the gauge'."


def test_words_of_ones_own_teach_for_whoever_they_are_written_to(page, engine, qtbot):
    engine.answers["lessons.add"] = {"lesson": {"id": "pref-8", "text": "", "rule": ""}}
    page.paper.draft.setPlainText("See you then.")
    page.paper.draft.selectAll()
    page.paper.lessons.more.click()
    qtbot.waitUntil(lambda: bool(engine.params_of("lessons.add")))
    assert engine.params_of("lessons.add") == [{"text": "See you then.", "like": True, "kind": "mail"}]


def test_without_a_selection_the_key_says_what_to_do(drafted, engine, said, qtbot):
    qtbot.keyClick(drafted.paper.draft, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert said[-1].text == "Select the words in the draft first."
    assert engine.params_of("lessons.add") == []


def test_a_refusal_is_told(drafted, engine, said, qtbot):
    engine.answers["lessons.add"] = KnownError("preference-refused", "It gives orders.", "Mark other words.")
    select(drafted, "the gauge")
    drafted.paper.lessons.more.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "It gives orders. Mark other words."


def test_both_buttons_have_names(page):
    assert page.paper.lessons.more.accessibleName() == "Write more like what is selected"
    assert page.paper.lessons.less.accessibleName() == "Write nothing like what is selected"
