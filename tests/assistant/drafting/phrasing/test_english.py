"""Wording aids of English notes: a preposition where grammar asks for one, and none where it does not."""

import pytest

from assistant.drafting.phrasing.english import openings, prepositions


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
