"""How sure the ledger is of a preference, from the finals that spoke for and against it.

The estimate is the mean of a Beta distribution that starts even, Beta(1, 1): every supporting edit and
every final that kept an applied preference counts as a success, every contradicting edit and every final
that undid it as a failure. Newer rows count more: a row weighs ``MEMORY`` to the power of the rows after
it, so about the last seven decide and a change of taste is followed within a few drafts; with time the
whole estimate falls back towards one half (``HALF_LIFE_DAYS``).

One supporting edit gives 0.67, three give 0.77, many in a row at most 0.88; one undoing after a single
edit gives 0.48, which is below ``APPLIED_FROM`` and stops the preference from being applied.
"""

from __future__ import annotations

from collections.abc import Iterable

MEMORY = 0.85
HALF_LIFE_DAYS = 365.0
APPLIED_FROM = 0.5
STATED_STRENGTH = 0.95
DAY = 86_400.0
SUCCESSES = frozenset({"support", "kept"})


def strength(rows: Iterable[tuple[str, float]]) -> float:
    """The estimate from evidence rows ``(effect, weight)``, oldest first; 0.5 without any."""
    successes = failures = 0.0
    for effect, weight in rows:
        successes *= MEMORY
        failures *= MEMORY
        if effect in SUCCESSES:
            successes += weight
        else:
            failures += weight
    return (1.0 + successes) / (2.0 + successes + failures)


def decayed(value: float, age_seconds: float) -> float:
    """A strength after some time without news; values under one half stay."""
    if value <= 0.5 or age_seconds <= 0:
        return value
    return 0.5 + (value - 0.5) * 0.5 ** (age_seconds / DAY / HALF_LIFE_DAYS)
