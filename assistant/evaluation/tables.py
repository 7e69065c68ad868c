"""Results on disk: JSON, CSV and curves as PNG; and the statistics that go with them."""

from __future__ import annotations

import csv
import json
import logging
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import KnownError

log = logging.getLogger(__name__)

RESAMPLES = 2000


def prepare_folder(folder: Path) -> None:
    """Make the folder for results.

    Raises:
        KnownError: ``bad-path`` when it can't be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as fault:
        raise KnownError(
            "bad-path", f"The folder {folder} can't be written.", "Choose another folder with --out."
        ) from fault


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write one JSON object."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table; the columns are the keys of the first row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]) if rows else [], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def write_curves(path: Path, curves: Mapping[str, Sequence[float]], title: str, across: str, up: str) -> bool:
    """Draw one line for each named curve.

    Returns:
        False where matplotlib (the extra ``evaluation``) is not installed; nothing is written then.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        log.info("no curves drawn: matplotlib is not installed")
        return False
    figure = Figure(figsize=(8, 5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for name, values in curves.items():
        axes.plot(range(1, len(values) + 1), values, label=name)
    axes.set(title=title, xlabel=across, ylabel=up)
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=120)
    return True


def mean(values: Sequence[float]) -> float:
    """The mean, 0.0 for no values."""
    return sum(values) / len(values) if values else 0.0


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """Percentile bootstrap interval (95 %) of the mean."""
    if len(values) < 2:
        return (mean(values), mean(values))
    dice = random.Random(seed)
    means = sorted(mean(dice.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]


def share_not_lower(first: Sequence[float], second: Sequence[float], seed: int = 0) -> float:
    """One-sided paired bootstrap: how probable it is that ``second`` is not lower than ``first``."""
    differences = [after - before for before, after in zip(first, second, strict=True)]
    if not differences:
        return 1.0
    dice = random.Random(seed)
    worse = sum(mean(dice.choices(differences, k=len(differences))) >= 0 for _ in range(RESAMPLES))
    return worse / RESAMPLES


def cumulated(values: Sequence[float]) -> list[float]:
    """Running sums."""
    total, sums = 0.0, []
    for value in values:
        total += value
        sums.append(total)
    return sums
