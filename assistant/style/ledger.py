"""The ledger: every preference, where it applies, how sure it is, and which edits taught it.

One SQLite database is the only truth. What a preference is worth is always recomputed from its evidence
rows, so a lesson can be taken back by removing its rows. Scopes form a lattice, person › register and
kind of text › everyone; of two preferences about the same thing the narrower wins, then the newer.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from sqlite_utils import Database

from assistant.errors import KnownError
from assistant.style import rules
from assistant.style.migrations import migrations
from assistant.style.nearest import ContextVectors, unit
from assistant.style.records import Context, Preference, Scope, Status
from assistant.style.stated import is_unsafe, parse, refuse_unsafe
from assistant.style.strength import APPLIED_FROM, STATED_STRENGTH, decayed, strength

# Past contexts asked, and the cosine below which a context is no neighbour.
NEAREST = 5
NEIGHBOUR_FLOOR = 0.35
# Distinct people who must share a preference before it is believed of a whole register, or of everyone.
PEOPLE_FOR_REGISTER = 2
PEOPLE_FOR_EVERYONE = 3
# Different people for whom a wide preference was contradicted before it is withdrawn.
PEOPLE_TO_NARROW = 2
EXPORT_FORMAT = 1
_EDIT_COLUMNS = (
    "e.id, e.draft_id, e.outcome, e.draft_text, e.final_text, e.edit_cost, e.rewritten, e.at, "
    "c.kind, c.register, c.language, c.person_id, c.person_name"
)

Effect = Literal["support", "contradict", "kept", "broken"]


@dataclass(frozen=True, slots=True)
class PastEdit:
    """One edit the ledger remembers: what the draft was, what the user made of it, and when."""

    id: int
    draft_id: int
    context: Context
    outcome: str
    draft_text: str
    final_text: str
    edit_cost: int
    rewritten: bool
    at: float


@dataclass(frozen=True, slots=True)
class _Stored:
    """A preference with what the ledger alone needs to know about it."""

    preference: Preference
    slot: str
    person_name: str
    seen: float


class Ledger:
    """All preferences of one user.

    Args:
        db: an open database; the tables are made when they are missing.
        clock: seconds since 1970; given in tests.
    """

    def __init__(self, db: Database, clock: Callable[[], float] = time.time) -> None:
        self.db = db
        self._clock = clock
        migrations.apply(db)
        self._cache: dict[int, _Stored] | None = None
        self._by_person: dict[int | None, list[_Stored]] = {}
        self._vectors: ContextVectors | None = None
        self._taught: defaultdict[int, set[int]] | None = None
        self._version = -1
        self._stale: set[int] = set()

    # --- reading --------------------------------------------------------------------------------------

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

    def applicable(self, context: Context, limit: int = 5) -> list[Preference]:
        """The preferences that apply to a request, conflicts resolved, best first.

        Those whose scope matches come first, narrower before wider; then those that the nearest past
        contexts of the same language taught, by embedding.

        Args:
            context: of the request; the embedding may be None.
            limit: how many of those without a transformation are given, for they can only be told to the
                model. Rules with a transformation are enforced after generation and are not limited.

        Returns:
            Preferences; ``rules.can_apply(p.rule, p.parameters)`` tells the two sorts apart.
        """
        now = self._clock()
        self._entries()
        scoped = [
            e for e in self._in_reach(context.person_id) if self._usable(e, now) and _matches(e, context)
        ]
        chosen = _resolve(scoped)
        near = self._near(context, {e.slot for e in chosen}, now)
        ranked = sorted(
            chosen,
            key=lambda e: (
                -_width(e.preference.scope),
                -int(e.preference.pinned),
                -e.preference.strength,
                -e.preference.changed,
            ),
        )
        out: list[Preference] = []
        told = 0
        for entry in [*ranked, *near]:
            if not rules.can_apply(entry.preference.rule, entry.preference.parameters):
                if told >= limit:
                    continue
                told += 1
            out.append(entry.preference)
        return out

    def in_slot(self, slot: str, scope: Scope | None = None) -> list[Preference]:
        """Preferences, not deleted, that decide about one thing; in exactly one scope where one is given."""
        return [
            e.preference
            for e in self._entries().values()
            if e.slot == slot and (scope is None or e.preference.scope == scope)
        ]

    def deciding(self, slot: str, context: Context) -> list[Preference]:
        """Active and waiting preferences that decide about one thing in a context, the one in force first."""
        self._entries()
        found = [
            e
            for e in self._in_reach(context.person_id)
            if e.slot == slot and _matches(e, context) and e.preference.status in ("active", "candidate")
        ]
        active = _resolve([e for e in found if e.preference.status == "active"])
        rest = sorted((e for e in found if e not in active), key=lambda e: -_width(e.preference.scope))
        return [e.preference for e in [*active, *rest]]

    def matching(self, context: Context) -> list[Preference]:
        """Every active or waiting preference whose scope contains a context."""
        self._entries()
        return [
            e.preference
            for e in self._in_reach(context.person_id)
            if _matches(e, context) and e.preference.status in ("active", "candidate")
        ]

    def free_draft_id(self) -> int:
        """An id below zero for a text that is no stored draft."""
        return (
            min(0, int(self.db.execute("select coalesce(min(draft_id), 0) from contexts").fetchone()[0])) - 1
        )

    def edits(
        self, context: Context | None = None, limit: int = 50, before: int | None = None
    ) -> list[PastEdit]:
        """Past edits, newest first.

        Args:
            context: only those to the same person, or of the same kind where the person is unknown, in the
                same language.
            before: only edits older than this edit id.
        """
        where: list[str] = ["1 = 1"]
        values: list[Any] = []
        if context is not None:
            if context.person_id is not None:
                where.append("c.person_id = ?")
                values.append(context.person_id)
            else:
                where += ["c.person_id is null", "c.kind = ?"]
                values.append(context.kind)
            if context.language:
                where.append("c.language in ('', ?)")
                values.append(context.language)
        if before is not None:
            where.append("e.id < ?")
            values.append(before)
        rows = self.db.execute(
            f"select {_EDIT_COLUMNS} "
            f"from edits e join contexts c on c.id = e.context_id where {' and '.join(where)} "
            "order by e.id desc limit ?",
            [*values, limit],
        )
        return [_past_edit(row) for row in rows]

    def nearest_edits(self, context: Context, limit: int = NEAREST) -> list[PastEdit]:
        """Edits made in the past contexts nearest to this one, nearest first; [] without an embedding."""
        found = []
        for context_id, _ in self._neighbours(context, limit):
            rows = self.db.execute(
                f"select {_EDIT_COLUMNS} from edits e join contexts c on c.id = e.context_id where c.id = ?",
                [context_id],
            )
            found += [_past_edit(row) for row in rows]
        return found

    def taught_by(self, preference_id: int) -> list[PastEdit]:
        """The edits that are a preference's evidence, oldest first."""
        self.get(preference_id)
        rows = self.db.execute(
            f"select distinct {_EDIT_COLUMNS} "
            "from evidence v join edits e on e.id = v.edit_id join contexts c on c.id = e.context_id "
            "where v.preference_id = ? and v.effect = 'support' order by e.id",
            [preference_id],
        )
        return [_past_edit(row) for row in rows]

    # --- the user's own hand --------------------------------------------------------------------------

    def add_stated(self, text: str, scope: Scope | None = None, person_name: str = "") -> Preference:
        """Add what the user typed; it counts at once. Simple wishes become checkable rules.

        Args:
            text: one wish, English or German: "never use 'kindly'", "sign off with 'Best, Nora'".
            scope: where it applies; everywhere when None.
            person_name: display name of the scope's person.

        Raises:
            KnownError: ``preference-refused`` or ``empty-text``.
        """
        clean = refuse_unsafe(text)
        scope = scope or Scope()
        parsed = parse(clean)
        with self._change("add"):
            first: int | None = None
            for part in (parsed, *parsed.more):
                wording = clean
                if part is not parsed:
                    wording = rules.wording(part.rule, part.parameters, scope, person_name)
                added = self._add_stated_part(wording, part.rule, part.parameters, scope, person_name)
                first = added if first is None else first
        assert first is not None
        return self.get(first)

    def edit(self, preference_id: int, text: str) -> Preference:
        """Change the words of a preference by hand; it becomes the user's own statement.

        Raises:
            KnownError: ``unknown-id``, ``preference-refused``, ``empty-text``.
        """
        self._entry(preference_id)
        clean = refuse_unsafe(text)
        parsed = parse(clean)
        now = self._clock()
        with self._change("edit", preference_id):
            self._update(
                preference_id,
                text=clean,
                kind="stated",
                rule=parsed.rule,
                parameters=json.dumps(parsed.parameters, ensure_ascii=False),
                slot=_slot(parsed.rule, parsed.parameters, clean),
                strength=STATED_STRENGTH,
                status="active",
                changed=now,
                seen=now,
                replaced_by=None,
                replaced_in=None,
            )
        return self.get(preference_id)

    def pin(self, preference_id: int) -> Preference:
        """Keep a preference as it is: edits neither weaken nor replace it. Pinning again unpins it."""
        entry = self._entry(preference_id)
        with self._change("pin", preference_id):
            self._update(
                preference_id,
                pinned=int(not entry.preference.pinned),
                status="active",
                replaced_by=None,
                changed=self._clock(),
            )
        return self.get(preference_id)

    def off(self, preference_id: int) -> Preference:
        """Switch a preference off; it stays visible."""
        self._entry(preference_id)
        with self._change("off", preference_id):
            self._update(preference_id, status="off", changed=self._clock())
        return self.get(preference_id)

    def on(self, preference_id: int) -> Preference:
        """Switch a preference on, whatever it was before; what replaced it is switched off in turn."""
        entry = self._entry(preference_id)
        rivals = [
            e.preference.id
            for e in self._entries().values()
            if e.slot == entry.slot
            and e.preference.scope == entry.preference.scope
            and e.preference.id != preference_id
            and e.preference.status == "active"
        ]
        now = self._clock()
        with self._change("on", preference_id, *rivals):
            for rival in rivals:
                self._update(rival, status="off", changed=now)
            self._update(
                preference_id,
                status="active",
                strength=max(entry.preference.strength, 0.6),
                replaced_by=None,
                replaced_in=None,
                changed=now,
                seen=now,
            )
        return self.get(preference_id)

    def delete(self, preference_id: int) -> Preference:
        """Remove a preference from the ledger; ``undo`` brings it back. Gives it as it was."""
        entry = self._entry(preference_id)
        with self._change("delete", preference_id):
            self._update(preference_id, deleted=1, changed=self._clock())
        return entry.preference

    def undo(self, preference_id: int) -> Preference:
        """Take back the last change to a preference, made by hand or by a lesson; again for the one before.

        Raises:
            KnownError: ``unknown-id``; ``nothing-to-undo``.
        """
        row = self._undo_row(preference_id)
        was = self._row(preference_id)
        if row is None:
            if was is None:
                raise _unknown()
            raise KnownError("nothing-to-undo", "Nothing was changed about this preference.", "")
        with self.db.atomic():
            touched = list(
                self.db.execute(
                    "select preference_id, before from preference_undo where operation = ?", [row[1]]
                )
            )
            for touched_id, before in touched:
                self._restore(touched_id, json.loads(before))
            self.db.execute("delete from preference_undo where operation = ?", [row[1]])
        self._forget_cache()
        after = self._row(preference_id)
        if after is None or after["deleted"]:
            return replace(_stored(was or {}, [], 0, 0).preference, status="off")
        return self.get(preference_id)

    # --- drafts ---------------------------------------------------------------------------------------

    def record_draft(self, draft_id: int, context: Context, applied: Sequence[tuple[int, str]] = ()) -> int:
        """Remember the context of a draft and the preferences applied to it; gives the context's id.

        Args:
            applied: (preference id, "prompt" or "rule"). Ids the ledger does not know are left out.
        """
        now = self._clock()
        vector = unit(context.embedding)
        with self._forgetting_on_failure(), self.db.atomic():
            old = self.db.execute("select id from contexts where draft_id = ?", [draft_id]).fetchone()
            if old:
                context_id = int(old[0])
            else:
                cursor = self.db.execute(
                    "insert into contexts (draft_id, kind, register, language, person_id, person_name, "
                    "embedding, at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        draft_id,
                        context.kind,
                        context.register,
                        context.language,
                        context.person_id,
                        context.person_name,
                        vector.tobytes() if vector is not None else None,
                        now,
                    ],
                )
                context_id = int(cursor.lastrowid or 0)
                if vector is not None and self._vectors is not None:
                    self._vectors.add(context_id, context.language, vector)
            for preference_id, how in applied:
                if self.db.execute("select 1 from preferences where id = ?", [preference_id]).fetchone():
                    self.db.execute(
                        "insert into applications (draft_id, preference_id, how, at) values (?, ?, ?, ?) "
                        "on conflict (draft_id, preference_id) do nothing",
                        [draft_id, preference_id, how, now],
                    )
                    self._stale.add(preference_id)
        return context_id

    def applied_to(self, draft_id: int) -> list[tuple[int, str]]:
        """The preferences applied to a draft: (id, how)."""
        rows = self.db.execute(
            "select preference_id, how from applications where draft_id = ? order by id", [draft_id]
        )
        return [(int(row[0]), str(row[1])) for row in rows]

    # --- lessons (called by ``learning``) ---------------------------------------------------------------

    def lesson_of(self, draft_id: int) -> tuple[str, str, str] | None:
        """(outcome, final, lesson as JSON) learned from a draft earlier, or None."""
        row = self.db.execute(
            "select outcome, final_text, lesson from edits where draft_id = ?", [draft_id]
        ).fetchone()
        return (str(row[0]), str(row[1]), str(row[2])) if row else None

    @contextmanager
    def lesson(self, draft_id: int) -> Iterator[None]:
        """One transaction around a lesson; an earlier lesson from the same draft is taken back first."""
        with self._forgetting_on_failure(), self.db.atomic():
            self._take_back(draft_id)
            yield

    @contextmanager
    def _forgetting_on_failure(self) -> Iterator[None]:
        """What is in memory may be ahead of a transaction that was rolled back."""
        try:
            yield
        except BaseException:
            self._forget_cache()
            raise

    def record_edit(
        self,
        draft_id: int,
        context_id: int,
        outcome: str,
        draft: str,
        final: str,
        cost: tuple[int, float],
        rewritten: bool,
    ) -> int:
        """Store one edit; gives its id."""
        cursor = self.db.execute(
            "insert into edits (draft_id, context_id, outcome, draft_text, final_text, edit_cost, "
            "edit_cost_normalised, rewritten, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [draft_id, context_id, outcome, draft, final, cost[0], cost[1], int(rewritten), self._clock()],
        )
        return int(cursor.lastrowid or 0)

    def store_lesson(self, edit_id: int, lesson: str) -> None:
        """Keep the lesson's own account beside its edit."""
        self.db.execute("update edits set lesson = ? where id = ?", [lesson, edit_id])

    def add_learned(
        self,
        edit_id: int,
        rule: str,
        parameters: dict[str, Any],
        text: str,
        scope: Scope,
        person_name: str,
        active: bool,
        weight: float = 1.0,
    ) -> Preference:
        """Add a preference that an edit taught. Texts that a stated preference may not have are refused.

        Raises:
            KnownError: ``preference-refused``.
        """
        refuse_unsafe(text)
        with self._change("learn", edit_id=edit_id) as touch:
            preference_id = self._insert(
                text,
                "rule" if rule else "worded",
                rule,
                parameters,
                scope,
                person_name,
                "active" if active else "candidate",
                0.5,
                born_in=edit_id,
            )
            touch(preference_id, None)
            self._evidence(preference_id, edit_id, "support", weight)
        return self.get(preference_id)

    def support(
        self, preference_id: int, edit_id: int, weight: float = 1.0, activate: bool = False
    ) -> Preference:
        """An edit speaks for a preference; ``activate`` when it is now believed."""
        return self._witness(preference_id, edit_id, "support", weight, activate)

    def witness(self, preference_id: int, edit_id: int, effect: Effect, weight: float = 1.0) -> Preference:
        """A final kept, broke or contradicted a preference."""
        return self._witness(preference_id, edit_id, effect, weight, False)

    def replace(self, old_id: int, new_id: int, edit_id: int) -> None:
        """The newer preference takes the place of the older; both stay readable, with dates."""
        with self._change("replace", old_id, edit_id=edit_id):
            self._update(
                old_id, status="replaced", replaced_by=new_id, replaced_in=edit_id, changed=self._clock()
            )
        self.db.execute(
            "update preference_undo set operation = (select max(operation) from preference_undo "
            "where preference_id = ?) where preference_id = ? and operation = (select max(operation) "
            "from preference_undo where preference_id = ?)",
            [old_id, new_id, new_id],
        )

    def narrow(self, preference_id: int, scope: Scope, text: str, edit_id: int) -> Preference:
        """Restrict a preference to a narrower scope after a contradiction elsewhere."""
        with self._change("narrow", preference_id, edit_id=edit_id):
            self._update(
                preference_id,
                text=text,
                person_id=scope.person_id,
                register=scope.register,
                text_kind=scope.kind,
                language=scope.language,
                changed=self._clock(),
            )
        return self.get(preference_id)

    def mark_kept(self, draft_id: int, preference_id: int, kept: bool | None) -> None:
        """Note whether the final kept a preference applied to its draft."""
        value = None if kept is None else int(kept)
        self.db.execute(
            "update applications set kept = ? where draft_id = ? and preference_id = ?",
            [value, draft_id, preference_id],
        )
        self._stale.add(preference_id)

    def evidence_count(self, preference_id: int, effect: Effect = "support") -> int:
        """In how many edits an effect was seen."""
        row = self.db.execute(
            "select count(distinct edit_id) from evidence where preference_id = ? and effect = ?",
            [preference_id, effect],
        ).fetchone()
        return int(row[0])

    def contexts_of(self, preference_id: int) -> list[Context]:
        """The contexts of the edits that support a preference."""
        return [edit.context for edit in self.taught_by(preference_id)]

    def registers_of(self, preference_ids: Sequence[int]) -> dict[int, set[str]]:
        """In which registers each of some preferences was taught."""
        found: dict[int, set[str]] = {preference_id: set() for preference_id in preference_ids}
        for start in range(0, len(preference_ids), 500):
            ids = list(preference_ids[start : start + 500])
            rows = self.db.execute(
                "select distinct v.preference_id, c.register from evidence v "
                "join edits e on e.id = v.edit_id join contexts c on c.id = e.context_id "
                "where v.effect = 'support' and v.preference_id in "
                f"({','.join('?' * len(ids))})",
                ids,
            )
            for preference_id, register in rows:
                found[int(preference_id)].add(str(register))
        return found

    def contradicted_for(self, preference_id: int) -> set[int]:
        """People in whose mail a preference was contradicted."""
        rows = self.db.execute(
            "select distinct c.person_id from evidence v join edits e on e.id = v.edit_id join contexts c "
            "on c.id = e.context_id where v.preference_id = ? and v.effect in ('contradict', 'broken') "
            "and c.person_id is not null",
            [preference_id],
        )
        return {int(row[0]) for row in rows}

    # --- export, import, erase ------------------------------------------------------------------------

    def export(self) -> dict[str, Any]:
        """The whole ledger as plain data, for a JSON file; embeddings are left out (they are recomputed)."""

        def table(name: str, columns: str = "*") -> list[dict[str, Any]]:
            cursor = self.db.execute(f"select {columns} from {name} order by id")
            keys = [column[0] for column in cursor.description]
            return [dict(zip(keys, row, strict=True)) for row in cursor]

        return {
            "format": EXPORT_FORMAT,
            "preferences": table("preferences"),
            "contexts": table(
                "contexts", "id, draft_id, kind, register, language, person_id, person_name, at"
            ),
            "edits": table("edits"),
            "evidence": table("evidence"),
            "applications": table("applications"),
        }

    def load(self, data: dict[str, Any], person_for: Callable[[int, str], int | None] | None = None) -> int:
        """Import what ``export`` wrote into an empty ledger, or add its preferences to one in use.

        Args:
            person_for: gives the id that a person of the export (old id, name) has here; None keeps the id.

        Returns:
            How many preferences came in. A preference that is here already (same slot and scope, same
            words) is not doubled.

        Raises:
            KnownError: ``import-damaged`` when the data is no export of a ledger.
        """
        try:
            if data["format"] != EXPORT_FORMAT:
                raise KnownError(
                    "import-damaged", "This export was written by another version of Ownhand.", ""
                )
            parts = {
                name: [dict(row) for row in data[name]]
                for name in ("preferences", "contexts", "edits", "evidence", "applications")
            }
            with self.db.atomic():
                count = self._load_rows(parts, person_for or (lambda number, name: number))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise KnownError(
                "import-damaged",
                "This file is not an export of preferences.",
                "Choose the file that 'ownhand export' wrote.",
            ) from error
        finally:
            self._forget_cache()
        return count

    def erase(self, person_id: int | None = None) -> int:
        """Remove everything, or everything about one person, beyond undo; gives the rows removed.

        Preferences about other people that rest on the erased edits as well lose that evidence.
        """
        with self.db.atomic():
            if person_id is None:
                removed = 0
                for table in (
                    "evidence",
                    "applications",
                    "preference_undo",
                    "edits",
                    "contexts",
                    "preferences",
                    "profile_cache",
                ):
                    removed += self.db.execute(f"delete from {table}").rowcount
            else:
                removed = self._erase_person(person_id)
        self._forget_cache()
        return removed

    # --- profile cache --------------------------------------------------------------------------------

    def cached_profile(self, key: str) -> Any | None:
        """Plain data kept under a key that names the state of the library it was measured from."""
        row = self.db.execute("select data from profile_cache where key = ?", [key]).fetchone()
        return json.loads(row[0]) if row else None

    def cache_profile(self, key: str, data: Any) -> None:
        """Keep measured style under a key; older entries go."""
        with self.db.atomic():
            self.db.execute("delete from profile_cache")
            self.db.execute(
                "insert into profile_cache (key, data, at) values (?, ?, ?)",
                [key, json.dumps(data, ensure_ascii=False), self._clock()],
            )

    # --- inside ---------------------------------------------------------------------------------------

    def _entries(self) -> dict[int, _Stored]:
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

    def _entry(self, preference_id: int) -> _Stored:
        entry = self._entries().get(preference_id)
        if entry is None:
            raise _unknown()
        return entry

    def _sort_by_person(self) -> None:
        by_person: dict[int | None, list[_Stored]] = defaultdict(list)
        for entry in (self._cache or {}).values():
            by_person[entry.preference.scope.person_id].append(entry)
        self._by_person = by_person

    def _read(self, ids: Sequence[int] | None) -> list[_Stored]:
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
            found.append(_stored(row, evidence.get(row["id"], {}), applied, kept or 0))
        return found

    def _forget_cache(self) -> None:
        self._cache = None
        self._taught = None
        self._vectors = None
        self._stale.clear()

    def _in_reach(self, person_id: int | None) -> list[_Stored]:
        own = self._by_person.get(person_id, []) if person_id is not None else []
        return [*own, *self._by_person.get(None, [])]

    def _usable(self, entry: _Stored, now: float) -> bool:
        preference = entry.preference
        if preference.status != "active":
            return False
        if preference.pinned or preference.kind == "stated":
            return True
        return decayed(preference.strength, now - entry.seen) >= APPLIED_FROM

    def _neighbours(self, context: Context, k: int) -> list[tuple[int, float]]:
        vector = unit(context.embedding)
        if vector is None:
            return []
        if self._vectors is None:
            self._vectors = ContextVectors(
                (int(row[0]), str(row[1]), bytes(row[2]))
                for row in self.db.execute(
                    "select id, language, embedding from contexts where embedding is not null order by id"
                )
            )
        return self._vectors.nearest(vector, context.language, k, NEIGHBOUR_FLOOR)

    def _near(self, context: Context, taken: set[str], now: float) -> list[_Stored]:
        """Preferences the nearest contexts taught that no scope decides here."""
        neighbours = self._neighbours(context, NEAREST)
        if not neighbours:
            return []
        if self._taught is None:
            self._taught = defaultdict(set)
            for context_id, preference_id in self.db.execute(
                "select e.context_id, v.preference_id from evidence v join edits e on e.id = v.edit_id "
                "where v.effect = 'support'"
            ):
                self._taught[context_id].add(preference_id)
        found: list[_Stored] = []
        for context_id, _ in neighbours:
            for preference_id in sorted(self._taught.get(context_id, ())):
                entry = self._entries().get(preference_id)
                if entry is None or entry.slot in taken or not self._usable(entry, now):
                    continue
                if _fits_by_likeness(entry, context):
                    taken.add(entry.slot)
                    found.append(entry)
        return found

    @contextmanager
    def _change(
        self, name: str, *preference_ids: int, edit_id: int | None = None
    ) -> Iterator[Callable[[int, dict[str, Any] | None], None]]:
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

            self._touch = touch
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
                _slot(rule, parameters, text),
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

    def _add_stated_part(
        self, text: str, rule: str, parameters: dict[str, Any], scope: Scope, person_name: str
    ) -> int:
        slot = _slot(rule, parameters, text)
        now = self._clock()
        for old in self.in_slot(slot, scope):
            if old.rule == rule and dict(old.parameters) == parameters and old.kind == "stated":
                self._touch(old.id, self._snapshot(old.id))
                self._update(
                    old.id,
                    text=text,
                    status="active",
                    strength=STATED_STRENGTH,
                    changed=now,
                    seen=now,
                    replaced_by=None,
                )
                return old.id
        preference_id = self._insert(
            text, "stated", rule, parameters, scope, person_name, "active", STATED_STRENGTH
        )
        self._touch(preference_id, None)
        for old in self.in_slot(slot, scope):
            if old.status in ("active", "candidate") and old.id != preference_id:
                self._touch(old.id, self._snapshot(old.id))
                self._update(old.id, status="replaced", replaced_by=preference_id, changed=now)
        return preference_id

    def _evidence(self, preference_id: int, edit_id: int, effect: str, weight: float) -> None:
        self.db.execute(
            "insert into evidence (preference_id, edit_id, effect, weight, at) values (?, ?, ?, ?, ?)",
            [preference_id, edit_id, effect, weight, self._clock()],
        )
        self._stale.add(preference_id)
        if self._taught is not None and effect == "support":
            row = self.db.execute("select context_id from edits where id = ?", [edit_id]).fetchone()
            self._taught[int(row[0])].add(preference_id)
        self._revalue(preference_id)

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

    def _witness(
        self, preference_id: int, edit_id: int, effect: str, weight: float, activate: bool
    ) -> Preference:
        status = self.get(preference_id).status
        with self._change(effect, preference_id, edit_id=edit_id):
            self._evidence(preference_id, edit_id, effect, weight)
            if activate and status == "candidate":
                self._update(preference_id, status="active", changed=self._clock())
        return self.get(preference_id)

    def _take_back(self, draft_id: int) -> None:
        """Remove an earlier lesson from the same draft, as if it had never been."""
        row = self.db.execute("select id from edits where draft_id = ?", [draft_id]).fetchone()
        if not row:
            return
        edit_id = int(row[0])
        touched = [
            int(r[0])
            for r in self.db.execute(
                "select distinct preference_id from preference_undo where edit_id = ?", [edit_id]
            )
        ]
        self.db.execute("delete from evidence where edit_id = ?", [edit_id])
        self.db.execute("update applications set kept = null where draft_id = ?", [draft_id])
        self.db.execute(
            "update preferences set status = 'active', replaced_by = null, replaced_in = null "
            "where replaced_in = ?",
            [edit_id],
        )
        # A preference born in the lesson goes, unless the user or a later edit has taken it up since.
        for (born,) in self.db.execute("select id from preferences where born_in = ?", [edit_id]).fetchall():
            taken_up = self.db.execute(
                "select 1 from evidence where preference_id = ? union all select 1 from preference_undo "
                "where preference_id = ? and edit_id is null limit 1",
                [born, born],
            ).fetchone()
            if not taken_up:
                for table in ("applications", "preference_undo"):
                    self.db.execute(f"delete from {table} where preference_id = ?", [born])
                self.db.execute("delete from preferences where id = ?", [born])
        self.db.execute("delete from preference_undo where edit_id = ?", [edit_id])
        self.db.execute("update preferences set born_in = null where born_in = ?", [edit_id])
        self.db.execute("delete from edits where id = ?", [edit_id])
        for preference_id in touched:
            self._revalue(preference_id)
        self._forget_cache()

    def _load_rows(
        self, parts: dict[str, list[dict[str, Any]]], person_for: Callable[[int, str], int | None]
    ) -> int:
        people = {
            row["person_id"]: person_for(row["person_id"], row.get("person_name", ""))
            for name in ("preferences", "contexts")
            for row in parts[name]
            if row["person_id"] is not None
        }
        drafts = {int(r[0]) for r in self.db.execute("select draft_id from contexts")}
        here = {(e.slot, e.preference.scope, e.preference.text) for e in self._entries().values()}
        ids: dict[str, dict[int, int]] = {"preferences": {}, "contexts": {}, "edits": {}}
        moved = min((0, *drafts, *(int(r["draft_id"]) for r in parts["contexts"])))
        count = 0
        for row in parts["preferences"]:
            row["person_id"] = people.get(row["person_id"])
            scope = Scope(row["person_id"], row["register"], row["text_kind"], row["language"])
            if is_unsafe(row["text"]) or (row["slot"], scope, row["text"]) in here:
                continue
            ids["preferences"][row["id"]] = self._put(
                "preferences", {**row, "born_in": None, "replaced_in": None}
            )
            count += 1
        for old, new in ids["preferences"].items():
            source = next(r for r in parts["preferences"] if r["id"] == old)
            self._update(new, replaced_by=ids["preferences"].get(source["replaced_by"]))
        draft_ids: dict[int, int] = {}
        for row in parts["contexts"]:
            draft = int(row["draft_id"])
            if draft in drafts:  # an id that means another draft here
                moved -= 1
                draft_ids[draft] = moved
            values = {
                **row,
                "draft_id": draft_ids.get(draft, draft),
                "person_id": people.get(row["person_id"]),
            }
            ids["contexts"][row["id"]] = self._put("contexts", values)
        for row in parts["edits"]:
            values = {
                **row,
                "context_id": ids["contexts"][row["context_id"]],
                "draft_id": draft_ids.get(row["draft_id"], row["draft_id"]),
                "lesson": "{}",
            }
            ids["edits"][row["id"]] = self._put("edits", values)
        for row in parts["evidence"]:
            if row["preference_id"] in ids["preferences"] and row["edit_id"] in ids["edits"]:
                self._put(
                    "evidence",
                    {
                        **row,
                        "preference_id": ids["preferences"][row["preference_id"]],
                        "edit_id": ids["edits"][row["edit_id"]],
                    },
                )
        for row in parts["applications"]:
            if row["preference_id"] in ids["preferences"]:
                self._put(
                    "applications",
                    {
                        **row,
                        "preference_id": ids["preferences"][row["preference_id"]],
                        "draft_id": draft_ids.get(row["draft_id"], row["draft_id"]),
                    },
                )
        return count

    def _put(self, table: str, row: dict[str, Any]) -> int:
        known = {column.name for column in self.db.table(table).columns} - {"id"}
        values = {key: value for key, value in row.items() if key in known}
        cursor = self.db.execute(
            f"insert into {table} ({', '.join(values)}) values ({', '.join('?' * len(values))})",
            list(values.values()),
        )
        return int(cursor.lastrowid or 0)

    def _erase_person(self, person_id: int) -> int:
        of_person = "select id from preferences where person_id = ?"
        contexts = "select id from contexts where person_id = ?"
        edits = f"select id from edits where context_id in ({contexts})"
        removed = 0
        touched = [
            int(r[0])
            for r in self.db.execute(
                f"select distinct preference_id from evidence where edit_id in ({edits})", [person_id]
            )
        ]
        for statement, values in (
            (
                f"delete from evidence where edit_id in ({edits}) or preference_id in ({of_person})",
                [person_id, person_id],
            ),
            (
                f"delete from applications where preference_id in ({of_person}) or draft_id in "
                "(select draft_id from contexts where person_id = ?)",
                [person_id, person_id],
            ),
            (
                f"delete from preference_undo where preference_id in ({of_person}) or edit_id in ({edits})",
                [person_id, person_id],
            ),
            (f"delete from edits where context_id in ({contexts})", [person_id]),
            ("delete from contexts where person_id = ?", [person_id]),
            ("delete from preferences where person_id = ?", [person_id]),
            ("delete from profile_cache", []),
        ):
            removed += self.db.execute(statement, values).rowcount
        for preference_id in touched:
            left = self.db.execute(
                "select count(*) from evidence where preference_id = ?", [preference_id]
            ).fetchone()
            row = self._row(preference_id)
            if row is not None and not left[0] and row["kind"] != "stated" and not row["pinned"]:
                self.db.execute("delete from applications where preference_id = ?", [preference_id])
                self.db.execute("delete from preference_undo where preference_id = ?", [preference_id])
                removed += self.db.execute("delete from preferences where id = ?", [preference_id]).rowcount
            else:
                self._revalue(preference_id)
        return removed

    _touch: Callable[[int, dict[str, Any] | None], None]


