"""A message as Outlook keeps it (properties, recipients, attachments) written down as an ordinary one.

Property numbers and their meaning are those of the published specification [MS-OXPROPS].
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

from assistant.safety import limits
from assistant.sources.kinds import kind_of_attachment
from assistant.sources.mime import Budget, split_headers
from assistant.sources.outlook.rtf import body_of_rtf, decompress
from assistant.text.charsets import decode

Value = str | bytes | int | float | bool | None

MESSAGE_CLASS = 0x001A
SUBJECT = 0x0037
SUBMITTED = 0x0039
REPRESENTING_NAME = 0x0042
REPRESENTING_TYPE, REPRESENTING_ADDRESS = 0x0064, 0x0065
HEADERS = 0x007D
RECIPIENT_TYPE = 0x0C15
SENDER_NAME, SENDER_TYPE, SENDER_ADDRESS = 0x0C1A, 0x0C1E, 0x0C1F
SHOWN_BCC, SHOWN_CC, SHOWN_TO = 0x0E02, 0x0E03, 0x0E04
DELIVERED = 0x0E06
FLAGS = 0x0E07
BODY, COMPRESSED_RTF, HTML = 0x1000, 0x1009, 0x1013
MESSAGE_ID, REFERENCES, IN_REPLY_TO = 0x1035, 0x1039, 0x1042
NAME, ADDRESS_TYPE, ADDRESS = 0x3001, 0x3002, 0x3003
CONTENT, FILE_METHOD, SHORT_FILE_NAME, LONG_FILE_NAME = 0x3701, 0x3705, 0x3704, 0x3707
MIME_TAG, CONTENT_ID = 0x370E, 0x3712
SMTP_ADDRESS = 0x39FE
CODE_PAGE, MESSAGE_CODE_PAGE = 0x3FDE, 0x3FFD
SENDER_SMTP, REPRESENTING_SMTP = 0x5D01, 0x5D02
START, END = 0x0060, 0x0061
LOCATION, BEGINS, FINISHES = 0x8208, 0x820D, 0x820E
"""These three are numbers of named properties; readers that know the names use them as keys."""

_ROOM = 1_000_000
_UNSENT = 0x0008
_TO_CC_BCC = {1: "To", 2: "Cc", 3: "Bcc"}
_OWN_FIELDS = ("content-type", "content-transfer-encoding", "mime-version", "content-disposition")
_SAFE_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+", re.IGNORECASE)


@dataclass(slots=True)
class Attached:
    """One attachment: a file with its bytes, or another message."""

    properties: dict[int, Value]
    message: Outlook | None = None


@dataclass(slots=True)
class Outlook:
    """One message as Outlook keeps it: property number -> value, and its two tables."""

    properties: dict[int, Value]
    recipients: list[dict[int, Value]] = field(default_factory=list)
    attachments: list[Attached] = field(default_factory=list)

    def text(self, *numbers: int) -> str:
        """The first of these properties that is a text with anything in it, or ""."""
        return _text(self.properties, *numbers)

    def number(self, number: int) -> int:
        """A property that is a number, or 0."""
        value = self.properties.get(number)
        return int(value) if isinstance(value, int | float) else 0


def code_page(properties: dict[int, Value]) -> str:
    """The character set of a message's 8-bit texts, as a name that ``charsets.decode`` knows."""
    for number in (MESSAGE_CODE_PAGE, CODE_PAGE):
        page = properties.get(number)
        if isinstance(page, int) and 0 < page < 66_000:
            return {65_001: "utf-8", 20_127: "ascii", 28_591: "iso-8859-1", 50_220: "iso-2022-jp"}.get(
                page, f"iso-8859-{page - 28_590}" if 28_591 < page < 28_606 else f"cp{page}"
            )
    return "cp1252"


def to_message(outlook: Outlook, depth: int = 0) -> bytes:
    """The message in the form every mail program reads (RFC 5322 with MIME parts); never raises on odd
    properties.

    Args:
        depth: how deep it is attached to others.
    """
    lines = _header_lines(outlook)
    if outlook.number(FLAGS) & _UNSENT:
        lines.append("X-Ownhand-Unsent: yes")
    protected = _protected_content(outlook)
    if protected is not None:
        return "\n".join([*lines, ""]).encode("utf-8", "replace") + protected
    parts = [_part_of_body(outlook)]
    event = _event(outlook)
    if event:
        parts.append(_part("text/calendar; charset=utf-8", event.encode("utf-8", "replace")))
    left = limits.MESSAGE_BYTES - sum(map(len, parts)) - _ROOM
    for one in outlook.attachments[: limits.MIME_PARTS]:
        part = _part_of_attachment(one, depth, left)
        left -= len(part)
        parts.append(part)
    return _multipart("mixed", parts, lines)


