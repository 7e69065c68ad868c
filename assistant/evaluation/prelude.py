"""Simulated writers in the protocol of PRELUDE: rounds of draft, correction and lesson, and what they cost.

In each round a note comes up, the agent drafts a text from it, the writer corrects it by a hidden taste that
depends on the kind of text, and the agent may learn. The figure is the edit cost summed over all rounds. The
order of the notes, the writer and the model are the same for every agent.

Every finished round is on disk at once. The same command on the same folder goes on where it was interrupted.
"""

from __future__ import annotations

import contextlib
import hashlib
import mailbox
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

from assistant.errors import KnownError
from assistant.evaluation import figures, tables
from assistant.evaluation.agents import AGENTS, Agent, NoLearning, Oracle, Ownhand, active_preferences
from assistant.evaluation.published import make_published
from assistant.evaluation.rounds import Diary, Round, play
from assistant.evaluation.side_by_side import SideBySide, Stage, how_many
from assistant.evaluation.statistics import cumulated, interval, mean
from assistant.evaluation.tasks import make_tasks, recipients
from assistant.evaluation.taste import Recipient
from assistant.evaluation.throwaway import Engine, Progress, computed_once, copy_data, engine_at
from assistant.evaluation.writer import Writer
from assistant.evaluation.writers import make_writer, reversal_of
from assistant.paths import DataDirectory, computed_folder

QUICK_ROUNDS, FULL_ROUNDS = 40, 200
QUICK_WRITERS = ("published", "noise", "reversal")
# The published methods ask the model much; beside the published writers a quick run does without them.
QUICK_AGENTS = ("none", "ownhand", "oracle")
PUBLISHED = ("raw-edits", "cipher-1", "cipher-5", "prose")
# Tasks of another draw, to check the ledger on in the end.
HELD_OUT = 12
OTHER_SEED = 7919
SELF = "Sam Keller <sam.keller@example.org>"


@dataclass(frozen=True, slots=True)
class Match:
    """One agent against one writer."""

    agent: str
    writer: str
    rounds: int
    seed: int

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"{self.writer}-{self.rounds}-seed-{self.seed}-{self.agent}"


def run(
    out: Path,
    *,
    rounds: int = QUICK_ROUNDS,
    seeds: Sequence[int] = (0,),
    agents: Sequence[str] | None = None,
    writers: Sequence[str] = QUICK_WRITERS,
    at_once: int = 0,
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
) -> dict[str, Any]:
    """Play all agents against all writers and write tables and curves to ``out``.

    Args:
        agents: None takes all of them for the published writers and the ``QUICK_AGENTS`` for the others.
        at_once: matches played at a time; 0 takes what the machine carries. The results are the same.

    Returns:
        ``table[]`` with one row for each writer and agent, ``figures[]``, ``curves`` (costs summed up, mean
        of the seeds), ``files[]``.

    Raises:
        KnownError: what the engine tells, and ``bad-path``.
    """
    tables.prepare_folder(out)
    data = data or DataDirectory.choose()
    chosen = {writer: agents or (AGENTS if writer == "published" else QUICK_AGENTS) for writer in writers}
    table: list[dict[str, Any]] = []
    found: list[figures.Figure] = []
    curves: dict[str, dict[str, list[float]]] = {}
    files = ["prelude.json", "prelude.csv", "prelude-figures.csv", "prelude-rounds.csv"]
    rows: list[dict[str, Any]] = []
    folder = out / "rounds"
    with (
        computed_once(folder / "computed", data),
        SideBySide(at_once or how_many(data)) as pool,
    ):
        stage = Stage(folder, data, on_progress, pool.stop)
        matches = [
            Match(agent, writer, rounds, seed)
            for writer in writers
            for agent in chosen[writer]
            for seed in seeds
        ]
        under_way = {match: pool.start(partial(play_match, match, stage)) for match in matches}
        for writer in writers:
            played = {
                agent: [under_way[Match(agent, writer, rounds, seed)].result() for seed in seeds]
                for agent in chosen[writer]
            }
            rows += [row for agent in chosen[writer] for row in _rounds_table(writer, agent, played[agent])]
            table += summarise(writer, played)
            found += figures.compare(writer, played, reversal_of(rounds) if writer == "reversal" else None)
            if "ownhand" in played:
                checked = [read_check(folder / Match("ownhand", writer, rounds, seed).name) for seed in seeds]
                found.append(figures.confirmed_figure(writer, checked))
            curves[writer] = {_title(agent): _mean_curve(played[agent]) for agent in chosen[writer]}
            picture = f"prelude-{writer}.png"
            title = f"Edit cost, writer “{writer}”, {len(seeds)} × {rounds} rounds"
            tables.write_curves(out / picture, curves[writer], title, "round", "summed edit cost (tokens)")
            files.append(picture)
            tables.write_csv(out / "prelude-rounds.csv", rows)
            tables.write_csv(out / "prelude.csv", table)
            tables.write_csv(out / "prelude-figures.csv", [figure.row() for figure in found])
    shutil.rmtree(folder / "prepared", ignore_errors=True)
    result = {
        "kind": "prelude", "rounds": rounds, "seeds": list(seeds), "table": table,
        "figures": [figure.row() for figure in found], "curves": curves,
        "files": [str(out / name) for name in files],
    }  # fmt: skip
    tables.write_json(out / "prelude.json", result)
    return result


