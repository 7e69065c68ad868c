"""Rich text files (.rtf): a small reader of the visible text, after the RTF 1.9 specification's reading
rules.
"""

from __future__ import annotations

import re

from assistant.safety import limits
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.text.charsets import codec_for

_TOKEN = re.compile(
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


def read_rtf(data: bytes) -> DocumentText:
    """Read a rich text file.

    Raises:
        Unreadable: ``damaged`` or ``no-text``.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("damaged", "it is damaged: it is not a rich text file")
    out: list[str] = []
    pending = bytearray()
    codec = "cp1252"
    hidden = False
    skip_letters = 1
    to_skip = 0
    stack: list[tuple[bool, int]] = []
    star = False
    length = 0

    def flush() -> None:
        nonlocal length
        if pending:
            text = pending.decode(codec, "replace")
            out.append(text)
            length += len(text)
            pending.clear()

    for match in _TOKEN.finditer(data):
        word, number, code, symbol, brace, plain = match.groups()
        if brace == b"{":
            if len(stack) >= MOST_GROUPS:
                raise Unreadable("damaged", "it is damaged: its groups are nested too deep")
            stack.append((hidden, skip_letters))
            star = False
        elif brace == b"}":
            flush()
            if stack:
                hidden, skip_letters = stack.pop()
            star = False
        elif word is not None:
            flush()
            value = int(number) if number else None
            if word in _HIDDEN_GROUPS or star:
                hidden = True
            elif word == b"ansicpg" and value:
                codec = codec_for(f"cp{value}") or codec
            elif word == b"uc" and value is not None:
                skip_letters = min(4, max(0, value))
            elif word == b"v":
                hidden = value != 0
            elif word == b"u" and value is not None and not hidden:
                out.append(chr(value % 65_536))
                to_skip = skip_letters
            elif word in _LETTERS and not hidden:
                out.append(_LETTERS[word])
            elif word == b"bin" and value:
                raise Unreadable("no-text", "it holds embedded binary data that is not read")
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
    return DocumentText(text[: limits.TEXT_CHARS], cut=len(text) > limits.TEXT_CHARS)
