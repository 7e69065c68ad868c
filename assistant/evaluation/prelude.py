"""Simulated writers in the protocol of PRELUDE: rounds of draft, correction and lesson, and what they cost.

In each round a note comes up, the agent drafts a mail from it, the writer corrects it by a hidden taste that
depends on the kind of mail, and the agent may learn. The figure is the edit cost summed over all rounds. The
order of the notes, the writer and the model are the same for every agent.
"""

from __future__ import annotations

import contextlib
import mailbox
import random
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from assistant.errors import KnownError
from assistant.evaluation import tables
from assistant.evaluation.agents import Agent, Cipher, NoLearning, Oracle, Ownhand, RawEdits, Task
from assistant.evaluation.throwaway import Engine, Progress, throw_away_engine
from assistant.evaluation.writer import (
    Recipient,
    Writer,
    drifting_writer,
    published_writers,
    reversing_writer,
)
from assistant.paths import DataDirectory
from assistant.text.tokens import edit_cost
from resources.evaluation import NOTES

AGENTS = ("none", "raw-edits", "cipher-1", "cipher-5", "ownhand", "oracle")
WRITERS = ("published", "noise", "drift", "reversal")
NOISE = 0.3
WINDOW = 20
SELF = "Sam Keller <sam.keller@example.org>"


@dataclass(frozen=True, slots=True)
class Round:
    """What one round came to.

    Attributes:
        cost: edit cost in tokens.
        content: corrections of facts the writer mixed in.
    """

    task: Task
    draft: str
    final: str
    cost: int
    content: int


def make_writer(name: str, rounds: int, seed: int) -> Writer:
    """A writer of the protocol by its name."""
    if name == "noise":
        return published_writers(seed=seed, noise=NOISE)
    if name == "drift":
        return drifting_writer(rounds, seed=seed)
    if name == "reversal":
        return reversing_writer(rounds, seed=seed)
    return published_writers(seed=seed)


def make_tasks(rounds: int, seed: int) -> list[Task]:
    """Notes in random order, all kinds equally often; digits change when a note comes round again."""
    data = tomllib.loads(NOTES.read_text("utf-8"))
    dice = random.Random(seed)
    queues: dict[str, list[Task]] = {kind: [] for kind in data}
    tasks: list[Task] = []
    while len(tasks) < rounds:
        kinds = list(data)
        dice.shuffle(kinds)
        for kind in kinds:
            if not queues[kind]:
                again = any(task.kind == kind for task in tasks)
                queues[kind] = _shuffled_notes(kind, data[kind], dice, again)
            tasks.append(queues[kind].pop())
    return tasks[:rounds]


def _shuffled_notes(kind: str, data: dict[str, Any], dice: random.Random, again: bool) -> list[Task]:
    def changed(text: str) -> str:
        return re.sub(r"[2-9]", lambda _: str(dice.randint(2, 9)), text) if again else text

    notes = [
        Task(kind, data["to"], subject, tuple(changed(point) for point in points))
        for subject, *points in data["notes"]
    ]
    dice.shuffle(notes)
    return notes


def play(
    agent: Agent, writer: Writer, tasks: Sequence[Task], on_round: Callable[[int], None] | None = None
) -> list[Round]:
    """Let one agent and one writer meet for as many rounds as there are tasks."""
    rounds: list[Round] = []
    for moment, task in enumerate(tasks):
        draft = agent.draft(task)
        correction = writer.correct(
            draft, task.kind, moment=moment, points=task.points, recipient=Recipient(task.name)
        )
        cost = edit_cost(draft, correction.final)
        agent.learn(task, draft, correction.final)
        rounds.append(Round(task, draft, correction.final, cost, len(correction.content)))
        if on_round is not None:
            on_round(moment + 1)
    return rounds


def run(
    out: Path,
    *,
    rounds: int = 24,
    seed: int = 0,
    agents: Sequence[str] = AGENTS,
    writers: Sequence[str] = ("published",),
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
) -> dict[str, Any]:
    """Play all agents against all writers and write tables and curves to ``out``.

    Returns:
        ``table[]`` with one row for each writer and agent, ``curves`` (cumulated costs), ``files[]``.

    Raises:
        KnownError: what the engine tells, and ``bad-path``.
    """
    tables.prepare_folder(out)
    data = data or DataDirectory.choose()
    tasks = make_tasks(rounds, seed)
    rows: list[dict[str, Any]] = []
    table: list[dict[str, Any]] = []
    curves: dict[str, dict[str, list[float]]] = {}
    files = ["prelude.json", "prelude-rounds.csv", "prelude.csv"]
    for writer_name in writers:
        writer = make_writer(writer_name, rounds, seed)
        costs: dict[str, list[float]] = {}
        for agent_name in agents:
            stage = f"{writer_name}: {agent_name}"

            def tell(done: int, stage: str = stage) -> None:
                if on_progress is not None:
                    on_progress({"stage": stage, "done": done, "total": rounds, "detail": ""})

            with meet(agent_name, writer, tasks, data) as agent:
                played = play(agent, writer, tasks, tell)
            costs[agent.name] = [float(one.cost) for one in played]
            rows += [
                {
                    "writer": writer_name, "agent": agent.name, "round": number, "kind": one.task.kind,
                    "cost": one.cost, "content_changes": one.content, "draft": one.draft, "final": one.final,
                }
                for number, one in enumerate(played, 1)
            ]  # fmt: skip
            tables.write_csv(out / "prelude-rounds.csv", rows)
        table += summarise(writer_name, costs)
        curves[writer_name] = {name: tables.cumulated(values) for name, values in costs.items()}
        picture = f"prelude-{writer_name}.png"
        title = f"Edit cost, writer “{writer_name}”, seed {seed}"
        if tables.write_curves(
            out / picture, curves[writer_name], title, "round", "cumulated edit cost (tokens)"
        ):
            files.append(picture)
    tables.write_csv(out / "prelude.csv", table)
    result = {
        "kind": "prelude", "rounds": rounds, "seed": seed, "table": table, "curves": curves,
        "files": [str(out / name) for name in files],
    }  # fmt: skip
    tables.write_json(out / "prelude.json", result)
    return result


