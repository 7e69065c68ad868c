"""The page of sources: what there is, how it is, and what is dropped on it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QProgressBar

from assistant.errors import KnownError
from ui.dropped import drop_of
from ui.pages.sources.page import SourcesPage
from ui.widgets.readingbar import ReadingBar


def source(number: int, **more: object) -> dict:
    return {
        "id": f"source-{number}",
        "path": f"/home/you/Mail/{number}",
        "kind": "auto",
        "title": "",
        "messages": 12,
        "documents": 0,
        "failed": 0,
        "indexed": time.time(),
        **more,
    }


@pytest.fixture
def shown(app, engine, qtbot):
    """Opens the page on a list of sources and waits for it."""

    def show(*sources, **wish):
        engine.answers["sources"] = {"sources": list(sources)}
        page = SourcesPage(app)
        qtbot.addWidget(page)
        app.link.changed.connect(page.refresh)
        page.show()
        page.opened(wish)
        qtbot.waitUntil(lambda: len(page.rows) == min(len(sources), 50) and not app.link._running)
        return page

    return show


def test_an_empty_library_says_what_to_do(shown):
    page = shown()
    assert page._empty.isVisible()
    assert page._empty.action.text() == "Find my mail"


def test_what_could_not_be_read_is_told_with_its_reason(shown, engine, qtbot):
    engine.answers["sources.problems"] = {
        "problems": [{"source": "source-1", "path": "/home/you/Mail/1/Old", "reason": "it is damaged"}],
        "total": 1,
    }
    page = shown(source(1, failed=1), problems=True)
    qtbot.waitUntil(lambda: page.rows[0].reasons == ["Old: it is damaged"])


def test_a_source_is_forgotten_only_after_a_question(shown, engine, qtbot):
    engine.answers["remove"] = {"source": "source-1", "items": 12}
    page = shown(source(1))
    row = page.rows[0]
    row.forget.click()
    assert engine.params_of("remove") == []
    assert row.confirm.no.hasFocus() or row.confirm.isVisible()
    row.confirm.no.click()
    assert engine.params_of("remove") == []
    row.forget.click()
    engine.answers["sources"] = {"sources": []}
    row.confirm.yes.click()
    qtbot.waitUntil(lambda: page.rows == [])
    assert engine.params_of("remove") == [{"source": "source-1"}]


def test_a_dropped_folder_is_read_and_its_progress_told(shown, app, engine, qtbot):
    def read(ask):
        ask.on_progress({"stage": "read", "done": 1, "total": 4, "items": 7, "seconds_left": 30.0})
        return ask.wait_for_cancel()

    engine.answers["add"] = read
    page = shown(source(1))
    page.drop.take(drop_of(["/home/you/Takeout"]))
    bar = page.findChild(ReadingBar)
    qtbot.waitUntil(lambda: "25 %" in bar.words)
    assert "less than a minute" in bar.words
    assert bar.findChild(QProgressBar).value() == 250
    bar.pause.click()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert engine.params_of("add") == [{"paths": ["/home/you/Takeout"], "kind": "auto"}]


def test_very_many_files_are_asked_about_in_place(shown, app, engine, qtbot):
    engine.answers["add"] = {"messages": 0, "documents": 0, "failed": []}
    page = shown()
    page.drop.take(drop_of([f"/home/you/export/{number}.eml" for number in range(51)]))
    assert engine.params_of("add") == []
    assert page.drop.question.isVisible()
    page.drop.question.folders_button.click()
    qtbot.waitUntil(lambda: engine.params_of("add") != [])
    assert engine.params_of("add")[0]["paths"] == ["/home/you/export"]
    qtbot.waitUntil(lambda: not app.indexing.running)


def test_a_folder_without_rights_is_told_and_nothing_else_happens(shown, app, engine, qtbot):
    engine.answers["add"] = KnownError("no-access", "You may not read this folder.", "Change its rights.")
    page = shown()
    with qtbot.waitSignal(app.notices.said) as said:
        page.drop.take(drop_of(["/home/you/mail"]))
    assert said.args[0].text == "You may not read this folder. Change its rights."
    qtbot.waitUntil(lambda: not app.indexing.running)


def test_thousands_of_sources_are_shown_in_turns(shown, qtbot, never_stalls):
    page = shown(*(source(number) for number in range(3000)))
    assert len(page.rows) == 50


def test_looking_for_new_mail_is_paused_and_goes_on(shown, app, engine, data, qtbot):
    from assistant.settings import change

    def pause(ask):
        change(data.settings, "indexing.paused", ask.params["paused"])
        return {"paused": ask.params["paused"]}

    engine.answers["indexing.pause"] = pause
    page = shown(source(1))
    assert page.watching.words.startswith("New mail and documents are found")
    page.watching.act.click()
    qtbot.waitUntil(lambda: "not read for now" in page.watching.words)
    page.watching.act.click()
    qtbot.waitUntil(lambda: "found by themselves" in page.watching.words)
    assert engine.params_of("indexing.pause") == [{"paused": True}, {"paused": False}]
