"""Where mail and documents usually lie on a machine, so that a user can point instead of search.

Only names and sizes are looked at; nothing is opened but Thunderbird's ``profiles.ini``.
"""

from __future__ import annotations

import configparser
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Program = Literal[
    "thunderbird", "apple-mail", "evolution", "kmail", "outlook", "takeout", "maildir", "mbox", ""
]

LOOK_SECONDS = 1.5
"""How long sizes are counted; what is not counted by then has none."""

_THUNDERBIRD_HOMES = (
    ".thunderbird",
    ".betterbird",
    "snap/thunderbird/common/.thunderbird",
    ".var/app/org.mozilla.Thunderbird/.thunderbird",
    ".var/app/eu.betterbird.Betterbird/.thunderbird",
    "Library/Thunderbird",
    "AppData/Roaming/Thunderbird",
)
_TAKEOUT_HOMES = ("", "Downloads", "Documents", "Desktop")
_LARGEST_INI = 1 << 20


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may be worth reading.

    Attributes:
        program: whose mail it is; "" for documents.
        title: what tells it from others of the kind, e.g. the accounts of a profile.
        paths: what to add as sources.
        bytes: how large it is, or None when counting would take too long.
    """

    what: Literal["mail", "documents"]
    program: Program
    title: str
    paths: tuple[str, ...]
    bytes: int | None


def find_places(home: Path, environment: Mapping[str, str], seconds: float = LOOK_SECONDS) -> list[Place]:
    """Look in the usual places below a home directory; mail first, then documents.

    Args:
        environment: for ``XDG_CONFIG_HOME``, ``MAIL`` and ``MAILDIR``.
        seconds: patience for counting sizes, all together.

    Returns:
        places that exist and may be read; an empty list where there are none. Never raises on what it finds.
    """
    until = time.monotonic() + seconds
    found: list[Place] = []
    for what, program, title, paths in _candidates(home, environment):
        kept = tuple(str(path) for path in paths if os.access(path, os.R_OK))
        if kept and not any(set(kept) <= set(place.paths) for place in found):
            size = _size(kept, until)
            if size != 0:
                found.append(Place(what, program, title, kept, size))
    return found


_Found = tuple[Literal["mail", "documents"], Program, str, Sequence[Path]]


def _candidates(home: Path, environment: Mapping[str, str]) -> Iterator[_Found]:
    for profile in _thunderbird_profiles(home):
        folders = [profile / name for name in ("ImapMail", "Mail") if (profile / name).is_dir()]
        accounts = [account.name for folder in folders for account in _folders_in(folder)]
        yield "mail", "thunderbird", ", ".join(_without_local(accounts)), folders
    for version in sorted(_matching(home / "Library" / "Mail", r"V\d+"), reverse=True)[:1]:
        yield "mail", "apple-mail", "", [version]
    data = home / ".local" / "share"
    yield "mail", "evolution", "", _existing([data / "evolution" / "mail"])
    yield "mail", "kmail", "", _existing([data / "local-mail"])
    yield from _outlook(home)
    yield from _takeout(home)
    yield from _plain_mail(home, environment)
    documents = _documents(home, environment)
    if documents.is_dir():
        yield "documents", "", documents.name, [documents]


def _thunderbird_profiles(home: Path) -> Iterator[Path]:
    seen: set[Path] = set()
    for place in _THUNDERBIRD_HOMES:
        base = home / place
        for profile in (
            *_listed_profiles(base),
            *_matching(base / "Profiles", ".*"),
            *_matching(base, r".+\..+"),
        ):
            try:
                real = profile.resolve()
            except (OSError, ValueError):
                continue
            if real not in seen and profile.is_dir():
                seen.add(real)
                yield profile


def _listed_profiles(base: Path) -> Iterator[Path]:
    """The profiles that Thunderbird's own list names; they may lie anywhere."""
    try:
        with (base / "profiles.ini").open("rb") as file:
            text = file.read(_LARGEST_INI).decode("utf-8", "replace")
        parser = configparser.ConfigParser(interpolation=None, strict=False)
        parser.read_string(text)
    except (OSError, configparser.Error):
        return
    for section in parser.sections():
        if section.lower().startswith("profile") and parser.has_option(section, "Path"):
            path = parser.get(section, "Path").strip()
            yield (
                base / path if parser.get(section, "IsRelative", fallback="1").strip() == "1" else Path(path)
            )