def play_match(match: Match, stage: Stage) -> list[Round]:
    """Play one match to its end, from where it was interrupted; without an engine where all is played.

    Raises:
        Cancelled: after ``stop``.
    """
    writer = make_writer(match.writer, match.rounds, match.seed)
    kinds = list(writer.tastes)
    tasks = make_tasks(kinds, match.rounds, match.seed)
    home = stage.folder / match.name
    diary = Diary(home / "rounds.jsonl")

    def tell(done: int) -> None:
        if stage.on_progress is not None:
            name = f"{match.writer}: {_title(match.agent)}"
            stage.on_progress({"stage": name, "done": done, "total": match.rounds, "detail": ""})

    with contextlib.closing(diary):
        over = len(diary.rounds) >= len(tasks)
        if not over or (match.agent == "ownhand" and not (home / "check.json").exists()):
            _prepare(home / "data", kinds, stage)
            with (
                engine_at(home / "data", stage.data) as engine,
                _agent(match.agent, engine, writer, kinds, stage.data) as agent,
            ):
                play(agent, writer, tasks, diary, tell, stage.stop)
                if match.agent == "ownhand":
                    _check_ledger(engine, writer, kinds, match, home)
        shutil.rmtree(home / "data", ignore_errors=True)
        return list(diary.rounds)


def _prepare(home: Path, kinds: Sequence[str], stage: Stage) -> None:
    """A data directory that knows the recipients and nothing else; made once for the same people."""
    if home.exists():
        return
    people = recipients(kinds)
    digest = hashlib.sha256("\n".join(people).encode()).hexdigest()[:12]
    prepared = stage.folder / "prepared" / digest
    with stage.preparing:
        if not (prepared / "done").exists():
            shutil.rmtree(prepared, ignore_errors=True)
            (prepared / "data").mkdir(parents=True)
            with engine_at(prepared / "data", stage.data) as engine:
                _introduce(engine, people)
            (prepared / "done").touch()
    copy_data(prepared / "data", home)


@contextlib.contextmanager
def _agent(
    name: str, engine: Engine, writer: Writer, kinds: Sequence[str], data: DataDirectory
) -> Iterator[Agent]:
    """An agent on an engine."""
    if name in PUBLISHED:
        with _models(data) as (model, encoder):
            yield make_published(name, engine, model, encoder, lambda: NoLearning(engine))
    elif name == "ownhand":
        yield Ownhand(engine)
    elif name == "oracle":
        people = {to: kind for kind in kinds for to in recipients([kind])}
        yield Oracle(engine, writer.taste, people)
    else:
        yield NoLearning(engine)


