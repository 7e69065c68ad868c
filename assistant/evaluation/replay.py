"""Replay of real authors: drafts from the points of mails they sent, against what they really wrote.

An author's sent mails are put in time order. The oldest become the library. From each of those that follow
the points are taken (`notes`), a draft is made, and the real mail is the final, from which the arms that
learn do so. The newest are held out: drafted and measured, but not learned from. Arms:

- *none*: an empty library and nothing learned;
- *retrieval*: the library with the author's mails as examples, but no profile;
- *profile*: the library with the measured profile, but no examples;
- *preferences*: an empty library, and every real mail before the held-out ones is learned from;
- *all*: library, profile, examples and learning.

Every finished mail is on disk at once, and the tables are written anew after every arm that is over.
The same command on the same folder goes on where it was interrupted.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from assistant.evaluation import figures, tables
from assistant.evaluation.agents import Written, active_preferences
from assistant.evaluation.authors import Author, Sent, write_mailbox
from assistant.evaluation.measures import Yardstick
from assistant.evaluation.notes import points_of
from assistant.evaluation.rounds import Diary, Round, play
from assistant.evaluation.side_by_side import SideBySide, Stage, how_many
from assistant.evaluation.statistics import cumulated, mean
from assistant.evaluation.summary import compare_arms, figures_of, grouped
from assistant.evaluation.tasks import Task
from assistant.evaluation.throwaway import Engine, Progress, computed_once, copy_data, engine_at
from assistant.evaluation.writer import Correction
from assistant.paths import DataDirectory

ARMS = ("none", "retrieval", "profile", "preferences", "all")
WITH_LIBRARY = ("retrieval", "profile", "all")
LEARNING = ("preferences", "all")
WITHOUT = {"retrieval": ["profile"], "profile": ["exemplars"]}
QUICK = (24, 24)
FULL = (100, 60)
# The library holds at most so many of the mails before, the newest of them.
MOST_HISTORY = 400
TABLES = ("replay", "replay-people", "replay-tests", "replay-figures", "replay-mails")
# People for whom a curve of their own is drawn.
MOST_DRAWN = 3


@dataclass(frozen=True, slots=True)
class Split:
    """An author's mails, parted by time."""

    author: Author
    history: tuple[Sent, ...]
    lessons: tuple[Sent, ...]
    held_out: tuple[Sent, ...]

    @property
    def earlier(self) -> tuple[Sent, ...]:
        """All that was sent before the held-out mails."""
        return self.history + self.lessons

    @property
    def folder(self) -> str:
        """What the author's folder is called."""
        name = re.sub(r"\W+", "-", self.author.name.casefold()).strip("-") or "author"
        return f"{name}-{len(self.lessons)}-{len(self.held_out)}"


def split(author: Author, lessons: int, held_out: int) -> Split:
    """Part an author's mails; half of them at least stay history."""
    mails = [mail for mail in author.mails if points_of(mail.text, mail.names)]
    if lessons + held_out > len(mails) // 2:
        share = len(mails) // 2 / (lessons + held_out)
        lessons, held_out = int(lessons * share), max(1, int(held_out * share))
    first, second = len(mails) - held_out - lessons, len(mails) - held_out
    history = tuple(mails[:first][-MOST_HISTORY:])
    return Split(author, history, tuple(mails[first:second]), tuple(mails[second:]))


class RealWriter:
    """The author of real mails, who makes of each draft what they really sent."""

    def __init__(self, mails: Sequence[Sent]) -> None:
        self._mails = mails

    def correct(
        self, draft: str, kind: str, *, moment: int = 0, points: Sequence[str] = (), recipient: object = None
    ) -> Correction:
        """The real mail of this moment."""
        return Correction(self._mails[moment].text)


class Arm:
    """The product with some of its cues; it learns from the first ``lessons`` mails or from none."""

    def __init__(self, engine: Engine, name: str, lessons: int) -> None:
        self.name = name
        self._engine = engine
        self._left = lessons if name in LEARNING else 0

    def draft(self, task: Task) -> Written:
        """Write a mail with the cues of this arm."""
        answer = self._engine.call(
            "draft",
            {
                "to": [task.to] if task.to else [],
                "subject": task.subject,
                "kind": "mail",
                "points": list(task.points),
                "learning": self.name in LEARNING,
                "without": WITHOUT.get(self.name, []),
            },
        )
        return Written(str(answer["text"]), str(answer["draft_id"]))

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """Learn from the real mail, before the held-out ones."""
        if self._left <= 0:
            return {}
        self._left -= 1
        outcome = "accepted" if written.text == final else "edited"
        params = {"draft_id": written.draft_id, "final": final, "outcome": outcome}
        return {"learned": [entry["text"] for entry in self._engine.call("learn", params)["learned"]]}

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """The ledger is where it was."""
        self._left -= 1


