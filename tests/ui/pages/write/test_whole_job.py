"""The main job in the window, with the real engine, the real starter and the sample mailbox."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from assistant.engine.client import connect
from resources import sample
from ui.app import App
from ui.pages.write.page import WritePage

pytestmark = pytest.mark.model
PATIENCE_MS = 60_000


@pytest.fixture
def real(qapp, data, models_folder, monkeypatch):
    """The surroundings on a real engine that knows the sample mailbox."""
    monkeypatch.setenv("OWNHAND_MODELS", str(models_folder))
    with connect(data) as client:
        client.call("add", {"paths": [str(sample.MAIL)]})
    made = App(data)
    made.dress()
    yield made
    made.link.close()
    with connect(data) as client:
        client.stop_engine()


@pytest.fixture
def page(real, qtbot):
    made = WritePage(real)
    made.resize(900, 650)
    qtbot.addWidget(made, before_close_func=lambda page: page.leaving())
    made.show()
    return made


def write(page, qtbot, typed, *points):
    """Address, jot and draft, by keyboard alone."""
    page.begin()
    page.envelope.to.line.setFocus()
    QTest.keyClicks(page.envelope.to.line, typed)
    qtbot.waitUntil(lambda: page.envelope.to.popup_is_open, timeout=PATIENCE_MS)
    QTest.keyClick(page.envelope.to.line, Qt.Key.Key_Tab)
    for number, point in enumerate(points):
        if number:
            QTest.keyClick(page.notes.points, Qt.Key.Key_Return)
        QTest.keyClicks(page.notes.points, point)
    QTest.keyClick(page.notes.points, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.drafting.answer.draft_id), timeout=PATIENCE_MS)
    return page.paper.text


def test_a_correction_makes_the_next_draft_better_and_can_be_taken_back(page, real, qtbot):
    said = []
    real.notices.said.connect(said.append)
    first = write(page, qtbot, "priy", "the gauge is back on Tuesday", "thanks for the photos")
    assert first.startswith("Hi Priya,")
    assert first.endswith("Best,\nClara")
    assert "Tuesday" in first

    page.paper.draft.put(first.replace("Best,\nClara", "Cheers,\nClara"))
    page.finish("copy")
    assert QGuiApplication.clipboard().text().endswith("Cheers,\nClara")
    qtbot.waitUntil(lambda: any("Learned" in notice.text for notice in said), timeout=PATIENCE_MS)
    learned = next(notice for notice in said if "Learned" in notice.text)
    assert "Cheers" in learned.text

    second = write(page, qtbot, "priy", "the boat leaves at 10:30")
    assert second.endswith("Cheers,\nClara")
    assert [one.how for one in page.drafting.answer.used] == ["rule"]

    used = page.drafting.answer.used[0].id
    page.why.preference_switched.emit(used, False)
    qtbot.waitUntil(lambda: page.paper.text.endswith("Best,\nClara"), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not page.drafting.is_busy, timeout=PATIENCE_MS)
    page.history.undo()
    page.history.undo()
    assert page.paper.text == second

    learned.act()
    qtbot.waitUntil(lambda: any("Taken back" in notice.text for notice in said), timeout=PATIENCE_MS)
    third = write(page, qtbot, "priy", "the boat leaves at 10:30")
    assert third.endswith("Best,\nClara")


def test_two_people_are_written_to_in_their_registers_and_one_is_answered(page, real, qtbot):
    formal = write(page, qtbot, "pembroke", "thank him for the invitation", "we come on 12 June")
    assert formal.startswith("Dear Mr Pembroke,")
    assert "12 June" in formal
    with connect(real.data) as client:
        hits = client.call("search", {"query": "gauge", "kind": "mail"})["hits"]
        item = next(hit["id"] for hit in hits if not hit["own"])
    page.opened({"reply_to": item})
    qtbot.waitUntil(lambda: bool(page.envelope.to.entries), timeout=PATIENCE_MS)
    assert page.answered.text.toPlainText().strip()
    page.notes.points.insertPlainText("that works for me")
    page.write()
    qtbot.waitUntil(lambda: page.drafting.answer.draft_id not in ("", "draft-1"), timeout=PATIENCE_MS)
    assert "works for me" in page.paper.text


def test_the_engine_killed_in_the_middle_loses_nothing(page, real, qtbot):
    write(page, qtbot, "priy", "hello")
    with connect(real.data) as client:
        pid = client.call("engine.status")["pid"]
    said = []
    real.notices.said.connect(said.append)
    page.notes.points.insertPlainText(
        "\n" + "\n".join(f"point number {n} about the gauge" for n in range(30))
    )
    page.write()
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not page.drafting.is_busy, timeout=PATIENCE_MS)
    assert "point number 29" in page.notes.points.toPlainText()
    qtbot.waitUntil(lambda: any(notice.kind == "warning" for notice in said), timeout=PATIENCE_MS)
    page.history.undo()
    page.write()
    qtbot.waitUntil(lambda: not page.drafting.is_busy, timeout=PATIENCE_MS)
    assert page.paper.text.strip()
