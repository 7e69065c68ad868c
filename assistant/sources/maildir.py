"""Maildir and Maildir++: which folders are one, and what their names and flags tell."""

from __future__ import annotations

import os
import re

from assistant.sources.labels import from_folders

_FLAGS = {"S": "seen", "R": "replied", "F": "flagged", "T": "trash", "D": "drafts"}
_INFO = re.compile(r"[:;!]2,([A-Za-z]*)$")


def is_maildir(names: set[str]) -> bool:
    """Whether a folder with these sub-folder names is a Maildir."""
    return "cur" in names and ("new" in names or "tmp" in names)


def flags(name: str) -> tuple[str, ...]:
    """Labels told by the flag letters of a message's file name."""
    match = _INFO.search(name)
    if match is None:
        return ()
    return tuple(_FLAGS[letter] for letter in match.group(1).upper() if letter in _FLAGS)


def folder_labels(folder: str, root: str) -> tuple[str, ...]:
    """Labels of a Maildir folder below the source's root; ``.Sent.2020`` nests by dots (Maildir++)."""
    relative = os.path.relpath(folder, root)
    names: list[str] = []
    for part in [] if relative == "." else relative.split(os.sep):
        names.extend(piece for piece in part.split(".") if piece) if part.startswith(".") else names.append(
            part
        )
    if not names:
        return ("inbox",)
    return from_folders(names)
