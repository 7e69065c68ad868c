"""What every reader returns: an item, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal

ItemKind = Literal["mail", "document"]


class Sent:
    """A record that is sent from process to process by thousands.

    What the standard library makes of a frozen dataclass with slots looks its fields up anew for each, in
    both processes; this takes half that time.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        kind: Any = type(self)
        return kind, _all_fields(kind)(self)


@lru_cache(maxsize=32)
def _all_fields(kind: Any) -> attrgetter[tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


@dataclass(frozen=True, slots=True)
class Address(Sent):
    """One mail address as it stood in a header; ``address`` is lower-case, ``name`` decoded."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Problem(Sent):
    """Something in an item that could not be read as it should be.

    Attributes:
        code: kebab-case name, e.g. ``unknown-charset``, ``no-date``, ``encrypted``.
        detail: one plain sentence without any text of the item itself.
    """

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Attachment(Sent):
    """A part of a message that is a file; ``text`` is empty where it could not be read."""

    name: str
    media_type: str
    size: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item(Sent):
    r"""One message or one document found in a source.

    Attributes:
        kind: mail or document.
        key: identity by content: sha256 (hex) of Message-ID, date, sender, subject and text for mail
            (so a message met in two folders is one item), of the file's bytes for documents.
        title: subject, or the document's title or file name.
        date: unix seconds, or None where none could be read.
        text: everything readable, as one plain text with "\\n" line ends.
        new_text: what the sender wrote in this message: no quotes, signature, forwarded part or
            disclaimer. For documents the same as ``text``.
        quoted_text: the quoted and forwarded rest, quote marks removed.
        signature: the signature block, or "".
        language: ISO 639-1 of ``new_text``, or "" when too short to tell.
        author: for documents, the author in the file's metadata.
        labels: folder and label names, lower-case ("sent", "inbox", "trash", "junk", …).
    """

    kind: ItemKind
    key: str
    title: str
    date: float | None
    text: str
    new_text: str
    quoted_text: str = ""
    signature: str = ""
    language: str = ""
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    list_id: str = ""
    author: str = ""
    labels: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Found(Sent):
    """One result of reading a file of a source.

    Attributes:
        place: where in the file it stood, ``"offset:length"`` for a mailbox, "" for a whole file.
        item: what was read, or None.
        failure: why nothing was read, or None. Exactly one of ``item`` and ``failure`` is set.
    """

    place: str
    item: Item | None
    failure: Problem | None = None
