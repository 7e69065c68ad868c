"""How an adapter is trained; apart from the training itself, which needs PyTorch."""

from __future__ import annotations

from dataclasses import dataclass

LEAN_FROM = 500_000_000
"""From so many weights on, what the layers computed is computed again on the way back and not kept."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result besides the data.

    Attributes:
        rank, alpha: size and scale of the adapter.
        step_tokens: tokens of one step, at most.
        longest: tokens of an example; longer ones are left out.
        checkpoint_seconds: time between two checkpoints.
    """

    rank: int = 16
    alpha: int = 32
    learning_rate: float = 8e-4
    warmup: float = 0.05
    step_tokens: int = 2048
    longest: int = 220
    seed: int = 1
    checkpoint_seconds: float = 300.0
