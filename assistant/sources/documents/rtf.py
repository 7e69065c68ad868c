"""Rich text files (.rtf): a small reader of the visible text, after the RTF 1.9 specification's reading
rules.
"""

from __future__ import annotations

import re

from assistant.safety import limits
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.text.charsets import codec_for

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_HIDDEN_GROUPS = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl footerr "
    b"footerf themedata"
    b" colorschememapping latentstyles datastore generator listtable listoverridetable rsidtbl xmlnstbl "
    b"fldinst nonshppict"
    b" annotation atnid atnauthor bkmkstart bkmkend private shpinst pgdsctbl revtbl".split()
)
_LETTERS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": " | ", b"tab": "\t",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
MOST_GROUPS = 500
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_FONT = re.compile(rb"\\f(\d{1,5})(?:\\[a-z]+-?\d* ?){0,8}?\\fcharset(\d{1,3})")
_FONT_CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip


def font_code_pages(data: bytes) -> dict[int, str]:
    """Fonts whose letters are in another code page than the document's: font number -> codec."""
    return {
        int(font): _FONT_CODE_PAGES[int(charset)]
        for font, charset in _FONT.findall(data[:200_000])
        if int(charset) in _FONT_CODE_PAGES
    }


def read_rtf(data: bytes) -> DocumentText:
    """Read a rich text file.

    Raises:
        Unreadable: ``damaged`` or ``no-text``.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("damaged", "it is damaged: it is not a rich text file")
    out: list[str] = []
    pending = bytearray()
    codec = default = "cp1252"
    fonts = font_code_pages(data)
    hidden = False
    skip_letters = 1
    to_skip = 0
    stack: list[tuple[bool, int, str]] = []
    star = False
    length = 0

    def flush() -> None:
        nonlocal length
        if pending:
            text = pending.decode(codec, "replace")
            out.append(text)
            length += len(text)
            pending.clear()

    for match in TOKEN.finditer(_without_binaries(data)):
        word, number, code, symbol, brace, plain = match.groups()
        if brace == b"{":
            if len(stack) >= MOST_GROUPS:
                raise Unreadable("damaged", "it is damaged: its groups are nested too deep")
            flush()
            stack.append((hidden, skip_letters, codec))
            star = False
        elif brace == b"}":
            flush()
            if stack:
                hidden, skip_letters, codec = stack.pop()
            star = False
        elif word is not None:
            flush()
            value = int(number) if number else None
            if word in _HIDDEN_GROUPS or star:
                hidden = True
            elif word == b"ansicpg" and value:
                codec = default = codec_for(f"cp{value}") or default
            elif word == b"f" and value is not None:
                codec = fonts.get(value, default)
            elif word == b"uc" and value is not None:
                skip_letters = min(4, max(0, value))
            elif word == b"v":
                hidden = value != 0
            elif word == b"u" and value is not None and not hidden:
                out.append(chr(value % 65_536))
                to_skip = skip_letters
            elif word in _LETTERS and not hidden:
                out.append(_LETTERS[word])
            star = False
        elif code is not None:
            if to_skip:
                to_skip -= 1
            elif not hidden:
                pending.append(int(code, 16))
        elif symbol is not None:
            if symbol == b"*":
                star = True
            elif not hidden:
                flush()
                out.append(
                    {b"~": "\xa0", b"_": "-", b"-": ""}.get(
                        symbol, symbol.decode("latin-1") if symbol in b"\\{}" else ""
                    )
                )
                if symbol in (b"\n", b"\r"):
                    out.append("\n")
        elif plain is not None and not hidden:
            if to_skip:
                cut = min(to_skip, len(plain))
                plain = plain[cut:]
                to_skip -= cut
            pending.extend(plain)
        if length > limits.TEXT_CHARS:
            break
    flush()
    text = "".join(out).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    if not text:
        raise Unreadable("no-text", "it holds no text")
    title, author = (_noted(data, name, default) for name in (b"title", b"author"))
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut=len(text) > limits.TEXT_CHARS)


def _without_binaries(data: bytes) -> bytes:
    """The data without the raw bytes that follow a ``bin`` word, in which braces mean nothing."""
    pieces: list[bytes] = []
    start = 0
    for match in _BINARY.finditer(data):
        if match.start() >= start:
            pieces.append(data[start : match.start()])
            start = match.end() + int(match.group(1))
    return b"".join([*pieces, data[start:]]) if pieces else data


def _noted(data: bytes, name: bytes, codec: str) -> str:
    """A plain entry of the document's information group."""
    match = re.search(rb"{\\" + name + rb" ([^\\{}]{1,300})}", data[:100_000])
    return match.group(1).decode(codec, "replace").strip() if match is not None else ""
