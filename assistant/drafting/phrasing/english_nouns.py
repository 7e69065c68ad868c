# ruff: noqa: E501  (patterns read best on one line)
"""The nouns of English notes, by how they are counted, and the given names that want a capital.

A word that may as well be a verb at the beginning of a note is named as such; one that is not listed has no
kind, and a wording aid then keeps silent.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Kind = Literal["count", "plural", "role", "roles", "mass", "also_verb", ""]

_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
# A link, an address, a path, a file name or a name with digits, up to the next space.
_NO_PROSE = r"(?<!\S)\S*(?:[@/\\\d_]|\w[.:]\w)\S*"
_NAME = (
    r"(?<![\w`\-‐‑])(?<!\w['’])(?P<name>[^\W\d_]+)"  # noqa: RUF001
    r"(?![\w`\-‐‑])(?!['’](?!(?:s|d|ll|ve|re)(?![\w\-‐‑]))\w)"  # noqa: RUF001
)
_NAME_OR_NO_PROSE = re.compile(rf"{_NO_PROSE}|{_NAME}")


def _read(name: str) -> dict[str, str]:
    table: dict[str, str] = tomllib.loads(files("resources").joinpath(name).read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=1)
def _kinds() -> dict[str, Kind]:
    table = _read("english_nouns.toml")
    irregular = dict(line.split() for line in table["irregular"].splitlines() if line)
    count, roles = table["count"].split(), table["role"].split()
    kinds: dict[str, Kind] = {}
    kinds |= {irregular.get(noun) or _several(noun): "plural" for noun in count}
    kinds |= {irregular.get(noun) or _several(noun): "roles" for noun in roles}
    kinds |= dict.fromkeys(table["plural"].split(), "plural")
    kinds |= dict.fromkeys(count, "count")
    kinds |= dict.fromkeys(roles, "role")
    kinds |= dict.fromkeys(table["mass"].split(), "mass")
    kinds |= dict.fromkeys(table["also_verb"].split(), "also_verb")
    return kinds


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name for names in _read("given_names.toml").values() for name in names.split())


def _several(noun: str) -> str:
    """The regular plural."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_HISSING) else "s")


@lru_cache(maxsize=1)
def _acronyms() -> frozenset[str]:
    return frozenset(_read("english_nouns.toml")["acronym"].split())


def kind(word: str) -> Kind:
    """How a noun is counted, as it stands in a note.

    Returns:
        "count" for one thing and "plural" for several, "role" for a person by what they do and "roles" for
        several, "mass" for what isn't counted, "also_verb" for what may be a verb instead, "" for any other
        word.
    """
    return _kinds().get(word.lower(), "")


def is_given_name(word: str) -> bool:
    """Whether the word is a given name and no ordinary word."""
    return word.lower() in _names()


def capital_names(text: str) -> str:
    """The text with capitals for names, abbreviations and letters: "Anna's VAT number in Annex B"."""
    return _LETTERED.sub(_with_letter, _NAME_OR_NO_PROSE.sub(_with_capital, text))


# "A" is an article as well, "i" a number or a person: the one only where no noun follows, the other never.
_LETTERED = re.compile(
    r"(?<![\w'’./@-])(?P<noun>(?P<paper>appendix|annexe?|exhibit|schedule)|section|version|room|option|plan|building|gate|terminal|hall|"
    r"unit|block|group|team|variant|attachment|enclosure|line|zone|clause|part|level|class|house|flat) "
    r"(?P<letter>[b-hj-z]|a(?=$|[,;:!?)]|\.(?!\w)| (?:is|was|and|or|of|to|missing|attached|enclosed|signed|not|still|please|pls)\b))(?![\w'’/@&-]|\.\w)",
    re.IGNORECASE,
)


def _with_letter(match: re.Match[str]) -> str:
    """A part that is named by a letter: "appendix b" → "Appendix B", "room c" → "room C"."""
    noun = match["noun"]
    return f"{noun[0].upper() + noun[1:] if match['paper'] else noun} {match['letter'].upper()}"


def _with_capital(match: re.Match[str]) -> str:
    name = match["name"]
    if name in _acronyms():
        return name.upper()
    return name[0].upper() + name[1:] if name and name in _names() else match[0]
