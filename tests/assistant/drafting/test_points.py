"""Taking the user's points apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.points import LONGEST_POINTS, LONGEST_WORD, split_notes, split_points
from assistant.errors import KnownError


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("propose lunch; ask about budget", ("propose lunch", "ask about budget")),
        ("- one thing\n* another\n• a third\n1. a fourth\n2) a fifth", ("one thing", "another", "a third", "a fourth", "a fifth")),
        ("see https://example.org/a;b=1 now", ("see https://example.org/a;b=1 now",)),
        ('say "yes; but later" to Tom', ('say "yes; but later" to Tom',)),
        ("1. buy bread\n2. call Tom", ("buy bread", "call Tom")),
        ("2. Stock ist gesperrt", ("2. Stock ist gesperrt",)),
        ("Aufzug steht\n3. Stock ist frei", ("Aufzug steht", "3. Stock ist frei")),
        ("same\nsame\n\nother", ("same", "other")),
        ("12.5% off until 3 May", ("12.5% off until 3 May",)),
        ("Treffen um 10 Uhr;wer kommt?", ("Treffen um 10 Uhr;wer kommt?",)),
        ("会議は金曜日です\n資料を送ります", ("会議は金曜日です", "資料を送ります")),
        ("a\u200bb\U000e0041", ("ab",)),
    ],
)  # fmt: skip
def test_splits(text, points):
    assert split_points(text) == points


@pytest.mark.parametrize("text", ["", "  \n ;; \n", "- \n* ", "…", "\u200b"])
def test_nothing_to_say_is_a_known_error(text):
    with pytest.raises(KnownError) as fault:
        split_points(text)
    assert fault.value.code == "points-empty"
    assert fault.value.hint


@given(st.text(max_size=300))
def test_points_are_single_lines_without_edges(text):
    try:
        points = split_points(text)
    except KnownError:
        return
    assert all(point == " ".join(point.split()) and point for point in points)


@pytest.mark.parametrize("text", ["x" * (LONGEST_WORD + 1), "ask Bo for the key\n" * 200_000, "a-" * 9_000])
def test_what_is_no_note_any_more_is_refused_at_once(text):
    with pytest.raises(KnownError) as fault:
        split_points(text)
    assert fault.value.code == "points-too-long"
    assert fault.value.hint


def test_the_longest_points_are_worked_on():
    assert split_points("ask Bo " * (LONGEST_POINTS // 7))


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("minutes attached, please check point 3, meeting moved to 14:30",
         ("minutes attached", "please check point 3", "meeting moved to 14:30")),
        ("contract signed, copy Monday", ("contract signed, copy Monday",)),
        ("if it rains, please tell Tom, meeting moved to 3pm", ("if it rains, please tell Tom, meeting moved to 3pm",)),
        ("thank Tom, Anna and Eva for the flyers", ("thank Tom, Anna and Eva for the flyers",)),
        ("We met on Monday, meeting moved to 3pm.", ("We met on Monday, meeting moved to 3pm.",)),
    ],
)  # fmt: skip
def test_commas_part_only_what_plainly_stands_alone(note, parts):
    assert split_notes(note, lambda part: "moved" in part) == parts
