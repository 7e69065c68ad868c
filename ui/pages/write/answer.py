"""What the engine says about a draft, as the page shows it; read with care, since it may come from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

POINTS = "points"


@dataclass(frozen=True, slots=True)
class Used:
    """A preference that was used for a draft; ``how`` is "rule" or "prompt"."""

    id: str
    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that would change the draft and that nothing in the library answers.

    Attributes:
        choices: (id, words) of each possible answer.
    """

    id: str
    text: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One draft.

    Attributes:
        text: as written.
        sources: (fact, item) of facts that stand in the user's mail or documents.
        unsourced: facts that stand neither there nor in the points.
        uncovered: points that the draft does not make.
        exemplars: the user's own texts it was modelled on.
    """

    draft_id: str = ""
    text: str = ""
    subject: str = ""
    used: tuple[Used, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    unsourced: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()
    question: Question | None = None


def read_answer(given: Mapping[str, Any]) -> Answer:
    """The engine's answer as a record; what is missing or of the wrong kind is left out."""
    facts = [
        (entry["fact"], entry.get("item"))
        for entry in _tables(given.get("receipts"))
        if isinstance(entry.get("fact"), str)
    ]
    found = given.get("checks")
    checks: Mapping[str, Any] = found if isinstance(found, dict) else {}
    return Answer(
        draft_id=_text(given.get("draft_id")),
        text=_text(given.get("text")),
        subject=_text(given.get("subject")),
        used=tuple(
            Used(_text(entry.get("id")), _text(entry.get("text")), _text(entry.get("how")))
            for entry in _tables(given.get("preferences"))
        ),
        sources=tuple((fact, item) for fact, item in facts if isinstance(item, str) and item != POINTS),
        unsourced=tuple(fact for fact, item in facts if item is None),
        uncovered=tuple(
            _text(entry.get("point"))
            for entry in _tables(checks.get("points"))
            if entry.get("covered") is False
        ),
        warnings=_texts(checks.get("warnings")),
        exemplars=_texts(given.get("exemplars")),
        question=_question(given.get("question")),
    )


def _question(given: object) -> Question | None:
    if not isinstance(given, dict) or not _text(given.get("text")):
        return None
    choices = tuple(
        (_text(entry.get("id")), _text(entry.get("text")))
        for entry in _tables(given.get("choices"))
        if _text(entry.get("text"))
    )
    return Question(_text(given.get("id")), _text(given.get("text")), choices) if choices else None


def _tables(given: object) -> list[dict[str, Any]]:
    return [entry for entry in given if isinstance(entry, dict)] if isinstance(given, list) else []


def _texts(given: object) -> tuple[str, ...]:
    return tuple(entry for entry in given if isinstance(entry, str)) if isinstance(given, list) else ()


def _text(given: object) -> str:
    return given if isinstance(given, str) else ""
