# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""English notes that lack more than an article: "deposit back please", "costs 40 EUR", "Tuesday 10:00 ok"."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.english_nouns import kind
from assistant.drafting.phrasing.english_times import DATE, DAY, LASTS, TIME
from assistant.drafting.phrasing.english_verbs import VERBS, first_clause

KIN = frozenset("mum mom mummy dad daddy grandma grandpa granny".split())
"""Written as names where nobody's is said: "Mum is better"."""

_AMOUNT = r"(?:[€$£]\s?)?\d[\d.,]*\d?(?:\s?(?:€|\$|£|eur|euros?|usd|dollars?|pounds?|gbp|chf|francs?|k|m)\b)?"
_MONEY = (
    "rent|deposit|fee|refund|salary|bonus|budget|fine|price|discount|payment|allowance|fare|sum|total|loan"
)
_PREPOSITION = re.compile(r"\s(?:of|in|for|on|from|with|at|about|to|per|by|under|over|between|since)\s")


def head_of(noun: str) -> str:
    """The word that a noun phrase is about: "figures" in "figures in table 2", "table" in "table 2"."""
    words = _PREPOSITION.split(noun, maxsplit=1)[0].split()
    if len(words) > 1 and re.fullmatch(r"\d[\w.,-]*|[A-Z]?\d+", words[-1]):
        return words[-2]
    return words[-1] if words else ""


def of_amount(noun: str) -> str:
    """Say "rent 1,150" → "rent of 1,150"; an invoice's number is no amount."""
    return re.sub(
        rf"^((?:[a-z][\w'’-]*\s){{0,2}}(?:{_MONEY}))\s(?=(?:{_AMOUNT})(?!\w|\s?%|[.,]?\d))(?!.*\sof\s)",
        r"\1 of ",
        noun,
        count=1,
        flags=re.IGNORECASE,
    )


def opened(text: str, who: str) -> list[str]:
    """What a fragment says, as a sentence without capital and full stop; empty where no rule fits.

    Args:
        who: "I" or "we", who writes.
    """
    if text.endswith("?"):
        return []
    lower = text if re.match(rf"{DAY}\b", text, re.IGNORECASE) else text[:1].lower() + text[1:]
    found = (
        _asked_for(lower, who)
        or _time_that_suits(lower)
        or _none(lower, who)
        or _costs(lower)
        or _measured(lower)
        or _at_work(lower)
        or _condition(lower)
        or _one_not_the_other(lower, who)
        or _turn(lower)
        or _sent_along(lower)
    )
    return [found] if found else []


_BACK = re.compile(r"^(?P<what>.+?)\s+back,?\s+(?:please|pls)$", re.IGNORECASE)
_SOME = re.compile(
    r"^(?P<what>(?:an?|one|two|three|four|five|\d+|some|more|another)\s.+?),?\s+(?:please|pls)$",
    re.IGNORECASE,
)


def _asked_for(text: str, who: str) -> str:
    """Say "two tickets please" → "could I have two tickets, please?"."""
    back, some = _BACK.match(text), _SOME.match(text)
    match = back or some
    if match is None or VERBS.search(text) or not re.match(r"[a-z0-9€$£]", text):
        return ""
    what = match["what"]
    if back and (
        what.split()[0] in ("come", "send", "give", "bring", "pay", "get", "be") or not _known(what)
    ):
        return ""
    if "," in re.sub(r"(?<=\d),(?=\d)", "", what):
        return ""
    noun = of_amount(what)
    return f"could {who} have {_the(noun) if back else noun}{' back' if back else ''}, please?"


_SUITS = re.compile(
    rf"^(?P<what>(?:[a-z][\w'’-]*\s+){{0,4}}?)(?P<when>(?:(?:(?:on|at)\s+)?(?:(?:next|this)\s+)?(?:{DATE}|{DAY}\b|{TIME}|tomorrow|today|tonight)[\s,]*)+)"
    r"(?P<adverb>(?:also|still|not|too|only)\s+)?(?P<state>ok|okay|fine|good|perfect|possible|impossible|full|free|taken|best|better)(?P<rest>\s+(?:for|with)\s.+)?$",
    re.IGNORECASE,
)


def _time_that_suits(text: str) -> str:
    """Say "next meeting 4 Feb 10:00 ok" → "the next meeting 4 Feb 10:00 is OK"."""
    match = _SUITS.match(text)
    if match is None or VERBS.search(match["what"]):
        return ""
    what = match["what"].strip()
    if what and not (_known(what) or kind(head_of(what)) == "also_verb" and len(what.split()) > 1):
        return ""
    state = "OK" if match["state"] in ("ok", "okay") else match["state"]
    subject = f"{_the(what)} {match['when'].strip(' ,')}" if what else match["when"].strip(" ,")
    return f"{subject} is {match['adverb'] or ''}{state}{match['rest'] or ''}"


