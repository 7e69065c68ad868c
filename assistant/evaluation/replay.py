"""Replay of real authors: drafts from the points of mails they sent, against what they really wrote.

An author's sent mails are put in time order. The earlier ones become the library; from each of the last ones
the points are taken (`notes.points_of`), a draft is made, and the real mail is the final. Arms:

- *none*: an empty library and nothing learned;
- *profile*: the earlier mails are in the library, nothing is learned from corrections;
- *all*: the same, and every real mail is learned from as the final of its draft.
"""

from __future__ import annotations

import contextlib
import json
import mailbox
import re
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any

from assistant.errors import KnownError
from assistant.evaluation import tables
from assistant.evaluation.notes import frame_of, points_of
from assistant.evaluation.throwaway import Engine, Progress, throw_away_engine
from assistant.evaluation.writer import take_apart
from assistant.paths import DataDirectory
from assistant.sources.entry import FileEntry
from assistant.sources.reader import read_file, walk
from assistant.text.tokens import edit_cost, edit_cost_normalised, tokens

ARMS = ("none", "profile", "all")
FEWEST_WORDS, MOST_WORDS = 12, 220
FEWEST_MAILS = 10
# A person writes alike often enough to be called consistent from this share of their mails on.
CONSISTENT = 0.6
START = datetime(2001, 1, 1, 9, tzinfo=UTC).timestamp()
DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail an author sent: what they wrote in it, without quotations."""

    to: str
    to_name: str
    subject: str
    date: float
    text: str


@dataclass(frozen=True, slots=True)
class Author:
    """An author and their sent mails, oldest first."""

    name: str
    address: str
    mails: tuple[Sent, ...]


def read_author(paths: Sequence[Path], addresses: Collection[str] = ()) -> Author:
    """Read one author's sent mails: mailboxes of any kind, or JSON lines with an ``email`` field.

    Args:
        addresses: the author's own; where none are given, the sender of most messages is the author.

    Raises:
        KnownError: ``path-missing``, or ``nothing-to-replay`` when there are too few mails to measure on.
    """
    for path in paths:
        if not path.exists():
            raise KnownError("path-missing", f"There is nothing at {path}.", "Give a mailbox with --author.")
    lines = [path for path in paths if path.suffix == ".jsonl"]
    author = _from_lines(lines[0]) if lines else _from_mail(paths, addresses)
    if len(author.mails) < FEWEST_MAILS:
        raise KnownError(
            "nothing-to-replay",
            f"Only {len(author.mails)} usable sent mails of one author were found.",
            f"Replay needs {FEWEST_MAILS} or more, each with at least {FEWEST_WORDS} words of its own.",
        )
    return author


def _from_mail(paths: Sequence[Path], addresses: Collection[str]) -> Author:
    items = [
        found.item
        for path in paths
        for entry in walk(path)
        if isinstance(entry, FileEntry) and entry.is_mail
        for found in read_file(entry)
        if found.item is not None and found.item.sender is not None
    ]
    senders = Counter(item.sender for item in items if item.sender)
    own = set(addresses) or {sender.address for sender, _ in senders.most_common(1)}
    mails = [
        Sent(
            item.to[0].address,
            item.to[0].name,
            item.title,
            item.date if item.date is not None else START,
            item.new_text.strip(),
        )
        for item in items
        if item.to and item.sender and item.sender.address in own and _right_size(item.new_text)
    ]
    best = next((sender for sender, _ in senders.most_common() if sender.address in own), None)
    return Author(best.name if best else "", best.address if best else "", _in_order(mails))


def _right_size(text: str) -> bool:
    return FEWEST_WORDS <= len(text.split()) <= MOST_WORDS


def _from_lines(path: Path) -> Author:
    mails: list[Sent] = []
    for number, line in enumerate(path.read_text("utf-8", "replace").splitlines()):
        try:
            record = json.loads(line)
            text = _with_line_breaks(str(record["email"]).strip())
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if _right_size(text):
            name = _greeted(text)
            address = f"{name.casefold() or 'reader'}@example.org"
            mails.append(
                Sent(address, name or "Reader", str(record.get("subject", "")), START + number * DAY, text)
            )
    stem = path.stem.removesuffix("_clean").removesuffix("_Emails").replace("_", " ")
    return Author(stem.title(), f"{stem.casefold().replace(' ', '.')}@example.com", tuple(mails))


def _with_line_breaks(text: str) -> str:
    """Some collections lost their line breaks: "…together.Best,Jeff" becomes three lines again."""
    if "\n" in text:
        return text
    text = re.sub(r"(?<=[a-z0-9)][.?!])(?=[A-Z])", "\n\n", text)
    return re.sub(r"(?<=[a-z][,:])(?=[A-Z])", "\n", text)


def _greeted(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", take_apart(text).greeting)
    return words[-1] if len(words) > 1 else ""


def _in_order(mails: Sequence[Sent]) -> tuple[Sent, ...]:
    unique = {mail.text: mail for mail in sorted(mails, key=lambda mail: -mail.date)}
    return tuple(sorted(unique.values(), key=lambda mail: mail.date))


def write_mailbox(author: Author, mails: Sequence[Sent], path: Path) -> None:
    """Write sent mails as an mbox file, for the library."""
    box = mailbox.mbox(path)
    with contextlib.closing(box):
        for number, mail in enumerate(mails):
            message = EmailMessage(policy=SMTP)
            message["From"] = formataddr((author.name, author.address))
            message["To"] = formataddr((mail.to_name, mail.to))
            message["Subject"] = " ".join(mail.subject.split())
            message["Date"] = format_datetime(datetime.fromtimestamp(mail.date, UTC))
            message["Message-ID"] = f"<replay-{number}@example.org>"
            message.set_content(mail.text + "\n")
            box.add(message)


def run(
    out: Path,
    *,
    authors: Sequence[Author],
    mails: int = 12,
    arms: Sequence[str] = ARMS,
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
) -> dict[str, Any]:
    """Replay the last ``mails`` mails of each author in every arm.

    Returns:
        ``table[]`` with one row for each author and arm, ``people[]`` the same for each recipient,
        ``tests[]`` the paired comparison with *none*, ``files[]``.

    Raises:
        KnownError: what the engine tells, and ``bad-path``.
    """
    tables.prepare_folder(out)
    rows: list[dict[str, Any]] = []
    for author in authors:
        held_out = [mail for mail in author.mails if points_of(mail.text)][-mails:]
        history = [mail for mail in author.mails if mail.date < held_out[0].date]
        for arm in arms:
            with throw_away_engine(data) as engine, _library(engine, author, history, arm):
                for number, mail in enumerate(held_out, 1):
                    rows.append({"author": author.name, "arm": arm, **_replay(engine, mail, arm)})
                    if on_progress is not None:
                        stage = f"{author.name}: {arm}"
                        on_progress({"stage": stage, "done": number, "total": len(held_out), "detail": ""})
            tables.write_csv(out / "replay-mails.csv", rows)
    table = _grouped(rows, ("author", "arm"))
    people = _grouped(rows, ("author", "to", "arm"))
    tests = _compare(rows)
    tables.write_csv(out / "replay.csv", table)
    tables.write_csv(out / "replay-people.csv", people)
    files = ["replay.json", "replay.csv", "replay-people.csv", "replay-mails.csv"]
    for name in dict.fromkeys(row["author"] for row in rows):
        curves = {
            arm: tables.cumulated(
                [row["edit_cost"] for row in rows if row["author"] == name and row["arm"] == arm]
            )
            for arm in arms
        }
        picture = f"replay-{name.casefold().replace(' ', '-')}.png"
        if tables.write_curves(
            out / picture,
            curves,
            f"Edit cost against the mails {name} sent",
            "mail",
            "cumulated edit cost (tokens)",
        ):
            files.append(picture)
    result = {
        "kind": "replay",
        "table": table,
        "people": people,
        "tests": tests,
        "files": [str(out / name) for name in files],
    }
    tables.write_json(out / "replay.json", result)
    return result


@contextlib.contextmanager
def _library(engine: Engine, author: Author, history: Sequence[Sent], arm: str) -> Iterator[None]:
    """Index the author's earlier mails, where the arm has them; tell whose they are in any case."""
    with tempfile.TemporaryDirectory(prefix="ownhand-") as folder:
        if arm != "none" and history:
            path = Path(folder) / "Sent.mbox"
            write_mailbox(author, history, path)
            engine.call("add", {"paths": [str(path)]})
        engine.call("identity.add", {"address": author.address})
        yield


