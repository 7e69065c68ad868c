"""Tables as text (.csv, .tsv): one line per row, so that a cell is found beside its neighbours."""

from __future__ import annotations

import csv

from assistant.safety import limits
from assistant.sources.documents.plain import decode_file
from assistant.sources.documents.record import DocumentText

MOST_ROWS = 20_000
LONGEST_CELL = 2_000


def read_table(data: bytes) -> DocumentText:
    """Read a table; rows beyond ``MOST_ROWS`` are left out, which is told as cut.

    Raises:
        Unreadable: see ``plain.decode_file``.
    """
    raw = decode_file(data)
    text = table_text(raw)
    cut = raw.count("\n") > MOST_ROWS or len(text) > limits.TEXT_CHARS
    return DocumentText(text[: limits.TEXT_CHARS], cut=cut)


def table_text(raw: str) -> str:
    """The rows of a comma-, semicolon- or tab-separated text as lines with " | " between the cells."""
    head = raw[:4_000]
    separator = max(",;\t|", key=head.count)
    lines: list[str] = []
    try:
        for row in csv.reader(raw.split("\n", MOST_ROWS)[:MOST_ROWS], delimiter=separator):
            cells = [" ".join(cell[:LONGEST_CELL].split()) for cell in row]
            if any(cells):
                lines.append(" | ".join(cells).rstrip(" |"))
    except csv.Error:
        return raw
    return "\n".join(lines)
