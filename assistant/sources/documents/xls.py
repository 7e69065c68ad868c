"""Old tables (.xls, Excel 2.0 to 2003), with xlrd."""

from __future__ import annotations

import io
from datetime import time
from typing import Any

from assistant.safety import limits
from assistant.sources.documents.compound import SIGNATURE, about, open_compound
from assistant.sources.documents.record import DocumentText, Unreadable
from assistant.sources.documents.table import LONGEST_CELL, MOST_ROWS


def read_xls(data: bytes) -> DocumentText:
    """Read an old table: its sheets one after the other, one line per row.

    Raises:
        Unreadable: ``encrypted``, ``damaged`` or ``no-text``.
    """
    title = author = ""
    if data.startswith(SIGNATURE):
        with open_compound(data) as container:
            title, author = about(container)
    book = _open(data)
    texts: list[str] = []
    left = MOST_ROWS
    for name in book.sheet_names():
        lines = _lines(book, name, left)
        left -= len(lines)
        if lines:
            texts.append("\n".join([*([name] if book.nsheets > 1 else []), *lines]))
        book.unload_sheet(name)
    text = "\n\n".join(texts)
    if not text.strip():
        raise Unreadable("no-text", "it holds no text")
    return DocumentText(
        text[: limits.TEXT_CHARS], title, author, cut=left <= 0 or len(text) > limits.TEXT_CHARS
    )


def _open(data: bytes) -> Any:
    import xlrd

    try:
        return xlrd.open_workbook(file_contents=data, on_demand=True, logfile=io.StringIO())
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - boundary: the library raises whatever a damaged file provokes
        if "encrypted" in str(error).lower():
            raise Unreadable("encrypted", "it is protected with a password") from error
        raise Unreadable("damaged", "it is damaged: it cannot be read as a table") from error


def _lines(book: Any, name: str, most: int) -> list[str]:
    """The rows of a sheet that hold something; [] of a sheet that is damaged or is no table (a chart)."""
    try:
        sheet = book.sheet_by_name(name)
        lines: list[str] = []
        for row in range(sheet.nrows):
            if len(lines) >= most:
                break
            cells = [_written(cell, book.datemode) for cell in sheet.row(row)]
            if any(cells):
                lines.append(" | ".join(cells).rstrip(" |"))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - boundary: one damaged sheet must not lose the others
        return []
    return lines


def _written(cell: Any, datemode: int) -> str:
    """A cell as one reads it."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return " ".join(cell.value[:LONGEST_CELL].split())
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "yes" if cell.value else "no"
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(cell.value, datemode)
    return f"{cell.value:.15g}" if cell.ctype == xlrd.XL_CELL_NUMBER else ""


def _date(value: float, datemode: int) -> str:
    import xlrd

    try:
        found = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError):
        return f"{value:.15g}"
    if 0 <= value < 1:
        return found.strftime("%H:%M")
    return found.strftime("%Y-%m-%d" if found.time() == time() else "%Y-%m-%d %H:%M")
