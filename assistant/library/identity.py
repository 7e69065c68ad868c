"""Which addresses are the user's own, told from the mail itself.

Evidence is weighed per source, because one source is one mailbox:

* senders of the messages in Sent and Drafts folders (strong, unless many different people send there, as
  in a dump of several mailboxes);
* one sender for nearly everything, writing to many (an export of sent mail; a newsletter writes to one);
* somebody who takes part in nearly every message, sometimes as sender (a mailbox without folders);
* somebody to whom nearly every message is addressed (an inbox alone).

What can't be told for sure is reported with a low confidence and used for nothing until the user says so.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.library.names import NameKey, is_role, looks_like_list, name_key

CERTAIN_FROM = 0.6
"""Addresses detected with at least this confidence count as the user's own."""

FEWEST_MESSAGES = 5


@dataclass(frozen=True, slots=True)
class Identity:
    """One address that is, may be, or is not the user's.

    Attributes:
        status: detected, stated (by the user) or rejected (by the user).
        confidence: 0..1. own: whether it counts as the user's now.
    """

    address: str
    status: str
    confidence: float
    reason: str
    own: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A guess: address ``address_id`` of ``person_id``, who sent (or got) ``weight`` messages."""

    address_id: int
    person_id: int
    confidence: float
    reason: str
    weight: int
    from_sent_folder: bool = False


@dataclass(slots=True)
class SourceFacts:
    """Counts over the messages of one source, keyed by address id."""

    messages: int = 0
    sent_folder: Counter[int] = field(default_factory=Counter)
    senders: Counter[int] = field(default_factory=Counter)
    recipients: Counter[int] = field(default_factory=Counter)
    person_of: dict[int, int] = field(default_factory=dict)
    not_people: frozenset[int] = frozenset()
    recipients_of: Counter[int] = field(default_factory=Counter)
    by_person: Counter[int] = field(default_factory=Counter)


def detect(connection: sqlite3.Connection) -> list[Candidate]:
    """Weigh all sources; at most one candidate per address, surest first."""
    candidates: list[Candidate] = []
    for (source,) in connection.execute("SELECT id FROM sources ORDER BY id").fetchall():
        candidates += weigh(_facts(connection, source))
    wanted = ",".join(str(one.person_id) for one in candidates)
    rows = connection.execute(f"SELECT id, name FROM people WHERE id IN ({wanted})").fetchall()
    settled = compete(candidates, {person: name_key(name) for person, name in rows})
    return settled + _other_addresses(connection, settled)


def _other_addresses(connection: sqlite3.Connection, settled: list[Candidate]) -> list[Candidate]:
    """Addresses of the people found out, that were joined by name: the user's too, a little less surely."""
    found = []
    known = {one.address_id for one in settled}
    for best in {one.person_id: one for one in reversed(settled)}.values():
        if best.confidence < CERTAIN_FROM:
            continue
        rows = connection.execute(
            "SELECT id FROM addresses WHERE person_id = ? AND NOT is_list", (best.person_id,)
        ).fetchall()
        surety = max(CERTAIN_FROM, round(0.9 * best.confidence, 2))
        found += [
            Candidate(row[0], best.person_id, surety, "goes by the same name", 0)
            for row in rows
            if row[0] not in known
        ]
    return found


def weigh(facts: SourceFacts) -> list[Candidate]:
    """Candidates from one source."""
    if facts.messages == 0:
        return []
    return (
        _from_sent_folder(facts)
        or _from_single_sender(facts)
        or _from_presence(facts)
        or _from_recipient(facts)
    )


