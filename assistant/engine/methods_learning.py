"""Learning from finals, and the ledger in the user's hands."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_drafting import own_name
from assistant.engine.methods_library import find_person
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.drafting.records import Draft
    from assistant.library.store import Library
    from assistant.style.ledger import Ledger
    from assistant.style.records import Preference, Scope
    from models.llm import LanguageModel

log = logging.getLogger(__name__)

_OUTCOMES = ("", "accepted", "edited", "regenerated", "discarded")
_REGISTERS = ("formal", "neutral", "informal")
_KINDS = ("mail", "reply", "document", "rewrite")
_OWN_TEXTS = 40


def learn(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Learn from what a draft ended up as."""
    from assistant.style.learning import learn as learn_from

    bench, params = workshop.bench, call.params
    draft = bench.drafts.get(ids.parse("draft", params.text("draft_id")))
    outcome: Any = params.choice("outcome", _OUTCOMES, "") or "edited"
    final = params.text("final")
    if outcome == "accepted" and not final.strip():
        final = draft.text
    if outcome in ("accepted", "edited") and not final.strip():
        raise KnownError(
            "empty-final",
            "The final text is empty, so nothing can be learned from it.",
            "Give the text as you sent it, or say --outcome discarded.",
        )
    if outcome == "accepted" and final.strip() != draft.text.strip():
        outcome = "edited"
    # What the user wrote is kept before anything else can go wrong.
    bench.drafts.set_final(draft.id, final, outcome)
    if not workshop.settings.flag("learning.enabled"):
        raise KnownError(
            "learning-off",
            "The final is kept, but learning is switched off.",
            "Switch it on with `ownhand settings set learning.enabled true`.",
        )
    call.progress("learn")
    name = own_name(bench.library)
    draft = _to_somebody(draft, bench.library)
    lesson = learn_from(
        draft,
        final,
        outcome,
        bench.ledger,
        model=_model_if_any(workshop),
        own_texts=bench.library.own_texts(person_id=draft.context.person_id, limit=_OWN_TEXTS)
        if draft.context.person_id is not None
        else (),
        embed=workshop.embed_query(),
        own_names=(name,) if name else (),
        points=draft.request.points,
        cancel=call.cancel,
    )
    return {
        "draft_id": ids.show("draft", draft.id),
        "outcome": lesson.outcome,
        "edit_cost": lesson.edit_cost,
        "edit_cost_normalised": lesson.edit_cost_normalised,
        "changes": [
            {
                "kind": change.kind,
                "from": change.before,
                "to": change.after,
                "at": change.at,
                "feature": change.feature,
            }
            for change in lesson.changes
        ],
        "learned": [
            {
                "preference_id": ids.show("pref", entry.preference_id),
                "text": entry.text,
                "scope": _scope_shown(entry.scope, bench.library),
                "strength": round(entry.strength, 4),
                "action": entry.action,
            }
            for entry in lesson.learned
        ],
    }


def _to_somebody(draft: Draft, library: Library) -> Draft:
    """The draft with its recipient as a person, so that what is learned is learned of them."""
    context = draft.context
    if context.person_id is not None or context.kind not in ("mail", "reply") or not draft.to:
        return draft
    person = library.know(draft.to[0], context.person_name)
    return replace(draft, context=replace(context, person_id=person.id, person_name=person.name))


