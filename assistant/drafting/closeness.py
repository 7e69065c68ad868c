"""Does a rewritten sentence still say what the old one said? The gate of the rewrite modes."""

from __future__ import annotations

from assistant.drafting.facts import find_facts, keys
from assistant.drafting.faithful import fault, loops
from assistant.drafting.proof import slight


def close_enough(old: str, new: str, mode: str, language: str) -> bool:
    """Whether a weak model's sentence may stand for the old one: facts, negation and most words stay.

    Args:
        mode: the rewrite mode; a proofread sentence may differ in grammar alone, a shortened one is shorter.
    """
    if not new or loops(new) or "\n" in new or not same_facts(old, new, language):
        return False
    reason = fault(old, new, language)
    if mode == "proofread":
        return reason in ("", "word-lost", "word-added", "modal", "person") and slight(old, new, language)
    return not reason and (mode != "shorten" or len(new) < len(old))


def holds_facts(old: str, new: str, language: str) -> bool:
    """Whether no fact of the old text is lost; a capital at a new place of a sentence is no matter."""
    if old == new:
        return True
    after = keys(find_facts(new, language))
    flat = " ".join(new.casefold().split())
    return all(fact.key in after or fact.key in flat for fact in find_facts(old, language))


def same_facts(old: str, new: str, language: str) -> bool:
    """Whether no fact is lost and none is new."""
    flat, before = " ".join(old.casefold().split()), keys(find_facts(old, language))
    new_facts = [fact for fact in find_facts(new, language) if fact.key not in flat]
    return holds_facts(old, new, language) and not any(
        fact.kind == "name" or fact.key not in before for fact in new_facts
    )
