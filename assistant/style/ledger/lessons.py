"""What one final does to the ledger, and taking all of it back; called by ``style.learning``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from assistant.style.ledger.choice import Choice
from assistant.style.ledger.history import Effect
from assistant.style.records import Preference, Scope
from assistant.style.stated import refuse_unsafe


class Lessons(Choice):
    """Edits, evidence, and preferences born of them; a lesson is one transaction."""

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

    def withdraw(self, preference_id: int, edit_id: int) -> Preference:
        """A preference believed too widely waits again; the people who taught it keep it."""
        with self._change("withdraw", preference_id, edit_id=edit_id):
            self._update(preference_id, status="candidate", changed=self._clock())
        return self.get(preference_id)

    def mark_kept(self, draft_id: int, preference_id: int, kept: bool | None) -> None:
        """Note whether the final kept a preference applied to its draft."""
        value = None if kept is None else int(kept)
        self.db.execute(
            "update applications set kept = ? where draft_id = ? and preference_id = ?",
            [value, draft_id, preference_id],
        )
        self._stale.add(preference_id)

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
        self.db.execute(
            "update preferences set status = 'active' where status = 'candidate' and id in "
            "(select preference_id from preference_undo where edit_id = ? and name = 'withdraw')",
            [edit_id],
        )
        self.db.execute("delete from preference_undo where edit_id = ?", [edit_id])
        self.db.execute("update preferences set born_in = null where born_in = ?", [edit_id])
        self.db.execute("delete from edits where id = ?", [edit_id])
        for preference_id in touched:
            self._revalue(preference_id)
        self._forget_cache()