def _unknown() -> KnownError:
    return KnownError("unknown-id", "There is no such preference.", "See 'ownhand preferences' for the ids.")


def _slot(rule: str, parameters: dict[str, Any], text: str) -> str:
    if rule:
        return rules.slot(rule, parameters)
    return f"axis:{parameters['axis']}" if "axis" in parameters else f"worded:{text.lower()}"


def _stored(row: dict[str, Any], evidence: Iterable[int], applied: int, kept: int) -> _Stored:
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
    return _Stored(preference, row["slot"], row["person_name"], row["seen"])


def _past_edit(row: Sequence[Any]) -> PastEdit:
    return PastEdit(
        id=row[0],
        draft_id=row[1],
        outcome=row[2],
        draft_text=row[3],
        final_text=row[4],
        edit_cost=row[5],
        rewritten=bool(row[6]),
        at=row[7],
        context=Context(
            kind=row[8], register=row[9], language=row[10], person_id=row[11], person_name=row[12]
        ),
    )


def _width(scope: Scope) -> int:
    """How narrow a scope is; larger is narrower."""
    return (
        8 * (scope.person_id is not None)
        + 4 * bool(scope.register)
        + 2 * bool(scope.kind)
        + bool(scope.language)
    )


def _matches(entry: _Stored, context: Context) -> bool:
    scope = entry.preference.scope
    if scope.person_id is not None and scope.person_id != context.person_id:
        return False
    if scope.register and scope.register != context.register:
        return False
    if scope.kind and scope.kind != context.kind:
        return False
    if scope.language and context.language and scope.language != context.language:
        return False
    return _rule_fits(entry.preference, context)


