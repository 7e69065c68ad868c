# ruff: noqa: E501  (patterns read best on one line)
"""The nouns of English notes, by how they are counted, and the names of people and places that want a capital.

A word that may as well be a verb at the beginning of a note is named as such; one that is not listed has no
kind, and a wording aid then keeps silent.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import Literal

Kind = Literal["count", "plural", "role", "roles", "mass", "also_verb", ""]

_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
# A link, an address, a path, a file name or a name with digits, up to the next space.
_NO_PROSE = r"(?<!\S)\S*(?:[@/\\\d_]|\w[.:]\w)\S*"
_BEGINS = r"(?<![\w`\-‐‑])(?<!\w['’])"  # noqa: RUF001
_ENDS = r"(?![\w`\-‐‑])(?!['’](?!(?:s|d|ll|ve|re)(?![\w\-‐‑]))\w)"  # noqa: RUF001
_NAME_OR_NO_PROSE = re.compile(rf"{_NO_PROSE}|{_BEGINS}(?P<name>[^\W\d_]+){_ENDS}")
_PLACES_OF = {"en": ("everywhere", "english", "peoples"), "de": ("everywhere", "german", "german_from")}
_BEFORE_A_PLACE = re.compile(r"\b(?:(?P<in>in(?:to)?)|from|to|via|near|across) $", re.IGNORECASE)
_LONGEST_BEFORE = len(" across ")
_AS_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
_WITHOUT_MARKS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss"})
# Inside a name: "Isle of Wight", "Frankfurt am Main", "Rio de Janeiro".
_SMALL_INSIDE = frozenset("of and upon on the s am an ob der unter de del la du d y en sur le les es".split())  # noqa: SIM905
_WORD_INSIDE = re.compile(r"(?<=[ '’-])[^\W\d_]+")


@lru_cache(maxsize=3)
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
def _place_names() -> dict[str, frozenset[str]]:
    return {
        table: frozenset(spelling for name in names.split() for spelling in _spellings(name))
        for table, names in _read("place_names.toml").items()
    }


def _spellings(name: str) -> set[str]:
    """A name as it is written with its marks and without: "köln", "koeln", "koln"."""
    if name.isascii():
        return {name}
    bare = unicodedata.normalize("NFD", name.translate(_WITHOUT_MARKS))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return {name, name.translate(_AS_LETTERS), bare}


def _places_of(language: str) -> frozenset[str]:
    return frozenset().union(*(_place_names()[table] for table in _PLACES_OF[language]))


@lru_cache(maxsize=2)
def _short_places(language: str) -> frozenset[str]:
    """The places named by one word."""
    return frozenset(name for name in _places_of(language) if name.isalpha())


@lru_cache(maxsize=2)
def _long_places(language: str) -> re.Pattern[str]:
    """The places named by several words, by their first letter and the longer first, and what is no prose."""
    long = [name for name in _places_of(language) if not name.isalpha()]
    long.sort(key=lambda name: (name[0], -len(name), name))
    shapes = "|".join(
        f"[{first}{first.upper()}](?:{'|'.join(map(_rest, names))})"
        for first, names in groupby(long, itemgetter(0))
    )
    return re.compile(rf"{_NO_PROSE}|{_BEGINS}(?P<name>{shapes}){_ENDS}")


def _rest(name: str) -> str:
    """A pattern for all but the first letter of a name."""
    rest = name[1:].replace("_", r"\.?_", 1) if name.startswith("st_") else name[1:]
    return rest.replace("-", "[ -]").replace("'", "['’]").replace("_", " ")


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


def is_place(word: str, language: str) -> bool:
    """Whether the word, in small letters, names a place (in English a language or people as well) and nothing else."""
    return word in _short_places(language)


def long_places(text: str, language: str) -> str:
    """The text with capitals for places named by several words: "New York", "Frankfurt am Main"."""
    return _long_places(language).sub(_with_capitals, text)


def capital_names(text: str) -> str:
    """The text with capitals for names, abbreviations and letters: "Anna's VAT number in Annex B"."""
    named = _NAME_OR_NO_PROSE.sub(_with_capital, long_places(text, "en"))
    return _LETTERED.sub(_with_letter, named)


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
    if name and (name in _english_names() or name in _doubtful_places() and _is_place_there(match)):
        return name[0].upper() + name[1:]
    return match[0]


@lru_cache(maxsize=1)
def _english_names() -> frozenset[str]:
    return _names() | _short_places("en")


@lru_cache(maxsize=1)
def _doubtful_places() -> frozenset[str]:
    return _place_names()["after_preposition"] | _place_names()["after_in"]


def _is_place_there(match: re.Match[str]) -> bool:
    """Whether a preposition makes a place of an ordinary word: "made in china", "translated into polish"."""
    start = match.start()
    before = _BEFORE_A_PLACE.search(match.string, max(0, start - _LONGEST_BEFORE), start)
    return before is not None and (
        before["in"] is not None or match["name"] not in _place_names()["after_in"]
    )


def _with_capitals(match: re.Match[str]) -> str:
    """A name of several words: its first and all that are no small words."""
    if not (name := match["name"]):
        return match[0]
    return _WORD_INSIDE.sub(
        lambda word: word[0] if word[0] in _SMALL_INSIDE else word[0][0].upper() + word[0][1:],
        name[0].upper() + name[1:],
    )
