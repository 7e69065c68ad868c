"""Wording aids of English notes: a preposition where grammar asks for one, and none where it does not."""

import pytest

from assistant.drafting.phrasing.english import prepositions


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
