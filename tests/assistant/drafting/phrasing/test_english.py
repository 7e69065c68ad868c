"""Wording aids of English notes: a preposition where grammar asks for one, and none where it does not."""

import pytest

from assistant.drafting.phrasing.english import openings
from assistant.drafting.phrasing.english_times import capitals, prepositions


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("lunch Thursday 12:30", "lunch on Thursday at 12:30"),
        ("arrive 22:40", "arrive at 22:40"),
        ("have dinner Friday", "have dinner on Friday"),
    ],
)
def test_days_and_times_get_their_preposition(note, said):
    assert prepositions(note) == said


@pytest.mark.parametrize(
    "note", ["can't make Tuesday", "I prefer 10:00", "please confirm 12 May", "can do Monday", "by Friday"]
)
def test_a_day_that_is_the_object_of_its_verb_gets_none(note):
    assert prepositions(note) == note


@pytest.mark.parametrize("note", ["boiler broke down again", "questions cropped up", "prices went up"])
def test_a_word_that_belongs_to_its_verb_is_no_state(note):
    assert not any(" is " in said or " are " in said for said in openings(note, True, "neutral", ()))


def test_a_state_gets_its_verb():
    assert "the server is down" in openings("server down", True, "neutral", ())


@pytest.mark.parametrize(
    "note",
    [
        "going forward, we meet early",
        "Datek Online, your privacy is our priority",
        "ultimately enough capacity will come",
        "even though that I still not clear about it",
    ],
)
def test_what_is_no_headline_stands(note):
    assert openings(note, True, "neutral", ()) == ()


def test_one_thing_pointed_at_is_one():
    assert "this data is required in March" in openings("this data required in March", True, "neutral", ())


def test_a_time_after_its_preposition_gets_no_other_one():
    assert prepositions("please answer (by 10:00)") == "please answer (by 10:00)"
    assert prepositions("effective Monday") == "effective Monday"


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("back monday", "back Monday"),
        ("9 march, 3rd may or may 5", "9 March, 3rd May or May 5"),
        ("by fri", "by Fri"),
        ("in march not paid", "in March not paid"),
        ("i may come, the sun shines, we sat down", "i may come, the sun shines, we sat down"),
        ("see example.org/monday", "see example.org/monday"),
    ],
)
def test_days_and_months_get_their_capital_where_they_are_meant(note, written):
    assert capitals(note) == written