def compete(
    candidates: list[Candidate], names: Mapping[int, NameKey | None] | None = None
) -> list[Candidate]:
    """Settle between sources: the user is one person, so different people weaken each other.

    Sent folders of two names that have nothing in common are two people's mailboxes: the one with more
    mail is more
    likely the user's. A guess from a source without a Sent folder has everybody for a rival.

    Args:
        names: first and last name of each person, where known.
    """
    names = names or {}
    weights: dict[int, float] = defaultdict(float)
    for one in candidates:
        weights[one.person_id] = max(weights[one.person_id], one.weight * one.confidence)
    in_sent = {one.person_id for one in candidates if one.from_sent_folder and one.confidence >= CERTAIN_FROM}
    best: dict[int, Candidate] = {}
    for one in candidates:
        if one.person_id in in_sent:
            rivals = [other for other in in_sent if _strangers(names.get(one.person_id), names.get(other))]
            factor = 1.0
        else:
            rivals = [other for other in weights if other != one.person_id]
            factor = 0.5 if in_sent else 1.0
        mine = weights[one.person_id]
        share = mine / (mine + sum(weights[other] for other in rivals) or 1.0)
        settled = replace(one, confidence=round(one.confidence * factor * share, 2))
        known = best.get(one.address_id)
        if known is None or settled.confidence > known.confidence:
            best[one.address_id] = settled
    return sorted(best.values(), key=lambda one: (-one.confidence, -one.weight, one.address_id))


def _strangers(one: NameKey | None, other: NameKey | None) -> bool:
    """Two full names without a part in common."""
    return one is not None and other is not None and not set(one) & set(other)


def store_detected(connection: sqlite3.Connection, candidates: list[Candidate]) -> None:
    """Replace what was detected before; what the user stated or rejected stays."""
    connection.execute("DELETE FROM identities WHERE status = 'detected'")
    connection.executemany(
        "INSERT OR IGNORE INTO identities(address, status, confidence, reason) "
        "SELECT address, 'detected', ?, ? FROM addresses WHERE id = ?",
        [(one.confidence, one.reason, one.address_id) for one in candidates[:20]],
    )


def load(connection: sqlite3.Connection) -> list[Identity]:
    """All identities, the user's own first."""
    rows = connection.execute("SELECT address, status, confidence, reason FROM identities").fetchall()
    identities = [
        Identity(
            address,
            status,
            confidence,
            reason,
            status == "stated" or (status == "detected" and confidence >= CERTAIN_FROM),
        )
        for address, status, confidence, reason in rows
    ]
    return sorted(identities, key=lambda one: (not one.own, -one.confidence, one.address))


def _facts(connection: sqlite3.Connection, source: int) -> SourceFacts:
    """Count one source; duplicates inside it count once."""
    run = connection.execute

    def count(sql: str) -> Counter[int]:
        return Counter(dict(run(sql).fetchall()))

    run("DROP TABLE IF EXISTS temp.mails")
    run("CREATE TEMP TABLE mails (id INTEGER PRIMARY KEY, sender_id INTEGER, in_sent INTEGER)")
    run(
        "INSERT INTO mails SELECT items.id, items.sender_id, "
        "max(places.labels LIKE '%\"sent\"%' OR places.labels LIKE '%\"drafts\"%') "
        "FROM files JOIN places ON places.file_id = files.id JOIN items ON items.id = places.item_id "
        "WHERE files.source_id = ? AND items.kind = 'mail' GROUP BY items.id",
        (source,),
    )
    facts = SourceFacts(messages=run("SELECT count(*) FROM mails").fetchone()[0])
    if facts.messages:
        addresses = run("SELECT id, person_id, is_list, address FROM addresses").fetchall()
        facts.person_of = {row[0]: row[1] for row in addresses}
        facts.not_people = frozenset(
            row[0] for row in addresses if row[2] or looks_like_list(row[3]) or is_role(row[3])
        )
        facts.senders = count("SELECT sender_id, count(*) FROM mails WHERE sender_id NOT NULL GROUP BY 1")
        facts.sent_folder = count(
            "SELECT sender_id, count(*) FROM mails WHERE in_sent AND sender_id NOT NULL GROUP BY 1"
        )
        facts.recipients = count(
            "SELECT address_id, count(DISTINCT item_id) FROM mails "
            "JOIN participants ON participants.item_id = mails.id WHERE role != 'from' GROUP BY 1"
        )
        facts.recipients_of = count(
            "SELECT sender_id, count(DISTINCT address_id) FROM mails "
            "JOIN participants ON participants.item_id = mails.id WHERE role != 'from' AND sender_id "
            "NOT NULL GROUP BY 1"
        )
        facts.by_person = count(
            "SELECT person_id, count(DISTINCT item_id) FROM mails JOIN participants ON "
            "participants.item_id = mails.id "
            "JOIN addresses ON addresses.id = participants.address_id GROUP BY 1"
        )
    run("DROP TABLE temp.mails")
    return facts


