"""What the edit costs of finished drafts say about how well Ownhand has learned, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.widgets.curve import Point, month_of

ENOUGH = 6
# Differences below this share are within what chance makes of a handful of drafts.
TELLING = 0.05


@dataclass(frozen=True, slots=True)
class Course:
    """The edit costs over time as the engine tells them.

    Attributes:
        points: what share of each finished draft was corrected, in percent, old to new.
        first, last: the mean share at the beginning and of late, 0..1; None while there are too few.
        untouched: share of the drafts that were taken as they were.
    """

    points: tuple[Point, ...]
    first: float | None
    last: float | None
    untouched: float

    @classmethod
    def read(cls, result: Mapping[str, Any]) -> Course:
        """The course out of the engine's answer."""
        points = (
            Point(float(one["date"]), 100 * float(one["edit_cost_normalised"]), 100 * float(one["smooth"]))
            for one in result["points"]
        )
        return cls(tuple(points), result["first"], result["last"], float(result["untouched"]))


def course_words(course: Course) -> str:
    """The one sentence: "Drafts need 34 % less correcting than in March 2026"."""
    translate = QCoreApplication.translate
    if course.first is None or course.last is None:
        missing = max(1, ENOUGH - len(course.points))
        return translate(
            "Course", "Finish %n more draft(s), and this says whether they get better.", "", missing
        )
    moved = (course.last - course.first) / course.first if course.first else course.last
    then = month_of(course.points[0].at)
    if month_of(course.points[-1].at) == then:
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
