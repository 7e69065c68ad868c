"""Bytes to text: the declared charset, then UTF-8, then detection, then windows-1252; never raises."""

from __future__ import annotations

import codecs
import contextlib
import re
from functools import lru_cache

from assistant.text.guess import guess, is_suspicious

# What mail programs call it -> the codec that reads what they really send.
_ALIASES = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "ansi": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "shift-jis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "big5": "cp950",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "utf8": "utf-8",
    "utf-8mb4": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "cp-850": "cp850",
    "windows-874": "cp874",
    "windows-31j": "cp932",
}
# Who declares the standard and writes letters where it has none means Windows' own form of it.
_WINDOWS = {"iso8859-2": "cp1250", "iso8859-7": "cp1253", "iso8859-13": "cp1257", "iso8859-15": "cp1252"}
_CONTROLS = re.compile("[\x80-\x9f]")
_STATEFUL = ("iso2022", "utf-7", "utf_7", "hz", "utf-16", "utf_16", "utf-32", "utf_32")
_NO_CHARSETS = frozenset(
    {
        "hex", "base64", "bz2", "zlib", "zip", "rot13", "uu", "quopri", "idna", "punycode", "undefined",
        "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape",
    }
)  # fmt: skip


@lru_cache(maxsize=256)
def codec_for(charset: str) -> str:
    """The Python codec for a charset name out of a header, or "" when there is none."""
    name = charset.strip().strip("\"'").lower().split(";")[0].strip()
    name = _ALIASES.get(name, name)
    if not name or len(name) > 40 or name.startswith(("x-unknown", "unknown", "default")):
        return ""
    if name.startswith("windows") and name[7:].lstrip("-").isdigit():
        name = "cp" + name[7:].lstrip("-")
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError, TypeError):
        return ""
    is_text = getattr(info, "_is_text_encoding", True)
    return "" if not is_text or info.name in _NO_CHARSETS else info.name


def decode(data: bytes, charset: str = "") -> tuple[str, str]:
    """Decode bytes of a message or file.

    Args:
        data: the bytes.
        charset: what was declared, or "".

    Returns:
        The text, and a problem code: "" (read as declared), ``unknown-charset`` (the declared name is not
        known),
        ``wrong-charset`` (declared, but the bytes are something else) or ``guessed-charset``
        (nothing declared and not UTF-8).
    """
    codec = codec_for(charset) if charset else ""
    stateful = codec.startswith(_STATEFUL)
    if not stateful and data.isascii():
        if b"\x1b$" in data or b"\x1b(J" in data:
            return data.decode("iso2022_jp_ext", "replace"), "" if not charset else "wrong-charset"
        return data.decode("ascii"), ("unknown-charset" if charset and not codec and len(charset) > 0 else "")
    marked = _byte_order_mark(data)
    if marked is not None:
        return marked, ""
    if codec and codec != "utf-8":
        if not stateful and _is_utf8(data):
            return data.decode("utf-8"), "wrong-charset"
        try:
            text = data.decode(codec)
        except (UnicodeError, ValueError):
            pass
        else:
            if codec == "cp1252" and _is_nearly_utf8(data):
                return data.decode("utf-8", "replace"), "wrong-charset"
            return _reconsidered(data, codec, text)
    try:
        text = data.decode("utf-8")
        if not charset or codec == "utf-8":
            return text, ""
        return text, "wrong-charset" if codec else "unknown-charset"
    except UnicodeDecodeError:
        pass
    if _is_nearly_utf8(data):
        return data.decode("utf-8", "replace"), "wrong-charset" if charset else "guessed-charset"
    likeliest = guess(data)
    problem = "guessed-charset" if not charset else ("wrong-charset" if codec else "unknown-charset")
    if codec and codec != "utf-8" and likeliest == "cp1252":
        with contextlib.suppress(UnicodeError, ValueError):  # some codecs raise even when asked to replace
            return data.decode(codec, "replace"), problem
    return data.decode(likeliest, "replace"), problem


def _reconsidered(data: bytes, codec: str, text: str) -> tuple[str, str]:
    """What was declared, unless it can't be: Western European is what programs write when they don't know."""
    windows = _WINDOWS.get(codec)
    if windows is not None and _CONTROLS.search(text) is not None:
        return data.decode(windows, "replace"), ""
    if codec == "cp1252" and is_suspicious(text):
        likeliest = guess(data)
        if likeliest != "cp1252":
            return data.decode(likeliest, "replace"), "wrong-charset"
    return text, ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 that was cut or damaged in a few places: by chance hardly any letters fit."""
    sample = data[:20_000]
    text = sample.decode("utf-8", "replace")
    fitting = sum(letter > "\x7f" for letter in text)
    broken = text.count("\ufffd")
    return fitting - broken >= 4 and broken * 8 <= fitting


def _byte_order_mark(data: bytes) -> str | None:
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    return None
