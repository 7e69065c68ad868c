"""Two texts side by side, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.changes import segments


def changed(old, new):
    return [(part.old, part.new) for part in segments(old, new) if part.is_changed]


def test_each_word_that_differs_is_a_change_of_its_own():
    assert changed("Hi Ann, can't make it tomorrow.", "Dear Ann, cannot make it tomorrow.") == [
        ("Hi ", "Dear "),
        ("can't ", "cannot "),
    ]


def test_a_word_put_in_brings_its_space():
    assert changed("Hi Ann", "Hi dear Ann") == [("", "dear ")]


def test_two_replacements_around_a_small_word_are_one():
    assert changed("red or white today", "blue or green today") == [("red or white ", "blue or green ")]


def test_equal_texts_have_no_changes():
    assert changed("Hi\n\nAnn", "Hi\n\nAnn") == []
    assert segments("", "") == ()


def test_white_space_alone_is_a_change():
    assert changed("Hi Ann,\nsee you", "Hi Ann,\n\nsee you") == [(",\n", ",\n\n")]


def test_long_texts_are_compared_line_by_line():
    lines = [f"line {number} of a long text\n" for number in range(2_000)]
    other = [*lines]
    other[700] = "another line\n"
    assert changed("".join(lines), "".join(other)) == [(lines[700], other[700])]


texts = st.text(st.sampled_from("ab é.,\n👍 "), max_size=40)


@given(texts, texts)
def test_joined_they_are_both_texts(old, new):
    parts = segments(old, new)
    assert "".join(part.old for part in parts) == old
    assert "".join(part.new for part in parts) == new
    kinds = [part.is_changed for part in parts]
    assert all(a != b for a, b in zip(kinds, kinds[1:], strict=False))
