import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.operators import read_day, read_operators

NOON = dt.datetime(2026, 3, 15, 12, 0).timestamp()


def day(*parts):
    return dt.datetime(*parts).timestamp()


def test_words_stay_words():
    assert read_operators("the  blue seal").words == "the blue seal"
    assert (
        read_operators("co-op http://x.example re: hello a-b").words == "co-op http://x.example re: hello a-b"
    )
    assert not read_operators("the blue seal").filters


def test_operators_are_taken_out():
    typed = read_operators('from:anna to:"Ben Osei" subject:"the offer" in:Inbox with:carla seal')
    assert typed.words == "seal"
    assert (typed.sender, typed.recipient, typed.person) == (("anna",), ("Ben Osei",), ("carla",))
    assert (typed.subject, typed.folder) == (("the offer",), ("Inbox",))


def test_a_minus_turns_round():
    typed = read_operators('-draft -"not yet" -from:bob -has:attachment seal')
    assert typed.words == "seal"
    assert typed.without == ("draft", "not yet")
    assert typed.is_not == (("sender", "bob"),)
    assert typed.not_properties == ("attachment",)


def test_inside_a_phrase_nothing_is_an_operator():
    assert read_operators('"from: me -to you"').words == '"from: me -to you"'


def test_what_is_not_finished_is_no_filter_yet():
    assert read_operators("from: seal").words == "seal"
    assert not read_operators("from: seal").filters


def test_what_is_not_understood_is_told_and_searched_for():
    typed = read_operators("has:wings after:soon")
    assert typed.not_understood == ("has:wings", "after:soon")
    assert typed.words == "wings soon"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", day(2024, 1, 1)),
        ("2024-05", day(2024, 5, 1)),
        ("2024-5-31", day(2024, 5, 31)),
        ("today", day(2026, 3, 15)),
        ("yesterday", day(2026, 3, 14)),
        ("2d", NOON - 2 * 86_400),
        ("2024-13", None),
        ("31.5.", None),
        ("", None),
    ],
)
def test_days(text, expected):
    assert read_day(text, NOON) == expected


def test_from_and_until():
    typed = read_operators("after:2024 before:2024-06")
    assert (typed.since, typed.until) == (day(2024, 1, 1), day(2024, 6, 1))


@given(st.text())
def test_any_text_is_a_query(text):
    read_operators(text)
