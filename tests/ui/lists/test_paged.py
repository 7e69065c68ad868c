"""A list of any length: only looked-at pages are here, stale ones are dropped, typing makes no queue."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyledItemDelegate

from assistant.errors import KnownError
from ui.lists.paged import MOST_PAGES, PAGE_ROWS, ROW_ROLE, Answer, PagedModel, Query
from ui.lists.rowlist import RowList

ALL = Query("items", {})


def serve(total, name=lambda number: f"row {number}"):
    """An answer of ``total`` rows in pages."""

    def answer(ask):
        first, count = ask.params["offset"], ask.params["limit"]
        rows = [name(number) for number in range(first, min(total, first + count))]
        return {"items": rows, "total": total}

    return answer


@pytest.fixture
def model(app, qapp):
    return PagedModel(app, lambda result: Answer(result["items"], result["total"]), str)


@pytest.fixture
def look(model, qtbot):
    def ask(query=ALL):
        with qtbot.waitSignal(model.answered):
            model.look(query)

    return ask


def test_it_keeps_the_rules_of_item_models(model, engine, look, qtbot):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    engine.answers["items"] = serve(120)
    look()
    engine.answers["items"] = serve(122, lambda number: f"row {number - 2}")
    look()
    engine.answers["items"] = serve(30)
    look()
    assert model.rowCount() == 30


def test_a_list_of_100_000_tells_its_length_and_holds_one_page(model, engine, look):
    engine.answers["items"] = serve(100_000)
    look()
    assert model.rowCount() == 100_000
    assert model.held == PAGE_ROWS
    assert model.index(3).data() == "row 3"


def test_a_row_far_down_comes_when_it_is_looked_at(model, engine, look, qtbot):
    engine.answers["items"] = serve(100_000)
    look()
    far = model.index(70_001)
    assert far.data(ROW_ROLE) is None
    qtbot.waitUntil(lambda: far.data(ROW_ROLE) == "row 70001")
    assert engine.params_of("items")[-1] == {"offset": 70_000, "limit": PAGE_ROWS}


def test_scrolling_through_everything_keeps_the_memory_small(model, engine, look, qtbot):
    engine.answers["items"] = serve(100 * PAGE_ROWS)
    look()
    for page in range(100):
        index = model.index(page * PAGE_ROWS)
        qtbot.waitUntil(lambda index=index: index.data(ROW_ROLE) is not None)
    assert model.held <= MOST_PAGES * PAGE_ROWS


def test_pages_that_were_only_flown_over_are_not_fetched(model, engine, look, qtbot):
    engine.answers["items"] = serve(100_000)
    look()
    for row in range(0, 100_000, 1000):
        model.row_at(row)
    last = model.index(99_000)
    qtbot.waitUntil(lambda: last.data(ROW_ROLE) is not None)
    assert len(engine.params_of("items")) < 10


def test_a_view_over_it_asks_only_for_what_it_shows(model, engine, look, qtbot, never_stalls):
    engine.answers["items"] = serve(100_000)
    view = RowList(model, QStyledItemDelegate(), 40)
    qtbot.addWidget(view)
    view.show()
    never_stalls.start()
    look()
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.index(99_999).data(ROW_ROLE) == "row 99999")
    assert model.held <= 4 * PAGE_ROWS


def test_while_a_query_is_under_way_only_the_newest_wish_is_kept(model, engine, qtbot):
    gate = threading.Event()

    def slow(ask):
        gate.wait(10)
        return {"items": [ask.params["query"]], "total": 1}

    engine.answers["search"] = slow
    for typed in ("s", "se", "sea", "seal"):
        model.look(Query("search", {"query": typed}))
    gate.set()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0).data() == "seal"
    assert [params["query"] for params in engine.params_of("search")] == ["s", "seal"]


def test_a_page_of_an_earlier_query_never_reaches_the_list(model, engine, look, qtbot):
    gate = threading.Event()

    def old(ask):
        if ask.params["offset"]:
            gate.wait(10)
        return serve(500, lambda number: f"old {number}")(ask)

    engine.answers["items"] = old
    look()
    model.row_at(200)
    qtbot.waitUntil(lambda: len(engine.asked) == 2)
    engine.answers["search"] = serve(500, lambda number: f"new {number}")
    look(Query("search", {"query": "x"}))
    gate.set()
    model.row_at(200)
    qtbot.waitUntil(lambda: model.row_at(200) is not None)
    assert model.index(200).data() == "new 200"


def test_new_mail_comes_on_top_and_moves_nobody(model, engine, look):
    engine.answers["items"] = serve(120)
    look()
    inserted = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    engine.answers["items"] = serve(122, lambda number: f"row {number - 2}")
    look()
    assert inserted == [(0, 1)]
    assert model.index(2).data() == "row 0"


def test_a_library_that_changed_is_asked_anew(model, engine, look, qtbot):
    engine.answers["items"] = serve(500)
    look()
    model.row_at(200)
    qtbot.waitUntil(lambda: model.held == 2 * PAGE_ROWS)
    engine.answers["items"] = serve(400, lambda number: f"other {number}")
    with qtbot.waitSignal(model.answered):
        model.refresh()
    assert model.rowCount() == 400
    assert model.held == PAGE_ROWS
    assert model.index(0).data() == "other 0"


def test_a_page_that_shows_another_length_makes_it_ask_anew(model, engine, look, qtbot):
    engine.answers["items"] = serve(500)
    look()
    engine.answers["items"] = serve(450)
    model.row_at(200)
    qtbot.waitUntil(lambda: model.rowCount() == 450)


def test_a_refusal_is_told_and_the_next_query_works(model, engine, look, qtbot):
    engine.answers["search"] = KnownError("bad-date", "This is no date.", "Write it as 2024-05-31.")
    with qtbot.waitSignal(model.failed) as said:
        model.look(Query("search", {"query": "before:x"}))
    assert said.args[0].text == "This is no date. Write it as 2024-05-31."
    engine.answers["items"] = serve(3)
    look()
    assert model.rowCount() == 3


def test_screen_readers_hear_the_row(model, engine, look):
    engine.answers["items"] = serve(3)
    look()
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "row 1"
