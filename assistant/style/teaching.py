"""What one final does to the ledger.

Candidates are judged, what was applied to the draft is weighed, and the newer takes the place of the older.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz

from assistant.errors import KnownError
from assistant.style import rules
from assistant.style.account import narrow_scope
from assistant.style.candidates import Candidate, propose, reworks_frame
from assistant.style.ledger import PastEdit
from assistant.style.records import Learned, Outcome, Preference, Scope
from assistant.style.recurring import plain, recurring_lines
from assistant.style.spreading import Spreading
from assistant.style.verification import edits_needed, judge_rule, judge_wording

# Weights of evidence: an edit counts full, a kept application half (it costs the user nothing), and a
# rule that the user took back by hand twice.
KEPT_WEIGHT = 0.5
# What others taught and somebody new's final merely left standing says little.
STANDING_WEIGHT = 0.2
UNDONE_WEIGHT = 2.0
# Texts to nobody known that must do without a preference, one after the other, before it is given up.
FINALS_TO_GIVE_UP = 3
# Parts of the frame that one final must replace before all that it contradicts is given up with them.
PARTS_OF_A_TURN = 2
# Two wordings at least this alike (0..100, order of words aside) say the same.
SAME_WORDING = 85


class Teaching(Spreading):
    """What one final does to the ledger; used once."""

    def run(self, worded: Sequence[Candidate], outcome: Outcome) -> list[Learned]:
        """Everything in its order; gives what happened, one entry a preference."""
        seen = self.case.seen
        usable = not (seen.rewritten or seen.other_language)
        if usable and outcome == "edited":
            past = self.ledger.edits(self.case.context, before=self.case.edit_id)
            proposed = propose(seen, self.case.context)
            proposed = [c for c in proposed if not self._strikes_our_line(c)]
            named = {(c.rule, c.parameters.get("text")) for c in proposed}
            again = recurring_lines(seen, past, self.case.points)
            for candidate in [*proposed, *(c for c in again if (c.rule, c.parameters["text"]) not in named)]:
                self._rule(candidate, past)
            for candidate in worded:
                self._wording(candidate)
            self._confirm_waiting()
        self._applied(outcome, usable)
        if usable:
            self._widen()
        return list(self.learned.values())

    def _strikes_our_line(self, candidate: Candidate) -> bool:
        """Whether a struck sentence is a line that the ledger put in: it was never the user's to avoid."""
        if candidate.rule != "banned_phrase":
            return False
        struck = plain(candidate.parameters["phrase"])
        lines = [p for slot in _LINES for p in self.ledger.in_slot(slot)]
        return any(struck == plain(p.parameters.get("text", "")) for p in lines)

    def _struck_lines(self, candidate: Candidate) -> list[str]:
        """Lines of the ledger that were struck where a candidate puts one: what stands instead is no news."""
        context, final = self.case.context, self.case.final
        if candidate.rule not in _LINES or context.person_id is None:
            return []
        ids = {preference_id for preference_id, _ in self.case.applied}
        return [
            str(p.parameters["text"])
            for p in self.ledger.in_slot(candidate.slot)
            if p.id in ids and rules.holds(p.rule, p.parameters, final, context) is False
        ]

    def _rule(self, candidate: Candidate, past: Sequence[PastEdit]) -> None:
        case, context = self.case, self.case.context
        draft = case.draft
        for line in self._struck_lines(candidate):
            draft = draft.replace(line, "", 1)
            candidate = replace(candidate, needed=1)
        deciding = self.ledger.deciding(candidate.slot, context, before=case.edit_id)
        same = next(
            (p for p in deciding if self._says_the_same(p, candidate) and not self._was_withdrawn(p)), None
        ) or self._disputed_before(candidate)
        current = deciding[0] if deciding and deciding[0].status == "active" else None
        reverses = (
            current is not None
            and current is not same
            and rules.holds(current.rule, current.parameters, case.final, context) is not True
        )
        if current is not None and reverses and current.pinned:
            return
        if self._switched_off(candidate):
            return
        seen_before = self.ledger.evidence_count(same.id) if same is not None else 0
        earlier: list[int] = []
        if same is None and candidate.needed > 1 and candidate.rule in _LINES:
            # What was added may be news; only what was added before as well is worth a line in the ledger.
            earlier = [edit.id for edit in past if _added_before(candidate, edit)]
            if not earlier:
                return
            seen_before = len(earlier)
        verdict = judge_rule(
            candidate,
            context,
            draft,
            case.final,
            seen_before=seen_before,
            past=past,
            own_texts=case.own_texts,
            # What is left out once may be a paste of the text alone; it has to be left out again.
            # To nobody known a single text reverses nothing, for it may be of another sort.
            reversal=reverses
            and context.person_id is not None
            and (not _leaves_out(candidate) or reworks_frame(case.seen)),
        )
        if not verdict.plausible:
            return
        scope = narrow_scope(context, rules.RULES[candidate.rule].language_bound)
        if same is not None:
            preference = self.ledger.support(same.id, case.edit_id, activate=verdict.believed)
            self._note(preference, "strengthened")
        else:
            if current is not None and reverses:
                scope = self._scope_against(current, scope)
            added = self._add(candidate, scope, verdict.believed)
            if added is None:
                return
            preference = added
            for edit_id in earlier:
                preference = self.ledger.support(added.id, edit_id, activate=verdict.believed)
            self._note(preference, "new")
        rivals = current is not None and current.scope == preference.scope and not current.pinned
        if (
            current is not None
            and current.id != preference.id
            and preference.status == "active"
            and (reverses or rivals)
        ):
            self._overrule(current, preference)

    def _disputed_before(self, candidate: Candidate) -> Preference | None:
        """The same preference for texts to nobody known, where their finals speak for and against it."""
        if self.case.context.person_id is not None:
            return None
        scope = narrow_scope(self.case.context, rules.RULES[candidate.rule].language_bound)
        return next(
            (
                p
                for p in self.ledger.in_slot(candidate.slot, scope)
                if p.status in ("active", "candidate") and self._says_the_same(p, candidate)
            ),
            None,
        )

    def _was_withdrawn(self, preference: Preference) -> bool:
        """Whether a preference was believed too widely; it stays with those who taught it."""
        wide = preference.scope.person_id is None and preference.status == "candidate"
        return wide and bool(self.ledger.contradicted_for(preference.id))

    def _wording(self, candidate: Candidate) -> None:
        case, context = self.case, self.case.context
        deciding = self.ledger.deciding(candidate.slot, context)
        same = next((p for p in deciding if self._says_the_same(p, candidate)), None) or self._alike(
            candidate
        )
        if self._switched_off(candidate):
            return
        before = self.ledger.evidence_count(same.id) if same is not None else 0
        verdict = judge_wording(candidate, case.draft, case.final, seen_before=before)
        against = next((p for p in deciding if p is not same and p.status == "active"), None)
        if against is not None and not against.pinned:
            self._weaken(against, "contradict", 1.0)
        if same is not None:
            self._note(self.ledger.support(same.id, case.edit_id, activate=verdict.believed), "strengthened")
        else:
            added = self._add(candidate, narrow_scope(context, language_bound=True), verdict.believed)
            if added is not None:
                self._note(added, "new")

    def _says_the_same(self, preference: Preference, candidate: Candidate) -> bool:
        if preference.rule != candidate.rule:
            return False
        if preference.parameters == candidate.parameters:
            return True
        if not candidate.rule or candidate.rule == "replace_phrase":
            return False
        # Another wording of the same wish ("under 80 words", "under 90") that explains this edit as well.
        return (
            candidate.rule in ("length", "sentence_length", "greeting", "exclamation")
            and all(
                preference.parameters.get(place) == candidate.parameters.get(place)
                for place in ("first", "last")
            )
            and rules.holds(preference.rule, preference.parameters, self.case.final, self.case.context)
            is True
            and rules.holds(preference.rule, preference.parameters, self.case.draft, self.case.context)
            is False
        )

    def _alike(self, candidate: Candidate) -> Preference | None:
        """A worded preference that says nearly the same in other words."""
        if "axis" in candidate.parameters:
            return None
        waiting = [
            p
            for p in self.ledger.matching(self.case.context)
            if p.kind == "worded" and "axis" not in p.parameters
        ]
        return next(
            (
                p
                for p in waiting
                if fuzz.token_set_ratio(p.text.lower(), candidate.text.lower()) >= SAME_WORDING
            ),
            None,
        )

    def _switched_off(self, candidate: Candidate) -> bool:
        """Whether the user has switched this very preference off for this context: it stays off."""
        scope = narrow_scope(self.case.context, language_bound=True)
        return any(
            p.status == "off"
            and p.rule == candidate.rule
            and p.parameters == candidate.parameters
            and p.scope.person_id in (None, scope.person_id)
            for p in self.ledger.in_slot(candidate.slot)
        )

    def _scope_against(self, current: Preference, scope: Scope) -> Scope:
        """The scope of a preference that reverses another: the same, or this kind only where the other
        was only ever seen in other kinds of text.
        """
        if current.scope.person_id != scope.person_id:
            return scope
        kind = self.case.context.kind
        kinds = [c.kind for c in self.ledger.contexts_of(current.id)]
        if not current.scope.kind and len(kinds) >= 2 and kind not in kinds and current.kind != "stated":
            return replace(scope, kind=kind)
        return replace(scope, kind=current.scope.kind, register=current.scope.register)

    def _overrule(self, current: Preference, newer: Preference) -> None:
        self.handled.add(current.id)
        if self.case.context.person_id is None and not self._is_given_up(current):
            return
        if current.scope == newer.scope:
            self.ledger.replace(current.id, newer.id, self.case.edit_id)
            self._note(self.ledger.get(newer.id), "replaced", again=True)
            return
        if newer.scope.kind and not current.scope.kind and current.scope.person_id == newer.scope.person_id:
            kinds = {c.kind for c in self.ledger.contexts_of(current.id)}
            if len(kinds) == 1:
                narrowed = replace(current.scope, kind=kinds.pop())
                text = _rule_wording(current, narrowed, self.case.context.person_name)
                self._note(self.ledger.narrow(current.id, narrowed, text, self.case.edit_id), "weakened")
                return
        if current.kind != "stated":
            self._weaken(current, "contradict", 1.0)

    def _is_given_up(self, current: Preference) -> bool:
        """Whether the newest texts to nobody known have left a preference, one after the other."""
        recent = self.ledger.finals_to_nobody(self.case.context)
        told = [
            rules.holds(current.rule, current.parameters, edit.final_text, edit.context) for edit in recent
        ]
        newest = [verdict for verdict in told if verdict is not None][:FINALS_TO_GIVE_UP]
        return len(newest) == FINALS_TO_GIVE_UP and not any(newest)

    def _confirm_waiting(self) -> None:
        """Preferences that no candidate of this edit named, but that this edit follows as well."""
        case, context = self.case, self.case.context
        applied = {preference_id for preference_id, _ in case.applied}
        for preference in self.ledger.matching(context):
            if not preference.rule or preference.id in self.learned or preference.id in self.handled:
                continue
            if preference.id in applied or self._was_withdrawn(preference):
                continue
            if (
                rules.holds(preference.rule, preference.parameters, case.draft, context) is False
                and rules.holds(preference.rule, preference.parameters, case.final, context) is True
            ):
                needed = edits_needed(preference.rule, 2, context) if preference.status == "candidate" else 1
                seen = self.ledger.evidence_count(preference.id) + 1
                self._note(
                    self.ledger.support(preference.id, case.edit_id, activate=seen >= needed), "strengthened"
                )

    def _applied(self, outcome: Outcome, usable: bool) -> None:
        case = self.case
        turned = self._has_turned()
        for preference_id, how in case.applied:
            try:
                preference = self.ledger.get(preference_id)
            except KnownError:
                continue  # deleted since
            kept = self._kept(preference, outcome) if usable else None
            self.ledger.mark_kept(case.draft_id, preference_id, kept)
            if kept is None or preference_id in self.handled:
                continue
            if self._is_of_others(preference):
                if kept:
                    self._adopt(preference)
            elif kept:
                if preference_id not in self.learned:
                    weight = STANDING_WEIGHT if self._is_news_to(preference) else KEPT_WEIGHT
                    self._note(
                        self.ledger.witness(preference_id, case.edit_id, "kept", weight), "strengthened"
                    )
            elif not preference.pinned:
                self._weaken(preference, "broken", UNDONE_WEIGHT if how == "rule" else 1.0)
                if turned and preference.scope.person_id is not None and preference.kind == "rule":
                    self.ledger.withdraw(preference_id, case.edit_id)

    def _is_of_others(self, preference: Preference) -> bool:
        """Whether a preference is about other people, and was tried on this one for being like them."""
        return preference.scope.person_id not in (None, self.case.context.person_id)

    def _adopt(self, preference: Preference) -> None:
        """What similar people's mail has in its frame, and was left standing, holds for this person too."""
        context = self.case.context
        slot = rules.slot(preference.rule, preference.parameters)
        if preference.rule not in _FRAME_PARTS or context.person_id is None:
            return
        own = Scope(person_id=context.person_id, language=preference.scope.language)
        if self.ledger.in_slot(slot, own):
            return
        added = self._add(Candidate(preference.rule, dict(preference.parameters)), own, active=True)
        if added is not None:
            self._note(added, "new")

    def _has_turned(self) -> bool:
        """Whether this final replaced several parts of the frame at once: the old taste goes as a whole."""
        replaced = [
            entry
            for entry in self.learned.values()
            if entry.action == "replaced"
            and entry.scope.person_id is not None
            and self.ledger.get(entry.preference_id).rule in _FRAME_PARTS
        ]
        return len(replaced) >= PARTS_OF_A_TURN

    def _is_news_to(self, preference: Preference) -> bool:
        """Whether a preference was learned of other people than the one of this final."""
        if preference.kind != "rule" or preference.scope.person_id is not None:
            return False
        taught = {context.person_id for context in self.ledger.contexts_of(preference.id)}
        return self.case.context.person_id not in taught

    def _kept(self, preference: Preference, outcome: Outcome) -> bool | None:
        """Whether the final kept a preference: by its rule, or for worded ones by an untouched draft."""
        case = self.case
        if preference.rule:
            part = _FRAME_PARTS.get(preference.rule)
            if part is not None and _form(preference.parameters) and not getattr(case.seen.final, part):
                return None  # the part is missing altogether, as where the text alone was pasted
            return rules.holds(preference.rule, preference.parameters, case.final, case.context)
        if outcome == "accepted":
            return True
        return None


_LINES = ("opening_line", "closing_line")


def _added_before(candidate: Candidate, edit: PastEdit) -> bool:
    """Whether the user put the line of a candidate into an earlier draft as well."""
    found = [
        rules.holds(candidate.rule, candidate.parameters, text, edit.context)
        for text in (edit.draft_text, edit.final_text)
    ]
    return found == [False, True]


_FRAME_PARTS = {"greeting": "greeting", "sign_off": "sign_off", "own_name": "name"}


def _form(parameters: Mapping[str, Any]) -> str:
    return str(parameters.get("form", parameters.get("name", "")))


def _leaves_out(candidate: Candidate) -> bool:
    """Whether a candidate does without a greeting, a closing or a name."""
    return candidate.rule in _FRAME_PARTS and not _form(candidate.parameters)


def _rule_wording(preference: Preference, scope: Scope, person_name: str) -> str:
    if preference.rule:
        return rules.wording(preference.rule, preference.parameters, scope, person_name)
    return preference.text