def _replay(engine: Engine, mail: Sent, arm: str) -> dict[str, Any]:
    """Draft one real mail from its points, compare, and learn in the arm that does."""
    draft = engine.call(
        "draft",
        {
            "to": [formataddr((mail.to_name, mail.to))],
            "subject": mail.subject,
            "kind": "mail",
            "points": list(points_of(mail.text)),
            "learning": arm == "all",
        },
    )
    text = str(draft["text"])
    if arm == "all":
        engine.call("learn", {"draft_id": draft["draft_id"], "final": mail.text, "outcome": "edited"})
    greeting, sign_off = frame_of(mail.text)
    drafted_greeting, drafted_sign_off = frame_of(text)
    return {
        "to": mail.to,
        "edit_cost": edit_cost(text, mail.text),
        "edit_cost_normalised": round(edit_cost_normalised(text, mail.text), 4),
        "greeting_right": int(greeting == drafted_greeting),
        "sign_off_right": int(sign_off == drafted_sign_off),
        "length_ratio": round(len(tokens(text)) / max(1, len(tokens(mail.text))), 3),
        "greeting": greeting,
        "sign_off": sign_off,
        "draft": text,
        "final": mail.text,
    }


def _grouped(rows: Sequence[dict[str, Any]], keys: tuple[str, ...]) -> list[dict[str, Any]]:
    """Means with intervals for every group of rows that agree in ``keys``."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    table = []
    for group, members in groups.items():
        costs = [float(member["edit_cost_normalised"]) for member in members]
        low, high = tables.interval(costs)
        table.append(
            {
                **dict(zip(keys, group, strict=True)),
                "mails": len(members),
                "edit_cost": round(tables.mean([member["edit_cost"] for member in members]), 2),
                "edit_cost_normalised": round(tables.mean(costs), 4),
                "low": round(low, 4),
                "high": round(high, 4),
                "greeting_right": round(tables.mean([member["greeting_right"] for member in members]), 3),
                "sign_off_right": round(tables.mean([member["sign_off_right"] for member in members]), 3),
                "length_ratio": round(tables.mean([member["length_ratio"] for member in members]), 3),
                "greeting_consistent": _is_consistent([member["greeting"] for member in members]),
                "sign_off_consistent": _is_consistent([member["sign_off"] for member in members]),
            }
        )
    return table


def _is_consistent(forms: Sequence[str]) -> bool:
    return bool(forms) and Counter(forms).most_common(1)[0][1] >= CONSISTENT * len(forms)


def _compare(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each author the one-sided bootstrap p of every arm against *none*."""
    results = []
    for author in dict.fromkeys(row["author"] for row in rows):
        costs: dict[str, list[float]] = {}
        for row in rows:
            if row["author"] == author:
                costs.setdefault(row["arm"], []).append(float(row["edit_cost_normalised"]))
        for arm, values in costs.items():
            if arm != "none" and "none" in costs:
                results.append(
                    {
                        "author": author,
                        "arm": arm,
                        "against": "none",
                        "difference": round(tables.mean(values) - tables.mean(costs["none"]), 4),
                        "p": tables.share_not_lower(costs["none"], values),
                    }
                )
    return results
