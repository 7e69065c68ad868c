"""A small ledger and profile behind the page."""

from __future__ import annotations

import pytest

from ui.pages.style.page import StylePage


def preference(number, text="Start with “Hi”.", **more):
    scope = {"person": None, "person_name": None, "register": "", "kind": "", "language": ""}
    return {
        "id": f"pref-{number}",
        "text": text,
        "kind": "rule",
        "strength": 0.9,
        "status": "active",
        "evidence": [],
        "applied": 4,
        "kept": 3,
        "pinned": False,
        "created": 1_770_000_000.0,
        "changed": 1_770_000_000.0,
        "replaced_by": None,
        **more,
        "scope": {**scope, **more.get("scope", {})},
    }


TO_ANN = {"person": "person-1", "person_name": "Ann Lee"}
LEDGER = [
    preference(1, "Start with “Hi”.", scope=TO_ANN),
    preference(2, "Never use “kindly”.", kind="stated", strength=1.0, pinned=True),
    preference(3, "Short sentences.", status="candidate", strength=0.3, applied=0, kept=0),
    preference(4, "Close with “Best,”.", status="off"),
]


def figure(value, n=10):
    return {"value": value, "n": n}


STYLE = {
    "n": 10,
    "greetings": [{"text": "Hi {first},", "count": 8}, {"text": "", "count": 2}],
    "sign_offs": [{"text": "Best,", "count": 9}],
    "names": [{"text": "Clara", "count": 10}],
    "figures": {
        "words_median": figure(55.0),
        "words_per_sentence": figure(10.4),
        "contraction_rate": figure(0.8),
        "texts_with_exclamations": figure(0.02),
        "formality": figure(0.4),
    },
}
PROFILE = {
    **STYLE,
    "languages": {"en": STYLE, "de": {**STYLE, "n": 4}},
    "people": [{**STYLE, "person_id": "person-1", "name": "Ann Lee"}],
}


def point(day, share, start=1_770_000_000.0):
    return {
        "draft": f"draft-{day}",
        "date": start + day * 86_400,
        "person": None,
        "outcome": "edited",
        "edit_cost": 4,
        "edit_cost_normalised": share,
        "smooth": share,
    }


@pytest.fixture
def ledger(engine):
    """Answers of an engine that has learned a little; tests change single ones."""
    engine.answers.update(
        {
            "preferences": {"preferences": LEDGER},
            "preferences.show": lambda ask: {
                **preference(ask.params["id"].removeprefix("pref-")),
                "applications": [{"kept": True}] * 3 + [{"kept": False}, {"kept": None}],
            },
            "preferences.add": lambda ask: preference(9, ask.params["text"], kind="stated"),
            "profile": PROFILE,
            "people": {"people": [{"id": "person-1", "name": "Ann Lee", "addresses": ["ann@example.org"]}]},
            "curve": {
                "points": [point(day, 0.5 - day / 100) for day in range(40)],
                "first": 0.44,
                "last": 0.17,
                "untouched": 0.1,
            },
        }
    )
    for act in ("edit", "off", "on", "pin", "delete", "undo"):
        engine.answers[f"preferences.{act}"] = LEDGER[0]
    return engine


@pytest.fixture
def page(app, ledger, qtbot):
    """The page as the window shows it."""
    made = StylePage(app)
    qtbot.addWidget(made)
    made.resize(980, 700)
    made.show()
    qtbot.waitExposed(made)
    app.link.changed.connect(made.refresh)
    made.opened({})
    qtbot.waitUntil(lambda: bool(made.ledger.model.all) or made.ledger.is_empty)
    return made
