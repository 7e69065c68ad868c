# ruff: noqa: E501  (patterns read best on one line)
"""Whether an English text has a verb that makes it a sentence."""

from __future__ import annotations

import re

VERBS = re.compile(
    r"\b(?:is|are|was|were|(?<!\d)(?<!\d )am|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|must|(?-i:may)|^may|might|"
    r"needs?|wants?|thinks?|comes?|goes|go|gets?|works?(?! (?:council|councils|councillors?|agreements?|meeting|constitution|outing)\b)|starts?(?! of\b)|ends?(?! of\b)|begins?|arrives?|lands?|leaves?|takes?|makes?|"
    r"sends?|send|costs?|looks?|seems?|sounds|feels|tastes|depends|fits|says?|said|went|came|sent|got|means?|knows?|likes?|asks?|asked|"
    r"isn't|aren't|wasn't|weren't|hasn't|haven't|don't|doesn't|didn't|can't|cannot|couldn't|won't|wouldn't|"
    r"it's|that's|i'm|we're|you're|they're|there's|i'll|we'll|i've|we've|i'd|let's)\b",
    re.IGNORECASE,
)


def has_verb(text: str) -> bool:
    """Whether a text has a verb that makes it a sentence; a short list, so False means little."""
    return VERBS.search(text) is not None


def first_clause(text: str) -> str:
    """The first clause of a text: what stands before a comma or a conjunction."""
    return re.split(
        r",|;|\b(?:if|when|because|but|that|until|so|before|after|as|what|how|which|who|whether)\b",
        text,
        maxsplit=1,
    )[0]
