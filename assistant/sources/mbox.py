"""Mailbox files: where each message starts and ends, read as a stream with bounded memory.

A separator is a line ``From sender date`` at the start of the file or after a blank line. Mailboxes whose
writers did not
escape such lines in bodies are common, so a separator must also look like one (a date at its end, or header
lines after it).
``>From `` (mboxrd: any number of ``>``) is unescaped once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from assistant.safety import limits

BLOCK = 4_000_000
HEAD = 65_536
LOOK_BACK = 8

_SEPARATOR = re.compile(
    rb"From (?:[^\r\n]{0,400}?(?:\d{1,2}:\d{2}(?::\d{2})?|(?:19|20)\d\d)[^\r\n]{0,80}|- ?"
    rb"|\S{1,200})\r?(?:\n|$)"
)
_FIELD_LINE = re.compile(rb"(?:>?From [^\n]*\n)?[!-9;-~]{1,80}[ \t]*:")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CONTENT_LENGTH = re.compile(rb"(?i)\ncontent-length:[ \t]*(\d{1,12})[ \t]*\r?\n")
_AFTER_MESSAGE = re.compile(rb"(?:\r?\n){0,2}From \S")
_ENVELOPE_DATE = re.compile(r"From (?P<who>\S*)\s+(?P<date>.*)")


@dataclass(frozen=True, slots=True)
class Span:
    """Where one message stands in a mailbox file, separator line included."""

    offset: int
    length: int


def is_mbox(head: bytes) -> bool:
    """Whether a file beginning with these bytes is a mailbox file."""
    start = head.lstrip(b"\r\n") if head[:1] in (b"\r", b"\n") else head
    if start.startswith(b"\xef\xbb\xbf"):
        start = start[3:]
    match = _SEPARATOR.match(start)
    return match is not None and (
        _FIELD_LINE.match(start, match.end()) is not None or start[match.end() :].strip() == b""
    )


def spans(path: Path | str, offset: int = 0, end: int | None = None) -> Iterator[Span]:
    """Places of all messages from ``offset`` on, in order.

    Args:
        path: the mailbox file. offset: where a message starts (or 0).
        end: stop before the message that starts at or behind this byte.

    Raises:
        OSError: the file cannot be read; also in the middle.
    """
    with open(path, "rb") as file:
        yield from spans_of(file, offset, end)


def spans_of(file: BinaryIO, offset: int = 0, end: int | None = None) -> Iterator[Span]:
    """As ``spans``, of an open file; between two spans the file may be read elsewhere."""
    start: int | None = None
    for at in _starts(file, offset):
        if start is not None:
            yield Span(start, at - start)
        if end is not None and at >= end:
            return
        start = at
    file.seek(0, os.SEEK_END)
    size = file.tell()
    if start is not None and size > start:
        yield Span(start, size - start)


def _starts(file: BinaryIO, offset: int) -> Iterator[int]:
    """Byte offsets of the separator lines; holds about two blocks at a time."""
    file.seek(offset)
    base = offset
    data = file.read(BLOCK)
    at_end = len(data) < BLOCK
    position = 0
    lead = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while data[lead : lead + 1] in (b"\r", b"\n") and lead < HEAD:
        lead += 1
    claimed = 0
    # In the middle of a file (a cut at any byte) only what surely is a separator begins a message.
    if _is_separator(data, lead) if offset else _SEPARATOR.match(data, lead) is not None:
        claimed = _claimed_end(file, data, base, lead)
        yield base + lead
        position = lead + 5
    while True:
        # A candidate too near the end of the block is looked at together with the next block.
        safe_end = len(data) if at_end else len(data) - HEAD
        while True:
            at = data.find(b"\nFrom ", position, len(data))
            if at < 0 or at >= safe_end:
                break
            if base + at + 1 >= claimed and _is_separator(data, at + 1):
                claimed = _claimed_end(file, data, base, at + 1)
                yield base + at + 1
            position = at + 6
        if at_end:
            return
        kept = safe_end - LOOK_BACK
        base += kept
        position = max(LOOK_BACK, position - kept)
        file.seek(base + len(data) - kept)
        more = file.read(BLOCK)
        at_end = len(more) < BLOCK
        data = data[kept:] + more


def _claimed_end(file: BinaryIO, data: bytes, base: int, at: int) -> int:
    """Where the message at ``at`` ends by its Content-Length (mboxcl), or 0 where it says none that is true.

    The claim is believed only when a separator or the end of the file stands there: programs that change a
    mailbox often leave old claims behind.
    """
    head_end = _HEAD_END.search(data, at, at + HEAD)
    if head_end is None:
        return 0
    match = _CONTENT_LENGTH.search(data, at, head_end.start() + 1)
    if match is None:
        return 0
    end = base + head_end.end() + int(match.group(1))
    file.seek(0, os.SEEK_END)
    size = file.tell()
    if end >= size:
        return size if end <= size + 2 else 0
    file.seek(end)
    return end if _AFTER_MESSAGE.match(file.read(100)) is not None else 0


def _is_separator(data: bytes, at: int) -> bool:
    match = _SEPARATOR.match(data, at)
    if match is None:
        return False
    before = data[max(0, at - 4) : at]
    blank_before = before.endswith((b"\n\n", b"\n\r\n")) or at < 2
    follows = _FIELD_LINE.match(data, match.end()) is not None
    if follows and blank_before:
        return True
    # Some writers forget the blank line; then the line must carry a full date and be followed by headers.
    return (
        follows
        and re.search(rb"\d{1,2}:\d{2}(?::\d{2})?.{0,20}\b(?:19|20)\d\d", match.group()) is not None
        and (
            re.match(
                rb"(?:[!-9;-~]{1,80}[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}",
                data[match.end() : match.end() + 4000],
            )
            is not None
        )
    )


def read_span(file: BinaryIO, span: Span) -> tuple[bytes, str]:
    """A message's bytes without separator and escaping, and the separator's date text.

    At most ``limits.MESSAGE_BYTES`` + 1 bytes are read, so that a huge message is refused, not loaded.
    """
    file.seek(span.offset)
    raw = file.read(min(span.length, limits.MESSAGE_BYTES + HEAD))
    line_end = raw.find(b"\n")
    if line_end < 0:
        return b"", ""
    line = raw[:line_end].decode("latin-1").strip()
    data = raw[line_end + 1 :]
    if b"\n>From " in data or b"\n>>" in data:
        data = _ESCAPED.sub(rb"\1", data)
    match = _ENVELOPE_DATE.match(line)
    envelope = ""
    if match is not None and match.group("who").upper() != "MAILER-DAEMON":
        envelope = match.group("date")
    return data, envelope
