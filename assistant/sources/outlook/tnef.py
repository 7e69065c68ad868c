"""The winmail.dat parts that Outlook sends for rich text, after the published specification [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from assistant.safety import limits
from assistant.sources.documents.record import Unreadable
from assistant.sources.outlook.mapi import Attached, Outlook, Value, code_page, to_message
from assistant.sources.outlook.msg import fixed_value, variable_value
from assistant.text.charsets import decode

_SIGNATURE = 0x223E9F78
_HEAD = 6
_MESSAGE_CLASS, _SUBJECT, _BODY = 0x8008, 0x8004, 0x800C
_NEW_ATTACHMENT, _FILE_DATA, _FILE_TITLE = 0x9002, 0x800F, 0x8010
_MESSAGE_PROPERTIES, _ATTACHMENT_PROPERTIES, _CODE_PAGE = 0x9003, 0x9005, 0x9007
_LENGTHS = {
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x0A: 4,
    0x0B: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_VARIABLE = (0x1E, 0x1F, 0x0D, 0x102)
_MANY = 0x1000
_GUID = 16
MOST_PROPERTIES = 5_000


def read_tnef(data: bytes) -> bytes:
    """Read a winmail.dat into an ordinary message (RFC 5322) with its text and attachments.

    Raises:
        Unreadable: ``damaged``.
    """
    return to_message(_read(data, 0))


def _read(data: bytes, depth: int) -> Outlook:
    if len(data) < _HEAD or struct.unpack_from("<I", data)[0] != _SIGNATURE:
        raise Unreadable("damaged", "it is damaged: it does not begin like a file of its kind")
    page = "cp1252"
    message = Outlook({})
    for number, value in _attributes(data):
        if number == _CODE_PAGE and len(value) >= 4:
            page = code_page({0x3FFD: struct.unpack_from("<I", value)[0]})
        elif number == _SUBJECT:
            message.properties.setdefault(0x0037, decode(value, page)[0].rstrip("\0"))
        elif number == _MESSAGE_CLASS:
            message.properties.setdefault(0x001A, value.decode("latin-1").rstrip("\0"))
        elif number == _BODY:
            message.properties.setdefault(0x1000, decode(value, page)[0].rstrip("\0"))
        elif number == _MESSAGE_PROPERTIES:
            message.properties.update(_properties(value, page)[0])
        elif number == _NEW_ATTACHMENT:
            if len(message.attachments) >= limits.MIME_PARTS:
                break
            message.attachments.append(Attached({}))
        elif message.attachments:
            _add_to_attachment(message.attachments[-1], number, value, page, depth)
    return message


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each attribute; ends where the file is cut."""
    at = _HEAD
    while at + 9 <= len(data):
        number, _, length = struct.unpack_from("<HHI", data, at + 1)
        if at + 9 + length > len(data):
            return
        yield number, data[at + 9 : at + 9 + length]
        at += 9 + length + 2


def _add_to_attachment(attached: Attached, number: int, value: bytes, page: str, depth: int) -> None:
    if number == _FILE_DATA:
        attached.properties[0x3701] = value
    elif number == _FILE_TITLE:
        attached.properties.setdefault(0x3704, decode(value, page)[0].rstrip("\0"))
    elif number == _ATTACHMENT_PROPERTIES:
        properties, nested = _properties(value, page)
        content = attached.properties.get(0x3701)
        attached.properties.update(properties)
        if isinstance(content, bytes) and content:
            attached.properties[0x3701] = content
        if nested and depth < limits.MIME_DEPTH:
            attached.message = _read(nested, depth + 1)


def _properties(raw: bytes, page: str) -> tuple[dict[int, Value], bytes]:
    """Property number -> value, and the bytes of a nested message."""
    found: dict[int, Value] = {}
    nested = b""
    reader = _Bytes(raw)
    try:
        for _ in range(min(reader.number(), MOST_PROPERTIES)):
            kind, number = struct.unpack("<HH", reader.take(4))
            if number >= 0x8000:
                reader.take(_GUID)
                named_by_text = reader.number() == 1
                name = reader.number()
                if named_by_text:
                    reader.take(name + -name % 4)
                elif 0x8000 < name < 0x10000:
                    number = name
            base = kind & ~_MANY
            count = reader.number() if kind & _MANY or base in _VARIABLE else 1
            if count > MOST_PROPERTIES:
                break
            for _ in range(count):
                if base in _VARIABLE:
                    length = reader.number()
                    value = reader.take(length)
                    reader.take(-length % 4)
                    if base == 0x0D and number == 0x3701 and value[_GUID : _GUID + 4] == b"\x78\x9f\x3e\x22":
                        nested = value[_GUID:]
                    found[number] = variable_value(base, value, page)
                else:
                    found[number] = fixed_value(base, reader.take(_LENGTHS[base]).ljust(8, b"\0"))
    except (struct.error, EOFError, KeyError):
        pass  # the rest is damaged; what was read so far holds
    return found, nested


class _Bytes:
    """Bytes taken from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        if count < 0 or self._at + count > len(self._data):
            raise EOFError
        self._at += count
        return self._data[self._at - count : self._at]

    def number(self) -> int:
        return int(struct.unpack("<I", self.take(4))[0])
