"""Single message files: .eml, raw messages without ending, Apple Mail's .emlx."""

from __future__ import annotations

import re

from assistant.safety import limits
from assistant.sources.item import Found, Problem
from assistant.sources.message import AttachmentReader, read_message

_EMLX_COUNT = re.compile(rb"\s{0,10}(\d{1,12})\s*\n")


def read_emlx(data: bytes, labels: tuple[str, ...], read_attachment: AttachmentReader | None) -> Found:
    """Read an Apple Mail message: a byte count, the message, then a property list."""
    match = _EMLX_COUNT.match(data)
    if match is None:
        return read_message(data, "", labels, read_attachment=read_attachment)
    length = int(match.group(1))
    if length > limits.MESSAGE_BYTES:
        return Found(
            "", None, Problem("too-large", f"it is larger than {limits.MESSAGE_BYTES // 1_000_000} MB")
        )
    return read_message(data[match.end() : match.end() + length], "", labels, read_attachment=read_attachment)
