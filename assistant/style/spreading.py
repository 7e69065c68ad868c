"""Believing of more people what some have taught, and of fewer what does not suit others."""

from __future__ import annotations

from typing import Literal

from assistant.style import rules
from assistant.style.account import Account
from assistant.style.candidates import Candidate
from assistant.style.names import is_about_somebody
from assistant.style.records import Preference, Scope
from assistant.style.widening import PEOPLE_FOR_ADDED, is_added, is_warranted

# Distinct people who must share a preference before it is believed of a whole register, or of everyone.
PEOPLE_FOR_REGISTER = 2
PEOPLE_FOR_EVERYONE = 3


class Spreading(Account):
    """Wider and narrower scopes."""

    def _weaken(self, preference: Preference, effect: Literal["contradict", "broken"], weight: float) -> None:
        self.handled.add(preference.id)
        changed = self.ledger.witness(preference.id, self.case.edit_id, effect, weight)
        if changed.kind == "rule" and not changed.pinned and preference.scope.person_id is None:
            self._narrow_back(changed)
            changed = self.ledger.get(preference.id)
        self._note(changed, "weakened")

    def _narrow_back(self, wide: Preference) -> None:
        """What does not suit somebody new goes back at once to the people who taught it."""
        person_id = self.case.context.person_id
        taught = {c.person_id: c for c in self.ledger.contexts_of(wide.id) if c.person_id is not None}
        finals = self.ledger.finals_in(wide.scope)
        if (
            person_id is None
            or not taught
            or is_warranted(wide.rule, wide.parameters, taught.keys() - {person_id}, finals)
        ):
            return
        self.ledger.withdraw(wide.id, self.case.edit_id)
        slot = rules.slot(wide.rule, wide.parameters)
        for teacher, context in taught.items():
            own = Scope(person_id=teacher, language=wide.scope.language)
            if teacher == person_id or self.ledger.in_slot(slot, own):
                continue
            text = rules.wording(wide.rule, wide.parameters, own, context.person_name)
            self.ledger.add_learned(
                self.case.edit_id, wide.rule, dict(wide.parameters), text, own, context.person_name, True
            )

    def _widen(self) -> None:
        for entry in list(self.learned.values()):
            if entry.action == "weakened" or entry.scope.person_id is None:
                continue
            preference = self.ledger.get(entry.preference_id)
            if preference.status == "active" and preference.kind == "rule":
                self._widen_one(preference)

    def _widen_one(self, preference: Preference) -> None:
        """Believe of a register, or of everyone, what several people's mail has shown."""
        rule = rules.RULES[preference.rule]
        if rule.frame and (is_about_somebody(dict(preference.parameters)) or not self.case.context.register):
            return
        slot = rules.slot(preference.rule, preference.parameters)
        here_or_off = [p for p in self.ledger.in_slot(slot) if p.scope.language == preference.scope.language]
        here = [p for p in here_or_off if p.status == "active"]
        alike = [
            p
            for p in here
            if p.scope.person_id is not None
            and p.rule == preference.rule
            and p.parameters == preference.parameters
        ]
        same = {p.id for p in alike}
        other = {p.scope.person_id for p in here if p.scope.person_id is not None and p.id not in same}
        registers = self.ledger.registers_of(sorted(same))
        register = self.case.context.register
        same_register = {p.scope.person_id for p in alike if register and register in registers[p.id]}
        people = {p.scope.person_id for p in alike}
        all_registers = set().union(*registers.values()) if registers else set()
        language = preference.scope.language
        wider = []
        if (
            not rule.frame
            and len(people) >= PEOPLE_FOR_EVERYONE
            and len(other) * 2 <= len(people)
            and (len(all_registers) > 1 or all_registers <= {""})
        ):
            wider.append((Scope(language=language), people))
        if len(same_register) >= _people_for_register(preference) and len(other) * 2 <= len(same_register):
            wider.append((Scope(register=register, language=language), same_register))
        scope = next(
            (
                scope
                for scope, taught in wider
                if is_warranted(
                    preference.rule,
                    preference.parameters,
                    {person_id for person_id in taught if person_id is not None},
                    self.ledger.finals_in(scope),
                )
            ),
            None,
        )
        if scope is None:
            return
        existing = next(
            (
                p
                for p in self.ledger.in_slot(slot, scope)
                if p.rule == preference.rule and p.parameters == preference.parameters
            ),
            None,
        )
        if existing is not None:
            known = {context.person_id for context in self.ledger.contexts_of(existing.id)}
            news = self.case.context.person_id not in known
            if existing.status in ("active", "candidate") and news:
                self._note(self.ledger.support(existing.id, self.case.edit_id, activate=True), "strengthened")
            return
        if any(p.status == "off" and p.scope == scope and p.rule == preference.rule for p in here_or_off):
            return
        candidate = Candidate(preference.rule, dict(preference.parameters))
        added = self._add(candidate, scope, active=True)
        if added is not None:
            for older in here:
                if older.scope == scope and older.kind != "stated" and not older.pinned:
                    self.ledger.replace(older.id, added.id, self.case.edit_id)
            for narrow in alike:
                for edit_id in narrow.evidence[-1:]:
                    if edit_id != self.case.edit_id:
                        self.ledger.support(added.id, edit_id, 0.5)
            self._note(self.ledger.get(added.id), "new")


def _people_for_register(preference: Preference) -> int:
    """One's own name is the same to all of a register; how others are greeted has to be seen twice."""
    if preference.rule == "own_name" and preference.parameters.get("name"):
        return 1
    return PEOPLE_FOR_ADDED if is_added(preference.rule, preference.parameters) else PEOPLE_FOR_REGISTER
