r"""The body Outlook keeps as compressed rich text, and the HTML that such text often encloses.

After the published specifications [MS-OXRTFCP] (compression) and [MS-OXRTFEX] (HTML in ``\\htmltag`` groups).
"""

from __future__ import annotations

import struct

from assistant.safety import limits
from assistant.sources.documents.record import Unreadable
from assistant.sources.documents.rtf import TOKEN, font_code_pages, read_rtf
from assistant.text.charsets import codec_for

_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4_096
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_SKIPPED_GROUPS = frozenset([b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"generator"])
_CHARACTERS = {
    b"par": "\r\n", b"line": "\r\n", b"tab": "\t", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"endash": "–", b"emdash": "—",
}  # fmt: skip


def decompress(data: bytes) -> bytes:
    """Rich text of a compressed body: what can be read of it where it is cut, b"" where it is none."""
    if len(data) < 16:
        return b""
    packed, size, kind, _ = struct.unpack_from("<IIII", data)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    if kind != _COMPRESSED:
        return b""
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b" "))
    write = len(_DICTIONARY)
    out = bytearray()
    at, end = 16, min(len(data), packed + 4)
    most = min(size, limits.PART_BYTES)
    while at < end and len(out) < most:
        control = data[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 1 >= end:
                    return bytes(out)
                reference = data[at] << 8 | data[at + 1]
                at += 2
                offset, length = reference >> 4, (reference & 15) + 2
                if offset == write:
                    return bytes(out)
                for _ in range(length):
                    byte = window[offset]
                    out.append(byte)
                    window[write] = byte
                    offset, write = (offset + 1) % _WINDOW, (write + 1) % _WINDOW
            else:
                if at >= end:
                    return bytes(out)
                out.append(data[at])
                window[write] = data[at]
                write = (write + 1) % _WINDOW
                at += 1
    return bytes(out)


def body_of_rtf(data: bytes) -> tuple[str, bool]:
    """The text of a rich text body, and whether it is HTML."""
    if b"\\fromhtml1" in data[:1_000]:
        return _enclosed_html(data), True
    try:
        return read_rtf(data).text, False
    except Unreadable:
        return "", False


def _enclosed_html(data: bytes) -> str:
    r"""What stands in ``\\htmltag`` groups and between them, without what was written for rich text alone."""
    fonts = font_code_pages(data)
    codec = default = "cp1252"
    out: list[str] = []
    pending = bytearray()
    stack: list[tuple[bool, bool, str]] = []
    skipped = only_rtf = star = False
    to_skip = 0

    def flush() -> None:
        if pending:
            out.append(pending.decode(codec, "replace"))
            pending.clear()

    for match in TOKEN.finditer(data):
        word, number, code, symbol, brace, plain = match.groups()
        if brace == b"{":
            flush()
            if len(stack) > 500:
                break
            stack.append((skipped, only_rtf, codec))
        elif brace == b"}":
            flush()
            if stack:
                skipped, only_rtf, codec = stack.pop()
            star = False
        elif word is not None:
            flush()
            value = int(number) if number else None
            if word == b"htmlrtf":
                only_rtf = value != 0
            elif star and word == b"htmltag":
                skipped = False
            elif star or word in _SKIPPED_GROUPS:
                skipped = True
            elif word == b"ansicpg" and value:
                codec = default = codec_for(f"cp{value}") or default
            elif word == b"f" and value is not None:
                codec = fonts.get(value, default)
            elif not (skipped or only_rtf):
                if word == b"u" and value is not None:
                    out.append(chr(value % 65_536))
                    to_skip = 1
                elif word in _CHARACTERS:
                    out.append(_CHARACTERS[word])
            star = False
        elif symbol == b"*":
            star = True
        elif not (skipped or only_rtf):
            if code is not None:
                if to_skip:
                    to_skip -= 1
                else:
                    pending.append(int(code, 16))
            elif symbol is not None and symbol in b"\\{}":
                pending.extend(symbol)
            elif symbol == b"~":
                flush()
                out.append("\xa0")
            elif plain is not None:
                if to_skip:
                    plain = plain[to_skip:]
                    to_skip = 0
                pending.extend(plain)
    flush()
    return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
