"""One measure for all sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.catalogue import Installed
from tests.bench.adapter.measures import Found, Measure, Setting
from tests.bench.adapter.side import loaded
from tests.bench.adapter.table import Measured, measured


@dataclass(frozen=True, slots=True)
class Compared:
    """Figures by name and side, and the answers of every side."""

    figures: dict[str, dict[str, Measured]]
    answers: dict[str, list[dict[str, object]]]


def compare(
    found: Installed, files: Mapping[str, Path | None], measure: Measure, setting: Setting
) -> Compared:
    """Ask every side for the same.

    Args:
        files: an adapter's file for each side's name; None is the starter without any.
    """
    results: dict[str, Found] = {}
    for name, file in files.items():
        with loaded(found, name, file) as side:
            results[name] = measure(side, setting)
    figures: dict[str, dict[str, Measured]] = {}
    for name, result in results.items():
        for figure, values in result.values.items():
            figures.setdefault(figure, {})[name] = measured(values)
    return Compared(figures, {name: result.answers for name, result in results.items()})
