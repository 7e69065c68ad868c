"""Applying preferences to a text one after the other, every step open to undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.style.records import Context, Preference
from assistant.style.rules.registry import ORDER, apply, can_apply


@dataclass(frozen=True, slots=True)
class Step:
    """One preference that changed a text; both texts are whole."""

    preference_id: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Enforced:
    """A text after enforcement, and each step on the way, so that any of them can be undone."""

    text: str
    steps: tuple[Step, ...]


def enforce(text: str, preferences: Iterable[Preference], context: Context) -> Enforced:
    """Apply every preference that is a rule with a transformation.

    Args:
        preferences: as ``Ledger.applicable`` gives them: conflicts already resolved. Worded ones are skipped.

    Returns:
        The text and the steps that changed it, in the order they were taken.
    """
    steps: list[Step] = []
    usable = [p for p in preferences if can_apply(p.rule, p.parameters)]
    for preference in sorted(usable, key=lambda p: ORDER.get(p.rule, len(ORDER))):
        new = apply(preference.rule, preference.parameters, text, context)
        if new != text:
            steps.append(Step(preference.id, text, new))
            text = new
    return Enforced(text, tuple(steps))