def run(
    out: Path,
    *,
    authors: Sequence[Author],
    lessons: int = QUICK[0],
    mails: int = QUICK[1],
    arms: Sequence[str] = ARMS,
    at_once: int = 0,
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
) -> dict[str, Any]:
    """Replay each author in every arm.

    Args:
        lessons: mails that are drafted and learned from.
        mails: newest mails, which are held out.
        at_once: arms played at a time; 0 takes what the machine carries. The results are the same.

    Returns:
        ``table[]`` with one row for each author and arm over the held-out mails, ``people[]`` the same for
        each recipient, ``tests[]`` the paired comparisons with *none*, ``figures[]``, ``files[]``.

    Raises:
        KnownError: what the engine tells, and ``bad-path``.
    """
    tables.prepare_folder(out)
    data = data or DataDirectory.choose()
    parted = [split(author, lessons, mails) for author in authors]
    yardstick = Yardstick(parted)
    measured: dict[tuple[str, str], list[dict[str, Any]]] = {}
    folder = out / "rounds"
    with computed_once(folder / "computed", data), SideBySide(at_once or how_many(data)) as pool:
        stage = Stage(folder, data, on_progress, pool.stop)
        under_way = {
            pool.start(partial(play_arm, one, arm, stage)): (one, arm) for one in parted for arm in arms
        }
        try:
            for over in as_completed(under_way):
                one, arm = under_way[over]
                measured[one.folder, arm] = yardstick.rows(one, arm, over.result())
                _write(out, parted, arms, measured)
                cost = mean([row["edit_cost_normalised"] for row in _held_out(measured[one.folder, arm])])
                total = len(one.lessons) + len(one.held_out)
                _tell(stage, one, arm, total, total, f"edit cost {cost:.3f}")
        finally:  # what was played before an interruption is drawn as well
            pictures = [name for one in parted for name in _draw(out, one, arms, measured)]
    return _write(out, parted, arms, measured, pictures)


def _held_out(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["held_out"]]


def _write(
    out: Path,
    parted: Sequence[Split],
    arms: Sequence[str],
    measured: Mapping[tuple[str, str], list[dict[str, Any]]],
    pictures: Sequence[str] = (),
) -> dict[str, Any]:
    """Write the tables of the arms that are over; gives the result so far."""
    over = {one.folder: [arm for arm in arms if (one.folder, arm) in measured] for one in parted}
    rows = [row for one in parted for arm in over[one.folder] for row in measured[one.folder, arm]]
    files = ["replay.json", *(f"{name}.csv" for name in TABLES), *pictures]
    held_out = _held_out(rows)
    tests = compare_arms(held_out)
    found = [figure.row() for figure in (*figures_of(held_out, tests), *_confirmed(out, parted, over))]
    table, people = grouped(held_out, ("author", "arm")), grouped(held_out, ("author", "to", "arm"))
    for name, written in zip(TABLES, (table, people, tests, found, rows), strict=True):
        tables.write_csv(out / f"{name}.csv", written)
    result = {
        "kind": "replay", "lessons": [len(one.lessons) for one in parted],
        "mails": [len(one.held_out) for one in parted],
        "arms": len(parted) * len(arms), "arms_over": len(measured),
        "table": table, "people": people, "tests": tests,
        "figures": found, "files": [str(out / name) for name in files],
    }  # fmt: skip
    tables.write_json(out / "replay.json", result)
    return result


def _confirmed(out: Path, parted: Sequence[Split], over: Mapping[str, Sequence[str]]) -> list[figures.Figure]:
    """For each author what the held-out mails confirm of the ledgers of the arms that learn."""
    found = []
    for one in parted:
        checks = [
            tables.read_json(out / "rounds" / one.folder / arm / "check.json")
            for arm in over[one.folder]
            if arm in LEARNING
        ]
        if checks:
            counts = [(int(check["right"]), int(check["judged"])) for check in checks]
            found.append(figures.confirmed_figure(one.author.name, counts))
    return found


