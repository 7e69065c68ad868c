"""What an edit shows of a preference: the words before and after, and how edits came down over time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.style.ledger import PastEdit
from assistant.style.records import Preference

# Rule -> features of the changes that show it.
_SHOWN_BY: dict[str, tuple[str, ...]] = {
    "greeting": ("greeting",),
    "sign_off": ("sign-off",),
    "own_name": ("name",),
    "exclamation": ("exclamation", "greeting", "sign-off"),
    "emoji": ("emoji", "greeting"),
    "ellipsis": ("ellipsis",),
    "dashes": ("dash",),
    "contractions": ("contraction",),
    "spelling": ("spelling",),
    "banned_phrase": ("phrase", "hedge", "politeness", "sentence-struck", "opener", "closer"),
    "replace_phrase": ("phrase", "hedge", "politeness", "own-words"),
    "serial_comma": ("punctuation",),
    "empty_opener": ("opener",),
    "empty_closer": ("closer",),
    "opening_line": ("line", "opener", "closer"),
    "closing_line": ("line", "closer", "opener"),
    "entry_stops": ("punctuation",),
    "sentence_length": ("sentence-split",),
    **{f"{of}_format": (f"{of}-format",) for of in ("date", "time", "money", "percent")},
    "numerals": ("numerals",),
}
# A whole text as evidence is cut to this many characters.
LONGEST_SHOWN = 160
MOST_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """The words of one edit on either side; one of them may be empty."""

    before: str
    after: str


def pairs(preference: Preference, edit: PastEdit) -> tuple[Pair, ...]:
    """What of an edit taught a preference, at most three changes.

    Where no change by itself shows it, as for the length or the paragraphs, the beginnings of both texts.
    """
    features = _SHOWN_BY.get(preference.rule, ())
    told = str(
        preference.parameters.get("phrase")
        or preference.parameters.get("before")
        or preference.parameters.get("text")
        or ""
    )
    found = [
        Pair(str(change["before"]), str(change["after"]))
        for change in _changes(edit)
        if change.get("feature") in features and (not told or _speaks_of(change, told))
    ]
    if found:
        return tuple(dict.fromkeys(found))[:MOST_PAIRS]
    return (Pair(_start(edit.draft_text), _start(edit.final_text)),)


def _changes(edit: PastEdit) -> Sequence[Mapping[str, Any]]:
    changes = json.loads(edit.lesson or "{}").get("changes", [])
    return changes if isinstance(changes, list) else []


def _speaks_of(change: Mapping[str, Any], told: str) -> bool:
    return told.lower().strip(" .!?") in f"{change['before']} {change['after']}".lower()


def _start(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_SHOWN else flat[: LONGEST_SHOWN - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Curve:
    """Edit costs in the order they came, and what they came to.

    Attributes:
        smooth: mean of the normalised costs of each outcome and the four before it.
        first, last: mean normalised cost of the first and the last third; None below six outcomes.
        untouched: share of drafts taken as they were.
    """

    edits: tuple[PastEdit, ...]
    smooth: tuple[float, ...]
    first: float | None
    last: float | None
    untouched: float


WINDOW = 5
ENOUGH_FOR_THIRDS = 6


def curve(edits: Sequence[PastEdit]) -> Curve:
    """How the edit cost went over time.

    Args:
        edits: oldest first.
    """
    costs = [edit.edit_cost_normalised for edit in edits]
    smooth = tuple(round(_mean(costs[max(0, n + 1 - WINDOW) : n + 1]), 4) for n in range(len(costs)))
    third = len(costs) // 3
    enough = len(costs) >= ENOUGH_FOR_THIRDS
    return Curve(
        edits=tuple(edits),
        smooth=smooth,
        first=round(_mean(costs[:third]), 4) if enough else None,
        last=round(_mean(costs[-third:]), 4) if enough else None,
        untouched=round(_mean([float(edit.edit_cost == 0) for edit in edits]), 4),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
