"""What the edit costs of finished drafts say about how well Ownhand has learned, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.widgets.curve import Point, month_of, smoothed

ENOUGH = 6
REACH = 6
# Differences below this share are within what chance makes of a handful of drafts.
TELLING = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """One finished draft: when (unix seconds), and what share of its words was corrected, 0..1."""

    at: float
    share: float

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Cost:
        """A point of the engine's answer."""
        return cls(float(entry["at"]), float(entry["edit_cost_normalised"]))


def points_of(costs: Sequence[Cost]) -> list[Point]:
    """The costs in percent, with the course through them, old to new."""
    values = [100 * cost.share for cost in costs]
    course = smoothed(values, REACH - 1)
    return [Point(cost.at, value, smooth) for cost, value, smooth in zip(costs, values, course, strict=True)]


def change(costs: Sequence[Cost]) -> float:
    """By what share the newest drafts cost less (negative) or more than the first ones."""
    first, last = _mean(costs[:REACH]), _mean(costs[-REACH:])
    return (last - first) / first if first else 0.0


def course_words(costs: Sequence[Cost]) -> str:
    """The one sentence: "Drafts need 34 % less correcting than in March 2026"."""
    translate = QCoreApplication.translate
    if len(costs) < ENOUGH:
        missing = ENOUGH - len(costs)
        return translate(
            "Course", "Finish %n more draft(s), and this says whether they get better.", "", missing
        )
    moved = change(costs)
    then = month_of(costs[0].at)
    if month_of(costs[-1].at) == then:
        less = translate("Course", "Drafts need {percent} % less correcting than at the beginning.")
        more = translate("Course", "Drafts need {percent} % more correcting than at the beginning.")
    else:
        less = translate("Course", "Drafts need {percent} % less correcting than in {month}.")
        more = translate("Course", "Drafts need {percent} % more correcting than in {month}.")
    if moved <= -TELLING:
        return less.format(percent=round(-100 * moved), month=then)
    if moved >= TELLING:
        return more.format(percent=round(100 * moved), month=then)
    return translate("Course", "Drafts need as much correcting as at the beginning.")


def _mean(costs: Sequence[Cost]) -> float:
    return sum(cost.share for cost in costs) / len(costs)