def summarise(writer: str, costs: dict[str, list[float]]) -> list[dict[str, Any]]:
    """One row for each agent: sum, mean with interval, the last third, and the worst window against none."""
    none = costs.get(NoLearning.name)
    rows = []
    for name, values in costs.items():
        low, high = tables.interval(values)
        tail = values[-max(1, len(values) // 3) :]
        row: dict[str, Any] = {
            "writer": writer,
            "agent": name,
            "rounds": len(values),
            "cumulative_cost": sum(values),
            "mean_cost": round(tables.mean(values), 2),
            "mean_low": round(low, 2),
            "mean_high": round(high, 2),
            "mean_cost_last_third": round(tables.mean(tail), 2),
            "against_no_learning": round(sum(values) / sum(none), 3) if none and sum(none) else None,
            "worst_window_against_no_learning": worst_window(values, none) if none else None,
        }
        rows.append(row)
    return rows


def worst_window(values: Sequence[float], none: Sequence[float], width: int = WINDOW) -> float:
    """The largest ratio of an agent's cost to that without learning, over all windows of ``width`` rounds."""
    width = min(width, len(values))
    ratios = [
        sum(values[start : start + width]) / max(1.0, sum(none[start : start + width]))
        for start in range(len(values) - width + 1)
    ]
    return round(max(ratios, default=1.0), 3)


@contextlib.contextmanager
def meet(name: str, writer: Writer, tasks: Sequence[Task], data: DataDirectory) -> Iterator[Agent]:
    """An agent on a fresh engine that knows the recipients and nothing else."""
    with throw_away_engine(data) as engine:
        _introduce(engine, sorted({task.to for task in tasks}))
        if name in ("raw-edits", "cipher-1", "cipher-5"):
            with _models(data) as (model, encoder):
                if name == "raw-edits":
                    yield RawEdits(model, encoder, 5, NoLearning(engine))
                else:
                    yield Cipher(engine, model, encoder, int(name[-1]))
        elif name == "ownhand":
            yield Ownhand(engine)
        elif name == "oracle":
            tastes = {task.kind: (task.to, writer.taste(task.kind)) for task in tasks}
            yield Oracle(engine, tastes)
        else:
            yield NoLearning(engine)


def _introduce(engine: Engine, people: Sequence[str]) -> None:
    """Index one short mail from each recipient, so that they are people the library knows."""
    with tempfile.TemporaryDirectory(prefix="ownhand-") as folder:
        path = Path(folder) / "Inbox.mbox"
        box = mailbox.mbox(path)
        with contextlib.closing(box):
            for number, person in enumerate(people, 1):
                message = EmailMessage()
                message["From"], message["To"], message["Subject"] = person, SELF, "Hello"
                message["Date"] = f"Mon, {number:02d} Sep 2025 09:00:00 +0000"
                message["Message-ID"] = f"<introduction-{number}@example.org>"
                message.set_content("Please write to me at this address from now on.\n")
                box.add(message)
        engine.call("add", {"paths": [str(path)]})
    engine.call("identity.add", {"address": SELF.partition("<")[2].rstrip(">")})


@contextlib.contextmanager
def _models(data: DataDirectory) -> Iterator[tuple[Any, Any]]:
    """The user's language and embedding models, loaded here as well, for the published methods.

    Raises:
        KnownError: ``model-missing``.
    """
    from assistant.engine.loaded import LoadedModels
    from assistant.settings import Settings

    loaded, settings = LoadedModels(data.models), Settings.defaults()
    language = loaded.language(settings)
    if language is None:
        raise KnownError(
            "model-missing",
            "No language model is installed, so the published methods can't be measured.",
            "Install one: ownhand models install starter",
        )
    try:
        yield language, loaded.embedder(settings)
    finally:
        loaded.release()
