"""Progress says what is done and how long it will take."""

from __future__ import annotations

import pytest

from ui.widgets.longwork import LongWork, spoken_duration, time_left


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def work(app, qtbot, clock):
    made = LongWork(app, clock=lambda: clock[0])
    qtbot.addWidget(made)
    yield made
    made.hide()


def test_the_time_left_is_told_once_it_can_be_known(work, clock):
    work.show_progress("read", 10, 1000, "Reading mail")
    assert work.words == "Reading mail · 10 of 1,000"
    clock[0] = 60.0
    work.show_progress("read", 250, 1000, "Reading mail")
    assert work.words == "Reading mail · 250 of 1,000 · about 3 minute(s) left"


def test_each_stage_reckons_its_own_time(work, clock):
    work.show_progress("read", 1, 2, "Reading mail")
    clock[0] = 100.0
    work.show_progress("embed", 5, 10, "Learning meanings")
    assert "left" not in work.words


def test_an_unknown_end_shows_a_count_only(work):
    work.show_progress("walk", 4200, 0, "Looking for mail")
    assert work.words == "Looking for mail · 4,200"


@pytest.mark.parametrize(
    ("seconds", "words"), [(20, "less than a minute"), (240, "4 minute"), (7200, "2 hour")]
)
def test_durations_are_said_as_people_say_them(qapp, seconds, words):
    assert words in time_left(seconds)
    assert words in spoken_duration(seconds)
    assert "left" not in spoken_duration(seconds)
