"""How fast mail becomes searchable by keyword, and what an unchanged source costs.

Beside it: the standard library alone, reading the same mailbox (``mailbox`` and ``email``, full parse, decoded
bodies) without storing anything, a bare walk with one ``stat`` per file, and ``mu index`` and ``notmuch new`` on
the same Maildir where they are installed (Debian: maildir-utils, notmuch).
"""

from __future__ import annotations

import email.message
import email.utils
import mailbox
import os
import random
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from assistant.database import migrate, open_database
from assistant.library.indexer import Indexer
from assistant.library.records import IndexReport
from assistant.library.store import Library
from tests.bench.figures import Figure

FILES = 20_000
WORDS = (
    "the a of to and in we you I it is that for on with this be as have will are can from our not at by "
    "report meeting contract figures delivery price turbine garden invoice station budget question answer "
    "Monday Thursday March office project letter customer supplier number version draft review plan change "
    "please thanks regards attached below tomorrow because however already another between during without"
)


def run(quick: bool) -> list[Figure]:
    """Measure on a generated mailbox and a generated Maildir."""
    count = 1_000 if quick else 6_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        box = _mailbox(root / "mail.mbox", count)
        note = f"{count:,} messages, {box.stat().st_size / count / 1000:.1f} kB each, {os.cpu_count()} cores"
        started = time.perf_counter()
        for message in mailbox.mbox(box):
            message.get_payload(decode=True)
        bare = count / (time.perf_counter() - started)
        db = open_database(root / "library.db")
        migrate(db)
        indexer = Indexer(Library(db))
        rate, settled = _searchable(indexer.run([box]))
        again = _again(indexer, count)
        tree = _maildir(root / "Maildir", 500 if quick else FILES)
        before = _processor_seconds()
        from_maildir, settled_maildir = _searchable(indexer.run([tree]))
        used = _processor_seconds() - before
        peers = _peers(root, tree, 500 if quick else FILES)
        files = sum(len(names) for _, _, names in os.walk(tree))
        db.conn.execute("DELETE FROM sources WHERE shape != 'maildir'")
        db.conn.commit()
        maildir_again = _again(indexer, files)
        walk = _bare_walk(tree, files)
        db.close()
    return [
        Figure("mail to keyword-searchable", rate, "messages/s", "stdlib parse alone", bare, note + settled),
        *(
            Figure(
                "Maildir to keyword-searchable",
                from_maildir,
                "messages/s",
                name,
                value,
                f"{files:,} messages; {used / files * 1000:.2f} ms of processor time each, "
                f"{theirs / files * 1000:.2f} of {name}{settled_maildir}",
            )
            for name, value, theirs in peers
        ),
        Figure("unchanged mailbox", again, "messages/s", note="one stat"),
        Figure(
            "unchanged Maildir", maildir_again, "messages/s", "bare walk and stat", walk, f"{files:,} files"
        ),
    ]


def _searchable(report: IndexReport) -> tuple[float, str]:
    """Messages a second until the last could be found by its words, and what the rest of the run took."""
    until = report.seconds["read"] + report.seconds["keyword"]
    return report.messages / until, f"; {report.seconds['people']:.1f} s more to tell who is who"


def _again(indexer: Indexer, count: int) -> float:
    started = time.perf_counter()
    assert indexer.run().unchanged >= count
    return count / (time.perf_counter() - started)


def _processor_seconds() -> float:
    """What this process and its children that have ended took, in all."""
    both = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _peers(root: Path, tree: Path, count: int) -> list[tuple[str, float, float]]:
    """(name, messages a second, seconds of processor time) of other indexers on the same Maildir."""
    found = []
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
    if shutil.which("mu"):
        home = f"--muhome={root / 'mu'}"
        started, used = time.perf_counter(), _processor_seconds()
        subprocess.run(["mu", "init", home, f"--maildir={tree}"], **quiet)
        subprocess.run(["mu", "index", home, "--quiet"], **quiet)
        rate = count / (time.perf_counter() - started)
        found.append(("mu index", rate, _processor_seconds() - used))
    if shutil.which("notmuch"):
        # Its index lies inside the Maildir, hence a copy.
        copy = shutil.copytree(tree, root / "copy")
        (root / "notmuch").write_text(f"[database]\npath={copy}\n[user]\nprimary_email=a@example.org\n")
        environment = {**os.environ, "NOTMUCH_CONFIG": str(root / "notmuch")}
        started, used = time.perf_counter(), _processor_seconds()
        subprocess.run(["notmuch", "new"], env=environment, **quiet)
        rate = count / (time.perf_counter() - started)
        found.append(("notmuch new", rate, _processor_seconds() - used))
    return found


def _bare_walk(folder: Path, count: int) -> float:
    started = time.perf_counter()
    for path, _, names in os.walk(folder):
        for name in names:
            os.stat(os.path.join(path, name))
    return count / (time.perf_counter() - started)


def _message(chance: random.Random, number: int) -> bytes:
    """A message as people write them: a short text, half of them answers with a quote and a signature."""
    words = WORDS.split()
    people = [f"Person{chance.randrange(300)}@example{chance.randrange(9)}.com" for _ in range(3)]
    message = email.message.Message()
    message["Message-ID"] = f"<{number}.bench@example.org>"
    message["Date"] = email.utils.formatdate(1.5e9 + number * 600)
    message["From"] = f"Anna Kranz <{people[0].lower()}>" if number % 3 else "Anna Kranz <anna@example.org>"
    message["To"] = ", ".join(people[1:])
    message["Subject"] = ("Re: " if number % 2 else "") + " ".join(chance.sample(words, 4))
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = "text/plain; charset=utf-8"
    lines = [" ".join(chance.choices(words, k=11)).capitalize() + "." for _ in range(chance.randrange(3, 30))]
    text = "Hello Ben,\n\n" + "\n".join(lines) + "\n\nBest regards\nAnna\n"
    if number % 2:
        if number > 1:
            message["In-Reply-To"] = f"<{number - 1}.bench@example.org>"
        quote = "\n".join(
            "> " + " ".join(chance.choices(words, k=10)) for _ in range(chance.randrange(4, 25))
        )
        text += f"\nOn Mon, 6 Jan 2020 at 10:00, Ben Osei wrote:\n{quote}\n"
    message.set_payload(text.encode("utf-8"))
    return message.as_bytes()


def _mailbox(path: Path, count: int) -> Path:
    chance = random.Random(7)
    with open(path, "wb") as file:
        for number in range(count):
            file.write(b"From x@example.org Mon Jan  6 10:00:00 2020\n" + _message(chance, number) + b"\n\n")
    return path


def _maildir(path: Path, count: int) -> Path:
    chance = random.Random(8)
    for name in ("cur", "new", "tmp"):
        (path / name).mkdir(parents=True)
    for number in range(count):
        (path / "cur" / f"{number}.host:2,S").write_bytes(_message(chance, 1_000_000 + number))
    return path
