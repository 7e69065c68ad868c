"""Apply the preferences that are checkable rules, without ever losing a fact of the points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.facts import Fact, find_facts, holds
from assistant.drafting.records import Applied
from assistant.style import rules
from assistant.style.records import Context, Preference
from assistant.style.same_values import in_the_notation_of


@dataclass(frozen=True, slots=True)
class Enforcement:
    """The text afterwards and the preferences that shape it."""

    text: str
    applied: tuple[Applied, ...]


def enforce(
    text: str, preferences: Sequence[Preference], context: Context, locked: Sequence[Fact]
) -> Enforcement:
    """Apply every preference with a transformation; a step that would lose a locked fact is left out."""
    result = rules.enforce(text, preferences, context)
    if not _lost(text, result.text, locked, context.language):
        return Enforcement(
            result.text,
            _applied(result.text, preferences, {step.preference_id for step in result.steps}, context),
        )
    kept, changed = text, set()
    by_id = {preference.id: preference for preference in preferences}
    for step in result.steps:
        attempt = rules.enforce(kept, [by_id[step.preference_id]], context)
        if attempt.steps and not _lost(kept, attempt.text, locked, context.language):
            kept = attempt.text
            changed.add(step.preference_id)
    return Enforcement(kept, _applied(kept, preferences, changed, context))


def _lost(before: str, after: str, locked: Sequence[Fact], language: str) -> bool:
    if before == after:
        return False
    # A value that a preference wrote in another notation is not lost.
    after = in_the_notation_of(before, after, language)
    found = find_facts(after)
    return any(holds(before, fact) and not holds(after, fact, found) for fact in locked)


def _applied(
    text: str, preferences: Sequence[Preference], changed: set[int], context: Context
) -> tuple[Applied, ...]:
    """Those that changed the text, and those that it follows already."""
    return tuple(
        Applied(preference.id, preference.text, "rule")
        for preference in preferences
        if preference.rule
        and (
            preference.id in changed
            or rules.can_apply(preference.rule, preference.parameters)
            and rules.holds(preference.rule, preference.parameters, text, context) is True
        )
    )
