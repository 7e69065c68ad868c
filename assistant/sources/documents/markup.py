"""Texts marked up by hand: reStructuredText and Org; their markup that no reader would see is left out."""

from __future__ import annotations

import re

from assistant.safety import limits
from assistant.sources.documents.plain import decode_file
from assistant.sources.documents.record import DocumentText

_UNDERLINE = re.compile(r"^([=\-~^\"'`#*+.:_<>])\1{2,}[ \t]*$")
_RST_FIELD = re.compile(r"^:(author|authors|title):[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_RST_COMMENT = re.compile(r"^\.\. (?![\w-]+::|_|\[|\|).*(?:\n[ \t]+.*){0,200}", re.MULTILINE)
_RST_TARGET = re.compile(r"^\.\. _[^\n]*:[^\n]*\n?", re.MULTILINE)
_RST_DIRECTIVE = re.compile(r"^([ \t]*)\.\. ([\w-]+)::[ \t]*(.*)$", re.MULTILINE)
_RST_ROLE = re.compile(r":[\w:+.-]{1,40}:`([^`<\n]+?)(?:\s*<[^`>\n]*>)?`")
_RST_LINK = re.compile(r"`([^`<\n]+?)\s*<[^`>\n]{1,300}>`__?")
_RST_SHOWN = frozenset({"note", "warning", "tip", "hint", "important", "caution", "epigraph", "admonition"})

_ORG_KEYWORD = re.compile(r"^[ \t]*#\+(\w+):[ \t]*(.*)$", re.IGNORECASE | re.MULTILINE)
_ORG_DRAWER = re.compile(
    r"^[ \t]*:[A-Z_-]+:[ \t]*\n(?:.*\n){0,50}?[ \t]*:END:[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_ORG_COMMENT = re.compile(r"^[ \t]*#(?: .*|\+(?:begin|end)_\w+.*)?$", re.IGNORECASE | re.MULTILINE)
_ORG_LINK = re.compile(r"\[\[([^\]\n]{1,500})\](?:\[([^\]\n]{1,500})\])?\]")
_ORG_HEADING = re.compile(r"^\*+[ \t]+(?:(?:TODO|DONE)[ \t]+)?(.+?)(?:[ \t]+:[\w:@]+:)?[ \t]*$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")


def read_rst(data: bytes) -> DocumentText:
    """Read a reStructuredText file; the first underlined line is the title.

    Raises:
        Unreadable: see ``plain.decode_file``.
    """
    raw = decode_file(data)
    fields = {name.lower().rstrip("s"): value.strip() for name, value in _RST_FIELD.findall(raw[:5_000])}
    title = fields.get("title", "")
    lines: list[str] = []
    for line in _RST_COMMENT.sub("", _RST_TARGET.sub("", raw)).split("\n"):
        if _UNDERLINE.match(line):
            if lines and lines[-1].strip():
                title = title or lines[-1].strip()
            continue
        lines.append(line)
    text = _RST_DIRECTIVE.sub(_directive, "\n".join(lines))
    text = _RST_ROLE.sub(r"\1", _RST_LINK.sub(r"\1", text))
    return _document(_RST_FIELD.sub("", text), title, fields.get("author", ""))


def _directive(match: re.Match[str]) -> str:
    shown = match.group(2) in _RST_SHOWN or match.group(3)
    return f"{match.group(1)}{match.group(3)}" if shown else ""


def read_org(data: bytes) -> DocumentText:
    """Read an Org file.

    Raises:
        Unreadable: see ``plain.decode_file``.
    """
    raw = decode_file(data)
    keywords = {name.lower(): value.strip() for name, value in _ORG_KEYWORD.findall(raw[:10_000])}
    heading = _ORG_HEADING.search(raw)
    title = keywords.get("title") or (heading.group(1) if heading is not None else "")
    text = _ORG_COMMENT.sub("", _ORG_KEYWORD.sub("", _ORG_DRAWER.sub("", raw)))
    text = _ORG_LINK.sub(lambda match: match.group(2) or match.group(1), text)
    return _document(_ORG_HEADING.sub(r"\1", text), title, keywords.get("author", ""))


def _document(text: str, title: str, author: str) -> DocumentText:
    text = _BLANK_LINES.sub("\n\n", text).strip("\n")
    cut = len(text) > limits.TEXT_CHARS
    return DocumentText(text[: limits.TEXT_CHARS], title[:300], author[:200], cut=cut)
