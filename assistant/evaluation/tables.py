"""Results on disk: JSON, CSV and curves as PNG."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import KnownError


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


def read_json(path: Path) -> dict[str, Any]:
    """Read one JSON object written here."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table; the columns are the keys of the first row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]) if rows else [], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def write_curves(path: Path, curves: Mapping[str, Sequence[float]], title: str, across: str, up: str) -> None:
    """Draw one line for each named curve."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for name, values in curves.items():
        axes.plot(range(1, len(values) + 1), values, label=name)
    axes.set(title=title, xlabel=across, ylabel=up)
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=100)
