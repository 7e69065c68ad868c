"""Real authors: the mails they sent, in time order, read from mailboxes or from collections."""

from __future__ import annotations

import contextlib
import json
import mailbox
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import Path

from assistant.errors import KnownError
from assistant.evaluation.letter import take_apart
from assistant.sources.entry import FileEntry
from assistant.sources.item import Item
from assistant.sources.reader import read_file, walk

FEWEST_WORDS, MOST_WORDS = 12, 220
FEWEST_MAILS = 10
START = datetime(2001, 1, 1, 9, tzinfo=UTC).timestamp()
DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail an author sent: what they wrote in it, without quotations.

    Attributes:
        to, to_name: "" where the recipient is not known.
    """

    to: str
    to_name: str
    subject: str
    date: float
    text: str

    @property
    def names(self) -> list[str]:
        """The names of the recipient, each word by itself."""
        return re.findall(r"[^\W\d_]+", self.to_name)

    @property
    def recipient(self) -> str:
        """The recipient as ``Name <address>``, or ""."""
        return formataddr((self.to_name, self.to)) if self.to else ""


@dataclass(frozen=True, slots=True)
class Author:
    """An author and their sent mails, oldest first.

    Attributes:
        others: what other people wrote in the same mailboxes, for telling the author from them.
    """

    name: str
    address: str
    mails: tuple[Sent, ...]
    others: tuple[str, ...] = ()


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


def messages(paths: Sequence[Path]) -> list[Item]:
    """All messages at some places, each once.

    Raises:
        KnownError: ``path-missing``.
    """
    found: dict[str, Item] = {}
    for path in paths:
        if not path.exists():
            raise KnownError("path-missing", f"There is nothing at {path}.", "Give a mailbox with --author.")
        for entry in walk(path):
            if isinstance(entry, FileEntry) and entry.is_mail:
                for one in read_file(entry):
                    if one.item is not None and one.item.kind == "mail" and one.item.new_text.strip():
                        found[one.item.key] = one.item
    return list(found.values())


def _from_mail(paths: Sequence[Path], addresses: Collection[str]) -> Author:
    items = [item for item in messages(paths) if item.sender is not None]
    senders = Counter(item.sender for item in items if item.sender)
    own = set(addresses) or {sender.address for sender, _ in senders.most_common(1)}
    mails, others = [], []
    for item in items:
        if not _right_size(item.new_text):
            continue
        if item.sender is None or item.sender.address not in own:
            others.append(item.new_text.strip())
        elif item.to:
            date = item.date if item.date is not None else START
            to = item.to[0]
            mails.append(Sent(to.address, to.name, item.title, date, item.new_text.strip()))
    best = next((sender for sender, _ in senders.most_common() if sender.address in own), None)
    return Author(
        best.name if best else "",
        best.address if best else "",
        _in_order(mails),
        tuple(dict.fromkeys(others)),
    )


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
            # Nothing is known of these people but a name, so no two share a domain.
            address = f"{name.casefold()}@{name.casefold()}.example" if name else ""
            mails.append(Sent(address, name, str(record.get("subject", "")), START + number * DAY, text))
    stem = path.stem.removesuffix("_clean").removesuffix("_Emails").replace("_", " ")
    address = f"{stem.casefold().replace(' ', '.')}@example.com"
    return Author(stem.title(), address, _in_order(mails))


def _with_line_breaks(text: str) -> str:
    """Some collections lost their line breaks: "…together.Best,Jeff" becomes three lines again."""
    if "\n" in text:
        return text
    text = re.sub(r"(?<=[a-z])(?=P\.? ?S\b)", "\n\n", text)
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
            if mail.to:
                message["To"] = mail.recipient
            message["Subject"] = " ".join(mail.subject.split())
            message["Date"] = format_datetime(datetime.fromtimestamp(mail.date, UTC))
            message["Message-ID"] = f"<replay-{number}@example.org>"
            message.set_content(mail.text + "\n")
            box.add(message)
