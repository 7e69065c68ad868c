"""Which changes of words are a matter of taste, and which are only grammar."""

import pytest

from assistant.style.candidates import phrase_candidate


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the report", "a report"),
        ("visit the", "visited a"),
        ("is working on", "will work at"),
        ("sends", "sent"),
        ("for all of the", "by the"),
        ("due on", "is due on"),
        ("it", "parcel"),
        ("that it is", ""),
    ],
)
def test_articles_prepositions_and_endings_are_grammar(before, after):
    assert phrase_candidate(before, after, "en") is None


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("get", "receive", "replace_phrase"),
        ("a lot of", "many", "replace_phrase"),
        ("in order to", "to", "replace_phrase"),
        ("could you please", "can you", "replace_phrase"),
        ("just", "", "banned_phrase"),
        ("I would like to say that", "", "banned_phrase"),
    ],
)
def test_another_word_for_the_same_thing_is_taste(before, after, rule):
    found = phrase_candidate(before, after, "en")
    assert found is not None
    assert found.rule == rule


def test_a_small_word_changed_in_german_is_grammar_too():
    assert phrase_candidate("auf die Liste", "in der Liste", "de") is None
    found = phrase_candidate("jedoch", "aber", "de")
    assert found is not None
    assert found.parameters == {"before": "jedoch", "after": "aber"}
