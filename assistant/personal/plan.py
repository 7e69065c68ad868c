"""Can it be done here, and what will it take? Asked before anything begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import KnownError
from assistant.library.records import OwnText
from assistant.personal.playback import (
    FEWEST_HELD_OUT,
    HELD_OUT_SHARE,
    MOST_HELD_OUT,
    NEEDED,
    check,
    words_played,
)
from assistant.personal.records import ARMS
from models.cards import ModelCard
from models.hardware import Machine, gigabytes
from models.training.estimate import estimate
from models.training.recipe import Recipe
from models.training.shapes import TRAINABLE

RECIPE = Recipe(learning_rate=3e-4, step_tokens=512, longest=160, checkpoint_seconds=60.0)
"""Gentler than for the writing adapter, which it goes on from, and in small steps for want of memory."""

_TOKENS_OF_WORD = 2.2
"""With stops, end marks and a share of the openings; measured on 2,600 pairs of one writer."""

_MEASURE_SECONDS = 4.0
"""To draft one held-out mail in one arm with 134 million weights on two cores."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would take.

    Attributes:
        own_texts: own mails that can be used; ``needed`` is how many it takes.
        memory_bytes, disk_bytes: at the peak; ``free_bytes`` is the memory that is free now.
        seconds: training and measuring together.
        problem: what stands in the way, or None.
    """

    own_texts: int
    needed: int
    memory_bytes: int
    free_bytes: int
    disk_bytes: int
    seconds: float
    problem: KnownError | None


def make_plan(
    texts: Sequence[OwnText], card: ModelCard, gguf: Path, machine: Machine, free_disk: int, minutes: float
) -> Plan:
    """What it takes to train on these mails.

    Args:
        texts: from ``playback.usable``.
        gguf: the weights of the model that would be trained.
        free_disk: bytes.
        minutes: limit the user sets to the training, 0 for none.

    Raises:
        KnownError: ``model-missing`` or ``model-damaged``.
    """
    if not gguf.is_file():
        raise KnownError(
            "model-missing",
            f"The file of the model {card.name} is not there.",
            f"Install it again: ownhand models install {card.name}",
        )
    needs = estimate(gguf, card, RECIPE, int(_TOKENS_OF_WORD * words_played(texts)), machine.cores_physical)
    training = min(needs.seconds, 60 * minutes) if minutes else needs.seconds
    held = min(MOST_HELD_OUT, max(FEWEST_HELD_OUT, round(HELD_OUT_SHARE * len(texts))))
    weight = (card.parameters or card.size / 0.6) / 134e6 * 2 / max(1, machine.cores_physical)
    return Plan(
        own_texts=len(texts),
        needed=NEEDED,
        memory_bytes=needs.memory,
        free_bytes=machine.ram_available,
        disk_bytes=needs.disk,
        seconds=training + held * len(ARMS) * _MEASURE_SECONDS * weight,
        problem=_problem(texts, card, needs.memory, machine.ram_available, needs.disk, free_disk),
    )


def _problem(
    texts: Sequence[OwnText], card: ModelCard, memory: int, free_memory: int, disk: int, free_disk: int
) -> KnownError | None:
    try:
        check(texts)
    except KnownError as fault:
        return fault
    if card.architecture not in TRAINABLE:
        return KnownError(
            "training-unsupported",
            f"The model {card.name} is of a kind that Ownhand can't train.",
            "Write with the starter: ownhand models use starter",
        )
    if memory > free_memory:
        return KnownError(
            "training-memory",
            f"Training {card.name} needs {gigabytes(memory)} of memory; {gigabytes(free_memory)} are free.",
            "Close other programs, or train a smaller model.",
        )
    if disk > free_disk:
        return KnownError(
            "disk-full",
            f"Training needs {gigabytes(disk)} of disk for a while; {gigabytes(free_disk)} are free.",
            "Free some space and start again.",
        )
    return None
