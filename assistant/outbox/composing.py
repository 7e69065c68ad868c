"""What is being written right now, in small files of the data directory that need no engine.

The window writes them while the user types, so that neither a crash of the window nor a dead engine costs a
word. Each piece of writing is one file; it is replaced in one step, and one that can't be read is set aside
instead of hiding the others.
"""

from __future__ import annotations

import errno
import json
import logging
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from assistant.errors import KnownError
from assistant.paths import PRIVATE_FOLDER, disk_full, write_private

log = logging.getLogger(__name__)

FORMAT = "ownhand-composing"
VERSION = 1
HANDED = "handed"
LARGEST_FILE = 64 * 1024 * 1024
_ENDING = ".json"
_SET_ASIDE = ".damaged"
_LEFT_OVER_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Version:
    """One draft of a piece of writing.

    Attributes:
        text: as it stands now, with what the user changed.
        answer: what the engine said about the draft (``draft_id``, ``preferences``, ``receipts`` …).
    """

    text: str
    answer: Mapping[str, Any] = field(default_factory=dict)

    @property
    def draft_id(self) -> str:
        """The engine's name of the draft, or "" where there is none."""
        found = self.answer.get("draft_id")
        return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Composition:
    """One piece of writing under way.

    Attributes:
        id: name of its file.
        to: recipients, each as typed or as ``Name <address>``.
        subject_typed: whether the subject is the user's own and no draft may suggest another.
        points: what the user jotted down, as typed.
        text: what stands in the draft field.
        versions: the drafts made so far, oldest first; ``shown`` is the one ``text`` belongs to, -1 for none.
        reply_to: the message answered (``item-12``), or "".
        without: preferences that this piece of writing does without.
        outcome: "" while it is open, "accepted" or "edited" once the user finished with it, "discarded".
        created, changed: seconds since the epoch.
    """

    id: str
    kind: str = "mail"
    to: tuple[str, ...] = ()
    subject: str = ""
    subject_typed: bool = False
    points: str = ""
    text: str = ""
    tone: str = ""
    length: str = ""
    language: str = ""
    without: tuple[str, ...] = ()
    reply_to: str = ""
    versions: tuple[Version, ...] = ()
    shown: int = -1
    outcome: str = ""
    created: float = 0.0
    changed: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Whether nothing worth keeping was typed."""
        typed = (self.subject, self.points, self.text)
        return not self.to and not self.reply_to and not any(part.strip() for part in typed)

    @property
    def version(self) -> Version | None:
        """The draft that is shown."""
        return self.versions[self.shown] if 0 <= self.shown < len(self.versions) else None


@dataclass(frozen=True, slots=True)
class Found:
    """What the folder holds.

    Attributes:
        compositions: the one changed last comes first.
        set_aside: files that could not be read and were put aside just now.
    """

    compositions: tuple[Composition, ...]
    set_aside: tuple[Path, ...] = ()


class DamagedFile(ValueError):
    """The bytes of a file are no piece of writing; internal to this module and its tests."""


class Compositions:
    """The folder of what is being written."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self._clock = clock

    def new(self, kind: str = "mail") -> Composition:
        """A new piece of writing; nothing is written until it is saved."""
        now = self._clock()
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now))
        return Composition(id=f"{stamp}-{secrets.token_hex(3)}", kind=kind, created=now, changed=now)

    def save(self, composition: Composition) -> None:
        """Replace its file in one step; on failure the old file stays.

        Raises:
            KnownError: ``disk-full`` or ``draft-unwritable``.
        """
        try:
            self.folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            write_private(self._path(composition.id), to_bytes(composition))
        except OSError as fault:
            if fault.errno in (errno.ENOSPC, errno.EDQUOT):
                raise disk_full() from fault
            raise KnownError(
                "draft-unwritable",
                f"What you type can't be saved: {(fault.strerror or 'the system refused').lower()}.",
                f"Make sure that {self.folder} can be written.",
            ) from fault

    def newest(self) -> Found:
        """The file written last, without opening the others; damaged ones on the way are set aside."""
        aside: list[Path] = []
        for path in sorted(self._files(), key=_written, reverse=True):
            try:
                return Found((_read(path),), tuple(aside))
            except DamagedFile:
                log.info("a file of a piece of writing is damaged and was set aside")
                aside += self._set_aside(path)
            except OSError:
                log.info("a file of a piece of writing can't be opened")
        return Found((), tuple(aside))

    def find(self) -> Found:
        """Everything in the folder; what can't be read is set aside."""
        compositions: list[Composition] = []
        aside: list[Path] = []
        for path in self._files():
            try:
                compositions.append(_read(path))
            except DamagedFile:
                log.info("a file of a piece of writing is damaged and was set aside")
                aside += self._set_aside(path)
            except OSError:
                log.info("a file of a piece of writing can't be opened")
        compositions.sort(key=lambda one: one.changed, reverse=True)
        return Found(tuple(compositions), tuple(aside))

    def get(self, identity: str) -> Composition | None:
        """One of them, or None where its file is gone or unreadable."""
        try:
            return _read(self._path(identity))
        except (OSError, DamagedFile):
            return None

    def remove(self, identity: str) -> None:
        """Delete one; one that is not there is no fault.

        Raises:
            KnownError: ``draft-unwritable``.
        """
        try:
            self._path(identity).unlink(missing_ok=True)
        except OSError as fault:
            raise KnownError(
                "draft-unwritable",
                f"The draft can't be deleted: {(fault.strerror or 'the system refused').lower()}.",
                f"Make sure that {self.folder} can be written.",
            ) from fault

    def erase(self, addresses: Iterable[str] | None = None, name: str = "") -> tuple[Composition, ...]:
        """Delete what was written to a person, or everything; what can't be read goes in any case.

        Args:
            addresses: those of the person; None erases everything.
            name: the person's name, for recipients typed without an address.

        Returns:
            what is gone now; a file that could not be read is deleted without being returned.

        Raises:
            OSError: a file can't be deleted.
        """
        wanted = None if addresses is None else {address.casefold() for address in addresses}
        gone: list[Composition] = []
        for path in self._files(left_over=True):
            try:
                composition = _read(path)
            except DamagedFile:
                path.unlink()
                continue
            if wanted is None or any(_is_to(entry, wanted, name) for entry in composition.to):
                gone.append(composition)
                path.unlink()
        self.clear_handed()
        return tuple(gone)

    def clear_handed(self, older_than: float = 0.0) -> None:
        """Remove messages that were opened in the mail program at least so many seconds ago.

        Raises:
            OSError: one can't be removed.
        """
        folder = self.folder / HANDED
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.is_file() and path.stat().st_mtime <= self._clock() - older_than:
                path.unlink()

    def _path(self, identity: str) -> Path:
        if not _is_name(identity):
            raise ValueError("no name of a piece of writing")
        return self.folder / f"{identity}{_ENDING}"

    def _files(self, left_over: bool = False) -> list[Path]:
        """The files in the folder; remains of writes that a crash cut off are removed."""
        try:
            paths = sorted(self.folder.iterdir())
        except OSError:
            return []
        found = []
        for path in paths:
            if path.name.startswith("."):
                _remove_if_old(path, 0.0 if left_over else self._clock() - _LEFT_OVER_SECONDS)
            elif path.suffix == _ENDING or (left_over and path.suffix == _SET_ASIDE):
                found.append(path)
        return found

    def _set_aside(self, path: Path) -> list[Path]:
        target = path.with_suffix(_SET_ASIDE)
        try:
            path.replace(target)
        except OSError:
            return []
        return [target]


