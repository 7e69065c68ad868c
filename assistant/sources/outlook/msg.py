"""Outlook message files (.msg), after the published specification [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections import defaultdict
from typing import Any

from assistant.safety import limits
from assistant.sources.documents.compound import open_compound, read_stream
from assistant.sources.documents.record import Unreadable
from assistant.sources.outlook.mapi import Attached, Outlook, Value, code_page, to_message
from assistant.text.charsets import decode

_PROPERTIES = "__properties_version1.0"
_TOP_HEAD, _EMBEDDED_HEAD, _TABLE_HEAD = 32, 24, 8
_EMBEDDED = 5
_NAMED_FROM = 0x8000
_EPOCH_SECONDS = 11_644_473_600


class _Container:
    """The streams of one .msg file, by the storage they stand in."""

    def __init__(self, container: Any) -> None:
        self._container = container
        self.streams: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self.storages: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for path in container.listdir(streams=True, storages=False):
            self.streams[tuple(path[:-1])].append(path[-1])
        for path in container.listdir(streams=False, storages=True):
            self.storages[tuple(path[:-1])].append(path[-1])

    def read(self, *path: str) -> bytes:
        return read_stream(self._container, list(path))


def read_msg(data: bytes) -> bytes:
    """Read an Outlook message file into an ordinary message (RFC 5322).

    Raises:
        Unreadable: ``damaged`` or ``not-a-message`` (a contact, a note, another program's file).
    """
    with open_compound(data) as container:
        streams = _Container(container)
        if _PROPERTIES not in streams.streams[()]:
            raise Unreadable("not-a-message", "it is no Outlook message")
        message = _message(streams, (), _TOP_HEAD, _named(streams), 0)
    kind = message.text(0x001A).lower()
    if kind.startswith(("ipm.contact", "ipm.distlist", "ipm.stickynote", "ipm.configuration")):
        raise Unreadable("not-a-message", "it is an Outlook contact or note, not a message")
    return to_message(message)


def _message(
    streams: _Container, storage: tuple[str, ...], head: int, named: dict[int, int], depth: int
) -> Outlook:
    properties = _properties(streams, storage, head, named, "")
    page = code_page(properties)
    recipients = [
        _properties(streams, (*storage, name), _TABLE_HEAD, {}, page)
        for name in sorted(streams.storages[storage])
        if name.lower().startswith("__recip_version1.0")
    ]
    attachments = []
    for name in sorted(streams.storages[storage])[: limits.MIME_PARTS]:
        if name.lower().startswith("__attach_version1.0"):
            place = (*storage, name)
            found = _properties(streams, place, _TABLE_HEAD, {}, page)
            inner = (*place, "__substg1.0_3701000D")
            is_message = found.get(0x3705) == _EMBEDDED and _PROPERTIES in streams.streams[inner]
            nested = (
                _message(streams, inner, _EMBEDDED_HEAD, named, depth + 1)
                if is_message and depth < limits.MIME_DEPTH
                else None
            )
            attachments.append(Attached(found, nested))
    return Outlook(properties, recipients, attachments)


def _properties(
    streams: _Container, storage: tuple[str, ...], head: int, named: dict[int, int], page: str
) -> dict[int, Value]:
    """Property number -> value; named properties by the number of their name."""
    found: dict[int, Value] = {}
    raw = streams.read(*storage, _PROPERTIES)
    for at in range(head, len(raw) - 15, 16):
        kind, number = struct.unpack_from("<HH", raw, at)
        value = fixed_value(kind, raw[at + 8 : at + 16])
        if value is not None:
            found[named.get(number, number)] = value
    page = page or code_page(found)
    for name in streams.streams[storage]:
        if not name.lower().startswith("__substg1.0_") or len(name) != 20:
            continue
        try:
            number, kind = int(name[12:16], 16), int(name[16:20], 16)
        except ValueError:
            continue
        if kind in (0x1E, 0x1F, 0x102):
            found[named.get(number, number)] = variable_value(kind, streams.read(*storage, name), page)
    return found


def fixed_value(kind: int, raw: bytes) -> Value:
    """A property of fixed length out of its eight bytes, or None for other kinds."""
    if kind == 0x03:
        return int(struct.unpack_from("<i", raw)[0])
    if kind == 0x02:
        return int(struct.unpack_from("<h", raw)[0])
    if kind == 0x0B:
        return raw[0] != 0
    if kind == 0x40:
        moment = struct.unpack_from("<Q", raw)[0] / 10_000_000 - _EPOCH_SECONDS
        return float(moment) if 0 < moment < 2**33 else None
    return None


def variable_value(kind: int, raw: bytes, page: str) -> Value:
    """A text or binary property out of its bytes."""
    if kind == 0x1F:
        return raw.decode("utf-16-le", "replace").rstrip("\0")
    if kind == 0x1E:
        return decode(raw, page)[0].rstrip("\0")
    return raw


def _named(streams: _Container) -> dict[int, int]:
    return named_entries(streams.read("__nameid_version1.0", "__substg1.0_00030102"))


def named_entries(entries: bytes) -> dict[int, int]:
    """Property number in this file -> number of its name, for properties that are named by numbers."""
    names: dict[int, int] = {}
    for at in range(0, len(entries) - 7, 8):
        name, kind_and_guid, index = struct.unpack_from("<IHH", entries, at)
        if not kind_and_guid & 1 and 0x8000 < name < 0x10000:
            names[_NAMED_FROM + index] = name
    return names
