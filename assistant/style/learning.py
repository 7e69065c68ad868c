"""Learning from one final: outcome, changes, candidates, verification, and what it does to the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Protocol

from rapidfuzz import fuzz

from assistant.errors import Cancelled, KnownError
from assistant.library.records import OwnText
from assistant.style import rules
from assistant.style.candidates import (
    Candidate,
    Model,
    is_about_somebody,
    measured_wordings,
    model_wording,
    propose,
    reworks_frame,
)
from assistant.style.edits import Comparison, compare
from assistant.style.ledger import Ledger, PastEdit
from assistant.style.records import Change, Context, Learned, Lesson, Outcome, Preference, Scope
from assistant.style.recurring import plain, recurring_lines
from assistant.style.verification import edits_needed, judge_rule, judge_wording
from assistant.style.widening import PEOPLE_FOR_ADDED, is_added, is_warranted
from assistant.text.tokens import edit_cost, edit_cost_normalised

# Weights of evidence: an edit counts full, a kept application half (it costs the user nothing), and a
# rule that the user took back by hand twice.
KEPT_WEIGHT = 0.5
# What others taught and somebody new's final merely left standing says little.
STANDING_WEIGHT = 0.2
UNDONE_WEIGHT = 2.0
# Distinct people who must share a preference before it is believed of a whole register, or of everyone.
PEOPLE_FOR_REGISTER = 2
PEOPLE_FOR_EVERYONE = 3
# Texts to nobody known that must do without a preference, one after the other, before it is given up.
FINALS_TO_GIVE_UP = 3
# Parts of the frame that one final must replace before all that it contradicts is given up with them.
PARTS_OF_A_TURN = 2
# The model is asked for a wording only when this many tokens changed in ways no rule explains.
WORTH_WORDING = 6
# Two wordings at least this alike (0..100, order of words aside) say the same.
SAME_WORDING = 85

Action = Literal["new", "strengthened", "weakened", "replaced"]


class AppliedLike(Protocol):
    """A preference applied to a draft; ``drafting.records.Applied`` is one."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def how(self) -> Literal["prompt", "rule"]: ...  # noqa: D102


