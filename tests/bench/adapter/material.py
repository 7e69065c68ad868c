"""The held-out material: written for the measurement, and near to nothing the adapter was trained on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "adapter"


@dataclass(frozen=True, slots=True)
class Note:
    """A note and the register its sentence is to have."""

    language: str
    register: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence and the register it is to be said in."""

    register: str
    text: str


@dataclass(frozen=True, slots=True)
class Long:
    """A long-winded sentence and the words a shorter one must still hold."""

    text: str
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that shows one preference.

    Attributes:
        kind, what: the preference, as ``edits.txt`` explains.
        taught: whether edits of this kind are in the training data.
    """

    kind: str
    what: str
    draft: str
    final: str
    taught: bool


def notes(*languages: str) -> list[Note]:
    """The notes in some languages, or all."""
    rows = (Note(*line.split(" | ", 2)) for line in _lines("notes"))
    return [row for row in rows if not languages or row.language in languages]


def sentences() -> list[str]:
    """Correct English sentences."""
    return list(_lines("sentences"))


def registers() -> list[Asked]:
    """Sentences to be said in another register."""
    return [Asked(*line.split(" | ", 1)) for line in _lines("registers")]


def long_ones() -> list[Long]:
    """Sentences to be shortened."""
    pairs = (line.rsplit(" | ", 1) for line in _lines("long"))
    return [Long(text, tuple(holds.split(", "))) for text, holds in pairs]


def edits() -> list[Edit]:
    """Edits and the preference behind each."""
    found, taught = [], True
    for line in (FOLDER / "edits.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            taught = taught and line != "# further"
            continue
        kind, what, draft, final = (part.strip().replace("¶", "\n") for part in line.split("|"))
        found.append(Edit(kind, what, draft, final, taught))
    return found


def together(rows: list[Note], size: int, most: int, seed: int = 0) -> list[tuple[Note, ...]]:
    """Several notes of one register for one text, each note at most once."""
    drawn = random.Random(seed)
    groups = []
    for register in ("formal", "neutral", "informal"):
        alike = [row for row in rows if row.register == register and "?" not in row.text]
        drawn.shuffle(alike)
        groups += [tuple(alike[at : at + size]) for at in range(0, len(alike) - size + 1, size)]
    drawn.shuffle(groups)
    return groups[:most]


def _lines(name: str) -> Iterator[str]:
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