_MINE = re.compile(
    r"(?:objections?|questions?|idea|ideas|plans|preferences?|comments?|experience|experiences|doubts?|complaints?|time|"
    r"allergies|pain|access|internet|car)\b"
)
_SAID_AS_IT_IS = re.compile(
    r"^no (?:need|problem|problems|worries|hurry|rush|more|longer|way|thanks|thank|doubt|chance|wonder|matter|one|body|later|"
    r"earlier|sooner|fewer|less|further|such|later|good|big|new|real)\b"
)


def _none(text: str, who: str) -> str:
    """Say "no news from the bank" → "there is no news from the bank"; "no objections" → "I have no objections"."""
    if not text.startswith("no ") or _SAID_AS_IT_IS.match(text) or VERBS.search(text):
        return ""
    if "," in text or " not " in text:
        return ""
    what = text[3:]
    if _MINE.match(what):
        return f"{who} have had {text}" if re.search(r"\bsince\s", what) else f"{who} have {text}"
    since = re.search(r"\b(?:yet|so far)$|\bsince\s", what)
    head = head_of(re.sub(r"\s+(?:left|yet|so far|at the moment|today|this \w+)$", "", what))
    several = kind(head) in ("plural", "roles") or head.endswith("s") and kind(head[:-1]) == "also_verb"
    if not several and not kind(head):
        return ""
    be = ("have been" if several else "has been") if since else "are" if several else "is"
    return f"there {be} {text}"


_COSTS = re.compile(
    r"^(?:(?:also|still|only|already|usually|probably)\s+)?(?:"
    r"costs\s+(?:about\s|around\s|more|less|too|only\s|nothing|[€$£\d])|takes\s+(?:about\s|around\s|up to\s|too|longer|only\s|[a-z]+\s(?:days|weeks|months|hours|minutes)\b|\d)|"
    rf"(?:arrives|starts|begins|ends|expires|closes|opens|leaves|departs|lands|follows|lasts|runs)\s+(?:in|on|at|by|from|until|till|for|with|about|only|next|this|tomorrow|today|tonight|soon|later|early|late|separately|shortly|\d|{DAY}|{DATE})|"
    r"(?:looks|sounds|seems|feels|tastes)\s+(?:very |really |quite |too |a bit |so |like |as if )?\w|"
    r"works\s+(?:for|well|fine|again|now|on|with|in|perfectly|like)\b|depends\s+on\s|fits\s+(?:well|fine|perfectly|in|into)\b|"
    r"includes\s+\w|contains\s+\w|covers\s+(?:the|all|every|both|only)\s|comes\s+(?:with|to|in|from|on|without|at)\s)"
)


def _costs(text: str) -> str:
    """Say "costs 40 EUR" → "it costs 40 EUR": what is spoken of was named before."""
    if _COSTS.match(text) is None or VERBS.search(first_clause(text.split(" ", 1)[1])):
        return ""
    return f"it {text}"


