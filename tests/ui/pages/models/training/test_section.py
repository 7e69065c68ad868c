"""Training on the user's own sent mail: asked for, planned, watched, held, given up, and removed."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QProgressBar

from assistant.errors import KnownError
from tests.ui.pages.models.training.conftest import PLAN, adapter


def test_nothing_starts_before_the_user_saw_what_it_takes(shown, engine, qtbot):
    section = shown()
    section.begin.click()
    qtbot.waitUntil(section.plan.isVisible)
    assert engine.params_of("training.start") == []
    assert section.plan.facts == [
        "Your own texts: 412 are there, at least 100 are needed",
        "Memory: 1.9 GB while it learns; 9.0 GB are free now",
        "Disk: 40 MB",
        "Time: about 14 minute(s)",
    ]
    section.plan.start.click()
    qtbot.waitUntil(section.bar.isVisible)
    assert engine.params_of("training.start") == [{"yes": True}]
    assert not section.begin.isVisible()


def test_a_busy_engine_may_take_its_time_to_begin(shown, engine, qtbot):
    answered = threading.Event()
    begin = engine.answers["training.start"]

    def slowly(ask):
        assert answered.wait(10)
        return begin(ask)

    engine.answers["training.start"] = slowly
    section = shown()
    section.begin.click()
    qtbot.waitUntil(section.plan.isVisible)
    section.plan.start.click()
    assert section.bar.words == "Begins in a moment"
    assert section.window().focusWidget() is section.hold
    section.hold.click()
    assert engine.params_of("training.pause") == []
    answered.set()
    qtbot.waitUntil(lambda: section.hold.text() == "Go on")


def test_the_answer_that_changes_nothing_has_the_keyboard(shown, engine, qtbot):
    section = shown()
    section.begin.click()
    qtbot.waitUntil(section.plan.isVisible)
    assert section.focusWidget() is section.plan.leave
    qtbot.keyClick(section.plan.leave, Qt.Key.Key_Space)
    assert not section.plan.isVisible()
    assert engine.params_of("training.start") == []


def test_it_is_all_done_by_keyboard(shown, engine, qtbot):
    section = shown()
    qtbot.keyClick(section.begin, Qt.Key.Key_Space)
    qtbot.waitUntil(section.plan.isVisible)
    qtbot.keyClick(section.plan.start, Qt.Key.Key_Space)
    qtbot.waitUntil(section.bar.isVisible)
    qtbot.keyClick(section.hold, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: section.hold.text() == "Go on")
    qtbot.keyClick(section.stop, Qt.Key.Key_Space)
    assert section.focusWidget() is section.confirm.no
    qtbot.keyClick(section.confirm.yes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not section.bar.isVisible())
    assert engine.params_of("training.cancel") == [{}]


def test_too_little_own_text_says_how_much_is_missing_and_where_to_add(shown, app, qtbot):
    section = shown(own_texts=31)
    assert section.words.startswith("31 of the 100 texts of yours")
    assert not section.begin.isVisible()
    with qtbot.waitSignal(app.wanted) as wanted:
        section.add_mail.click()
    assert wanted.args[0] == "sources"


def test_a_plan_that_can_not_be_says_why_and_what_to_do(shown, engine, qtbot):
    message, step = "It needs 9.0 GB of memory, and 2.1 GB are free.", "Close other programs."
    engine.answers["training.plan"] = {**PLAN, "possible": False, "message": message, "next": step}
    section = shown()
    section.begin.click()
    qtbot.waitUntil(section.plan.isVisible)
    assert section.plan.refusal == f"{message} {step}"
    assert not section.plan.start.isVisible()


def test_a_start_that_is_refused_is_told_in_its_place(shown, engine, qtbot):
    engine.answers["training.start"] = KnownError("disk-full", "The disk is full.", "Free some space.")
    section = shown()
    section.begin.click()
    qtbot.waitUntil(section.plan.isVisible)
    section.plan.start.click()
    qtbot.waitUntil(lambda: section.words == "The disk is full. Free some space.")
    assert section.begin.isVisible()


@pytest.mark.parametrize(
    ("state", "stage", "words"),
    [
        ("waiting", "battery", "Waits for mains power · 25 %"),
        ("waiting", "draft", "Waits while a draft is written · 25 %"),
        ("running", "train", "Learning from your texts · 25 % · about 2 hour(s) left"),
        ("measuring", "measure", "Measuring it on mails it has not seen · 25 % · about 2 hour(s) left"),
        ("paused", "train", "Paused · 25 %"),
    ],
)
def test_it_says_how_far_it_is(shown, state, stage, words):
    section = shown(state, stage=stage, done=150, total=600, seconds_left=7200.0)
    assert section.bar.title == "Training The starter"
    assert section.bar.words == words
    assert section.bar.findChild(QProgressBar).value() == 250


def test_it_follows_the_training_while_somebody_looks(shown, training, engine, qtbot):
    section = shown("running", done=1, total=4)
    training.become("done", adapters=[adapter()])
    section.look()
    qtbot.waitUntil(lambda: not section.bar.isVisible())
    assert len(section.rows) == 1
    assert section.begin.text() == "Train again…"
    asked = len(engine.params_of("training"))
    section.window().hide()
    qtbot.wait(50)
    assert len(engine.params_of("training")) == asked


def test_a_training_that_failed_says_why_and_can_be_tried_again(shown, engine, qtbot):
    problem = {"code": "training-killed", "message": "It was ended.", "next": "Close other programs."}
    section = shown("failed", problem=problem)
    assert section.bar.words == "It was ended. Close other programs."
    assert section.hold.text() == "Try again"
    section.hold.click()
    qtbot.waitUntil(lambda: engine.params_of("training.resume") == [{}])
    qtbot.waitUntil(lambda: section.hold.text() == "Pause")


def test_giving_up_asks_first(shown, engine, qtbot):
    section = shown("running", done=1, total=4)
    section.stop.click()
    assert section.confirm.no.text() == "Keep training"
    section.confirm.no.click()
    assert engine.params_of("training.cancel") == []


def test_what_was_learned_is_removed_after_a_question(shown, engine, app, qtbot):
    section = shown("done", adapters=[adapter(7)])
    row = section.rows[0]
    row.remove.click()
    assert row.confirm.isVisible()
    with qtbot.waitSignal(app.notices.said) as said:
        row.confirm.yes.click()
    assert engine.params_of("training.remove") == [{"id": 7}]
    assert said.args[0].text == "What was learned is removed."
    assert section.rows == []


def test_an_open_table_stays_open_while_the_training_goes_on(shown, training, engine, qtbot):
    section = shown("running", done=1, total=4, adapters=[adapter()])
    row = section.rows[0]
    row.fold.click()
    training.become("running", done=2)
    section.look()
    qtbot.waitUntil(lambda: "50 %" in section.bar.words)
    assert section.rows[0] is row
    assert row.table.isVisible()


def test_without_a_model_there_is_nothing_to_train(app, engine, training, qtbot):
    from ui.pages.models.page import ModelsPage

    engine.answers["models"] = {"models": [], "machine": {}}
    page = ModelsPage(app)
    qtbot.addWidget(page)
    page.show()
    page.opened({})
    qtbot.waitUntil(lambda: engine.params_of("models") == [{}] and not app.link._running)
    assert not page.training.isVisible()
    assert engine.params_of("training") == []


def test_every_button_has_a_name(shown):
    section = shown("paused", adapters=[adapter(), adapter(2, in_use=False)])
    buttons = section.findChildren(QAbstractButton)
    assert all(one.accessibleName() or one.text() for one in buttons)
    assert section.rows[0].remove.accessibleName() == "Remove what was learned: The starter"
