# ruff: noqa: E501  (patterns read best on one line)
"""English notes about a thing that want an article, and where it has none a verb: "workshop Monday", "price is 40"."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.english_fragments import KIN
from assistant.drafting.phrasing.english_nouns import is_given_name, kind
from assistant.drafting.phrasing.english_times import BEFORE_TIME, DATE, DAY, MONTH, TIME
from assistant.drafting.phrasing.english_verbs import VERBS, first_clause
from assistant.drafting.phrasing.english_words import EVENTS, I_VERBS, MASS, NOT_NOUNS, SHORT_NOUNS

_NEEDS_NO_ARTICLE = re.compile(
    r"^(?:the|a|an|my|your|our|his|her|their|its|this|that|these|those|all|both|some|any|no|every|each|most|many|few|"
    r"several|everything|everyone|everybody|nothing|nobody|something|it|he|she|they|we|you|i|there|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|who|what|which|when|how|why|where|here|please)\b|^\d",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:invoice|order|ticket|room|flight|case|bug|issue|version|page|section|chapter|gate|platform|number)\s+(?:[A-Z]{2,3}\s)?[\w-]*\d",
    re.IGNORECASE,
)
PLURAL_S = re.compile(r"(?:[^su'’]s|men|people|children|data|feedbacks)$", re.IGNORECASE)


def with_article(noun: str) -> str:
    """The noun with "the", unless it is a name, is numbered, or is said without one."""
    words = noun.split()
    if re.fullmatch(DAY, noun, re.IGNORECASE):
        return noun.capitalize()
    if _NEEDS_NO_ARTICLE.match(noun) or _NUMBERED.match(noun) or words[0].lower() in MASS and len(words) == 1:
        return noun
    if noun in SHORT_NOUNS:
        return f"the {noun}"
    if words[0][0].isupper() and (len(words) == 1 or words[-1][0].isupper()):
        return noun  # a name
    if re.sub(r"['’]s$", "", words[0].lower()) in KIN or is_given_name(words[0]):
        return noun[0].upper() + noun[1:]
    if len(words) == 2 and re.fullmatch(r"[A-Z]?\d[\w.,-]*|[A-Z]", words[1]):
        return noun  # "gauge 4", "option B"
    if "'s" in words[0] or "’s" in words[0]:
        return noun
    return f"the {noun}"


_EVENT = re.compile(
    rf"^(?P<noun>(?:[A-Za-z][\w'’-]*\s+){{0,3}}(?:{EVENTS}))"
    rf"\s+(?P<when>(?:(?:on|at|from|until)\s+)?(?:(?:next|this)\s+)?(?:{DAY}|{DATE}|{TIME}|the \d{{1,2}}(?:st|nd|rd|th)|tomorrow|today|week)\b.*)$",
    re.IGNORECASE,
)


def event(text: str) -> list[str]:
    """Say "workshop Monday 9:30" → "the workshop is on Monday 9:30"."""
    match = _EVENT.match(text)
    if not match or text.endswith("?") or VERBS.search(first_clause(text)):
        return []
    if match["noun"].split()[0].lower() in NOT_NOUNS | set(I_VERBS) or re.match(
        r"(?:next|this|until)\s", match["when"], re.IGNORECASE
    ):
        return []
    when = match["when"]
    if re.match(rf"(?:{DAY}|{DATE}|the \d)\b", when, re.IGNORECASE):
        when = f"on {when}"
    elif re.match(TIME, when, re.IGNORECASE):
        when = f"at {when}"
    return [f"{with_article(match['noun'])} is {when}"]


def listing(text: str) -> list[str]:
    """Lists and labels: "two options: train or car", "link to doc: https://…", "price: 40 EUR"."""
    if re.match(r"^(?:two|three|four|five|several|some|a few|\d+) [\w ]{2,30}: ", text, re.IGNORECASE):
        return [f"there are {text[0].lower()}{text[1:]}"]
    if re.match(
        r"^(?:link|address|agenda|directions|recording|slides|phone number|number|details|file|document|draft|invoice)\b[\w ]{0,30}: ",
        text,
        re.IGNORECASE,
    ):
        label, _, value = text.partition(": ")
        be = "are" if PLURAL_S.search(label.split()[0]) else "is"
        return [f"here {be} the {label[0].lower()}{label[1:]}: {value}"]
    return []


_BE = "is|are|was|were|has|have|will|can|starts|ends|costs|lands|arrives|leaves|begins|takes|looks|works|needs|isn't|aren't|wasn't|hasn't|doesn't|won't|can't"
# With these the noun must be a known one: "invoice follows", but not "anna follows".
_HAPPENS = (
    "follows?|turns?|comes?|goes|gets?|runs|opens|closes|expires|remains?|stays?|includes?|contains?|covers|shows?|means|drops|rises|"
    "went|came|got|took|began|ran|fell|rose|broke|failed|arrived|ended|started|stopped|worked|looked|expired|crashed|froze|"
    "wants?|wanted|says|said|asks|asked|thinks|agrees|refuses|refused|prefers|knows|did|didn't|does|do|don't|had|loved|liked|enjoyed|called|offers|offered|"
    "must|may|might|should|could|would"
)
NOUN_WITH_VERB = re.compile(
    rf"^(?P<noun>[a-z][\w'’-]*(?: [a-z][\w'’-]*){{0,2}}?)(?P<over> (?:for|of|from|with|about|to|in|on) (?:[\w'’.-]+ ){{0,3}}?[\w'’.-]+)? (?:(?P<be>{_BE})|(?P<happens>{_HAPPENS}))(?!\w|['’])"
)


_DOES = re.compile(
    r"^(?P<noun>[a-z][\w'’-]*(?: [a-z][\w'’-]*)?)(?P<over>) (?P<happens>(?P<verb>[a-z]{2,})s) (?:about|for|to|that|no|the|an?|at|in|on|with|from|by|"
    r"us|me|you|it|them|my|our|your|his|her|their|not|again|until|before|after|only|\d)\b"
)


def _one_that_does(text: str) -> re.Match[str] | None:
    """Say "neighbour complains about noise" → "the neighbour complains …": one thing, and no noun after it."""
    match = _DOES.match(text)
    if match is None or kind(match["noun"].split()[-1]) not in ("count", "role"):
        return None
    return match if kind(match["happens"]) == "" and kind(match["verb"]) == "" else None


def bare_noun_phrase(text: str) -> list[str]:
    """Say "price is 40 EUR" → "the price is 40 EUR"."""
    lower = text[0].lower() + text[1:]
    match = (NOUN_WITH_VERB.match(lower) or _one_that_does(lower)) if not text.endswith("?") else None
    if not match or text.split()[0].isupper() and len(text.split()[0]) > 1:
        return []
    noun = match["noun"].split()
    if (
        noun[0] in NOT_NOUNS
        or noun[0].endswith("ly")
        or _NEEDS_NO_ARTICLE.match(match["noun"])
        or any(
            word in BEFORE_TIME or word in {"with", "if", "when", "that", "what", "who", "why", "how"}
            for word in noun
        )
    ):
        return []
    if is_given_name(noun[0]):
        return []
    if re.sub(r"['’]s$", "", noun[0]) in KIN:
        return [text[0].upper() + text[1:]]
    if noun[0] in MASS or re.fullmatch(rf"{DAY}|{MONTH}", noun[0]) or noun[0].endswith("ing"):
        return []
    if VERBS.search(match["noun"]) or text[0].isupper() and len(noun) == 1:
        return []
    if (match["over"] or match["happens"]) and (
        kind(noun[-1]) in ("", "also_verb") or VERBS.search(match["over"] or "")
    ):
        return []
    return [f"the {text[0].lower()}{text[1:]}"]
