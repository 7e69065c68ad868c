"""Walk what a user pointed at: every file becomes an entry to read or is left out with a reason; nothing
hangs.

Only regular files are opened; pipes, sockets and devices are never touched. The path itself may be a link,
but links below it are not followed: what lies inside is met on its own way, and what lies outside was not
given.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from typing import NamedTuple

from assistant.safety import limits
from assistant.sources import labels as label_names
from assistant.sources.detect import HEAD_BYTES, by_name, detect, opens_to_tell
from assistant.sources.entry import FileEntry, Skipped
from assistant.sources.item import Problem
from assistant.sources.maildir import flags, folder_labels, is_maildir

_SPECIAL = {
    stat.S_IFIFO: "it is a pipe, not a file",
    stat.S_IFSOCK: "it is a socket, not a file",
    stat.S_IFCHR: "it is a device, not a file",
    stat.S_IFBLK: "it is a device, not a file",
}
_PROGRAM_FOLDERS_TEXT = """
.git .hg .svn node_modules __pycache__ .venv venv .tox .cache .mypy_cache .pytest_cache
"""
_PROGRAM_FOLDERS = frozenset(_PROGRAM_FOLDERS_TEXT.split())
_APPLE_PLUMBING = re.compile(
    r"Data|Messages|Mailboxes|\d{1,3}|[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}|V\d{1,2}"
)
_PROFILE_MAIL = frozenset({"Mail", "ImapMail", "News"})


class _Folder(NamedTuple):
    """A folder on the way: its path, the labels of the folders above, and how deep it is."""

    path: str
    labels: tuple[str, ...]
    depth: int


def _everything(_path: str) -> bool:
    return True


def walk_files(
    root: str, kind: str = "auto", wanted: Callable[[str], bool] = _everything
) -> Iterator[FileEntry | Skipped]:
    """All files at or below ``root``, folders in the order of their names.

    Args:
        root: absolute path of a file or folder. kind: see ``detect.KINDS``.
        wanted: asked for every path below the root before it is looked at; a folder it refuses is not
            entered.
    """
    try:
        status = os.stat(root)
    except OSError as error:
        yield Skipped(root, _os_problem(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _Walk(root, kind, wanted).folder(_Folder(root, (), 0))
    else:
        yield _file(root, os.path.basename(root), status, kind, ())


class _Walk:
    """One walk below one folder."""

    def __init__(self, root: str, kind: str, wanted: Callable[[str], bool]) -> None:
        self._root = root
        self._kind = kind
        self._wanted = wanted
        self._root_labels = label_names.of_known_folder(os.path.basename(root.rstrip(os.sep)))

    def folder(self, folder: _Folder) -> Iterator[FileEntry | Skipped]:
        """Everything in one folder and below it."""
        if folder.depth > limits.FOLDER_DEPTH:
            yield Skipped(folder.path, Problem("too-deep", "its folders are nested too deep"))
            return
        try:
            with os.scandir(folder.path) as found:
                every = list(found)
        except OSError as error:
            yield Skipped(folder.path, _os_problem(error))
            return
        names = {entry.name for entry in every}
        maildir = is_maildir(names)
        profile = "prefs.js" in names and not _PROFILE_MAIL.isdisjoint(names)
        entries = [entry for entry in every if self._wanted(entry.path)]
        for entry in sorted(entries, key=lambda entry: _natural(entry.name)):
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                yield Skipped(entry.path, _os_problem(error))
                continue
            if stat.S_ISLNK(status.st_mode):
                yield Skipped(entry.path, self._link_problem(entry.path))
            elif stat.S_ISDIR(status.st_mode):
                problem = _left_out_folder(entry.name, names, profile)
                if problem is not None:
                    yield Skipped(entry.path, problem)
                elif maildir and entry.name in ("cur", "new", "tmp"):
                    yield from self._maildir_part(entry, folder)
                else:
                    below = (*folder.labels, _folder_name(entry.name))
                    yield from self.folder(_Folder(entry.path, below, folder.depth + 1))
            elif profile:
                yield Skipped(entry.path, Problem("not-content", "it is a mail program's own file"))
            else:
                labels = [*folder.labels, entry.name] if entry.name + ".msf" in names else [*folder.labels]
                known = (*self._root_labels, *label_names.from_folders(labels))
                yield _file(entry.path, entry.name, status, self._kind, tuple(dict.fromkeys(known)))

    def _maildir_part(self, part: os.DirEntry[str], folder: _Folder) -> Iterator[FileEntry | Skipped]:
        if part.name == "tmp":
            yield Skipped(part.path, Problem("temporary", "it holds mail that is still being delivered"))
            return
        at_root = self._root_labels or ("inbox",)
        labels = folder_labels(folder.path, self._root) if folder.path != self._root else at_root
        yield from self._messages(part.path, labels)

    def _messages(self, folder: str, labels: tuple[str, ...]) -> Iterator[FileEntry | Skipped]:
        """The messages of ``cur`` or ``new``; the kind is known, so none is opened here."""
        try:
            with os.scandir(folder) as found:
                entries = [entry for entry in found if self._wanted(entry.path)]
        except OSError as error:
            yield Skipped(folder, _os_problem(error))
            return
        for entry in sorted(entries, key=lambda entry: entry.name):
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                yield Skipped(entry.path, _os_problem(error))
                continue
            if stat.S_ISLNK(status.st_mode):
                yield Skipped(entry.path, self._link_problem(entry.path))
            elif stat.S_ISDIR(status.st_mode):
                problem = Problem("not-content", "a folder inside a Maildir's messages is not read")
                yield Skipped(entry.path, problem)
            else:
                known = tuple(dict.fromkeys((*labels, *flags(entry.name))))
                yield _file(entry.path, entry.name, status, self._kind, known, in_maildir=True)

    def _link_problem(self, path: str) -> Problem:
        """Why a link is left out: where it leads decides the sentence."""
        try:
            status = os.stat(path)
        except OSError as error:
            return _os_problem(error)
        special = _SPECIAL.get(stat.S_IFMT(status.st_mode))
        if special is not None:
            return Problem("not-a-file", special)
        target = os.path.realpath(path)
        real_root = os.path.realpath(self._root)
        if target == real_root or path.startswith(target + os.sep):
            return Problem("link-loop", "it is a link back to a folder around it")
        if target.startswith(real_root.rstrip(os.sep) + os.sep):
            return Problem("link-inside", "it is a link to something that is read where it lies")
        return Problem(
            "link-outside",
            "it is a link out of this source; add the place that it leads to, if it should be read",
        )


def _left_out_folder(name: str, siblings: set[str], profile: bool) -> Problem | None:
    if name in _PROGRAM_FOLDERS:
        return Problem("not-content", "it is a folder of program files")
    if profile and name not in _PROFILE_MAIL:
        return Problem("not-content", "it is a mail program's own folder")
    if name == "MailData":
        return Problem("not-content", "it is a mail program's own folder")
    if name == "Attachments" and "Messages" in siblings:
        return Problem("with-messages", "it holds attachments, which are read with their messages")
    return None


def _file(
    path: str, name: str, status: os.stat_result, kind: str, labels: tuple[str, ...], in_maildir: bool = False
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
        head = _head(path) if opens_to_tell(name, kind) else b"-"
        if isinstance(head, Problem):
            return Skipped(path, head)
        found = detect(head, name, kind if kind not in ("mail", "documents") else "auto")
    if isinstance(found, Problem):
        return Skipped(path, found)
    if found == "mbox" and not labels:
        labels = label_names.of_known_folder(name.rpartition(".")[0] or name)
    entry = FileEntry(path, found, status.st_size, status.st_mtime_ns, status.st_ino, labels)
    if kind == "mail" and not entry.is_mail and found != "zip":
        return Skipped(path, Problem("not-mail", "it is not mail, and only mail was asked for"))
    if kind == "documents" and entry.is_mail:
        return Skipped(path, Problem("not-a-document", "it is mail, and only documents were asked for"))
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
    """A folder's name as a label, without what only a mail program understands.

    Thunderbird's ``Archive.sbd`` and KMail's ``.Archive.directory`` hold the children of a folder, Apple
    Mail's ``INBOX.mbox`` its messages, below folders named by numbers.
    """
    for ending in (".sbd", ".mbox", ".directory"):
        name = name.removesuffix(ending)
    return "" if _APPLE_PLUMBING.fullmatch(name) else name.lstrip(".")


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
