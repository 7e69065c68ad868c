"""OpenDocument texts (.odt): paragraphs, headings, lists and tables out of ``content.xml``."""

from __future__ import annotations

from typing import Any

from assistant.safety import limits
from assistant.sources.documents.archive import open_checked, read_entry, refuse_entities
from assistant.sources.documents.record import DocumentText, Unreadable

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def read_odt(data: bytes) -> DocumentText:
    """Read an OpenDocument text.

    Raises:
        Unreadable: ``damaged``, ``zip-bomb``, ``encrypted``, ``hostile-xml`` or ``no-text``.
    """
    from defusedxml import ElementTree

    with open_checked(data) as archive:
        content = read_entry(archive, "content.xml")
        meta = read_entry(archive, "meta.xml")
        manifest = read_entry(archive, "META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise Unreadable("encrypted", "it is protected with a password")
    if not content:
        raise Unreadable("damaged", "it is damaged: it holds no document")
    refuse_entities(content)
    refuse_entities(meta)
    try:
        root = ElementTree.fromstring(content)
        about = ElementTree.fromstring(meta) if meta else None
    except Exception as error:  # noqa: BLE001 - boundary: the XML parser's errors share no type
        raise Unreadable("damaged", "it is damaged: its XML cannot be read") from error
    lines: list[str] = []
    for node in root.iter():
        if node.tag.endswith("}body"):
            _collect(node, lines, 0, "")
            break
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise Unreadable("no-text", "it holds no text")
    title = author = ""
    if about is not None:
        title = (about.findtext(f".//{_DC}title") or "").strip()[:300]
        author = (
            about.findtext(f".//{_META}initial-creator") or about.findtext(f".//{_DC}creator") or ""
        ).strip()[:200]
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut=len(text) > limits.TEXT_CHARS)


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
            if any(cells):
                lines.append(" | ".join(cells))
        elif child.tag == f"{_TEXT}tracked-changes":
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
        elif not child.tag.endswith(("}annotation", "}note-citation", "}tracked-changes")):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
