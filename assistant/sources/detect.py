"""What a file is, by its name first and its first bytes where the name says too little."""

from __future__ import annotations

import re
from pathlib import PurePath

from assistant.sources.entry import FileKind
from assistant.sources.item import Problem
from assistant.sources.mbox import is_mbox

HEAD_BYTES = 4_096

KINDS: frozenset[str] = frozenset(
    {
        "auto",
        "mail",
        "documents",
        "mbox",
        "maildir",
        "message",
        "emlx",
        "plain",
        "markdown",
        "html",
        "docx",
        "pdf",
        "odt",
        "rtf",
    }
)

_BY_ENDING: dict[str, FileKind] = {
    "mbox": "mbox", "mbx": "mbox", "eml": "message", "emlx": "emlx",
    "txt": "plain", "text": "plain", "log": "plain", "rst": "plain", "org": "plain", "tex": "plain", "adoc": "plain",  # noqa: E501
    "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown",
    "html": "html", "htm": "html", "xhtml": "html",
    "docx": "docx", "docm": "docx", "dotx": "docx", "pdf": "pdf", "odt": "odt", "ott": "odt", "fodt": "odt", "rtf": "rtf",  # noqa: E501
}  # fmt: skip
_NOT_YET = {
    "doc": "old Word files (.doc) are not read yet; save it as .docx",
    "dot": "old Word files are not read yet; save it as .docx",
    "msg": "Outlook messages (.msg) are not read yet; save it as .eml",
    "pst": "Outlook data files (.pst) are not read yet; export the mail as mbox or .eml",
    "ost": "Outlook data files (.ost) are not read yet; export the mail as mbox or .eml",
    "epub": "e-books are not read yet",
    "pptx": "presentations are not read yet",
    "ppt": "presentations are not read yet",
    "odp": "presentations are not read yet",
    "xlsx": "spreadsheets are not read yet",
    "xls": "spreadsheets are not read yet",
    "ods": "spreadsheets are not read yet",
    "csv": "tables are not read yet",
    "tsv": "tables are not read yet",
    "pages": "Pages documents are not read; export it as .docx or PDF",
    "wpd": "WordPerfect documents are not read; save it as .docx",
    "zip": "archives are not read; unpack it first",
    "gz": "archives are not read; unpack it first",
    "tgz": "archives are not read; unpack it first",
    "bz2": "archives are not read; unpack it first",
    "xz": "archives are not read; unpack it first",
    "7z": "archives are not read; unpack it first",
    "rar": "archives are not read; unpack it first",
    "tar": "archives are not read; unpack it first",
    "p7s": "it is a signature without text",
    "p7m": "it is an encrypted or signed container",
    "ics": "calendars are not read yet",
    "vcf": "address cards are not read yet",
}
_PLUMBING = frozenset(
    [
        "msf",
        "dat",
        "lock",
        "tmp",
        "temp",
        "part",
        "partial",
        "crdownload",
        "swp",
        "swo",
        "bak~",
        "pyc",
        "pyo",
        "o",
        "so",
        "dll",
        "dylib",
        "exe",
        "bin",
        "class",
        "jar",
        "wasm",
        "db",
        "sqlite",
        "sqlite3",
        "db-wal",
        "db-shm",
        "mozlz4",
        "ini",
        "cmeta",
        "ibex",
        "idx",
        "index",
        "cache",
        "log-journal",
        "nfs",
        "json",
        "jsonl",
        "xml",
        "yaml",
        "yml",
        "toml",
        "cfg",
        "conf",
        "py",
        "js",
        "ts",
        "jsx",
        "tsx",
        "c",
        "h",
        "cpp",
        "hpp",
        "cc",
        "rs",
        "go",
        "java",
        "kt",
        "swift",
        "rb",
        "php",
        "pl",
        "sh",
        "bash",
        "zsh",
        "fish",
        "bat",
        "ps1",
        "css",
        "scss",
        "less",
        "sql",
        "lua",
        "r",
        "ipynb",
        "gitignore",
        "gitattributes",
        "lockb",
        "map",
        "min",
    ]
)
_MEDIA = frozenset(
    [
        "png",
        "jpg",
        "jpeg",
        "gif",
        "bmp",
        "tif",
        "tiff",
        "webp",
        "heic",
        "ico",
        "svg",
        "psd",
        "ai",
        "eps",
        "mp3",
        "m4a",
        "wav",
        "ogg",
        "flac",
        "aac",
        "mp4",
        "m4v",
        "mov",
        "avi",
        "mkv",
        "webm",
        "wmv",
        "ttf",
        "otf",
        "woff",
        "woff2",
        "gguf",
        "safetensors",
        "pt",
        "onnx",
        "iso",
        "dmg",
        "img",
        "apk",
        "deb",
        "rpm",
    ]
)
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_MAIL_FIELDS = re.compile(
    rb"(?im)^(from|to|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type"
    rb"|x-[\w-]+|cc|reply-to|sender)[ \t]*:"
)
_STRONG_FIELDS = re.compile(
    rb"(?im)^(message-id|received|return-path|from|date|delivered-to|mime-version)[ \t]*:"
)
_MAILDIR_NAME = re.compile(r":2,[A-Za-z]*$|;2,[A-Za-z]*$|!2,[A-Za-z]*$")
_CORPUS_NAME = re.compile(r"^\d+\.?$")