def _from_sent_folder(facts: SourceFacts) -> list[Candidate]:
    total = sum(facts.sent_folder.values())
    if not total:
        return []
    people = _per_person(facts.sent_folder, facts)
    person, count = people.most_common(1)[0]
    share = count / total
    others = len(people)
    senders = _per_person(facts.senders, facts)
    if share < 0.5 and others > 3:
        reason = f"Sent folders hold the mail of {others} people, so this looks like several mailboxes"
        return [
            Candidate(address, facts.person_of[address], round(0.4 * seen / total, 2), reason, seen)
            for address, seen in facts.sent_folder.most_common(3)
        ]
    candidates = []
    for address, seen in facts.sent_folder.most_common(10):
        mine = facts.person_of[address] == person
        if not mine and seen / total < 0.1:
            continue
        surety = min(0.98, 0.6 + 0.38 * share) if mine else 0.55 * seen / total + 0.3
        if seen < FEWEST_MESSAGES and not mine:
            surety = min(surety, 0.5)
        reason = f"sender of {seen} of {total} messages in Sent"
        candidates.append(
            Candidate(
                address,
                facts.person_of[address],
                round(surety, 2),
                reason,
                max(seen, senders[facts.person_of[address]]),
                mine,
            )
        )
    return candidates


def _from_single_sender(facts: SourceFacts) -> list[Candidate]:
    total = sum(facts.senders.values())
    if total < FEWEST_MESSAGES:
        return []
    person, count = _per_person(facts.senders, facts).most_common(1)[0]
    share = count / total
    mine = [address for address in facts.senders if facts.person_of[address] == person]
    reached = max(facts.recipients_of[address] for address in mine)
    if (
        share < 0.9
        or reached < max(3, min(6, 0.02 * count))
        or any(address in facts.not_people for address in mine)
    ):
        return []
    surety = 0.95 * share * min(1.0, 0.7 + count / 100)
    return [
        Candidate(
            address,
            person,
            round(surety, 2),
            f"sender of {facts.senders[address]} of {total} messages, to many people",
            facts.senders[address],
        )
        for address in mine
    ]


def _from_presence(facts: SourceFacts) -> list[Candidate]:
    """The one who takes part in nearly everything, as sender and as recipient."""
    if facts.messages < FEWEST_MESSAGES:
        return []
    senders = _per_person(
        Counter({a: n for a, n in facts.senders.items() if a not in facts.not_people}), facts
    )
    recipients = _per_person(facts.recipients, facts)
    fewest = max(2, facts.messages // 20)
    ranked = [
        (person, present)
        for person, present in facts.by_person.most_common(10)
        if senders[person] >= fewest and recipients[person] >= fewest
    ]
    if not ranked:
        return []
    person, present = ranked[0]
    share = present / facts.messages
    runner_up = ranked[1][1] / facts.messages if len(ranked) > 1 else 0.0
    if share < 0.8:
        return []
    surety = min(0.9, share) * min(1.0, 0.5 + (share - runner_up) * 2)
    addresses = [
        a
        for a, owner in facts.person_of.items()
        if owner == person and (facts.senders[a] or facts.recipients[a])
    ]
    return [
        Candidate(
            address,
            person,
            round(surety, 2),
            f"takes part in {present} of {facts.messages} messages",
            facts.senders[address] + facts.recipients[address],
        )
        for address in addresses
        if address not in facts.not_people
    ]


def _from_recipient(facts: SourceFacts) -> list[Candidate]:
    """The one an inbox is addressed to; a list is addressed so too, hence the low confidence."""
    if facts.messages < FEWEST_MESSAGES:
        return []
    candidates = []
    for address, seen in facts.recipients.most_common(5):
        share = seen / facts.messages
        if address in facts.not_people or share < 0.3:
            continue
        candidates.append(
            Candidate(
                address,
                facts.person_of[address],
                round(0.5 * share, 2),
                f"recipient of {seen} of {facts.messages} messages",
                seen,
            )
        )
    return candidates[:2]


def _per_person(counts: Counter[int], facts: SourceFacts) -> Counter[int]:
    people: dict[int, int] = defaultdict(int)
    for address, seen in counts.items():
        people[facts.person_of[address]] += seen
    return Counter(people)
