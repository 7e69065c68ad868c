"""Wording aids that need no model: telegraphic points opened out into sentences, by language.

Every aid only adds words that carry grammar, at places where the grammar leaves no choice of meaning.
Where it could leave one, the aid keeps silent and the user's own words stand.
"""

from __future__ import annotations

from assistant.drafting.phrasing import english, french, german, spanish
from assistant.drafting.phrasing.english_courtesies import addressed as english_addressed


def openings(
    point: str,
    language: str,
    contractions: bool = True,
    register: str = "neutral",
    names: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Fuller wordings of one point, best first, without capital and full stop; empty when none is safe."""
    if language == "en":
        return english.openings(point, contractions, register, names)
    if language == "de":
        return german.openings(point)
    if language == "fr":
        return french.openings(point, register)
    if language == "es":
        return spanish.openings(point)
    return ()


def addressed(point: str, language: str, names: tuple[str, ...]) -> str:
    """The point with a recipient who is spoken of by name spoken of as the reader: "thank them for …"."""
    return english_addressed(point, names) if language == "en" else point
