"""One message's bytes to an item: headers, readable text, own words, attachments; never raises on bad
input.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Literal, Protocol

from assistant.safety import limits
from assistant.sources import labels as label_names
from assistant.sources.addresses import clean_name, parse_addresses
from assistant.sources.calendar import calendar_text
from assistant.sources.dates import message_date
from assistant.sources.documents.plain import is_binary
from assistant.sources.documents.table import table_text
from assistant.sources.item import Address, Attachment, Found, Item, Problem
from assistant.sources.kinds import IN_CHILD, FileKind, kind_of_attachment
from assistant.sources.mime import Budget, Part, decode_header, parse
from assistant.text.charsets import decode
from assistant.text.flowed import unflow
from assistant.text.html import html_to_text, visible
from assistant.text.language import detect
from assistant.text.quotes import split


class AttachmentReader(Protocol):
    """Reads attached files of formats that are not read in this process."""

    def text(self, content: bytes, kind: FileKind) -> str:
        """Text of a document, or "" when it holds none that can be read."""
        ...

    def message(self, content: bytes, kind: Literal["msg", "tnef"]) -> bytes:
        """Outlook's form of a message as an ordinary one, or b"" when it cannot be read."""
        ...


SENTENCES = {
    "unknown-charset": "it names a character set that does not exist; the text was read as well as possible",
    "wrong-charset": "its text is not in the character set it names; the text was read as well as possible",
    "guessed-charset": "it does not name its character set; the likeliest one was used",
    "no-date": "it carries no date",
    "broken-date": "its date cannot be read",
    "absurd-date": "its date cannot be true",
    "too-many-parts": f"it has more than {limits.MIME_PARTS} parts; the rest was left out",
    "too-deep": f"its parts are nested more than {limits.MIME_DEPTH} deep; the rest was left out",
    "missing-boundary": "its parts are not marked as announced; it was read as one text",
    "broken-headers": "some of its header lines are broken",
    "long-headers": "its headers are too long; they were cut",
    "encrypted": "it is encrypted; only its headers were read",
    "signed-opaque": "its text is inside a signature container; only its headers were read",
    "part-too-large": "a part of it is too large and was left out",
    "text-too-long": "its text is too long and was cut",
    "no-sender": "it does not say who sent it",
    "attachment-unread": "an attachment could not be read",
}

_MESSAGE_ID = re.compile(r"<\s*([^<>\s]+(?:\s[^<>]*)?)\s*>")
_LIST_ID = re.compile(r"<([^<>]+)>")
_WORD = re.compile(r"\w")
_EXCHANGE_NAME = re.compile(r"\s*</O=[^>]*>|\s*<[^>]*>")
_INLINE_TEXT = frozenset(
    {"text/plain", "text/html", "text/enriched", "text/markdown", "text/x-markdown", "application/xhtml+xml"}
)
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_TEXT_FILES = frozenset({"plain", "markdown", "rst", "org"})
_MACHINE_PARTS = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")


@dataclass(slots=True)
class _Reading:
    """What is gathered while the parts of one message are walked."""

    budget: Budget
    read_attachment: AttachmentReader | None
    texts: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    codes: dict[str, None] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)


def read_message(
    data: bytes,
    place: str = "",
    labels: tuple[str, ...] = (),
    envelope: str = "",
    read_attachment: AttachmentReader | None = None,
) -> Found:
    """Read one message.

    Args:
        data: its bytes. place: for ``Found.place``. labels: of its folder.
        envelope: date text of the mbox separator line, used when no header tells a date.
        read_attachment: reads attached documents in the child process; None leaves them out.
    """
    if not data.strip(b"\0\r\n\t "):
        return Found(place, None, Problem("empty", "it is empty"))
    if len(data) > limits.MESSAGE_BYTES:
        return Found(
            place, None, Problem("too-large", f"it is larger than {limits.MESSAGE_BYTES // 1_000_000} MB")
        )
    if (
        b"\0" in data[:4096]
        and data[:2] in (b"\xff\xfe", b"\xfe\xff")
        or data[1:20:2] == b"\0" * 10
        or data[0:20:2] == b"\0" * 10
    ):
        data = decode(data if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _with_mark(data))[0].encode(
            "utf-8", "replace"
        )
    try:
        return _read(data, place, labels, envelope, read_attachment)
    except RecursionError:
        return Found(place, None, Problem("too-deep", SENTENCES["too-deep"]))
    except Exception as error:  # noqa: BLE001 - boundary: one hostile message must not stop a mailbox; the type is told
        return Found(place, None, Problem("unreadable", f"it could not be read ({type(error).__name__})"))


