"""The profile in words and bars, for everybody and for one person."""

from __future__ import annotations

import pytest

from assistant.errors import KnownError
from tests.ui.pages.style.conftest import STYLE, figure
from ui.pages.style.habits import form_bars, form_words, habit_bars, summary


@pytest.fixture
def view(page, qtbot):
    page.opened({"tab": "profile"})
    qtbot.waitUntil(lambda: page.profile.model.rowCount() > 0 or page.profile.is_empty)
    return page.profile


def test_everybody_then_languages_then_people_with_how_they_are_addressed(view):
    groups = [view.model.group(row) for row in range(view.model.rowCount())]
    assert [group.name for group in groups] == ["Everybody", "In English", "In German", "Ann Lee"]
    assert groups[-1].about == "Hi Ann, … Best,"


def test_choosing_a_person_shows_their_figures(view):
    view.list.go_to_row(3)
    assert view.sheet._title.text() == "Ann Lee"


def test_figures_become_sentences():
    assert summary(STYLE) == [
        "A mail of yours has about 55 words, a sentence about 10.",
        "You like contractions: “don't” rather than “do not”.",
        "Exclamation marks are hardly ever yours.",
    ]


def test_only_what_was_measured_is_said():
    assert summary({"figures": {}}) == []
    assert habit_bars({"figures": {"texts_with_emoji": figure(0.25)}})[0].figure == "25%"


def test_having_none_is_a_form_too():
    assert form_words("", "greeting") == "no greeting"
    assert form_words("Dear {title} {last},", "greeting") == "Dear ‹title› ‹last name›,"
    bars = form_bars(STYLE["greetings"], "greeting")
    assert [(bar.label, bar.share) for bar in bars] == [("Hi ‹first name›,", 0.8), ("no greeting", 0.2)]


def test_without_sent_mail_it_says_where_it_comes_from(page, ledger, app, qtbot):
    ledger.answers["profile"] = {"n": 0, "figures": {}, "people": [], "languages": {}}
    page.opened({"tab": "profile"})
    qtbot.waitUntil(lambda: page.profile.is_empty)
    went = []
    app.wanted.connect(lambda name, _wish: went.append(name))
    page.profile.empty.action.click()
    assert went == ["sources"]


def test_a_failure_is_told_in_place(page, ledger, qtbot):
    ledger.answers["profile"] = KnownError("disk-full", "The disk is full.")
    page.opened({"tab": "profile"})
    qtbot.waitUntil(lambda: page.profile.is_empty)
