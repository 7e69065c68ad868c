"""The kinds of files there are, and how each is known by its name or media type; and what is left out, with
its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

FileKind = Literal[
    "mbox", "message", "emlx", "msg", "pst", "zip",
    "plain", "markdown", "html", "rst", "org", "table", "calendar",
    "docx", "doc", "odt", "fodt", "rtf", "pdf", "epub", "pptx", "ppt", "odp", "xlsx", "xls", "ods",
]  # fmt: skip

FILE_KINDS: frozenset[str] = frozenset(get_args(FileKind))

MAIL_KINDS: frozenset[str] = frozenset({"mbox", "message", "emlx", "msg", "pst"})

RANGED_KINDS: frozenset[str] = frozenset({"mbox", "pst", "zip"})
"""Files that hold many items, each at a byte position, so that a stretch of them can be read alone."""

IN_CHILD: frozenset[str] = frozenset(
    {"docx", "doc", "odt", "fodt", "rtf", "pdf", "epub", "pptx", "ppt", "odp", "xlsx", "xls", "ods"}
)
"""Documents of formats in which files can be hostile; they are read in the child process."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How files of a kind are named. ``media_types`` are those their attachments carry."""

    endings: str
    media_types: str = ""


NAMES: dict[FileKind, Naming] = {
    "mbox": Naming("mbox mbx mboxrd mboxcl mboxcl2", "application/mbox"),
    "message": Naming("eml rfc822 email", "message/rfc822"),
    "emlx": Naming("emlx"),
    "msg": Naming("msg oft", "application/vnd.ms-outlook application/x-msg"),
    "pst": Naming("pst ost"),
    "zip": Naming("zip"),
    "plain": Naming("txt text log tex adoc asc", "text/plain"),
    "markdown": Naming("md markdown mdown mkd", "text/markdown text/x-markdown"),
    "html": Naming("html htm xhtml", "text/html application/xhtml+xml"),
    "rst": Naming("rst rest", "text/x-rst"),
    "org": Naming("org", "text/org"),
    "table": Naming("csv tsv", "text/csv text/tab-separated-values"),
    "calendar": Naming("ics ical", "text/calendar application/ics"),
    "docx": Naming(
        "docx docm dotx dotm", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "doc": Naming("doc dot", "application/msword"),
    "odt": Naming("odt ott", "application/vnd.oasis.opendocument.text"),
    "fodt": Naming("fodt fods fodp", "application/vnd.oasis.opendocument.text-flat-xml"),
    "rtf": Naming("rtf", "application/rtf text/rtf"),
    "pdf": Naming("pdf", "application/pdf application/x-pdf"),
    "epub": Naming("epub", "application/epub+zip"),
    "pptx": Naming(
        "pptx pptm potx ppsx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
    "ppt": Naming("ppt pps pot", "application/vnd.ms-powerpoint"),
    "odp": Naming("odp otp", "application/vnd.oasis.opendocument.presentation"),
    "xlsx": Naming("xlsx xlsm xltx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "xls": Naming("xls xlt", "application/vnd.ms-excel application/x-msexcel"),
    "ods": Naming("ods ots", "application/vnd.oasis.opendocument.spreadsheet"),
}

BY_ENDING: dict[str, FileKind] = {
    ending: kind for kind, naming in NAMES.items() for ending in naming.endings.split()
}
BY_MEDIA_TYPE: dict[str, FileKind] = {
    media_type: kind for kind, naming in NAMES.items() for media_type in naming.media_types.split()
}

NOT_READ: dict[str, str] = {
    "xlsb": "binary Excel tables (.xlsb) are not read; save it as .xlsx",
    "pages": "Pages documents are not read; export it as .docx or PDF",
    "numbers": "Numbers tables are not read; export it as .xlsx",
    "key": "Keynote presentations are not read; export it as .pptx or PDF",
    "wpd": "WordPerfect documents are not read; save it as .docx",
    "wps": "Works documents are not read; save it as .docx",
    "olm": "Outlook for Mac archives (.olm) are not read; export the mail as mbox or .eml",
    "mobi": "Kindle books are not read; convert it to .epub",
    "azw3": "Kindle books are not read; convert it to .epub",
    "gz": "compressed archives other than .zip are not read; unpack it first",
    "tgz": "compressed archives other than .zip are not read; unpack it first",
    "bz2": "compressed archives other than .zip are not read; unpack it first",
    "xz": "compressed archives other than .zip are not read; unpack it first",
    "7z": "compressed archives other than .zip are not read; unpack it first",
    "rar": "compressed archives other than .zip are not read; unpack it first",
    "tar": "compressed archives other than .zip are not read; unpack it first",
    "p7s": "it is a signature without text",
    "p7m": "it is an encrypted or signed container",
    "vcf": "address cards are not read; people are known from your mail",
}

_PLUMBING_TEXT = """
msf dat lock tmp temp part partial crdownload swp swo bak~ pyc pyo o so dll dylib exe bin class jar wasm
db sqlite sqlite3 db-wal db-shm mozlz4 ini cmeta ibex idx index cache log-journal nfs json jsonl xml yaml
yml toml cfg conf py js ts jsx tsx c h cpp hpp cc rs go java kt swift rb php pl sh bash zsh fish bat ps1
css scss less sql lua r ipynb gitignore gitattributes lockb map min plist emlxpart wdseml
"""
PLUMBING = frozenset(_PLUMBING_TEXT.split())
_MEDIA_TEXT = """
png jpg jpeg gif bmp tif tiff webp heic ico svg psd ai eps mp3 m4a wav ogg flac aac mp4 m4v mov avi mkv
webm wmv ttf otf woff woff2 gguf safetensors pt onnx iso dmg img apk deb rpm
"""
MEDIA = frozenset(_MEDIA_TEXT.split())
_OWN_FILES_TEXT = """
.ds_store thumbs.db desktop.ini .directory .gitignore .mh_sequences .xmhcache .mh_profile .customflags
.subscriptions msgfilterrules.dat popstate.dat filterlog.html panacea.dat table_of_contents.plist
.mailboxlist .ev-store-summary .#evolution .claws_cache .claws_mark .sylpheed_cache .sylpheed_mark
"""
OWN_FILES = frozenset(_OWN_FILES_TEXT.split())
OWN_BEGINNINGS = (
    "dovecot",
    ".dovecot",
    "courierimap",
    ".nstmp",
    "maildirfolder",
    ".imap",
    ".uidvalidity",
    "maildirsize",
)


def kind_of_attachment(name: str, media_type: str) -> FileKind | None:
    """The kind of an attached file, by its name first, or None when it is of no kind that is read."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return BY_ENDING.get(ending) or BY_MEDIA_TYPE.get(media_type)
