# ruff: noqa: SIM905  (a word list reads best as one)
"""The gender of German nouns: a list of the nouns of everyday mail, compounds by their last part, endings.

What is in doubt has no gender, and a wording aid then keeps silent.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

SHORTEST_TAIL = 4
"""Letters of a noun that decides for a compound; "Wort" is no "Ort"."""
_SHORTEST_HEAD = 3
_ENDINGS = (
    ("plural", ("ungen", "heiten", "keiten", "schaften", "ionen", "itäten", "erinnen", "enzen")),
    ("f", ("ung", "heit", "keit", "schaft", "tion", "sion", "ität", "enz", "erei", "erin", "istin", "entin")),
    ("n", ("ium", "chen")),
    ("m", ("ismus", "ling")),
)
_LONGEST_WITHOUT_STEM = 2
_SAME_IN_PLURAL = ("er", "el", "en", "chen")
# Their plural has an umlaut, or there is none, or a note about several would say so.
_SURELY_ONE = (
    "garten boden laden ofen hafen schaden vater bruder kasten mangel handel sommer winter wasser fieber "
    "wetter essen leben verhalten wissen vermögen keller drucker router boiler zucker wagen "
    "server computer hotel scanner spiel ziel magen regen husten schimmel kuchen ärger"
).split()  # fmt: skip


@lru_cache(maxsize=1)
def known_nouns() -> dict[str, str]:
    """The gender of each noun in the list."""
    table = tomllib.loads(files("resources").joinpath("german_nouns.toml").read_text(encoding="utf-8"))
    return {noun: gender for gender, nouns in table.items() for noun in nouns.split()}


def gender(noun: str) -> str:
    """The gender of a noun as it stands in a note.

    Returns:
        "m", "f" or "n" for one thing, "plural" for several, "" where it isn't known.
    """
    word = noun.lower().rpartition("-")[2] or noun.lower()
    nouns = known_nouns()
    for start in range(len(word) - SHORTEST_TAIL + 1):
        if start and start < _SHORTEST_HEAD:
            continue
        if found := nouns.get(word[start:]):
            return found
    for found, endings in _ENDINGS:
        if any(word.endswith(end) and len(word) > len(end) + _LONGEST_WITHOUT_STEM for end in endings):
            return found
    return nouns.get(word, "")


def may_be_several(noun: str) -> bool:
    """Whether the plural looks the same: "der Fehler", "die Fehler"."""
    word = noun.lower()
    return (
        gender(word) in ("m", "n")
        and word.endswith(_SAME_IN_PLURAL)
        and not word.endswith(tuple(_SURELY_ONE))
    )
