"""Plain text files in any encoding."""

from __future__ import annotations

from assistant.safety import limits
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.text.charsets import decode
from assistant.text.html import visible

BINARY_SHARE = 0.05


def decode_file(data: bytes) -> str:
    r"""Text of a file's bytes with ``\\n`` line ends.

    Raises:
        Unreadable: ``empty``, ``binary`` or ``too-large``.
    """
    if len(data) > limits.PLAIN_BYTES:
        raise Unreadable("too-large", f"it is a text file of more than {limits.PLAIN_BYTES // 1_000_000} MB")
    if not data.strip(b"\r\n\t \f\v\0\xef\xbb\xbf"):
        raise Unreadable("empty", "it is empty")
    text = _without_mark(data)
    if text is None:
        if is_binary(data):
            raise Unreadable("binary", "it is not a text file")
        text, _ = decode(data)
    text = visible(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\0", "")
    if not text.strip():
        raise Unreadable("empty", "it is empty")
    return text


def read_plain(data: bytes) -> DocumentText:
    """Read a plain text file.

    Raises:
        Unreadable: see ``decode_file``.
    """
    text = decode_file(data)
    return DocumentText(text[: limits.TEXT_CHARS], cut=len(text) > limits.TEXT_CHARS)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes are."""
    if b"\0" not in data[:2_000] or data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\x00\x00\xfe\xff":
        return None
    sample = data[:2_000]
    for codec, width, low in (
        ("utf-32-le", 4, 0),
        ("utf-32-be", 4, 3),
        ("utf-16-le", 2, 0),
        ("utf-16-be", 2, 1),
    ):
        zeros = [sample[place::width].count(0) for place in range(width)]
        length = max(1, len(sample) // width)
        others = [count for place, count in enumerate(zeros) if place != low]
        if zeros[low] < length * 0.05 and min(others) > length * 0.4:
            try:
                return data[: len(data) // width * width].decode(codec)
            except UnicodeDecodeError:
                continue
    return None


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: zero bytes (except in UTF-16 and UTF-32), or too many control letters."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\x00\x00\xfe\xff":
        return False
    sample = data[:8_192]
    odd = sum(byte < 32 and byte not in (7, 8, 9, 10, 12, 13, 27) for byte in sample)
    return b"\0" in sample or odd > len(sample) * BINARY_SHARE
