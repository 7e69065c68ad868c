"""Archives (.zip) of mail and documents: each file inside is read as if it was unpacked, within limits."""

from __future__ import annotations

import io
import posixpath
import time
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from assistant.safety import limits
from assistant.sources import labels as label_names
from assistant.sources import mbox
from assistant.sources.content import IN_CHILD_READER, most_bytes, read_content, too_large
from assistant.sources.detect import HEAD_BYTES, detect, opens_to_tell
from assistant.sources.item import Found, Problem
from assistant.sources.kinds import FileKind
from assistant.sources.maildir import flags
from assistant.sources.message import read_message

_BOMB = Problem("zip-bomb", "it unpacks to far more than its size allows (a zip bomb); it was not opened")
_DAMAGED = "a part of the archive cannot be unpacked"
_ENCRYPTED = 1


def read_zip(path: str, labels: tuple[str, ...], start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Everything readable in an archive; files inside that are of no kind that is read are passed over.

    Args:
        path: the archive. labels: of its folder.
        start, end: only files whose entry begins at a byte in this range.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        try:
            archive = zipfile.ZipFile(file)
            entries = sorted(archive.infolist(), key=lambda one: one.header_offset)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            if start == 0:
                detail = "it is damaged: its archive cannot be opened"
                yield Found("", None, Problem("damaged", f"{detail} ({type(error).__name__})"))
            return
        size = file.seek(0, 2)
        problem = _refused(entries, size)
        if problem is not None:
            if start == 0:
                yield Found("", None, problem)
            return
        files = [entry for entry in entries if not entry.is_dir()]
        if start == 0 and not any(_kind(archive, entry) for entry in files):
            yield Found("", None, Problem("nothing-inside", "it holds no mail and no documents"))
        for entry in files:
            if entry.header_offset >= start and (end is None or entry.header_offset < end):
                kind = _kind(archive, entry)
                if kind is not None:
                    yield from _read(archive, entry, kind, labels)


def _refused(entries: list[zipfile.ZipInfo], size: int) -> Problem | None:
    """Why the whole archive is not opened, or None."""
    if len(entries) > limits.ARCHIVE_ENTRIES:
        return Problem("zip-bomb", f"it holds more than {limits.ARCHIVE_ENTRIES:,} files; it was not opened")
    if sum(entry.file_size for entry in entries) > max(limits.ZIP_TOTAL_BYTES, limits.ZIP_RATIO * size):
        return _BOMB
    for one, following in zip(entries, entries[1:], strict=False):
        if one.header_offset + one.compress_size > following.header_offset:
            return _BOMB  # entries that share their bytes
    return None


def _kind(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> FileKind | None:
    """The kind of a file inside, or None when it is not read."""
    name = posixpath.basename(entry.filename.replace("\\", "/"))
    folder = entry.filename.replace("\\", "/").split("/")[:-1]
    if "__MACOSX" in folder or not entry.file_size or name.startswith("._"):
        return None
    in_maildir = bool(folder) and folder[-1] in ("cur", "new")
    head = b"-"
    if not in_maildir and opens_to_tell(name) and not entry.flag_bits & _ENCRYPTED:
        try:
            with archive.open(entry) as file:
                head = file.read(HEAD_BYTES)
        except Exception:  # noqa: BLE001 - zipfile lets errors of every decompressor through; told when it is read
            head = b"-"
    found = detect(head, name, "auto", in_maildir)
    return None if isinstance(found, Problem) or found in ("zip", "pst") else found


def _read(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: FileKind, labels: tuple[str, ...]
) -> Iterator[Found]:
    place = f"{entry.header_offset}:{entry.compress_size}"
    path = entry.filename.replace("\\", "/")
    name = posixpath.basename(path)
    limit = limits.ARCHIVED_MAILBOX_BYTES if kind == "mbox" else most_bytes(kind)
    try:
        data = _unpack(archive, entry, limit)
    except _Refused as error:
        yield Found(place, None, Problem(error.problem.code, f"{name} inside: {error.problem.detail}"))
        return
    folders = [folder for folder in path.split("/")[:-1] if folder not in ("cur", "new")]
    if kind == "mbox":
        folders.append(name.removesuffix(".mbox"))
    known = (*labels, *label_names.from_folders(folders), *flags(name))
    if kind == "mbox":
        yield from _read_mailbox(io.BytesIO(data), place, known)
        return
    found = read_content(kind, data, name, known, _date(entry), place)
    if found.failure is not None:
        problem = Problem(found.failure.code, f"{name} inside: {found.failure.detail}")
        found = Found(place, None, problem)
    yield found


def _read_mailbox(file: BinaryIO, place: str, labels: tuple[str, ...]) -> Iterator[Found]:
    for span in mbox.spans_of(file):
        where = f"{place}/{span.offset}:{span.length}"
        if span.length > limits.MESSAGE_BYTES:
            yield Found(where, None, too_large(limits.MESSAGE_BYTES))
            continue
        data, envelope = mbox.read_span(file, span)
        yield read_message(data, where, labels, envelope, IN_CHILD_READER)


class _Refused(Exception):  # noqa: N818 - it names a state of the file, not an error of the program
    """A file inside that is not read, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """One file's bytes, counted while they come: what the directory says of its size is only a claim."""
    if entry.flag_bits & _ENCRYPTED:
        raise _Refused(Problem("encrypted", "it is protected with a password"))
    allowed = min(limit, max(20_000_000, limits.ZIP_RATIO * max(1, entry.compress_size)))
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(entry) as file:
            while piece := file.read(1 << 20):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    advice = "; unpack it first" if limit == limits.ARCHIVED_MAILBOX_BYTES else ""
                    problem = too_large(limit)
                    raise _Refused(Problem(problem.code, problem.detail + advice))
                if size > allowed:
                    raise _Refused(_BOMB)
    except (_Refused, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - zipfile lets errors of every decompressor through
        raise _Refused(Problem("damaged", _DAMAGED)) from error
    return b"".join(pieces)


def _date(entry: zipfile.ZipInfo) -> float | None:
    try:
        return time.mktime((*entry.date_time, 0, 0, -1))
    except (ValueError, OverflowError, TypeError):
        return None
