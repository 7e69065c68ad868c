"""Figures with their intervals, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from assistant.evaluation.statistics import interval

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of one side.

    Attributes:
        value, low, high: the mean and its 95 % interval: Wilson's for shares, bootstrapped for other numbers.
        n: of how many.
        share: whether it is a share, shown in per cent.
    """

    value: float
    low: float
    high: float
    n: int
    share: bool

    def __str__(self) -> str:
        factor, places = (100, 1) if self.share else (1, 3)
        value, low, high = (f"{factor * one:.{places}f}" for one in (self.value, self.low, self.high))
        return f"{value} [{low}–{high}]" + (" %" if self.share else "")


def measured(values: Sequence[float | bool]) -> Measured:
    """The mean of what was found; truth values are a share."""
    n, share = len(values), all(isinstance(value, bool) for value in values)
    mean = sum(values) / n if n else 0.0
    low, high = wilson(mean, n) if share else interval([float(value) for value in values])
    return Measured(mean, low, high, n, share)


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's score interval (95 %) of a share (E. B. Wilson, JASA 22, 1927)."""
    if not n:
        return 0.0, 0.0
    middle = share + _Z**2 / (2 * n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
    whole = 1 + _Z**2 / n
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def line(name: str, sides: Mapping[str, Measured]) -> str:
    """One row of the table."""
    n = max((side.n for side in sides.values()), default=0)
    return f"{name:52} n={n:<4}" + "".join(f"  {side}: {value!s:24}" for side, value in sides.items())
