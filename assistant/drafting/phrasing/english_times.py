# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Days, dates and times in English notes: their patterns, their prepositions and their capitals."""

from __future__ import annotations

import re

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES

DAY = "(?:" + "|".join(sorted(DAY_NAMES["en"])) + "|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
MONTH = "(?:" + "|".join(sorted(MONTH_NAMES["en"])) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
TIME = r"(?:\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|\d{1,2}:\d{2}(?:\s?(?:h|hrs))?|noon|midnight)"
DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)\b(?!\s*(?:-|–|to)\s*\d)"

# Words after which a time needs no preposition of its own.
BEFORE_TIME = frozenset(
    (
        "on by until till before after from since to of for at in around about next this last every "
        "each the and or between per through than via a an another following coming was is are not "
        "except effective over past my your our his her their any some no one whether if that when"
    ).split()
)
# Verbs whose object is the day or time itself: "can't make Tuesday", "prefer 10:00".
_TAKES_TIME = frozenset(
    (
        "make manage do have need want prefer suggest propose recommend choose pick take book reserve keep "
        "hold block save confirm cancel skip miss mean says said say offer consider avoid remember enjoy "
        "love like hate"
    ).split()
)
_FOLLOWERS = frozenset(
    (
        "at in on by for to from with and or but if because so then instead after before until as via "
        "together morning afternoon evening night noon please too already latest works is not"
    ).split()
)


def prepositions(text: str) -> str:
    """Put "on" before bare days and dates and "at" before bare times of day."""
    text = _before(text, rf"{DATE}", "on")
    text = _before(text, rf"{DAY}\b(?=\s*(?:[,.;!?)]|$|\d|\w))", "on")
    return _before(text, TIME, "at")


def _before(text: str, pattern: str, preposition: str) -> str:
    result = text
    for match in reversed(list(re.finditer(rf"(?<![\w/:.-]){pattern}(?![\w])", text, re.IGNORECASE))):
        before = text[: match.start()].rstrip(" ")
        previous = before.rsplit(" ", 1)[-1].lower().lstrip("(") if before else ""
        if (
            not before
            or not before[-1].isalnum()
            and before[-1] not in "'’"
            or previous in BEFORE_TIME | _TAKES_TIME
        ):
            continue
        if (
            preposition == "at"
            and re.fullmatch(r"\d.*|[-–]", previous)
            and not re.search(rf"(?:{MONTH})\s+\d+$", before, re.IGNORECASE)
        ):
            continue
        after = re.match(r"\s+([A-Za-z][\w'’]*)", text[match.end() :])
        if (
            preposition == "on"
            and after
            and after[1].lower() not in _FOLLOWERS
            and not re.match(rf"{TIME}|{MONTH}", after[1], re.IGNORECASE)
        ):
            continue  # "the Thursday meeting": the day belongs to a noun
        if preposition == "on" and re.search(rf"\b(?:{DAY}|{MONTH}),?$", before, re.IGNORECASE):
            continue  # "Monday 12 May", "Friday or Saturday"
        result = result[: match.start()] + preposition + " " + result[match.start() :]
    return result


_FULL = re.compile(
    r"(?<![\w'’./@-])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=s?(?![\w/@-]))|"
    r"(?:january|february|april|june|july|september|october|november|december)(?![\w/@-]))"
)
# "may" and "march" are verbs as well, "sat" and "sun" words of their own: only a number or a preposition makes them dates.
_SHORT_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|march|august"
_SHORT_DAY = "mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
_IN_DATE = re.compile(
    rf"(?<=\d )(?:{_SHORT_MONTH})(?![\w/@'’-])|(?<=\d(?:st|nd|rd|th) )(?:{_SHORT_MONTH})(?![\w/@'’-])"
    rf"|(?<![\w./@-])(?:{_SHORT_MONTH})(?= \d{{1,2}}(?:st|nd|rd|th)?(?![\w:]))"
    rf"|(?<=\b(?:in|of) )(?:march|may|august|jan|feb|apr|aug|sept?|oct|nov|dec)(?=\s*(?:$|[,.;!?)]|\d|not|and|or))"
    rf"|(?<=\b(?:on|by) )(?:{_SHORT_DAY})(?![\w/@'’-])"
    rf"|(?<=\b(?:next|this|from) )(?:{_SHORT_DAY})(?![\w/@'’-])"
    rf"|(?<=\b(?:until|every) )(?:{_SHORT_DAY})(?![\w/@'’-])"
)


def day_names(text: str) -> str:
    """Days and months with their capital where the word is nothing else: "monday", but not "march"."""
    return _FULL.sub(lambda match: match.group().capitalize(), text)


def capitals(text: str) -> str:
    """Days and months with their capital, where they are surely meant: "by fri", "9 march"."""
    text = day_names(text)
    return _IN_DATE.sub(lambda match: match.group().capitalize(), text)
