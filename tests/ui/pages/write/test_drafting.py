"""Versions, rewrites under review, preferences switched off, the one question: on the stand-in engine."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from assistant.errors import KnownError
from tests.ui.pages.write.conftest import draft_answer, writes

FIRST = "Hi Priya,\n\nThe gauge is back.\n\nBest,\nClara"
SECOND = "Hi Priya,\n\nThe gauge has come back.\n\nBest,\nClara"


@pytest.fixture
def drafted(page, engine, qtbot, settled):
    """The page with one draft on show."""

    def draft(text=FIRST, **fields):
        engine.answers["draft"] = writes(text, **fields)
        if not page.notes.points.toPlainText():
            QTest.keyClicks(page.notes.points, "the gauge is back")
        page.write()
        qtbot.waitUntil(lambda: page.paper.text == text and not page.drafting.is_busy)
        return page

    return draft


def rewrites_to(text, warnings=()):
    return {"text": text, "changes": [], "preferences": [], "checks": {"warnings": list(warnings)}}


def test_another_draft_is_another_version_and_nothing_of_the_first_is_lost(drafted, engine):
    page = drafted()
    page.paper.draft.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.paper.draft, " W.")
    drafted(SECOND, number=2)
    assert (len(page.drafting.versions), page.drafting.versions.shown) == (2, 1)
    page.drafting.go_version(-1)
    assert page.paper.text == FIRST + " W."
    page.drafting.go_version(1)
    assert page.paper.text == SECOND
    assert engine.params_of("draft")[0].get("seed") is None


def test_the_same_draft_again_is_no_second_version(drafted):
    page = drafted()
    drafted(FIRST, number=2)
    assert len(page.drafting.versions) == 1
    assert page.drafting.answer.draft_id == "draft-2"


def test_undo_shows_the_version_that_the_text_belongs_to(drafted, engine, qtbot):
    page = drafted()
    drafted(SECOND, number=2)
    page.history.undo()  # the subject is the same, so the last step is the text
    assert page.paper.text == FIRST
    assert page.drafting.answer.draft_id == "draft-1"
    page.history.redo()
    assert page.drafting.answer.draft_id == "draft-2"


def test_a_text_of_ones_own_is_kept_when_a_draft_replaces_it(page, drafted):
    QTest.keyClicks(page.paper.draft, "I began myself")
    drafted()
    page.drafting.go_version(-1)
    assert page.paper.text == "I began myself"
    assert page.drafting.answer.draft_id == ""


def test_a_rewrite_is_taken_and_left_change_by_change(drafted, engine, qtbot):
    page = drafted()
    engine.answers["rewrite"] = rewrites_to(FIRST.replace("Hi", "Dear").replace("Best,", "Kind regards,"))
    QTest.keyClick(page.paper.draft, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.paper.is_reviewing)
    assert engine.params_of("rewrite")[0]["mode"] == "formal"
    assert page.paper.text == FIRST
    QTest.keyClick(page.paper.review.view, Qt.Key.Key_Y)
    QTest.keyClick(page.paper.review.view, Qt.Key.Key_N)
    assert not page.paper.is_reviewing
    assert page.paper.text == FIRST.replace("Hi", "Dear")
    page.history.undo()
    assert page.paper.text == FIRST


def test_leaving_a_review_keeps_what_was_not_decided_as_it_was(drafted, engine, qtbot):
    page = drafted()
    engine.answers["rewrite"] = rewrites_to(FIRST.replace("Hi", "Dear").replace("Best,", "Kind regards,"))
    page.drafting.rewrite("formal")
    qtbot.waitUntil(lambda: page.paper.is_reviewing)
    QTest.keyClick(page.paper.review.view, Qt.Key.Key_Right)
    QTest.keyClick(page.paper.review.view, Qt.Key.Key_Y)
    QTest.keyClick(page.paper.review.view, Qt.Key.Key_Escape)
    assert page.paper.text == FIRST.replace("Best,", "Kind regards,")


def test_only_the_selection_is_rewritten(drafted, engine, qtbot):
    page = drafted("Hi 👋 Ann,\n\nthe gauge is back again and again.")
    start = page.paper.text.index("the gauge")
    cursor = page.paper.draft.textCursor()
    cursor.setPosition(start + 1)  # Qt counts the emoji as two
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    page.paper.draft.setTextCursor(cursor)
    engine.answers["rewrite"] = rewrites_to("the gauge is back.")
    page.drafting.rewrite("shorten")
    qtbot.waitUntil(lambda: page.paper.is_reviewing)
    assert engine.params_of("rewrite")[0]["text"] == "the gauge is back again and again."
    page.write()  # under review Ctrl+Enter takes everything
    assert page.paper.text == "Hi 👋 Ann,\n\nthe gauge is back."


def test_a_rewrite_that_finds_nothing_says_so(drafted, engine, qtbot, app):
    page = drafted()
    said = []
    app.notices.said.connect(said.append)
    engine.answers["rewrite"] = rewrites_to(FIRST)
    page.drafting.rewrite("proofread")
    qtbot.waitUntil(lambda: bool(said))
    assert "Nothing to change" in said[0].text
    assert not page.paper.is_reviewing


def test_typing_during_a_rewrite_wins(drafted, engine, qtbot, app):
    page = drafted()
    said = []
    app.notices.said.connect(said.append)

    def slowly(ask):
        ask.cancel.wait(0.2)
        return rewrites_to(FIRST.replace("Hi", "Dear"))

    engine.answers["rewrite"] = slowly
    page.drafting.rewrite("formal")
    QTest.keyClicks(page.paper.draft, "x")
    qtbot.waitUntil(lambda: bool(said))
    assert "changed meanwhile" in said[0].text
    assert page.paper.text == FIRST + "x"


def test_a_rewrite_can_be_stopped(drafted, engine, qtbot):
    page = drafted()
    engine.answers["rewrite"] = lambda ask: ask.wait_for_cancel()
    page.drafting.rewrite("formal")
    QTest.keyClick(page.paper.draft, Qt.Key.Key_Escape)
    assert not page.drafting.is_busy
    assert page.paper.text == FIRST
    qtbot.waitUntil(lambda: engine.open_connections <= 1)


def test_what_the_user_changed_is_shown_and_can_be_taken_back(drafted):
    page = drafted()
    page.paper.draft.put(FIRST.replace("Best,", "Cheers,").replace("The gauge", "Our gauge"))
    QTest.keyClick(page.paper.draft, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.paper.is_reviewing
    QTest.keyClick(page.paper.review.view, Qt.Key.Key_N)
    QTest.keyClick(page.paper.review.view, Qt.Key.Key_Escape)
    assert page.paper.text == FIRST.replace("Best,", "Cheers,")


def test_a_preference_switched_off_makes_the_draft_follow(drafted, engine, qtbot):
    page = drafted(preferences=[{"id": "pref-3", "text": "close with 'Cheers,'", "how": "rule"}])
    engine.answers["draft"] = writes(SECOND, 2)
    page.why.preference_switched.emit("pref-3", False)
    qtbot.waitUntil(lambda: page.paper.text == SECOND and not page.drafting.is_busy)
    assert engine.params_of("draft")[-1]["without"] == ["pref-3"]
    assert page.piece.without == ("pref-3",)
    engine.answers["draft"] = writes(FIRST, 3)
    page.why.preference_switched.emit("pref-3", True)
    qtbot.waitUntil(lambda: page.paper.text == FIRST and not page.drafting.is_busy)
    assert engine.params_of("draft")[-1]["without"] == []


def test_facts_without_a_source_and_points_not_made_are_told(drafted):
    page = drafted(
        receipts=[{"fact": "back", "item": None}, {"fact": "gauge", "item": "item-4"}],
        checks={"points": [{"point": "thanks", "covered": False}], "facts": [], "warnings": ["Hidden text."]},
    )
    told = " ".join(one.text() for one in labels_of(page.why))
    assert "“back”" in told
    assert "thanks" in told
    assert "Hidden text." in told
    assert [one.cursor.selectedText() for one in page.paper.draft.extraSelections()] == ["back"]


def labels_of(widget):
    return [one for one in widget.findChildren(QLabel) if not one.isHidden()]


def test_the_one_question_is_answered_inline_and_the_draft_follows(drafted, engine, qtbot):
    question = {
        "id": "question-1",
        "text": "How do you write to Ann?",
        "choices": [{"id": "formal", "text": "Formally"}, {"id": "dismiss", "text": "Leave it"}],
    }
    page = drafted(question=question)
    engine.answers["question.answer"] = {"id": "question-1", "preference": None}
    engine.answers["draft"] = writes(SECOND, 2)
    page.why.answered.emit("question-1", "formal")
    qtbot.waitUntil(lambda: page.paper.text == SECOND and not page.drafting.is_busy)
    assert engine.params_of("question.answer") == [{"id": "question-1", "choice": "formal"}]


def test_a_question_that_is_dismissed_is_gone_and_nothing_is_written(drafted, engine, qtbot):
    question = {"id": "question-1", "text": "How?", "choices": [{"id": "dismiss", "text": "Leave it"}]}
    page = drafted(question=question)
    engine.answers["question.answer"] = {"id": "question-1", "preference": None}
    page.why.answered.emit("question-1", "dismiss")
    qtbot.waitUntil(lambda: page.drafting.answer.question is None)
    assert len(engine.params_of("draft")) == 1


def test_a_missing_model_is_told_beside_the_draft(drafted):
    warning = "No language model is installed, so the points keep your own words."
    page = drafted(checks={"points": [], "facts": [], "warnings": [warning]})
    assert any(warning in one.text() for one in labels_of(page.why))


def test_other_failures_are_told_quietly(page, engine, qtbot, app):
    said = []
    app.notices.said.connect(said.append)
    engine.answers["draft"] = KnownError("model-too-large", "The model needs 6 GB.", "Choose another.")
    QTest.keyClicks(page.notes.points, "hello")
    page.write()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == "The model needs 6 GB. Choose another."
    assert page.notes.points.toPlainText() == "hello"


def test_writing_while_it_streams_keeps_both(page, engine, qtbot, settled):
    go_on = threading.Event()

    def answer(ask):
        ask.on_text("Hi Priya,\n\n")
        go_on.wait(5)
        ask.on_text("The gauge is back.")
        return draft_answer("Hi Priya,\n\nThe gauge is back.")

    engine.answers["draft"] = answer
    QTest.keyClicks(page.notes.points, "the gauge")
    page.write()
    qtbot.waitUntil(lambda: page.paper.text.startswith("Hi"))
    cursor = page.paper.draft.textCursor()
    cursor.setPosition(2)
    page.paper.draft.setTextCursor(cursor)
    QTest.keyClicks(page.paper.draft, " dear")
    go_on.set()
    settled()
    assert page.paper.text == "Hi dear Priya,\n\nThe gauge is back."
    assert page._finished().outcome == "edited"
