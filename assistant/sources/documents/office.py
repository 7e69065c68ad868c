"""Presentations and tables of newer Office (.pptx, .xlsx): their XML inside a zip, after ECMA-376."""

from __future__ import annotations

import re
import zipfile
from typing import Any

from assistant.safety import limits
from assistant.sources.documents.archive import open_checked, read_entry
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.sources.documents.xml import parse

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ROWS = 20_000
_NUMBER = re.compile(r"(\d+)")
_BLANK_LINES = re.compile(r"\n{3,}")
_DC = "{http://purl.org/dc/elements/1.1/}"


def read_pptx(data: bytes) -> DocumentText:
    """Read a presentation: the text of its slides in their order, each with its notes.

    Raises:
        Unreadable: ``encrypted``, ``zip-bomb``, ``hostile-xml``, ``damaged`` or ``no-text``.
    """
    with _open(data, "ppt/presentation.xml", "a presentation") as archive:
        names = archive.namelist()
        slides = sorted(
            (name for name in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)), key=_in_order
        )
        order = _slide_order(archive) or slides
        texts: list[str] = []
        for name in order:
            lines = _paragraphs(parse(read_entry(archive, name))) if name in names else []
            notes = _notes_of(archive, name)
            if notes:
                lines += ["", *notes]
            texts.append(_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip())
        title, author = _about(archive)
    return _document("\n\n".join(text for text in texts if text), title, author)


def read_xlsx(data: bytes) -> DocumentText:
    """Read a table: its sheets one after the other, one line per row.

    Raises:
        Unreadable: ``encrypted``, ``zip-bomb``, ``hostile-xml``, ``damaged`` or ``no-text``.
    """
    with _open(data, "xl/workbook.xml", "a table") as archive:
        names = archive.namelist()
        shared = [
            "".join(_texts(one, "t"))
            for one in _children(parse(read_entry(archive, "xl/sharedStrings.xml")), "si")
        ]
        titles = [
            sheet.get("name", "")
            for sheet in parse(read_entry(archive, "xl/workbook.xml")).iter()
            if _local(sheet) == "sheet"
        ]
        sheets = sorted(
            (name for name in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)), key=_in_order
        )
        texts: list[str] = []
        rows_left = MOST_ROWS
        for index, name in enumerate(sheets):
            lines = _rows(parse(read_entry(archive, name)), shared, rows_left)
            rows_left -= len(lines)
            if lines:
                heading = [titles[index]] if index < len(titles) and len(sheets) > 1 else []
                texts.append("\n".join([*heading, *lines]))
        title, author = _about(archive)
    document = _document("\n\n".join(texts), title, author)
    if rows_left > 0:
        return document
    return DocumentText(document.text, document.title, document.author, cut=True)


def _open(data: bytes, needed: str, what: str) -> zipfile.ZipFile:
    if data.startswith(OLE_HEAD):
        if "EncryptedPackage".encode("utf-16-le") in data[:2_000_000]:
            raise Unreadable("encrypted", "it is protected with a password")
        raise Unreadable("damaged", "it is an old Office file under a new name; save it anew")
    archive = open_checked(data)
    if needed not in archive.namelist():
        archive.close()
        raise Unreadable("damaged", f"it is damaged: it is an archive, but not {what}")
    return archive


def _document(text: str, title: str, author: str) -> DocumentText:
    if not text.strip():
        raise Unreadable("no-text", "it holds no text")
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut=len(text) > limits.TEXT_CHARS)


def _slide_order(archive: zipfile.ZipFile) -> list[str]:
    """The slides as the presentation shows them, or [] where it does not tell."""
    targets = _targets(archive, "ppt/_rels/presentation.xml.rels")
    found = []
    for node in parse(read_entry(archive, "ppt/presentation.xml")).iter():
        if _local(node) == "sldId":
            number = next((value for name, value in node.attrib.items() if name.endswith("}id")), "")
            if number in targets:
                found.append("ppt/" + targets[number].removeprefix("/ppt/").lstrip("/"))
    return found


def _notes_of(archive: zipfile.ZipFile, slide: str) -> list[str]:
    folder, _, name = slide.rpartition("/")
    for target in _targets(archive, f"{folder}/_rels/{name}.rels").values():
        if "notesSlide" in target:
            place = "ppt/notesSlides/" + target.rpartition("/")[2]
            lines = _paragraphs(parse(read_entry(archive, place)))
            return [line for line in lines if not line.strip().isdigit()]
    return []


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    return {
        node.get("Id", ""): node.get("Target", "")
        for node in parse(read_entry(archive, name)).iter()
        if _local(node) == "Relationship"
    }


def _paragraphs(root: Any) -> list[str]:
    """Lines of a drawing: one per paragraph; cells of a table row beside each other."""
    lines: list[str] = []
    for node in root.iter():
        if _local(node) == "tr":
            cells = [" ".join(_lines_of(cell)) for cell in node if _local(cell) == "tc"]
            lines.append(" | ".join(cells))
        elif _local(node) == "txBody" and not node.tag.endswith("/table}txBody"):
            lines += _lines_of(node)
            lines.append("")
    return lines


def _lines_of(node: Any) -> list[str]:
    lines = ["".join(_texts(one, "t", "br")) for one in node.iter() if _local(one) == "p"]
    return [line.strip() for line in lines if line.strip()]


def _rows(root: Any, shared: list[str], most: int) -> list[str]:
    lines: list[str] = []
    for row in root.iter():
        if _local(row) != "row":
            continue
        if len(lines) >= most:
            break
        cells = [_cell(cell, shared) for cell in row if _local(cell) == "c"]
        if any(cells):
            lines.append(" | ".join(cells).rstrip(" |"))
    return lines


def _cell(cell: Any, shared: list[str]) -> str:
    kind = cell.get("t", "")
    if kind == "inlineStr":
        return " ".join("".join(_texts(cell, "t")).split())
    value = next((node.text or "" for node in cell if _local(node) == "v"), "")
    if kind == "s":
        return " ".join(shared[int(value)].split()) if value.isdigit() and int(value) < len(shared) else ""
    if kind == "b":
        return "yes" if value == "1" else "no"
    return "" if kind == "e" else value.strip()


def _texts(node: Any, *names: str) -> list[str]:
    found = []
    for one in node.iter():
        local = _local(one)
        if local == "rPh":
            break  # how a word is spoken, not what is written
        if local in names:
            found.append(" " if local == "br" else one.text or "")
    return found


def _children(root: Any, name: str) -> list[Any]:
    return [node for node in root if _local(node) == name]


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _in_order(name: str) -> tuple[int, str]:
    match = _NUMBER.search(name.rpartition("/")[2])
    return (int(match.group(1)) if match else 0, name)


def _about(archive: zipfile.ZipFile) -> tuple[str, str]:
    root = parse(read_entry(archive, "docProps/core.xml"))
    title, author = (root.findtext(f"{_DC}{name}") or "" for name in ("title", "creator"))
    return title.strip()[:300], author.strip()[:200]
