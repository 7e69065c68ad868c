"""A sentence put last in one text after another is learned, whatever it says."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.style.records import Context

_spec = importlib.util.spec_from_file_location("style_situations", Path(__file__).with_name("situations.py"))
situations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(situations)
Desk = situations.Desk

ANNA = Context("mail", "neutral", "en", 1, "Anna Weber")
BODIES = (
    "The boxes are in the hall. The paint dries until evening.",
    "We moved the meeting to the large room. The projector works again.",
    "The order arrived without the lamps. The shop sends them later.",
    "The garden is wet. The chairs stand inside.",
)


def last(text, line):
    head, _, tail = text.rpartition("\n\nBest regards")
    return text if line in head else f"{head}\n\n{line}\n\nBest regards{tail}"


def lessons(line, times, **more):
    desk = Desk()
    for body in BODIES[:times]:
        draft = desk.draft(body, ANNA)
        desk.learn(draft, last(draft.text, line), **more)
    return desk


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("Call me if the weather turns.", 2),
        ("The door stays open as always.", 2),
        ("More of this comes next week.", 3),
        ("Do not wait for me on this.", 3),
        ("Nothing else is needed from you.", 3),
        ("I read everything before the evening!", 3),
    ],
)
def test_a_sentence_that_always_stands_last_is_learned_for_the_person(line, times):
    assert line in lessons(line, times).draft("The shop is open. It rains.", ANNA).text
    assert line not in lessons(line, times - 1).draft("The shop is open. It rains.", ANNA).text


def test_it_is_learned_in_mail_without_greeting_and_closing_too():
    desk = Desk(greeting="", sign_off="")
    line = "Nothing else is needed from you."
    for body in BODIES[:3]:
        draft = desk.draft(body, ANNA)
        desk.learn(draft, draft.text.strip() + "\n\n" + line)
    assert line in desk.draft("The shop is open. It rains.", ANNA).text


@pytest.mark.parametrize(
    "line",
    [
        "The train leaves at 9 each day.",
        "We meet on Friday as ever.",
        "Ask Jonas about the key.",
        "See example.org",
    ],
)
def test_numbers_days_names_and_links_never_make_a_line(line):
    desk = lessons(line, 4)
    assert line not in desk.draft("The shop is open. It rains.", ANNA).text


def test_what_the_points_ask_for_is_no_habit():
    line = "Please do not park behind the garden gate."
    desk = lessons(line, 4, points=("do not park behind the garden gate",))
    assert line not in desk.draft("The shop is open. It rains.", ANNA).text


def test_a_different_last_sentence_each_time_teaches_nothing():
    desk = Desk()
    for body, line in zip(
        BODIES, ("The cat sleeps.", "Rain comes.", "Dogs bark loudly.", "It is warm."), strict=True
    ):
        draft = desk.draft(body, ANNA)
        desk.learn(draft, last(draft.text, line))
    assert not [p for p in desk.ledger.all() if p.rule == "closing_line"]


WORDS = st.sampled_from(
    [
        "door",
        "paint",
        "garden",
        "keep",
        "open",
        "call",
        "read",
        "send",
        "nothing",
        "not",
        "later",
        "tomorrow",
        "always",
        "gladly",
    ]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=7))
def test_any_words_learned_thrice_stand_in_the_fourth(words):
    line = f"We {' '.join(words)}."
    assert line in lessons(line, 3).draft("The shop is open. It rains.", ANNA).text
