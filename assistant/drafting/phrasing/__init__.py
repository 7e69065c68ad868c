"""Wording aids that need no model: telegraphic points opened out into sentences, by language.

Every aid only adds words that carry grammar, at places where the grammar leaves no choice of meaning.
Where it could leave one, the aid keeps silent and the user's own words stand.
"""

from __future__ import annotations

from assistant.drafting.phrasing import english, french, german, spanish


def openings(
    point: str, language: str, contractions: bool = True, register: str = "neutral"
) -> tuple[str, ...]:
    """Fuller wordings of one point, best first, without capital and full stop; empty when none is safe."""
    if language == "en":
        return english.openings(point, contractions, register)
    if language == "de":
        return german.openings(point)
    if language == "fr":
        return french.openings(point)
    if language == "es":
        return spanish.openings(point)
    return ()
