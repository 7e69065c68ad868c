"""A page asks by one builder; results reach it only while it lives."""

from __future__ import annotations

import threading

import shiboken6
from PySide6.QtWidgets import QWidget

from assistant.errors import KnownError
from ui.operations import operation


def test_every_part_of_an_operation_is_delivered_in_order(app, engine, qtbot):
    def write(ask):
        ask.on_progress({"stage": "words", "done": 1, "total": 2})
        ask.on_text("Hi")
        return {"text": "Hi"}

    engine.answers["draft"] = write
    page = QWidget()
    qtbot.addWidget(page)
    seen = []
    request = (
        operation(app, "draft", {"points": "- hello"})
        .on_progress(lambda step: seen.append(step["stage"]))
        .on_text(seen.append)
        .on_success(lambda result: seen.append(result))
        .on_end(lambda: seen.append("end"))
        .run(page)
    )
    with qtbot.waitSignal(request.ended):
        pass
    assert seen == ["words", "Hi", {"text": "Hi"}, "end"]


def test_a_failure_nobody_explains_is_shown_in_the_quiet_line(app, engine, qtbot):
    engine.answers["index"] = KnownError("disk-full", "The disk is full.", "Free some space.")
    page = QWidget()
    qtbot.addWidget(page)
    with qtbot.waitSignal(app.notices.said) as said:
        operation(app, "index").run(page)
    assert said.args[0].text == "The disk is full. Free some space."


def test_a_page_that_is_gone_gets_nothing(app, engine, qtbot):
    go_on = threading.Event()
    engine.answers["search"] = lambda _ask: (go_on.wait(10), {"hits": []})[1]
    page = QWidget()
    seen = []
    request = operation(app, "search").on_success(seen.append).run(page)
    shiboken6.delete(page)
    with qtbot.waitSignal(request.ended):
        go_on.set()
    assert seen == []