def _with_mark(data: bytes) -> bytes:
    return (b"\xff\xfe" if data[1] == 0 else b"\xfe\xff") + data


def _read(
    data: bytes, place: str, labels: tuple[str, ...], envelope: str, read_attachment: AttachmentReader | None
) -> Found:
    budget = Budget()
    root = parse(data, budget)
    if not root.fields:
        return Found(place, None, Problem("not-a-message", "it has no header lines, so it is not a message"))
    reading = _Reading(budget, read_attachment)
    _walk(root, reading, 0)
    text = "\n\n".join(piece for piece in (piece.strip("\n") for piece in reading.texts) if piece)
    if reading.facts:
        text = "\n\n".join(piece for piece in (text, *reading.facts) if piece)
    if len(text) > limits.TEXT_CHARS:
        text = text[: limits.TEXT_CHARS]
        reading.codes["text-too-long"] = None
    if "-----BEGIN PGP MESSAGE-----" in text:
        text = text[: text.index("-----BEGIN PGP MESSAGE-----")].rstrip()
        reading.codes["encrypted"] = None
    text = visible(text).replace("\0", "")

    sender = _first(root, ("from", "sender", "return-path"))
    if sender is not None and not sender.name and root.get("x-from"):
        name = clean_name(_EXCHANGE_NAME.sub("", root.get("x-from")).strip())
        sender = Address(name if "@" not in name else "", sender.address)
    if sender is None:
        reading.codes["no-sender"] = None
    date, date_problem = message_date(root.get("date"), root.all("received"), envelope)
    if date_problem:
        reading.codes[date_problem] = None
    for code in sorted(budget.codes):
        reading.codes[code] = None
    subject = root.text("subject")[:1_000]
    parts = (
        split(text) if not reading.facts else split("\n\n".join(piece.strip("\n") for piece in reading.texts))
    )
    message_id = _message_id(root.get("message-id"))
    references = _references(root)
    list_id = _list_id(root)
    identity = "\0".join((message_id, repr(date), sender.address if sender else "", subject, text))
    item = Item(
        kind="mail",
        key=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        title=subject,
        date=date,
        text=text,
        new_text=parts.new.strip("\n"),
        quoted_text=parts.quoted,
        signature=parts.signature,
        language=detect(parts.new),
        sender=sender,
        to=_people(root, "to", "x-to"),
        cc=_people(root, "cc", "x-cc"),
        bcc=_people(root, "bcc", "x-bcc"),
        message_id=message_id,
        in_reply_to=_message_id(root.get("in-reply-to")) or "",
        references=references,
        list_id=list_id,
        labels=_labels(root, labels, list_id),
        attachments=tuple(reading.attachments),
        problems=tuple(Problem(code, SENTENCES.get(code, code)) for code in reading.codes),
    )
    return Found(place, item)


