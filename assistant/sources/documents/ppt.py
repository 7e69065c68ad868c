"""Old presentations (.ppt, PowerPoint 97 to 2003), after the published specification [MS-PPT]."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from assistant.safety import limits
from assistant.sources.documents.compound import about, open_compound, read_stream
from assistant.sources.documents.record import DocumentText, Unreadable

_CHARACTERS, _BYTES = 0x0FA0, 0x0FA8
_HEAD = 8
_CONTAINER = 0xF
DEEPEST = 30


def read_ppt(data: bytes) -> DocumentText:
    """Read an old presentation.

    Raises:
        Unreadable: ``damaged``, ``encrypted`` or ``no-text``.
    """
    with open_compound(data) as container:
        stream = read_stream(container, ["PowerPoint Document"])
        protected = b"\xdf\xc4\xd1\xf3" in read_stream(container, ["Current User"])[:20]
        title, author = about(container)
    if protected:
        raise Unreadable("encrypted", "it is protected with a password")
    if not stream:
        raise Unreadable("damaged", "it is damaged: it holds no presentation")
    seen: dict[str, None] = {}
    length = 0
    for piece in _texts(stream, 0, len(stream), 0):
        text = piece.replace("\r", "\n").replace("\x0b", "\n").strip()
        if text and not text.startswith("Click to edit Master") and text != "*":
            length += len(text) if text not in seen else 0
            seen[text] = None
        if length > limits.TEXT_CHARS:
            break
    if not seen:
        raise Unreadable("no-text", "it holds no text")
    text = "\n\n".join(seen)
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut=length > limits.TEXT_CHARS)


def _texts(stream: bytes, start: int, end: int, depth: int) -> Iterator[str]:
    """The text records, in the order of the file."""
    at = start
    while at + _HEAD <= end:
        kind, number, length = struct.unpack_from("<HHI", stream, at)
        at += _HEAD
        stop = min(at + length, end)
        if kind & 0xF == _CONTAINER and depth < DEEPEST:
            yield from _texts(stream, at, stop, depth + 1)
        elif number == _CHARACTERS:
            yield stream[at:stop].decode("utf-16-le", "replace")
        elif number == _BYTES:
            yield stream[at:stop].decode("cp1252", "replace")
        at = stop
