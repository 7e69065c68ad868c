"""What a finished request changed, so that every page shows the new state without knowing who asked.

The idea is Anki's ``OpChanges``: the operation says what it touched, the pages decide what it means to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Subject = Literal["library", "drafts", "ledger", "models", "settings", "privacy"]
Changes = frozenset[Subject]

NOTHING: Changes = frozenset()
EVERYTHING: Changes = frozenset({"library", "drafts", "ledger", "models", "settings", "privacy"})

_BY_METHOD: Mapping[str, Changes] = {
    "add": frozenset({"library", "ledger", "privacy"}),
    "index": frozenset({"library", "privacy"}),
    "remove": frozenset({"library", "ledger", "privacy"}),
    "draft": frozenset({"drafts"}),
    "reply": frozenset({"drafts"}),
    "handover": frozenset({"drafts"}),
    "learn": frozenset({"drafts", "ledger"}),
    "rewrite.learn": frozenset({"drafts", "ledger"}),
    "import": EVERYTHING,
    "erase": EVERYTHING,
}

_BY_FAMILY: Mapping[str, Changes] = {
    "identity": frozenset({"library", "ledger"}),
    "preferences": frozenset({"ledger"}),
    "lessons": frozenset({"ledger"}),
    "question": frozenset({"ledger"}),
    "models": frozenset({"models"}),
    "training": frozenset({"models", "privacy"}),
    "settings": frozenset({"settings"}),
    "sources": frozenset({"library"}),
    "messages": frozenset({"library"}),
    "indexing": frozenset({"library"}),
    "drafts": frozenset({"drafts"}),
    "export": frozenset({"privacy"}),
}

_READING = frozenset(
    {
        "identity",
        "preferences",
        "models",
        "sources",
        "drafts",
        "sources.detect",
        "sources.problems",
        "training",
        "training.plan",
    }
)


def changes_of(method: str) -> Changes:
    """What a request of this method may have changed when it succeeded.

    Args:
        method: as the engine's table names it, e.g. ``preferences.pin``.
    """
    if method in _READING or method.endswith((".show", ".list")):
        return NOTHING
    return _BY_METHOD.get(method) or _BY_FAMILY.get(method.split(".")[0], NOTHING)
