"""Which preferences apply to a request: scope first, then likeness, conflicts resolved.

Scopes form a lattice, person › register and kind of text › everyone; of two preferences about the same
thing the narrower wins, then the newer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from assistant.style import rules
from assistant.style.ledger.history import NEAREST, History, PastEdit
from assistant.style.ledger.newcomers import agreed_frame, voices
from assistant.style.ledger.rows import Stored
from assistant.style.records import Context, Preference, Scope
from assistant.style.strength import APPLIED_FROM, decayed

# Of the texts to nobody known that tell about a thing, this share must agree on it …
AGREED_SHARE = 0.8
# … and where only the nearest are asked, at least so many must tell.
LEAST_NEAR = 2
# Nearest past contexts whose people are asked how somebody new is greeted.
NEAREST_ASKED = 8
# Colleagues who must be greeted alike before somebody new in their house is; like mail tells more.
LEAST_COLLEAGUES = 3


class Choice(History):
    """Choosing; reads only."""

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
        is_denied = self._judge(context)
        in_scope = [e for e in self._scoped(context, now) if not is_denied(e)]
        chosen = [e for e in _resolve(in_scope) if e.preference.rule not in rules.WHILE_WRITING]
        chosen = self._with_frame_of_others(context, chosen, now)
        near = self._near(context, {e.slot for e in chosen}, now)
        near = [e for e in near if not is_denied(e)]
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

    def register_for(self, context: Context) -> Preference | None:
        """The register the user has stated for a context, as a preference with the parameter "form"."""
        self._entries()
        stated = [
            e
            for e in self._scoped(context, self._clock(), any_register=True)
            if e.preference.rule == "register"
        ]
        return _resolve(stated)[0].preference if stated else None

    def passages(self, context: Context) -> list[Preference]:
        """Passages the user wants more of, or nothing like; narrower scopes and newer ones first."""
        self._entries()
        found = [
            e for e in self._scoped(context, self._clock()) if e.preference.rule in ("more_like", "not_like")
        ]
        found.sort(key=lambda e: (-_width(e.preference.scope), -e.preference.changed))
        return [e.preference for e in found]

    def _scoped(self, context: Context, now: float, any_register: bool = False) -> list[Stored]:
        return [
            e
            for e in self._in_reach(context.person_id)
            if self._usable(e, now) and _matches(e, context, any_register)
        ]

    def deciding(self, slot: str, context: Context, before: int | None = None) -> list[Preference]:
        """Active and waiting preferences that decide about one thing in a context, the one in force first.

        Args:
            before: as things stood before this edit.
        """
        self._entries()
        is_denied = self._judge(context, before)
        found = [
            e
            for e in self._in_reach(context.person_id)
            if e.slot == slot
            and _matches(e, context)
            and e.preference.status in ("active", "candidate")
            and not is_denied(e)
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

    def _usable(self, entry: Stored, now: float) -> bool:
        preference = entry.preference
        if preference.status != "active":
            return False
        if preference.pinned or preference.kind == "stated":
            return True
        return decayed(preference.strength, now - entry.seen) >= APPLIED_FROM

    def is_disputed(self, preference: Preference) -> bool:
        """Whether texts to nobody known differ about a preference that is in force for them.

        It acts only on texts whose nearest earlier ones agree on it.
        """
        scope = preference.scope
        if preference.status != "active" or scope.person_id is not None or not scope.kind:
            return False
        of_scope = Context(scope.kind, language=scope.language)
        return _is_disputed(preference, self.finals_to_nobody(of_scope), ())

    def _judge(self, context: Context, before: int | None = None) -> Callable[[Stored], bool]:
        """Whether earlier finals in a context speak against what was learned, as a test of one entry."""
        finals = self.finals_to(context, before)
        if finals:
            return lambda entry: _is_denied(entry, finals)
        recent = self.finals_to_nobody(context, before)
        if context.person_id is not None:
            # What texts to nobody known differ about is not tried on somebody new.
            return lambda e: bool(e.preference.scope.kind) and _is_disputed(e.preference, recent, ())
        near = [
            (edit, likeness)
            for edit, likeness in (self.nearest_finals(context) if recent else [])
            if edit.context.person_id is None
            and edit.context.kind == context.kind
            and (before is None or edit.id < before)
        ]
        return lambda entry: _is_disputed(entry.preference, recent, near)

    def _with_frame_of_others(self, context: Context, chosen: list[Stored], now: float) -> list[Stored]:
        """What was chosen, for somebody new with the frame that similar people agree on.

        What is known of the person, stated or pinned stays.
        """
        somebody = context.person_id is not None or context.person_name or context.house
        new = context.kind in ("mail", "reply") and not context.written_to and not self.finals_to(context)
        if not somebody or not new:
            return chosen
        near = [
            edit
            for edit, _ in self.nearest_finals(context, NEAREST_ASKED)
            if edit.context.register == context.register
        ]
        firm = {
            e.slot
            for e in chosen
            if e.preference.scope.person_id is not None or e.preference.pinned or e.preference.kind != "rule"
        }
        agreed: dict[str, Stored] = {}
        for finals, least in ((self.finals_in_house(context), LEAST_COLLEAGUES), (near, LEAST_NEAR)):
            asked = voices(finals, context.person_id)
            entries = {
                e.preference.id: e
                for edit in asked
                for e in self._by_person.get(edit.context.person_id, ())
                if self._usable(e, now) and e.preference.scope.language in ("", context.language)
            }
            frame = agreed_frame(asked, [e.preference for e in entries.values()], least)
            agreed |= {slot: entries[preference.id] for slot, preference in frame.items() if slot not in firm}
        return [e for e in chosen if e.slot not in agreed] + list(agreed.values())

    def _near(self, context: Context, taken: set[str], now: float) -> list[Stored]:
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
        found: list[Stored] = []
        for context_id, _ in neighbours:
            for preference_id in sorted(self._taught.get(context_id, ())):
                entry = self._entries().get(preference_id)
                if entry is None or entry.slot in taken or not self._usable(entry, now):
                    continue
                if _fits_by_likeness(entry, context):
                    taken.add(entry.slot)
                    found.append(entry)
        return found


def _width(scope: Scope) -> int:
    """How narrow a scope is; larger is narrower."""
    return (
        8 * (scope.person_id is not None)
        + 4 * bool(scope.register)
        + 2 * bool(scope.kind)
        + bool(scope.language)
    )


def _matches(entry: Stored, context: Context, any_register: bool = False) -> bool:
    scope = entry.preference.scope
    if scope.person_id is not None and scope.person_id != context.person_id:
        return False
    if scope.register and scope.register != context.register and not any_register:
        return False
    if scope.kind and scope.kind != context.kind:
        return False
    if scope.language and context.language and scope.language != context.language:
        return False
    return _rule_fits(entry.preference, context)


def _rule_fits(preference: Preference, context: Context) -> bool:
    rule = rules.RULES.get(preference.rule)
    return rule is None or not rule.frame or context.kind in ("mail", "reply")


def _fits_by_likeness(entry: Stored, context: Context) -> bool:
    """Whether a preference learned for somebody else may serve in a similar context."""
    scope = entry.preference.scope
    rule = rules.RULES.get(entry.preference.rule)
    if entry.preference.rule in rules.WHILE_WRITING or rule is not None and rule.frame:
        return False  # how to greet somebody is no matter of the subject
    if scope.register and scope.register != context.register:
        return False
    if scope.kind and scope.kind != context.kind:
        return False
    if scope.language and context.language and scope.language != context.language:
        return False
    return _rule_fits(entry.preference, context)


def _is_denied(entry: Stored, finals: Sequence[PastEdit]) -> bool:
    """Whether earlier finals to this very person do without what was learned of others."""
    preference = entry.preference
    learned = preference.kind == "rule" and not preference.pinned
    if not learned or not finals or preference.scope.person_id == finals[0].context.person_id:
        return False
    for edit in finals:
        if edit.id in preference.evidence:
            return False
        verdict = rules.holds(preference.rule, preference.parameters, edit.final_text, edit.context)
        if verdict is not None:
            return not verdict
    return False


def _is_disputed(
    preference: Preference, recent: Sequence[PastEdit], near: Sequence[tuple[PastEdit, float]]
) -> bool:
    """Whether texts to nobody known differ about a thing, and those nearest to the request don't want it.

    Several sorts of text share one scope there. What nearly all of the newest follow is a habit; where they
    contradict each other the nearest earlier texts are asked, and where these don't agree nothing is done.
    """
    if preference.kind != "rule" or preference.pinned or not recent:
        return False
    told = _verdicts(preference, recent)
    if told.count(True) >= AGREED_SHARE * len(told):
        return False
    likeness = {edit.id: value for edit, value in near}
    told_near = [
        (likeness[edit.id], verdict) for edit, _ in near for verdict in _verdicts(preference, [edit])
    ]
    wanted = sum(value for value, verdict in told_near if verdict)
    whole = sum(value for value, _ in told_near)
    return len(told_near) < LEAST_NEAR or wanted < AGREED_SHARE * whole


def _verdicts(preference: Preference, finals: Sequence[PastEdit]) -> list[bool]:
    """What finals that give an occasion say about a rule."""
    found = (
        rules.holds(preference.rule, preference.parameters, edit.final_text, edit.context) for edit in finals
    )
    return [verdict for verdict in found if verdict is not None]


def _resolve(entries: list[Stored]) -> list[Stored]:
    """One preference a slot: the pinned, then the narrower, then the newer; a newer statement beats both."""
    by_slot: dict[str, list[Stored]] = defaultdict(list)
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
