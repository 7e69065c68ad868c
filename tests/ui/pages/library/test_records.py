"""What the engine answers, as the page shows it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.pages.library.records import Row, parts_of


def test_a_row_keeps_the_marks_of_the_engine_and_a_title_of_one_line():
    row = Row.read({"id": "item-1", "kind": "mail", "title": "a\n b", "text": "two seals", "marks": [[4, 9]]})
    assert row.title == "a b"
    assert [row.text[start:end] for start, end in row.marks] == ["seals"]


def test_an_answer_between_quotes_keeps_its_place():
    text = "> When do they come?\nOn Tuesday.\n> And who pays?\nWe do.\n-- \nAnn"
    assert parts_of(text, "On Tuesday.\nWe do.", "-- \nAnn") == (
        ("quote", "> When do they come?"),
        ("words", "On Tuesday."),
        ("quote", "> And who pays?"),
        ("words", "We do."),
        ("signature", "-- \nAnn"),
    )


def test_a_signature_inside_a_quote_is_part_of_the_quote():
    parts = parts_of("Yes.\n-- \nAnn\nOn Monday Bo wrote:\nNo?\n-- \nBo", "Yes.", "-- \nAnn")
    assert parts[-1] == ("quote", "On Monday Bo wrote:\nNo?\n-- \nBo")


def test_a_text_without_quotes_is_all_words():
    assert parts_of("Hi,\n\nyes.", "Hi,\n\nyes.", "") == (("words", "Hi,\n\nyes."),)


@given(st.text(max_size=200), st.text(max_size=100), st.text(max_size=50))
def test_no_line_is_lost_whatever_the_texts(text, words, signature):
    def told(whole):
        return [line for line in whole.splitlines() if line.strip()]

    assert told("\n".join(part for _, part in parts_of(text, words, signature))) == told(text)
