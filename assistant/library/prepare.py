"""From what a reader found to rows ready for the library; runs in the reading processes.

Everything that costs time and needs no database happens here: cutting passages, hashing, and cleaning text
of what
SQLite can't hold, so that the one writer only writes.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.library.records import PassageRole
from assistant.library.threads import bare_subject
from assistant.sources.entry import FileEntry
from assistant.sources.item import Address, Item, Problem, Sent
from assistant.sources.reader import Job, read_batch
from assistant.text.chunks import chunk

EARLIEST_MAIL = 378_691_200.0
"""1 January 1982: older dates are the zero of some clock, not the date of a message."""

FUTURE_SLACK = 2 * 86_400.0
MOST_PASSAGES = 4_000
MOST_NAMES = 40
HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class PreparedPassage(Sent):
    """A passage and the hash of what will be embedded for it."""

    role: PassageRole
    text: str
    hash: bytes


@dataclass(frozen=True, slots=True)
class Prepared(Sent):
    """One result of reading, ready to be written. Exactly one of ``item`` and ``failure`` is set.

    Attributes:
        item: cleaned; its attachments have lost their text, ``text`` is "" where it equals ``new_text``.
        names: what the word index knows of the people in the headers.
    """

    place: str
    item: Item | None
    failure: Problem | None = None
    passages: tuple[PreparedPassage, ...] = ()
    names: str = ""


def read_and_prepare(job: Job) -> list[tuple[FileEntry, list[Prepared]]]:
    """Read a job and prepare what was found; the function that the reading processes run."""
    prepared = []
    for entry, found in read_batch(job):
        rows = []
        for one in found:
            if one.item is None:
                reason = one.failure or Problem("unreadable", "This could not be read.")
                rows.append(Prepared(one.place, None, reason))
            else:
                rows.append(prepare(one.place, one.item))
        prepared.append((entry, rows))
    return prepared


def prepare(place: str, item: Item) -> Prepared:
    """Clean one item and cut it into passages."""
    item = clean_item(item)
    passages = tuple(_passages(item))
    text = "" if item.text == item.new_text else item.text
    attachments = tuple(replace(one, text="") for one in item.attachments)
    return Prepared(
        place, replace(item, text=text, attachments=attachments), None, passages, header_names(item)
    )


def embedded_text(title: str, role: str, text: str) -> str:
    """What stands for a passage in the vector space: its text under its bare subject."""
    if role == "quoted":
        return text
    subject = bare_subject(title)[0]
    return f"{subject}\n{text}" if subject else text


def passage_hash(title: str, role: str, text: str) -> bytes:
    """Identity of what is embedded; equal passages share one vector."""
    return hashlib.blake2b(embedded_text(title, role, text).encode(), digest_size=HASH_BYTES).digest()


def clean(text: str) -> str:
    """Text that SQLite and JSON can hold: no lone surrogates, no NUL."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return text.replace("\x00", " ") if "\x00" in text else text


def clean_item(item: Item) -> Item:
    """An item whose every text can be stored and whose date can be true."""
    date = item.date
    too_late = date is not None and date > time.time() + FUTURE_SLACK
    if date is not None and (date != date or too_late or (item.kind == "mail" and date < EARLIEST_MAIL)):
        date = None
    return replace(
        item,
        title=clean(item.title),
        date=date,
        text=clean(item.text),
        new_text=clean(item.new_text),
        quoted_text=clean(item.quoted_text),
        signature=clean(item.signature),
        language=clean(item.language),
        sender=_clean_address(item.sender) if item.sender else None,
        to=_clean_addresses(item.to),
        cc=_clean_addresses(item.cc),
        bcc=_clean_addresses(item.bcc),
        message_id=clean(item.message_id).strip(),
        in_reply_to=clean(item.in_reply_to).strip(),
        references=tuple("".join(clean(one).split()) for one in item.references),
        list_id=clean(item.list_id),
        author=clean(item.author),
        labels=tuple(clean(one) for one in item.labels),
        attachments=tuple(
            replace(one, name=clean(one.name), text=clean(one.text)) for one in item.attachments
        ),
    )


def header_names(item: Item) -> str:
    """Names and addresses of everybody in the headers, and of attachments, for the word index."""
    people = [item.sender] if item.sender else []
    people += [*item.to, *item.cc, *item.bcc]
    words = [f"{one.name} {one.address}".strip() for one in people[:MOST_NAMES]]
    words += [one.name for one in item.attachments[:MOST_NAMES] if one.name]
    if item.author:
        words.append(item.author)
    return " ".join(words)


def _clean_address(address: Address) -> Address:
    return Address(clean(address.name).strip(), clean(address.address).strip().lower())


def _clean_addresses(addresses: Iterable[Address]) -> tuple[Address, ...]:
    return tuple(_clean_address(one) for one in addresses)


def _passages(item: Item) -> Iterator[PreparedPassage]:
    """Own words first; an item without any text still has one passage, so that its title is found."""
    parts: list[tuple[PassageRole, str]] = []
    if item.kind == "document":
        parts.append(("document", item.text or item.new_text))
    else:
        parts.append(("new", item.new_text))
        parts.append(("quoted", item.quoted_text))
        parts += [("attachment", one.text) for one in item.attachments if one.text]
    left, any_text = MOST_PASSAGES, False
    for role, text in parts:
        for piece in chunk(text)[:left] if text.strip() else ():
            yield PreparedPassage(role, piece, passage_hash(item.title, role, piece))
            left, any_text = left - 1, True
    if not any_text:
        role = parts[0][0]
        yield PreparedPassage(role, "", passage_hash(item.title, role, ""))
