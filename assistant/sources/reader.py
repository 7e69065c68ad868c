"""The one door to everything a user gives us: describe a path, walk it, read its files.

For the indexer::

    source = describe(path)                       # KnownError when there is nothing to read
    for entry in walk(path):                      # FileEntry or Skipped; costs one stat per file
        ...
    results = pool.map(read_batch, jobs(entries)) # other processes; every result is picklable

``read_file`` never raises on bad input: each thing met becomes a ``Found`` with an item or a failure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.sources.entry import FileEntry, Skipped, SourceKind
from assistant.sources.item import Found

JOB_BYTES = 4_000_000
JOB_FILES = 200


@dataclass(frozen=True, slots=True)
class Job:
    """Files (or one stretch of one mailbox file) that one process reads in one go.

    Attributes:
        entries: the files. start, end: byte range for a single mbox entry; ``end`` None is its end.
    """

    entries: tuple[FileEntry, ...]
    start: int = 0
    end: int | None = None


def describe(path: Path, kind: str = "auto") -> SourceKind:
    """Tell what a path is.

    Raises:
        KnownError: ``path-missing``, ``path-unreadable``, ``empty-source`` or ``nothing-to-read``.
    """
    raise NotImplementedError


def walk(path: Path, kind: str = "auto") -> Iterator[FileEntry | Skipped]:
    """List every file below a path, in a stable order, with what was left out and why."""
    raise NotImplementedError


def read_file(entry: FileEntry, offset: int = 0, end: int | None = None) -> Iterator[Found]:
    """Read one file; for an mbox from a byte offset (a message start) up to ``end``."""
    raise NotImplementedError


def jobs(entries: Iterable[FileEntry], offsets: dict[str, int] | None = None) -> Iterator[Job]:
    """Gather files into pieces of work of about ``JOB_BYTES``; large mailboxes are cut at message starts.

    Args:
        entries: files to read.
        offsets: for mailboxes that only grew: path -> byte offset from which to read.
    """
    raise NotImplementedError


def read_batch(job: Job) -> list[tuple[FileEntry, list[Found]]]:
    """Read all files of a job; for a process pool."""
    raise NotImplementedError


def fingerprint(path: str, place: str) -> str:
    """sha256 (hex) of the bytes at ``"offset:length"`` of a file, or "" where they can't be read.

    The indexer keeps it for the last message of a mailbox: when it still holds, the file only grew.
    """
    try:
        offset, length = (int(part) for part in place.split(":"))
        with open(path, "rb") as file:
            file.seek(offset)
            data = file.read(length)
    except (OSError, ValueError):
        return ""
    return hashlib.sha256(data).hexdigest() if len(data) == length else ""
