"""How somebody who was never written to is greeted: as people like them are, where these agree.

People are alike who share a mail domain, or to whom mail about like things went. Each has one voice, the
newest mail to them as the user finished it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.style import rules
from assistant.style.ledger.history import PastEdit
from assistant.style.names import is_about_somebody
from assistant.style.records import Preference

# Of those who tell this share must agree.
AGREED_SHARE = 0.8


def voices(finals: Iterable[PastEdit], person_id: int | None) -> list[PastEdit]:
    """The first final to each person; none to the newcomer, to nobody known, or written from scratch."""
    first: dict[int, PastEdit] = {}
    for edit in finals:
        other = edit.context.person_id
        mail = edit.context.kind in ("mail", "reply")
        if mail and not edit.rewritten and other is not None and other != person_id:
            first.setdefault(other, edit)
    return list(first.values())


def agreed_frame(
    asked: Sequence[PastEdit], preferences: Iterable[Preference], least: int
) -> dict[str, Preference]:
    """A preference for each part of the frame that the people asked agree on, by what it decides about.

    Args:
        asked: one final for each of them.
        preferences: what is in force for them.
        least: so many of them at least must follow a preference.
    """
    found: dict[str, tuple[int, Preference]] = {}
    for preference in preferences:
        rule = rules.RULES.get(preference.rule)
        if rule is None or not rule.frame or is_about_somebody(preference.parameters):
            continue
        told = [verdict for edit in asked if (verdict := _follows(edit, preference)) is not None]
        for_it = told.count(True)
        slot = rules.slot(preference.rule, preference.parameters)
        if for_it < least or for_it < AGREED_SHARE * len(told):
            continue
        if slot not in found or (for_it, preference.changed) > (found[slot][0], found[slot][1].changed):
            found[slot] = (for_it, preference)
    return {slot: preference for slot, (_, preference) in found.items()}


def _follows(edit: PastEdit, preference: Preference) -> bool | None:
    return rules.holds(preference.rule, preference.parameters, edit.final_text, edit.context)
