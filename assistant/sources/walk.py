"""Walk what a user pointed at: every file becomes an entry to read or is left out with a reason; nothing
hangs.

Only regular files are opened. Links are followed once (a loop is told), pipes, sockets and devices are never
touched.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from assistant.safety import limits
from assistant.sources import labels as label_names
from assistant.sources.detect import HEAD_BYTES, by_name, detect
from assistant.sources.entry import FileEntry, Skipped
from assistant.sources.item import Problem
from assistant.sources.maildir import flags, folder_labels, is_maildir

_SPECIAL = {
    stat.S_IFIFO: "it is a pipe, not a file",
    stat.S_IFSOCK: "it is a socket, not a file",
    stat.S_IFCHR: "it is a device, not a file",
    stat.S_IFBLK: "it is a device, not a file",
}
_LEFT_OUT_FOLDERS = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        "node_modules",
        "__pycache__",
        ".venv",
        "venv",
        ".tox",
        ".cache",
        ".mypy_cache",
        ".pytest_cache",
    }
)


def walk_files(root: str, kind: str = "auto") -> Iterator[FileEntry | Skipped]:
    """All files at or below ``root``, folders in the order of their names.

    Args:
        root: absolute path of a file or folder. kind: see ``detect.KINDS``.
    """
    try:
        status = os.stat(root)
    except OSError as error:
        yield Skipped(root, _os_problem(error))
        return
    if not stat.S_ISDIR(status.st_mode):
        yield _file(root, os.path.basename(root), status, kind, (), False)
        return
    yield from _folder(root, root, kind, (), {(status.st_dev, status.st_ino)}, 0)


def _folder(
    folder: str, root: str, kind: str, labels: tuple[str, ...], seen: set[tuple[int, int]], depth: int
) -> Iterator[FileEntry | Skipped]:
    if depth > limits.FOLDER_DEPTH:
        yield Skipped(folder, Problem("too-deep", "its folders are nested too deep"))
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: _natural(entry.name))
    except OSError as error:
        yield Skipped(folder, _os_problem(error))
        return
    names = {entry.name for entry in entries}
    maildir = is_maildir(names)
    profile = any(name.endswith(".msf") for name in names)
    for entry in entries:
        try:
            status = entry.stat()
        except OSError as error:
            yield Skipped(entry.path, _os_problem(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            identity = (status.st_dev, status.st_ino)
            if entry.is_symlink() and identity in seen or identity in seen and status.st_ino:
                yield Skipped(
                    entry.path, Problem("link-loop", "it is a link to a folder that is read already")
                )
                continue
            if entry.name in _LEFT_OUT_FOLDERS:
                yield Skipped(entry.path, Problem("not-content", "it is a folder of program files"))
                continue
            seen.add(identity)
            if maildir and entry.name in ("cur", "new", "tmp"):
                if entry.name != "tmp":
                    yield from _messages(
                        entry.path, folder_labels(folder, root) if folder != root else ("inbox",), kind
                    )
                continue
            yield from _folder(entry.path, root, kind, (*labels, _folder_name(entry.name)), seen, depth + 1)
        else:
            folders = label_names.from_folders(list(labels))
            if profile and entry.name + ".msf" in names:
                folders = label_names.from_folders([*labels, entry.name])
            yield _file(entry.path, entry.name, status, kind, folders, False, profile)


def _messages(folder: str, labels: tuple[str, ...], kind: str) -> Iterator[FileEntry | Skipped]:
    """The messages of ``cur`` or ``new``; the kind is known, so none is opened here."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(folder, _os_problem(error))
        return
    for entry in entries:
        try:
            status = entry.stat()
        except OSError as error:
            yield Skipped(entry.path, _os_problem(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            yield Skipped(
                entry.path, Problem("not-content", "a folder inside a Maildir's messages is not read")
            )
            continue
        yield _file(
            entry.path, entry.name, status, kind, tuple(dict.fromkeys((*labels, *flags(entry.name)))), True
        )


def _file(
    path: str,
    name: str,
    status: os.stat_result,
    kind: str,
    labels: tuple[str, ...],
    in_maildir: bool,
    profile: bool = False,
) -> FileEntry | Skipped:
    special = _SPECIAL.get(stat.S_IFMT(status.st_mode))
    if special is not None:
        return Skipped(path, Problem("not-a-file", special))
    if not stat.S_ISREG(status.st_mode):
        return Skipped(path, Problem("not-a-file", "it is not a regular file"))
    if status.st_size == 0:
        named = by_name(name)
        reason = named if isinstance(named, Problem) else Problem("empty", "it is empty")
        return Skipped(path, reason)
    if in_maildir:
        found = detect(b"-", name, kind, in_mail_folder=True)
    else:
        named = None if kind not in ("auto", "mail", "documents") else by_name(name)
        if isinstance(named, Problem) or (named is not None and named not in ("plain", "mbox")):
            found = named if isinstance(named, Problem) else detect(b"-", name, "auto")
        else:
            head = _head(path)
            if isinstance(head, Problem):
                return Skipped(path, head)
            found = detect(head, name, kind if kind not in ("mail", "documents") else "auto")
    if isinstance(found, Problem):
        return Skipped(path, found)
    entry = FileEntry(path, found, status.st_size, status.st_mtime_ns, status.st_ino, labels)
    if kind == "mail" and not entry.is_mail:
        return Skipped(path, Problem("not-mail", "it is not mail, and only mail was asked for"))
    if kind == "documents" and entry.is_mail:
        return Skipped(path, Problem("not-a-document", "it is mail, and only documents were asked for"))
    if entry.kind == "mbox" and not labels:
        labels = label_names.from_folders([name.rpartition(".")[0] or name])
        known = tuple(
            label for label in labels if label in ("inbox", "sent", "drafts", "trash", "junk", "archive")
        )
        entry = FileEntry(path, found, status.st_size, status.st_mtime_ns, status.st_ino, known)
    return entry


def _head(path: str) -> bytes | Problem:
    try:
        # O_NONBLOCK: a file that turned into a pipe since the stat must not hang us.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            return os.read(descriptor, HEAD_BYTES)
        finally:
            os.close(descriptor)
    except OSError as error:
        return _os_problem(error)


def _folder_name(name: str) -> str:
    """A folder's name as a label: Thunderbird's ``Archive.sbd`` and Apple's ``INBOX.mbox`` hold the folder's
    children.
    """
    for ending in (".sbd", ".mbox"):
        name = name.removesuffix(ending)
    return name


def _natural(name: str) -> tuple[object, ...]:
    """Sort key that puts "2." before "10."."""
    digits = name.rstrip(".")
    if digits.isascii() and digits.isdigit():
        return (0, int(digits), name)
    return (1, 0, name)


def _os_problem(error: OSError) -> Problem:
    if isinstance(error, PermissionError):
        return Problem("permission-denied", "you are not allowed to read it")
    if isinstance(error, FileNotFoundError):
        return Problem("vanished", "it is not there any more")
    if isinstance(error, NotADirectoryError):
        return Problem("vanished", "it is not a folder any more")
    if error.errno == 40 or "symbolic link" in (error.strerror or ""):
        return Problem("link-loop", "it is a link that leads to itself")
    return Problem("unreadable", f"the system could not read it ({error.strerror or type(error).__name__})")
