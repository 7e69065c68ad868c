"""What the page shows of a training and of what trainings have left, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

UNDER_WAY = frozenset({"waiting", "running", "measuring"})
BEGUN = UNDER_WAY | {"paused", "failed"}
REGISTERS = ("formal", "neutral", "informal")
ALL = "all"
"""All mails together; registers with too few of them follow what was found here."""
ARMS = ("none", "retrieval", "adapter", "both")
TRAINED = frozenset({"adapter", "both"})


@dataclass(frozen=True, slots=True)
class Figure:
    """What one way to write came to on mails that nobody had learned from.

    Attributes:
        register: formal, neutral, informal, or ``ALL``.
        arm: one of ``ARMS``: the model alone, with examples, trained, or trained with examples.
        mails: how many were measured.
        edit_cost: share of the draft that would be corrected, 0 to 1.
        style_distance: how far from the user's style, in standard deviations.
        authorship: share of the drafts that a classifier takes for the user's, 0 to 1; None where the
            library has no texts of others to tell them from.
        p: how often chance alone makes such a lead over the same way without training; None where there is
            nothing to compare.
    """

    register: str
    arm: str
    mails: int
    edit_cost: float
    style_distance: float
    authorship: float | None
    p: float | None

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Figure:
        """A row of the engine's answer."""
        p, authorship = row.get("p"), row.get("authorship")
        return cls(
            register=str(row["register"]),
            arm=str(row["arm"]),
            mails=int(row["mails"]),
            edit_cost=float(row["edit_cost"]),
            style_distance=float(row["style_distance"]),
            authorship=None if authorship is None else float(authorship),
            p=None if p is None else float(p),
        )


@dataclass(frozen=True, slots=True)
class Adapter:
    """What one training has left.

    Attributes:
        model: name of the model it belongs to.
        made: the day, as ISO writes it.
        texts: own texts it learned from.
        stale_reason: why it should be made anew, or "".
        size: bytes on the disk.
        arms: the best way to write in each register, as it was measured.
    """

    id: int
    model: str
    made: str
    texts: int
    stale: bool
    stale_reason: str
    in_use: bool
    size: int
    arms: Mapping[str, str]
    figures: tuple[Figure, ...]

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Adapter:
        """A row of the engine's answer."""
        return cls(
            id=int(row["id"]),
            model=str(row["model"]),
            made=str(row.get("made") or ""),
            texts=int(row.get("texts") or 0),
            stale=bool(row.get("stale")),
            stale_reason=str(row.get("stale_reason") or ""),
            in_use=bool(row.get("in_use")),
            size=int(row.get("size_bytes") or 0),
            arms=dict(row.get("arms") or {}),
            figures=tuple(Figure.read(figure) for figure in row.get("figures") or ()),
        )

    @property
    def measured(self) -> tuple[str, ...]:
        """The registers with figures of their own, in the order one names them; ``ALL`` is the last."""
        found = {figure.register for figure in self.figures}
        return tuple(register for register in (*REGISTERS, ALL) if register in found)

    def figure(self, register: str, arm: str) -> Figure | None:
        """What a way to write came to in a register; None where it was not measured."""
        fitting = (one for one in self.figures if (one.register, one.arm) == (register, arm))
        return next(fitting, None)


@dataclass(frozen=True, slots=True)
class Training:
    """How the training stands.

    Attributes:
        state: none, waiting, running, measuring, paused, failed or done.
        stage: what is done now, as the engine names it.
        seconds_left: an honest guess, or None.
        model: name of the model that learns.
        own_texts, needed: texts of the user that are there, and how many it takes.
        problem: why it failed, in a sentence with the next step, as the engine says them; or None.
    """

    state: str
    stage: str
    done: int
    total: int
    seconds_left: float | None
    model: str
    own_texts: int
    needed: int
    problem: tuple[str, str] | None
    adapters: tuple[Adapter, ...]

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Training:
        """The engine's answer."""
        left, problem = found.get("seconds_left"), found.get("problem")
        return cls(
            state=str(found.get("state") or "none"),
            stage=str(found.get("stage") or ""),
            done=int(found.get("done") or 0),
            total=int(found.get("total") or 0),
            seconds_left=None if left is None else float(left),
            model=str(found.get("model") or ""),
            own_texts=int(found.get("own_texts") or 0),
            needed=int(found.get("needed") or 0),
            problem=(str(problem["message"]), str(problem.get("next") or "")) if problem else None,
            adapters=tuple(Adapter.read(row) for row in found.get("adapters") or ()),
        )

    @property
    def share(self) -> float | None:
        """How much of the stage is done, 0 to 1; None while nobody knows."""
        return min(1.0, self.done / self.total) if self.total > 0 else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training would take; sizes in bytes.

    Attributes:
        possible: whether it can start now; else ``message`` says why not and ``step`` what to do.
        seconds: how long it would take.
    """

    possible: bool
    own_texts: int
    needed: int
    memory: int
    free: int
    disk: int
    seconds: float
    message: str
    step: str

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Plan:
        """The engine's answer."""
        return cls(
            possible=bool(found["possible"]),
            own_texts=int(found.get("own_texts") or 0),
            needed=int(found.get("needed") or 0),
            memory=int(found.get("memory_bytes") or 0),
            free=int(found.get("free_bytes") or 0),
            disk=int(found.get("disk_bytes") or 0),
            seconds=float(found.get("seconds") or 0),
            message=str(found.get("message") or ""),
            step=str(found.get("next") or ""),
        )
