"""A small library behind the page."""

from __future__ import annotations

import pytest

from ui.pages.library.page import LibraryPage

ANN = {"id": "person-1", "name": "Ann Lee", "addresses": ["ann@example.org"]}
ME = {"id": "person-2", "name": "Clara", "addresses": ["clara@example.org"]}


def row(number, **more):
    return {
        "id": f"item-{number}",
        "kind": "mail",
        "title": f"Seals {number}",
        "people": ["Ann Lee", "Clara"],
        "date": 1_700_000_000.0 - number * 86_400,
        "text": f"The seals arrive on day {number}.",
        "own": False,
        **more,
    }


def shown(number, **more):
    return {
        **row(number),
        "sender": ANN,
        "to": [ME],
        "cc": [],
        "text": f"Hi Clara,\nthe seals arrive on day {number}.\n-- \nAnn\n> When?",
        "new_text": f"Hi Clara,\nthe seals arrive on day {number}.",
        "signature": "-- \nAnn",
        "attachments": ["seals.pdf"],
        "folders": ["Inbox"],
        "thread": "thread-1",
        **more,
    }


@pytest.fixture
def library(engine):
    """Answers of an engine with 120 mails; tests change single ones."""

    def page(ask, key):
        first, count = ask.params["offset"], ask.params["limit"]
        return {key: [row(number) for number in range(first, min(120, first + count))], "total": 120}

    engine.answers.update(
        {
            "items": lambda ask: page(ask, "items"),
            "search": lambda ask: page(ask, "hits"),
            "search.warm": {"meaning": True},
            "items.show": lambda ask: shown(int(ask.params["id"].removeprefix("item-"))),
            "threads.show": {"items": [row(3), row(2), row(1)]},
            "people": {"people": [ANN]},
            "lessons.add": {"lesson": {"id": "pref-8"}, "preferences": []},
        }
    )
    return engine


@pytest.fixture
def page(app, library, qtbot):
    """The page as the window shows it."""
    made = LibraryPage(app)
    qtbot.addWidget(made)
    made.resize(980, 700)
    made.show()
    qtbot.waitExposed(made)
    made.opened({})
    qtbot.waitUntil(lambda: made.results.model.rowCount() == 120 or bool(made.results.why_empty))
    return made
