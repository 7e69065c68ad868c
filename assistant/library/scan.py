"""Comparing a source with what is known of it: new, changed, moved, gone; a stat for what is unchanged."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from assistant.library.records import Failure, Source
from assistant.sources.entry import FileEntry, Skipped
from assistant.sources.reader import fingerprint, walk

_NOT_REACHED = frozenset({"permission-denied", "unreadable", "too-deep"})
FROM_LINE = b"From "


@dataclass(slots=True)
class KnownFile:
    """A row of ``files``."""

    id: int
    path: bytes
    size: int
    mtime_ns: int
    inode: int
    labels: str
    scan: int
    done: int
    state: str
    last_place: str
    last_hash: str
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read.

    Attributes:
        file_id: its row, or None for a new file.
        scan: number of this reading; places of lower numbers are gone when it ends.
        start: byte offset in a mailbox from which to read.
        drop_place: a message that was incomplete when it was read, to be read again.
    """

    entry: FileEntry
    file_id: int | None
    scan: int
    start: int = 0
    drop_place: str = ""


@dataclass(slots=True)
class Comparison:
    """What a walk found out about one source."""

    tasks: list[Task] = field(default_factory=list)
    moved: list[tuple[int, FileEntry]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)


def compare(connection: sqlite3.Connection, source: Source) -> Comparison:
    """Walk a source and compare it with what is stored; of changed mailboxes the last message is read."""
    found = Comparison()
    known = {
        row.path: row
        for row in (
            KnownFile(*row)
            for row in connection.execute(
                "SELECT id, path, size, mtime_ns, inode, labels, scan, done, state, last_place, "
                "last_hash, reason "
                "FROM files WHERE source_id = ?",
                (source.id,),
            )
        )
    }
    if not os.path.lexists(source.path):
        reason = "it is not there now; what was read from it is kept"
        found.failed.append(Failure(printable(source.path), reason))
        found.unchanged = [row.id for row in known.values()]
        return found
    new: list[FileEntry] = []
    out_of_reach: list[bytes] = []
    entries = 0
    for entry in walk(Path(source.path), source.kind):
        if isinstance(entry, Skipped):
            if entry.reason.code in _NOT_REACHED:
                out_of_reach.append(os.fsencode(entry.path))
                found.failed.append(Failure(printable(entry.path), entry.reason.detail))
            else:
                found.skipped.append(Failure(printable(entry.path), entry.reason.detail))
            continue
        entries += 1
        row = known.pop(os.fsencode(entry.path), None)
        if row is None:
            new.append(entry)
        elif _same(row, entry) and row.state != "partial":
            found.unchanged.append(row.id)
            if row.state == "failed":
                found.failed.append(Failure(printable(entry.path), row.reason))
        else:
            found.tasks.append(_again(row, entry))
    if not entries and known:
        reason = "nothing is there now; what was read from it is kept"
        found.failed.append(Failure(printable(source.path), reason))
        found.unchanged += [row.id for row in known.values()]
        return found
    missing = {row.id: row for row in known.values() if not _below(row.path, out_of_reach)}
    found.unchanged += [row.id for row in known.values() if row.id not in missing]
    by_identity = {
        (row.inode, row.size, row.mtime_ns): row for row in missing.values() if row.state == "done"
    }
    for entry in new:
        row = by_identity.pop((entry.inode, entry.size, entry.mtime_ns), None)
        if row is not None and entry.kind != "mbox":
            # The same file under a new name: a mail program noted a flag, or a folder was renamed.
            del missing[row.id]
            if row.labels == labels_text(entry):
                found.moved.append((row.id, entry))
                found.unchanged.append(row.id)
                continue
            found.gone.append(row.id)
        found.tasks.append(Task(entry, None, 1))
    found.gone += list(missing)
    return found


def labels_text(entry: FileEntry) -> str:
    """Labels as stored."""
    return json.dumps([printable(one) for one in entry.labels], ensure_ascii=False)


def printable(path: str) -> str:
    """A path as it can be shown and written as JSON, whatever bytes its name has."""
    return path.encode("utf-8", "replace").decode()


def _same(row: KnownFile, entry: FileEntry) -> bool:
    return (
        row.size == entry.size
        and row.mtime_ns == entry.mtime_ns
        and row.inode == entry.inode
        and row.labels == labels_text(entry)
    )


def _again(row: KnownFile, entry: FileEntry) -> Task:
    """How to read a known file again: from where it was left, or from the start."""
    untouched = row.size == entry.size and row.mtime_ns == entry.mtime_ns
    continued = entry.kind == "mbox" and row.last_place and (untouched or entry.size > row.size)
    if not continued or fingerprint(entry.path, row.last_place) != row.last_hash:
        return Task(entry, row.id, row.scan + 1)
    if row.state == "partial" and row.done < row.size:
        return Task(entry, row.id, row.scan, row.done)
    if untouched or _begins_message(entry.path, row.done):
        return Task(entry, row.id, row.scan, row.done)
    return Task(entry, row.id, row.scan, int(row.last_place.partition(":")[0]), row.last_place)


def _begins_message(path: str, offset: int) -> bool:
    try:
        with open(path, "rb") as file:
            file.seek(offset)
            return file.read(len(FROM_LINE)) == FROM_LINE
    except OSError:
        return False


def _below(path: bytes, folders: list[bytes]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip(b"/") + b"/") for folder in folders)
