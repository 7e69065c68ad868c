"""Whether drafts get better, in one sentence and a curve."""

from __future__ import annotations

import pytest

from tests.ui.pages.style.conftest import point
from ui.pages.style.course import Course, course_words

MARCH = 1_772_600_000.0


def course(first, last, days=60):
    points = [point(day, 0.5, MARCH) for day in range(0, days, 10)]
    return Course.read({"points": points, "first": first, "last": last, "untouched": 0.0})


def test_it_says_by_how_much_drafts_got_better():
    assert course_words(course(0.5, 0.33)) == "Drafts need 34 % less correcting than in March 2026."


def test_within_one_month_it_compares_with_the_beginning():
    words = course_words(course(0.5, 0.25, days=20))
    assert words == "Drafts need 50 % less correcting than at the beginning."


def test_it_does_not_hide_that_they_got_worse():
    assert "25 % more" in course_words(course(0.4, 0.5))


def test_a_hair_is_no_change():
    assert "as much correcting" in course_words(course(0.4, 0.405))


def test_few_drafts_say_nothing_yet():
    assert "more draft" in course_words(course(None, None))


def test_drafts_that_needed_nothing_from_the_start_are_no_division_by_zero():
    assert "as much correcting" in course_words(course(0.0, 0.0))


def test_the_curve_is_shown_with_its_sentence(page, qtbot):
    page.opened({"tab": "progress"})
    qtbot.waitUntil(lambda: bool(page.progress.words))
    assert "less correcting" in page.progress.words
    assert len(page.progress.curve.points) == 40


@pytest.mark.parametrize("points", [[], [point(1, 0.3)]])
def test_without_a_course_it_says_how_one_comes_about(page, ledger, qtbot, points):
    ledger.answers["curve"] = {"points": points, "first": None, "last": None, "untouched": 0.0}
    page.opened({"tab": "progress"})
    qtbot.waitUntil(lambda: page.progress.is_empty)