def play_arm(one: Split, arm: str, stage: Stage) -> list[Round]:
    """Replay an author in one arm, from where it was interrupted.

    Raises:
        Cancelled: after ``stop``.
    """
    home = stage.folder / one.folder / arm
    mails = one.lessons + one.held_out
    tasks = [Task("", mail.recipient, mail.subject, points_of(mail.text, mail.names)) for mail in mails]
    diary = Diary(home / "rounds.jsonl")

    tell = partial(_tell, stage, one, arm, len(mails))
    with contextlib.closing(diary):
        if len(diary.rounds) < len(tasks) or (arm in LEARNING and not (home / "check.json").exists()):
            with _engine(one, arm, stage) as engine:
                play(Arm(engine, arm, len(one.lessons)), RealWriter(mails), tasks, diary, tell, stage.stop)
                if arm in LEARNING:
                    _check_ledger(engine, home, diary.rounds[len(one.lessons) :])
        shutil.rmtree(home / "data", ignore_errors=True)
        return list(diary.rounds)


def _tell(stage: Stage, one: Split, arm: str, total: int, done: int, detail: str = "") -> None:
    if stage.on_progress is not None:
        name = f"{one.author.name}: {arm}"
        stage.on_progress({"stage": name, "done": done, "total": total, "detail": detail})


@contextlib.contextmanager
def _engine(one: Split, arm: str, stage: Stage) -> Iterator[Engine]:
    """An engine that knows whose mails these are, and has the earlier ones where the arm is to have them.

    They are indexed once for each author; the arms work on copies.
    """
    home, library = stage.folder / one.folder / arm / "data", stage.folder / one.folder / "library"
    if arm in WITH_LIBRARY and not home.exists():
        with stage.preparing:
            if not (library / "done").exists():
                _index(one, library, stage)
        copy_data(library / "data", home)
    with engine_at(home, stage.data) as engine:
        if not engine.call("identity")["addresses"]:
            engine.call("identity.add", {"address": one.author.address})
        yield engine


def _index(one: Split, library: Path, stage: Stage) -> None:
    """Read an author's earlier mails into a library that arms start from."""
    shutil.rmtree(library, ignore_errors=True)
    (library / "data").mkdir(parents=True)
    with (
        engine_at(library / "data", stage.data) as engine,
        tempfile.TemporaryDirectory(prefix="ownhand-") as box,
    ):
        write_mailbox(one.author, one.history, Path(box) / "Sent.mbox")
        engine.call("add", {"paths": [str(Path(box) / "Sent.mbox")]})
        engine.call("identity.add", {"address": one.author.address})
    (library / "done").touch()


def _check_ledger(engine: Engine, home: Path, held_out: Sequence[Round]) -> None:
    """Compare the ledger with the held-out mails, from which nobody learned."""
    ledger = active_preferences(engine)
    right, judged = figures.confirmed(ledger, held_out)
    tables.write_json(home / "check.json", {"right": right, "judged": judged, "ledger": ledger})


def _draw(
    out: Path,
    one: Split,
    arms: Sequence[str],
    measured: Mapping[tuple[str, str], list[dict[str, Any]]],
) -> list[str]:
    """Summed edit cost over all mails replayed, a line for each arm: to everybody, and to some people."""
    played = {arm: measured[one.folder, arm] for arm in arms if (one.folder, arm) in measured}
    if not played:
        return []
    people = Counter(mail.to for mail in one.lessons + one.held_out if mail.to)
    named = {mail.to: mail.to_name or mail.to for mail in one.lessons + one.held_out}
    drawn = []
    for number, person in enumerate([None, *(person for person, _ in people.most_common(MOST_DRAWN))]):
        curves = {
            arm: cumulated([row["edit_cost"] for row in rows if person in (None, row["to"])])
            for arm, rows in played.items()
        }
        picture = f"replay-{one.folder}{f'-person-{number}' if number else ''}.png"
        title = f"Edit cost against what {one.author.name} wrote"
        title += f" to {named[person]}" if person is not None else ""
        tables.write_curves(out / picture, curves, title, "mail", "summed edit cost (tokens)")
        drawn.append(picture)
    return drawn
