"""People out of addresses: who is who, which names they go by, how often one writes to them.

Every address starts as a person of its own. :func:`resolve` then joins those that are surely one: the
same full name on addresses that fit it, or consistently used by that name. Role and list addresses and
addresses shared by several names never join.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.library.names import (
    NameKey,
    clean_name,
    fits,
    is_role,
    looks_like_list,
    mailbox,
    name_key,
    name_of_address,
    nicknames,
    organisation,
)

SHARED_FROM = 3
"""An address that goes by this many different full names is a machine's or an office's."""


@dataclass(slots=True)
class AddressFacts:
    """What the headers tell about one address. ``names`` counts cleaned display names."""

    id: int
    address: str
    person_id: int
    is_list: bool
    names: Counter[str] = field(default_factory=Counter)

    def keys(self) -> Counter[NameKey]:
        """The full names it goes by, with their counts."""
        counts: Counter[NameKey] = Counter()
        for name, seen in self.names.items():
            key = name_key(name)
            if key is not None:
                counts[key] += seen
        return counts


def load_addresses(connection: sqlite3.Connection) -> list[AddressFacts]:
    """All addresses with the names they were seen with."""
    facts = {
        row[0]: AddressFacts(row[0], row[1], row[2], bool(row[3]))
        for row in connection.execute("SELECT id, address, person_id, is_list FROM addresses ORDER BY id")
    }
    for address_id, name, seen in connection.execute("SELECT address_id, name, seen FROM address_names"):
        cleaned = clean_name(name)
        if cleaned and address_id in facts:
            facts[address_id].names[cleaned] += seen
    return list(facts.values())


def same_person(addresses: Iterable[AddressFacts]) -> list[list[AddressFacts]]:
    """Group addresses into people; only groups of two and more are returned."""
    union = _Union()
    by_key: dict[NameKey, list[AddressFacts]] = defaultdict(list)
    by_surname: dict[tuple[str, str], list[tuple[str, AddressFacts]]] = defaultdict(list)
    members: dict[int, AddressFacts] = {}
    for facts in addresses:
        if facts.is_list or is_role(facts.address) or looks_like_list(facts.address):
            continue
        keys = facts.keys()
        if len(keys) >= SHARED_FROM and not _mostly_one(keys):
            continue
        members[facts.id] = facts
        for key in _trusted_keys(facts, keys):
            by_key[key].append(facts)
            by_surname[(organisation(facts.address), key[1])].append((key[0], facts))
    for group in by_key.values():
        _join_same_name(group, union)
    boxes: dict[str, int] = {}
    for facts in members.values():
        union.join(boxes.setdefault(mailbox(facts.address), facts.id), facts.id)
    for entries in by_surname.values():
        _join_nicknames(entries, union)
    groups: dict[int, list[AddressFacts]] = defaultdict(list)
    for identifier, facts in members.items():
        groups[union.find(identifier)].append(facts)
    return [group for group in groups.values() if len(group) > 1]


def display_name(addresses: Iterable[AddressFacts]) -> str:
    """The name to show: the most used full name, else the most used name, else what an address spells."""
    names: Counter[str] = Counter()
    spelt = ""
    plain = ""
    for facts in addresses:
        names.update(facts.names)
        spelt = spelt or name_of_address(facts.address)
        plain = plain or facts.address
    full = Counter({name: seen for name, seen in names.items() if name_key(name)})
    for counts in (full, names):
        if counts:
            best = max(counts, key=lambda name: (counts[name], len(name)))
            return best.title() if best.isupper() or best.islower() else best
    return spelt or plain


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is to be written, in this order.

    Attributes:
        joins: (person that goes, person that stays).
        names: (name, whether it is a list, person), where they change.
    """

    joins: list[tuple[int, int]]
    names: list[tuple[str, bool, int]]


def resolve(connection: sqlite3.Connection) -> Resolution:
    """Tell who is who and what everybody is called; only reads, so it may take its time."""
    addresses = load_addresses(connection)
    joins: list[tuple[int, int]] = []
    stays: dict[int, int] = {}

    def current(person: int) -> int:
        while person in stays:
            person = stays[person]
        return person

    for group in same_person(addresses):
        # People joined earlier may own addresses of several of today's groups.
        ids = sorted({current(facts.person_id) for facts in group})
        for old in ids[1:]:
            joins.append((old, ids[0]))
            stays[old] = ids[0]
    for facts in addresses:
        facts.person_id = current(facts.person_id)
    return Resolution(joins, _new_names(connection, addresses))


