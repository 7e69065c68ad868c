"""Taking things out of the library, so that nothing of them stays in any table or in the word index.

Large removals go in steps, each a short transaction, so that a draft can be kept in between and a kill leaves
a library that is whole: items that lost a place are noted as loose, and leave when they stand nowhere else.
Deleted rows are overwritten (``secure_delete``); the word index drops deleted words only when its segments
are merged, hence :func:`scrub_words` after erasing.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence

import sqlite_utils

from assistant.database import writing
from assistant.library.prepare import passage_hash

STEP = 200
MERGED_PAGES = 500
_TEXTS = ("title", "text", "new_text", "quoted_text", "signature", "names", "author", "attachments")


def remove_loose(db: sqlite_utils.Database) -> int:
    """Remove the loose items that stand in no file any more, in steps; returns how many are gone."""
    gone = 0
    while rows := db.conn.execute("SELECT item_id FROM loose_items LIMIT ?", (STEP,)).fetchall():
        loose = [row[0] for row in rows]
        with writing(db) as connection:
            homeless = connection.execute(
                "SELECT id FROM items WHERE id IN (SELECT value FROM json_each(?)) "
                "AND NOT EXISTS (SELECT 1 FROM places WHERE places.item_id = items.id)",
                (json.dumps(loose),),
            ).fetchall()
            remove_items(connection, [row[0] for row in homeless])
            connection.executemany("DELETE FROM loose_items WHERE item_id = ?", rows)
        gone += len(homeless)
    return gone


def loosen_files(connection: sqlite3.Connection, file_ids: Sequence[int]) -> None:
    """Remove files with all their places, inside the caller's transaction; what stood in them is loose."""
    wanted = (json.dumps(list(file_ids)),)
    connection.execute(
        "INSERT OR IGNORE INTO loose_items(item_id) "
        "SELECT item_id FROM places WHERE file_id IN (SELECT value FROM json_each(?))",
        wanted,
    )
    connection.execute("DELETE FROM files WHERE id IN (SELECT value FROM json_each(?))", wanted)


def loosen_places(connection: sqlite3.Connection, file_id: int, condition: str, *values: object) -> int:
    """Remove some places of a file, inside the caller's transaction; returns how many.

    Args:
        condition: SQL on ``places`` with the values in ``values``.
    """
    where = f"file_id = ? AND {condition}"
    connection.execute(
        f"INSERT OR IGNORE INTO loose_items(item_id) SELECT item_id FROM places WHERE {where}",
        (file_id, *values),
    )
    return connection.execute(f"DELETE FROM places WHERE {where}", (file_id, *values)).rowcount


def remove_items(connection: sqlite3.Connection, item_ids: Sequence[int]) -> list[int]:
    """Remove items with all that belongs to them alone, inside the caller's transaction.

    Their passages, words, places and participants go, and the vectors, threads, addresses and people to which
    nothing else refers.

    Returns:
        the ids of the passages that are gone.
    """
    gone: list[int] = []
    for start in range(0, len(item_ids), STEP):
        gone += _remove_step(connection, json.dumps(list(item_ids[start : start + STEP])))
    return gone


def _remove_step(connection: sqlite3.Connection, wanted: str) -> list[int]:
    among = "IN (SELECT value FROM json_each(?))"
    run = connection.execute
    passages = run(f"SELECT id, hash FROM passages WHERE item_id {among}", (wanted,)).fetchall()
    threads = run(f"SELECT DISTINCT thread_id FROM items WHERE id {among}", (wanted,)).fetchall()
    addresses = run(
        f"SELECT address_id FROM participants WHERE item_id {among} "
        f"UNION SELECT sender_id FROM items WHERE id {among}",
        (wanted, wanted),
    ).fetchall()
    ids = [row[0] for row in passages]
    remove_words(connection, ids)
    for table, column in (
        ("passages", "item_id"),
        ("participants", "item_id"),
        ("places", "item_id"),
        ("items", "id"),
    ):
        run(f"DELETE FROM {table} WHERE {column} {among}", (wanted,))
    remove_vectors(connection, (row[1] for row in passages))
    connection.executemany(
        "DELETE FROM threads WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM items WHERE thread_id = ?1)", threads
    )
    remove_addresses(connection, [row[0] for row in addresses if row[0] is not None])
    return ids


def remove_words(connection: sqlite3.Connection, passage_ids: Sequence[int]) -> None:
    """Take passages out of the word index; their rows must still be there."""
    connection.execute(
        "INSERT INTO passages_fts(passages_fts, rowid, text, title, names) "
        "SELECT 'delete', id, text, title, names FROM passage_words "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(passage_ids)),),
    )


