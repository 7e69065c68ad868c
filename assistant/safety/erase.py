"""Erasing a person, a source or everything, so that no byte of it stays in the data directory.

Deleting rows is not enough: SQLite keeps freed pages, its log keeps old ones, Chroma keeps deleted vectors,
and saved prompt states hold text as numbers. So after the rows are gone the file is rewritten, the vector
index is built anew in a new folder, states and logs are removed, and then every file is read for the erased
texts, addresses and vectors.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.safety.scan import KEY_BYTES, Finder, scan_folder

if TYPE_CHECKING:
    import sqlite_utils

    from assistant.personal.store import PersonalAdapters

# Pieces of a text that are looked for: long enough to be its own, several so that a page border of the
# database can't hide it.
_PIECE_CHARACTERS = 48
_SHORTEST_TEXT = 24
_MOST_TEXTS = 200_000
_VECTOR_PIECE = 64
_JOINED = 4 * 1024 * 1024

Progress = Callable[[str], None]


@dataclass(slots=True)
class Traces:
    """What must not be found afterwards.

    Attributes:
        texts: pieces of texts. addresses: found in any letter case. vectors: pieces of their bytes.
    """

    texts: set[bytes] = field(default_factory=set)
    addresses: set[bytes] = field(default_factory=set)
    vectors: set[bytes] = field(default_factory=set)

    def add_text(self, text: str | None) -> None:
        """Remember pieces of a text; one too short to be told from others' words is left out."""
        flat = (text or "").strip()
        if len(flat) < _SHORTEST_TEXT or len(self.texts) >= 3 * _MOST_TEXTS:
            return
        for start in {
            0,
            max(0, len(flat) // 2 - _PIECE_CHARACTERS // 2),
            max(0, len(flat) - _PIECE_CHARACTERS),
        }:
            piece = flat[start : start + _PIECE_CHARACTERS].encode("utf-8", "replace")
            if len(piece) >= KEY_BYTES:
                self.texts.add(piece)

    def add_vector(self, stored: bytes) -> None:
        """Remember a stored vector in every form it may have on the disk."""
        self.vectors.update(_forms(stored))

    def drop_vector(self, stored: bytes) -> None:
        """A passage that stays has this vector too (it begins with the same words), so it is no trace."""
        self.vectors.difference_update(_forms(stored))

    def finder(self) -> Finder:
        """A finder for all of them; numbers follow the order of ``labels``."""
        return Finder([*sorted(self.texts), *sorted(self.vectors)], sorted(self.addresses))

    def labels(self) -> list[str]:
        """For each number of the finder: text, vector or address."""
        kinds = (("text", self.texts), ("vector", self.vectors), ("address", self.addresses))
        return [label for label, kind in kinds for _ in kind]


class Candidates:
    """Passages and vectors that may go; told apart after the removal by which rows are still there."""

    def __init__(self, connection: sqlite3.Connection, item_ids: Sequence[int]) -> None:
        self._items: dict[int, list[str]] = {}
        self._passages: dict[int, str] = {}
        self._vectors: dict[int, bytes] = {}
        wanted = json.dumps(list(item_ids))
        for row in connection.execute(
            "SELECT id, title, coalesce(text, ''), new_text, quoted_text, signature FROM items "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (wanted,),
        ):
            self._items[row[0]] = list(row[1:])
        for row in connection.execute(
            "SELECT passages.id, passages.text, embeddings.id, embeddings.vector FROM passages "
            "LEFT JOIN embeddings ON embeddings.hash = passages.hash "
            "WHERE passages.item_id IN (SELECT value FROM json_each(?))",
            (wanted,),
        ):
            self._passages[row[0]] = row[1]
            if row[2] is not None:
                self._vectors[row[2]] = row[3]

    def traces(self, connection: sqlite3.Connection) -> Traces:
        """What is gone now, to be looked for."""
        traces = Traces()
        items = _ids(connection, "items")
        for number, texts in self._items.items():
            if number not in items:
                for text in texts:
                    traces.add_text(text)
        passages = _ids(connection, "passages")
        for number, text in self._passages.items():
            if number not in passages:
                traces.add_text(text)
        vectors = _ids(connection, "embeddings")
        for number, vector in self._vectors.items():
            if number not in vectors:
                traces.add_vector(vector)
        for (vector,) in connection.execute("SELECT vector FROM embeddings"):
            traces.drop_vector(vector)
        return traces


def items_of_person(connection: sqlite3.Connection, person_id: int) -> list[int]:
    """Items that a person sent or got."""
    rows = connection.execute(
        "SELECT DISTINCT item_id FROM participants JOIN addresses ON addresses.id = address_id "
        "WHERE person_id = ?",
        (person_id,),
    )
    return [row[0] for row in rows]


def items_of_source(connection: sqlite3.Connection, source_id: int) -> list[int]:
    """Items that stand in a source, also those that stand elsewhere too."""
    rows = connection.execute(
        "SELECT DISTINCT item_id FROM places JOIN files ON files.id = file_id WHERE source_id = ?",
        (source_id,),
    )
    return [row[0] for row in rows]


def erase_drafts(db: sqlite_utils.Database, person_id: int, addresses: Iterable[str], traces: Traces) -> int:
    """Erase drafts and finals to a person; returns how many drafts."""
    from assistant.database import writing

    wanted = {address.lower() for address in addresses}
    gone = []
    for number, person, recipients, text in db.conn.execute(
        "SELECT id, person_id, recipients, text FROM drafts"
    ):
        if person == person_id or wanted & {str(entry).lower() for entry in json.loads(recipients)}:
            gone.append(number)
            traces.add_text(text)
    with writing(db) as connection:
        for number in gone:
            for (text,) in connection.execute("SELECT text FROM finals WHERE draft_id = ?", (number,)):
                traces.add_text(text)
            connection.execute("DELETE FROM finals WHERE draft_id = ?", (number,))
            connection.execute("DELETE FROM drafts WHERE id = ?", (number,))
    return len(gone)


def erase_compositions(
    folder: Path, traces: Traces, addresses: Iterable[str] | None = None, name: str = ""
) -> int:
    """Erase what was being written to a person, or everything; returns how many pieces of writing."""
    from assistant.outbox.composing import Compositions

    gone = Compositions(folder).erase(addresses, name)
    for composition in gone:
        for text in (composition.points, composition.text, *(one.text for one in composition.versions)):
            traces.add_text(text)
    return len(gone)


def erase_adapters(adapters: PersonalAdapters, items: Iterable[int]) -> int:
    """Erase the adapters that were trained on mails which are gone now; returns how many.

    Args:
        items: the mails that were to be erased; those that still stand in another source are there still.
    """
    here = _ids(adapters.connection, "items")
    gone = adapters.trained_on(item for item in items if item not in here)
    for number in gone:
        adapters.remove(number)
    return len(gone)


def traces_of_everything(connection: sqlite3.Connection) -> Traces:
    """Pieces of all texts, all addresses and all vectors, for the scan after erasing everything."""
    traces = Traces()
    for table, column in _texts(connection):
        for (text,) in connection.execute(f'SELECT "{column}" FROM "{table}" LIMIT {_MOST_TEXTS}'):
            traces.add_text(text if isinstance(text, str) else None)
    for (address,) in connection.execute("SELECT address FROM addresses"):
        traces.addresses.add(address.encode("utf-8", "replace"))
    for (vector,) in connection.execute(f"SELECT vector FROM embeddings LIMIT {_MOST_TEXTS}"):
        traces.add_vector(vector)
    return traces


def remove_store_files(root: Path, adapters: Path) -> None:
    """Remove library, vector index and personal adapters; every store is closed."""
    for path in root.glob("library.db*"):
        path.unlink()
    for folder in root.glob("index-*"):
        shutil.rmtree(folder)
    shutil.rmtree(adapters, ignore_errors=True)


def remove_side_files(states: Path, logs: Path) -> None:
    """Remove saved prompt states, and empty the logs (an open log goes on from its start)."""
    shutil.rmtree(states, ignore_errors=True)
    states.mkdir(mode=0o700, exist_ok=True)
    for path in logs.iterdir():
        if path.name.endswith(".log"):
            path.write_bytes(b"")
        elif path.is_file():
            path.unlink()


def prove_erased(
    root: Path, traces: Traces, live: Iterable[str], without: Iterable[Path] = ()
) -> dict[str, Any]:
    """Read every byte of the data directory for traces.

    Args:
        live: the texts that stay; words that stand in them too (a quoted line in somebody else's mail)
            are no trace.
        without: the models, whose weights are nobody's words.

    Returns:
        ``files``, ``bytes``, ``needles``, ``shared`` (needles that stay because others wrote them too),
        ``hits``, ``found[] {kind, file}``, ``unread[]``, ``clean``.
    """
    finder = traces.finder()
    labels = traces.labels()
    shared: set[int] = set()
    for block in _joined(live):
        shared |= finder.find(block)
    scan = scan_folder(root, finder, without)
    hits = [(number, name) for number, name in scan.hits if number not in shared]
    return {
        "files": scan.files,
        "bytes": scan.bytes,
        "needles": len(labels),
        "shared": len(shared),
        "hits": len(hits),
        "found": [{"kind": labels[number], "file": name} for number, name in hits[:100]],
        "unread": list(scan.unread),
        "clean": not hits and not scan.unread,
    }


def live_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Every text that is in the library now."""
    for table, column in _texts(connection):
        for (text,) in connection.execute(f'SELECT "{column}" FROM "{table}"'):
            if isinstance(text, str) and text:
                yield text


def _texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(table, column) of every column of text, without the word index and SQLite's own tables."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'passages_fts%' AND name NOT LIKE '_sqlite_%'"
        )
    ]
    return [
        (table, row[1])
        for table in tables
        for row in connection.execute(f'PRAGMA table_info("{table}")')
        if row[2].upper() == "TEXT"
    ]


def _forms(stored: bytes) -> set[bytes]:
    """The beginning of a vector as SQLite keeps it (float16), and as Chroma may (float32, unit length)."""
    import numpy as np

    half = np.frombuffer(stored, dtype="<f2")
    single = half.astype("<f4")
    length = np.float32(np.linalg.norm(single)) or np.float32(1.0)
    return {form.tobytes()[:_VECTOR_PIECE] for form in (half, single, single / length)}


def _ids(connection: sqlite3.Connection, table: str) -> set[int]:
    return {row[0] for row in connection.execute(f'SELECT id FROM "{table}"')}


def _joined(texts: Iterable[str]) -> Iterator[bytes]:
    """Texts in large blocks, parted so that no needle is found across two of them."""
    block: list[bytes] = []
    size = 0
    for text in texts:
        block.append(text.encode("utf-8", "replace"))
        size += len(block[-1])
        if size > _JOINED:
            yield b"\0".join(block)
            block, size = [], 0
    if block:
        yield b"\0".join(block)
