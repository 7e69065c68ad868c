from __future__ import annotations

import pytest

from models.cards import Measured
from models.catalogue import read_card
from models.check import TASKS, Answer, assess, check, judge, loops

KEY = "weights|llama-cpp-python 0|flash"


def right(task) -> Answer:
    return Answer(task, "", 1.0, False, True, True)


def wrong(task) -> Answer:
    return Answer(task, "", 0.5, True, False, False)


def test_a_good_sentence_passes():
    task = TASKS[0]
    answer = assess(task, "The meeting has been moved to Tuesday, 14 May at 3 pm in room 204.", "stop")
    assert (answer.facts, answer.invented, answer.steady) == (1.0, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting is on Tuesday 14 May at 3 pm in room 204, seats 30.",
        "Tuesday 14 May, 3 pm, room 204, see https://example.org",
        "Tuesday 14 May, 3 pm, room 204. Regards, [Your Name]",
    ],
)
def test_what_the_notes_do_not_say_is_invented(text):
    assert assess(TASKS[0], text, "stop").invented


def test_a_lost_fact_counts():
    assert assess(TASKS[0], "The meeting has been moved to Tuesday.", "stop").facts == 0.25


def test_loops_are_seen():
    assert loops("I hope you are well. I hope you are well.")
    assert loops("and so we go " * 5)
    assert not loops("Thank you for the slides. There are two typos on page 7.")


def test_strategies_follow_from_the_answers():
    whole = judge([right(task) for task in TASKS], 1.0, 1.0, KEY)
    points = judge([wrong(t) if t.kind == "whole" else right(t) for t in TASKS], 1.0, 1.0, KEY)
    frame = judge([wrong(task) for task in TASKS], 1.0, 1.0, KEY)
    assert (whole.strategy, points.strategy, frame.strategy) == ("whole", "points", "frame")
    assert judge([], 1.0, 1.0, KEY).strategy == "frame"
    assert whole.library == "llama-cpp-python 0"


@pytest.mark.model
def test_the_real_starter_is_measured_and_its_card_written(language_model, tmp_path):
    result = check(language_model, tmp_path / "starter")
    assert result.answers
    assert result.measured.decode_tokens_per_s > 0
    assert result.measured.prefill_tokens_per_s > 0
    assert result.strategy in ("points", "frame")
    card = read_card(tmp_path / "starter")
    assert card is not None
    assert card.measured == result.measured != Measured()
