"""Examples of the user's hand for one request: marked passages, own texts, and corrected drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.library.records import OwnText
from assistant.style.exemplars import rank_own_texts
from assistant.style.ledger.history import Contrast
from assistant.style.letters import split_letter
from assistant.style.records import Context, Preference

# Two texts show a manner; more cost prompt and tempt a model to repeat them.
MOST_EXEMPLARS = 2
MOST_CONTRASTS = 2
# Own lines that are looked through for pairs of a note and its sentence.
MOST_TEXTS_FOR_LINES = 12


@dataclass(frozen=True, slots=True)
class Examples:
    """What a request is shown.

    Attributes:
        bodies: bodies of own texts, those the user marked first.
        contrasts: what was written, and what the user made of it; ``want`` "" where they only refused it.
        texts: own texts and marked passages whose sentences may serve as examples of wording.
    """

    bodies: tuple[str, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    texts: tuple[str, ...] = ()


def choose(
    own: Sequence[OwnText],
    passages: Sequence[Preference],
    corrected: Sequence[Contrast],
    finals: Sequence[str],
    context: Context,
    gains: Mapping[int, float] = MappingProxyType({}),
) -> Examples:
    """The examples for one request.

    Args:
        own: the user's own texts, newest first.
        passages: explicit lessons, the narrower first.
        corrected: past edits in like contexts, the likest first.
        finals: texts the user wrote from scratch in place of a draft.
        gains: by item, what an own text was measured to gain as an example.
    """
    liked = [str(p.parameters["passage"]) for p in passages if p.rule == "more_like"]
    refused = [str(p.parameters["passage"]) for p in passages if p.rule == "not_like"]
    ranked = rank_own_texts(own, context, limit=MOST_EXEMPLARS, gains=gains)
    bodies = [split_letter(text).body.strip() for text in (*liked, *finals, *(own.text for own in ranked))]
    contrasts = (*(Contrast(0, passage, "") for passage in refused), *corrected)
    return Examples(
        bodies=tuple(dict.fromkeys(body for body in bodies if body))[:MOST_EXEMPLARS],
        contrasts=contrasts[:MOST_CONTRASTS],
        texts=(*liked, *finals, *(text.text for text in own[:MOST_TEXTS_FOR_LINES])),
    )
