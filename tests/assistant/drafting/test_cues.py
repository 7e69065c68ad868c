"""Which cues of a prompt help a model, on texts that the user really wrote."""

import threading
from dataclasses import replace

import pytest
from sqlite_utils import Database

from assistant.drafting.cues import CUES, FEWEST_TEXTS, Ablation, Case, Gain, ablate, prompt_with
from assistant.style.memo import Memo
from assistant.style.migrations import migrations
from models.errors import Cancelled
from models.sampling import Score


class Reader:
    """Finds a text likelier the more of its words stand in the prompt already."""

    key = "reader"

    def __init__(self):
        self.scored = 0

    def render(self, system, user, answer_start=""):
        return f"{system}\n{user}\n{answer_start}"

    def count(self, text):
        return len(text.split())

    def score(self, prompt, continuation, cancel=None):
        if cancel is not None and cancel.is_set():
            raise Cancelled
        self.scored += 1
        words = continuation.lower().split()
        return Score(float(-sum(word not in prompt.lower().split() for word in words)), len(words))


def case(number):
    """A writer who says "quick one", as an example shows and the wishes do not."""
    return Case(
        "en",
        (f"step {number} done",),
        f"Quick one: step {number} is done, more later.",
        f"Step {number} is done.",
        lines=("Is direct, without hedging.",),
        wishes=("Be brief.",),
        exemplars=("Quick one: the plan is out, more later.",),
        contrasts=(("Step 9 is done.", "Step 9 is done."),),
    )


CASES = [case(number) for number in range(6)]


@pytest.fixture
def memo():
    db = Database(memory=True)
    migrations.apply(db)
    return Memo(db)


def test_what_makes_the_users_wording_likelier_helps_and_what_does_not_is_left_out():
    found = ablate(Reader(), CASES)
    assert found.cues == ("exemplars",)
    assert [gain.cue for gain in found.gains] == list(CUES)
    assert found.gains[1].better == 1.0
    assert (found.texts, found.whole) == (6, True)


def test_each_arm_shows_what_it_names_and_never_the_text_itself():
    shown = replace(case(3), contrasts=(("Not so.", "But so."),))
    bare = prompt_with(Reader(), shown, ())
    assert "step 3 done" in bare
    assert not any(part in bare for part in ("hedging", "brief", "the plan is out", "But so."))
    full = prompt_with(Reader(), shown, CUES)
    assert all(part in full for part in ("hedging", "brief", "the plan is out", "But so."))
    assert shown.body not in full


def test_a_difference_that_chance_could_make_helps_nobody():
    assert not Gain("exemplars", 0.01, 0.01, 0.6).helps
    assert not Gain("exemplars", -0.1, 0.01, 0.0).helps
    assert not Gain("exemplars", 0.0, 0.0, 0.0).helps
    assert Gain("exemplars", 0.05, 0.01, 0.9).helps


def test_too_few_texts_decide_nothing():
    assert ablate(Reader(), CASES[: FEWEST_TEXTS - 1]).cues is None
    assert ablate(Reader(), []).cues is None
    assert Ablation((), FEWEST_TEXTS, True, 0.0).cues == ()


def test_out_of_time_the_rest_is_left_and_the_next_check_goes_on(memo):
    first = Reader()
    begun = ablate(first, CASES, memo, budget_s=-1.0)
    assert (begun.texts, begun.whole, first.scored) == (0, False, 0)
    ablate(Reader(), CASES[:4], memo)
    second = Reader()
    whole = ablate(second, CASES, memo)
    assert whole.texts == 6
    assert second.scored == 2 * 2 * (len(CUES) + 1)
    assert ablate(Reader(), CASES, memo, budget_s=-1.0).gains == whole.gains


def test_another_model_or_a_changed_text_is_measured_anew(memo):
    ablate(Reader(), CASES, memo)
    other = Reader()
    other.key = "another"
    ablate(other, CASES, memo)
    assert other.scored > 0
    again = Reader()
    ablate(again, [replace(CASES[0], wishes=("Be kind.",)), *CASES[1:]], memo)
    assert again.scored == 2 * (len(CUES) + 1)


def test_progress_is_told_and_cancelling_keeps_what_was_measured(memo):
    told = []
    ablate(Reader(), CASES[:2], memo, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        ablate(Reader(), CASES, memo, cancel)
    assert ablate(Reader(), CASES, memo, budget_s=-1.0).texts == 2
