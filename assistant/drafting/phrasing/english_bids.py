# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""What English notes bid, ask and report without a subject: "send as pdf please", "want me to file it?", "called twice"."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.english_fragments import KIN, head_of
from assistant.drafting.phrasing.english_nouns import is_given_name, kind
from assistant.drafting.phrasing.english_times import DATE, DAY, TIME
from assistant.drafting.phrasing.english_verbs import VERBS, first_clause
from assistant.drafting.phrasing.english_words import CHANGES, ORDERS, PARTICIPLES, STATIVE

# Nouns as well, but before one of these words they bid: "cut marketing by 20%", "start without me".
_ALSO_BIDS = frozenset(
    "answer book call cancel change charge check copy cover cut drop email exchange file fill fix forward hold issue list lock mail mark note offer order "
    "pack pass pause phone pick plan post print push quote record refund release repair reply report request reschedule reserve reset return review save scan "
    "schedule ship skip split start state stay stick stop switch switch tell test text transfer try turn update upgrade use wait wash watch water increase "
    "decrease reduce raise lower double halve take bring keep give put let make get go come do ring ignore proceed redo reinstall restart retry rebook resubmit resend replace remove".split()
)
# A verb of these is never a noun that a note begins with.
_ONLY_BIDS = ORDERS | frozenset(
    "take bring keep give put get make tell try ignore proceed redo reinstall restart retry rebook resubmit reduce reschedule refund cancel renew rewrite redraft reprint reissue reload reconsider recheck adjust amend shorten reimburse repay waive escalate investigate clarify specify erase deduct withdraw arrange enclose examine assess inspect ventilate disinfect vaccinate prescribe".split()
)
_OBJECT = (
    r"(?:the|a|an|my|our|your|his|her|its|their|this|that|these|those|it|them|me|us|him|both|all|one|any|some|everything|without|instead|again|now|"
    r"as|asap|today|tomorrow|tonight|until|till|before|after|by|with|if|when|(?:to|from) (?:the|a|an|my|our|your|\d+|next|[a-z]+$)|next|"
    r"at once|only|directly|straight|immediately|[a-z]+ by \d+|(?:section|page|pages|line|item|chapter|paragraph|clause|part|step) [\dA-Z]\w*|[a-z]+ (?:to|instead)\b)"
)
_GOES_WITH = re.compile(
    r"(?:switch|change|transfer|forward|move) (?:to|from) \w|(?:switch|turn|call|drop|cut|fill|pick|pack|set|log|start|hand|print|pass|lock|wash|wipe|ring|stay|push|move|post|ship) (?:it |them )?(?:off|up|down|out|over|back|on|in)\b(?! \w+ed\b)"
)
_BID = re.compile(rf"^(?P<verb>[a-z]+)(?: (?P<rest>{_OBJECT}\b.*|.*))?$")
_SPEECH = frozenset(
    "believe hope think wish want understand agree lose see hear learn remember decide become disagree suggest recommend accept decline apologise apologize thank".split()
)


def bids(clause: str) -> bool:
    """Whether a clause bids somebody do something: "start without me", "cut marketing by 20%"."""
    match = _BID.match(clause[:1].lower() + clause[1:])
    if match is None or match["verb"] in _SPEECH or VERBS.search(first_clause(match["rest"] or "")):
        return False
    rest = match["rest"] or ""
    noun = (
        kind(match["verb"]) == "also_verb"
        and re.match(r"(?:of|to|from|with|at|on|in|for)\b", rest) is not None
    )
    if match["verb"] in _ONLY_BIDS and not noun:
        return not re.match(r"(?:is|are|was|were|has|have|had|will)\b", rest)
    goes_on = re.match(rf"{_OBJECT}\b", rest) or _GOES_WITH.match(match[0])
    return match["verb"] in _ALSO_BIDS and goes_on is not None and not _is_told(rest)


def _is_told(rest: str) -> bool:
    """Whether what follows a word has a participle at its end, so that the word is a noun: "order until now unpaid"."""
    last = rest.split()[-1].lower() if rest.split() else ""
    return last in CHANGES or last in PARTICIPLES or last in STATIVE and last not in ("up", "down", "late")


