"""Weights on readable features, fitted on what the user corrected, and told whether they are of use."""

import random

import pytest
from sqlite_utils import Database

from assistant.style.memo import Memo
from assistant.style.migrations import migrations
from assistant.style.profile import Style
from assistant.style.records import Context, Preference, Scope
from assistant.style.scoring import PRIOR, Yardstick
from assistant.style.taste import (
    FEWEST_PAIRS,
    PULL,
    Comparison,
    Outcome,
    Taste,
    comparisons_of,
    fit,
    judge_choice,
    keep,
    kept,
    taste_of,
)

NO_CONTRACTIONS = Preference(
    1, "No contractions.", "rule", Scope(), 0.9, "active", "contractions", {"use": False}
)
WRITER = Yardstick(Style(), Context("mail", language="en"), (NO_CONTRACTIONS,))


@pytest.fixture
def memo():
    db = Database(memory=True)
    migrations.apply(db)
    return Memo(db, lambda: 1000.0)


def outcome(draft, final, *choices):
    return Outcome(draft, final, WRITER, choices)


def test_a_feature_that_decides_gains_weight_and_one_that_never_does_keeps_its_own():
    comparisons = [Comparison({"hedges": 0.1, "length": 0.5}, {"hedges": 0.9, "length": 0.5})] * 40
    weights = fit(comparisons)
    assert weights["hedges"] > 2 * PRIOR["hedges"]
    assert weights["length"] == PRIOR["length"]


def test_a_feature_that_misleads_falls_to_nothing_and_not_below():
    comparisons = [Comparison({"phrases": 1.0, "emoji": 0.0}, {"phrases": 0.0, "emoji": 0.3})] * 60
    weights = fit(comparisons)
    assert weights["phrases"] < 0.5 * PRIOR["phrases"]
    assert all(weight >= 0.0 for weight in weights.values())


def test_without_comparisons_the_weights_stay():
    assert fit([]) == PRIOR
    assert PULL > 0


def test_a_correction_and_an_answered_choice_are_comparisons():
    draft = "I can't come. Send the plan."
    found, answered, right = comparisons_of(
        outcome(draft, "I cannot come. Send the plan.", ("I can't come.", "I cannot come."))
    )
    assert (answered, right) == (1, 0)
    assert (found[0].better["preferences"], found[0].worse["preferences"]) == (0.0, 1.0)
    assert len(found) == 2


def test_a_draft_taken_as_it_was_says_that_the_choice_was_right():
    found, answered, right = comparisons_of(
        outcome("I cannot come.", "I cannot come.", ("I cannot come.", "I can't come."))
    )
    assert (answered, right, len(found)) == (1, 1, 1)


@pytest.mark.parametrize(
    "options", [("Send the plan.",), ("Elsewhere.", "Send the plan."), ("Send the plan.", "Send the plan.")]
)
def test_a_choice_that_says_nothing_is_no_choice(options):
    assert judge_choice("Send the plan.", "Please send the plan.", options) is None


def test_with_few_corrections_the_weights_set_beforehand_are_used():
    taste = taste_of([outcome("I can't come.", "I cannot come.")] * (FEWEST_PAIRS - 1))
    assert taste.weights == PRIOR
    assert taste.comparisons == FEWEST_PAIRS - 1
    assert taste.trusted


def test_corrections_that_follow_the_features_are_put_right():
    taste = taste_of([outcome(f"I can't come on {n}.", f"I cannot come on {n}.") for n in range(20)])
    assert taste.comparisons == 20
    assert taste.right == 1.0
    assert taste.trusted


def test_weights_that_put_nothing_right_are_not_used():
    against = [outcome(f"I cannot come on {n}.", f"I can't come on {n}.") for n in range(20)]
    taste = taste_of(against)
    assert taste.right < 0.5
    assert not taste.trusted


def test_noise_is_not_taken_for_taste():
    coin = random.Random(3)
    noise = []
    for number in range(60):
        two = [f"I can't come on {number}.", f"I cannot come on {number}."]
        coin.shuffle(two)
        noise.append(outcome(*two))
    assert abs(taste_of(noise).right - 0.5) < 0.2


def test_what_is_kept_comes_back(memo):
    taste = Taste({**PRIOR, "hedges": 3.25}, 30, 0.8, 4, 3)
    assert kept(memo) == (Taste(), [])
    keep(memo, taste, [30, 7])
    assert kept(memo) == (taste, [30, 7])


def test_another_date_is_no_matter_of_taste():
    found, _, _ = comparisons_of(outcome("It is on 3 May.", "It is on 4 May."))
    assert found == []
