"""What a training run will need, before it begins: memory, disk and time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.cards import ModelCard
from models.training.recipe import LEAN_FROM, Recipe
from models.training.shapes import projections

_WORK_PER_SECOND_AND_CORE = 8.4e9
"""Weights times tokens that one core trains in a second; two cores were measured at 250 tokens/s on 134
million weights, in 32-bit numbers."""
_LEAN_SPEED = 0.75
_NUMBER = 4
"""Bytes of a number. A processor that multiplies bfloat16 needs half; asking it would load PyTorch."""

_PROGRAM = 450_000_000
"""Interpreter, PyTorch and transformers, in bytes."""
_KEPT_PER_TOKEN = (14, 6)
"""Numbers a layer keeps of a token for the way back: times its width, and times that of its inner layer."""
_ANSWER_SHARE = 0.5
_LOGITS = 12
"""Bytes for each token of an answer and word of the vocabulary: logits, their softmax, and the gradient."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Bytes of memory at the peak, bytes of disk while it runs, and seconds at work."""

    memory: int
    disk: int
    seconds: float


def estimate(gguf: Path, card: ModelCard, recipe: Recipe, tokens: int, cores: int) -> Needs:
    """What it takes to train on so many tokens.

    Args:
        gguf: the base model.
        tokens: of all examples together.
        cores: that may be used.

    Raises:
        KnownError: ``model-damaged`` where the file can't be read.
    """
    shapes = projections(gguf).values()
    width = card.width or 4096
    inner = max((outputs for _, outputs in shapes), default=4 * width)
    layers = max(1, card.layers)
    parameters = card.parameters or int(card.size / 0.6)
    lean = parameters > LEAN_FROM
    adapter = recipe.rank * sum(inputs + outputs for inputs, outputs in shapes)
    merged = sum(inputs * outputs for inputs, outputs in shapes) // (layers if lean else 1)
    per_layer = _KEPT_PER_TOKEN[0] * width + _KEPT_PER_TOKEN[1] * inner
    kept = recipe.step_tokens * (per_layer + layers * width if lean else layers * per_layer)
    answers = int(recipe.step_tokens * _ANSWER_SHARE) * (card.vocabulary or 50_000) * _LOGITS
    memory = _PROGRAM + _NUMBER * (parameters + merged + kept) + 16 * adapter + answers
    speed = cores * _WORK_PER_SECOND_AND_CORE / parameters
    return Needs(
        memory=memory,
        # The checkpoint (weights, two moments) twice while one replaces the other, the adapter in two forms.
        disk=adapter * (2 * 12 + 4 + 2) + 20_000_000,
        seconds=tokens / (speed * (_LEAN_SPEED if lean else 1)),
    )
