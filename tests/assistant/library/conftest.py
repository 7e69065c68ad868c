"""Builders for the tests of the library: items in code, mailboxes on disk, an embedding model that is a hash."""

from __future__ import annotations

import email.message
import email.utils
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlite_utils

from assistant.database import migrate, open_database, writing
from assistant.library.prepare import prepare
from assistant.library.store import Library
from assistant.library.writer import Writer
from assistant.sources.item import Address, Item

DAY = 86_400.0
START = 1_600_000_000.0
ME = "anna.kranz@example.org"


class WordEncoder:
    """Vectors from words: texts that share words are near. Deterministic, and needs no model."""

    def __init__(self, name: str = "words", dims: int = 48) -> None:
        self.name = name
        self.dims = dims
        self.encoded = 0

    def encode(self, texts: Sequence[str], cancel: Any = None) -> Any:
        self.encoded += len(texts)
        rows = np.zeros((len(texts), self.dims), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest())
                rows[row] += np.random.default_rng(seed).standard_normal(self.dims).astype(np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite_utils.Database]:
    db = open_database(tmp_path / "library.db")
    migrate(db)
    yield db
    db.close()


@pytest.fixture
def library(database: sqlite_utils.Database) -> Library:
    return Library(database)


@pytest.fixture
def mail() -> Callable[..., Item]:
    """Build a message; addresses are given as "Name <address>"."""

    def build(
        text: str = "Hello",
        sender: str = f"Anna Kranz <{ME}>",
        to: str = "Ben Osei <ben@example.com>",
        subject: str = "Greetings",
        day: float | None = 0,
        **more: Any,
    ) -> Item:
        quoted = more.pop("quoted_text", "")
        date = None if day is None else START + day * DAY
        values: dict[str, Any] = {
            "kind": "mail",
            "key": hashlib.sha256(
                repr((text, sender, to, subject, day, more.get("message_id"))).encode()
            ).hexdigest(),
            "title": subject,
            "date": date,
            "text": f"{text}\n\n{quoted}" if quoted else text,
            "new_text": text,
            "quoted_text": quoted,
            "sender": _addresses(sender)[0] if sender else None,
            "to": _addresses(to),
            "cc": _addresses(more.pop("cc", "")),
        }
        return Item(**{**values, **more})

    return build


@pytest.fixture
def keep(library: Library) -> Callable[..., list[int]]:
    """Write items into the library as one source and bring its figures up to date; returns item ids."""

    def write(*items: Item, source: str = "/mail/box", labels: Sequence[str] = ()) -> list[int]:
        source_id = library.add_source(Path(source), "auto", "mbox", "box")
        connection = library.db.conn
        with writing(library.db):
            row = connection.execute("SELECT id FROM files WHERE source_id = ?", (source_id,)).fetchone()
            file_id = (
                row[0]
                if row
                else connection.execute(
                    "INSERT INTO files(source_id, path, kind, size, mtime_ns, inode, labels, state) "
                    "VALUES (?, ?, 'mbox', 1, 1, 1, '[]', 'done')",
                    (source_id, source.encode()),
                ).lastrowid
            )
            offset = connection.execute("SELECT count(*) FROM places").fetchone()[0]
            writer = Writer(connection, library.own_addresses())
            writer.begin()
            for number, item in enumerate(items):
                writer.add(file_id, 1, prepare(f"{offset + number}:1", item), labels)
            writer.flush()
            library.refresh_people()
            library.refresh_identity()
            library.refresh_people(resolve=False)
        keys = [item.key for item in items]
        found = dict(connection.execute("SELECT key, id FROM items").fetchall())
        return [found[key] for key in keys if key in found]

    return write


@pytest.fixture
def write_mbox() -> Callable[..., Path]:
    """Write messages of (sender, recipient, subject, text) into a mailbox file; ``append`` adds to it."""

    def write(
        path: Path, messages: Sequence[tuple[str, str, str, str]], append: bool = False, first: int = 0
    ) -> Path:
        with open(path, "ab" if append else "wb") as file:
            for number, (sender, to, subject, text) in enumerate(messages, first):
                message = email.message.Message()
                message["Message-ID"] = (
                    f"<{hashlib.md5(f'{number}{subject}'.encode()).hexdigest()}@example.org>"
                )
                message["Date"] = email.utils.formatdate(START + number * 3_600)
                message["From"], message["To"], message["Subject"] = sender, to, subject
                message.set_payload(text + "\n")
                file.write(b"From sender@example.org Thu Jan  1 00:00:00 2020\n" + message.as_bytes() + b"\n")
        return path

    return write


@pytest.fixture
def sent_mail() -> Callable[[int], list[tuple[str, str, str, str]]]:
    """A number of sent messages to seven people, each about something of its own."""

    def make(count: int, first: int = 0) -> list[tuple[str, str, str, str]]:
        return [
            (
                f"Anna Kranz <{ME}>",
                f"Person {'ABCDEFG'[number % 7]}ova <p{number % 7}@example.com>",
                f"Report {number}",
                f"Please read report number {number} about topic{number % 11}.\n\nSee you, Anna",
            )
            for number in range(first, first + count)
        ]

    return make


def _addresses(text: str) -> tuple[Address, ...]:
    return tuple(Address(name, address) for name, address in email.utils.getaddresses([text]) if address)
