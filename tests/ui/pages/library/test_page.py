"""The library as the user meets it: find, read, and go on from there, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from assistant.errors import KnownError
from tests.ui.pages.library.conftest import shown


@pytest.fixture
def reading(page, qtbot):
    """The page with the first item open."""
    qtbot.waitUntil(lambda: page.reading.item is not None)
    return page.reading


@pytest.fixture
def went(app):
    """Where pages sent the user."""
    found = []
    app.wanted.connect(lambda name, wish: found.append((name, wish)))
    return found


def test_it_opens_with_the_newest_first_and_the_first_one_read(page, library, reading):
    assert library.params_of("items")[0] == {"offset": 0, "limit": 50}
    assert reading.item.id == "item-0"
    assert "the seals arrive on day 0" in reading.text.toPlainText()


def test_typing_searches_once_after_a_pause(page, library, qtbot):
    qtbot.keyClicks(page.search, "seals")
    qtbot.waitUntil(lambda: bool(library.params_of("search")))
    assert [params["query"] for params in library.params_of("search")] == ["seals"]


def test_while_typing_words_alone_may_answer_and_meaning_follows_once_it_is_loaded(page, library, qtbot):
    assert library.params_of("search.warm") == [{}]
    qtbot.keyClicks(page.search, "seal")
    qtbot.waitUntil(lambda: bool(library.params_of("search")))
    assert library.params_of("search")[0]["wait"] is False
    assert library.params_of("search")[0]["typing"] is True


def test_slips_and_operators_nobody_understands_are_told(page, library, qtbot):
    library.answers["search"] = {
        "hits": [],
        "total": 0,
        "corrected": [{"from": "gaugse", "to": "gauges"}],
        "not_understood": ["before:x"],
    }
    page.search.setText("gaugse before:x")
    qtbot.waitUntil(lambda: page._note.isVisible())
    assert "gauges" in page._note.text()
    assert "before:x" in page._note.text()


def test_filters_go_with_the_search(page, library, qtbot):
    kinds = {button.text(): button for button in page.filters.findChildren(QPushButton)}
    kinds["Mail"].click()
    page.filters.own.click()
    page.filters.span.setCurrentIndex(3)
    qtbot.waitUntil(lambda: "since" in library.params_of("items")[-1])
    asked = library.params_of("items")[-1]
    assert (asked["kind"], asked["own"]) == ("mail", True)


def test_a_person_is_chosen_by_typing_a_part_of_the_name(page, library, qtbot):
    field = page.filters.person
    field.setFocus()
    qtbot.keyClicks(field, "an")
    qtbot.waitUntil(lambda: bool(library.params_of("people")))
    qtbot.waitUntil(lambda: bool(field._known))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.params_of("items")[-1].get("person") == "person-1")
    field.clear()
    qtbot.waitUntil(lambda: "person" not in library.params_of("items")[-1])


def test_the_keyboard_leads_from_search_to_list_to_text_and_back(page, reading, qtbot):
    page.activateWindow()
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.results.list.hasFocus()
    qtbot.keyClick(page.results.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.reading.item is not None and page.reading.item.id == "item-1")
    qtbot.keyClick(page.results.list, Qt.Key.Key_Return)
    assert reading.text.hasFocus()
    qtbot.keyClick(reading.text, Qt.Key.Key_Escape)
    assert page.results.list.hasFocus()
    qtbot.keyClick(page.results.list, Qt.Key.Key_Escape)
    assert page.search.hasFocus()


def test_reply_and_write_to_lead_to_write(page, reading, went):
    reading.reply()
    reading.write_to()
    assert went == [("write", {"reply_to": "item-0"}), ("write", {"to": ["ann@example.org"]})]


def test_own_mail_is_no_mail_to_reply_to_but_an_example(page, library, went, qtbot):
    library.answers["items.show"] = shown(5, own=True, sender=None)
    page.reading.show_item("item-5")
    qtbot.waitUntil(lambda: page.reading.item is not None and page.reading.item.id == "item-5")
    page.reading.reply()
    page.reading.write_to()
    assert went == [("write", {"to": ["clara@example.org"]})]
    page.reading.use_as_example()
    qtbot.waitUntil(lambda: bool(library.params_of("lessons.add")))
    assert library.params_of("lessons.add") == [
        {"text": page.reading.item.words, "like": True, "kind": "mail", "person": "person-2"}
    ]


def test_more_like_this_searches_by_the_item(page, library, reading, qtbot):
    reading.find_like()
    qtbot.waitUntil(lambda: bool(library.params_of("search")))
    assert library.params_of("search")[0]["like"] == "item-0"
    qtbot.keyClicks(page.search, "x")
    qtbot.waitUntil(lambda: library.params_of("search")[-1].get("query") == "x")
    assert "like" not in library.params_of("search")[-1]


def test_copy_takes_the_authors_words_or_what_is_selected(page, reading):
    reading.copy()
    assert QGuiApplication.clipboard().text() == "Hi Clara,\nthe seals arrive on day 0."
    reading.text.selectAll()
    reading.copy()
    assert "> When?" in QGuiApplication.clipboard().text()


def test_markup_in_a_mail_is_shown_as_it_is(page, library, qtbot):
    nasty = '<img src="http://example.org/x.png"><b>bold</b>'
    library.answers["items.show"] = shown(5, title=nasty, text=nasty, new_text=nasty)
    page.reading.show_item("item-5")
    qtbot.waitUntil(lambda: nasty in page.reading.text.toPlainText())
    assert page.reading._title.text() == nasty
    assert page.reading._title.textFormat() == Qt.TextFormat.PlainText


def test_the_conversation_leads_to_its_other_messages(page, reading, qtbot):
    talk = reading.conversation
    qtbot.waitUntil(lambda: talk.list.count() == 3)
    talk.list.itemActivated.emit(talk.list.item(0))
    qtbot.waitUntil(lambda: reading.item is not None and reading.item.id == "item-3")


@pytest.mark.parametrize(
    ("typed", "why"), [("", "empty"), ("nowhere", "nothing-found")], ids=["empty", "nothing found"]
)
def test_no_rows_say_why(page, library, qtbot, typed, why):
    library.answers["items"] = {"items": [], "total": 0}
    library.answers["search"] = {"hits": [], "total": 0}
    page.search.setText(typed)
    page.refresh(frozenset({"library"}))
    qtbot.waitUntil(lambda: page.results.why_empty == why)


def test_an_empty_library_leads_to_sources(page, library, went, qtbot):
    library.answers["items"] = {"items": [], "total": 0}
    page.refresh(frozenset({"library"}))
    qtbot.waitUntil(lambda: page.results.why_empty == "empty")
    page.results.empty.action.click()
    assert went == [("sources", {})]


def test_filters_that_leave_nothing_can_be_dropped(page, library, qtbot):
    library.answers["items"] = {"items": [], "total": 0}
    page.filters.own.click()
    qtbot.waitUntil(lambda: page.results.why_empty == "filtered")
    page.results.empty.action.click()
    assert not page.filters.narrowed


def test_a_failure_is_told_and_can_be_tried_again(page, library, qtbot):
    library.answers["search"] = KnownError("bad-date", "This is no date.", "Write it as 2024-05-31.")
    page.search.setText("before:x")
    qtbot.waitUntil(lambda: page.results.why_empty == "failed")
    library.answers["search"] = {"hits": [], "total": 0}
    page.results.empty.action.click()
    qtbot.waitUntil(lambda: page.results.why_empty == "nothing-found")


def test_an_item_that_is_gone_is_told(page, library, qtbot):
    library.answers["items.show"] = KnownError("unknown-id", "There is no item-9 in the library.")
    page.reading.show_item("item-9")
    qtbot.waitUntil(lambda: page.reading.item is None)
    assert page.reading.currentWidget() is page.reading.empty


def test_somebody_can_send_the_user_to_an_item(page, library, qtbot):
    page.opened({"item": "item-7"})
    qtbot.waitUntil(lambda: page.reading.item is not None and page.reading.item.id == "item-7")


def test_scrolling_a_long_list_never_stalls(page, library, qtbot, never_stalls):
    library.answers["items"] = lambda ask: {"items": library_rows(ask), "total": 100_000}
    page.refresh(frozenset({"library"}))
    qtbot.waitUntil(lambda: page.results.model.rowCount() == 100_000)
    never_stalls.start()
    bar = page.results.list.verticalScrollBar()
    for step in range(30):
        bar.setValue(bar.maximum() * step // 29)
        qtbot.wait(5)
    qtbot.waitUntil(lambda: page.results.model.row_at(99_999) is not None)


def library_rows(ask):
    from tests.ui.pages.library.conftest import row

    return [row(number) for number in range(ask.params["offset"], ask.params["offset"] + 50)]
