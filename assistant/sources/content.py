"""One file's bytes to what is found in them, whatever place the bytes come from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Literal

from assistant.safety import limits
from assistant.safety.child import process_child
from assistant.sources.calendar import calendar_text
from assistant.sources.documents.html import read_html
from assistant.sources.documents.markdown import read_markdown
from assistant.sources.documents.markup import read_org, read_rst
from assistant.sources.documents.plain import decode_file, read_plain
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.sources.documents.table import read_table
from assistant.sources.eml import read_emlx
from assistant.sources.item import Found, Item, Problem
from assistant.sources.kinds import IN_CHILD, MAIL_KINDS, FileKind
from assistant.sources.message import read_message
from assistant.text.html import visible
from assistant.text.language import detect as detect_language


def _read_calendar(data: bytes) -> DocumentText:
    text = calendar_text(decode_file(data))
    if not text:
        raise Unreadable("no-text", "it holds no events")
    return DocumentText(text)


READERS: dict[str, Callable[[bytes], DocumentText]] = {
    "plain": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "rst": read_rst,
    "org": read_org,
    "table": read_table,
    "calendar": _read_calendar,
}
"""Documents of formats that can do no harm; the others are read in the child process."""


class ChildReader:
    """Reads attached files in the child process; see ``message.AttachmentReader``."""

    def text(self, content: bytes, kind: FileKind) -> str:
        """Text of a document, or "" when it holds none that can be read."""
        answer = process_child().read(kind, content)
        return "" if answer.code else str(answer.value.get("text", ""))

    def message(self, content: bytes, kind: Literal["msg", "tnef"]) -> bytes:
        """Outlook's form of a message as an ordinary one, or b"" when it cannot be read."""
        answer = process_child().read(kind, content)
        return b"" if answer.code else answer.data


_NOBODY = frozenset(
    {
        "python-docx", "microsoft office user", "user", "author", "windows user", "admin", "administrator",
        "unknown", "anonymous", "none", "-", "owner", "word", "apache poi", "openpyxl", "un-named",
    }
)  # fmt: skip
"""What programs write where nobody's name was known."""

IN_CHILD_READER = ChildReader()


def most_bytes(kind: FileKind) -> int:
    """How large a file of a kind may be."""
    return limits.MESSAGE_BYTES if kind in MAIL_KINDS else limits.DOCUMENT_BYTES


def too_large(limit: int) -> Problem:
    """Why something beyond a limit is not read."""
    return Problem("too-large", f"it is larger than {limit // 1_000_000} MB")


def read_content(
    kind: FileKind,
    data: bytes,
    name: str,
    labels: tuple[str, ...] = (),
    date: float | None = None,
    place: str = "",
    path: str = "",
) -> Found:
    """Read one message or document.

    Args:
        kind: neither a mailbox nor an archive. data: its bytes, at most ``most_bytes`` of the kind.
        name: its file name, the title of a document that has none. date: of a document, unix seconds.
        place: for ``Found.place``. path: where the file lies, if it lies in a folder.
    """
    if not data:
        return Found(place, None, Problem("empty", "it is empty"))
    if kind == "message":
        return read_message(data, place, labels, read_attachment=IN_CHILD_READER)
    if kind == "emlx":
        return read_emlx(data, labels, IN_CHILD_READER, path)
    if kind == "msg":
        answer = process_child().read("msg", data)
        if answer.code:
            return Found(place, None, Problem(answer.code, answer.detail))
        return read_message(answer.data, place, labels, read_attachment=IN_CHILD_READER)
    try:
        document = _document(kind, data)
    except Unreadable as error:
        return Found(place, None, Problem(error.code, error.detail))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - boundary: one odd file must not stop a folder; the type is told
        problem = Problem("unreadable", f"it could not be read ({type(error).__name__})")
        return Found(place, None, problem)
    text, aside = (
        visible(one).encode("utf-8", "replace").decode() for one in (document.text, document.aside)
    )
    item = Item(
        kind="document",
        key=hashlib.sha256(data).hexdigest(),
        title=document.title or name.encode("utf-8", "replace").decode(),
        date=date,
        text="\n\n".join(one for one in (text, aside) if one),
        new_text=text,
        language=detect_language(text),
        author="" if document.author.lower() in _NOBODY else document.author,
        labels=labels,
        problems=(Problem("text-too-long", "its text is too long and was cut"),) if document.cut else (),
    )
    return Found(place, item)


def _document(kind: FileKind, data: bytes) -> DocumentText:
    if kind not in IN_CHILD:
        return READERS[kind](data)
    answer = process_child().read(kind, data)
    if answer.code:
        raise Unreadable(answer.code, answer.detail)
    return DocumentText(**answer.value)
