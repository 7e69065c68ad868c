"""Whether what some people's mail has taught may be believed of others too: their finals are asked first.

A final to somebody else is evidence as well. One without an added line, without a list or with another
greeting speaks against a wider scope, whether or not the user ever corrected a draft there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from assistant.style import rules
from assistant.style.ledger import PastEdit

# People whose finals show the contrary, at most one for so many who taught it …
TAUGHT_FOR_EACH_CONTRARY = 3
# … and for what is added to a text (a line, a list, a mark), so many: nearly all finals must carry it.
TAUGHT_FOR_EACH_LACK = 9
# An addition wants one person more than another form does before it is believed of a register.
PEOPLE_FOR_ADDED = 3


def is_added(rule: str, parameters: Mapping[str, Any]) -> bool:
    """Whether a rule puts something into a text that would do without it."""
    return rule in ("opening_line", "closing_line") or (
        rule in ("bullets", "exclamation") and bool(parameters.get("use"))
    )


def people_against(rule: str, parameters: Mapping[str, Any], finals: Iterable[PastEdit]) -> set[int]:
    """People whose newest final that gives an occasion to tell does not follow a rule.

    Args:
        finals: newest first; those to nobody known are passed over.
    """
    told: dict[int, bool] = {}
    for edit in finals:
        person_id = edit.context.person_id
        if person_id is None or person_id in told:
            continue
        verdict = rules.holds(rule, parameters, edit.final_text, edit.context)
        if verdict is not None:
            told[person_id] = verdict
    return {person_id for person_id, verdict in told.items() if not verdict}


def is_warranted(
    rule: str, parameters: Mapping[str, Any], taught: Collection[int], finals: Sequence[PastEdit]
) -> bool:
    """Whether the finals of a wider scope let a rule be believed there.

    Args:
        taught: the people whose edits taught it.
        finals: the finals in the wider scope, newest first.
    """
    against = people_against(rule, parameters, finals)
    each = TAUGHT_FOR_EACH_LACK if is_added(rule, parameters) else TAUGHT_FOR_EACH_CONTRARY
    return len(against) * each <= len(set(taught) - against)
