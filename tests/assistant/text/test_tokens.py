"""Tokens and the edit cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.tokens import edit_cost, edit_cost_normalised, opcodes, spans, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't wait!", ["Don't", "wait", "!"]),
        ("at 10:30, 1,000.50 €", ["at", "10:30", ",", "1,000.50", "€"]),
        ("Grüße, José", ["Grüße", ",", "José"]),
        ("日本語です", ["日", "本", "語", "で", "す"]),
        ("a-b", ["a", "-", "b"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_edit_cost_counts_changed_tokens() -> None:
    assert edit_cost("Dear Ann, see you.", "Hi Ann, see you!") == 2
    assert edit_cost_normalised("one two", "one two") == 0.0
    assert edit_cost_normalised("one two", "") == 1.0
    assert edit_cost_normalised("", "") == 0.0


@given(st.text(max_size=80), st.text(max_size=80))
def test_opcodes_rebuild_the_other_text(a: str, b: str) -> None:
    ours, theirs = tokens(a), tokens(b)
    rebuilt: list[str] = []
    changed = 0
    for step in opcodes(a, b):
        rebuilt += theirs[step.b_start : step.b_end]
        if step.tag == "equal":
            assert ours[step.a_start : step.a_end] == theirs[step.b_start : step.b_end]
        else:
            changed += max(step.a_end - step.a_start, step.b_end - step.b_start)
    assert rebuilt == theirs
    assert changed == edit_cost(a, b) == edit_cost(b, a)


@given(st.text(max_size=200))
def test_every_visible_character_is_in_a_token(text: str) -> None:
    assert [text[start:end] for start, end in spans(text)] == tokens(text)
    covered = {place for start, end in spans(text) for place in range(start, end)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isalnum())
