# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""English notes that name a thing and how, where, when or which it is: "keys at reception", "door code 4471".

Each rule asks for a known noun and takes the whole clause, so that a phrase that only says which thing is
meant ("the leak in the kitchen") is never taken for what is said of it.
"""

from __future__ import annotations

import re

from assistant.drafting.phrasing.english_fragments import KIN, head_of
from assistant.drafting.phrasing.english_nouns import is_given_name, kind
from assistant.drafting.phrasing.english_times import DATE, DAY, TIME
from assistant.drafting.phrasing.english_verbs import VERBS
from assistant.drafting.phrasing.english_words import (
    ADJECTIVE,
    DATES,
    EVENTS,
    MASS,
    PARTICIPLES,
    STATIVE,
    TESTS,
)

_NOUN = r"(?P<noun>(?:(?:the|my|our|your|his|her|their|next|new|first|second|last|final|old) )?(?:[a-z][\w'’-]* ){0,3}?[A-Za-z][\w'’-]*(?: v?\d+[a-z]?)?)"
_TAIL_WORDS = 5


def stated(text: str) -> list[str]:
    """What a clause says of its thing, as a sentence without capital and full stop; empty where no rule fits.

    What follows a comma stays as it stands, if it is short and no clause of its own.
    """
    clause, comma, tail = text.partition(", ")
    if text.endswith("?") or ": " in clause or comma and not _hangs_on(tail):
        return []
    lower = clause[:1].lower() + clause[1:] if not clause[:2].isupper() else clause
    found = (
        _of_value(lower)
        or _in_a_state(lower)
        or _in_a_place(lower)
        or _back(lower)
        or _person_is(lower)
        or _takes_place(lower)
        or _only(lower)
        or _changed_since(lower)
    )
    return [f"{found}{comma}{tail}"] if found else []


def _hangs_on(tail: str) -> bool:
    words = tail.split()
    first = words[0].lower() if words else ""
    spoken = first in ("please", "thanks", "thank", "i", "we", "they", "he", "she", "it") or first.endswith(
        "ed"
    )
    return len(words) <= _TAIL_WORDS and "," not in tail and not spoken and VERBS.search(tail) is None


_VALUE = re.compile(
    r"^(?P<noun>(?:[a-z][\w'’-]* ){1,2}(?:code|number|password|pin|reference|extension|id)) (?P<value>(?:[A-Z]{1,4}[ -]?)?[\w./-]*\d[\w./-]*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"^(?P<noun>(?:[a-z][\w'’-]* ){{0,2}}(?:{DATES})) (?P<when>{DATE}(?: \d{{4}})?)$", re.IGNORECASE
)
_NEW_TIME = re.compile(
    rf"^(?P<noun>(?:new|next|final|alternative|proposed|start|starting|end|closing|opening) (?:date|time|slot|day)) (?P<when>(?:{DAY},? )?(?:{DATE}|{TIME})(?:,? (?:at )?{TIME})?|{DAY})$",
    re.IGNORECASE,
)


def _of_value(clause: str) -> str:
    """Say "gate code 4471" → "the gate code is 4471", "deadline 14 Dec" → "the deadline is 14 Dec"."""
    match = _VALUE.match(clause)
    if match and all(kind(word) or word in _OF_NUMBERS for word in match["noun"].split()):
        return f"{_the(match['noun'])} is {match['value']}"
    dated = _NEW_TIME.match(clause) or _DATED.match(clause)
    if dated and all(kind(word) or word in _BEFORE_DATE for word in dated["noun"].split()):
        return f"{_the(dated['noun'])} is {dated['when']}"
    return ""


_OF_NUMBERS = frozenset(
    "new our my your the tracking booking wifi wi-fi sort order dial-in post zip entry access case internal personal extension".split()
)
_BEFORE_DATE = frozenset(
    "new next final alternative proposed start starting end closing opening due filing application our my the expiry cut-off cutoff day slot time date".split()
)

_OF_SOMEONE = (
    "on (?:holiday|vacation|leave|sick leave|maternity leave|parental leave|strike|call|duty)|in (?:hospital|a meeting|quarantine|intensive care)|"
    "at (?:home|work|school)|off (?:sick|work|duty)|out of (?:office|the office|town|action)"
)
_PHRASES = (
    f"{_OF_SOMEONE}|on (?:the way|hold|track|time|schedule)|in (?:progress|place|force|dispute|transit|"
    "the post|the mail|court|surgery|customs)|at (?:risk|the door)|"
    "out of (?:date|order|stock|hours)|up to date|behind schedule|ahead of schedule|over budget|under (?:review|way|control|construction|repair|warranty)|"
    "for sale|with (?:the|our|my) (?:notary|lawyer|lawyers|court|accountant|bank|insurer|printer|translator|authorities|garage)"
)
_AFTER_PHRASE = (
    r"(?: (?:since|until|till|for|from|again|this|next|now|today|tomorrow|all|till|before|after)\b.*)?"
)
_ADVERB = r"(?:(?P<adverb>still|already|also|now|not|only|currently|both|all) )?"
_IN_A_STATE = re.compile(rf"^{_NOUN} {_ADVERB}(?P<state>{_PHRASES})(?P<rest>{_AFTER_PHRASE})$", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince\b|\bfor (?:\d+|two|three|four|five|six|several|some|a few|a|an) (?:hours?|days?|weeks?|months?|years?)$"
)


def _in_a_state(clause: str) -> str:
    """Say "mum in hospital since Tuesday" → "Mum has been in hospital since Tuesday"."""
    match = _IN_A_STATE.match(clause)
    if match is None or VERBS.search(f"{match['noun']} {match['rest']}") or not _is_subject(match["noun"]):
        return ""
    if re.fullmatch(_OF_SOMEONE, match["state"], re.IGNORECASE) and not _is_someone(match["noun"]):
        return ""
    return _said(match["noun"], match["adverb"], f"{match['state']}{match['rest']}")


def _is_someone(noun: str) -> bool:
    head = head_of(noun).lower()
    return (
        kind(head) in ("role", "roles")
        or head in KIN
        or head in ("staff", "team", "crew", "baby", "dog", "cat")
        or is_given_name(head)
    )


# What lies or stands somewhere and is known to the reader; of a leak or a hole only which one would be said.
_LIES = frozenset(
    "scan key keys car bike bicycle laptop phone wallet passport bag luggage parcel package letter original originals contract invoice receipt file files "
    "folder document documents draft slides deck presentation recording minutes notes report form forms certificate prescription medication "
    "medicine badge card ticket tickets box boxes charger umbrella coat jacket book books agreement plan copy copies agenda list photos pictures "
    "cable projector sample samples equipment food cake wine parking entrance lift toilet toilets reception bell doorbell exit meter cloakroom "
    "bins pram suitcase remote tablets pills signature figures data logo bus van meeting workshop hearing party interview ceremony dinner lunch".split()
)
_SPOTS = (
    "building|house|office|garage|station|mat|doormat|door|desk|table|drawer|folder|mailbox|letterbox|reception|kitchen|fridge|freezer|cupboard|entrance|"
    "hotel|school|church|garden|basement|shelf|server|drive|inbox|printer|box|safe|hall|hallway|corner|gate|shop|library|wardrobe|car|car park|bin|bench|"
    "chair|sofa|bed|lobby|attic|cellar|shed|yard|stairs|lift|sink|window|bag|envelope|file|appendix|annex|attachment|portal|cloud|system|wiki|drawers|"
    "museum|pharmacy|town hall|bank|cinema|supermarket|park|church hall|counter|neighbours?|workshop|warehouse|archive|data room"
)
_PLACE = re.compile(
    rf"^{_NOUN} {_ADVERB}(?P<where>(?:behind|next to|opposite|in front of|under|underneath|beside|inside|outside|near|at|in|on) (?:the|my|our|your|his|her) (?:[a-z]+ )?(?:{_SPOTS})"
    r"|at (?:reception|home|work)|in (?:room|folder|drawer) \w+|in the (?:left|right|top|bottom|upper|lower) \w+|on (?:page|floor) \d+|on the (?:ground|first|second|third|fourth|fifth|top) floor)$",
    re.IGNORECASE,
)


def _in_a_place(clause: str) -> str:
    """Say "parking behind the building" → "the parking is behind the building"."""
    match = _PLACE.match(clause)
    if match is None or VERBS.search(clause) or not _is_subject(match["noun"]):
        return ""
    head = head_of(match["noun"]).lower()
    someone = kind(head) in ("role", "roles") or head in KIN
    if head not in _LIES and not someone or someone and not re.match(r"(?:at|in) ", match["where"]):
        return ""
    if (
        someone
        and len(match["noun"].split()) > 1
        and match["noun"].split()[0] not in ("the", "my", "our", "your")
    ):
        return ""
    return _said(match["noun"], match["adverb"], match["where"])


_RETURNS = frozenset(
    "results labs appetite fever pain power electricity water internet heating server site website system network symptoms feeling sensation".split()
)
_BACK = re.compile(
    rf"^{_NOUN} {_ADVERB}(?P<state>back(?: (?:to normal|to work|online|again|from [\w ]+|on [A-Z]\w+))?)$"
)


def _back(clause: str) -> str:
    """Say "lab results back" → "the lab results are back"; a deposit back may be asked for."""
    match = _BACK.match(clause)
    if match is None or VERBS.search(clause) or not _is_subject(match["noun"]):
        return ""
    head = head_of(match["noun"]).lower()
    someone = kind(head) in ("role", "roles") or head in KIN
    return _said(match["noun"], match["adverb"], match["state"]) if head in _RETURNS or someone else ""


_OF_PEOPLE = (
    "away|abroad|interested|available|unavailable|reachable|unreachable|convinced|vegetarian|vegan|pregnant|allergic|absent|present|satisfied|dissatisfied|pleased|aware|responsible|willing|"
    "unwilling|able|unable|insured|uninsured|unhappy|happy|angry|furious|annoyed|upset|worried|nervous|anxious|ill|sick|unwell|dizzy|feverish|asleep|awake|stable|conscious|confused|"
    "tired|exhausted|busy|late|ready|free|grateful|optimistic|sceptical|reluctant|cooperative|retired|married|divorced|single|insolvent|bankrupt|solvent|liable|fit for work|unfit for work"
)
_PERSON = re.compile(
    rf"^{_NOUN} (?P<adverb>(?:(?:not|still|now|already|very|quite|so|too|really|also|both|all|no longer|currently|slightly) ){{0,2}})(?P<state>{_OF_PEOPLE})"
    r"(?P<rest>(?: (?:in|with|about|to|for|of|that|on|since|until|till|at|because|after|again|now|today|tomorrow|this|next|either|anymore|yet)\b.*)?)$"
)


def _person_is(clause: str) -> str:
    """Say "client not interested" → "the client is not interested"."""
    match = _PERSON.match(clause)
    if match is None or VERBS.search(clause) or not _nouns(match["noun"]):
        return ""
    if not _is_someone(match["noun"]):
        return ""
    return _said(match["noun"], match["adverb"].strip(), f"{match['state']}{match['rest']}")


_IN_TIME = re.compile(
    rf"^(?P<noun>(?:(?:the|my|our|your|next|new|first|second|last|final) )?(?:[a-z][\w'’-]* ){{0,2}}(?:{EVENTS}|{TESTS})) (?P<adverb>)(?P<when>(?:again )?in (?:about |around )?(?:\d+|a|an|two|three|four|five|six|eight|ten|twelve|a few) "
    r"(?:hours?|days?|weeks?|months?|years?))$",
    re.IGNORECASE,
)


def _takes_place(clause: str) -> str:
    """Say "blood test again in 6 weeks" → "the blood test is again in 6 weeks"."""
    match = _IN_TIME.match(clause)
    known = match is not None and all(
        kind(word) or word in _LEADS for word in match["noun"].lower().split()[:-1]
    )
    if match is None or not known or VERBS.search(clause):
        return ""
    return _said(match["noun"], "", match["when"])


_STATE = r"missing|" + "|".join(
    sorted(
        (word.replace("-", " ") for word in {*PARTICIPLES, *STATIVE, *ADJECTIVE} - {"lost", "held", "left"}),
        key=len,
        reverse=True,
    )
)
_ONLY = re.compile(
    rf"^only (?P<noun>[\w'’. -]+?) (?P<state>still missing|still open|not signed yet|{_STATE})$",
    re.IGNORECASE,
)
_MISSING_ONLY = re.compile(
    r"^(?:still )?missing only (?P<noun>[\w'’ -]+)$|^only missing (?P<other>[\w'’ -]+)$", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:[a-z]+ )?(?:appendix|annexe?|exhibit|schedule|section|version|room|option|chapter|clause|article|page|part) (?:\d[\w.]*|[A-Z])",
    re.IGNORECASE,
)


def _only(clause: str) -> str:
    """Say "missing only appendix B" → "only Appendix B is missing"."""
    missing, open_ = _MISSING_ONLY.match(clause), _ONLY.match(clause)
    if missing is None and open_ is None:
        return ""
    noun = (missing["noun"] or missing["other"]) if missing else open_["noun"] if open_ else ""
    if re.search(
        r"\b(?:if|when|for|in|on|at|with|to|by|after|from|until|not|are|is|and|or)\b", noun
    ) or VERBS.search(noun):
        return ""
    state = "missing" if missing else open_["state"] if open_ else ""
    counted = re.match(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten) ", noun) is not None
    named = _NAMED.fullmatch(noun) is not None
    if not named and not kind(noun.split()[-1]) or kind(noun.split()[-1]) == "also_verb" and not counted:
        return ""
    several = not named and (counted or kind(noun.split()[-1]) in ("plural", "roles"))
    determined = named or counted or re.match(r"(?:the|my|our|your|his|her|one|a|an|this|that)\s", noun)
    return f"only {noun if determined else f'the {noun}'} {'are' if several else 'is'} {state}"


_DOUBLED = {
    "doubled": "doubled", "tripled": "tripled", "halved": "halved", "increased": "increased", "decreased": "decreased",
    "improved": "improved", "worsened": "worsened", "stopped": "stopped", "rose": "risen", "risen": "risen", "fell": "fallen",
    "fallen": "fallen", "grew": "grown", "grown": "grown", "gone up": "gone up", "went up": "gone up", "gone down": "gone down",
    "went down": "gone down",
}  # fmt: skip
_CHANGED = re.compile(
    rf"^{_NOUN} (?P<verb>{'|'.join(_DOUBLED)})(?P<rest> (?:[\w%.,-]+ ){{0,4}}?since .+)$", re.IGNORECASE
)


def _changed_since(clause: str) -> str:
    """Say "costs doubled since March" → "the costs have doubled since March"."""
    match = _CHANGED.match(clause)
    if match is None or not _is_subject(match["noun"]) or VERBS.search(match["rest"]):
        return ""
    verb = _DOUBLED[match["verb"].lower()]
    if verb != match["verb"].lower():
        return ""  # "rose since" would have to lose its word
    have = "have" if _several(match["noun"]) else "has"
    return f"{_the(match['noun'])} {have} {verb}{match['rest']}"


def _said(noun: str, adverb: str | None, state: str) -> str:
    several = _several(noun)
    be = "are" if several else "is"
    if _SINCE.search(state):
        be = f"{'have' if several else 'has'}{f' {adverb}' if adverb else ''} been"
        adverb = ""
    return f"{_the(noun)} {be} {f'{adverb} ' if adverb else ''}{state}"


def _several(noun: str) -> bool:
    head = head_of(noun).lower()
    costs = head.endswith("s") and not head.endswith("ss") and kind(head[:-1]) == "also_verb"
    return kind(head) in ("plural", "roles") or costs


def _is_subject(noun: str) -> bool:
    """Whether a noun phrase can be spoken of: its words are nouns, or say which one it is."""
    return _nouns(noun) and (
        kind(head_of(noun)) != "also_verb"
        or len(noun.split()) > 1
        or noun.lower() in ("scan", "draft", "form", "plan", "copy")
    )


_LEADS = frozenset(
    "the my our your his her their next new first second last final old main front back spare works lab opposing dear blue red black white other "
    "second-hand big small legal medical signed annual monthly weekly quarterly draft pitch server".split()
)


def _nouns(noun: str) -> bool:
    words = [word.lower() for word in noun.split()]
    if len(words) > 1 and re.fullmatch(r"v?\d+[a-z]?", words[-1]):
        words.pop()
    known = all(kind(word) or word in _LEADS or re.search(r"['’]s$", word) for word in words[:-1])
    last = words[-1]
    costs = last.endswith("s") and kind(last[:-1]) == "also_verb" and len(words) > 1
    return known and (
        kind(last) != "" or last in KIN or last in _LIES or costs or len(words) == 1 and is_given_name(last)
    )


def _the(noun: str) -> str:
    first = noun.split()[0]
    if noun.lower() in MASS:
        return noun
    if first.lower() in KIN or is_given_name(first):
        return noun[0].upper() + noun[1:]
    if (
        re.match(r"(?:the|an?|my|your|our|his|her|their|this|that)\b", noun, re.IGNORECASE)
        or re.search(r"^\w+['’]s\b", noun)
        and noun[0].isupper()
    ):
        return noun
    return f"the {noun}"
