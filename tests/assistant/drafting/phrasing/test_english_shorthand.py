"""Shorthand is written out, but not in a casual mail, nor in a link or a name."""

import pytest

from assistant.drafting.phrasing.english_shorthand import written_out
from assistant.drafting.wording import Manner, word_point


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("thx for the call", "thank you for the call"),
        ("many thx", "many thanks"),
        ("pls reply asap", "please reply as soon as possible"),
        ("appt moved", "appointment moved"),
        ("see pls.example.org/asap", "see pls.example.org/asap"),
    ],
)
def test_shorthand_is_written_out(text, long):
    assert written_out(text, "neutral") == written_out(text, "formal") == long
    assert written_out(text, "informal") == text


def test_a_note_in_shorthand_is_worded_in_full():
    note = "thx for the fast delivery, well done"
    assert (
        word_point(note, Manner("en", register="neutral"), None).text
        == "Thank you for the fast delivery, well done."
    )


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("call you tmr after 8", "Call you tomorrow after 8."),
        ("launch planned for q3", "The launch is planned for Q3."),
        ("dad's knee better, walking again", "Dad's knee is better, walking again."),
        ("your turn to bake", "It's your turn to bake."),
        ("your turn is on Friday", "Your turn is on Friday."),
    ],
)
def test_short_days_quarters_family_and_turns(note, sentence):
    assert word_point(note, Manner("en", register="neutral"), None).text == sentence
