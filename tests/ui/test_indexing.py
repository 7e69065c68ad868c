"""The reading of sources: its state, and what is said when it ends."""

from __future__ import annotations

import threading

from ui.indexing import IndexState, spoken_progress, spoken_stage


def test_what_was_read_and_what_was_not_is_said_at_the_end(app, engine, qtbot):
    engine.answers["index"] = {"messages": 3, "documents": 1, "failed": [{"path": "/a", "reason": "x"}]}
    said = []
    app.notices.said.connect(said.append)
    with qtbot.waitSignal(app.indexing.finished):
        app.indexing.update()
    assert said[-1].text.startswith("4 message")
    assert said[-1].action == "Show why"
    with qtbot.waitSignal(app.wanted) as wanted:
        said[-1].act()
    assert wanted.args == ["sources", {"problems": True}]
    qtbot.waitUntil(lambda: not app.indexing.running)


def test_reading_that_was_stopped_goes_on_from_the_quiet_line(app, engine, qtbot):
    engine.answers["add"] = lambda ask: ask.wait_for_cancel()
    engine.answers["index"] = {"messages": 1, "documents": 0, "failed": []}
    said = []
    app.notices.said.connect(said.append)
    app.indexing.add(["/mail"])
    qtbot.waitUntil(lambda: engine.params_of("add") != [])
    app.indexing.stop()
    qtbot.waitUntil(lambda: said != [])
    said[-1].act()
    qtbot.waitUntil(lambda: engine.params_of("index") == [{}] and not app.indexing.running)


def test_once_all_is_read_no_false_time_is_told(app, engine, qtbot):
    go_on = threading.Event()

    def read(ask):
        ask.on_progress({"stage": "read", "done": 70, "total": 70, "items": 110, "seconds_left": 0.2})
        go_on.wait(20)
        return {"messages": 110, "documents": 0, "failed": []}

    engine.answers["add"] = read
    app.indexing.add(["/mail"])
    qtbot.waitUntil(lambda: app.indexing.state.items == 110)
    assert spoken_stage(app.indexing.state) == "Learning meanings"
    assert "%" not in spoken_progress(app.indexing.state)
    go_on.set()
    qtbot.waitUntil(lambda: not app.indexing.running)


def test_the_share_is_known_when_the_whole_is():
    assert IndexState("read", 50, 200).share == 0.25
    assert IndexState("read", 50, 0).share == 0.0
    assert IndexState("read", 300, 200).share == 1.0