def _walk(part: Part, reading: _Reading, depth: int) -> None:
    kind = part.media_type
    if kind.startswith("multipart/"):
        if kind == "multipart/alternative":
            _walk_alternative(part, reading, depth)
        elif kind == "multipart/encrypted":
            reading.codes["encrypted"] = None
        elif kind == "multipart/related" and part.parts:
            _walk(part.parts[0], reading, depth + 1)
            for other in part.parts[1:]:
                _attach(other, reading, depth + 1)
        elif not part.parts:
            return
        elif kind == "multipart/appledouble":
            _walk(part.parts[-1], reading, depth + 1)
        else:
            for child in part.parts:
                _walk(child, reading, depth + 1)
        return
    if kind in _ENCRYPTED:
        signed = part.parameters.get("smime-type", "").lower() == "signed-data"
        reading.codes["signed-opaque" if signed else "encrypted"] = None
        return
    disposition, parameters = part.disposition()
    named = bool(parameters.get("filename") or part.parameters.get("name"))
    if kind == "text/calendar" or kind == "application/ics":
        facts = calendar_text(_text_of(part, reading))
        if facts:
            reading.facts.append(facts)
        if facts or named or disposition == "attachment":
            # Under a name of its own, because what is found by search are own words, quotes and attachments.
            name = part.file_name() or "invitation.ics"
            reading.attachments.append(Attachment(name, kind, len(part.body), facts))
        return
    if (
        kind in _INLINE_TEXT
        and disposition != "attachment"
        and not (named and depth > 0 and disposition != "inline")
    ):
        text = _body_text(part, reading)
        if text:
            reading.texts.append(text)
        return
    _attach(part, reading, depth)


def _walk_alternative(part: Part, reading: _Reading, depth: int) -> None:
    """Of several forms of one text take the plain one, or the HTML one where the plain one says nothing."""
    plain = next((child for child in part.parts if child.media_type == "text/plain"), None)
    rest = [child for child in part.parts if child is not plain]
    before = len(reading.texts)
    if plain is not None:
        _walk(plain, reading, depth + 1)
        said = "".join(reading.texts[before:])
        if len(_WORD.findall(said[:400])) >= 12 or not any(_holds_text(child) for child in rest):
            for child in rest:
                if child.media_type == "text/calendar":
                    _walk(child, reading, depth + 1)
                elif child.media_type.startswith("multipart/"):
                    _attachments_of(child, reading, depth + 1)
            return
    best = next((child for child in reversed(rest) if _holds_text(child)), None)
    if best is not None:
        mark = len(reading.texts)
        _walk(best, reading, depth + 1)
        if _WORD.search("".join(reading.texts[mark:])) or mark == before:
            del reading.texts[before:mark]
        else:
            del reading.texts[mark:]
    for child in rest:
        if child is not best and child.media_type == "text/calendar":
            _walk(child, reading, depth + 1)


def _attachments_of(part: Part, reading: _Reading, depth: int) -> None:
    """Only the attached files below a container whose text is already known in another form."""
    for child in part.parts:
        if child.media_type.startswith("multipart/"):
            _attachments_of(child, reading, depth + 1)
        elif child.media_type not in _INLINE_TEXT:
            _walk(child, reading, depth + 1)


def _holds_text(part: Part) -> bool:
    if part.media_type.startswith("multipart/"):
        return any(_holds_text(child) for child in part.parts)
    return part.media_type in _INLINE_TEXT


def _text_of(part: Part, reading: _Reading) -> str:
    if len(part.body) > limits.PART_BYTES:
        reading.codes["part-too-large"] = None
        return ""
    text, problem = decode(part.content(), part.parameters.get("charset", ""))
    if problem:
        reading.codes[problem] = None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _body_text(part: Part, reading: _Reading) -> str:
    text = _text_of(part, reading)
    if part.media_type in ("text/html", "application/xhtml+xml", "text/enriched"):
        return html_to_text(text)
    if part.parameters.get("format", "").lower() == "flowed":
        return unflow(text, part.parameters.get("delsp", "").lower() == "yes")
    head = text[:200].lstrip().lower()
    if head.startswith(("<!doctype html", "<html")):
        return html_to_text(text)
    return text


