"""What a file is, by its name first and its first bytes where the name says too little."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import cast

from assistant.sources.item import Problem
from assistant.sources.kinds import (
    BY_ENDING,
    FILE_KINDS,
    MEDIA,
    NOT_READ,
    OWN_BEGINNINGS,
    OWN_FILES,
    PLUMBING,
    FileKind,
)
from assistant.sources.mbox import is_mbox

HEAD_BYTES = 4_096

KINDS: frozenset[str] = frozenset({"auto", "mail", "documents", "maildir"}) | FILE_KINDS
"""What a user can say that a source is."""

_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEWER: dict[str, FileKind] = {"doc": "docx", "ppt": "pptx", "xls": "xlsx"}
_OLD_OFFICE = frozenset(_NEWER)
_NEW_OFFICE = frozenset({"docx", "pptx", "xlsx"})
_DISGUISES = _OLD_OFFICE | _NEW_OFFICE
_TEXT_KINDS = frozenset({"plain", "markdown", "rst", "org"})
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_MAIL_FIELDS = re.compile(
    rb"(?im)^(from|to|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type"
    rb"|x-[\w-]+|cc|reply-to|sender)[ \t]*:"
)
_STRONG_FIELDS = re.compile(
    rb"(?im)^(message-id|received|return-path|from|date|delivered-to|mime-version)[ \t]*:"
)
_MAILDIR_NAME = re.compile(r":2,[A-Za-z]*$|;2,[A-Za-z]*$|!2,[A-Za-z]*$")
_DELETED_NAME = re.compile(r"^[,#]\d{1,9}$")
_CORPUS_NAME = re.compile(r"^\d+\.?$")


def by_name(name: str) -> FileKind | Problem | None:
    """The kind told by a file name, or why such files are left out, or None when the name says nothing
    sure.
    """
    if _MAILDIR_NAME.search(name):
        return "message"
    if _DELETED_NAME.match(name):
        return Problem("deleted", "it was deleted in its mail program")
    lower = name.lower()
    if lower.startswith("~$") or lower.startswith(".~lock") or lower.endswith(("~", ".lock")):
        return Problem("temporary", "it is a temporary or lock file")
    if lower in OWN_FILES:
        return Problem("not-content", "it is a program's own file")
    if lower.startswith(OWN_BEGINNINGS):
        return Problem("not-content", "it is a mail program's own file")
    ending = PurePath(lower).suffix.lstrip(".")
    if ending in BY_ENDING:
        return BY_ENDING[ending]
    if ending in NOT_READ:
        return Problem("not-read", NOT_READ[ending])
    if ending in MEDIA:
        return Problem("not-text", "pictures, sound, programs and other data are not read")
    if ending in PLUMBING:
        return Problem("not-content", "it is a program's data or code, not writing")
    return None


def opens_to_tell(name: str, kind: str = "auto") -> bool:
    """Whether the first bytes of a file of that name are needed to tell its kind."""
    if kind not in ("auto", "mail", "documents"):
        return True
    named = by_name(name)
    return named is None or named in _TEXT_KINDS or named == "mbox" or named in _DISGUISES


def by_content(head: bytes, name: str = "") -> FileKind | Problem:
    """The kind told by a file's first bytes; a problem when they are of no known kind."""
    if not head:
        return Problem("empty", "it is empty")
    if is_mbox(head):
        return "mbox"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK\x03\x04"):
        return _archive_kind(head)
    if head.startswith(_OLE_HEAD):
        return "msg"  # old Office files keep their endings, saved messages lose them more easily
    if is_message(head):
        return "message"
    lower = head[:512].lstrip().lower()
    if lower.startswith((b"<!doctype html", b"<html")):
        return "html"
    if b"\0" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return Problem("binary", "it is not a text file")
    if "." in name.strip("."):
        return Problem("unknown-kind", "it is of no kind that is read")
    if not _CORPUS_NAME.match(name):
        return "plain"
    return Problem("not-a-message", "it has no header lines, so it is not a message")


def _archive_kind(head: bytes) -> FileKind:
    """What a zip archive is, by the names and the type that stand at its beginning."""
    for kind, marks in (
        ("epub", (b"application/epub+zip",)),
        ("odt", (b"opendocument.text",)),
        ("odp", (b"opendocument.presentation",)),
        ("ods", (b"opendocument.spreadsheet",)),
        ("pptx", (b"ppt/",)),
        ("xlsx", (b"xl/",)),
        ("docx", (b"word/", b"[Content_Types].xml")),
    ):
        if any(mark in head for mark in marks):
            return cast(FileKind, kind)
    return "zip"


def is_message(head: bytes) -> bool:
    """Whether a file beginning with these bytes is one mail message: header lines, of which some are mail's
    own.
    """
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    start = head.lstrip(b"\r\n \t\xef\xbb\xbf")
    if _HEADER_LINE.match(start) is None:
        return False
    block = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    names = {match.group(1).lower() for match in _MAIL_FIELDS.finditer(block)}
    strong = {match.group(1).lower() for match in _STRONG_FIELDS.finditer(block)}
    lines = [line for line in block.split(b"\n") if line.strip() and line[:1] not in b" \t"]
    fields = sum(_HEADER_LINE.match(line) is not None for line in lines)
    return len(names) >= 2 and bool(strong) and fields * 10 >= len(lines) * 8


def detect(head: bytes, name: str, kind: str = "auto", in_mail_folder: bool = False) -> FileKind | Problem:
    """The kind of one file.

    Args:
        head: its first ``HEAD_BYTES`` bytes. name: its file name.
        kind: what the user said it is ("auto", "mail", "documents" or a file kind).
        in_mail_folder: it lies in ``cur`` or ``new`` of a Maildir, where every file is a message.
    """
    if in_mail_folder or kind in ("message", "maildir"):
        named = by_name(name)
        if isinstance(named, Problem) and named.code in ("not-content", "temporary"):
            return named
        return "message" if head else Problem("empty", "it is empty")
    if kind in FILE_KINDS:
        return cast(FileKind, kind)
    named = by_name(name)
    if isinstance(named, Problem):
        return named
    if named is None:
        return by_content(head, name)
    if named in _TEXT_KINDS:
        # Mailboxes and raw messages are often kept as .txt.
        if is_mbox(head):
            return "mbox"
        if is_message(head):
            return "message"
        return Problem("empty", "it is empty") if not head else named
    if named == "mbox" and head and not is_mbox(head):
        return (
            "message"
            if is_message(head)
            else Problem("not-a-mailbox", "it is named a mailbox but does not begin like one")
        )
    return _disguised(head, named) if named in _DISGUISES else named


def _disguised(head: bytes, named: FileKind) -> FileKind:
    """Programs save rich text, HTML and newer formats under the endings of old Office, and the reverse."""
    if named in _OLD_OFFICE and head.startswith(b"PK\x03\x04"):
        return _archive_kind(head) if _archive_kind(head) != "zip" else _NEWER[named]
    if named in _NEW_OFFICE and head.startswith(_OLE_HEAD):
        return named  # its reader tells a password from an old format
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if named == "xls" and b"\0" not in head and not head.startswith(_OLE_HEAD):
        return "html" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") else "table"
    return named
