"""What drafts are written with from now on: the arm that won on the user's own held-out mails.

An adapter, or nothing in place of the library, is only used where it is better beyond chance: edit cost or
style distance is lower with p below the level, and the other one is not higher.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluation.statistics import mean, p_lower
from assistant.personal.records import ARMS, EVERYWHERE, Arm, Figure

LEVEL = 0.05
FEWEST_MAILS = 8
"""A register with fewer held-out mails is not judged by itself."""

WITHOUT: Mapping[Arm, Arm] = {"adapter": "none", "both": "retrieval"}
"""Each arm with the adapter, and the one that differs by nothing else."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One held-out mail, drafted in one arm."""

    item: int
    register: str
    arm: Arm
    edit_cost: float
    style_distance: float
    authorship: float | None


def figures_of(measured: Sequence[Measured]) -> tuple[Figure, ...]:
    """The means of every arm, over all mails and over each register that has enough of them."""
    found: list[Figure] = []
    for register in _registers(measured):
        for arm in ARMS:
            rows = _rows(measured, register, arm)
            if rows:
                found.append(_figure(register, arm, rows, _rows(measured, register, WITHOUT.get(arm))))
    return tuple(found)


def choose(measured: Sequence[Measured]) -> dict[str, Arm]:
    """The arm for each register that has enough mails, and for all others under ``EVERYWHERE``."""
    return {register: _best(measured, register) for register in _registers(measured)}


def _best(measured: Sequence[Measured], register: str) -> Arm:
    none, retrieval = _rows(measured, register, "none"), _rows(measured, register, "retrieval")
    # The library is what drafts rest on so far; it gives way only to nothing being better without it.
    plain: Arm = "none" if better(none, retrieval) else "retrieval"
    adapted: Arm = "adapter" if plain == "none" else "both"
    wins = better(_rows(measured, register, adapted), _rows(measured, register, plain))
    return adapted if wins else plain


def better(ours: Sequence[Measured], theirs: Sequence[Measured]) -> bool:
    """Whether the same mails are better drafted in one arm than in another, beyond chance."""
    pairs = [
        ([one.edit_cost for one in ours], [one.edit_cost for one in theirs]),
        ([one.style_distance for one in ours], [one.style_distance for one in theirs]),
    ]
    if not ours or any(mean(mine) > mean(other) for mine, other in pairs):
        return False
    return any(p_lower(other, mine) < LEVEL for mine, other in pairs)


def _registers(measured: Sequence[Measured]) -> list[str]:
    named = sorted({one.register for one in measured if one.register})
    return [EVERYWHERE, *(name for name in named if len(_rows(measured, name, "both")) >= FEWEST_MAILS)]


def _rows(measured: Sequence[Measured], register: str, arm: Arm | None) -> list[Measured]:
    rows = [one for one in measured if one.arm == arm and register in (EVERYWHERE, one.register)]
    return sorted(rows, key=lambda one: one.item)


def _figure(register: str, arm: Arm, rows: Sequence[Measured], without: Sequence[Measured]) -> Figure:
    authors = _authorship(rows)
    p = p_author = None
    if arm in WITHOUT:
        p = p_lower([one.style_distance for one in without], [one.style_distance for one in rows])
        if len(authors) == len(rows) and len(_authorship(without)) == len(rows):
            p_author = p_lower(authors, _authorship(without))
    return Figure(
        register,
        arm,
        len(rows),
        round(mean([one.edit_cost for one in rows]), 4),
        round(mean([one.style_distance for one in rows]), 4),
        round(mean(authors), 4) if authors else None,
        round(p, 4) if p is not None else None,
        round(p_author, 4) if p_author is not None else None,
    )


def _authorship(rows: Sequence[Measured]) -> list[float]:
    return [one.authorship for one in rows if one.authorship is not None]
