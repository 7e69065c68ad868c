"""Learning: from finals, from single passages, from the answer to a question; and how it went."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_drafting import own_name
from assistant.engine.methods_library import find_person
from assistant.engine.methods_preferences import card_in_use, scope_shown, shown
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.drafting.records import Draft
    from assistant.engine.jobs import Jobs
    from assistant.library.store import Library
    from assistant.style.records import Context
    from models.llm import LanguageModel

log = logging.getLogger(__name__)

_OUTCOMES = ("", "accepted", "edited", "regenerated", "discarded")
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
    if workshop.settings.flag("learning.paused"):
        raise KnownError(
            "learning-paused",
            "The final is kept, but learning is paused.",
            "Go on with `ownhand settings set learning.paused false`.",
        )
    call.progress("learn")
    name = own_name(bench.library)
    draft = _to_somebody(draft, bench.library)
    lesson = learn_from(
        draft,
        final,
        outcome,
        bench.ledger,
        model=_model_for_wording(workshop),
        own_texts=bench.library.own_texts(person_id=draft.context.person_id, limit=_OWN_TEXTS),
        embed=workshop.embed_query(),
        own_names=(name,) if name else (),
        points=draft.request.points,
        cancel=call.cancel,
        busy=_Wanted(workshop.jobs),
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
                "scope": scope_shown(entry.scope, bench.library),
                "strength": round(entry.strength, 4),
                "action": entry.action,
            }
            for entry in lesson.learned
        ],
    }


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Set while a draft waits for the model that learning would keep busy."""

    jobs: Jobs

    def is_set(self) -> bool:
        """As of an event."""
        return self.jobs.waits("model")


def _to_somebody(draft: Draft, library: Library) -> Draft:
    """The draft with its recipient as a person, so that what is learned is learned of them."""
    context = draft.context
    if context.person_id is not None or context.kind not in ("mail", "reply") or not draft.to:
        return draft
    person = library.know(draft.to[0], context.person_name)
    return replace(draft, context=replace(context, person_id=person.id, person_name=person.name))


def add_lesson(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Learn from one passage: more like this, or nothing like this."""
    from assistant.style.account import narrow_scope
    from assistant.style.passages import read
    from assistant.style.records import Scope

    bench, params = workshop.bench, call.params
    context, points = _place_of_passage(workshop, call)
    whole = context.person_id is not None or bool(params.text("kind")) or bool(params.text("draft_id"))
    scope = narrow_scope(context) if whole else Scope()
    found = read(params.text("text"), params.flag("like", True), context, scope, points)
    kept = bench.ledger.add_passage(found, scope, context.person_name if scope.person_id is not None else "")
    model = card_in_use(workshop)
    return {
        "lesson": shown(kept[0], bench.ledger, bench.library, model),
        "preferences": [shown(entry, bench.ledger, bench.library, model) for entry in kept[1:]],
    }


def _place_of_passage(workshop: Workshop, call: Call) -> tuple[Context, tuple[str, ...]]:
    """Whom a passage was written to and in which kind of text, and the points of its draft."""
    from assistant.style.records import Context

    bench, params = workshop.bench, call.params
    kind: Any = params.choice("kind", ("", "mail", "reply", "document"), "") or "mail"
    named, draft_id = params.text("person"), params.text("draft_id")
    if draft_id:
        draft = _to_somebody(bench.drafts.get(ids.parse("draft", draft_id)), bench.library)
        if not named:
            return draft.context, draft.request.points
        kind = draft.context.kind
    if not named:
        return Context(kind=kind), ()
    person = find_person(bench.library, named)
    return Context(kind=kind, person_id=person.id, person_name=person.name), ()


def answer_question(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Keep the answer to a draft's question; it is not asked again."""
    bench = workshop.bench
    number = ids.parse("question", call.params.text("id"))
    stated = bench.ledger.answer(number, call.params.text("choice").strip().lower())
    model = card_in_use(workshop)
    return {
        "id": ids.show("question", number),
        "preference": shown(stated, bench.ledger, bench.library, model) if stated is not None else None,
    }


def curve(workshop: Workshop, call: Call) -> dict[str, Any]:
    """How the edit cost went over time, overall or for one person."""
    from assistant.style.evidence import curve as draw

    bench = workshop.bench
    named = call.params.text("person")
    person = find_person(bench.library, named).id if named else None
    found = draw(bench.ledger.outcomes(person))
    return {
        "person": ids.show("person", person) if person is not None else None,
        "points": [
            {
                "draft": ids.show("draft", edit.draft_id) if edit.draft_id > 0 else None,
                "date": edit.at,
                "person": ids.show("person", edit.context.person_id) if edit.context.person_id else None,
                "outcome": edit.outcome,
                "edit_cost": edit.edit_cost,
                "edit_cost_normalised": round(edit.edit_cost_normalised, 4),
                "smooth": smooth,
            }
            for edit, smooth in zip(found.edits, found.smooth, strict=True)
        ],
        "first": found.first,
        "last": found.last,
        "untouched": found.untouched,
    }


def _model_for_wording(workshop: Workshop) -> LanguageModel | None:
    """The model that words what no rule explains; learning goes on by rules alone where there is none.

    A model that can't follow a wish in words does not find one either, and is not kept busy with it.
    """
    from assistant.drafting.plan import strategy_of

    if strategy_of(card_in_use(workshop)) != "whole":
        return None
    try:
        return workshop.models.language(workshop.settings)
    except KnownError as fault:
        log.info("learning without a language model: %s", fault.code)
        return None
