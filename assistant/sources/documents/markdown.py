"""Markdown files: the text as it stands, with front matter read for title and author."""

from __future__ import annotations

import re

from assistant.safety import limits
from assistant.sources.documents.plain import decode_file
from assistant.sources.documents.record import DocumentText

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|author)s?[ \t]*:[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]]{0,300})\]\((?:data:[^)]*|[^)\s]{0,2000}(?:[ \t]+\"[^\"]{0,300}\")?)\)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_markdown(data: bytes) -> DocumentText:
    """Read a Markdown file; comments, which no reader sees, and image addresses are left out.

    Raises:
        Unreadable: see ``plain.decode_file``.
    """
    text = decode_file(data)
    title = author = ""
    match = _FRONT_MATTER.match(text)
    if match is not None:
        for field in _FIELD.finditer(match.group(1)):
            value = field.group(2).strip().strip("\"'[]")[:200]
            if field.group(1).lower() == "title":
                title = title or value
            else:
                author = author or value
        text = text[match.end() :]
    heading = _HEADING.search(text[:5_000])
    if not title and heading is not None:
        title = heading.group(1)[:200]
    text = _IMAGE.sub(r"\1", _COMMENT.sub("", text)).strip("\n")
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut=len(text) > limits.TEXT_CHARS)
