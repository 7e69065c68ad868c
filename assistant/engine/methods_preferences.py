"""The ledger in the user's hands: read, state, edit, pin, switch, delete, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_library import find_person
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.library.store import Library
    from assistant.style.ledger import Ledger
    from assistant.style.records import Preference, Scope
    from models.cards import ModelCard

_REGISTERS = ("formal", "neutral", "informal")
_KINDS = ("mail", "reply", "document", "rewrite")
_DISPUTED = "Your texts differ about this, so it acts only where those most like the new one agree."


def preferences(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Everything learned and stated."""
    bench = workshop.bench
    named = call.params.text("person")
    person = find_person(bench.library, named).id if named else None
    card = card_in_use(workshop)
    return {
        "preferences": [shown(entry, bench.ledger, bench.library, card) for entry in bench.ledger.all(person)]
    }


def show(workshop: Workshop, call: Call) -> dict[str, Any]:
    """One preference with its life: the drafts it shaped, and every change."""
    ledger = workshop.bench.ledger
    number = ids.parse("pref", call.params.text("id"))
    return {
        **_now(workshop, ledger.get(number)),
        "applications": [
            {"draft": ids.show("draft", draft_id), "date": at, "how": how, "kept": kept}
            for draft_id, how, kept, at in ledger.applications_of(number)
        ],
        "history": [
            {"change": change, "date": at, "by": "edit" if edit_id is not None else "hand"}
            for change, at, edit_id in ledger.changes_of(number)
        ],
    }


def add(workshop: Workshop, call: Call) -> dict[str, Any]:
    """State a preference."""
    bench = workshop.bench
    scope = _scope_read(call, bench.library)
    name = bench.library.person(scope.person_id).name if scope.person_id is not None else ""
    return _now(workshop, bench.ledger.add_stated(call.params.text("text"), scope, name))


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
    ledger = workshop.bench.ledger
    number = ids.parse("pref", call.params.text("id"))
    before = _now(workshop, ledger.get(number))
    ledger.delete(number)
    return {**before, "deleted": True}


def undo(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Take back the last change of a preference."""
    return _changed(workshop, call, lambda ledger, number: ledger.undo(number))


def _changed(workshop: Workshop, call: Call, change: Callable[[Ledger, int], Preference]) -> dict[str, Any]:
    number = ids.parse("pref", call.params.text("id"))
    return _now(workshop, change(workshop.bench.ledger, number))


def _now(workshop: Workshop, entry: Preference) -> dict[str, Any]:
    bench = workshop.bench
    return shown(entry, bench.ledger, bench.library, card_in_use(workshop))


def card_in_use(workshop: Workshop) -> ModelCard | None:
    """The card of the language model that writes, without loading it; None where none can."""
    try:
        chosen = workshop.models.choose_language(workshop.settings)
    except KnownError:
        return None
    return chosen.card if chosen is not None else None


def shown(entry: Preference, ledger: Ledger, library: Library, card: ModelCard | None) -> dict[str, Any]:
    """A preference as the command line and the window show it."""
    from assistant.drafting.plan import acts

    how, reason = acts(entry, card)
    disputed = ledger.is_disputed(entry)
    return {
        "id": ids.show("pref", entry.id),
        "text": entry.text,
        "scope": scope_shown(entry.scope, library),
        "kind": entry.kind,
        "strength": round(entry.strength, 4),
        "status": "disputed" if disputed else entry.status,
        "acts": how,
        "acts_reason": reason or (_DISPUTED if disputed else ""),
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
    from assistant.style.evidence import pairs

    if not entry.evidence:
        return []
    try:
        edits = ledger.taught_by(entry.id)
    except KnownError:
        # Deleted just now by undoing its making; what taught it is told no more.
        return []
    return [
        {
            "draft": ids.show("draft", edit.draft_id) if edit.draft_id > 0 else None,
            "date": edit.at,
            "edit_cost": edit.edit_cost,
            "changes": [{"from": pair.before, "to": pair.after} for pair in pairs(entry, edit)],
        }
        for edit in edits
    ]


def scope_shown(scope: Scope, library: Library) -> dict[str, Any]:
    """Where a preference applies; empty fields do not restrict."""
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
