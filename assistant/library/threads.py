"""Threads: which messages belong to one conversation.

Message-IDs in References and In-Reply-To join messages in whatever order they arrive, also through ids of
messages that are not here (the idea of Jamie Zawinski's algorithm, without its tree: sets cannot be cyclic).
Where no id helps, a reply mark with the same subject, nearly the same people and a near date does.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Sequence

WINDOW_SECONDS = 45 * 86_400.0
MOST_REFERENCES = 60
_MARK = re.compile(
    r"^\s*(?:(?:re|fwd?|fw|aw|wg|sv|vs|antw|odp|tr|rv|rif|res|enc|ref|betreff|答复|回复|转发|回覆)(?:\s*\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_LIST_TAG = re.compile(r"^\s*\[[^\]]{1,40}\]\s*")


def bare_subject(subject: str) -> tuple[str, bool]:
    """The subject without reply marks and list tags, lower-case, and whether a mark was there."""
    rest, marked = subject, False
    while True:
        shorter = _MARK.sub("", rest, count=1)
        marked = marked or shorter != rest
        shorter = _LIST_TAG.sub("", shorter, count=1)
        if shorter == rest:
            break
        rest = shorter
    return " ".join(rest.split()).lower()[:300], marked


class Threads:
    """Assigns messages to threads inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def assign(
        self,
        message_id: str,
        references: Sequence[str],
        subject: str,
        date: float | None,
        address_ids: Collection[int],
    ) -> int:
        """The thread of a new message, made, extended or joined from several as needed.

        Args:
            message_id: its own id, or "".
            references: ids it answers, any order.
            address_ids: everybody in its headers.
        """
        bare, marked = bare_subject(subject)
        links = [one for one in dict.fromkeys(references) if one and one != message_id][:MOST_REFERENCES]
        threads = self._known(links)
        own = self._known([message_id]) if message_id else []
        if own and not threads and not self._plausible(own[0], message_id, bare):
            # Some programs give every message the same id.
            own, message_id = [], ""
        threads = sorted({*threads, *own})
        if not threads:
            found = self._by_subject(bare, marked, date, frozenset(address_ids))
            threads = [found] if found is not None else []
        thread = threads[0] if threads else self._create(bare)
        for other in threads[1:]:
            self._join(other, thread)
        self._remember(thread, [message_id, *links] if message_id else links, date)
        return thread

    def _known(self, message_ids: Sequence[str]) -> list[int]:
        if not message_ids:
            return []
        marks = ",".join("?" * len(message_ids))
        rows = self._connection.execute(
            f"SELECT DISTINCT thread_id FROM thread_ids WHERE message_id IN ({marks}) ORDER BY thread_id",
            list(message_ids),
        )
        return [row[0] for row in rows]

    def _plausible(self, thread: int, message_id: str, bare: str) -> bool:
        """A second message with an id already met belongs there only with the same subject."""
        row = self._connection.execute(
            "SELECT threads.subject, EXISTS (SELECT 1 FROM items WHERE items.message_id = ?) "
            "FROM threads WHERE threads.id = ?",
            (message_id, thread),
        ).fetchone()
        return row is not None and (not row[1] or row[0] == bare)

    def _by_subject(self, bare: str, marked: bool, date: float | None, people: frozenset[int]) -> int | None:
        if len(bare) < 3 or not people:
            return None
        rows = self._connection.execute(
            "SELECT id, first, last FROM threads WHERE subject = ? ORDER BY id DESC LIMIT 20", (bare,)
        ).fetchall()
        for thread, first, last in rows:
            if not _near(date, first, last):
                continue
            others = self._connection.execute(
                "SELECT items.title, group_concat(participants.address_id) FROM items "
                "JOIN participants ON participants.item_id = items.id WHERE items.thread_id = ? "
                "GROUP BY items.id ORDER BY items.id DESC LIMIT 10",
                (thread,),
            ).fetchall()
            for title, joined in others:
                if (marked or bare_subject(title)[1]) and same_circle(
                    people, frozenset(map(int, joined.split(",")))
                ):
                    return int(thread)
        return None

    def _create(self, bare: str) -> int:
        cursor = self._connection.execute("INSERT INTO threads(subject) VALUES (?)", (bare,))
        return int(cursor.lastrowid or 0)

    def _join(self, old: int, new: int) -> None:
        run = self._connection.execute
        run("UPDATE items SET thread_id = ? WHERE thread_id = ?", (new, old))
        run("UPDATE thread_ids SET thread_id = ? WHERE thread_id = ?", (new, old))
        row = run("SELECT first, last FROM threads WHERE id = ?", (old,)).fetchone()
        run("DELETE FROM threads WHERE id = ?", (old,))
        for date in row or ():
            self._stretch(new, date)

    def _remember(self, thread: int, message_ids: Sequence[str], date: float | None) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO thread_ids(message_id, thread_id) VALUES (?, ?)",
            [(message_id, thread) for message_id in message_ids],
        )
        self._stretch(thread, date)

    def _stretch(self, thread: int, date: float | None) -> None:
        if date is not None:
            self._connection.execute(
                "UPDATE threads SET first = min(coalesce(first, ?1), ?1), last = max(coalesce(last, ?1), ?1) "
                "WHERE id = ?2",
                (date, thread),
            )


def same_circle(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sets of people are one circle: most of the smaller set is in the larger one."""
    shared = len(one & other)
    smaller = min(len(one), len(other))
    return shared >= min(2, smaller) and shared * 2 >= smaller


def _near(date: float | None, first: float | None, last: float | None) -> bool:
    if date is None or first is None or last is None:
        return date is None and first is None
    return first - WINDOW_SECONDS <= date <= last + WINDOW_SECONDS
