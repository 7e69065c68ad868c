"""Old Word documents (.doc, Word 97 to 2003), after the published specification [MS-DOC].

Only the text is read: the piece table says where each stretch of it lies and in which of two encodings.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from assistant.safety import limits
from assistant.sources.documents.compound import about, open_compound, read_stream
from assistant.sources.documents.record import DocumentText, Unreadable

_WORD_97 = 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS_AT = 0x4C
_PIECES_AT = 0x01A2
_CODE_PAGE = "cp1252"
_FIELD = re.compile(r"\x13[^\x13-\x15]*(?:\x14([^\x13-\x15]*))?\x15")
_ENDS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\xa0": " ", "\x1f": None})
_ROW_END = re.compile(r"\x07\x07")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BLANK_LINES = re.compile(r"\n{3,}")
DEEPEST_FIELD = 10


def read_doc(data: bytes) -> DocumentText:
    """Read an old Word document.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-old`` (before Word 97) or ``no-text``.
    """
    with open_compound(data) as container:
        document = read_stream(container, ["WordDocument"])
        if len(document) < _PIECES_AT + 8:
            raise Unreadable("damaged", "it is damaged: it holds no Word document")
        version, flags = struct.unpack_from("<H", document, 2)[0], struct.unpack_from("<H", document, 10)[0]
        if version < _WORD_97:
            raise Unreadable("too-old", "it is from a Word before 97; save it as .docx to have it read")
        if flags & _ENCRYPTED:
            raise Unreadable("encrypted", "it is protected with a password")
        table = read_stream(container, ["1Table" if flags & _SECOND_TABLE else "0Table"])
        title, author = about(container)
    at, length = struct.unpack_from("<II", document, _PIECES_AT)
    raw = "".join(_pieces(document, table[at : at + length]))
    # Main text, footnotes, headers, macros, comments, endnotes and text boxes follow each other.
    lengths = struct.unpack_from("<8i", document, _LENGTHS_AT)
    main, footnotes, headers, _, comments, endnotes, boxes, _ = (max(0, one) for one in lengths)
    notes_end = main + footnotes
    kept = raw[:notes_end] + raw[notes_end + headers : notes_end + headers + comments + endnotes + boxes]
    text = _readable(kept)
    if not text.strip():
        raise Unreadable("no-text", "it holds no text")
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut=len(text) > limits.TEXT_CHARS)


def _pieces(document: bytes, clx: bytes) -> Iterator[str]:
    """The stretches of text in their order."""
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:  # formatting, which is not needed
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        raise Unreadable("damaged", "it is damaged: its text cannot be found")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    table = clx[at + 5 : at + 5 + size]
    count = (len(table) - 4) // 12
    total = 0
    for index in range(count):
        start, end = struct.unpack_from("<II", table, index * 4)
        place = struct.unpack_from("<I", table, (count + 1) * 4 + index * 8 + 2)[0]
        letters = end - start
        if letters <= 0 or total > limits.TEXT_CHARS:
            continue
        total += letters
        if place & 0x40000000:
            begin = (place & 0x3FFFFFFF) // 2
            yield document[begin : begin + letters].decode(_CODE_PAGE, "replace")
        else:
            yield document[place : place + 2 * letters].decode("utf-16-le", "replace")


def _readable(raw: str) -> str:
    """Text without field codes and control letters; table cells apart by " | "."""
    text = raw
    for _ in range(DEEPEST_FIELD):
        shorter = _FIELD.sub(lambda match: match.group(1) or "", text)
        if shorter == text:
            break
        text = shorter
    text = _ROW_END.sub("\n", text).replace("\x07", " | ").translate(_ENDS)
    text = _CONTROLS.sub("", text)
    lines = [line.rstrip() for line in text.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
