"""A value of a text and the way it is written, and what all that look for values need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Of = Literal["date", "time", "money", "percent"]
Value = tuple[int | str | None, ...]
FORMS: Mapping[Of, tuple[str, ...]] = {
    "date": (
        "day-month", "month-day", "day-ordinal-month", "month-ordinal-day", "day-mon", "mon-day", "iso",
        "dotted", "dotted-padded", "slashed-dm", "slashed-md", "slashed-dm-padded", "slashed-md-padded",
    ),
    "time": (
        "24:", "24.", "24:Uhr", "24.Uhr", "24h", "24 h ",
        "12: pm", "12. pm", "12:pm", "12.pm", "12: p.m.",
    ),
    "money": (
        "sign-before", "sign-before-space", "sign-after", "sign-after-space", "code-before", "code-after",
        "word",
    ),
    "percent": ("sign", "sign-space", "word", "two-words"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notation:
    """One value of a text and the way it is written there."""

    of: Of
    form: str
    value: Value  # equal for equal values, whatever the form
    start: int
    end: int
    text: str


KNOWN = frozenset({"en", "de", "fr", "es"})
WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
GAP = "[ \u00a0\u202f]"
GAPS = GAP + "{1,2}"


def any_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


SENTENCE_END = re.compile(r"[.!?]\s|\n")
# What ties a number to the next one: a range or a list that shares a month, a currency or a "pm".
ARTICLE = r"(?:(?:the|on|at|by|from|zum|den|dem|der|am|um|vom|le|la|les|el|las|los)\s){0,2}"
TO = r"to|till|until|through|bis|à|au|a|al|hasta"
AND = r"and|or|und|oder|sowie|et|ou|y|o|e|u"
LINK = re.compile(rf"\s?[-–—&,]\s?(?:(?:{AND})\s)?|\s(?:{TO}|{AND})\s{ARTICLE}", re.IGNORECASE)


@dataclass(slots=True)
class Candidate:
    """A place that looks like a value. Without readings it is none, and nothing inside it is one."""

    of: Of
    start: int
    end: int
    readings: tuple[tuple[str, Value], ...]


def language_code(language: str) -> str:
    """The language whose ways of writing are known here, or ""."""
    code = language[:2].lower()
    return code if code in KNOWN else ""
