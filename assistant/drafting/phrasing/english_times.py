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
        "except effective with over past my your our his her their any some no one whether if that when"
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
    """Put "on" before bare days and dates, "at" before bare times of day, "at the" before "end of month"."""
    text = _parts_of_a_span(text)
    text = _before(text, rf"{DATE}", "on")
    text = _before(text, rf"{DAY}\b(?=\s*(?:[,.;!?)]|$|\d|\w))", "on")
    return _before(text, TIME, "at")


_SPAN = rf"(?:day|week|month|year|quarter|term|semester|season|q[1-4]|(?:19|20)\d\d|{MONTH})"
_PART = re.compile(
    r"(?<![\w'’/.-])(?P<before>[\w'’]+) (?P<the>the )?(?P<part>end|beginning|start|middle)(?P<of> of)? "
    rf"(?P<which>(?:the|this|next|last|that|each|every) )?(?P<span>{_SPAN})\b(?! \d{{1,2}}\b)(?= (?P<after>[a-z]+)|[ ]?(?:[,.;:!?)]|$|\d))",
    re.IGNORECASE,
)
# What may follow where "end of month" is no part of a noun ("end of month report").
_AFTER_SPAN = frozenset(
    "and or but if when because so then as at in on by for to from with without before after until unless since please "
    "is was will can instead already again latest only too though".split()
)
_UP_TO = frozenset("until till by before after from since towards around about to".split())
# With these the end of a month can only be when: no thing follows them, or the thing has gone before.
_WHEN_ALONE = frozenset(
    "due out over off back up down again here there away home early late ready done free open available payable "
    "me us it them him her you everything earliest latest "
    "run runs running ran expire expires expired lapse lapses lapsed elapse elapses start starts starting started "
    "begin begins began ends ended ending finish finishes finished close closes closed opens opened arrive arrives "
    "arrived arriving come comes coming came leave leaves leaving left follow follows happen happens return returns "
    "returned returning retire retires retired resume resumes resumed stop stops stopped depart departs terminate "
    "terminates terminated change changes paid signed sent delivered cancelled moved decided published reviewed "
    "renewed released completed expected planned scheduled needed required meet meets".split()
)


def _parts_of_a_span(text: str) -> str:
    """Say "runs out end of year" → "runs out at the end of the year"; an end that is meant itself stands."""
    return _PART.sub(_part_of_a_span, text)


def _part_of_a_span(match: re.Match[str]) -> str:
    before, after, span = match["before"].lower(), match["after"], match["span"]
    known = before in _UP_TO or before in _WHEN_ALONE or match["the"]
    month = re.fullmatch(MONTH, span, re.IGNORECASE)
    if not match["of"] and not (
        month and match["part"] in ("end", "beginning") and not match["the"] and not match["which"]
    ):
        return match[0]
    if not known or after and after.lower() not in _AFTER_SPAN:
        return match[0]
    named = re.fullmatch(rf"q[1-4]|\d+|{MONTH}", span, re.IGNORECASE)
    which = match["which"] or ("" if named else "the ")
    at = "the " if match["the"] or before in _UP_TO else "at the "
    return f"{match['before']} {at}{match['part']} of {which}{span}"


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
    rf"|(?<=\b(?:since|until) )(?:march|may|august|{_SHORT_MONTH})(?=\s*(?:$|[,.;!?)]|\d|and|or|at the))"
    rf"|(?<=\b(?:till|from|next|last) )(?:march|august|jan|feb|apr|aug|sept?|oct|nov|dec)(?=\s*(?:$|[,.;!?)]|\d|and|or|to|until))"
    rf"|(?<=\b(?:in|of) )(?:march|may|august|jan|feb|apr|aug|sept?|oct|nov|dec)(?=\s*(?:$|[,.;!?)]|\d|not|and|or))"
)
_DAY_AFTER = re.compile(
    # Words of their own only where no verb and no weather can be meant.
    rf"\b(?P<before>on|by|before|until|till|every|next|last|since|after|this|from|for(?= wed)) (?P<day>{_SHORT_DAY})(?![\w/@'’-]|\.\w)",
    re.IGNORECASE,
)
# "tue" is no other word of English. A list goes on as it began: "thurs and fri".
_ONLY_A_DAY = re.compile(
    r"(?<![\w'’./@-])(?:tues?|thu(?:rs?)?|fri|mon)(?=$|[,;!?)]|\.(?!\w)| (?:and|or|to|at|in|by|for|if|from|until|till|morning|afternoon|"
    r"evening|night|noon|after|before|please|pls|again|instead|is|isn't|would|works?|ok|okay|fine|\d)(?![\w-])| \d)"
)
_NEXT_IN_LIST = re.compile(
    rf"(?<![\w'’./@-])(?P<first>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?:,? (?:and|or|to)|,) )(?P<day>{_SHORT_DAY})(?![\w/@'’-]|\.\w)"
)
# "plumber comes sat": after such a verb no second one can follow.
_COMES_ON = re.compile(
    r"\b(?P<before>comes|arrives|starts|begins|ends|opens|closes|leaves|returns|is|was|are|were|due|free|booked|scheduled|planned|"
    r"moved|postponed|delivered|here|back|again) (?P<day>wed|sat|sun)(?=$|[,;!?)]|\.(?!\w)| (?:at )?\d)"
)
_SHINES = frozenset("sat sun".split())
_NO_DAY = re.compile(
    r" (?:on|in|there|for|with|around|at|down|up|next|shines?|is|was|sets?|goes|comes|rises?|rose)\b",
    re.IGNORECASE,
)


def day_names(text: str) -> str:
    """Days and months with their capital where the word is nothing else: "monday", but not "march"."""
    return _FULL.sub(lambda match: match.group().capitalize(), text)


LASTS = re.compile(
    r"\b(?:since|for (?:\d+|two|three|several|some|many) (?:hours|days|weeks|months|years))\b", re.IGNORECASE
)
"""How long something has been so: "has been" goes with it."""

_QUARTER = re.compile(r"(?<![\w.@/-])q[1-4](?![\w@/-]|\.\w)")


def capitals(text: str) -> str:
    """Days and months with their capital, where they are surely meant: "by fri", "9 march"."""
    text = _IN_DATE.sub(lambda match: match.group().capitalize(), day_names(text))
    text = _ONLY_A_DAY.sub(lambda match: match.group().capitalize(), text)
    text = _QUARTER.sub(lambda match: match.group().upper(), text)
    text = _DAY_AFTER.sub(_with_its_day, text)
    text = _COMES_ON.sub(lambda match: f"{match['before']} {match['day'].capitalize()}", text)
    return _NEXT_IN_LIST.sub(lambda match: match["first"] + match["day"].capitalize(), text)


def _with_its_day(match: re.Match[str]) -> str:
    """A day after the word that tells it is one: "before wed", but not "this sun" nor "this sat on my desk"."""
    before, day = match["before"], match["day"]
    rest = match.string[match.end() :]
    shines = day.lower() == "sun" and before.lower() in ("from", "this", "after", "since")
    if shines and not re.match(r"(?:,| (?:to|until|till|on|and|or|\d))", rest):
        return match[0]
    if day.lower() in _SHINES and before.lower() not in ("on", "by") and _NO_DAY.match(rest):
        return match[0]
    return f"{before} {day.capitalize()}"
