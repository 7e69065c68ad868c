"""The rows of the ledger: read once and kept in memory, changed in transactions with an undo log."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from assistant.errors import KnownError
from assistant.style import rules
from assistant.style.migrations import migrations
from assistant.style.nearest import ContextVectors
from assistant.style.records import Preference, Scope
from assistant.style.strength import APPLIED_FROM, strength

# Notes in the undo log what a preference was before; None when it did not exist.
Touch = Callable[[int, dict[str, Any] | None], None]


@dataclass(frozen=True, slots=True)
class Stored:
    """A preference with what the ledger alone needs to know about it."""

    preference: Preference
    slot: str
    person_name: str
    seen: float


class Rows:
    """Reading and changing rows; everything else of the ledger stands on it.

    Args:
        db: an open database; the tables are made when they are missing.
        clock: seconds since 1970; given in tests.
    """

    def __init__(self, db: Database, clock: Callable[[], float] = time.time) -> None:
        self.db = db
        self._clock = clock
        migrations.apply(db)
        self._cache: dict[int, Stored] | None = None
        self._by_person: dict[int | None, list[Stored]] = {}
        self._vectors: ContextVectors | None = None
        self._taught: defaultdict[int, set[int]] | None = None
        self._version = -1
        self._stale: set[int] = set()

    def get(self, preference_id: int) -> Preference:
        """One preference.

        Raises:
            KnownError: ``unknown-id``.
        """
        return self._entry(preference_id).preference

    def all(self, person_id: int | None = None) -> list[Preference]:
        """Every preference that is not deleted, active ones first, strongest first.

        Args:
            person_id: leave out what is about other people.
        """
        found = [
            e.preference
            for e in self._entries().values()
            if person_id is None or e.preference.scope.person_id in (None, person_id)
        ]
        order = {"active": 0, "candidate": 1, "off": 2, "replaced": 3}
        return sorted(found, key=lambda p: (order[p.status], p.scope.person_id is None, -p.strength, p.id))

    def in_slot(self, slot: str, scope: Scope | None = None) -> list[Preference]:
        """Preferences, not deleted, that decide about one thing; in exactly one scope where one is given."""
        return [
            e.preference
            for e in self._entries().values()
            if e.slot == slot and (scope is None or e.preference.scope == scope)
        ]

    def _entries(self) -> dict[int, Stored]:
        version = int(self.db.execute("pragma data_version").fetchone()[0])
        if version != self._version:
            self._forget_cache()
            self._version = version
        if self._cache is None:
            self._stale.clear()
            self._cache = {e.preference.id: e for e in self._read(None)}
            self._sort_by_person()
        elif self._stale:
            ids = sorted(self._stale)
            self._stale.clear()
            for preference_id in ids:
                self._cache.pop(preference_id, None)
            self._cache.update({e.preference.id: e for e in self._read(ids)})
            self._sort_by_person()
        return self._cache

    def _entry(self, preference_id: int) -> Stored:
        entry = self._entries().get(preference_id)
        if entry is None:
            raise unknown()
        return entry

    def _sort_by_person(self) -> None:
        by_person: dict[int | None, list[Stored]] = defaultdict(list)
        for entry in (self._cache or {}).values():
            by_person[entry.preference.scope.person_id].append(entry)
        self._by_person = by_person

    def _read(self, ids: Sequence[int] | None) -> list[Stored]:
        """Preferences that are not deleted with their evidence: all, or some by id."""
        marks = ",".join("?" * len(ids or ()))
        only = "" if ids is None else f" and {{}} in ({marks})"
        values = list(ids or ())
        evidence: dict[int, dict[int, None]] = defaultdict(dict)
        for preference_id, edit_id in self.db.execute(
            "select preference_id, edit_id from evidence where effect = 'support'"
            + only.format("preference_id")
            + " order by id",
            values,
        ):
            evidence[preference_id][edit_id] = None
        counts = {
            row[0]: (row[1], row[2])
            for row in self.db.execute(
                "select preference_id, count(*), sum(kept) from applications where 1 = 1"
                + only.format("preference_id")
                + " group by preference_id",
                values,
            )
        }
        cursor = self.db.execute("select * from preferences where deleted = 0" + only.format("id"), values)
        keys = [column[0] for column in cursor.description]
        found = []
        for row_values in cursor.fetchall():
            row = dict(zip(keys, row_values, strict=True))
            applied, kept = counts.get(row["id"], (0, 0))
            found.append(stored(row, evidence.get(row["id"], {}), applied, kept or 0))
        return found

    def _forget_cache(self) -> None:
        self._cache = None
        self._taught = None
        self._vectors = None
        self._stale.clear()

    def _in_reach(self, person_id: int | None) -> list[Stored]:
        own = self._by_person.get(person_id, []) if person_id is not None else []
        return [*own, *self._by_person.get(None, [])]

    @contextmanager
    def _forgetting_on_failure(self) -> Iterator[None]:
        """What is in memory may be ahead of a transaction that was rolled back."""
        try:
            yield
        except BaseException:
            self._forget_cache()
            raise

    @contextmanager
    def _change(self, name: str, *preference_ids: int, edit_id: int | None = None) -> Iterator[Touch]:
        """One change as one transaction, with what was before in the undo log."""
        with self._forgetting_on_failure(), self.db.atomic():
            row = self.db.execute("select coalesce(max(operation), 0) + 1 from preference_undo").fetchone()
            operation = int(row[0])

            def touch(preference_id: int, before: dict[str, Any] | None) -> None:
                self.db.execute(
                    "insert into preference_undo (operation, name, preference_id, edit_id, before, at) "
                    "values (?, ?, ?, ?, ?, ?)",
                    [
                        operation,
                        name,
                        preference_id,
                        edit_id,
                        json.dumps(before, ensure_ascii=False),
                        self._clock(),
                    ],
                )

            for preference_id in preference_ids:
                touch(preference_id, self._snapshot(preference_id))
            yield touch

    def _snapshot(self, preference_id: int) -> dict[str, Any]:
        row = self._row(preference_id) or {}
        last = self.db.execute(
            "select coalesce(max(id), 0) from evidence where preference_id = ?", [preference_id]
        ).fetchone()
        return {"row": row, "last_evidence": int(last[0])}

    def _row(self, preference_id: int) -> dict[str, Any] | None:
        cursor = self.db.execute("select * from preferences where id = ?", [preference_id])
        keys = [column[0] for column in cursor.description]
        values = cursor.fetchone()
        return dict(zip(keys, values, strict=True)) if values else None

    def _undo_row(self, preference_id: int) -> tuple[int, int] | None:
        row = self.db.execute(
            "select id, operation from preference_undo where preference_id = ? "
            "order by operation desc, id desc limit 1",
            [preference_id],
        ).fetchone()
        return (int(row[0]), int(row[1])) if row else None

    def _restore(self, preference_id: int, before: dict[str, Any] | None) -> None:
        if before is None:
            self._update(preference_id, deleted=1)
            return
        row = before["row"]
        self._update(preference_id, **{key: value for key, value in row.items() if key != "id"})
        self.db.execute(
            "delete from evidence where preference_id = ? and id > ?",
            [preference_id, before["last_evidence"]],
        )

    def _update(self, preference_id: int, **values: Any) -> None:
        self._stale.add(preference_id)
        sets = ", ".join(f"{key} = ?" for key in values)
        self.db.execute(f"update preferences set {sets} where id = ?", [*values.values(), preference_id])

    def _insert(
        self,
        text: str,
        kind: str,
        rule: str,
        parameters: dict[str, Any],
        scope: Scope,
        person_name: str,
        status: str,
        value: float,
        born_in: int | None = None,
    ) -> int:
        now = self._clock()
        cursor = self.db.execute(
            "insert into preferences (text, kind, rule, parameters, slot, person_id, person_name, register, "
            "text_kind, language, status, strength, created, changed, seen, born_in) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                text,
                kind,
                rule,
                json.dumps(parameters, ensure_ascii=False),
                slot_of(rule, parameters, text),
                scope.person_id,
                person_name,
                scope.register,
                scope.kind,
                scope.language,
                status,
                value,
                now,
                now,
                now,
                born_in,
            ],
        )
        self._stale.add(int(cursor.lastrowid or 0))
        return int(cursor.lastrowid or 0)

    def _revalue(self, preference_id: int) -> None:
        """Recompute strength and status from the evidence; pinned and stated ones keep both."""
        row = self._row(preference_id)
        if row is None:
            return
        if row["pinned"] or row["kind"] == "stated":
            self._update(preference_id, seen=self._clock())
            return
        rows = self.db.execute(
            "select effect, weight from evidence where preference_id = ? order by id", [preference_id]
        )
        value = strength((str(effect), float(weight)) for effect, weight in rows)
        status = row["status"]
        if status == "active" and value < APPLIED_FROM:
            status = "candidate"
        self._update(preference_id, strength=value, status=status, seen=self._clock())


def unknown() -> KnownError:
    """The fault of an id that is none."""
    return KnownError("unknown-id", "There is no such preference.", "See 'ownhand preferences' for the ids.")


def slot_of(rule: str, parameters: dict[str, Any], text: str) -> str:
    """What a preference decides about; worded ones on one measured axis contradict each other."""
    if rule:
        return rules.slot(rule, parameters)
    return f"axis:{parameters['axis']}" if "axis" in parameters else f"worded:{text.lower()}"


def stored(row: dict[str, Any], evidence: Iterable[int], applied: int, kept: int) -> Stored:
    """A preference from its row, its evidence and the count of its applications."""
    preference = Preference(
        id=row["id"],
        text=row["text"],
        kind=row["kind"],
        scope=Scope(row["person_id"], row["register"], row["text_kind"], row["language"]),
        strength=round(float(row["strength"]), 4),
        status=row["status"],
        rule=row["rule"],
        parameters=json.loads(row["parameters"]),
        evidence=tuple(evidence),
        applied=applied,
        kept=kept,
        pinned=bool(row["pinned"]),
        created=row["created"],
        changed=row["changed"],
        replaced_by=row["replaced_by"],
    )
    return Stored(preference, row["slot"], row["person_name"], row["seen"])
