"""The ledger in the user's hands: state, edit, pin, switch, delete, undo."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from assistant.errors import KnownError
from assistant.style import rules
from assistant.style.ledger.choice import Choice
from assistant.style.ledger.rows import Touch, slot_of, stored, unknown
from assistant.style.passages import Reading
from assistant.style.records import Preference, Register, Scope
from assistant.style.stated import is_unsafe, parse, refuse_unsafe
from assistant.style.strength import STATED_STRENGTH

# What the user switches on counts at least as one supporting edit would.
SWITCHED_ON = 0.6


class Hand(Choice):
    """What the user does to preferences; each change can be undone."""

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
        with self._change("add") as touch:
            first: int | None = None
            for part in (parsed, *parsed.more):
                wording = clean
                if part is not parsed:
                    wording = rules.wording(part.rule, part.parameters, scope, person_name)
                added = self._add_stated_part(touch, wording, part.rule, part.parameters, scope, person_name)
                first = added if first is None else first
        assert first is not None
        return self.get(first)

    def add_passage(self, reading: Reading, scope: Scope, person_name: str = "") -> list[Preference]:
        """Keep an explicit lesson on a passage: the passage first, then what it shows, in one change.

        What the passage does not tell for sure waits as a candidate until an edit names it.

        Raises:
            KnownError: ``preference-refused`` for a phrase that no preference may hold.
        """
        ids: list[int] = []
        with self._change("lesson") as touch:
            if not reading.is_phrase:
                of_passage = replace(scope, language=reading.language)
                parameters: dict[str, Any] = {"passage": reading.passage}
                ids.append(
                    self._add_stated_part(
                        touch, reading.text, reading.rule, parameters, of_passage, person_name
                    )
                )
            for rule, parameters in reading.found:
                bound = rules.RULES[rule].language_bound
                place = replace(scope, language=reading.language) if bound else scope
                text = rules.wording(rule, parameters, place, person_name)
                if reading.is_phrase:
                    refuse_unsafe(text)
                elif is_unsafe(text):
                    continue
                if reading.sure:
                    ids.append(self._add_stated_part(touch, text, rule, parameters, place, person_name))
                elif not any(
                    p.parameters == parameters for p in self.in_slot(rules.slot(rule, parameters), place)
                ):
                    added = self._insert(text, "rule", rule, parameters, place, person_name, "candidate", 0.5)
                    touch(added, None)
                    ids.append(added)
        return [self.get(preference_id) for preference_id in dict.fromkeys(ids)]

    def state_register(self, register: Register, scope: Scope, person_name: str = "") -> Preference:
        """Keep the answer to the question how formally somebody is written to."""
        text = rules.wording("register", {"form": register}, scope, person_name)
        with self._change("answer") as touch:
            added = self._add_stated_part(touch, text, "register", {"form": register}, scope, person_name)
        return self.get(added)

    def edit(self, preference_id: int, text: str) -> Preference:
        """Change the words of a preference by hand; it becomes the user's own statement.

        Raises:
            KnownError: ``unknown-id``, ``preference-refused``, ``empty-text``.
        """
        self._entry(preference_id)
        clean = refuse_unsafe(text)
        parsed = parse(clean)
        with self._change("edit", preference_id):
            self._put_in_force(
                preference_id,
                STATED_STRENGTH,
                text=clean,
                kind="stated",
                rule=parsed.rule,
                parameters=json.dumps(parsed.parameters, ensure_ascii=False),
                slot=slot_of(parsed.rule, parsed.parameters, clean),
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
        with self._change("on", preference_id, *rivals):
            for rival in rivals:
                self._update(rival, status="off", changed=self._clock())
            self._put_in_force(preference_id, max(entry.preference.strength, SWITCHED_ON))
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
                raise unknown()
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
            return replace(stored(was or {}, [], 0, 0).preference, status="off")
        return self.get(preference_id)

    def _add_stated_part(
        self,
        touch: Touch,
        text: str,
        rule: str,
        parameters: dict[str, Any],
        scope: Scope,
        person_name: str,
    ) -> int:
        slot = slot_of(rule, parameters, text)
        for old in self.in_slot(slot, scope):
            if old.rule == rule and dict(old.parameters) == parameters and old.kind == "stated":
                touch(old.id, self._snapshot(old.id))
                self._put_in_force(old.id, STATED_STRENGTH, text=text)
                return old.id
        preference_id = self._insert(
            text, "stated", rule, parameters, scope, person_name, "active", STATED_STRENGTH
        )
        touch(preference_id, None)
        for old in self.in_slot(slot, scope):
            if old.status in ("active", "candidate") and old.id != preference_id:
                touch(old.id, self._snapshot(old.id))
                self._update(old.id, status="replaced", replaced_by=preference_id, changed=self._clock())
        return preference_id

    def _put_in_force(self, preference_id: int, value: float, **more: Any) -> None:
        now = self._clock()
        self._update(
            preference_id,
            status="active",
            strength=value,
            replaced_by=None,
            replaced_in=None,
            changed=now,
            seen=now,
            **more,
        )
