"""A folder under change, watched: mailboxes grow, files move, go and are replaced, storms of files come and go.

At the end the library must equal a fresh index of the folder. Figures: how many changes, and how many items and
places differ from the fresh index (0 is right).
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.database import faults, migrate, open_database
from assistant.engine.workshop import Workshop
from assistant.library.indexer import Indexer
from assistant.library.store import Library
from assistant.paths import DataDirectory
from assistant.safety.network import Jail
from tests.bench.bench_index import _message
from tests.bench.figures import Figure

MINUTES = 10.0
STORM = 100_000
LONGEST_CATCHING_UP = 3_600.0
SEPARATOR = b"From x@example.org Mon Jan  6 10:00:00 2020\n"


def run(quick: bool, minutes: float | None = None) -> list[Figure]:
    """Change a folder for some minutes with the background at work, then compare."""
    minutes = minutes if minutes is not None else (0.3 if quick else MINUTES)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        os.environ["OWNHAND_MODELS"] = str(root / "no-models")
        tree = _tree(root / "tree")
        workshop = Workshop(DataDirectory(root / "data").prepare(), Jail(()))
        Indexer(workshop.bench.library).run([tree])
        workshop.background.start()
        changes = _Churn(tree, STORM if minutes >= 5 else 2_000).go_on(60.0 * minutes)
        started = time.perf_counter()
        caught_up = _catch_up(workshop)
        seconds = time.perf_counter() - started
        workshop.background.stop(60.0)
        library = workshop.bench.library
        Indexer(library).settle()
        damage = len(faults(library.db))
        watched = _contents(library)
        workshop.close()
        fresh = _fresh(root / "fresh", tree)
    note = f"{minutes:g} minutes, {len(fresh):,} items at the end" + ("" if caught_up else ", not caught up")
    differing = sum(watched.get(key) != fresh.get(key) for key in watched.keys() | fresh.keys())
    return [
        Figure("changes made while watched", changes, "changes", note=note),
        Figure("catching up after the last change", seconds, "s"),
        Figure("items unlike a fresh index", differing + damage, "items"),
    ]


class _Churn:
    """Random changes of a folder, repeatable by their seed."""

    def __init__(self, tree: Path, storm: int) -> None:
        self._tree = tree
        self._storm = storm
        self._chance = random.Random(11)
        self._number = 1_000_000

    def go_on(self, seconds: float) -> int:
        """Change the folder for some time; returns how many changes were made."""
        steps: list[Callable[[], int]] = [
            self._append, self._deliver, self._flag, self._write, self._replace, self._remove, self._move, self._compact
        ]  # fmt: skip
        until, changes = time.monotonic() + seconds, 0
        storms = [until - seconds * share for share in (0.8, 0.4)]
        while time.monotonic() < until:
            if storms and time.monotonic() > storms[0]:
                storms.pop(0)
                changes += self._blow(keep=bool(storms))
            changes += self._chance.choice(steps)()
            time.sleep(self._chance.random() * 0.4)
        return changes

    def _mail(self) -> bytes:
        self._number += 1
        return _message(self._chance, self._number)

    def _append(self) -> int:
        with open(self._tree / "box.mbox", "ab") as file:
            file.write(SEPARATOR + self._mail() + b"\n\n")
        return 1

    def _compact(self) -> int:
        """A mail program leaves some messages out and replaces the file."""
        box = self._tree / "box.mbox"
        messages = box.read_bytes().split(SEPARATOR)[1:]
        kept = [one for one in messages if self._chance.random() > 0.1] or messages[:1]
        (self._tree / "box.tmp").write_bytes(b"".join(SEPARATOR + one for one in kept))
        os.replace(self._tree / "box.tmp", box)
        return 1

    def _deliver(self) -> int:
        name = f"{self._number + 1}.host"
        (self._tree / "Mail" / "tmp" / name).write_bytes(self._mail())
        os.rename(self._tree / "Mail" / "tmp" / name, self._tree / "Mail" / "new" / name)
        return 1

    def _flag(self) -> int:
        for path in self._some("Mail/new") or self._some("Mail/cur"):
            flags = "".join(sorted(self._chance.sample("FRS", 2)))
            os.rename(path, self._tree / "Mail" / "cur" / f"{path.name.partition(':')[0]}:2,{flags}")
        return 1

    def _write(self) -> int:
        self._number += 1
        text = f"Document {self._number} speaks of {self._chance.choice(('rain', 'wind', 'snow'))}.\n" * 5
        folder = self._tree / "docs" / str(self._chance.randrange(5))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{self._number}.txt").write_text(text)
        return 1

    def _replace(self) -> int:
        """As editors save: the old file becomes a backup, the new one takes its name."""
        for path in self._some("docs"):
            backup = path.with_name(path.name + "~")
            os.rename(path, backup)
            path.write_text(f"Rewritten {self._chance.random()}.\n" * 3)
            backup.unlink()
        return 1

    def _remove(self) -> int:
        for path in self._some("docs") + self._some("Mail/cur"):
            path.unlink()
        return 1

    def _move(self) -> int:
        """A file or a whole folder goes elsewhere."""
        folders = [path for path in (self._tree / "docs").iterdir() if path.is_dir()]
        if folders and self._chance.random() < 0.3:
            self._number += 1
            os.rename(self._chance.choice(folders), self._tree / "docs" / f"moved-{self._number}")
        for path in self._some("docs"):
            self._number += 1
            os.rename(path, self._tree / f"{self._number}.txt")
        return 1

    def _blow(self, keep: bool) -> int:
        folder = self._tree / f"storm-{self._number}"
        folder.mkdir()
        for number in range(self._storm):
            (folder / f"{number}.txt").write_text(f"Storm {number} of {self._number}.\n")
        if not keep:
            shutil.rmtree(folder)
        else:
            for number in range(0, self._storm, 2):
                (folder / f"{number}.txt").unlink()
        return self._storm + self._storm // 2

    def _some(self, below: str) -> list[Path]:
        found = [path for path in (self._tree / below).rglob("*") if path.is_file() and path.suffix != "~"]
        return [self._chance.choice(found)] if found else []


def _tree(tree: Path) -> Path:
    chance = random.Random(3)
    for name in ("Mail/cur", "Mail/new", "Mail/tmp", "docs/0"):
        (tree / name).mkdir(parents=True)
    for number in range(200):
        (tree / "Mail" / "cur" / f"{number}.host:2,S").write_bytes(_message(chance, number))
        (tree / "docs" / "0" / f"{number}.txt").write_text(f"Document number {number}.\n" * 4)
    messages = (SEPARATOR + _message(chance, 10_000 + number) + b"\n\n" for number in range(300))
    (tree / "box.mbox").write_bytes(b"".join(messages))
    return tree


def _catch_up(workshop: Workshop) -> bool:
    """Wait until nothing is pending or at work for a while."""
    until, quiet = time.monotonic() + LONGEST_CATCHING_UP, 0
    while time.monotonic() < until and quiet < 20:
        state = workshop.background.describe()
        quiet = quiet + 1 if not state["pending"] and state["state"] == "watching" else 0
        time.sleep(0.5)
    return quiet >= 20


def _fresh(folder: Path, tree: Path) -> dict[str, list[tuple[object, ...]]]:
    folder.mkdir()
    db = open_database(folder / "library.db")
    migrate(db)
    Indexer(Library(db)).run([tree])
    contents = _contents(Library(db))
    db.close()
    return contents


def _contents(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """For each item its text, and every place where it stands."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for key, *values in library.db.conn.execute(
        "SELECT items.key, items.kind, items.title, items.new_text, files.path, places.place, places.labels "
        "FROM items LEFT JOIN places ON places.item_id = items.id LEFT JOIN files ON files.id = places.file_id"
    ):
        found.setdefault(key, []).append(tuple(values))
    return {key: sorted(places, key=repr) for key, places in found.items()}
