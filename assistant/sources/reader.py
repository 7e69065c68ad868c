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
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import KnownError
from assistant.safety import limits
from assistant.sources import mbox
from assistant.sources.content import IN_CHILD_READER, most_bytes, read_content, too_large
from assistant.sources.datafile import read_pst
from assistant.sources.detect import KINDS
from assistant.sources.entry import FileEntry, Skipped, SourceKind
from assistant.sources.item import Found, Problem
from assistant.sources.maildir import is_maildir
from assistant.sources.message import read_message
from assistant.sources.walk import walk_files
from assistant.sources.zipped import read_zip

JOB_BYTES = 4_000_000
JOB_FILES = 200
MOST_STRETCHES = 64
"""Into how many jobs an archive is cut at most; each job reads the archive's directory anew."""


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
        KnownError: ``unknown-kind``, ``path-missing``, ``path-unreadable``, ``not-a-file``, ``empty-source``
            or
            ``nothing-to-read``.
    """
    if kind not in KINDS:
        raise KnownError(
            "unknown-kind", f"There is no kind “{kind}”.", "Use one of: " + ", ".join(sorted(KINDS)) + "."
        )
    absolute = os.path.abspath(os.path.expanduser(os.fspath(path)))
    shown = absolute.encode("utf-8", "replace").decode()
    title = os.path.basename(shown) or shown
    try:
        status = os.stat(absolute)
    except FileNotFoundError:
        raise KnownError(
            "path-missing", f"There is nothing at {shown}.", "Check the path and try again."
        ) from None
    except OSError as error:
        raise KnownError(
            "path-unreadable", f"{shown} cannot be read: {_sentence(error)}.", "Check its permissions."
        ) from None
    first = next(iter(walk_files(absolute, kind)), None)
    if not stat.S_ISDIR(status.st_mode):
        if isinstance(first, Skipped):
            if first.reason.code == "empty":
                raise KnownError(
                    "empty-source",
                    f"{shown} is empty.",
                    "Choose a mailbox, message or document with content.",
                )
            raise KnownError(
                "nothing-to-read", f"{shown} cannot be read: {first.reason.detail}.", "Choose another file."
            )
        is_box = isinstance(first, FileEntry) and first.kind == "mbox"
        return SourceKind(absolute, "mbox" if is_box else "file", title)
    if not os.access(absolute, os.R_OK | os.X_OK):
        raise KnownError("path-unreadable", f"You are not allowed to read {shown}.", "Check its permissions.")
    if first is None:
        raise KnownError(
            "empty-source", f"{shown} holds no files.", "Choose a folder with mail or documents."
        )
    left_out = 0
    for left_out, found in enumerate(walk_files(absolute, kind), start=1):  # noqa: B007 - told below
        if isinstance(found, FileEntry):
            break
    else:
        raise KnownError(
            "nothing-to-read",
            f"{shown} holds {left_out} {'file' if left_out == 1 else 'files'}, none of a kind that is read.",
            "Mail of most programs and most kinds of documents are read; docs/sources.md lists them.",
        )
    try:
        names = set(os.listdir(absolute))
    except OSError:
        names = set()
    return SourceKind(absolute, "maildir" if is_maildir(names) else "folder", title)


def walk(
    path: Path, kind: str = "auto", wanted: Callable[[str], bool] | None = None
) -> Iterator[FileEntry | Skipped]:
    """List every file below a path, in a stable order, with what was left out and why.

    Args:
        wanted: only paths for which it is true are looked at; a folder on the way to one must be among them.
    """
    root = os.path.abspath(os.path.expanduser(os.fspath(path)))
    yield from walk_files(root, kind) if wanted is None else walk_files(root, kind, wanted)


def read_file(entry: FileEntry, offset: int = 0, end: int | None = None) -> Iterator[Found]:
    """Read one file.

    Args:
        entry: from ``walk``.
        offset: in a mailbox or archive, the byte where to begin (a message start, e.g. the old size of a file
            that grew).
        end: in a mailbox or archive, leave out what starts at or behind this byte.
    """
    try:
        if entry.kind == "mbox":
            yield from _read_mbox(entry, offset, end)
        elif entry.kind == "zip":
            yield from read_zip(entry.path, entry.labels, offset, end)
        elif entry.kind == "pst":
            yield from read_pst(entry.path, entry.size, entry.labels, offset, end)
        else:
            yield _read_single(entry)
    except OSError as error:
        yield Found("", None, Problem("unreadable", _sentence(error)))
    except MemoryError:
        yield Found("", None, Problem("too-large", "it needs more memory than there is"))


def _read_mbox(entry: FileEntry, offset: int, end: int | None) -> Iterator[Found]:
    count = 0
    with open(entry.path, "rb") as file:
        for span in mbox.spans(entry.path, offset, end):
            count += 1
            place = f"{span.offset}:{span.length}"
            if span.length > limits.MESSAGE_BYTES:
                yield Found(place, None, too_large(limits.MESSAGE_BYTES))
                continue
            data, envelope = mbox.read_span(file, span)
            yield read_message(data, place, entry.labels, envelope, IN_CHILD_READER)
    if not count and offset == 0:
        yield Found("", None, Problem("not-a-mailbox", "it holds no message in mailbox form"))


def _read_single(entry: FileEntry) -> Found:
    limit = most_bytes(entry.kind)
    if entry.size > limit:
        return Found("", None, too_large(limit))
    with open(entry.path, "rb", opener=_open_without_waiting) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        return Found("", None, too_large(limit))
    name = os.path.basename(entry.path)
    return read_content(entry.kind, data, name, entry.labels, entry.mtime_ns / 1e9, path=entry.path)


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _sentence(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "you are not allowed to read it"
    if isinstance(error, FileNotFoundError):
        return "it is not there any more"
    return f"the system could not read it ({error.strerror or type(error).__name__})"


def jobs(entries: Iterable[FileEntry], offsets: dict[str, int] | None = None) -> Iterator[Job]:
    """Gather files into pieces of work of about ``JOB_BYTES``; large mailboxes are cut at message starts.

    Args:
        entries: files to read.
        offsets: for mailboxes that only grew: path -> byte offset from which to read.
    """
    offsets = offsets or {}
    gathered: list[FileEntry] = []
    size = 0
    for entry in entries:
        if entry.in_ranges:
            position = offsets.get(entry.path, 0)
            stretch = JOB_BYTES if entry.kind == "mbox" else max(JOB_BYTES, entry.size // MOST_STRETCHES)
            while position + stretch < entry.size:
                yield Job((entry,), position, position + stretch)
                position += stretch
            yield Job((entry,), position, None)
            continue
        gathered.append(entry)
        size += entry.size
        if size >= JOB_BYTES or len(gathered) >= JOB_FILES:
            yield Job(tuple(gathered))
            gathered, size = [], 0
    if gathered:
        yield Job(tuple(gathered))


def read_batch(job: Job) -> list[tuple[FileEntry, list[Found]]]:
    """Read all files of a job; for a process pool.

    A mailbox job whose ``start`` lies inside a message begins with the next one: the job before it reads that
    message whole.
    """
    return [(entry, list(read_file(entry, job.start, job.end))) for entry in job.entries]


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
