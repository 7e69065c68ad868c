"""OpenDocument texts, presentations and tables (.odt, .odp, .ods, and flat in one file)."""

from __future__ import annotations

import re
from typing import Any

from assistant.safety import limits
from assistant.sources.documents.archive import open_checked, read_entry
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.sources.documents.xml import parse

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

_NOT_SHOWN = (f"{_TEXT}tracked-changes", f"{_OFFICE}settings", f"{_OFFICE}forms", f"{_OFFICE}scripts")
_BLANK_LINES = re.compile(r"\n{3,}")
MOST_LINES = 50_000


def read_odf(data: bytes) -> DocumentText:
    """Read an OpenDocument text, presentation or table.

    Raises:
        Unreadable: ``damaged``, ``zip-bomb``, ``encrypted``, ``hostile-xml`` or ``no-text``.
    """
    with open_checked(data) as archive:
        content = read_entry(archive, "content.xml")
        meta = read_entry(archive, "meta.xml")
        styles = read_entry(archive, "styles.xml")
        manifest = read_entry(archive, "META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise Unreadable("encrypted", "it is protected with a password")
    if not content:
        raise Unreadable("damaged", "it is damaged: it holds no document")
    return _document(parse(content), parse(meta), parse(styles))


def read_flat(data: bytes) -> DocumentText:
    """Read a flat OpenDocument file (.fodt, .fodp, .fods), which is one XML text.

    Raises:
        Unreadable: ``damaged``, ``hostile-xml`` or ``no-text``.
    """
    root = parse(data)
    if not root.tag.startswith("{urn:oasis:names:tc:opendocument:"):
        raise Unreadable("damaged", "it is damaged: it holds no document")
    return _document(root, root, parse(b""))


def _document(root: Any, about: Any, styles: Any) -> DocumentText:
    lines: list[str] = []
    for node in root.iter():
        if node.tag.endswith("}body"):
            _collect(node, lines, 0, "")
            break
    text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    aside = "\n".join([*_asides(root), *_asides(styles)])
    if not text.strip() and not aside:
        raise Unreadable("no-text", "it holds no text")
    title = (about.findtext(f".//{_DC}title") or "").strip()[:300]
    author = (
        about.findtext(f".//{_META}initial-creator") or about.findtext(f".//{_DC}creator") or ""
    ).strip()[:200]
    cut = len(text) > limits.TEXT_CHARS
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut, aside[: limits.TEXT_CHARS])


def _asides(root: Any) -> list[str]:
    """Headers, footers and comments."""
    found: dict[str, None] = {}
    for node in root.iter():
        if node.tag in (f"{_OFFICE}annotation", f"{_STYLE}header", f"{_STYLE}footer"):
            said = " ".join(" ".join(_text(one) for one in node if one.tag == f"{_TEXT}p").split())
            if said:
                found[said] = None
    return list(found)


def _collect(node: Any, lines: list[str], depth: int, marker: str) -> None:
    if depth > 100:
        return
    for child in node:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            text = _text(child).strip()
            if text:
                lines.append(marker + text)
                lines.append("")
        elif child.tag == f"{_TEXT}list-item":
            _collect(child, lines, depth + 1, "- ")
        elif child.tag == f"{_TABLE}table-row":
            cells = [" ".join(_text(cell).split()) for cell in child if cell.tag.endswith("}table-cell")]
            if any(cells) and len(lines) < MOST_LINES:
                lines.append(" | ".join(cells).rstrip(" |"))
        elif child.tag in _NOT_SHOWN:
            continue
        else:
            _collect(child, lines, depth + 1, marker)
            if child.tag == f"{_TABLE}table":
                lines.append("")


def _text(node: Any) -> str:
    pieces = [node.text or ""]
    for child in node:
        if child.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag == f"{_TEXT}s":
            pieces.append(" ")
        elif child.tag == f"{_OFFICE}annotation":
            pass  # somebody's comment: see ``_asides``
        elif not child.tag.endswith(("}note-citation", "}tracked-changes")):
            inside = _text(child)
            pieces.append(f" [Note: {' '.join(inside.split())}]" if child.tag == f"{_TEXT}note" else inside)
        pieces.append(child.tail or "")
    return "".join(pieces)
