# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Facts in a text: what must never be lost or invented on the way from a point to a draft.

Facts are names, numbers, dates, amounts, links, addresses and quoted text. They are found by rules,
never by the model, so that the same text always yields the same facts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.lexicon import DATE_WORDS, KNOWN_WORDS, NUMBER_WORDS

FactKind = Literal["url", "mail", "iban", "phone", "quote", "number", "date", "name"]

_URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"'“”»]+", re.IGNORECASE)
_BARE_URL = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|de|fr|es|uk|eu|io|at|ch|info|biz|gov|edu|co|it|nl|be)(?:/[^\s<>\"'“”»]*)?(?![\w@-])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b")
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+|00|\(0|0)\d[\d ()/\u00a0.-]{5,}\d(?![\w])|(?<![\w.,/-])\d{3}[-. ]\d{3}[-. ]\d{4}(?![\w-])"
)
_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»\n]{2,200})[\"”“»]")
_NUMBER = re.compile(
    r"(?<![\w])[-−]?[€$£¥]?\d+(?:[.,:/'’\u00a0-]\d+)*(?:%|€|£|\$|°)?(?:[a-zA-Z]{1,3}\b)?|(?<![\w])[A-Z]{1,6}-?\d[\w-]*|(?<!\w)Q[1-4]\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
LEAD = 40
"""Characters before a word that tell whether it begins a sentence."""
_TRAILING = ".,;:!?)]}'’\"…"


@dataclass(frozen=True, slots=True)
class Fact:
    """One locked fact; ``text`` as written, ``key`` normalised for comparison, ``at`` its offset."""

    kind: FactKind
    text: str
    key: str
    at: int


def find_facts(text: str, language: str = "") -> tuple[Fact, ...]:
    """All facts of a text in the order in which they stand.

    Args:
        language: in German every noun has a capital, so there a capital alone makes no name.
    """
    taken = [False] * len(text)
    found: list[Fact] = []

    def take(kind: FactKind, start: int, end: int) -> None:
        if start < end and not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            raw = text[start:end]
            found.append(Fact(kind, raw, _key(kind, raw), start))

    patterns: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
        ("url", _URL),
        ("mail", _MAIL),
        ("url", _BARE_URL),
        ("iban", _IBAN),
        ("phone", _PHONE),
        ("number", _NUMBER),
    )
    for kind, pattern in patterns:
        for match in pattern.finditer(text):
            end = match.end()
            while kind == "url" and end > match.start() and text[end - 1] in _TRAILING:
                end -= 1
            if kind != "phone" or 7 <= sum(c.isdigit() for c in match.group()) <= 16:
                take(kind, match.start(), end)
    found += [
        Fact("quote", match.group(1), _key("quote", match.group(1)), match.start(1))
        for match in _QUOTE.finditer(text)
        if not all(taken[match.start(1) : match.end(1)])
    ]
    for match in _WORD.finditer(text):
        word = match.group()
        low = word.lower()
        if low in DATE_WORDS and (
            low not in _DOUBTFUL_DATES or word[0].isupper() or _has_day(text, match.start(), match.end())
        ):
            take("date", match.start(), match.end())
        elif low in NUMBER_WORDS:
            take("number", match.start(), match.end())
        elif _is_name(word, match.start(), text, language):
            take("name", match.start(), match.end())
    return tuple(sorted(found, key=lambda fact: fact.at))


# "may", "march", "sun" and their like are dates only when written with a capital, or a month beside its day.
_DOUBTFUL_DATES = {
    "may",
    "march",
    "mar",
    "sun",
    "sat",
    "mai",
    "so",
    "mi",
    "do",
    "mars",
    "august",
    "mon",
    "dec",
}

_DOUBTFUL_MONTHS = {"may", "march", "mar", "mai", "mars", "august", "dec"}


def _has_day(text: str, start: int, end: int) -> bool:
    """Whether a month in small letters stands beside the number of a day ("by 8 may")."""
    if text[start:end] not in _DOUBTFUL_MONTHS:
        return False
    before = re.search(r"(?<![\d.,:/\-])\d{1,2}(?:\.|st|nd|rd|th)?\s$", text[max(0, start - 8) : start])
    return bool(before or re.match(r"\s\d{1,2}(?![\d.,:/%])", text[end : end + 5]))


_TITLE = re.compile(r"\b(?:Mrs?|Ms|Dr|Prof|St|Sr|Sra|Mme|Mlle|M|Herrn?|Frau)\.?\s+(?:Dr\.\s+)?$")


def _is_name(word: str, at: int, text: str, language: str) -> bool:
    if not word[0].isupper() or len(word) < 2:
        return False
    lead = text[max(0, at - LEAD) : at]
    if _TITLE.search(lead):
        return True
    if word.isupper() and len(word) <= 6 and word.lower() not in KNOWN_WORDS:
        return True
    if language == "de" or word.lower().split("'")[0].split("’")[0] in KNOWN_WORDS:
        return False
    before = lead.rstrip(" \t\u00a0")
    starts = not before or before[-1] in '.!?:\n•*>"“„«(' or before[-1] in "-–—" and text[at - 1 : at] == " "
    return not starts


def _key(kind: FactKind, raw: str) -> str:
    text = unicodedata.normalize("NFKC", raw).replace("’", "'").replace("−", "-").casefold()
    if kind == "url":
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", text).rstrip("/")
    if kind == "phone":
        return re.sub(r"\D", "", text)
    if kind == "iban":
        return re.sub(r"\s", "", text)
    if kind == "number":
        if text in NUMBER_WORDS:
            return NUMBER_WORDS[text]
        return re.sub(r"(?<=\d)[,.'\s](?=\d{3}(?:\D|$))", "", text)
    if kind == "date":
        return DATE_WORDS[text]
    if kind == "name":
        return re.sub(r"'s?$", "", text)
    return " ".join(text.split())


def keys(facts: Iterable[Fact]) -> set[str]:
    """The comparison keys of some facts."""
    return {fact.key for fact in facts}


def holds(text: str, fact: Fact, known: Iterable[Fact] | None = None) -> bool:
    """Whether a text still holds a fact, in whatever case or number format it is written.

    Args:
        known: facts of ``text`` where they were found already, to save finding them again.
    """
    if fact.key in keys(find_facts(text) if known is None else known):
        return True
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())
    return re.search(rf"(?<!\w){re.escape(fact.key)}(?:'s|s)?(?!\w)", plain) is not None


def invented(text: str, sources: Iterable[str], language: str = "") -> tuple[Fact, ...]:
    """Facts of a text that stand in none of the sources."""
    material = list(sources)
    allowed = set().union(*(keys(find_facts(source)) for source in material)) if material else set()
    return tuple(
        fact
        for fact in find_facts(text, language)
        if fact.key not in allowed and not any(_stands_in(fact, source) for source in material)
    )


def _stands_in(fact: Fact, source: str) -> bool:
    plain = " ".join(unicodedata.normalize("NFKC", source).replace("’", "'").casefold().split())
    return re.search(rf"(?<!\w){re.escape(fact.key)}(?!\w)", plain) is not None
