"""A card for work: how far it is, or why it ended."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProgressBar

from ui.widgets.workbar import WorkBar


@pytest.fixture
def bar(app, qtbot):
    made = WorkBar()
    qtbot.addWidget(made)
    return made


def test_it_shows_how_much_is_done(bar):
    bar.show_work("Reading", "10 of 40", 0.25)
    progress = bar.findChild(QProgressBar)
    assert (bar.title, bar.words, progress.value(), progress.maximum()) == ("Reading", "10 of 40", 250, 1000)


def test_an_unknown_end_only_moves(bar):
    bar.show_work("Reading", "", None)
    assert bar.findChild(QProgressBar).maximum() == 0


def test_a_problem_has_no_bar_until_work_goes_on(bar):
    bar.show_problem("Reading", "The disk is full.")
    progress = bar.findChild(QProgressBar)
    assert progress.isHidden()
    assert bar.property("look") == "warning"
    bar.show_work("Reading", "", 0.5)
    assert not progress.isHidden()
    assert bar.property("look") == "card"
