"""Whether drafts get better, in one sentence and a curve."""

from __future__ import annotations

import pytest

from ui.pages.style.course import ENOUGH, Cost, course_words, points_of
from ui.widgets.curve import smoothed

MARCH = 1_772_600_000.0
DAY = 86_400.0


def costs(shares, days_apart=1.0):
    return [Cost(MARCH + number * days_apart * DAY, share) for number, share in enumerate(shares)]


def test_it_says_by_how_much_drafts_got_better():
    falling = costs([0.5] * 6 + [0.4] * 6 + [0.33] * 6, days_apart=7)
    assert course_words(falling) == "Drafts need 34 % less correcting than in March 2026."


def test_within_one_month_it_compares_with_the_beginning():
    assert course_words(costs([0.5] * 6 + [0.25] * 6)).endswith("50 % less correcting than at the beginning.")


def test_it_does_not_hide_that_they_got_worse():
    assert "25 % more" in course_words(costs([0.4] * 6 + [0.5] * 6))


def test_a_hair_is_no_change():
    assert "as much correcting" in course_words(costs([0.4] * 6 + [0.405] * 6))


def test_few_drafts_say_nothing_yet():
    assert "more draft" in course_words(costs([0.5] * (ENOUGH - 1)))


def test_drafts_that_needed_nothing_from_the_start_are_no_division_by_zero():
    assert "as much correcting" in course_words(costs([0.0] * 12))


def test_the_course_knows_no_future():
    assert smoothed([4.0, 2.0, 6.0], 1) == [4.0, 3.0, 4.0]
    assert [point.value for point in points_of(costs([0.5, 0.25]))] == [50.0, 25.0]


def test_the_curve_is_shown_with_its_sentence(page, qtbot):
    page.opened({"tab": "progress"})
    qtbot.waitUntil(lambda: bool(page.progress.words))
    assert "less correcting" in page.progress.words
    assert len(page.progress.curve.points) == 40


@pytest.mark.parametrize("points", [[], [{"at": MARCH, "edit_cost": 3, "edit_cost_normalised": 0.3}]])
def test_without_a_course_it_says_how_one_comes_about(page, ledger, qtbot, points):
    ledger.answers["curve"] = {"points": points}
    page.opened({"tab": "progress"})
    qtbot.waitUntil(lambda: page.progress.is_empty)