_PLEASE_LAST = re.compile(r"^(?P<what>[^,?]+?),? please$", re.IGNORECASE)
# What each verb is done to; only where the clause before speaks of one such thing is it meant without being said.
_PAPERS = (
    "attachment file document letter invoice form contract report draft receipt email message exhibit annex appendix certificate statement "
    "agreement list photo picture presentation deck scan copy minutes slides plan page version offer quote order application signature slide sheet table link spreadsheet template"
)
_MONEY = "invoice fee rent deposit payment charge ticket order booking subscription amount bill fine fare"
_DATES = "appointment booking order meeting reservation subscription flight call hearing session ticket event contract membership"
_MACHINES = (
    "heating boiler printer lift door window lock tap toilet light lamp alarm fridge oven dishwasher car bike screen keyboard cable projector server "
    "radiator pump switch handle router key chair table roof gutter pipe laptop phone display machine dryer computer"
)
_DONE_TO = {
    **dict.fromkeys("refund".split(), _MONEY),
    **dict.fromkeys("repay return".split(), f"{_MONEY} {_PAPERS} parcel"),
    **dict.fromkeys("send resend forward upload print sign".split(), f"{_PAPERS} parcel package"),
    **dict.fromkeys(
        "update correct amend revise shorten delete".split(),
        f"{_PAPERS} page website entry calendar figures numbers price address",
    ),
    **dict.fromkeys("cancel rebook reschedule postpone".split(), _DATES),
    **dict.fromkeys("repair fix mend".split(), f"{_MACHINES} error bug mistake page website"),
    "replace": _MACHINES,
    "reset": "password pin alarm code router server account",
    "renew": "passport contract subscription membership licence certificate visa lease password card permit",
    "send back": f"{_MONEY} {_PAPERS} parcel package",
}
_MORE_WORDS = frozenset(
    "again back as by before after asap today tomorrow tonight until till now at on to directly in via this next over immediately".split()
)


def bid(text: str, before: str = "") -> list[str]:
    """A bid with its "please" in front and its thing named: "send as PDF please" → "please send it as PDF".

    Args:
        before: the clause that goes before, whose thing may be meant.
    """
    clause = text[:1].lower() + text[1:]
    if text.endswith("?") or "," in clause and not re.fullmatch(r"[^,]+, please", clause):
        return []
    last = _PLEASE_LAST.match(clause)
    polite = last is not None or clause.startswith("please ")
    what = last["what"] if last else clause.removeprefix("please ")
    verb, _, rest = what.partition(" ")
    lone = rest == ""
    if verb not in _ONLY_BIDS | _ALSO_BIDS | _DONE_TO.keys() or verb in _SPEECH:
        return []
    if lone and not (polite and before) or not lone and not bids(what) and not _lacks_its_thing(verb, rest):
        return []
    meant = _meant(before) if before else ""
    things = _DONE_TO.get("send back" if what.startswith("send back") else verb, "").split()
    thing = _it(before)
    if meant and _lacks_its_thing(verb, rest) and (thing in things or thing.removesuffix("s") in things):
        what = " ".join(f"{verb} {meant} {rest}".split())
    elif _lacks_its_thing(verb, rest) and verb in _DONE_TO and not before:
        return []  # the thing may stand in what goes before: a bid by itself is left to those who see it
    made = f"please {what}" if polite else what
    return [made] if made != clause else []


def _lacks_its_thing(verb: str, rest: str) -> bool:
    """Whether a verb that is done to something has no object: "send as PDF", "refund"."""
    if verb not in _DONE_TO:
        return False
    first = rest.split()[0].lower() if rest.split() else ""
    return (
        first == ""
        or first in _MORE_WORDS
        or re.match(rf"(?:{DAY}|{DATE}|{TIME})\b", rest, re.IGNORECASE) is not None
    )


def _it(before: str) -> str:
    """The one thing that a clause speaks of, or ""."""
    opening = re.match(
        r"(?:can't|cannot|can’t|could not|couldn't|unable to) (?:open|read|find|print|see|download|load) (?:the|your) (?P<noun>[a-z ]+)$",
        before,
        re.IGNORECASE,
    )
    if opening:
        return opening["noun"].split()[-1].lower() if kind(opening["noun"].split()[-1]) else ""
    words = re.sub(r"^(?:the|your|our|my|this|that) ", "", before.lower()).split()
    head: list[str] = []
    for word in words:
        if (
            not (kind(word) or re.fullmatch(r"[\w-]*\d[\w-]*|[b-z]", word))
            or word in PARTICIPLES
            or word in STATIVE
        ):
            break
        head.append(word)
    rest = words[len(head) :]
    # A second noun could be what is meant: "rent for the flat"; a month or a number of it could not.
    others = [
        word
        for word in re.sub(
            r"\b(?:out of|up to|on|in|behind|at) (?:date|order|stock|time|hold|schedule|place|risk)\b",
            "",
            " ".join(rest),
        ).split()
        if kind(word) not in ("", "also_verb")
    ]
    if not head or others:
        return ""
    if len(head) > 1 and len(head[-1]) == 1:
        head.pop()  # "exhibit C"
    return head_of(" ".join(head)).lower()


def _meant(before: str) -> str:
    """The pronoun for what a clause speaks of; "" where it is not one clear thing."""
    noun = _it(before)
    if not noun or kind(noun) in ("role", "roles", ""):
        return ""
    return "them" if kind(noun) == "plural" else "it"


