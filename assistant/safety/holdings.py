"""What is kept on this machine, where, and how large: the honest list behind the page "Privacy"."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.paths import DataDirectory

_NAMES = (
    ("library", r"library\.db.*"),
    ("index", r"index-.*"),
    ("writing", r"composing"),
    ("states", r"states"),
    ("models", r"models"),
    ("adapters", r"adapters"),
    ("settings", r"settings.*\.toml|window\.ini"),
    ("logs", r"logs"),
    ("engine", r"engine\..*"),
)
"""Each kind of thing in the data directory, and the names it has there; see docs/where-your-files-are.md."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of thing that is kept.

    Attributes:
        name: library, index, writing, states, models, adapters, settings, logs, engine, or other.
        path: where it lies; the folder that holds them where there are several.
    """

    name: str
    path: str
    bytes: int
    files: int


def holdings(data: DataDirectory) -> list[Holding]:
    """Everything in the data directory by kind, and the models wherever they are.

    Kinds that are absent are left out. Files that vanish or can't be looked at meanwhile are not counted.
    """
    found: dict[str, list[Path]] = {}
    try:
        entries = sorted(data.root.iterdir())
    except OSError:
        entries = []
    for entry in entries:
        found.setdefault(_kind(entry.name), []).append(entry)
    if data.models.is_dir() and data.models.parent != data.root:
        found["models"] = [data.models]
    order = [name for name, _pattern in _NAMES] + ["other"]
    return [_holding(name, found[name], data.root) for name in order if name in found]


def _kind(name: str) -> str:
    return next((kind for kind, pattern in _NAMES if re.fullmatch(pattern, name)), "other")


def _holding(name: str, entries: list[Path], root: Path) -> Holding:
    sizes = [size for entry in entries for size in _sizes(entry)]
    path = entries[0] if len(entries) == 1 else root
    printable = str(path).encode("utf-8", "replace").decode()
    return Holding(name, printable, sum(sizes), len(sizes))


def _sizes(entry: Path) -> Iterator[int]:
    """Sizes of a file, or of all files below a folder, in bytes."""
    if not entry.is_dir() or entry.is_symlink():
        yield from _size_of(entry)
        return
    for folder, _inner, files in os.walk(entry):
        for name in files:
            yield from _size_of(Path(folder, name))


def _size_of(file: Path) -> Iterator[int]:
    try:
        yield file.lstat().st_size
    except OSError:
        return
