"""The library as a list: newest first, in stretches, narrowed by filters."""

from __future__ import annotations

import pytest

from assistant.library.browse import folders_of, lines_of, newest_first, own_spans
from assistant.library.operators import read_operators
from assistant.library.records import SearchQuery
from tests.assistant.library.conftest import DAY, ME, START


@pytest.fixture
def ten(keep, mail):
    """Ten mails a day apart; the ids, old to new."""
    return [keep(mail(text=f"mail number {day}", subject=f"Day {day}", day=day))[0] for day in range(10)]


def test_newest_first_in_stretches_that_join_without_a_gap(library, ten):
    first = newest_first(library, SearchQuery("", limit=4))
    rest = newest_first(library, SearchQuery("", limit=50, offset=4))
    assert [line.id for line in (*first.lines, *rest.lines)] == ten[::-1]
    assert first.total == rest.total == 10


def test_a_line_tells_title_people_date_and_beginning(library, ten):
    line = newest_first(library, SearchQuery("", limit=1)).lines[0]
    assert (line.title, line.date, line.text) == ("Day 9", START + 9 * DAY, "mail number 9")
    assert line.people


def test_an_end_beyond_the_list_is_empty_but_counts(library, ten):
    beyond = newest_first(library, SearchQuery("", limit=5, offset=100))
    assert (beyond.lines, beyond.total) == ((), 10)


def test_dates_narrow_the_list(library, ten):
    some = newest_first(library, SearchQuery("", since=START + 2 * DAY, until=START + 5 * DAY))
    assert [line.id for line in some.lines] == [ten[4], ten[3], ten[2]]
    assert some.total == 3


def test_a_person_narrows_it_to_what_they_sent_or_received(library, keep, mail):
    (heard,) = keep(mail(sender="bo@example.org", to=ME, text="one"))
    (said,) = keep(mail(sender=ME, to="bo@example.org", text="two"))
    keep(mail(sender="eve@example.org", to=ME, text="three"))
    bo = library.person_for("bo@example.org")
    found = newest_first(library, SearchQuery("", person_id=bo.id))
    assert {line.id for line in found.lines} == {heard, said}


def test_own_mail_alone(library, keep, mail):
    library.add_identity(ME)
    (said,) = keep(mail(sender=ME, to="bo@example.org", text="two"))
    keep(mail(sender="bo@example.org", to=ME, text="one"))
    assert [line.id for line in newest_first(library, SearchQuery("", own=True)).lines] == [said]


def test_unknown_ids_are_left_out(library, ten):
    assert [line.id for line in lines_of(library, [ten[3], 999, ten[1]])] == [ten[3], ten[1]]


def test_the_folder_is_told_as_the_user_knows_it(library, ten):
    assert all(folder for folder in folders_of(library, ten[0]))


def test_the_order_comes_from_the_index_alone(library):
    plan = library.db.execute(
        "EXPLAIN QUERY PLAN SELECT items.id FROM items WHERE items.unwanted = 0 "
        "ORDER BY items.date DESC, items.id DESC LIMIT 50 OFFSET 100000"
    ).fetchall()
    assert "COVERING INDEX items_newest" in plan[0][3]
    assert not any("TEMP B-TREE" in row[3] for row in plan)


def test_trash_is_listed_only_when_asked_for(library, keep, mail):
    keep(mail(text="kept", subject="Kept"))
    keep(mail(text="thrown away", subject="Gone"), source="/mail/trash", labels=("trash",))
    assert [line.title for line in newest_first(library, SearchQuery("")).lines] == ["Kept"]
    trash = newest_first(library, SearchQuery("", typed=read_operators("in:trash")))
    assert [line.title for line in trash.lines] == ["Gone"]


def test_own_spans_are_the_senders_lines():
    text = "Hello Ben,\n\n> is it done?\n\nYes, it is.\nAll of it.\n\n-- \nAnna"
    words = "Hello Ben,\n\nYes, it is.\nAll of it."
    assert [text[start:end] for start, end in own_spans(text, words)] == [
        "Hello Ben,",
        "Yes, it is.\nAll of it.",
    ]
    assert own_spans("All of it", "All of it") == [(0, 9)]
    assert own_spans("", "") == []
