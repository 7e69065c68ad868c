"""Plain records of personal adapters and of what was measured with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from models.training.pair import Pair

State = Literal["waiting", "running", "measuring", "failed", "done"]
Arm = Literal["none", "retrieval", "adapter", "both"]
ARMS: tuple[Arm, ...] = ("none", "retrieval", "adapter", "both")
"""With nothing of the user's; with their library; with the adapter; with both."""

EVERYWHERE = "all"
"""Stands for every register that was not measured by itself."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one arm came to on the held-out mails of one register.

    Attributes:
        register: "formal", "neutral", "informal", or "all".
        edit_cost: normalised, from the draft to what was really sent; lower is better.
        style_distance: in standard deviations of the user's own texts; lower is better.
        authorship: how probable the user is as the author, or None without texts of others.
        p: of the style being no nearer than without the adapter (one-sided, paired); None for arms without.
        p_author: the same of the user being no more probable as the author.
    """

    register: str
    arm: Arm
    mails: int
    edit_cost: float
    style_distance: float
    authorship: float | None
    p: float | None
    p_author: float | None = None


@dataclass(frozen=True, slots=True)
class PersonalAdapter:
    """One adapter, in the making or made.

    Attributes:
        model: name of the model's card; ``base`` is the digest of its weights.
        digest: SHA-256 of the adapter's file, "" before there is one.
        made: unix seconds of its beginning.
        texts: mails it was trained on.
        paused: the user wants it to stand still.
        stage, done, total: how far it is.
        minutes: most minutes of training, 0 for no limit.
        code, message, hint: why it failed.
        arms: by register what drafts are written with; empty before it is measured.
        stale: a source it was trained on is gone.
    """

    id: int
    state: State
    model: str
    base: str
    made: float
    texts: int = 0
    digest: str = ""
    size: int = 0
    paused: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    minutes: float = 0.0
    code: str = ""
    message: str = ""
    hint: str = ""
    arms: Mapping[str, Arm] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    stale: bool = False

    @property
    def under_way(self) -> bool:
        """Whether there is something left to do for it."""
        return self.state in ("waiting", "running", "measuring")

    @property
    def wins(self) -> bool:
        """Whether it is better than no adapter somewhere."""
        return any(arm in ("adapter", "both") for arm in self.arms.values())


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A mail that was sent and is never trained on: what to say, and what was really written."""

    item: int
    to: tuple[str, ...]
    subject: str
    points: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to train and to measure on.

    Attributes:
        items: the mails the pairs are from.
    """

    pairs: tuple[Pair, ...]
    items: tuple[int, ...]
    held_out: tuple[HeldOut, ...]