def _header_lines(outlook: Outlook) -> list[str]:
    """Header lines: those it was sent with where they are kept, else made from its properties."""
    kept, _ = split_headers(outlook.text(HEADERS).encode("utf-8", "replace") + b"\n\n", Budget())
    lines = []
    known = set()
    for name, value in kept:
        if name not in _OWN_FIELDS:
            known.add(name)
            # Fields come as latin-1 characters for bytes; they are bytes of UTF-8 here.
            text = value.encode("latin-1", "replace").decode("utf-8", "replace")
            lines.append(f"{name}:{_one_line(text)}")
    made = {
        "from": _shown_address(
            outlook.text(SENDER_NAME, REPRESENTING_NAME),
            _smtp(outlook.properties, SENDER_SMTP, SENDER_TYPE, SENDER_ADDRESS)
            or _smtp(outlook.properties, REPRESENTING_SMTP, REPRESENTING_TYPE, REPRESENTING_ADDRESS),
        ),
        "subject": _subject(outlook),
        "date": _date(outlook.properties.get(SUBMITTED)) or _date(outlook.properties.get(DELIVERED)),
        "message-id": outlook.text(MESSAGE_ID),
        "in-reply-to": outlook.text(IN_REPLY_TO),
        "references": outlook.text(REFERENCES),
        **_recipient_fields(outlook),
    }
    lines += [f"{name}: {_one_line(value)}" for name, value in made.items() if value and name not in known]
    return lines


def _subject(outlook: Outlook) -> str:
    """The subject; in data files two characters before it tell how long its "Re:" is."""
    raw = outlook.text(SUBJECT)
    return raw[2:] if raw.startswith("\x01") else raw


def _recipient_fields(outlook: Outlook) -> dict[str, str]:
    people: dict[str, list[str]] = {"to": [], "cc": [], "bcc": []}
    for row in outlook.recipients:
        kind = row.get(RECIPIENT_TYPE)
        field_name = _TO_CC_BCC.get(kind & 0xF if isinstance(kind, int) else 1, "To").lower()
        shown = _shown_address(_text(row, NAME), _smtp(row, SMTP_ADDRESS, ADDRESS_TYPE, ADDRESS))
        if shown:
            people[field_name].append(shown)
    for field_name, number in (("to", SHOWN_TO), ("cc", SHOWN_CC), ("bcc", SHOWN_BCC)):
        if not people[field_name] and "@" in outlook.text(number):
            people[field_name] = outlook.text(number).split(";")
    return {name: ", ".join(found) for name, found in people.items()}


def _smtp(properties: dict[int, Value], direct: int, kind: int, address: int) -> str:
    """An internet address; Exchange's own path of names is none."""
    found = _text(properties, direct) or _text(properties, address)
    return found if "@" in found and (_text(properties, direct) or not found.startswith("/")) else ""


def _shown_address(name: str, address: str) -> str:
    name = name.strip().strip("'\"").replace('"', "'").replace("\\", "")
    if not address:
        # Somebody in the same Exchange: the name is all that is known.
        return ""
    return f'"{name}" <{address}>' if name and name.lower() != address.lower() else address


def _text(properties: dict[int, Value], *numbers: int) -> str:
    for number in numbers:
        value = properties.get(number)
        if isinstance(value, str) and value.strip("\0 "):
            return value.strip("\0")
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _date(value: Value) -> str:
    if not isinstance(value, float):
        return ""
    try:
        return format_datetime(datetime.fromtimestamp(value, UTC))
    except (OverflowError, ValueError, OSError):
        return ""