def _rule_fits(preference: Preference, context: Context) -> bool:
    rule = rules.RULES.get(preference.rule)
    return rule is None or not rule.frame or context.kind in ("mail", "reply")


def _fits_by_likeness(entry: _Stored, context: Context) -> bool:
    """Whether a preference learned for somebody else may serve in a similar context."""
    scope = entry.preference.scope
    rule = rules.RULES.get(entry.preference.rule)
    if rule is not None and rule.frame:
        return False  # how to greet somebody is no matter of the subject
    if scope.register and scope.register != context.register:
        return False
    if scope.kind and scope.kind != context.kind:
        return False
    if scope.language and context.language and scope.language != context.language:
        return False
    return _rule_fits(entry.preference, context)


def _resolve(entries: list[_Stored]) -> list[_Stored]:
    """One preference a slot: the pinned, then the narrower, then the newer; a newer statement beats both."""
    by_slot: dict[str, list[_Stored]] = defaultdict(list)
    for entry in entries:
        by_slot[entry.slot].append(entry)
    chosen = []
    for group in by_slot.values():
        best = max(
            group,
            key=lambda e: (
                _width(e.preference.scope),
                e.preference.pinned,
                e.preference.changed,
                e.preference.id,
            ),
        )
        for entry in group:
            said = entry.preference.kind == "stated"
            if (
                said
                and best.preference.kind != "stated"
                and not best.preference.pinned
                and (entry.preference.changed > best.preference.changed)
            ):
                best = entry
        chosen.append(best)
    return chosen


def as_json(preference: Preference) -> dict[str, Any]:
    """A preference as plain data, without the internals of its rule."""
    return asdict(preference)


__all__ = ["Ledger", "PastEdit", "Status", "as_json"]
