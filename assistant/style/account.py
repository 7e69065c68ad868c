"""One final being learned from, and what it has done to the ledger so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.errors import KnownError
from assistant.library.records import OwnText
from assistant.style import rules
from assistant.style.candidates import Candidate
from assistant.style.edits import Comparison
from assistant.style.ledger import Ledger
from assistant.style.records import Context, Learned, Preference, Scope

Action = Literal["new", "strengthened", "weakened", "replaced"]


@dataclass(frozen=True, slots=True)
class Case:
    """One final being learned from."""

    context: Context
    draft_id: int
    draft: str
    final: str
    seen: Comparison
    edit_id: int
    applied: tuple[tuple[int, str], ...]
    own_texts: Sequence[OwnText]
    points: Sequence[str]


class Account:
    """What happened to the ledger, one entry a preference.

    Attributes:
        learned: by the preference's id.
        handled: ids of those that the final has overruled or weakened.
    """

    def __init__(self, case: Case, ledger: Ledger) -> None:
        self.case = case
        self.ledger = ledger
        self.learned: dict[int, Learned] = {}
        self.handled: set[int] = set()

    def _add(self, candidate: Candidate, scope: Scope, active: bool) -> Preference | None:
        name = self.case.context.person_name if scope.person_id is not None else ""
        try:
            return self.ledger.add_learned(
                self.case.edit_id,
                candidate.rule,
                candidate.parameters,
                _wording_of(candidate, scope, name),
                scope,
                name,
                active,
            )
        except KnownError:
            return None  # a text that may not stand in the ledger teaches nothing

    def _note(self, preference: Preference, action: Action, again: bool = False) -> None:
        before = self.learned.get(preference.id)
        kept_action = (
            before.action
            if before is not None and not again and before.action in ("new", "replaced")
            else action
        )
        self.learned[preference.id] = Learned(
            preference.id, preference.text, preference.scope, preference.strength, kept_action
        )


def narrow_scope(context: Context, language_bound: bool = False) -> Scope:
    """The narrowest scope of a context: this person, or without one this kind and register."""
    language = context.language if language_bound else ""
    if context.person_id is not None and context.kind in ("mail", "reply"):
        return Scope(person_id=context.person_id, language=language)
    return Scope(register=context.register, kind=context.kind, language=language)


def _wording_of(candidate: Candidate, scope: Scope, person_name: str) -> str:
    if candidate.rule:
        return rules.wording(candidate.rule, candidate.parameters, scope, person_name)
    where = rules.scope_words(scope, person_name)
    return f"{where}: {candidate.text[:1].lower()}{candidate.text[1:]}" if where else candidate.text
