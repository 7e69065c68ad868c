"""The list of all drafts: opened, found, deleted and brought back, by keyboard too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.outbox.composing import to_bytes


@pytest.fixture
def three(page, qtbot):
    kept = page.pieces.kept
    for number, (to, text) in enumerate([("Ann <a@x.org>", "lunch"), ("Bob", "the boat"), ("", "a poem")]):
        kept.save(replace(kept.new(), to=(to,) if to else (), text=text, changed=100.0 + number))
    with qtbot.waitSignal(page.pieces.listed):
        page.show_list()
    return page


def shown(page):
    return [page.list.list.item(row).text() for row in range(page.list.list.count())]


def test_the_newest_is_first_and_says_to_whom_and_what(three):
    lines = shown(three)
    assert [line.splitlines()[1] for line in lines] == ["a poem", "the boat", "lunch"]
    assert lines[2].startswith("Ann")
    assert "nobody" in lines[0]


def test_one_is_found_by_its_words_and_opened_by_keyboard(three):
    QTest.keyClicks(three.list.search, "BOAT bob")
    assert len(shown(three)) == 1
    QTest.keyClick(three.list.search, Qt.Key.Key_Return)
    assert three.paper.text == "the boat"
    assert three.envelope.to.entries == ("Bob",)


def test_nothing_found_says_so(three):
    QTest.keyClicks(three.list.search, "zebra")
    assert shown(three) == []
    assert "No draft" in three.list._note.text()


def test_a_deleted_draft_can_be_brought_back(three, app, qtbot):
    said = []
    app.notices.said.connect(said.append)
    QTest.keyClick(three.list.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(three.pieces.listed):
        three.list.delete()
    assert "the boat" not in " ".join(shown(three))
    with qtbot.waitSignal(three.pieces.listed):
        said[-1].act()
    assert "the boat" in " ".join(shown(three))


def test_deleting_the_one_on_show_begins_a_new_one(page, qtbot):
    page.paper.draft.put("half a thought")
    with qtbot.waitSignal(page.pieces.listed):
        page.show_list()
    with qtbot.waitSignal(page.pieces.listed):
        page.list.delete()
    assert shown(page) == []
    QTest.keyClick(page.list.search, Qt.Key.Key_Escape)
    assert page.paper.text == ""
    page.leaving()
    assert page.pieces.kept.find().compositions == ()


def test_escape_goes_back_to_writing(three):
    QTest.keyClick(three.list.search, Qt.Key.Key_Escape)
    assert three._whole.currentWidget() is three._writing


def test_what_was_erased_is_not_saved_again(page, qtbot):
    page.paper.draft.put("to be erased")
    page.pieces.autosave.finish()
    page.pieces.kept.erase()
    page.refresh(frozenset({"privacy", "library"}))
    assert page.paper.text == ""
    page.leaving()
    assert page.pieces.kept.find().compositions == ()


def test_many_drafts_are_listed_without_a_stall(page, qtbot, never_stalls):
    kept = page.pieces.kept
    kept.folder.mkdir(exist_ok=True)
    for number in range(200):
        piece = replace(kept.new(), text=f"draft {number} " * 100)
        (kept.folder / f"{piece.id}.json").write_bytes(to_bytes(piece))
    qtbot.wait(50)
    never_stalls.start()
    with qtbot.waitSignal(page.pieces.listed):
        page.show_list()
    never_stalls.stop()
    assert len(shown(page)) == 100
    assert "200" in page.list._note.text()
    QTest.keyClicks(page.list.search, "boat")
    assert shown(page) == []