class DraftLike(Protocol):
    """What learning needs of a draft; ``drafting.records.Draft`` is one."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def context(self) -> Context: ...  # noqa: D102
    @property
    def preferences(self) -> Sequence[AppliedLike]: ...  # noqa: D102


class Flag(Protocol):
    """Something like an event: set, or not."""

    def is_set(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class _Either:
    """Set as soon as one of two flags is."""

    first: Flag | None
    second: Flag

    def is_set(self) -> bool:
        return self.second.is_set() or self.first is not None and self.first.is_set()


@dataclass(frozen=True, slots=True)
class _Case:
    """One final being learned from."""

    context: Context
    draft_id: int
    draft: str
    final: str
    seen: Comparison
    edit_id: int
    applied: tuple[tuple[int, str], ...]
    own_texts: Sequence[OwnText]
    points: Sequence[str]


# What is longer was not made out of a draft, and patterns over one endless word take minutes (characters).
LONGEST_FINAL = 200_000
LONGEST_WORD = 4_000


def learn(
    draft: DraftLike,
    final: str,
    outcome: Outcome,
    ledger: Ledger,
    *,
    model: Model | None = None,
    own_texts: Sequence[OwnText] = (),
    embed: Callable[[str], Any] | None = None,
    own_names: Sequence[str] = (),
    points: Sequence[str] = (),
    cancel: Any = None,
    busy: Flag | None = None,
) -> Lesson:
    """Learn from what the user made of a draft.

    Calling it again for the same draft replaces the earlier lesson: nothing counts twice, and the same
    final gives the same lesson.

    Args:
        draft: with its context and the preferences applied to it. An id of 0 (never stored) is allowed.
        final: the text the user finished with. Whatever it says, it is only compared, never obeyed.
        outcome: as reported; "accepted" and "edited" are decided by the texts themselves. "discarded" and
            "regenerated" teach nothing.
        model: a language model for worded preferences; without one only rules and counted wordings are
            learned.
        own_texts: the user's own sent texts to the same person, newest first; they confirm candidates.
        embed: text -> vector, used where the draft's context has no embedding.
        own_names: the user's names, where known.
        points: what the user asked to say; corrections of these words are content.
        busy: set while somebody waits for the model; the wording in words is then left, all else is learned.

    Returns:
        The lesson, with the changes and what they did to the ledger.

    Raises:
        KnownError: ``empty-final`` when there is no final text, ``final-too-long``.
    """
    if outcome in ("discarded", "regenerated"):
        with ledger.lesson(draft.id):
            pass  # an earlier lesson from this draft is taken back
        return Lesson(outcome, 0, 0.0, (), ())
    if not final.strip():
        raise KnownError(
            "empty-final",
            "The final text is empty, so nothing can be learned from it.",
            "Give the text as you sent it, or say --outcome discarded.",
        )
    if len(final) > LONGEST_FINAL or any(len(word) > LONGEST_WORD for word in final.split()):
        raise KnownError(
            "final-too-long",
            "The final text is too long to be compared with the draft, or holds data that are no words.",
            "Give the text of the mail alone, without what came with it.",
        )
    untouched = _tidy(final) == _tidy(draft.text)
    outcome = "accepted" if untouched else "edited"
    known = ledger.lesson_of(draft.id) if draft.id else None
    if known is not None and known[:2] == (outcome, final) and known[2] != "{}":
        return lesson_from_json(json.loads(known[2]))
    context = draft.context
    if context.embedding is None and embed is not None:
        context = replace(context, embedding=embed(draft.text))
    seen = compare(draft.text, final, context, own_names, points)
    worded = [] if untouched else _worded(seen, model, cancel, busy)
    cost = (0, 0.0) if untouched else (edit_cost(draft.text, final), edit_cost_normalised(draft.text, final))
    draft_id = draft.id or ledger.free_draft_id()
    with ledger.lesson(draft_id):
        applied = tuple((p.id, str(p.how)) for p in draft.preferences) or tuple(ledger.applied_to(draft_id))
        context_id = ledger.record_draft(draft_id, context, applied)
        rewritten = seen.rewritten or seen.other_language
        edit_id = ledger.record_edit(draft_id, context_id, outcome, draft.text, final, cost, rewritten)
        case = _Case(context, draft_id, draft.text, final, seen, edit_id, applied, own_texts, points)
        learned = _Teaching(case, ledger).run(worded, outcome)
        changes = () if untouched else seen.changes
        lesson = Lesson(outcome, cost[0], round(cost[1], 4), changes, tuple(learned))
        ledger.store_lesson(edit_id, json.dumps(lesson_to_json(lesson), ensure_ascii=False))
    return lesson


def lesson_to_json(lesson: Lesson) -> dict[str, Any]:
    """A lesson as plain data."""
    return asdict(lesson)


def lesson_from_json(data: dict[str, Any]) -> Lesson:
    """The lesson that ``lesson_to_json`` wrote."""
    learned = tuple(Learned(**{**entry, "scope": Scope(**entry["scope"])}) for entry in data["learned"])
    changes = tuple(Change(**entry) for entry in data["changes"])
    return Lesson(data["outcome"], data["edit_cost"], data["edit_cost_normalised"], changes, learned)


def narrow_scope(context: Context, language_bound: bool = False) -> Scope:
    """The narrowest scope of a context: this person, or without one this kind and register."""
    language = context.language if language_bound else ""
    if context.person_id is not None and context.kind in ("mail", "reply"):
        return Scope(person_id=context.person_id, language=language)
    return Scope(register=context.register, kind=context.kind, language=language)


def _tidy(text: str) -> str:
    return re.sub(r"[ \t]+(?=\n|$)", "", text.replace("\r\n", "\n")).strip()


def _worded(seen: Comparison, model: Model | None, cancel: Any, busy: Flag | None) -> list[Candidate]:
    """Worded candidates; the model is asked before any transaction is open, for it takes its time."""
    found = measured_wordings(seen)
    try:
        found += _model_wordings(seen, model, cancel if busy is None else _Either(cancel, busy))
    except Cancelled:
        if busy is None or cancel is not None and cancel.is_set():
            raise
    return found


def _model_wordings(seen: Comparison, model: Model | None, cancel: Any) -> list[Candidate]:
    unexplained = sum(
        len(f"{c.before} {c.after}".split())
        for c in seen.changes
        if c.kind == "style"
        and c.feature
        in ("rewording", "phrase", "sentence-split", "sentence-join", "sentence-struck", "hedge")
    )
    if model is not None and unexplained >= WORTH_WORDING and not seen.rewritten and not seen.other_language:
        candidate = model_wording(model, seen, cancel)
        if candidate is not None:
            verdict = judge_wording(
                candidate,
                seen.draft.text(),
                seen.final.text(),
                seen_before=0,
                model=model,
                cancel=cancel,
            )
            if verdict.plausible:
                return [candidate]
    return []


class _Teaching:
    """What one final does to the ledger; used once."""

    def __init__(self, case: _Case, ledger: Ledger) -> None:
        self.case = case
        self.ledger = ledger
        self.learned: dict[int, Learned] = {}
        self.handled: set[int] = set()

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

    # --- candidates -------------------------------------------------------------------------------------

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

    def _add(self, candidate: Candidate, scope: Scope, active: bool) -> Preference | None:
        name = self.case.context.person_name if scope.person_id is not None else ""
        try:
            return self.ledger.add_learned(
                self.case.edit_id,
                candidate.rule,
                candidate.parameters,
                _wording_of(candidate, scope, name),
                scope,
                name,
                active,
            )
        except KnownError:
            return None  # a text that may not stand in the ledger teaches nothing

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

    # --- what was applied ---------------------------------------------------------------------------------

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
            if kept:
                if preference_id not in self.learned:
                    weight = STANDING_WEIGHT if self._is_news_to(preference) else KEPT_WEIGHT
                    self._note(
                        self.ledger.witness(preference_id, case.edit_id, "kept", weight), "strengthened"
                    )
            elif not preference.pinned:
                self._weaken(preference, "broken", UNDONE_WEIGHT if how == "rule" else 1.0)
                if turned and preference.scope.person_id is not None and preference.kind == "rule":
                    self.ledger.withdraw(preference_id, case.edit_id)

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

    # --- widening -----------------------------------------------------------------------------------------

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

    def _note(self, preference: Preference, action: Action, again: bool = False) -> None:
        before = self.learned.get(preference.id)
        kept_action = (
            before.action
            if before is not None and not again and before.action in ("new", "replaced")
            else action
        )
        self.learned[preference.id] = Learned(
            preference.id, preference.text, preference.scope, preference.strength, kept_action
        )


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


def _people_for_register(preference: Preference) -> int:
    """One's own name is the same to all of a register; how others are greeted has to be seen twice."""
    if preference.rule == "own_name" and _form(preference.parameters):
        return 1
    return PEOPLE_FOR_ADDED if is_added(preference.rule, preference.parameters) else PEOPLE_FOR_REGISTER


def _wording_of(candidate: Candidate, scope: Scope, person_name: str) -> str:
    if candidate.rule:
        return rules.wording(candidate.rule, candidate.parameters, scope, person_name)
    where = rules.scope_words(scope, person_name)
    return f"{where}: {candidate.text[:1].lower()}{candidate.text[1:]}" if where else candidate.text


def _rule_wording(preference: Preference, scope: Scope, person_name: str) -> str:
    if preference.rule:
        return rules.wording(preference.rule, preference.parameters, scope, person_name)
    return preference.text
