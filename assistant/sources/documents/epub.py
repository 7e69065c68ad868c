"""E-books (.epub): the chapters in their reading order, after EPUB 3 (and 2)."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote

from assistant.safety import limits
from assistant.sources.documents.archive import open_checked, read_entry
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.sources.documents.xml import parse
from assistant.text import html
from assistant.text.charsets import decode

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>", re.IGNORECASE)


def read_epub(data: bytes) -> DocumentText:
    """Read an e-book.

    Raises:
        Unreadable: ``damaged``, ``zip-bomb``, ``encrypted``, ``hostile-xml`` or ``no-text``.
    """
    with open_checked(data) as archive:
        names = set(archive.namelist())
        root = _parse(read_entry(archive, "META-INF/container.xml"))
        book = next((node.get("full-path", "") for node in root.iter() if node.tag.endswith("rootfile")), "")
        if book not in names:
            raise Unreadable("damaged", "it is damaged: it is an archive, but not an e-book")
        package = _parse(read_entry(archive, book))
        locked = {
            unquote(node.get("URI", ""))
            for node in _parse(read_entry(archive, "META-INF/encryption.xml")).iter()
            if _local(node) == "CipherReference"
        }
        chapters: list[str] = []
        length = 0
        for place in _reading_order(package, posixpath.dirname(book)):
            if place in locked:
                raise Unreadable("encrypted", "it is protected against copying")
            if place in names and length <= limits.TEXT_CHARS:
                text = html.html_to_text(decode(read_entry(archive, place))[0])
                chapters.append(text)
                length += len(text)
    text = "\n\n".join(chapter for chapter in chapters if chapter.strip())
    if not text.strip():
        raise Unreadable("no-text", "it holds no text")
    title, author = _noted(package, "title"), _noted(package, "creator")
    return DocumentText(text[: limits.TEXT_CHARS], title[:300], author[:200], cut=length > limits.TEXT_CHARS)


def _parse(xml: bytes) -> Any:
    # The type that old e-books name declares nothing itself.
    return parse(_DOCTYPE.sub(b"", xml))


def _reading_order(package: Any, folder: str) -> list[str]:
    """Names of the chapters' files inside the archive."""
    files = {node.get("id", ""): node.get("href", "") for node in package.iter() if _local(node) == "item"}
    return [
        posixpath.normpath(posixpath.join(folder, unquote(files[node.get("idref", "")].partition("#")[0])))
        for node in package.iter()
        if _local(node) == "itemref" and node.get("linear", "yes") != "no" and node.get("idref", "") in files
    ]


def _noted(package: Any, name: str) -> str:
    return next((" ".join((node.text or "").split()) for node in package.iter() if _local(node) == name), "")


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]