def _attach(part: Part, reading: _Reading, depth: int) -> None:
    """List a part as attachment, with its text where it is a document or an attached message."""
    kind = part.media_type
    if kind in _MACHINE_PARTS or kind.startswith("multipart/"):
        for child in part.parts:
            _walk(child, reading, depth + 1)
        return
    if part.parts:
        nested = part.parts[0]
        inner = _Reading(reading.budget, reading.read_attachment)
        _walk(nested, inner, depth + 1)
        title = nested.text("subject")[:200]
        text = "\n\n".join(piece for piece in (title, *inner.texts, *inner.facts) if piece)
        reading.attachments.append(
            Attachment(
                part.file_name() or title,
                "message/rfc822",
                len(part.body),
                text[: limits.ATTACHMENT_TEXT_CHARS],
            )
        )
        reading.attachments.extend(inner.attachments)
        reading.codes.update(inner.codes)
        return
    name = part.file_name()
    if len(part.body) > limits.PART_BYTES * 4 // 3:
        reading.codes["part-too-large"] = None
        reading.attachments.append(Attachment(name, kind, len(part.body)))
        return
    if kind in _TNEF or name.lower() == "winmail.dat":
        _unwrap(part, reading, depth)
        return
    text = _file_text(part, name, reading, depth)
    size = (
        len(part.body) * 3 // 4
        if part.get("content-transfer-encoding").strip().lower() == "base64"
        else len(part.body)
    )
    if name or disposition_matters(part):
        reading.attachments.append(
            Attachment(name, kind, size, visible(text[: limits.ATTACHMENT_TEXT_CHARS]).replace("\0", ""))
        )


def _file_text(part: Part, name: str, reading: _Reading, depth: int) -> str:
    """Text of an attached file, or "" where it is of no kind that holds any."""
    kind = kind_of_attachment(name, part.media_type)
    if part.media_type.startswith(("image/", "audio/", "video/")):
        return ""
    if kind in _TEXT_FILES:
        # A name is only a claim.
        return "" if is_binary(part.content()) else _text_of(part, reading)
    if kind == "html" or part.media_type == "text/enriched":
        return html_to_text(_text_of(part, reading))
    if kind == "table":
        return table_text(_text_of(part, reading))
    if kind == "calendar":
        return calendar_text(_text_of(part, reading))
    if kind == "message" and not part.media_type.startswith("message/"):
        return _nested_text(part.content(), reading, depth)
    if kind is None:
        return _text_of(part, reading) if part.media_type.startswith("message/") else ""
    if reading.read_attachment is None:
        return ""
    if kind == "msg":
        return _nested_text(reading.read_attachment.message(part.content(), "msg"), reading, depth)
    if kind in IN_CHILD:
        text = reading.read_attachment.text(part.content(), kind)
        if not text:
            reading.codes["attachment-unread"] = None
        return text
    return _text_of(part, reading) if kind == "message" else ""


def _nested_text(data: bytes, reading: _Reading, depth: int) -> str:
    """Subject and text of a message that is attached as a file; its own attachments are listed too."""
    if not data or depth >= limits.MIME_DEPTH:
        reading.codes["attachment-unread"] = None
        return ""
    nested = parse(data, reading.budget)
    inner = _Reading(reading.budget, reading.read_attachment)
    _walk(nested, inner, depth + 1)
    reading.attachments.extend(inner.attachments)
    reading.codes.update(inner.codes)
    return "\n\n".join(piece for piece in (nested.text("subject")[:200], *inner.texts, *inner.facts) if piece)


def _unwrap(part: Part, reading: _Reading, depth: int) -> None:
    """Take what stands in Outlook's winmail.dat as if it had been sent as parts."""
    data = reading.read_attachment.message(part.content(), "tnef") if reading.read_attachment else b""
    if not data or depth >= limits.MIME_DEPTH:
        reading.codes["attachment-unread"] = None
        reading.attachments.append(Attachment(part.file_name(), part.media_type, len(part.body)))
        return
    inner = _Reading(reading.budget, reading.read_attachment)
    _walk(parse(data, reading.budget), inner, depth + 1)
    if not _WORD.search("".join(reading.texts)):
        reading.texts.extend(inner.texts)
    reading.facts.extend(inner.facts)
    reading.attachments.extend(inner.attachments)
    reading.codes.update(inner.codes)