def join(connection: sqlite3.Connection, joins: Sequence[tuple[int, int]]) -> None:
    """Write some joins of a resolution, in their order; in the caller's transaction."""
    for old, new in joins:
        _merge(connection, old, new)


def rename(connection: sqlite3.Connection, names: Sequence[tuple[str, bool, int]]) -> None:
    """Write some names of a resolution, after its joins; in the caller's transaction."""
    connection.executemany("UPDATE people SET name = ?, is_list = ? WHERE id = ?", names)


def refresh_counts(connection: sqlite3.Connection, person_ids: Iterable[int] | None = None) -> None:
    """Count what was sent to and received from people, and when last; all people when None."""
    wanted = None if person_ids is None else sorted(set(person_ids))
    some = "" if wanted is None else f"AND addresses.person_id IN ({','.join(map(str, wanted))})"
    received = connection.execute(
        "SELECT addresses.person_id, count(*), max(items.date) FROM items "
        f"JOIN addresses ON addresses.id = items.sender_id WHERE items.kind = 'mail' {some} GROUP BY 1"
    ).fetchall()
    sent = connection.execute(
        "SELECT addresses.person_id, count(DISTINCT items.id), max(items.date) FROM items "
        "JOIN participants ON participants.item_id = items.id AND participants.role != 'from' "
        f"JOIN addresses ON addresses.id = participants.address_id WHERE items.own AND items.kind = "
        f"'mail' {some} "
        "GROUP BY 1"
    ).fetchall()
    figures: dict[int, tuple[int, int, float | None]] = {}
    for person, count, last in received:
        figures[person] = (0, count, last)
    for person, count, last in sent:
        _, received_count, other = figures.get(person, (0, 0, None))
        figures[person] = (
            count,
            received_count,
            max((d for d in (last, other) if d is not None), default=None),
        )
    rows = wanted if wanted is not None else [row[0] for row in connection.execute("SELECT id FROM people")]
    connection.executemany(
        "UPDATE people SET sent = ?, received = ?, last = ? WHERE id = ?",
        [(*figures.get(person, (0, 0, None)), person) for person in rows],
    )


class _Union:
    """Disjoint sets of address ids, by path halving."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, one: int) -> int:
        parent = self._parent
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


def _mostly_one(keys: Counter[NameKey]) -> bool:
    """One name stands on nearly every message; the others are slips."""
    return max(keys.values()) >= 0.9 * sum(keys.values())


def _trusted_keys(facts: AddressFacts, keys: Counter[NameKey]) -> list[NameKey]:
    """The names by which an address may join others."""
    if not keys:
        spelt = name_key(name_of_address(facts.address))
        return [spelt] if spelt else []
    top, seen = keys.most_common(1)[0]
    if not fits(facts.address, top) and seen < 0.8 * sum(keys.values()):
        return []
    return [top]


def _join_same_name(group: list[AddressFacts], union: _Union) -> None:
    """Addresses seen with the name join; one that only spells the name joins its own organisation."""
    named = [facts for facts in group if facts.names]
    for facts in named[1:]:
        union.join(named[0].id, facts.id)
    by_organisation: dict[str, int] = {}
    for facts in group:
        place = organisation(facts.address)
        union.join(by_organisation.setdefault(place, facts.id), facts.id)


def _join_nicknames(entries: list[tuple[str, AddressFacts]], union: _Union) -> None:
    for index, (first, facts) in enumerate(entries):
        for other_first, other in entries[index + 1 : index + 50]:
            if first != other_first and nicknames(first, other_first):
                union.join(facts.id, other.id)


def _merge(connection: sqlite3.Connection, old: int, new: int) -> None:
    connection.execute("UPDATE addresses SET person_id = ? WHERE person_id = ?", (new, old))
    connection.execute("UPDATE merged_people SET person_id = ? WHERE person_id = ?", (new, old))
    connection.execute("INSERT OR REPLACE INTO merged_people(old_id, person_id) VALUES (?, ?)", (old, new))
    connection.execute("DELETE FROM people WHERE id = ?", (old,))


def _new_names(connection: sqlite3.Connection, addresses: list[AddressFacts]) -> list[tuple[str, bool, int]]:
    """Names and list marks where they change."""
    groups: dict[int, list[AddressFacts]] = defaultdict(list)
    for facts in addresses:
        groups[facts.person_id].append(facts)
    known = {
        row[0]: (row[1], bool(row[2])) for row in connection.execute("SELECT id, name, is_list FROM people")
    }
    changes = []
    for person, group in groups.items():
        wanted = (
            display_name(group),
            any(facts.is_list or looks_like_list(facts.address) for facts in group),
        )
        if known.get(person) != wanted:
            changes.append((*wanted, person))
    return changes
