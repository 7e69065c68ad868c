"""Requests run beside the window and come back in its thread."""

from __future__ import annotations

import threading

from assistant.errors import KnownError
from ui.engine_link import Failure


def test_a_result_arrives_in_the_thread_of_the_window(app, engine, qtbot):
    engine.answers["people"] = {"people": []}
    here = []
    request = app.link.send("people", {"query": "Bell"})
    request.succeeded.connect(lambda _result: here.append(threading.current_thread()))
    with qtbot.waitSignal(request.ended):
        pass
    assert here == [threading.main_thread()]
    assert engine.asked == [("people", {"query": "Bell"})]
    assert app.link.state == "ready"


def test_text_and_progress_come_before_the_result(app, engine, qtbot):
    def write(ask):
        ask.on_progress({"stage": "retrieve", "done": 1, "total": 1, "detail": ""})
        ask.on_text("Dear ")
        ask.on_text("Ann")
        return {"text": "Dear Ann"}

    engine.answers["draft"] = write
    seen = []
    request = app.link.send("draft")
    request.progressed.connect(lambda step: seen.append(step["stage"]))
    request.text_came.connect(seen.append)
    request.succeeded.connect(lambda result: seen.append(result["text"]))
    with qtbot.waitSignal(request.ended):
        pass
    assert seen == ["retrieve", "Dear ", "Ann", "Dear Ann"]


def test_a_failure_brings_its_next_step_and_the_connection_is_used_again(app, engine, qtbot):
    engine.answers["search"] = KnownError("bad-query", "This is no query.", "Type a word.")
    failures = []
    for _ in range(2):
        request = app.link.send("search")
        request.failed.connect(failures.append)
        with qtbot.waitSignal(request.ended):
            pass
    assert failures == [Failure("bad-query", "This is no query.", "Type a word.")] * 2
    assert engine.open_connections == 1


def test_a_request_can_be_stopped(app, engine, qtbot):
    engine.answers["draft"] = lambda ask: ask.wait_for_cancel()
    request = app.link.send("draft")
    with qtbot.waitSignal(request.cancelled):
        request.cancel()
    qtbot.waitUntil(lambda: engine.open_connections == 0)


def test_a_dead_engine_is_noticed_and_the_next_request_tries_again(app, engine, qtbot):
    engine.answers["draft"] = KnownError("engine-died", "The engine ended.", "Try again.")
    states = []
    app.link.state_changed.connect(states.append)
    with qtbot.waitSignal(app.link.send("draft").ended):
        pass
    engine.answers["draft"] = {"text": "Hello"}
    with qtbot.waitSignal(app.link.send("draft").ended):
        pass
    assert states == ["gone", "ready"]


def test_what_a_request_changed_is_announced(app, engine, qtbot):
    engine.answers["learn"] = {}
    with qtbot.waitSignal(app.link.changed) as announced:
        app.link.send("learn")
    assert announced.args == [frozenset({"drafts", "ledger"})]


def test_a_request_that_starts_no_engine_fails_where_none_runs(qtbot, app):
    request = app.link.send("engine.status", start=False)
    failures = []
    request.failed.connect(failures.append)
    with qtbot.waitSignal(request.ended):
        pass
    assert failures[0].code == "engine-not-running"
    assert app.link.state == "starting", "an engine that rests is no fault"


def test_at_rest_no_connection_keeps_the_engine_alive(qtbot, app, engine):
    engine.answers["people"] = {"people": []}
    request = app.link.send("people")
    with qtbot.waitSignal(request.ended):
        pass
    assert engine.open_connections == 1
    app.link.rest()
    assert engine.open_connections == 0