def to_bytes(composition: Composition) -> bytes:
    """A piece of writing as the bytes of its file (JSON in UTF-8)."""
    record = {"format": FORMAT, "version": VERSION, **asdict(composition)}
    return json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def from_bytes(data: bytes) -> Composition:
    """The inverse of ``to_bytes``; fields that this version lacks are left out.

    Raises:
        DamagedFile: the bytes are no piece of writing.
    """
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise DamagedFile from fault
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise DamagedFile
    values: dict[str, Any] = {}
    for one in fields(Composition):
        if one.name in record:
            values[one.name] = _value(one.name, record[one.name])
    if not _is_name(values.get("id", "")):
        raise DamagedFile
    return Composition(**values)


def _is_name(identity: str) -> bool:
    """Whether a file can be named so without leading anywhere else."""
    return 0 < len(identity) <= 64 and all(c.isascii() and c.isalnum() or c == "-" for c in identity)


def _value(name: str, value: Any) -> Any:
    if name in ("to", "without"):
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            return tuple(value)
    elif name == "versions":
        if isinstance(value, list):
            return tuple(_version(entry) for entry in value)
    elif name == "subject_typed":
        if isinstance(value, bool):
            return value
    elif name == "shown":
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    elif name in ("created", "changed"):
        if isinstance(value, int | float) and not isinstance(value, bool) and value == value:
            return float(value)
    elif isinstance(value, str):
        return value
    raise DamagedFile


def _version(value: Any) -> Version:
    if (
        not isinstance(value, dict)
        or not isinstance(value.get("text"), str)
        or not isinstance(value.get("answer", {}), dict)
    ):
        raise DamagedFile
    return Version(value["text"], value.get("answer", {}))


def _is_to(entry: str, addresses: set[str], name: str) -> bool:
    entry = entry.casefold().strip()
    return any(address in entry for address in addresses) or bool(name) and entry == name.casefold()


def _read(path: Path) -> Composition:
    """The piece of writing in a file.

    Raises:
        OSError: the file can't be opened.
        DamagedFile: it holds something else.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise DamagedFile
    composition = from_bytes(path.read_bytes())
    if path.suffix == _ENDING and composition.id != path.stem:
        raise DamagedFile
    return composition


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _remove_if_old(path: Path, before: float) -> None:
    try:
        if not before or path.stat().st_mtime < before:
            path.unlink()
    except OSError:
        log.info("the remains of a cut-off write can't be removed")
