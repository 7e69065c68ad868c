"""Notes keep what a mail says and drop how it says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.notes import frame_of, points_of, telegraph


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("The gauge at Coldstrother was silent on Sunday.", "gauge at Coldstrother silent on Sunday"),
        ("I would like to book a table for 12 people.", "book table for 12 people"),
        ("Could you call me before 9:30?", "call me before 9:30?"),
        ("It isn't covered.", "It not covered"),
        ("We can't deliver before May.", "We cannot deliver before May"),
        ("Der Termin ist am 12. Februar.", "Termin 12. Februar"),
        ("It's all of Jeff's fault, isn't it?", "It all of Jeff's fault, not it?"),
        ("It is.", "It"),
    ],
)
def test_a_sentence_becomes_a_telegraphic_note(sentence: str, note: str):
    assert telegraph(sentence) == note


def test_points_leave_out_greeting_sign_off_and_empty_thanks():
    text = "Dear Ms Lee,\n\nThanks. The total is £14,280. The visit is on 9 June.\n\nBest,\nClara"
    assert points_of(text) == ("total £14,280", "visit on 9 June")


def test_frames_are_equal_when_only_case_and_commas_differ():
    assert frame_of("Hi Ann,\n\nSee you.\n\nBest,\nC.") == frame_of("hi Ann\n\nSee you.\n\nbest\nC")


@given(st.from_regex(r"[A-Za-z ]{0,20}[0-9]{1,6}[A-Za-z .?]{0,20}", fullmatch=True))
def test_numbers_survive(sentence: str):
    import re

    kept = " ".join(re.findall(r"\d+", telegraph(sentence)))
    assert kept == " ".join(re.findall(r"\d+", sentence))
