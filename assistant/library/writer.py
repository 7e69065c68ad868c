"""Writing what was read into the library: items, their people, threads, passages and words.

Runs inside one transaction per batch, on the raw connection: row-by-row conveniences would be the slowest
part of an index run.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from assistant.library.names import NameKey, clean_name, is_list_of, name_key, name_of_address
from assistant.library.prepare import Prepared
from assistant.library.threads import Threads
from assistant.sources.item import Address, Item

Written = Literal["new", "known", "failed", "forgotten"]
UNWANTED_LABELS = frozenset({"trash", "junk", "spam", "deleted"})
LONGEST_ADDRESS = 320


class Writer:
    """Adds prepared items; call :meth:`begin` in every transaction and :meth:`flush` before its end.

    Attributes:
        touched: people whose figures changed since the writer was made.
        names_changed: whether an address was met that nobody had.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        own_addresses: Iterable[str] = (),
        own_names: Iterable[NameKey] = (),
    ) -> None:
        self._connection = connection
        self._own = frozenset(own_addresses)
        self._own_names = frozenset(own_names)
        self._threads = Threads(connection)
        self._addresses: dict[str, tuple[int, int]] = {}
        self._lists: set[int] = set()
        self._names: Counter[tuple[int, str]] = Counter()
        self._passages: list[tuple[int, int, str, int, str, bytes]] = []
        self._words: list[tuple[int, str, str, str]] = []
        self._places: list[tuple[int, str, int, int, str]] = []
        self._failures: list[tuple[int, str, str, str]] = []
        self._next_item = self._next_passage = 0
        self._forgotten: frozenset[bytes] = frozenset()
        self._salt = b""
        self.touched: set[int] = set()
        self.names_changed = False

    def begin(self) -> None:
        """Learn the next free ids; nobody else can take them until the transaction ends."""
        sequence = dict(self._connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        self._next_item = sequence.get("items", 0) + 1
        self._next_passage = sequence.get("passages", 0) + 1
        self._forgotten = frozenset(
            row[0] for row in self._connection.execute("SELECT digest FROM forgotten")
        )
        if self._forgotten:
            self._salt = salt(self._connection)

    def add(self, file_id: int, scan: int, prepared: Prepared, labels: Sequence[str] = ()) -> Written:
        """Write one result of reading.

        Args:
            file_id, scan: the file it stood in and the number of that file's reading.
            labels: what the place says, in addition to the item's own labels.
        """
        item = prepared.item
        if item is None:
            reason = prepared.failure
            if reason is not None:
                self._failures.append((file_id, prepared.place, reason.code, reason.detail))
            return "failed"
        if self._forgotten and self._is_forgotten(item):
            return "forgotten"
        all_labels = tuple(dict.fromkeys((*item.labels, *labels)))
        unwanted = not UNWANTED_LABELS.isdisjoint(all_labels)
        row = self._connection.execute("SELECT id, unwanted FROM items WHERE key = ?", (item.key,)).fetchone()
        if row is not None:
            item_id = row[0]
            if row[1] and not unwanted:
                self._connection.execute("UPDATE items SET unwanted = 0 WHERE id = ?", (item_id,))
        else:
            item_id = self._insert(item, prepared, unwanted)
        self._places.append(
            (file_id, prepared.place, item_id, scan, json.dumps(all_labels, ensure_ascii=False))
        )
        return "known" if row is not None else "new"

    def flush(self) -> None:
        """Write what is still held back, at the end of the batch."""
        run = self._connection.executemany
        run(
            "INSERT INTO passages(id, item_id, role, position, text, hash) VALUES (?, ?, ?, ?, ?, ?)",
            self._passages,
        )
        run("INSERT INTO passages_fts(rowid, text, title, names) VALUES (?, ?, ?, ?)", self._words)
        run(
            "INSERT OR REPLACE INTO places(file_id, place, item_id, scan, labels) VALUES (?, ?, ?, ?, ?)",
            self._places,
        )
        run(
            "INSERT OR REPLACE INTO failures(file_id, place, code, detail) VALUES (?, ?, ?, ?)",
            self._failures,
        )
        run(
            "INSERT INTO address_names(address_id, name, seen) VALUES (?, ?, ?) "
            "ON CONFLICT(address_id, name) DO UPDATE SET seen = seen + excluded.seen",
            [(*key, seen) for key, seen in self._names.items()],
        )
        run("UPDATE addresses SET is_list = 1 WHERE id = ?", [(one,) for one in self._lists])
        for rows in (self._passages, self._words, self._places, self._failures):
            rows.clear()
        self._names.clear()

    def forget_caches(self) -> None:
        """After people were joined or a batch was rolled back, what was remembered may be wrong."""
        self._addresses.clear()
        for rows in (self._passages, self._words, self._places, self._failures):
            rows.clear()
        self._names.clear()

    def _insert(self, item: Item, prepared: Prepared, unwanted: bool) -> int:
        item_id, self._next_item = self._next_item, self._next_item + 1
        sender = self._address(item.sender, item.list_id) if item.sender else None
        roles = {"from": [sender] if sender else []}
        for role, addresses in (("to", item.to), ("cc", item.cc), ("bcc", item.bcc)):
            roles[role] = [found for one in addresses if (found := self._address(one, item.list_id))]
        thread = None
        if item.kind == "mail":
            everybody = {found for group in roles.values() for found in group}
            links = (*item.references, item.in_reply_to)
            thread = self._threads.assign(item.message_id, links, item.title, item.date, everybody)
        if item.kind == "mail":
            own = item.sender is not None and item.sender.address in self._own
        else:
            own = bool(item.author) and name_key(item.author) in self._own_names
        self._connection.execute(
            "INSERT INTO items(id, key, kind, title, date, text, new_text, quoted_text, signature, "
            "language, names, "
            'author, sender_id, message_id, in_reply_to, "references", list_id, attachments, problems, '
            "thread_id, own, unwanted) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                item_id,
                item.key,
                item.kind,
                item.title,
                item.date,
                item.text or None,
                item.new_text,
                item.quoted_text,
                item.signature,
                item.language,
                prepared.names,
                item.author,
                sender,
                item.message_id,
                item.in_reply_to,
                " ".join(item.references),
                item.list_id,
                json.dumps([one.name for one in item.attachments], ensure_ascii=False)
                if item.attachments
                else "[]",
                json.dumps([one.code for one in item.problems]) if item.problems else "[]",
                thread,
                int(own),
                int(unwanted),
            ),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO participants(item_id, role, address_id) VALUES (?, ?, ?)",
            [(item_id, role, found) for role, group in roles.items() for found in group],
        )
        for position, passage in enumerate(prepared.passages):
            passage_id, self._next_passage = self._next_passage, self._next_passage + 1
            self._passages.append((passage_id, item_id, passage.role, position, passage.text, passage.hash))
            self._words.append((passage_id, passage.text, item.title, prepared.names))
        return item_id

    def _address(self, address: Address, list_id: str) -> int | None:
        """The id of an address, made with a person of its own when it is new."""
        text = address.address
        if not text or len(text) > LONGEST_ADDRESS:
            return None
        known = self._addresses.get(text)
        if known is None:
            row = self._connection.execute(
                "SELECT id, person_id FROM addresses WHERE address = ?", (text,)
            ).fetchone()
            known = (row[0], row[1]) if row else self._new_address(address)
            self._addresses[text] = known
        self.touched.add(known[1])
        if address.name and address.name != text:
            self._names[(known[0], address.name[:200])] += 1
        if list_id and known[0] not in self._lists and is_list_of(text, list_id):
            self._lists.add(known[0])
        return known[0]

    def _new_address(self, address: Address) -> tuple[int, int]:
        self.names_changed = True
        name = clean_name(address.name) or name_of_address(address.address) or address.address
        person = self._connection.execute("INSERT INTO people(name) VALUES (?)", (name,)).lastrowid or 0
        cursor = self._connection.execute(
            "INSERT INTO addresses(address, person_id) VALUES (?, ?)", (address.address, person)
        )
        return cursor.lastrowid or 0, person

    def _is_forgotten(self, item: Item) -> bool:
        people = [item.sender] if item.sender else []
        return any(
            digest(self._salt, one.address) in self._forgotten
            for one in (*people, *item.to, *item.cc, *item.bcc)
        )


def digest(salted: bytes, address: str) -> bytes:
    """What is kept of a forgotten address: enough to know it again, not to read it."""
    return hashlib.blake2b(address.encode(), key=salted, digest_size=16).digest()


def salt(connection: sqlite3.Connection) -> bytes:
    """The random key of this library's digests, made on first use."""
    connection.execute("INSERT OR IGNORE INTO notes(name, value) VALUES ('salt', hex(randomblob(32)))")
    row = connection.execute("SELECT value FROM notes WHERE name = 'salt'").fetchone()
    return bytes.fromhex(row[0])
