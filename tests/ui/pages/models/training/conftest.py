"""A training as the engine tells of it, at every point of its course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from assistant.errors import KnownError
from tests.ui.standin import Ask, StandInEngine
from ui.pages.models.page import ModelsPage

STARTER = {
    "name": "starter",
    "title": "The starter",
    "kind": "language",
    "size": 98_000_000,
    "fit": "good",
    "installed": True,
    "in_use": True,
}
PLAN = {
    "possible": True,
    "own_texts": 412,
    "needed": 100,
    "memory_bytes": 1_900_000_000,
    "free_bytes": 9_000_000_000,
    "disk_bytes": 40_000_000,
    "seconds": 840.0,
    "message": "",
    "next": "",
}


def figure(arm: str, register: str = "all", **more: Any) -> dict[str, Any]:
    return {
        "register": register,
        "arm": arm,
        "mails": 40,
        "edit_cost": 0.5,
        "style_distance": 1.0,
        "authorship": 0.5,
        "p": None,
        **more,
    }


def adapter(number: int = 1, **more: Any) -> dict[str, Any]:
    """One that won where it was measured."""
    return {
        "id": number,
        "model": "starter",
        "made": "2026-11-21",
        "texts": 412,
        "stale": False,
        "stale_reason": "",
        "in_use": True,
        "size_bytes": 19_000_000,
        "arms": {"all": "both"},
        "figures": [
            figure("none", style_distance=1.2),
            figure("retrieval"),
            figure("adapter", style_distance=0.9, p=0.2),
            figure("both", style_distance=0.75, p=0.01),
        ],
        **more,
    }


@dataclass
class StandInTraining:
    """Plays the engine's part of a training; ``state`` is what it would answer now."""

    state: dict[str, Any] = field(
        default_factory=lambda: {
            "state": "none",
            "stage": "",
            "done": 0,
            "total": 0,
            "seconds_left": None,
            "model": "starter",
            "own_texts": 412,
            "needed": 100,
            "problem": None,
            "adapters": [],
        }
    )

    def answer_for(self, engine: StandInEngine) -> None:
        """Take over the methods of a training."""
        engine.answers |= {
            "models": {"models": [STARTER], "machine": {}},
            "training": lambda _ask: self.state,
            "training.plan": PLAN,
            "training.start": self._start,
            "training.pause": self._turn("paused"),
            "training.resume": self._turn("running"),
            "training.cancel": self._turn("none", done=0, total=0),
            "training.remove": self._remove,
        }

    def become(self, state: str, **more: Any) -> None:
        """Go on to another point of the course."""
        self.state = {**self.state, "state": state, **more}

    def _start(self, ask: Ask) -> Mapping[str, Any]:
        if ask.params.get("yes") is not True:
            raise KnownError("training-not-confirmed", "Training starts only when you ask for it.")
        self.become("waiting", stage="start")
        return self.state

    def _turn(self, state: str, **more: Any) -> Callable[[Ask], Mapping[str, Any]]:
        def answer(_ask: Ask) -> Mapping[str, Any]:
            self.become(state, **more)
            return self.state

        return answer

    def _remove(self, ask: Ask) -> Mapping[str, Any]:
        left = [one for one in self.state["adapters"] if one["id"] != ask.params["id"]]
        self.become(self.state["state"], adapters=left)
        return self.state


@pytest.fixture
def training(engine):
    made = StandInTraining()
    made.answer_for(engine)
    return made


@pytest.fixture
def shown(app, training, qtbot):
    """Shows the page with the training as it stands, and gives its section."""

    def show(state: str = "none", **more: Any):
        training.become(state, **more)
        page = ModelsPage(app)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        page.opened({})
        section = page.training
        qtbot.waitUntil(lambda: section.isVisible() and section._training is not None)
        qtbot.waitUntil(lambda: all(row.isVisible() for row in section.rows))
        return section

    yield show
    qtbot.waitUntil(lambda: not app.link._running)
