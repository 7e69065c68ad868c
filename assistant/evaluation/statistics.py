"""The statistics of the measurements: means, bootstrap intervals, paired tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

RESAMPLES = 2000
FLIPS = 10_000

# So many values are drawn at a time, which bounds the memory that is taken.
VALUES_AT_ONCE = 4_000_000

Statistic = Callable[[np.ndarray], np.ndarray]
"""Of the means of each column, shape (…, columns): one value for each table, shape (…)."""


def mean(values: Sequence[float]) -> float:
    """The mean, 0.0 for no values."""
    return float(sum(values) / len(values)) if len(values) else 0.0


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """Percentile bootstrap interval (95 %) of the mean."""
    rows = np.asarray(values, dtype=float)[:, None]
    return interval_of(first_column, rows, seed) if len(values) else (0.0, 0.0)


def first_column(means: np.ndarray) -> np.ndarray:
    """The mean of a table's one column, as a statistic."""
    return np.asarray(means[..., 0])


def interval_of(statistic: Statistic, rows: np.ndarray, seed: int = 0) -> tuple[float, float]:
    """Percentile bootstrap interval (95 %) of a statistic of paired rows.

    Args:
        statistic: of the means of each column; values that are not finite are left out.
        rows: one row for each round or mail, shape (n, columns); drawn whole, so that pairs stay pairs.
    """
    if len(rows) < 2:
        value = value_of(statistic, rows) if len(rows) else 0.0
        return value, value
    dice = np.random.default_rng(seed)
    at_once = max(1, VALUES_AT_ONCE // rows.size)
    drawn = [
        rows[dice.integers(0, len(rows), (min(at_once, RESAMPLES - start), len(rows)))].mean(axis=1)
        for start in range(0, RESAMPLES, at_once)
    ]
    with np.errstate(divide="ignore", invalid="ignore"):
        values = statistic(np.concatenate(drawn))
    finite = values[np.isfinite(values)]
    if not len(finite):
        return float("nan"), float("nan")
    low, high = np.percentile(finite, (2.5, 97.5))
    return float(low), float(high)


def value_of(statistic: Statistic, rows: np.ndarray) -> float:
    """A statistic of a whole table; it may come out as no finite number."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(statistic(rows.mean(axis=0)))


def p_lower(first: Sequence[float], second: Sequence[float], seed: int = 0) -> float:
    """One-sided paired sign-flip test: how probable a difference as large is if ``second`` is no lower.

    The least value that can come out is one in ``FLIPS`` + 1.
    """
    differences = np.asarray(second, dtype=float) - np.asarray(first, dtype=float)
    if not len(differences) or not differences.any():
        return 1.0
    observed = differences.mean()
    signs = np.random.default_rng(seed).choice((-1.0, 1.0), size=(FLIPS, len(differences)))
    as_low = int(((signs * differences).mean(axis=1) <= observed + 1e-12).sum())
    return (as_low + 1) / (FLIPS + 1)


def cumulated(values: Sequence[float]) -> list[float]:
    """Running sums."""
    return [float(total) for total in np.cumsum(np.asarray(values, dtype=float))]
