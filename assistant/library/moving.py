"""A file that has another name now: its items stay themselves; those titled by its name take the new one."""

from __future__ import annotations

import os
import sqlite3

from assistant.library.prepare import passage_hash
from assistant.library.removal import remove_vectors, remove_words
from assistant.library.scan import labels_text, printable
from assistant.sources.entry import FileEntry


def move_file(connection: sqlite3.Connection, file_id: int, entry: FileEntry) -> None:
    """Note the new name and folder of a file, inside the caller's transaction."""
    row = connection.execute("SELECT path, labels FROM files WHERE id = ?", (file_id,)).fetchone()
    labels = labels_text(entry)
    connection.execute(
        "UPDATE files SET path = ?, labels = ? WHERE id = ?", (os.fsencode(entry.path), labels, file_id)
    )
    if entry.is_mail:
        return
    connection.execute("UPDATE places SET labels = ? WHERE file_id = ?", (labels, file_id))
    old, new = _name(os.fsdecode(row[0])), _name(entry.path)
    if old == new:
        return
    titled = connection.execute(
        "SELECT id FROM items WHERE id IN (SELECT item_id FROM places WHERE file_id = ?) "
        "AND kind = 'document' AND title = ?",
        (file_id, old),
    ).fetchall()
    for (item_id,) in titled:
        _retitle(connection, item_id, new)


def _name(path: str) -> str:
    return printable(os.path.basename(path))


def _retitle(connection: sqlite3.Connection, item_id: int, title: str) -> None:
    """The title stands with every passage in the word index, and in what is embedded for it."""
    passages = connection.execute(
        "SELECT id, role, text, hash FROM passages WHERE item_id = ?", (item_id,)
    ).fetchall()
    remove_words(connection, [row[0] for row in passages])
    connection.execute("UPDATE items SET title = ? WHERE id = ?", (title, item_id))
    connection.executemany(
        "UPDATE passages SET hash = ? WHERE id = ?",
        [(passage_hash(title, role, text), number) for number, role, text, _ in passages],
    )
    connection.execute(
        "INSERT INTO passages_fts(rowid, text, title, names) "
        "SELECT id, text, title, names FROM passage_words WHERE id IN "
        "(SELECT id FROM passages WHERE item_id = ?)",
        (item_id,),
    )
    remove_vectors(connection, (row[3] for row in passages))
