# ruff: noqa: SIM905, E501  (patterns read best on one line)
"""Recognise questions that are written without their mark."""

from __future__ import annotations

import re

_QUESTIONS: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:can|could|would|will|do|does|did|is|are|was|were|have|has|should|shall|may|might|am|isn['’]t|aren['’]t|don['’]t|doesn['’]t|couldn['’]t|can['’]t|won['’]t)\s+"
        r"(?:i|we|you|they|he|she|it|there|this|that|the|your|our|my|anyone|anybody|someone|somebody|everyone|everybody)\b"
        r"|(?:who|what|when|where|why|how|which)(?:['’]s|\s+(?:is|are|was|were|do|does|did|can|could|will|would|shall|should|has|have)\b)"
        r"|how (?:many|much|long|often|far|about)\b|what (?:time|about|kind|day|date)\b|who (?:pays|brings|comes|takes|knows|else)\b|any (?:news|update|idea|chance)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?:wer|wann|wo|woher|wohin|warum|wieso|welche[rsnm]?|wie viele?|wie lange|wie oft)\s+(?!auch\b|immer\b)\w"
        r"|(?:können|könnten|kannst|könntest|haben|habt|hast|sind|seid|bist|wollen|wollt|willst|sollen|möchten|möchtest|kommen|kommst|wissen|weißt|gibt)\s+(?:sie|du|ihr|wir|es)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"est-ce que\b|(?:pouvez|pourriez|avez|êtes|voulez|peux|pourrais|as|es|veux|savez|sais)-(?:vous|tu)\b|(?:quand|où|comment|pourquoi|combien|qui)\s+(?:est|sont|peut|va|vient|a|ont)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(r"¿|(?:cuándo|dónde|cómo|quién|cuánto|cuántos|cuál)\s", re.IGNORECASE),
}
# "What you said was right", "When I come, …", "how about" aside: a clause that leads into another one asks nothing.
_LEADS_ON = re.compile(r",\s+(?:then|so|i|we|please|let|dann|ich|wir|bitte)\b", re.IGNORECASE)


def is_question(text: str, language: str) -> bool:
    """Whether a text asks something, with its mark or without."""
    if text.rstrip(' )"”»').endswith("?"):
        return True
    pattern = _QUESTIONS.get(language)
    return pattern is not None and pattern.match(text) is not None and not _LEADS_ON.search(text)