def preferences(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Everything learned and stated."""
    bench = workshop.bench
    named = call.params.text("person")
    person = find_person(bench.library, named).id if named else None
    return {"preferences": [_shown(entry, bench.ledger, bench.library) for entry in bench.ledger.all(person)]}


def add(workshop: Workshop, call: Call) -> dict[str, Any]:
    """State a preference."""
    bench = workshop.bench
    scope = _scope_read(call, bench.library)
    name = bench.library.person(scope.person_id).name if scope.person_id is not None else ""
    stated = bench.ledger.add_stated(call.params.text("text"), scope, name)
    return _shown(stated, bench.ledger, bench.library)


def edit(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Word a preference anew."""
    text = call.params.text("text")
    return _changed(workshop, call, lambda ledger, number: ledger.edit(number, text))


def pin(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Keep a preference whatever later edits say."""
    return _changed(workshop, call, lambda ledger, number: ledger.pin(number))


def off(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Stop applying a preference."""
    return _changed(workshop, call, lambda ledger, number: ledger.off(number))


def on(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Apply a preference again."""
    return _changed(workshop, call, lambda ledger, number: ledger.on(number))


def delete(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Delete a preference; undo brings it back."""
    bench = workshop.bench
    number = ids.parse("pref", call.params.text("id"))
    shown = _shown(bench.ledger.get(number), bench.ledger, bench.library)
    bench.ledger.delete(number)
    return {**shown, "deleted": True}


def undo(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Take back the last change of a preference."""
    return _changed(workshop, call, lambda ledger, number: ledger.undo(number))


def _changed(workshop: Workshop, call: Call, change: Callable[[Ledger, int], Preference]) -> dict[str, Any]:
    bench = workshop.bench
    number = ids.parse("pref", call.params.text("id"))
    return _shown(change(bench.ledger, number), bench.ledger, bench.library)


def _shown(entry: Preference, ledger: Ledger, library: Library) -> dict[str, Any]:
    return {
        "id": ids.show("pref", entry.id),
        "text": entry.text,
        "scope": _scope_shown(entry.scope, library),
        "kind": entry.kind,
        "strength": round(entry.strength, 4),
        "status": entry.status,
        "evidence": _evidence(entry, ledger),
        "applied": entry.applied,
        "kept": entry.kept,
        "pinned": entry.pinned,
        "rule": entry.rule,
        "created": entry.created,
        "changed": entry.changed,
        "replaced_by": ids.show("pref", entry.replaced_by) if entry.replaced_by else None,
    }


def _evidence(entry: Preference, ledger: Ledger) -> list[dict[str, Any]]:
    if not entry.evidence:
        return []
    try:
        edits = ledger.taught_by(entry.id)
    except KnownError:
        # Deleted just now by undoing its making; what taught it is told no more.
        return []
    return [
        {"draft": ids.show("draft", edit.draft_id), "date": edit.at, "edit_cost": edit.edit_cost}
        for edit in edits
    ]


def _scope_shown(scope: Scope, library: Library) -> dict[str, Any]:
    person = name = None
    if scope.person_id is not None:
        person = ids.show("person", scope.person_id)
        try:
            name = library.person(scope.person_id).name
        except KnownError:
            name = None
    return {
        "person": person,
        "person_name": name,
        "register": scope.register,
        "kind": scope.kind,
        "language": scope.language,
    }


def _scope_read(call: Call, library: Library) -> Scope:
    """A scope out of texts such as ``person=anna@example.org,kind=reply``.

    Raises:
        KnownError: ``bad-scope``, ``unknown-person``, ``ambiguous-person``.
    """
    from assistant.style.records import Scope

    parts: dict[str, str] = {}
    for pair in ",".join(call.params.texts("scope")).split(","):
        name, _, value = (part.strip() for part in pair.partition("="))
        if name in ("", "everywhere"):
            continue
        if name not in ("person", "register", "kind", "language") or not value:
            raise _bad_scope()
        parts[name] = value
    language = parts.get("language", "").lower()
    known = (
        parts.get("register", "formal") in _REGISTERS
        and parts.get("kind", "mail") in _KINDS
        and (not language or len(language) == 2 and language.isalpha())
    )
    if not known:
        raise _bad_scope()
    register: Any = parts.get("register", "")
    kind: Any = parts.get("kind", "")
    person = find_person(library, parts["person"]).id if "person" in parts else None
    return Scope(person_id=person, register=register, kind=kind, language=language)


def _bad_scope() -> KnownError:
    return KnownError(
        "bad-scope",
        "This scope is not understood.",
        "A scope is made of person=…, register=formal|neutral|informal, kind=mail|reply|document|rewrite, "
        "language=en, parted by commas.",
    )


def _model_if_any(workshop: Workshop) -> LanguageModel | None:
    """Learning goes on by rules alone where no model can be loaded."""
    try:
        return workshop.models.language(workshop.settings)
    except KnownError as fault:
        log.info("learning without a language model: %s", fault.code)
        return None