def _outlook(home: Path) -> Iterator[_Found]:
    for folder in ("Documents/Outlook Files", "AppData/Local/Microsoft/Outlook"):
        for file in _matching(home / folder, r".+\.pst"):
            yield "mail", "outlook", file.name, [file]


def _takeout(home: Path) -> Iterator[_Found]:
    for folder in _TAKEOUT_HOMES:
        base = home / folder
        boxes = list(_matching(base / "Takeout" / "Mail", r".+\.mbox"))
        if boxes:
            yield "mail", "takeout", ", ".join(box.stem for box in boxes[:3]), boxes
        for archive in _matching(base, r"takeout-.+\.zip"):
            yield "mail", "takeout", archive.name, [archive]


def _plain_mail(home: Path, environment: Mapping[str, str]) -> Iterator[_Found]:
    named = [Path(environment["MAILDIR"])] if environment.get("MAILDIR") else []
    for folder in (*named, home / "Maildir", home / ".maildir", home / ".mail", home / "Mail", home / "mail"):
        if _holds_maildir(folder):
            yield "mail", "maildir", folder.name, [folder]
    spool = [Path(environment["MAIL"])] if environment.get("MAIL") else []
    for file in (*spool, home / "mbox"):
        if file.is_file():
            yield "mail", "mbox", file.name, [file]


def _holds_maildir(folder: Path) -> bool:
    """Whether a folder is a Maildir or holds some, one or two levels down."""

    def is_maildir(path: Path) -> bool:
        return (path / "cur").is_dir() and (path / "new").is_dir()

    inner = list(_folders_in(folder))
    return is_maildir(folder) or any(
        is_maildir(one) or any(map(is_maildir, _folders_in(one))) for one in inner
    )


def _documents(home: Path, environment: Mapping[str, str]) -> Path:
    """The user's folder of documents; on Linux the desktop's own list says what it is called."""
    if sys.platform == "linux":
        config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
        try:
            text = (config / "user-dirs.dirs").read_text(encoding="utf-8", errors="replace")[:_LARGEST_INI]
        except OSError:
            text = ""
        named = re.search(r'^\s*XDG_DOCUMENTS_DIR\s*=\s*"([^"\n]+)"', text, re.MULTILINE)
        if named:
            path = Path(named[1].replace("$HOME", str(home)))
            # A desktop without such a folder names the home directory itself.
            if path != home:
                return path
    return home / "Documents"


def _without_local(accounts: Sequence[str]) -> list[str]:
    """Accounts as the user knows them; the local folders only when there is nothing else."""
    others = [name for name in accounts if name != "Local Folders"]
    return list(dict.fromkeys(others or accounts))


def _existing(paths: Sequence[Path]) -> list[Path]:
    return [path for path in paths if path.is_dir()]


def _folders_in(folder: Path) -> Iterator[Path]:
    return (path for path in _matching(folder, ".*") if path.is_dir())


def _matching(folder: Path, pattern: str) -> Iterator[Path]:
    """What lies directly in a folder and is named so, in order; nothing where it can't be read."""
    wanted = re.compile(pattern, re.IGNORECASE)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return iter(())
    return (folder / name for name in names if wanted.fullmatch(name))


def _size(paths: Sequence[str], until: float) -> int | None:
    total = 0
    for path in paths:
        if os.path.isfile(path):
            total += os.path.getsize(path)
            continue
        for folder, _inner, files in os.walk(path):
            if time.monotonic() > until:
                return None
            for name in files:
                try:
                    total += os.lstat(os.path.join(folder, name)).st_size
                except OSError:
                    continue
    return total
