"""HTML files: what a reader of the page sees."""

from __future__ import annotations

import re

from assistant.safety import limits
from assistant.sources.documents.plain import decode_file
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.text import html
from assistant.text.charsets import decode

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


def read_html(data: bytes) -> DocumentText:
    """Read an HTML file in the charset it names.

    Raises:
        Unreadable: ``empty``, ``binary``, ``too-large`` or ``no-text``.
    """
    match = _META_CHARSET.search(data[:4_096])
    if match is not None and len(data) <= limits.PLAIN_BYTES and b"\0" not in data[:4_096]:
        markup, _ = decode(data, match.group(1).decode("ascii", "replace"))
    else:
        markup = decode_file(data)
    text = html.html_to_text(markup)
    if not text.strip():
        raise Unreadable("no-text", "it holds no text")
    return DocumentText(
        text[: limits.TEXT_CHARS], html.title(markup), html.author(markup), cut=len(text) > limits.TEXT_CHARS
    )
