"""Rounds of draft, correction and lesson, and a diary of them from which an interrupted run goes on."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from assistant.errors import Cancelled
from assistant.evaluation.agents import Agent, Written
from assistant.evaluation.tasks import Task
from assistant.evaluation.taste import Recipient
from assistant.evaluation.writer import Correction
from assistant.text.tokens import edit_cost


@dataclass(frozen=True, slots=True)
class Round:
    """What one round came to.

    Attributes:
        cost: edit cost in tokens.
        content: the corrections that were no matter of style, as (before, after).
        lesson: what the agent kept of it.
        seconds: for draft and lesson; what another match had computed before took none of them.
    """

    task: Task
    written: Written
    final: str
    cost: int
    content: tuple[tuple[str, str], ...] = ()
    lesson: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0


class Corrector(Protocol):
    """Somebody who makes of a draft what they would send."""

    def correct(
        self,
        draft: str,
        kind: str,
        *,
        moment: int = 0,
        points: Sequence[str] = (),
        recipient: Recipient | None = None,
    ) -> Correction:
        """The corrected text of a round (0-based)."""


class Diary:
    """What was played so far, on disk: a line when a draft is made, a line when its lesson is over.

    A run that was killed finds all finished rounds here, and the draft of the one it was in.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.rounds: list[Round] = []
        self.pending: tuple[Task, Written] | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = self._read() if path.exists() else 0
        self._file = path.open("ab")
        self._file.truncate(whole)

    def begin(self, task: Task, written: Written) -> Written:
        """A draft was made; returns it."""
        self.pending = (task, written)
        self._write({"task": asdict(task), "written": asdict(written)})
        return written

    def finish(self, round_: Round) -> None:
        """Its lesson is over."""
        self.pending = None
        self.rounds.append(round_)
        kept = {
            "final": round_.final,
            "cost": round_.cost,
            "content": round_.content,
            "lesson": round_.lesson,
            "seconds": round_.seconds,
        }
        self._write(kept)

    def close(self) -> None:
        """Nothing more is written."""
        self._file.close()

    def _write(self, entry: dict[str, Any]) -> None:
        self._file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _read(self) -> int:
        """Take up what is there; returns its bytes in whole lines, for a kill may leave half a one."""
        whole = 0
        for line in self._path.read_bytes().splitlines(keepends=True):
            try:
                entry = json.loads(line) if line.endswith(b"\n") else None
            except ValueError:
                entry = None
            if entry is None:
                break
            self._take(entry)
            whole += len(line)
        return whole

    def _take(self, entry: dict[str, Any]) -> None:
        if "written" in entry:
            task = entry["task"]
            self.pending = (Task(**{**task, "points": tuple(task["points"])}), Written(**entry["written"]))
        elif self.pending is not None:
            content = tuple((before, after) for before, after in entry["content"])
            final, cost, lesson = entry["final"], entry["cost"], entry["lesson"]
            self.rounds.append(Round(*self.pending, final, cost, content, lesson, entry["seconds"]))
            self.pending = None


def play(
    agent: Agent,
    writer: Corrector,
    tasks: Sequence[Task],
    diary: Diary,
    on_round: Callable[[int], None] | None = None,
    cancel: threading.Event | None = None,
) -> list[Round]:
    """Let one agent and one writer meet for as many rounds as there are tasks, after those in the diary.

    A draft that was made before an interruption is not made again; its lesson is, since nobody knows how far
    it came. Learning anew from a draft takes the place of what was learned from it.

    Raises:
        Cancelled: after ``cancel``, between two rounds.
    """
    for moment, task in enumerate(tasks):
        if moment < len(diary.rounds):
            played = diary.rounds[moment]
            agent.resume(task, played.written, played.final, played.lesson)
            continue
        if cancel is not None and cancel.is_set():
            raise Cancelled
        started = time.perf_counter()
        written = diary.pending[1] if diary.pending is not None else diary.begin(task, agent.draft(task))
        correction = writer.correct(
            written.text, task.kind, moment=moment, points=task.points, recipient=Recipient(task.name)
        )
        lesson = agent.learn(task, written, correction.final)
        cost = edit_cost(written.text, correction.final)
        seconds = round(time.perf_counter() - started, 3)
        diary.finish(Round(task, written, correction.final, cost, correction.content, lesson, seconds))
        if on_round is not None:
            on_round(moment + 1)
    return list(diary.rounds)
