"""Comparing a source with what is known of it: new, changed, moved, gone; a stat for what is unchanged."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.library import mounts
from assistant.library.records import Failure, Source
from assistant.sources.entry import FileEntry, Skipped
from assistant.sources.reader import fingerprint, walk

_NOT_REACHED = frozenset({"permission-denied", "unreadable", "too-deep"})
FROM_LINE = b"From "
CHECK_EVERY = 500
_SEPARATOR = os.fsencode(os.sep)


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


class Part:
    """Some paths of a source that may have changed, each with everything below it.

    Args:
        root: the source. paths: absolute, at or below the root.
        young: those that went away a moment ago. What a program replaces is away for a moment, so they are
            not taken for removed yet; one that turns up under a new name keeps its identity.
    """

    def __init__(self, root: str, paths: Iterable[str], young: Iterable[str] = ()) -> None:
        self.young = frozenset(young)
        self.paths = frozenset(paths) | self.young
        self._ways = frozenset(way for path in self.paths for way in _ways(root, path))
        self._inside: dict[str, bool] = {}

    def wanted(self, path: str) -> bool:
        """Whether a walk should look at a path: it is on the way to the part, or in it."""
        return path in self.paths or path in self._ways or self._below(os.path.dirname(path))

    def _below(self, folder: str) -> bool:
        known = self._inside.get(folder)
        if known is None:
            parent = os.path.dirname(folder)
            known = self._inside[folder] = folder in self.paths or (parent != folder and self._below(parent))
        return known


def _ways(root: str, path: str) -> Iterator[str]:
    """The folders between the root and a path."""
    while len(path := os.path.dirname(path)) > len(root):
        yield path


@dataclass(slots=True)
class Comparison:
    """What a walk found out about one source; ``asleep`` says that its place is not there now."""

    tasks: list[Task] = field(default_factory=list)
    moved: list[tuple[int, FileEntry]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    asleep: bool = False


def compare(
    connection: sqlite3.Connection,
    source: Source,
    part: Part | None = None,
    check: Callable[[int], None] = lambda _: None,
) -> Comparison:
    """Walk a source and compare it with what is stored; of changed mailboxes the last message is read.

    Args:
        part: look at this part of the source only.
        check: called now and then with how much was met; raises to break off.
    """
    found = Comparison()
    known = {row.path: row for row in _known(connection, source.id, part)}
    points = stored_points(connection, source.id)
    there = os.path.lexists(source.path)  # asked first: it makes an automounter mount
    lost = mounts.missing(points, mounts.mounts()) if points else ()
    if not there or points[:1] == lost[:1] != ():
        reason = "it is not there now; what was read from it is kept"
        found.failed.append(Failure(printable(source.path), reason))
        found.unchanged = [row.id for row in known.values()]
        found.asleep = True
        return found
    new: list[FileEntry] = []
    out_of_reach: list[bytes] = [os.fsencode(point) for point in lost]
    entries = 0
    for met, entry in enumerate(
        walk(Path(source.path), source.kind, part.wanted if part is not None else None)
    ):
        if met % CHECK_EVERY == 0:
            check(met)
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
    if not entries and known and not points and part is None:
        reason = "nothing is there now; what was read from it is kept"
        found.failed.append(Failure(printable(source.path), reason))
        found.unchanged += [row.id for row in known.values()]
        return found
    missing = {row.id: row for row in known.values() if not _below(row.path, out_of_reach)}
    found.unchanged += [row.id for row in known.values() if row.id not in missing]
    by_identity = {
        (row.inode, row.size, row.mtime_ns): row for row in missing.values() if row.state == "done"
    }
    young = {os.fsencode(path) for path in part.young} if part is not None else set()
    for entry in new:
        row = by_identity.pop((entry.inode, entry.size, entry.mtime_ns), None)
        if row is not None and entry.kind != "mbox":
            # The same file under a new name: a mail program noted a flag, or a folder was renamed.
            del missing[row.id]
            if row.labels == labels_text(entry) or not entry.is_mail:
                found.moved.append((row.id, entry))
                found.unchanged.append(row.id)
                continue
            found.gone.append(row.id)
        found.tasks.append(Task(entry, None, 1))
    found.gone += [row.id for row in missing.values() if row.path not in young]
    return found


def stored_points(connection: sqlite3.Connection, source_id: int) -> tuple[str, ...]:
    """The mount points noted for a source, its own first; () before it was read whole."""
    rows = connection.execute("SELECT point FROM source_mounts WHERE source_id = ?", (source_id,)).fetchall()
    root = connection.execute("SELECT path FROM sources WHERE id = ?", (source_id,)).fetchone()
    points = sorted((os.fsdecode(row[0]) for row in rows), key=len)
    own = [point for point in points if root and mounts.below(os.fsdecode(root[0]), point)]
    return (*own[-1:], *(point for point in points if point not in own))


def store_points(connection: sqlite3.Connection, source: Source) -> None:
    """Note on which mounts a source lies now; in the caller's transaction."""
    connection.execute("DELETE FROM source_mounts WHERE source_id = ?", (source.id,))
    connection.executemany(
        "INSERT OR IGNORE INTO source_mounts(source_id, point) VALUES (?, ?)",
        [(source.id, os.fsencode(one)) for one in mounts.points_of(source.path, mounts.mounts())],
    )


def _known(connection: sqlite3.Connection, source_id: int, part: Part | None) -> Iterator[KnownFile]:
    sql = (
        "SELECT id, path, size, mtime_ns, inode, labels, scan, done, state, last_place, last_hash, reason "
        "FROM files WHERE source_id = ?"
    )
    if part is None:
        yield from (KnownFile(*row) for row in connection.execute(sql, (source_id,)))
        return
    seen = set()
    for path in map(os.fsencode, part.paths):
        inside = path.rstrip(_SEPARATOR) + _SEPARATOR
        end = inside[:-1] + bytes([inside[-1] + 1])
        rows = connection.execute(
            f"{sql} AND path = ? UNION ALL {sql} AND path >= ? AND path < ?",
            (source_id, path, source_id, inside, end),
        )
        for row in rows.fetchall():
            if row[0] not in seen:
                seen.add(row[0])
                yield KnownFile(*row)


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
