"""What walking a source yields: files to read, and what was left out with its reason.

All records are plain, frozen and picklable, so that reading can run in other processes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.sources.item import Problem, Sent
from assistant.sources.kinds import MAIL_KINDS, RANGED_KINDS, FileKind

SourceShape = Literal["file", "mbox", "maildir", "folder"]


@dataclass(frozen=True, slots=True)
class FileEntry(Sent):
    """One file of a source that can be read.

    Attributes:
        path: absolute path; undecodable bytes are kept as surrogate escapes (``os.fsencode`` brings them
            back).
        kind: which reader it needs.
        size: bytes. mtime_ns, inode: from ``stat``; with the size they tell an unchanged file.
        labels: what the place tells about its messages ("inbox", "sent", "drafts", "trash", "junk",
            folder names, Maildir flags "seen", "replied", "flagged", "draft", "trash").
    """

    path: str
    kind: FileKind
    size: int
    mtime_ns: int
    inode: int
    labels: tuple[str, ...] = ()

    @property
    def is_mail(self) -> bool:
        """Whether its items are messages."""
        return self.kind in MAIL_KINDS

    @property
    def in_ranges(self) -> bool:
        """Whether a stretch of its bytes can be read alone (mailboxes, archives)."""
        return self.kind in RANGED_KINDS


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was not read, and why; ``reason.detail`` is a sentence for the user."""

    path: str
    reason: Problem


@dataclass(frozen=True, slots=True)
class SourceKind:
    """What a path given by the user is.

    Attributes:
        shape: one file, one mailbox file, a Maildir, or a folder tree (of anything).
        title: short name for lists: the file or folder name.
    """

    path: str
    shape: SourceShape
    title: str
