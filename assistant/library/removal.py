"""Taking things out of the library, so that nothing of them stays in any table or in the word index.

All functions run inside the caller's transaction. Deleted rows are overwritten (``secure_delete``); the
word index drops
deleted words only when its segments are merged, hence :func:`scrub_words` after erasing.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from assistant.library.prepare import passage_hash

CHUNK = 400


def remove_items(connection: sqlite3.Connection, item_ids: Sequence[int]) -> list[int]:
    """Remove items with their passages, words, participants and places.

    Returns:
        the ids of the passages that are gone.
    """
    gone: list[int] = []
    for start in range(0, len(item_ids), CHUNK):
        some = list(item_ids[start : start + CHUNK])
        marks = ",".join("?" * len(some))
        passages = [
            row[0] for row in connection.execute(f"SELECT id FROM passages WHERE item_id IN ({marks})", some)
        ]
        gone += passages
        remove_words(connection, passages)
        connection.execute(f"DELETE FROM passages WHERE item_id IN ({marks})", some)
        connection.execute(f"DELETE FROM participants WHERE item_id IN ({marks})", some)
        connection.execute(f"DELETE FROM places WHERE item_id IN ({marks})", some)
        connection.execute(f"DELETE FROM items WHERE id IN ({marks})", some)
    return gone


def remove_words(connection: sqlite3.Connection, passage_ids: Sequence[int]) -> None:
    """Take passages out of the word index; their rows must still be there."""
    for start in range(0, len(passage_ids), CHUNK):
        some = list(passage_ids[start : start + CHUNK])
        connection.execute(
            "INSERT INTO passages_fts(passages_fts, rowid, text, title, names) "
            f"SELECT 'delete', id, text, title, names FROM passage_words WHERE id IN "
            f"({','.join('?' * len(some))})",
            some,
        )


def remove_homeless(connection: sqlite3.Connection) -> list[int]:
    """Remove items that stand in no file any more; returns the ids of their passages."""
    rows = connection.execute(
        "SELECT id FROM items WHERE NOT EXISTS (SELECT 1 FROM places WHERE places.item_id = items.id)"
    ).fetchall()
    return remove_items(connection, [row[0] for row in rows])


def remove_leftovers(connection: sqlite3.Connection) -> None:
    """Remove vectors, threads, addresses and people to which nothing refers any more."""
    run = connection.execute
    run(
        "DELETE FROM embeddings WHERE NOT EXISTS (SELECT 1 FROM passages WHERE passages.hash = "
        "embeddings.hash)"
    )
    run("DELETE FROM threads WHERE NOT EXISTS (SELECT 1 FROM items WHERE items.thread_id = threads.id)")
    run(
        "DELETE FROM addresses WHERE NOT EXISTS (SELECT 1 FROM participants WHERE "
        "participants.address_id = addresses.id) "
        "AND NOT EXISTS (SELECT 1 FROM items WHERE items.sender_id = addresses.id)"
    )
    run("DELETE FROM people WHERE NOT EXISTS (SELECT 1 FROM addresses WHERE addresses.person_id = people.id)")
    run("DELETE FROM identities WHERE status = 'detected' AND address NOT IN (SELECT address FROM addresses)")


def scrub_words(connection: sqlite3.Connection) -> None:
    """Rewrite the whole word index, so that words of removed passages are in no old segment."""
    connection.execute("INSERT INTO passages_fts(passages_fts) VALUES ('rebuild')")


def redact(connection: sqlite3.Connection, words: Iterable[str], mark: str = "[erased]") -> list[int]:
    """Replace words (addresses) wherever they are mentioned in the items that stay.

    Returns:
        ids of the passages whose text changed.
    """
    changed: list[int] = []
    for word in words:
        pattern = re.compile(re.escape(word), re.IGNORECASE)
        for thread, subject in connection.execute("SELECT id, subject FROM threads").fetchall():
            if word in subject:
                connection.execute(
                    "UPDATE threads SET subject = ? WHERE id = ?", (pattern.sub(mark, subject), thread)
                )
        like = "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
        columns = ("title", "text", "new_text", "quoted_text", "signature", "names", "author", "attachments")
        condition = " OR ".join(f"{column} LIKE ?1 ESCAPE '\\'" for column in columns)
        condition += (
            " OR EXISTS (SELECT 1 FROM passages WHERE passages.item_id = items.id AND "
            "passages.text LIKE ?1 ESCAPE '\\')"
        )
        rows = connection.execute(
            f"SELECT id, {', '.join(columns)} FROM items WHERE {condition}", (like,)
        ).fetchall()
        for item_id, *texts in rows:
            passages = connection.execute(
                "SELECT id, role, text FROM passages WHERE item_id = ?", (item_id,)
            ).fetchall()
            remove_words(connection, [row[0] for row in passages])
            clean = [None if text is None else pattern.sub(mark, text) for text in texts]
            connection.execute(
                f"UPDATE items SET {', '.join(f'{one} = ?' for one in columns)} WHERE id = ?",
                (*clean, item_id),
            )
            for passage_id, role, text in passages:
                new = pattern.sub(mark, text)
                changed.append(passage_id)
                connection.execute(
                    "UPDATE passages SET text = ?, hash = ? WHERE id = ?",
                    (new, passage_hash(clean[0] or "", role, new), passage_id),
                )
            connection.execute(
                "INSERT INTO passages_fts(rowid, text, title, names) "
                "SELECT id, text, title, names FROM passage_words WHERE id IN (SELECT id FROM passages "
                "WHERE item_id = ?)",
                (item_id,),
            )
    return changed
