"""A quick rewrite on the stand-in engine and a desktop that obeys."""

from __future__ import annotations

import pytest

from assistant.text.changes import changes
from tests.ui.quick.fakedesktop import FakeDesktop
from ui.quick.session import QuickSession

OLD = "Teh meeting is on friday."
NEW = "The meeting is on Friday."


def rewritten(old: str = OLD, new: str = NEW, **more):
    """An answer of the engine."""
    return {
        "text": new,
        "changes": [change.to_json() for change in changes(old, new)],
        "checks": {"warnings": []},
        **more,
    }


@pytest.fixture
def desktop(qapp) -> FakeDesktop:
    return FakeDesktop()


@pytest.fixture
def session(app, engine, desktop) -> QuickSession:
    engine.answers["rewrite"] = rewritten()
    return QuickSession(app, desktop)