def _check_ledger(engine: Engine, writer: Writer, kinds: Sequence[str], match: Match, home: Path) -> None:
    """Compare the ledger with what the writer makes of texts that nobody learned from."""
    tasks = make_tasks(kinds, HELD_OUT, match.seed + OTHER_SEED)
    plain = NoLearning(engine)
    held_out = []
    for task in tasks:
        written = plain.draft(task)
        final = writer.correct(
            written.text, task.kind, moment=match.rounds, points=task.points, recipient=Recipient(task.name)
        ).final
        held_out.append(Round(task, written, final, 0))
    ledger = active_preferences(engine)
    right, judged = figures.confirmed(ledger, held_out)
    tables.write_json(home / "check.json", {"right": right, "judged": judged, "ledger": ledger})


def read_check(home: Path) -> tuple[int, int]:
    """How many preferences held-out texts confirmed, and how many could be judged."""
    found = tables.read_json(home / "check.json")
    return int(found["right"]), int(found["judged"])


def ledger_of(out: Path, match: Match) -> list[list[Any]]:
    """The preferences in force when a match was over: id, sentence, name of the person or None, kind."""
    found: list[list[Any]] = tables.read_json(out / "rounds" / match.name / "check.json")["ledger"]
    return found


def summarise(writer: str, played: figures.Played) -> list[dict[str, Any]]:
    """One row for each agent: sum, mean with interval, the last third, and against no learning."""
    none = figures.costs(played["none"]) if "none" in played else None
    rows = []
    for name, seeds in _costs_by_agent(played).items():
        values = [value for one in seeds for value in one]
        low, high = interval(values)
        tails = [value for one in seeds for value in one[-max(1, len(one) // 3) :]]
        worst = max(map(figures.worst_window, seeds, none)) if none else None
        total = sum(map(sum, none)) if none else 0.0
        rows.append(
            {
                "writer": writer,
                "agent": _title(name),
                "rounds": len(seeds[0]),
                "seeds": len(seeds),
                "cumulative_cost": round(sum(values) / len(seeds), 1),
                "mean_cost": round(mean(values), 2),
                "mean_low": round(low, 2),
                "mean_high": round(high, 2),
                "mean_cost_last_third": round(mean(tails), 2),
                "against_no_learning": round(sum(values) / total, 3) if total else None,
                "worst_window_against_no_learning": round(worst, 3) if worst is not None else None,
                "seconds_a_round": round(mean([one.seconds for run in played[name] for one in run]), 2),
            }
        )
    return rows


def _costs_by_agent(played: figures.Played) -> dict[str, list[list[float]]]:
    return {name: figures.costs(rounds) for name, rounds in played.items()}


def _title(agent: str) -> str:
    return {
        "none": "no learning", "raw-edits": "raw edits (k=5)", "cipher-1": "CIPHER-1", "cipher-5": "CIPHER-5",
        "prose": "PROSE-style", "ownhand": "Ownhand", "oracle": "oracle",
    }[agent]  # fmt: skip


def _mean_curve(seeds: Sequence[Sequence[Round]]) -> list[float]:
    curves = [cumulated([float(one.cost) for one in rounds]) for rounds in seeds]
    return [round(mean(values), 2) for values in zip(*curves, strict=True)]


def _rounds_table(writer: str, agent: str, seeds: Sequence[Sequence[Round]]) -> list[dict[str, Any]]:
    return [
        {
            "writer": writer, "agent": _title(agent), "run": run_number, "round": number,
            "kind": one.task.kind,
            "to": one.task.name, "cost": one.cost, "content_changes": len(one.content),
            "draft": one.written.text, "final": one.final,
        }
        for run_number, rounds in enumerate(seeds, 1)
        for number, one in enumerate(rounds, 1)
    ]  # fmt: skip


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
        if people:
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

    loaded, settings = LoadedModels(data.models, computed_folder()), Settings.defaults()
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