_UNIT = (
    r"(?:%|percent|per cent|eur|euros?|€|usd|dollars?|pounds?|gbp|chf|francs?|minutes?|hours?|days?|weeks?|months?|years?|km|kg|"
    r"pages|words|people|points|degrees)"
)
_AMOUNTED = re.compile(
    r"^(?P<noun>(?:[a-z][\w'’-]*\s){1,2}[a-z][\w'’-]*)\s(?P<number>[€$£]?\d[\d.,]*[km]|[€$£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:eur|euros|usd|gbp|chf))$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    rf"^(?P<noun>(?:[a-z][\w'’-]*\s){{0,2}}[a-z][\w'’-]*)\s(?P<amount>(?:about|around|only|now|still|max|up to|at least)\s)?"
    rf"(?P<number>(?:[€$£]\s?\d[\d.,]*[km]?|\d[\d.,]*[km]?\s?{_UNIT}))(?P<rest>\s(?:per|a|plus|for|in|at|from|including|excluding|net|gross|each)\s.+)?$"
)


def _measured(text: str) -> str:
    """Say "runway 14 months" → "the runway is 14 months"; "up 12 percent" says how, and stands."""
    compound = _AMOUNTED.match(text)
    if compound and all(kind(word) for word in compound["noun"].lower().split()) and not VERBS.search(text):
        first = kind(compound["noun"].split()[0])
        return (
            f"the {compound['noun']} is {compound['number']}"
            if first in ("count", "mass")
            and kind(head_of(compound["noun"])) in ("count", "mass", "also_verb")
            else ""
        )
    match = _MEASURED.match(text)
    if match is None or VERBS.search(text) or not _counts(head_of(match["noun"])):
        return ""
    noun = match["noun"]
    if len(noun.split()) != len(_PREPOSITION.split(noun, maxsplit=1)[0].split()):
        return ""
    be = "are" if kind(head_of(noun)) in ("plural", "roles") else "is"
    return f"{_the(noun)} {be} {match['amount'] or ''}{match['number']}{match['rest'] or ''}"


def _counts(noun: str) -> bool:
    return kind(noun) in ("count", "plural", "mass") or re.fullmatch(_MONEY, noun) is not None


_AT_WORK = re.compile(
    r"^(?P<noun>(?:[a-z][\w'’-]*\s){0,2}(?!(?:still|already|also|now|not|only|just)\b)[a-z][\w'’-]*)\s(?P<adverb>(?:(?:still|already|also|now|not|only|just)\s){0,2})(?P<doing>(?!(?:even|morn|dur|noth|someth|anyth|everyth|spr|str|ceil|sibl|offspr|darl|accord|regard|includ|exclud|concern|pend|outstand|bor|amaz|interest)ing)[a-z]{2,}ing)\b(?P<rest>.*)$"
)


def _at_work(text: str) -> str:
    """Say "wound healing well" → "the wound is healing well"; "tennis training" has a noun there."""
    match = _AT_WORK.match(text)
    if match is None or VERBS.search(first_clause(text)) or kind(match["doing"]):
        return ""
    noun = match["noun"]
    head = noun.split()[-1]
    if kind(head) not in ("count", "plural", "role", "roles", "mass") or _PREPOSITION.search(f" {noun} "):
        return ""
    if not match["rest"].strip() and not match["adverb"] and kind(head) not in ("role", "roles"):
        return ""
    if re.match(
        r"\s(?:room|rooms|place|places|machine|process|system|table|point|list|fee|fees|costs?)\b",
        match["rest"],
    ):
        return ""
    several = kind(head) in ("plural", "roles")
    be = "are" if several else "is"
    if LASTS.search(match["rest"]):
        be = "have been" if several else "has been"
    return f"{_the(noun)} {be} {match['adverb'] or ''}{match['doing']}{match['rest']}"


_IF = re.compile(
    r"^(?P<order>(?:please\s+)?(?P<verb>[a-z]+)\b[^,]*?)\s+if\s+(?P<how>(?:still\s)?(?:dizzy|unsure|interested|ill|sick|unwell|unhappy|"
    r"worried|hungry|in doubt|in pain|in a hurry|pregnant|allergic|undecided|dissatisfied))$"
)
_ORDERED = frozenset(
    "call come contact tell ask let write see stop skip wait ring text email mail phone take consult visit inform reply answer "
    "go stay drop join sign".split()
)


def _condition(text: str) -> str:
    """Say "call if dizzy" → "call if you are dizzy"."""
    match = _IF.match(text)
    if match is None or match["verb"] not in _ORDERED:
        return ""
    return f"{match['order']} if you are {match['how']}"


_NOT_THE_OTHER = re.compile(
    r"^(?P<verb>want|need|prefer|meant)\s+(?P<one>(?!to\s)[^,]+?),?\s+not\s+(?P<other>(?:an?\s|the\s)?[\w'’-]+)$"
)


def _one_not_the_other(text: str, who: str) -> str:
    """Say "want replacement not refund" → "I want a replacement, not a refund"."""
    match = _NOT_THE_OTHER.match(text)
    if match is None or VERBS.search(match["one"]):
        return ""
    one, other = (a_thing(match[name]) for name in ("one", "other"))
    return f"{who} {match['verb']} {one}, not {other}"


def _turn(text: str) -> str:
    """Say "your turn to cook" → "it's your turn to cook"."""
    return (
        f"it's {text}"
        if re.match(r"(?:your|my|our|his|her|their)\s+turn\b(?!\s+(?:is|was|will|comes))", text)
        else ""
    )


_ALONG = re.compile(
    r"^(?P<how>attached|enclosed)\s+(?P<what>(?:the|my|our|your|his|her|their|an?|both|two|three|some)\s.+)$"
)


def _sent_along(text: str) -> str:
    """Say "attached the draft" → "attached is the draft"."""
    match = _ALONG.match(text)
    if match is None or VERBS.search(match["what"]):
        return ""
    head = head_of(re.split(r",|\s(?:I|we|you|that|which|as|and)\s", match["what"])[0])
    several = kind(head) in ("plural", "roles") or re.match(r"(?:both|two|three|some)\s", match["what"])
    several = several or re.search(r"\w(?:['’]s|[^su]s)$", head)
    return f"{match['how']} {'are' if several else 'is'} {match['what']}"


def a_thing(noun: str) -> str:
    """One thing with its "a": "refund" → "a refund"; as it stands where it may be more or less than one."""
    words = noun.split()
    if (
        len(words) > 2
        or kind(words[-1]) not in ("count", "role", "also_verb")
        or kind(words[0]) == ""
        and len(words) == 2
    ):
        return noun
    if re.match(r"(?:an?|the|my|your|our|his|her|their|this|that|one|some|any|no)$", words[0]):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _the(noun: str) -> str:
    if re.match(
        r"(?:the|an?|my|your|our|his|her|their|this|that|these|those|all|both|some|any|every|each|our)\b|\d|[A-Z]",
        noun,
    ):
        return noun
    return f"the {noun}"


def _known(noun: str) -> bool:
    determined = re.match(r"(?:the|my|our|next|last|this|that)\s", noun) is not None
    return determined or kind(head_of(of_amount(noun))) not in ("", "also_verb")
