"""Simulated writers in the protocol of PRELUDE: rounds of draft, correction and lesson, and what they cost.

In each round a note comes up, the agent drafts a text from it, the writer corrects it by a hidden taste that
depends on the kind of text, and the agent may learn. The figure is the edit cost summed over all rounds. The
order of the notes, the writer and the model are the same for every agent.

Every finished round is on disk at once. The same command on the same folder goes on where it was interrupted.
After every match that is over, the tables of all that are over are written anew (``standings``).
"""

from __future__ import annotations

import contextlib
import hashlib
import mailbox
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
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
from assistant.evaluation.standings import Match, Standings, title
from assistant.evaluation.tasks import make_tasks, recipients
from assistant.evaluation.taste import Recipient
from assistant.evaluation.throwaway import Engine, Progress, computed_once, copy_data, engine_at
from assistant.evaluation.writer import Writer
from assistant.evaluation.writers import WRITERS, make_writer
from assistant.paths import DataDirectory, computed_folder

QUICK_ROUNDS, FULL_ROUNDS = 40, 200
# The published methods ask the model much: 40 rounds of one take as long as those of all others. Beside the
# published writers a quick run has the one we are held against.
QUICK_AGENTS = ("none", "cipher-5", "ownhand", "oracle")
PUBLISHED = ("raw-edits", "cipher-1", "cipher-5", "prose")
# Who asks the model little plays first, so that an interrupted run tells about every writer; of the others
# who takes longest, so that no core is left without work in the end.
ORDER = ("none", "ownhand", "oracle", "prose", "cipher-5", "cipher-1", "raw-edits")
# Tasks of another draw, to check the ledger on in the end.
HELD_OUT = 12
OTHER_SEED = 7919
SELF = "Sam Keller <sam.keller@example.org>"


def run(
    out: Path,
    *,
    rounds: int = QUICK_ROUNDS,
    seeds: Sequence[int] = (0,),
    agents: Sequence[str] | None = None,
    writers: Sequence[str] = WRITERS,
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
    matches = [
        Match(agent, writer, rounds, seed) for writer in writers for agent in chosen[writer] for seed in seeds
    ]
    folder = out / "rounds"
    standings = Standings(out, matches)
    with (
        computed_once(folder / "computed", data),
        SideBySide(at_once or how_many(data)) as pool,
    ):
        stage = Stage(folder, data, on_progress, pool.stop)
        under_way = {pool.start(partial(play_match, match, stage)): match for match in _in_turn(matches)}
        try:
            for over in as_completed(under_way):
                match = under_way[over]
                standings.add(match, over.result(), _check_of(folder / match.name))
                _tell(stage, match, match.rounds, f"summed edit cost {standings.total(match)}")
        finally:  # what was played before an interruption is drawn as well
            standings.draw()
    shutil.rmtree(folder / "prepared", ignore_errors=True)
    return standings.result()


def _in_turn(matches: Sequence[Match]) -> list[Match]:
    """Matches in the order in which they are begun."""
    writers = list(dict.fromkeys(match.writer for match in matches))
    return sorted(
        matches,
        key=lambda match: (
            match.agent in PUBLISHED,
            writers.index(match.writer),
            ORDER.index(match.agent),
        ),
    )


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

    with contextlib.closing(diary):
        over = len(diary.rounds) >= len(tasks)
        if not over or (match.agent == "ownhand" and not (home / "check.json").exists()):
            _prepare(home / "data", kinds, stage)
            with (
                engine_at(home / "data", stage.data) as engine,
                _agent(match.agent, engine, writer, kinds, stage.data) as agent,
            ):
                play(agent, writer, tasks, diary, partial(_tell, stage, match), stage.stop)
                if match.agent == "ownhand":
                    _check_ledger(engine, writer, kinds, match, home)
        shutil.rmtree(home / "data", ignore_errors=True)
        return list(diary.rounds)


def _tell(stage: Stage, match: Match, done: int, detail: str = "") -> None:
    if stage.on_progress is not None:
        name = f"{match.writer}: {title(match.agent)}" + (f", seed {match.seed}" if match.seed else "")
        stage.on_progress({"stage": name, "done": done, "total": match.rounds, "detail": detail})


def _check_of(home: Path) -> tuple[int, int] | None:
    """How many preferences held-out texts confirmed, and how many could be judged; None where none were."""
    if not (home / "check.json").exists():
        return None
    found = tables.read_json(home / "check.json")
    return int(found["right"]), int(found["judged"])


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


def ledger_of(out: Path, match: Match) -> list[list[Any]]:
    """The preferences in force when a match was over: id, sentence, name of the person or None, kind."""
    found: list[list[Any]] = tables.read_json(out / "rounds" / match.name / "check.json")["ledger"]
    return found


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
