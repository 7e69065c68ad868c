"""Is a corrected sentence the same one with its mistakes mended? The gate for a model that proofreads."""

from __future__ import annotations

from os.path import commonprefix

from assistant.drafting.lexicon import ADDABLE, ARTICLES, NEGATIONS
from assistant.style.spelling import same_word
from assistant.text.tokens import opcodes, tokens

# Forms that agreement and spelling exchange; everything else must look alike.
_FORMS = (
    frozenset({"is", "are", "am", "be"}),
    frozenset({"was", "were"}),
    frozenset({"has", "have", "had", "of"}),
    frozenset({"do", "does", "don't", "doesn't"}),
    frozenset({"a", "an", "the"}),
    frozenset({"i", "me"}),
    frozenset({"this", "these"}),
    frozenset({"that", "those"}),
    frozenset({"in", "on", "at"}),
    frozenset({"of", "on"}),
)
LEAST_ALIKE = 0.6
MOST_LETTERS = 2
"""Letters that may differ inside a word."""
LONGEST_ENDING = 3
"""Letters that may be added to a word or taken off at its end."""
MOST_CHANGED = 0.4


def slight(old: str, new: str, language: str) -> bool:
    """Whether each change is an agreement, a spelling, an article or a mark.

    Args:
        old, new: one sentence each.
    """
    before, after = tokens(old), tokens(new)
    small = ADDABLE.get(language, frozenset()) | ARTICLES.get(language, frozenset())
    changed = 0
    for step in opcodes(old, new):
        if step.tag == "equal":
            continue
        was = [word for word in before[step.a_start : step.a_end] if word[0].isalnum()]
        now = [word for word in after[step.b_start : step.b_end] if word[0].isalnum()]
        changed += max(len(was), len(now))
        paired = min(len(was), len(now))
        if not all(_exchangeable(one, other) for one, other in zip(was, now, strict=False)):
            return False
        if any(
            word.lower() not in small or word.lower() in NEGATIONS for word in (*was[paired:], *now[paired:])
        ):
            return False
    return changed <= max(2, MOST_CHANGED * len(before))


def _exchangeable(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (only where a model rewrites)
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    old, new = one.lower(), other.lower()
    if any({old, new} <= forms for forms in _FORMS):
        return True
    if any(c.isdigit() for c in one + other) or same_word(old, new):
        return False  # British or American is no mistake
    shared = len(commonprefix((old, new)))
    ending = min(len(old), len(new)) - 1 <= shared >= max(len(old), len(new)) - LONGEST_ENDING
    return (ending or OSA.distance(old, new) <= MOST_LETTERS) and float(ratio(old, new)) / 100 >= LEAST_ALIKE
