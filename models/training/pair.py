"""One training example."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A task (the system line of `models.tasks`), what is given, and the text that is wanted."""

    task: str
    given: str
    wanted: str
