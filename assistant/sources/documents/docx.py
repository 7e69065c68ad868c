"""Word documents (.docx): paragraphs, lists, tables and notes, and beside them headers, footers and comments;
checked as an archive first.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from assistant.safety import limits
from assistant.sources.documents.archive import open_checked, read_entry, refuse_entities
from assistant.sources.documents.doc import read_doc
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.sources.documents.xml import parse

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE_DEPTH = 5


def read_docx(data: bytes) -> DocumentText:
    """Read a Word document.

    Raises:
        Unreadable: ``empty``, ``encrypted``, ``zip-bomb``, ``hostile-xml``, ``damaged`` or ``no-text``.
    """
    if not data:
        raise Unreadable("empty", "it is empty")
    if data.startswith(OLE_HEAD):
        if "EncryptedPackage".encode("utf-16-le") in data[:2_000_000]:
            raise Unreadable("encrypted", "it is protected with a password")
        return read_doc(data)  # an old document under a new name
    with open_checked(data) as archive:
        names = archive.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                refuse_entities(read_entry(archive, name))
        notes = [
            line
            for name in ("word/footnotes.xml", "word/endnotes.xml")
            for line in _lines(parse(read_entry(archive, name)))
        ]
        comments = _lines(parse(read_entry(archive, "word/comments.xml")))
        if not any(name.lower() == "[content_types].xml" for name in names):
            raise Unreadable("damaged", "it is damaged: it is an archive, but not a Word document")
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_blocks(document.element.body, document, 0))
        extra = list(_margins(document))
        title = (document.core_properties.title or "").strip()[:300]
        author = (document.core_properties.author or "").strip()[:200]
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # noqa: BLE001 - boundary: the library raises whatever a damaged file provokes
        raise Unreadable("damaged", "it is damaged: it cannot be opened as a Word document") from error
    text = "\n".join([*lines, *notes]).strip("\n")
    aside = "\n".join([*extra, *comments])
    if not text.strip() and not aside.strip():
        raise Unreadable("no-text", "it holds no text")
    cut = len(text) > limits.TEXT_CHARS
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut, aside[: limits.TEXT_CHARS])


def _lines(root: Any) -> list[str]:
    """Paragraphs of a part that is read without the library (notes, comments)."""
    lines = []
    for node in root.iter():
        if str(node.tag).endswith("}p"):
            text = "".join(one.text or "" for one in node.iter() if str(one.tag).endswith("}t"))
            if text.strip():
                lines.append(text.strip())
    return lines


def _blocks(body: Any, parent: Any, depth: int) -> Iterator[str]:
    """Lines of the paragraphs and tables below an element, in document order."""
    from docx.oxml.ns import qn
    from docx.table import Table

    for element in body.iterchildren():
        if element.tag == qn("w:p"):
            text = _paragraph_text(element)
            if text.strip():
                yield _marker(element, parent) + text
                yield ""
        elif element.tag == qn("w:tbl") and depth < TABLE_DEPTH:
            for row in Table(element, parent).rows:
                cells: list[str] = []
                previous = None
                for cell in row.cells:
                    if cell._tc is previous:
                        continue
                    previous = cell._tc
                    cells.append(
                        " ".join(line for line in _blocks(cell._tc, parent, depth + 1) if line.strip())
                    )
                if any(cells):
                    yield " | ".join(cells)
            yield ""
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")) and depth < 20:
            yield from _blocks(element, parent, depth + 1)


def _paragraph_text(element: Any) -> str:
    """Visible text of a paragraph: links and insertions included, deletions and hidden runs left out."""
    from docx.oxml.ns import qn

    pieces: list[str] = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        parent = node.getparent()
        if parent is None or parent.tag != qn("w:r"):
            continue
        properties = parent.find(qn("w:rPr"))
        if properties is not None:
            vanish = properties.find(qn("w:vanish"))
            if vanish is not None and vanish.get(qn("w:val")) not in ("0", "false"):
                continue
        if any(ancestor.tag.endswith(("}Fallback", "}moveFrom")) for ancestor in parent.iterancestors()):
            continue  # the same drawing once more for old programs; what was moved away
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        elif node.tag == qn("w:tab"):
            pieces.append("\t")
        elif node.tag == qn("w:noBreakHyphen"):
            pieces.append("-")
        elif node.get(qn("w:type")) != "page":
            pieces.append("\n")
    return "".join(pieces).strip()


def _marker(element: Any, parent: Any) -> str:
    """``"- "`` before list paragraphs."""
    from docx.oxml.ns import qn

    properties = element.find(qn("w:pPr"))
    if properties is None:
        return ""
    if properties.find(qn("w:numPr")) is not None:
        return "- "
    style = properties.find(qn("w:pStyle"))
    value = (style.get(qn("w:val")) or "") if style is not None else ""
    return "- " if value.startswith(("ListBullet", "ListNumber", "ListParagraph")) else ""


def _margins(document: Any) -> Iterator[str]:
    """Text of headers and footers, each once."""
    seen: set[str] = set()
    for section in list(document.sections)[:50]:
        for part in (section.header, section.footer):
            if part.is_linked_to_previous:
                continue
            text = "\n".join(line for line in _blocks(part._element, part, 0) if line.strip())
            if text and text not in seen:
                seen.add(text)
                yield text