def _part_of_body(outlook: Outlook) -> bytes:
    """The text in the forms that are kept: plain, HTML, or what the rich text form encloses."""
    plain = outlook.text(BODY)
    html = outlook.properties.get(HTML)
    if isinstance(html, bytes):
        html = decode(html, code_page({CODE_PAGE: outlook.properties.get(CODE_PAGE)}))[0]
    rich = outlook.properties.get(COMPRESSED_RTF)
    if not html and isinstance(rich, bytes) and rich:
        enclosed, is_html = body_of_rtf(decompress(rich))
        if is_html:
            html = enclosed
        elif not plain.strip():
            plain = enclosed
    forms = []
    if plain.strip() or not html:
        forms.append(_part("text/plain; charset=utf-8", plain.encode("utf-8", "replace")))
    if isinstance(html, str) and html:
        forms.append(_part("text/html; charset=utf-8", _without_charset(html).encode("utf-8", "replace")))
    return forms[0] if len(forms) == 1 else _multipart("alternative", forms, [])


def _without_charset(html: str) -> str:
    return re.sub(r"(?i)(<meta[^>]*charset=)[\"']?[\w-]+", r"\1utf-8", html[:10_000]) + html[10_000:]


def _event(outlook: Outlook) -> str:
    """An appointment or meeting request as a calendar text, or ""."""
    kind = outlook.text(MESSAGE_CLASS).lower()
    if not kind.startswith(("ipm.appointment", "ipm.schedule.meeting")):
        return ""
    starts = outlook.properties.get(BEGINS, outlook.properties.get(START))
    ends = outlook.properties.get(FINISHES, outlook.properties.get(END))
    fields = [
        ("SUMMARY", _subject(outlook)),
        ("LOCATION", outlook.text(LOCATION)),
        ("DTSTART", _stamp(starts)),
        ("DTEND", _stamp(ends)),
    ]
    lines = [f"{name}:{_one_line(value)}" for name, value in fields if value]
    return "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])


def _stamp(value: Value) -> str:
    if not isinstance(value, float):
        return ""
    try:
        return datetime.fromtimestamp(value, UTC).strftime("%Y%m%dT%H%M%SZ")
    except (OverflowError, ValueError, OSError):
        return ""


def _protected_content(outlook: Outlook) -> bytes | None:
    """The content of a signed or encrypted message, which is its only attachment, or None."""
    kind = outlook.text(MESSAGE_CLASS).lower()
    if not kind.startswith("ipm.note.smime") or not outlook.attachments:
        return None
    content = outlook.attachments[0].properties.get(CONTENT)
    if not isinstance(content, bytes):
        return None
    if kind.endswith("multipartsigned") and b"multipart/signed" in content[:2_000].lower():
        return content
    return b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\n" + b64encode(content[:64])


def _part_of_attachment(one: Attached, depth: int, most: int) -> bytes:
    """An attachment, or only its name where its content is more than ``most`` bytes or nothing to read."""
    name = _text(one.properties, LONG_FILE_NAME, SHORT_FILE_NAME, NAME)
    if one.message is not None:
        if depth >= limits.MIME_DEPTH:
            return _part("text/plain", b"")
        nested = to_message(one.message, depth + 1)
        return _part("message/rfc822", nested if len(nested) <= most else b"")
    content = one.properties.get(CONTENT)
    tag = _text(one.properties, MIME_TAG)
    kind = tag.lower() if _SAFE_TYPE.fullmatch(tag) else "application/octet-stream"
    quoted = _one_line(name).replace('"', "'").replace("\\", "/")
    disposition = f'Content-Disposition: attachment; filename="{quoted}"'
    if _text(one.properties, CONTENT_ID) and kind.startswith("image/"):
        disposition = f'Content-Disposition: inline; filename="{quoted}"'
    body = content if isinstance(content, bytes) else b""
    if len(body) > most or (len(body) > _ROOM and kind_of_attachment(name, kind) is None):
        body = b""
    return _part(kind if not kind.startswith("multipart/") else "application/octet-stream", body, disposition)


def _part(content_type: str, body: bytes, *fields: str) -> bytes:
    head = "\n".join([f"Content-Type: {content_type}", *fields, "", ""])
    return head.encode("utf-8", "replace") + body


def _multipart(kind: str, parts: list[bytes], fields: list[str]) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    # A boundary made from the parts' own hash can't have been put into them.
    boundary = digest.hexdigest()[:40]
    head = "\n".join([*fields, f'Content-Type: multipart/{kind}; boundary="{boundary}"', "", ""])
    pieces = [head.encode("utf-8", "replace")]
    for part in parts:
        pieces += [f"--{boundary}\n".encode(), part, b"\n"]
    pieces.append(f"--{boundary}--\n".encode())
    return b"".join(pieces)