_ASKED = (
    (re.compile(r"^(?:do you )?want (?P<rest>(?:me|us) to .+)$"), "do you want {}"),
    (
        re.compile(r"^want (?P<rest>(?:to (?!know\b)|some |a |an |the |anything|something).+)\?$"),
        "do you want {}",
    ),
    (
        re.compile(r"^need (?P<rest>(?:me|us) to .+|(?:anything|help|more|any|my|a|an|the)\b.*)\?$"),
        "do you need {}",
    ),
    (re.compile(r"^mind (?P<rest>if (?:I|we) .+)$", re.IGNORECASE), "do you mind {}"),
    (
        re.compile(r"^(?:ok|okay|fine) (?P<rest>(?:if (?:I|we)|for you|with you|to) .+)\?$", re.IGNORECASE),
        "is it OK {}",
    ),
    (re.compile(r"^possible (?P<rest>(?:to|that) .+)\?$"), "is it possible {}"),
    (
        re.compile(
            rf"^(?P<rest>(?:free|available|around|at home|in the office|busy) (?:on |at |next |this |tomorrow|today|tonight|for |{DAY}|{DATE}).*)\?$",
            re.IGNORECASE,
        ),
        "are you {}",
    ),
    (re.compile(r"^heard (?P<rest>(?:anything|back|from|about) ?.*)\?$"), "have you heard {}"),
    (re.compile(r"^seen (?P<rest>(?:the|my|our|this|that|these|those|it)\b.*)\?$"), "have you seen {}"),
    (
        re.compile(r"^think (?P<rest>(?:we|I|you|they|it|he|she|this|that) .+)\?$", re.IGNORECASE),
        "do you think {}",
    ),
    (
        re.compile(r"^know (?P<rest>(?:if|whether|when|where|who|what|how|why|anyone|a good) .+)\?$"),
        "do you know {}",
    ),
)


def asked(text: str) -> list[str]:
    """A question with its verb and "you": "want me to file it?" → "do you want me to file it?"."""
    clause = text[:1].lower() + text[1:]
    for pattern, said in _ASKED:
        match = pattern.match(clause)
        if match and "," not in clause:
            return [said.format(match["rest"].rstrip("?")) + "?"]
    return []


_I_DID = (
    "called|phoned|emailed|e-mailed|texted|messaged|wrote|asked|tried|checked|spoke|chased|reminded|warned|told|contacted|sent|paid|left|bought|ordered|booked|"
    "knocked|complained|searched|went|took|saw|filed|replied|answered|found|lost|forgot|signed|returned|cancelled"
)
_OFTEN = r"(?:once|twice|(?:two|three|four|five|six|several|many|\d+) times|again|everywhere|yesterday|last \w+|already|this morning|today)"
_ALONE = rf"(?:called|phoned|emailed|e-mailed|texted|wrote|asked|tried|checked|knocked|complained|searched|spoke|chased|reminded them|reminded him|reminded her)(?: already)? {_OFTEN}"
_WITH_OBJECT = rf"(?:{_I_DID}) (?:(?:to|with|at|for|about) )?(?:it|them|him|her|you|everyone|everything|all|both|the|a|an|my|our|your|his|two|three|several|that|this)\b"
_DID = re.compile(
    rf"^(?:(?:already|also|just|even) )?(?:(?P<alone>{_ALONE}(?: (?:already|by phone|by mail|by email|in vain))?$)|(?P<object>{_WITH_OBJECT}).*$)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^no (?:\w+ ){0,2}?(?:response|reply|answer|reaction|news|word|feedback|confirmation|update|sign|call|callback|luck|one)\b|\bunreachable\b|\bnot (?:answering|responding|replying|reacting|picking up|reachable|available|there)\b",
    re.IGNORECASE,
)


def done_by_me(text: str, who: str, before: str = "") -> list[str]:
    """Say "called twice" → "I called twice", where nobody else can have called.

    Args:
        who: "I" or "we", who writes.
        before: the clause that goes before, whose subject might be meant.
    """
    clause = text[:1].lower() + text[1:]
    match = _DID.match(clause)
    if (
        match is None
        or text.endswith("?")
        or "," in text
        or VERBS.search(first_clause(clause).split(" ", 1)[1])
    ):
        return []
    if (
        match["alone"]
        and not before
        and not re.match(r"(?:called|phoned|emailed|e-mailed|texted|wrote|spoke|tried|knocked)\b", clause)
    ):
        return []
    if before and not not_answering(before):
        thing = _it(before)
        if kind(thing) not in ("count", "plural", "mass") or speaks_of_someone(before):
            return []
        if match["alone"] and clause.split()[0] in ("checked", "asked"):
            return []  # they may have been checked
    return [f"{who} {clause}"]


def not_answering(clause: str) -> bool:
    """Whether a clause says that nobody answers, so that whoever called was the writer."""
    return _NOBODY.search(clause) is not None


def speaks_of_someone(clause: str) -> bool:
    """Whether a clause names somebody who acts: a person by name or role, or a body such as a bank."""
    return any(
        kind(word) in ("role", "roles")
        or word in KIN
        or word in _ACTS
        or is_given_name(word)
        or word in _PRONOUNS
        for word in re.findall(r"[a-z]+", clause.lower())
    )


_PRONOUNS = frozenset("he she they who everyone somebody someone people".split())


# Nouns of things that act like people.
_ACTS = frozenset(
    "bank company court council committee board team management staff police office agency firm school clinic hospital ministry department union insurance university "
    "authority supplier hotel airline restaurant shop family group party tribunal embassy government municipality church club association society".split()
)
