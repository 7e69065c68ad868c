"""Examples of the user's own hand: own texts ranked for a request, and edits made in like contexts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.library.records import OwnText
from assistant.style.ledger import Ledger, PastEdit
from assistant.style.nearest import unit
from assistant.style.records import Context

# Only the best of the cheap ranking are compared by meaning, which costs an embedding each.
BY_MEANING = 16
# Texts shorter or longer than this many words show little or cost too much prompt.
SHORT, LONG = 8, 350


@dataclass(frozen=True, slots=True)
class Contrast:
    """One edit as an example: what was written, and what the user made of it."""

    edit_id: int
    avoid: str
    want: str


def rank_own_texts(
    own_texts: Sequence[OwnText],
    context: Context,
    *,
    limit: int = 3,
    embed: Callable[[str], Any] | None = None,
) -> list[OwnText]:
    """Own texts that show best how the user would write this one.

    The same person counts most, then the register, then the kind of text, then meaning and recency. Texts
    in another language are left out.

    Args:
        own_texts: newest first.
        embed: text -> vector; with it, and with an embedding in the context, meaning counts.

    Returns:
        At most ``limit`` texts, best first, no two with the same words.
    """
    fitting = [own for own in own_texts if _fits(own, context)]
    scored = [
        (_likeness(own, context) - 0.5 * place / max(1, len(fitting)), own)
        for place, own in enumerate(fitting)
    ]
    scored.sort(key=lambda entry: -entry[0])
    query = unit(context.embedding)
    if query is not None and embed is not None:
        head = []
        for score, own in scored[:BY_MEANING]:
            vector = unit(embed(own.text))
            meaning = float(vector @ query) if vector is not None and vector.shape == query.shape else 0.0
            head.append((score + 1.5 * meaning, own))
        head.sort(key=lambda entry: -entry[0])
        scored = head + scored[BY_MEANING:]
    chosen: list[OwnText] = []
    words: set[str] = set()
    for _, own in scored:
        key = " ".join(own.text.lower().split())
        if key not in words:
            words.add(key)
            chosen.append(own)
        if len(chosen) == limit:
            break
    return chosen


def _fits(own: OwnText, context: Context) -> bool:
    if not own.text.strip() or (own.kind == "document") != (context.kind == "document"):
        return False
    return not (own.language and context.language and own.language != context.language)


def _likeness(own: OwnText, context: Context) -> float:
    score = 0.0
    if context.person_id is not None:
        if own.to and own.to[0].id == context.person_id:
            score += 4.0
        elif any(person.id == context.person_id for person in own.to):
            score += 2.5
    if context.register and any(person.register == context.register for person in own.to[:1]):
        score += 2.0
    score += 0.75 * (own.is_reply == (context.kind == "reply"))
    length = len(own.text.split())
    return score - 1.0 * (length < SHORT) - 1.0 * (length > LONG)


def contrasts(ledger: Ledger, context: Context, limit: int = 2) -> list[Contrast]:
    """Edits of the user's as "not this, but this": to the same person first, then the nearest contexts.

    Untouched drafts show no contrast, and finals written from scratch are no counterpart of their draft.
    """
    found: list[Contrast] = []
    seen: set[int] = set()
    for edit in [
        *(ledger.edits(context, limit=8) if context.person_id is not None else []),
        *ledger.nearest_edits(context),
    ]:
        if (
            edit.id not in seen
            and edit.outcome == "edited"
            and not edit.rewritten
            and _same_language(edit, context)
        ):
            seen.add(edit.id)
            found.append(Contrast(edit.id, edit.draft_text, edit.final_text))
    return found[:limit]


def finals(ledger: Ledger, context: Context, limit: int = 3) -> list[str]:
    """Texts the user ended up with, in like contexts; those written from scratch are the purest."""
    edits = [e for e in ledger.edits(context, limit=20) if _same_language(e, context)]
    return [e.final_text for e in sorted(edits, key=lambda e: (not e.rewritten, -e.id))][:limit]


def _same_language(edit: PastEdit, context: Context) -> bool:
    return not (edit.context.language and context.language and edit.context.language != context.language)