def by_name(name: str) -> FileKind | Problem | None:
    """The kind told by a file name, or why such files are left out, or None when the name says nothing
    sure.
    """
    if _MAILDIR_NAME.search(name):
        return "message"
    lower = name.lower()
    if lower.startswith("~$") or lower.startswith(".~lock") or lower.endswith(("~", ".lock")):
        return Problem("temporary", "it is a temporary or lock file")
    if lower in (
        ".ds_store",
        "thumbs.db",
        "desktop.ini",
        ".directory",
        ".gitignore",
        ".mh_sequences",
        ".customflags",
        ".subscriptions",
        "msgfilterrules.dat",
        "popstate.dat",
        "filterlog.html",
        "panacea.dat",
    ):
        return Problem("not-content", "it is a program's own file")
    if lower.startswith(
        (
            "dovecot",
            ".dovecot",
            "courierimap",
            ".nstmp",
            "maildirfolder",
            ".imap",
            ".uidvalidity",
            "maildirsize",
        )
    ):
        return Problem("not-content", "it is a mail program's own file")
    ending = PurePath(lower).suffix.lstrip(".")
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    if ending in _NOT_YET:
        return Problem("not-read-yet", _NOT_YET[ending])
    if ending in _MEDIA:
        return Problem("not-text", "pictures, sound, programs and other data are not read")
    if ending in _PLUMBING:
        return Problem("not-content", "it is a program's data or code, not writing")
    return None


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
        if b"word/" in head or b"[Content_Types].xml" in head:
            return "docx"
        if b"opendocument.text" in head[:200]:
            return "odt"
        return Problem("not-read-yet", "archives are not read; unpack it first")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Problem(
            "not-read-yet", "old Office and Outlook files are not read yet; save it as .docx or .eml"
        )
    if is_message(head):
        return "message"
    lower = head[:512].lstrip().lower()
    if lower.startswith((b"<!doctype html", b"<html")):
        return "html"
    if b"\0" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return Problem("binary", "it is not a text file")
    if "." in name.strip(".") or not _CORPUS_NAME.match(name):
        return Problem("unknown-kind", "it is of no kind that is read")
    return Problem("not-a-message", "it has no header lines, so it is not a message")


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
    if kind in ("mbox", "emlx", "plain", "markdown", "html", "docx", "pdf", "odt", "rtf"):
        return kind  # type: ignore[return-value]
    named = by_name(name)
    if isinstance(named, Problem):
        return named
    if named is None:
        return by_content(head, name)
    if named == "plain":
        # Mailboxes and raw messages are often kept as .txt.
        if is_mbox(head):
            return "mbox"
        if is_message(head):
            return "message"
        return Problem("empty", "it is empty") if not head else "plain"
    if named == "mbox" and head and not is_mbox(head):
        return (
            "message"
            if is_message(head)
            else Problem("not-a-mailbox", "it is named a mailbox but does not begin like one")
        )
    if named == "odt" and name.lower().endswith(".fodt"):
        return Problem("not-read-yet", "flat OpenDocument files are not read yet; save it as .odt")
    return named