def remove_vectors(connection: sqlite3.Connection, hashes: Iterable[bytes]) -> None:
    """Remove the vectors of passages that are gone."""
    connection.executemany(
        "DELETE FROM embeddings WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM passages WHERE hash = ?1)",
        [(one,) for one in set(hashes)],
    )


def remove_addresses(connection: sqlite3.Connection, address_ids: Sequence[int]) -> None:
    """Remove addresses that no item names any more, and people without any."""
    wanted = (json.dumps(list(address_ids)),)
    unused = connection.execute(
        "SELECT id, address, person_id FROM addresses WHERE id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM participants WHERE address_id = addresses.id) "
        "AND NOT EXISTS (SELECT 1 FROM items WHERE sender_id = addresses.id)",
        wanted,
    ).fetchall()
    connection.executemany("DELETE FROM addresses WHERE id = ?", [(row[0],) for row in unused])
    connection.executemany(
        "DELETE FROM identities WHERE address = ? AND status = 'detected'", [(row[1],) for row in unused]
    )
    connection.executemany(
        "DELETE FROM people WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM addresses WHERE person_id = ?1)",
        [(row[2],) for row in unused],
    )


def scrub_words(db: sqlite_utils.Database) -> None:
    """Merge the whole word index step by step, so that words of removed passages are in no old segment.

    A negative number of pages starts a full merge, positive ones go on until nothing changes (SQLite's
    documentation of FTS5, "The 'merge' command").
    """
    pages = -MERGED_PAGES
    while True:
        with writing(db) as connection:
            before = connection.total_changes
            connection.execute("INSERT INTO passages_fts(passages_fts, rank) VALUES ('merge', ?)", (pages,))
            if connection.total_changes - before < 2:
                return
        pages = MERGED_PAGES


def mentions(connection: sqlite3.Connection, word: str) -> list[int]:
    """Ids of the items in which a word stands anywhere; reads every text."""
    like = "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
    condition = " OR ".join(f"{column} LIKE ?1 ESCAPE '\\'" for column in _TEXTS)
    rows = connection.execute(
        f"SELECT id FROM items WHERE {condition} UNION "
        "SELECT item_id FROM passages WHERE text LIKE ?1 ESCAPE '\\'",
        (like,),
    )
    return [row[0] for row in rows]


def redact_subjects(connection: sqlite3.Connection, word: str, mark: str = "[erased]") -> None:
    """Replace a word in the subjects of threads, inside the caller's transaction."""
    pattern = re.compile(re.escape(word), re.IGNORECASE)
    for thread, subject in connection.execute("SELECT id, subject FROM threads").fetchall():
        if word in subject:
            connection.execute(
                "UPDATE threads SET subject = ? WHERE id = ?", (pattern.sub(mark, subject), thread)
            )


def redact(
    connection: sqlite3.Connection, item_ids: Sequence[int], word: str, mark: str = "[erased]"
) -> list[int]:
    """Replace a word (an address) in some items, inside the caller's transaction.

    Returns:
        ids of the passages of these items, whose words were indexed anew.
    """
    pattern = re.compile(re.escape(word), re.IGNORECASE)
    changed: list[int] = []
    for item_id in item_ids:
        texts = connection.execute(
            f"SELECT {', '.join(_TEXTS)} FROM items WHERE id = ?", (item_id,)
        ).fetchone()
        passages = connection.execute(
            "SELECT id, role, text, hash FROM passages WHERE item_id = ?", (item_id,)
        ).fetchall()
        remove_words(connection, [row[0] for row in passages])
        clean = [None if text is None else pattern.sub(mark, text) for text in texts]
        connection.execute(
            f"UPDATE items SET {', '.join(f'{one} = ?' for one in _TEXTS)} WHERE id = ?", (*clean, item_id)
        )
        for passage_id, role, text, _ in passages:
            new = pattern.sub(mark, text)
            changed.append(passage_id)
            connection.execute(
                "UPDATE passages SET text = ?, hash = ? WHERE id = ?",
                (new, passage_hash(clean[0] or "", role, new), passage_id),
            )
        connection.execute(
            "INSERT INTO passages_fts(rowid, text, title, names) "
            "SELECT id, text, title, names FROM passage_words "
            "WHERE id IN (SELECT id FROM passages WHERE item_id = ?)",
            (item_id,),
        )
        remove_vectors(connection, (row[3] for row in passages))
    return changed
