"""The foot of the sidebar says how the engine and the reading are."""

from __future__ import annotations

import threading

import pytest

from assistant.errors import KnownError
from ui.foot import Foot


@pytest.fixture
def foot(app, qtbot):
    made = Foot(app)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_ready_once_the_engine_answered(foot, engine, qtbot):
    engine.answers["engine.status"] = {"running": True}
    assert foot.words == "Starting…"
    foot.watch()
    qtbot.waitUntil(lambda: foot.words.startswith("Ready."))


def test_an_engine_that_is_gone_is_started_again_by_the_button(foot, engine, qtbot):
    engine.answers["engine.status"] = KnownError("engine-not-started", "It can't be started.")
    foot.watch()
    qtbot.waitUntil(lambda: foot.action.text() == "Start again")
    engine.answers["engine.status"] = {"running": True}
    foot.action.click()
    qtbot.waitUntil(lambda: foot.words.startswith("Ready."))
    assert not foot.action.isVisible()


def test_reading_is_told_with_what_is_left_and_can_be_paused(foot, app, engine, qtbot):
    told = threading.Event()

    def read(ask):
        ask.on_progress(
            {"stage": "read", "done": 50, "total": 100, "items": 2310, "seconds_left": 170.0, "detail": ""}
        )
        told.set()
        return ask.wait_for_cancel()

    engine.answers["add"] = read
    app.indexing.add(["/mail"])
    qtbot.waitUntil(lambda: "2310" in foot.words.replace(",", ""))
    assert "left" in foot.words
    foot.action.click()
    qtbot.waitUntil(lambda: not app.indexing.running)
    assert not foot.action.isVisible()


def test_what_the_engine_reads_of_itself_is_told_too(foot, engine, qtbot):
    engine.answers["engine.status"] = {"indexing": {"state": "working", "pending": 2}}
    foot.watch()
    qtbot.waitUntil(lambda: foot.words.startswith("Reading what is new."))


def test_a_paused_background_goes_on_by_the_button(foot, engine, qtbot):
    engine.answers["engine.status"] = {"indexing": {"state": "paused"}}
    foot.watch()
    qtbot.waitUntil(lambda: "not read for now" in foot.words)
    engine.answers["indexing.pause"] = {"paused": False}
    engine.answers["engine.status"] = {"indexing": {"state": "watching"}}
    foot.action.click()
    qtbot.waitUntil(lambda: foot.words == "Ready. Nothing leaves this machine.")
    assert engine.params_of("indexing.pause") == [{"paused": False}]
