"""The library as a list, newest first, a stretch at a time.

Order and number come from an index of their own; titles and texts are read only for the stretch asked for.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from assistant.database import known_faults
from assistant.library.filters import read_filter
from assistant.library.records import ItemLine, Listing, SearchQuery
from assistant.library.search import names_of_items
from assistant.library.store import Library

TEXT_LENGTH = 320


def newest_first(library: Library, query: SearchQuery) -> Listing:
    """The items that the filters of a query leave, without those thrown away unless a folder is asked for.

    Args:
        query: ``offset`` and ``limit`` choose the stretch; its text is not looked at.

    Raises:
        KnownError: faults of the library file.
    """
    wanted = read_filter(library, query)
    if not wanted.folders:
        wanted.items.insert(0, "items.unwanted = 0")
    where = " AND ".join(wanted.items) or "1"
    with known_faults():
        connection = library.db.conn
        count = f"SELECT count(*) FROM items WHERE {where}"
        total = connection.execute(count, wanted.item_values).fetchone()[0]
        ids = [
            row[0]
            for row in connection.execute(
                f"SELECT items.id FROM items WHERE {where} "
                "ORDER BY items.date DESC, items.id DESC LIMIT ? OFFSET ?",
                (*wanted.item_values, query.limit, query.offset),
            )
        ]
        return Listing(lines_of(library, ids), total)


def lines_of(library: Library, item_ids: list[int]) -> tuple[ItemLine, ...]:
    """Lines of some items, in the order asked for; unknown ids are left out."""
    rows = library.db.conn.execute(
        "SELECT id, kind, title, date, substr(new_text, 1, ?), substr(text, 1, ?), own FROM items "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (TEXT_LENGTH, TEXT_LENGTH, json.dumps(item_ids)),
    ).fetchall()
    people = names_of_items(library.db.conn, item_ids)
    found = {
        row[0]: ItemLine(
            id=row[0],
            kind=row[1],
            title=row[2],
            people=people.get(row[0], ()),
            date=row[3],
            text=" ".join((row[4] or row[5] or "").split()),
            own=bool(row[6]),
        )
        for row in rows
    }
    return tuple(found[one] for one in item_ids if one in found)


def folders_of(library: Library, item_id: int) -> list[str]:
    """Where an item lies, as the user knows it: the source, and the folder or file within it."""
    rows = library.db.conn.execute(
        "SELECT sources.title, sources.path, files.path FROM places JOIN files ON files.id = places.file_id "
        "JOIN sources ON sources.id = files.source_id WHERE places.item_id = ? ORDER BY files.id",
        (item_id,),
    )
    return list(
        dict.fromkeys(_folder(title, os.fsdecode(root), os.fsdecode(path)) for title, root, path in rows)
    )


def items_of_file(library: Library, path: Path) -> list[int]:
    """Ids of the items that stand in a file; [] for one that was never read."""
    rows = library.db.conn.execute(
        "SELECT DISTINCT places.item_id FROM places JOIN files ON files.id = places.file_id "
        "WHERE files.path = ? ORDER BY places.place",
        (os.fsencode(os.path.abspath(path)),),
    )
    return [row[0] for row in rows]


def own_spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where the lines that the sender wrote stand in a whole text, as (start, end), in order.

    Args:
        words: these lines, in the order of the text; what stands between them are quotes and signatures.
    """
    if text == words:
        return [(0, len(text))] if text else []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in (line.strip() for line in words.splitlines()):
        found = text.find(line, at) if line else -1
        if found < 0:
            continue
        at = found + len(line)
        if spans and not text[spans[-1][1] : found].strip():
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((found, at))
    return spans


def _folder(title: str, root: str, path: str) -> str:
    inside = os.path.relpath(path, root)
    parts = [] if inside == "." else inside.split(os.sep)
    if len(parts) >= 2 and parts[-2] in ("cur", "new"):
        # The file of a Maildir message has a name that nobody gave it.
        parts = parts[:-2]
    shown = " › ".join([title, *parts])
    return shown.encode("utf-8", "replace").decode()
