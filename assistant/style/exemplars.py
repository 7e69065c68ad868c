"""Examples of the user's own hand: own texts ranked for a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from assistant.library.records import OwnText
from assistant.style.nearest import unit
from assistant.style.records import Context

# Only the best of the cheap ranking are compared by meaning, which costs an embedding each.
BY_MEANING = 16
# Texts shorter or longer than this many words show little or cost too much prompt.
SHORT, LONG = 8, 350
# Measured help moves a text by so much at most; texts to the same person stay before those to others.
MOST_HELP = 1.5


def rank_own_texts(
    own_texts: Sequence[OwnText],
    context: Context,
    *,
    limit: int = 3,
    embed: Callable[[str], Any] | None = None,
    gains: Mapping[int, float] = MappingProxyType({}),
) -> list[OwnText]:
    """Own texts that show best how the user would write this one.

    The same person counts most, then the register, then how much a text was measured to help, then the kind
    of text, meaning and recency. Texts in another language are left out.

    Args:
        own_texts: newest first.
        embed: text -> vector; with it, and with an embedding in the context, meaning counts.
        gains: by item, what a text was measured to gain as an example (``style.helping``); 0 where unknown.

    Returns:
        At most ``limit`` texts, best first, no two with the same words.
    """
    fitting = [own for own in own_texts if _fits(own, context)]
    scored = [
        (_likeness(own, context) + _help(own, gains) - 0.5 * place / max(1, len(fitting)), own)
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


def _help(own: OwnText, gains: Mapping[int, float]) -> float:
    """A tenth of a nat a token is worth as much as all of recency; nothing is worth as much as the person."""
    return max(-MOST_HELP, min(MOST_HELP, 5.0 * gains.get(own.item_id, 0.0)))


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
