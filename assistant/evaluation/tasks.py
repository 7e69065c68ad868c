"""What is to be written in each round: notes drawn and filled in anew, so that no two tasks are alike."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from resources.evaluation import NOTES

MONTH_DAYS = 28
FEWEST_POINTS, MOST_POINTS = 2, 4
# How often each recipient of a kind is written to: mostly one, sometimes others.
SHARES = (60, 25, 15)

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Task:
    """One text to write in a round.

    Attributes:
        kind: which of the writer's tastes it falls under; hidden from the agents.
        to: the recipient as ``Name <address>``, or "".
        document: it is a document and no mail.
    """

    kind: str
    to: str
    subject: str
    points: tuple[str, ...]
    document: bool = False

    @property
    def name(self) -> str:
        """The recipient's name."""
        return self.to.partition("<")[0].strip()

    @property
    def address(self) -> str:
        """The recipient's address."""
        return self.to.partition("<")[2].rstrip(">")

    @property
    def description(self) -> str:
        """What a context is told apart by: recipient, subject and points."""
        return "\n".join(part for part in (self.name, self.subject, *self.points) if part)


def make_tasks(kinds: Sequence[str], rounds: int, seed: int) -> list[Task]:
    """Tasks in random order, all kinds equally often; the same for the same seed.

    A note comes round again only when all notes of its kind had their turn, with other points drawn and other
    names, days and numbers.
    """
    data = _notes()
    dice = random.Random(seed)
    queues: dict[str, list[list[str]]] = {kind: [] for kind in kinds}
    tasks: list[Task] = []
    while len(tasks) < rounds:
        order = list(kinds)
        dice.shuffle(order)
        for kind in order:
            if not queues[kind]:
                queues[kind] = list(data[kind]["notes"])
                dice.shuffle(queues[kind])
            tasks.append(_task(kind, data[kind].get("to", ()), queues[kind].pop(), dice, data["fill"]))
    return tasks[:rounds]


def recipients(kinds: Sequence[str]) -> list[str]:
    """Everybody that mails of these kinds go to, as ``Name <address>``."""
    data = _notes()
    return sorted({to for kind in kinds for to in data[kind].get("to", ())})


@cache
def _notes() -> dict[str, Any]:
    return tomllib.loads(NOTES.read_text("utf-8"))


def _task(
    kind: str,
    people: Sequence[str],
    note: Sequence[str],
    dice: random.Random,
    words: Mapping[str, Sequence[str]],
) -> Task:
    subject, *points = note
    count = dice.choice((FEWEST_POINTS, 3, 3, MOST_POINTS))
    drawn = sorted(dice.sample(range(len(points)), min(count, len(points))))
    to = dice.choices(people, SHARES[: len(people)])[0] if people else ""

    def filled(text: str) -> str:
        return _SLOT.sub(lambda match: _value(match[1], dice, words), text)

    said = tuple(filled(points[number]) for number in drawn)
    return Task(kind, to, filled(subject), said, document=not people)


def _value(name: str, dice: random.Random, words: Mapping[str, Sequence[str]]) -> str:
    if name in words:
        return dice.choice(words[name])
    ranges = {"n": (2, 9), "nn": (11, 98), "nnn": (110, 980), "year": (1890, 2019)}
    if name in ranges:
        return str(dice.randint(*ranges[name]))
    if name == "day":
        return f"{dice.randint(1, MONTH_DAYS)} {dice.choice(words['month'])}"
    if name == "time":
        return f"{dice.randint(7, 22)}:{dice.choice(('00', '15', '30', '45'))}"
    if name == "money":
        return f"{dice.randint(1, 9)},{dice.randint(0, 19) * 50:03d}"
    raise KeyError(name)