def disposition_matters(part: Part) -> bool:
    """Whether a nameless part still is something the sender attached."""
    return not part.media_type.startswith(("image/", "text/css")) and bool(part.body.strip())


def _first(root: Part, names: tuple[str, ...]) -> Address | None:
    for name in names:
        for raw in root.all(name):
            found = parse_addresses(raw)
            if found:
                return found[0]
    return None


def _people(root: Part, name: str, shown_name: str) -> tuple[Address, ...]:
    """Addresses of all fields of a name; display names from the export's ``X-To`` where the field has
    none.
    """
    fields = root.all(name)
    if not fields:
        return ()
    people = parse_addresses(fields[0]) if len(fields) == 1 else parse_addresses(", ".join(fields))
    shown = root.get(shown_name)
    if shown and people and not any(person.name for person in people):
        names = _shown_names(shown)
        if len(names) == len(people):
            return tuple(Address(name, person.address) for name, person in zip(names, people, strict=True))
    return people


def _shown_names(raw: str) -> list[str]:
    text = decode_header(raw)
    if "<" in text:
        names = [piece.strip(" ,") for piece in re.split(r"<[^<>]*>", text)]
        return [clean_name(name) for name in names if name.strip()]
    return [clean_name(name) for name in text.split(",") if name.strip()]


def _message_id(raw: str) -> str:
    raw = raw.strip()
    if not raw:
        return ""
    match = _MESSAGE_ID.search(raw)
    return (match.group(1) if match is not None else raw.split()[0].strip("<>")).strip()[:500]


def _references(root: Part) -> tuple[str, ...]:
    raw = root.get("references")
    ids = [match.strip() for match in _MESSAGE_ID.findall(raw)] if raw else []
    answered = root.get("in-reply-to")
    if answered:
        ids.extend(match.strip() for match in _MESSAGE_ID.findall(answered))
    return tuple(dict.fromkeys(one[:500] for one in ids[-100:]))


def _list_id(root: Part) -> str:
    """What names the mailing list a message came through, or ""."""
    raw = root.get("list-id")
    if raw:
        match = _LIST_ID.search(raw)
        return (match.group(1) if match is not None else decode_header(raw)).strip().lower()[:200]
    for name in ("x-beenthere", "list-post", "x-mailing-list", "mailing-list", "x-loop"):
        raw = root.get(name)
        if raw and "@" in raw:
            found = parse_addresses(re.sub(r"(?i)mailto:|\blist\b|;.*", " ", raw))
            if found:
                return found[0].address
    if root.get("precedence").strip().lower() == "list":
        found = parse_addresses(root.get("to"))
        return found[0].address if found else "list"
    return ""


def _labels(root: Part, labels: tuple[str, ...], list_id: str) -> tuple[str, ...]:
    found = list(labels)
    gmail = root.get("x-gmail-labels")
    if gmail:
        found.extend(label_names.from_gmail(decode_header(gmail)))
    folder = root.get("x-folder")
    if folder:
        found.extend(label_names.from_folder_path(decode_header(folder)))
    mozilla, status = root.get("x-mozilla-status"), root.get("status") + root.get("x-status")
    if mozilla or status:
        found.extend(label_names.from_status(mozilla, status))
    if root.get("x-ownhand-unsent"):
        found.append("drafts")
    if list_id:
        found.append("list")
    if (
        root.get("list-unsubscribe")
        or root.get("precedence").strip().lower() in ("bulk", "junk")
        or root.get("auto-submitted").strip().lower() not in ("", "no")
    ):
        found.append("bulk")
    return tuple(dict.fromkeys(found))
