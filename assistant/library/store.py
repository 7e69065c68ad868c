"""The library: everything indexed, as the other layers read it.

A ``Library`` belongs to one database connection and so to one thread at a time.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import sqlite_utils
from rapidfuzz import fuzz

from assistant.database import writing
from assistant.errors import KnownError
from assistant.library import identity, people, register, removal
from assistant.library.identity import Identity
from assistant.library.names import NameKey, fold, name_key
from assistant.library.records import Counts, OwnText, Person, Source, StoredItem
from assistant.library.threads import bare_subject
from assistant.library.writer import digest, salt

# What mail servers accept at most (RFC 5321, 4.5.3.1.3).
LONGEST_ADDRESS = 254
TYPO_SCORE = 82.0
STEP = 20_000
PEOPLE_STEP = 500
_ITEM_COLUMNS = (
    "id, kind, title, date, coalesce(text, new_text), new_text, quoted_text, signature, language, own, "
    "sender_id, "
    'message_id, in_reply_to, "references", thread_id, attachments'
)


class Library:
    """Reads the library and changes what the user may change in it."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self.db = db
        self._connection: sqlite3.Connection = db.conn

    # Items

    def item(self, item_id: int) -> StoredItem:
        """One item with its people resolved.

        Raises:
            KnownError: ``unknown-id``.
        """
        found = self._items("id = ?", (item_id,))
        if not found:
            raise KnownError(
                "unknown-id", f"There is no item-{item_id} in the library.", "Use an id that a search shows."
            )
        return found[0]

    def items(self, item_ids: Sequence[int]) -> list[StoredItem]:
        """Several items, in the order asked for; unknown ids are left out."""
        found = {one.id: one for one in self._items(f"id IN ({_among(item_ids)})")}
        return [found[one] for one in item_ids if one in found]

    def item_by_message_id(self, message_id: str) -> StoredItem | None:
        """The message with this Message-ID, with or without angle brackets; the newest of several."""
        bare = message_id.strip().removeprefix("<").removesuffix(">")
        found = self._items("message_id IN (?, ?) AND message_id != ''", (bare, f"<{bare}>"))
        return found[-1] if found else None

    def thread_items(self, thread_id: int) -> list[StoredItem]:
        """The messages of a thread, old to new; undated ones by the order they were found."""
        found = self._items("thread_id = ?", (thread_id,))
        return sorted(found, key=lambda one: (one.date is None, one.date or 0.0, one.id))

    def own_texts(self, person_id: int | None = None, kind: str = "", limit: int = 500) -> list[OwnText]:
        """What the user wrote, newest first; to one person or to everybody.

        Args:
            person_id: only mail to this person. kind: "", "mail" or "document".
        """
        where = ["items.own", "NOT items.unwanted", "trim(items.new_text) != ''"]
        parameters: list[object] = []
        if kind:
            where.append("items.kind = ?")
            parameters.append(kind)
        if person_id is not None:
            where.append(
                "items.id IN (SELECT participants.item_id FROM participants JOIN addresses ON addresses.id = "
                "participants.address_id WHERE addresses.person_id = ? AND participants.role != 'from')"
            )
            parameters.append(self.current_person_id(person_id))
        rows = self._connection.execute(
            'SELECT id, new_text, signature, title, date, language, kind, in_reply_to, "references" '
            "FROM items "
            f"WHERE {' AND '.join(where)} ORDER BY date DESC, id DESC LIMIT ?",
            (*parameters, limit),
        ).fetchall()
        recipients = self._recipients([row[0] for row in rows])
        return [
            OwnText(
                item_id=row[0],
                text=row[1],
                signature=row[2],
                subject=row[3],
                date=row[4],
                language=row[5],
                kind=row[6],
                to=recipients.get(row[0], ()),
                is_reply=bool(row[7] or row[8] or bare_subject(row[3])[1]),
            )
            for row in rows
        ]

    def passage_text(self, passage_id: int) -> str:
        """The whole text of a passage, or "" when it is gone."""
        row = self._connection.execute("SELECT text FROM passages WHERE id = ?", (passage_id,)).fetchone()
        return row[0] if row else ""

    def problems(self, item_id: int) -> list[str]:
        """Codes of what could not be read in an item."""
        row = self._connection.execute("SELECT problems FROM items WHERE id = ?", (item_id,)).fetchone()
        return json.loads(row[0]) if row else []

    # People

    def current_person_id(self, person_id: int) -> int:
        """The id under which a person is known now, after being joined with another."""
        row = self._connection.execute(
            "SELECT person_id FROM merged_people WHERE old_id = ?", (person_id,)
        ).fetchone()
        return row[0] if row else person_id

    def person(self, person_id: int) -> Person:
        """One person; ids given out before two people were joined still work.

        Raises:
            KnownError: ``unknown-id``.
        """
        found = self._people("id = ?", (self.current_person_id(person_id),))
        if not found:
            raise KnownError(
                "unknown-id",
                f"There is no person-{person_id} in the library.",
                "'ownhand people' shows everybody.",
            )
        return found[0]

    def person_for(self, address: str) -> Person | None:
        """The person with this address, or None."""
        found = self._people(
            "id IN (SELECT person_id FROM addresses WHERE address = ?)", (address.strip().lower(),)
        )
        return found[0] if found else None

    def know(self, address: str, name: str = "") -> Person:
        """The person with an address, made now where nobody has it: somebody the user has begun to write to.

        Args:
            address: a single mail address; compared without case.
            name: display name where one is known.
        """
        known = self.person_for(address)
        if known is not None:
            return known
        with writing(self.db) as connection:
            person_id = connection.execute(
                "INSERT INTO people(name) VALUES (?)", (name or address.lower(),)
            ).lastrowid
            address_id = connection.execute(
                "INSERT INTO addresses(address, person_id) VALUES (?, ?)", (address.lower(), person_id)
            ).lastrowid
            if name:
                connection.execute(
                    "INSERT INTO address_names(address_id, name, seen) VALUES (?, ?, 1)", (address_id, name)
                )
        return self.person(int(person_id or 0))

    def people(self, query: str = "", limit: int | None = None) -> list[Person]:
        """Everybody but the user, most written to first; ``query`` is a part of a name or address."""
        own = set(self.own_addresses())
        if query.strip():
            ids = self._matching_people(query)
            found = self._people(f"id IN ({_among(ids)})")
        else:
            found = self._people("1", limit=limit if not own else None)
        found = [one for one in found if not own.issuperset(one.addresses)]
        found.sort(key=lambda one: (-one.sent, -one.received, -(one.last or 0.0), one.name.casefold()))
        return found[:limit] if limit is not None else found

    def find_people(self, text: str, limit: int = 5) -> list[Person]:
        """People a user may mean by a few typed words: an address, a name, a part of one, with small typos.

        Best match first, then those written to most.
        """
        wanted = fold(text.strip())
        if not wanted:
            return []
        scored: list[tuple[float, Person]] = []
        for person in self._people("1"):
            score = _likeness(wanted, person)
            if score >= TYPO_SCORE:
                scored.append((score, person))
        scored.sort(key=lambda pair: (-pair[0], -pair[1].sent, -pair[1].received, pair[1].id))
        return [person for _, person in scored[:limit]]

    def own_person_ids(self) -> frozenset[int]:
        """The people that are the user."""
        own = self.own_addresses()
        rows = self._connection.execute(
            f"SELECT DISTINCT person_id FROM addresses WHERE address IN ({_marks(own)})", own
        )
        return frozenset(row[0] for row in rows)

    def address_ids(self, text: str) -> list[int]:
        """Ids of the addresses a filter means: an address, or all addresses of people with this name."""
        wanted = text.strip().lower()
        row = self._connection.execute("SELECT id FROM addresses WHERE address = ?", (wanted,)).fetchone()
        if row:
            person = (
                "SELECT id FROM addresses WHERE person_id = (SELECT person_id FROM addresses WHERE id = ?)"
            )
            return [one[0] for one in self._connection.execute(person, (row[0],))]
        ids = self._matching_people(text)
        rows = self._connection.execute(f"SELECT id FROM addresses WHERE person_id IN ({_among(ids)})")
        return [one[0] for one in rows]

    def address_ids_of(self, person_id: int) -> list[int]:
        """Ids of all addresses of a person."""
        current = (self.current_person_id(person_id),)
        rows = self._connection.execute("SELECT id FROM addresses WHERE person_id = ?", current)
        return [row[0] for row in rows]

    # Identity

    def own_addresses(self) -> list[str]:
        """The user's addresses: stated ones, and those detected with enough certainty."""
        return [one.address for one in self.identity() if one.own]

    def own_names(self) -> frozenset[NameKey]:
        """First and last name of the user, as authors of documents are compared with."""
        return frozenset(
            key
            for one in self._people(f"id IN ({_among(self.own_person_ids())})")
            if (key := name_key(one.name))
        )

    def identity(self) -> list[Identity]:
        """All addresses that are, may be or are not the user's, surest first."""
        return identity.load(self._connection)

    def add_identity(self, address: str) -> None:
        """The user says: this address is mine.

        Raises:
            KnownError: ``not-an-address``.
        """
        self._state(address, "stated")

    def remove_identity(self, address: str) -> None:
        """The user says: this address is not mine; it is not detected again.

        Raises:
            KnownError: ``not-an-address``.
        """
        self._state(address, "rejected")

    def refresh_identity(self) -> None:
        """Detect the user's addresses anew, then mark what is the user's own writing."""
        before = self.own_addresses()
        inside = self._connection.in_transaction
        detected = identity.detect(self._connection)
        if not inside:
            # Detecting counts in a temporary table, which opens a transaction without the write lock.
            self._connection.commit()
        with writing(self.db) as connection:
            identity.store_detected(connection, detected)
        self.mark_own(changed=before != self.own_addresses())

    def mark_own(self, changed: bool = True) -> None:
        """Set the own flags from the identity, in short transactions or in the caller's.

        Documents are the user's own where the metadata name the user as the author.
        """
        own = self.own_addresses()
        rows = self._connection.execute(f"SELECT id FROM addresses WHERE address IN ({_marks(own)})", own)
        mine = [row[0] for row in rows]
        if changed:
            self._mark_own_mail(mine)
        self._mark_own_documents()

    def _mark_own_mail(self, address_ids: Sequence[int]) -> None:
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM items").fetchone()[0]
        is_mine = f"(sender_id IS NOT NULL AND sender_id IN ({_among(address_ids)}))"
        for first in range(1, last + 1, STEP):
            with writing(self.db) as connection:
                connection.execute(
                    f"UPDATE items SET own = {is_mine} "
                    f"WHERE id BETWEEN ? AND ? AND kind = 'mail' AND own != {is_mine}",
                    (first, first + STEP - 1),
                )

    def _mark_own_documents(self) -> None:
        keys = self.own_names()
        rows = self._connection.execute(
            "SELECT id, author, own FROM items WHERE kind = 'document'"
        ).fetchall()
        changes = [
            (int(is_mine), row[0]) for row in rows if (is_mine := name_key(row[1]) in keys) != bool(row[2])
        ]
        for first in range(0, len(changes), STEP):
            with writing(self.db) as connection:
                connection.executemany("UPDATE items SET own = ? WHERE id = ?", changes[first : first + STEP])

    # Figures that an index run brings up to date

    def refresh_people(self, touched: Iterable[int] | None = None, resolve: bool = True) -> None:
        """Join people, count their messages and tell the register, for those touched or for all.

        Many people are counted in steps, each a short transaction.
        """
        joined = self.resolve_people() if resolve else False
        if touched is None or joined:
            wanted = [row[0] for row in self._connection.execute("SELECT id FROM people ORDER BY id")]
        else:
            wanted = sorted({self.current_person_id(one) for one in touched})
        for first in range(0, len(wanted), PEOPLE_STEP):
            some = wanted[first : first + PEOPLE_STEP]
            with writing(self.db) as connection:
                people.refresh_counts(connection, some)
            self._refresh_registers(some)

    def resolve_people(self) -> bool:
        """Join people that are one and name everybody, in steps; returns whether any were joined."""
        found = people.resolve(self._connection)
        for first in range(0, len(found.joins), PEOPLE_STEP):
            with writing(self.db) as connection:
                people.join(connection, found.joins[first : first + PEOPLE_STEP])
        for first in range(0, len(found.names), PEOPLE_STEP):
            with writing(self.db) as connection:
                people.rename(connection, found.names[first : first + PEOPLE_STEP])
        return bool(found.joins)

    def _refresh_registers(self, person_ids: Sequence[int]) -> None:
        rows = self._connection.execute(
            f"SELECT id, register FROM people WHERE sent > 0 AND id IN ({_among(person_ids)})"
        ).fetchall()
        told = [
            (found, person_id)
            for person_id, known in rows
            if (found := register.register_of(self._texts_for_register(person_id))) != known
        ]
        if told:
            with writing(self.db) as connection:
                connection.executemany("UPDATE people SET register = ? WHERE id = ?", told)

    # Sources

    def sources(self) -> list[Source]:
        """The places the user gave us, with what each holds."""
        rows = self._connection.execute(
            "SELECT sources.id, path, kind, shape, title, added, indexed, "
            "(SELECT count(DISTINCT items.id) FROM items JOIN places ON places.item_id = items.id JOIN "
            "files ON "
            " files.id = places.file_id WHERE files.source_id = sources.id AND items.kind = 'mail'), "
            "(SELECT count(DISTINCT items.id) FROM items JOIN places ON places.item_id = items.id JOIN "
            "files ON "
            " files.id = places.file_id WHERE files.source_id = sources.id AND items.kind = 'document'), "
            "(SELECT count(*) FROM files WHERE files.source_id = sources.id AND files.state = 'failed') "
            "FROM sources ORDER BY sources.id"
        ).fetchall()
        return [Source(row[0], os.fsdecode(row[1]), *row[2:]) for row in rows]

    def source(self, source_id: int) -> Source:
        """One source.

        Raises:
            KnownError: ``unknown-id``.
        """
        for one in self.sources():
            if one.id == source_id:
                return one
        raise _no_source(source_id)

    def places(self) -> list[Source]:
        """The sources without what each holds, which costs a count of everything."""
        rows = self._connection.execute(
            "SELECT id, path, kind, shape, title, added, indexed FROM sources ORDER BY id"
        ).fetchall()
        return [Source(row[0], os.fsdecode(row[1]), *row[2:]) for row in rows]

    def add_source(self, path: Path, kind: str, shape: str, title: str) -> int:
        """Register a source, or find the one with this path; returns its id."""
        raw = os.fsencode(path)
        with writing(self.db) as connection:
            row = connection.execute("SELECT id FROM sources WHERE path = ?", (raw,)).fetchone()
            if row:
                connection.execute(
                    "UPDATE sources SET kind = ?, shape = ? WHERE id = ?", (kind, shape, row[0])
                )
                return int(row[0])
            cursor = connection.execute(
                "INSERT INTO sources(path, kind, shape, title, added) VALUES (?, ?, ?, ?, ?)",
                (raw, kind, shape, title.encode("utf-8", "replace").decode(), time.time()),
            )
            return int(cursor.lastrowid or 0)

    def failures(self, source_id: int | None = None) -> list[tuple[str, str]]:
        """(path, reason) of every file, and every message in a file, that could not be read."""
        where, parameters = ("WHERE files.source_id = ?", (source_id,)) if source_id is not None else ("", ())
        rows = self._connection.execute(
            "SELECT path, reason, '' FROM files "
            + (where + " AND " if where else "WHERE ")
            + "state = 'failed' "
            "UNION ALL SELECT path, detail, place FROM failures JOIN files ON files.id = failures.file_id "
            + (where + " AND " if where else "WHERE ")
            + "files.state != 'failed' ORDER BY 1, 3",
            (*parameters, *parameters),
        ).fetchall()
        return [
            (
                os.fsdecode(path).encode("utf-8", "replace").decode() + (f" at {place}" if place else ""),
                reason,
            )
            for path, reason, place in rows
        ]

    def counts(self) -> Counts:
        """How much the library holds."""
        row = self._connection.execute(
            "SELECT (SELECT count(*) FROM items WHERE kind = 'mail'), (SELECT count(*) FROM items WHERE "
            "kind = 'document'), "
            "(SELECT count(*) FROM passages), "
            "(SELECT count(*) FROM passages JOIN items ON items.id = item_id WHERE own AND role IN "
            "('new', 'document')), "
            "(SELECT count(*) FROM people), (SELECT count(*) FROM threads), (SELECT count(*) FROM "
            "embeddings), "
            "(SELECT count(DISTINCT hash) FROM passages JOIN items ON items.id = item_id "
            " WHERE trim(passages.text) != '' AND NOT unwanted "
            " AND NOT EXISTS (SELECT 1 FROM embeddings WHERE embeddings.hash = passages.hash))"
        ).fetchone()
        return Counts(*row)

    # Forgetting

    def forget_source(self, source_id: int) -> int:
        """Forget a source and all that stands nowhere else.

        Returns:
            how many items are gone. The vector index must be rebuilt afterwards and the database compacted
            for no byte of them to stay on the disk.

        Raises:
            KnownError: ``unknown-id``.
        """
        with writing(self.db) as connection:
            rows = connection.execute("SELECT id FROM files WHERE source_id = ?", (source_id,)).fetchall()
            removal.loosen_files(connection, [row[0] for row in rows])
            if not connection.execute("DELETE FROM sources WHERE id = ?", (source_id,)).rowcount:
                raise _no_source(source_id)
        gone = removal.remove_loose(self.db)
        removal.scrub_words(self.db)
        self.refresh_identity()
        self.refresh_people()
        return gone

    def forget_person(self, person_id: int) -> int:
        """Forget a person: every message they sent or got, and their addresses wherever mentioned.

        Messages with the person that are still in a source do not come back with the next index run. The
        messages themselves go last, so that a call that was killed can be made again.

        Returns:
            how many items are gone; see :meth:`forget_source`.

        Raises:
            KnownError: ``unknown-id``.
        """
        person = self.person(person_id)
        rows = self._connection.execute(
            "SELECT DISTINCT participants.item_id FROM participants JOIN addresses ON addresses.id = "
            "participants.address_id WHERE addresses.person_id = ?",
            (person.id,),
        ).fetchall()
        theirs = [row[0] for row in rows]
        with writing(self.db) as connection:
            key = salt(connection)
            connection.executemany(
                "INSERT OR IGNORE INTO forgotten(digest) VALUES (?)",
                [(digest(key, one),) for one in person.addresses],
            )
            connection.executemany(
                "DELETE FROM identities WHERE address = ?", [(one,) for one in person.addresses]
            )
        for address in person.addresses:
            mentioned = sorted(set(removal.mentions(self._connection, address)).difference(theirs))
            for first in range(0, len(mentioned), removal.STEP):
                with writing(self.db) as connection:
                    removal.redact(connection, mentioned[first : first + removal.STEP], address)
        for first in range(0, len(theirs), removal.STEP):
            with writing(self.db) as connection:
                removal.remove_items(connection, theirs[first : first + removal.STEP])
        with writing(self.db) as connection:
            for address in person.addresses:
                removal.redact_subjects(connection, address)
            rows = connection.execute("SELECT id FROM addresses WHERE person_id = ?", (person.id,)).fetchall()
            removal.remove_addresses(connection, [row[0] for row in rows])
        removal.scrub_words(self.db)
        self.refresh_identity()
        self.refresh_people()
        return len(theirs)

    # Inside

    def _state(self, address: str, status: Literal["stated", "rejected"]) -> None:
        wanted = address.strip().lower()
        if (
            wanted.count("@") != 1
            or wanted.startswith("@")
            or wanted.endswith("@")
            or any(c.isspace() or not c.isprintable() or c in '<>",;:()' for c in wanted)
            or len(wanted) > LONGEST_ADDRESS
        ):
            raise KnownError(
                "not-an-address", "This is not a mail address.", "Give one such as name@example.org."
            )
        with writing(self.db) as connection:
            connection.execute(
                "INSERT INTO identities(address, status, confidence, reason) VALUES (?, ?, 1.0, 'you "
                "said so') "
                "ON CONFLICT(address) DO UPDATE SET status = excluded.status, confidence = 1.0, reason "
                "= excluded.reason",
                (wanted, status),
            )
            self.mark_own()
        self.refresh_people(resolve=False)

    def _items(self, where: str, parameters: Sequence[object] = ()) -> list[StoredItem]:
        rows = self._connection.execute(
            f"SELECT {_ITEM_COLUMNS} FROM items WHERE {where} ORDER BY id", parameters
        ).fetchall()
        participants: dict[int, dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
        known: dict[int, Person] = {}
        links = self._participants([row[0] for row in rows])
        missing = {person_id for _, _, person_id, _ in links}
        for person in self._people(f"id IN ({_among(missing)})"):
            known[person.id] = person
        senders: dict[int, Person] = {}
        for item_id, role, person_id, address_id in links:
            group = participants[item_id][role]
            if known[person_id] not in group:
                group.append(known[person_id])
            senders[address_id] = known[person_id]
        return [
            StoredItem(
                id=row[0],
                kind=row[1],
                title=row[2],
                date=row[3],
                text=row[4],
                new_text=row[5],
                quoted_text=row[6],
                signature=row[7],
                language=row[8],
                own=bool(row[9]),
                sender=senders.get(row[10]) if row[10] is not None else None,
                to=tuple(participants[row[0]]["to"]),
                cc=tuple(participants[row[0]]["cc"]),
                message_id=row[11],
                references=_references(row[12], row[13]),
                thread_id=row[14],
                attachment_names=tuple(json.loads(row[15])),
            )
            for row in rows
        ]

    def _participants(self, item_ids: Sequence[int]) -> list[tuple[int, str, int, int]]:
        found = []
        for start in range(0, len(item_ids), 5_000):
            some = item_ids[start : start + 5_000]
            found += self._connection.execute(
                "SELECT item_id, role, person_id, address_id FROM participants JOIN addresses ON "
                "addresses.id = address_id "
                f"WHERE item_id IN ({_among(some)})"
            ).fetchall()
        return found

    def _recipients(self, item_ids: Sequence[int]) -> dict[int, tuple[Person, ...]]:
        links = [
            (item_id, role, person_id)
            for item_id, role, person_id, _ in self._participants(item_ids)
            if role != "from"
        ]
        wanted = list({person_id for _, _, person_id in links})
        known = {one.id: one for one in self._people(f"id IN ({_among(wanted)})")}
        found: dict[int, dict[int, Person]] = defaultdict(dict)
        for item_id, _, person_id in sorted(
            links, key=lambda link: (link[0], ("to", "cc", "bcc").index(link[1]))
        ):
            found[item_id].setdefault(person_id, known[person_id])
        return {item_id: tuple(group.values()) for item_id, group in found.items()}

    def _people(
        self, where: str, parameters: Sequence[object] = (), limit: int | None = None
    ) -> list[Person]:
        order = "ORDER BY sent DESC, received DESC, last DESC" + (
            f" LIMIT {int(limit)}" if limit is not None else ""
        )
        rows = self._connection.execute(
            f"SELECT id, name, sent, received, last, register, is_list FROM people WHERE {where} {order}",
            parameters,
        ).fetchall()
        addresses: dict[int, list[str]] = defaultdict(list)
        if len(rows) > 2_000:
            pairs = self._connection.execute("SELECT person_id, address FROM addresses ORDER BY id")
        else:
            ids = [row[0] for row in rows]
            pairs = self._connection.execute(
                f"SELECT person_id, address FROM addresses WHERE person_id IN ({_among(ids)}) ORDER BY id"
            )
        for person_id, address in pairs:
            addresses[person_id].append(address)
        return [
            Person(row[0], row[1], tuple(addresses[row[0]]), row[2], row[3], row[4], row[5], bool(row[6]))
            for row in rows
        ]

    def _matching_people(self, query: str) -> list[int]:
        """People whose name or address holds every word of the query."""
        words = fold(query).split()
        names: dict[int, list[str]] = defaultdict(list)
        for person_id, text in self._connection.execute(
            "SELECT id, name FROM people UNION ALL SELECT person_id, address FROM addresses "
            "UNION ALL SELECT person_id, name FROM address_names JOIN addresses ON addresses.id = address_id"
        ):
            names[person_id].append(text)
        found = []
        for person_id, texts in names.items():
            folded = fold(" ".join(texts))
            if all(word in folded for word in words):
                found.append(person_id)
        return found

    def _texts_for_register(self, person_id: int) -> list[tuple[str, str]]:
        """Own texts to a person; those to few people say more than those to many, so these come first."""
        rows = self._connection.execute(
            "SELECT new_text, language, (SELECT count(*) FROM participants others WHERE others.item_id "
            "= items.id "
            " AND others.role != 'from') AS readers FROM items WHERE own AND id IN ("
            " SELECT item_id FROM participants JOIN addresses ON addresses.id = address_id WHERE "
            "person_id = ? AND role != 'from' "
            ") ORDER BY readers > 3, date DESC LIMIT 60",
            (person_id,),
        ).fetchall()
        close = [(row[0], row[1]) for row in rows if row[2] <= 3]
        return close or [(row[0], row[1]) for row in rows]


def _no_source(source_id: int) -> KnownError:
    return KnownError("unknown-id", f"There is no source-{source_id}.", "'ownhand sources' shows them.")


def _among(ids: Iterable[int]) -> str:
    """A list of ids to write into SQL; numbers are safe there, and SQLite limits the count of parameters."""
    return ",".join(str(int(one)) for one in ids)


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


def _references(in_reply_to: str, references: str) -> tuple[str, ...]:
    """All ids a message answers, oldest first, the direct parent last."""
    ids = [one for one in references.split() if one != in_reply_to]
    return tuple(dict.fromkeys([*ids, in_reply_to] if in_reply_to else references.split()))


def _likeness(wanted: str, person: Person) -> float:
    """How well typed words fit a person, 0..100."""
    if wanted in person.addresses:
        return 100.0
    name = fold(person.name)
    if wanted == name:
        return 99.0
    words = name.split()
    typed = wanted.split()
    if words and all(any(word.startswith(one) for word in words) for one in typed):
        return 97.0 if all(one in words for one in typed) else 94.0
    if (
        "@" not in wanted
        and any(wanted in address.partition("@")[0] for address in person.addresses)
        and len(wanted) >= 3
    ):
        return 90.0
    if "@" in wanted or len(wanted) < 4:
        return 0.0
    if len(typed) == 1:
        return max((fuzz.ratio(wanted, word) for word in words), default=0.0) - 2.0
    return fuzz.token_sort_ratio(wanted, name) - 2.0
