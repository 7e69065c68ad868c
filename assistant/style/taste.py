"""What a user cares about, as weights on the features of ``style.scoring``, fitted on their own corrections.

Every correction is a comparison that the user made: the final was better than the draft. So is every choice
between wordings that a final has answered: the wording nearest to the final was better than the others. The
weights are the likeliest ones of a Bradley–Terry model over these comparisons, held near the weights that
stand before any correction, and never below zero (being like oneself is no fault). After "Drift:
Decoding-time Personalized Alignments with Implicit User Preferences", which fits such weights on 50 to 100
examples. Comparisons that were not fitted on say whether the weights are of any use: where they seldom put
the final before the draft, nothing is chosen by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from assistant.style.memo import Memo
from assistant.style.scoring import PRIOR, Yardstick, distances, nearer
from assistant.text.tokens import edit_cost

# Comparisons looked at, and how much less each older one weighs.
MOST_PAIRS, MEMORY = 200, 0.99
# With fewer the weights stay as they were set; the pull towards those is worth this many comparisons.
FEWEST_PAIRS, PULL = 12, 4.0
# Where fewer held-out comparisons than this are put right, the weights are not used. A coin puts right 0.5.
LEAST_RIGHT = 0.55
FOLDS = 5
# A difference of 1 in one feature of weight 1 makes the nearer text e times as likely to be the better one.
_STEPS = 400
_KEY = "taste"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts for the same purpose as feature distances, of which the first was better."""

    better: Mapping[str, float]
    worse: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a draft became.

    Attributes:
        yardstick: what it is held against.
        choices: for each choice made in the draft the wordings, the one taken first.
    """

    draft: str
    final: str
    yardstick: Yardstick
    choices: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Taste:
    """Fitted weights and how good they are.

    Attributes:
        weights: by feature.
        comparisons: how many they were fitted on; below ``FEWEST_PAIRS`` they are those set beforehand.
        right: share of comparisons put right by weights that had not seen them.
        choices, choices_right: choices that finals have answered, and those in which no other wording would
            have been nearer to the final.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: dict(PRIOR))
    comparisons: int = 0
    right: float = 0.0
    choices: int = 0
    choices_right: int = 0

    @property
    def trusted(self) -> bool:
        """Whether wordings may be chosen by it."""
        return self.comparisons < FEWEST_PAIRS or self.right >= LEAST_RIGHT


def judge_choice(draft: str, final: str, options: Sequence[str]) -> tuple[int, tuple[int, ...]] | None:
    """Which of the wordings would have been nearest to the final, and what each would have cost.

    Args:
        options: wordings of one place, the one that stands in the draft first.

    Returns:
        The place of the nearest one (the first, where several are equal) and the edit cost of each; None
        where the draft no longer has the wording taken, or all cost the same.
    """
    if len(options) < 2 or options[0] not in draft:
        return None
    costs = tuple(edit_cost(draft.replace(options[0], option, 1), final) for option in options)
    return (costs.index(min(costs)), costs) if len(set(costs)) > 1 else None


def comparisons_of(outcome: Outcome) -> tuple[list[Comparison], int, int]:
    """The comparisons an outcome answers, how many choices it answered, and how many of those were right.

    Texts that no feature tells apart (another date, a further fact) are no comparison of style.
    """
    found: list[Comparison] = []
    answered = right = 0
    final = distances(outcome.final, outcome.yardstick)
    if outcome.final.split() != outcome.draft.split():
        found.append(Comparison(final, distances(outcome.draft, outcome.yardstick)))
    for options in outcome.choices:
        verdict = judge_choice(outcome.draft, outcome.final, options)
        if verdict is None:
            continue
        best, costs = verdict
        answered += 1
        right += costs[0] == costs[best]
        texts = [outcome.draft.replace(options[0], option, 1) for option in options]
        better = distances(texts[best], outcome.yardstick)
        found += [
            Comparison(better, distances(text, outcome.yardstick))
            for text, cost in zip(texts, costs, strict=True)
            if cost > costs[best]
        ]
    return [one for one in found if _differ(one)], answered, right


def _differ(comparison: Comparison) -> bool:
    return any(
        name in comparison.worse and value != comparison.worse[name]
        for name, value in comparison.better.items()
    )


def fit(comparisons: Sequence[Comparison]) -> dict[str, float]:
    """The weights that best explain the comparisons, newest first."""
    names = list(PRIOR)
    prior = np.array([PRIOR[name] for name in names])
    gains = np.array(
        [
            [c.worse[n] - c.better[n] if n in c.worse and n in c.better else 0.0 for n in names]
            for c in comparisons
        ]
    ).reshape(len(comparisons), len(names))
    age = MEMORY ** np.arange(len(comparisons))
    weights = prior.copy()
    # The curvature of the logistic loss is at most a quarter of the data's: this step always descends.
    step = 1.0 / (0.25 * float(np.sum(age[:, None] * gains**2)) + PULL)
    for _ in range(_STEPS):
        surprise = 1.0 / (1.0 + np.exp(np.clip(gains @ weights, -30, 30)))
        slope = gains.T @ (age * surprise) - PULL * (weights - prior)
        weights = np.maximum(0.0, weights + step * slope)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def taste_of(outcomes: Sequence[Outcome]) -> Taste:
    """The taste that outcomes, newest first, show."""
    comparisons: list[Comparison] = []
    answered = right = 0
    for outcome in outcomes:
        found, choices, good = comparisons_of(outcome)
        comparisons += found
        answered, right = answered + choices, right + good
        if len(comparisons) >= MOST_PAIRS:
            break
    del comparisons[MOST_PAIRS:]
    if len(comparisons) < FEWEST_PAIRS:
        return Taste(comparisons=len(comparisons), choices=answered, choices_right=right)
    put_right = 0.0
    for fold in range(FOLDS):
        weights = fit([c for place, c in enumerate(comparisons) if place % FOLDS != fold])
        for c in comparisons[fold::FOLDS]:
            gain = nearer(c.better, c.worse, weights)
            put_right += 1.0 if gain > 0 else 0.5 if gain == 0 else 0.0
    return Taste(fit(comparisons), len(comparisons), round(put_right / len(comparisons), 4), answered, right)


def keep(memo: Memo, taste: Taste, state: Sequence[Any]) -> None:
    """Keep a taste, with the state of the outcomes it was fitted on."""
    memo.put(_KEY, {**asdict(taste), "weights": dict(taste.weights), "state": list(state)})


def kept(memo: Memo) -> tuple[Taste, list[Any]]:
    """The taste kept and the state it was fitted on; the one set beforehand where none is."""
    found = memo.get(_KEY)
    if found is None or not isinstance(found[0], dict):
        return Taste(), []
    data = found[0]
    weights = {name: float(data.get("weights", {}).get(name, PRIOR[name])) for name in PRIOR}
    return (
        Taste(
            weights,
            int(data.get("comparisons", 0)),
            float(data.get("right", 0.0)),
            int(data.get("choices", 0)),
            int(data.get("choices_right", 0)),
        ),
        list(data.get("state", ())),
    )
