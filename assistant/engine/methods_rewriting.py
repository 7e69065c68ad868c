"""What is learned from a quick rewrite of which the user took only a part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_learning import learn
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError


def learn_rewrite(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Keep a rewrite as a draft with what the user made of it, and learn from the difference.

    Parameters: ``old`` (as it was), ``text`` (as it was rewritten), ``final`` (as it was taken).

    Returns:
        what ``learn`` returns.

    Raises:
        KnownError: ``empty-text`` when one is missing; else as ``learn``.
    """
    from assistant.drafting.records import Draft, Request
    from assistant.style.records import Context
    from assistant.text.language import detect

    params = call.params
    old, text, final = params.text("old"), params.text("text"), params.text("final")
    if not (old.strip() and text.strip() and final.strip()):
        raise KnownError("empty-text", "A text is missing, so nothing can be learned.", "Give all three.")
    context = Context(kind="rewrite", language=detect(old))
    draft = workshop.bench.drafts.save(
        Draft(id=0, request=Request(kind="rewrite", points=(old,)), context=context, subject="", text=text)
    )
    workshop.bench.ledger.record_draft(draft.id, draft.context, [])
    values = {"draft_id": ids.show("draft", draft.id), "final": final, "outcome": "edited"}
    return learn(workshop, replace(call, params=type(params)(values)))
