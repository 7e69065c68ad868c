# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Small words in English sentences: what they may add to a note without saying more, and where they say more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from assistant.drafting.phrasing.english_nouns import kind
from assistant.drafting.phrasing.english_times import DATE, DAY, TIME
from assistant.drafting.phrasing.english_verbs import VERBS
from assistant.drafting.phrasing.english_words import STATE_WORD

# Verbs that a note's clause begins with when it bids the reader do something. Speech acts ("ask", "decline",
# "confirm") are not among them: those may be what the writer does with the mail itself.
_BIDDINGS = frozenset(
    (
        "bring send check call phone review sign countersign print book use stop pay wait come add load remove "
        "fix update read write reply return forward keep take give order move open close collect pick fetch look "
        "eat mail email resend borrow water don't do put leave let turn see bill ship copy upload download "
        "install try delete"
    ).split()
)
_CLAUSES = re.compile(r"[,;:.!]\s+|\b(?:and|or|but|so|then)\s+|\s[-–—]\s")
_BEFORE_NOW = re.compile(
    r"\b(?:yesterday|last (?:night|week|month|year|spring|summer|autumn|winter|[a-z]+day)|ago)\b",
    re.IGNORECASE,
)
_LEADS_A_NOUN = frozenset(
    (
        "the a an my your our his her its their this that these those it them us me you him each every all both "
        "one two three four five six seven eight nine ten twelve some any no"
    ).split()
)
_CONTENT = frozenset(["thanks", "thank", "you", "sorry", "congratulations", "apologies", "apologise"])
_PASSED_OVER = frozenset(
    ["already", "not", "now", "also", "just", "never", "yet", "still", "only", "since", "all"]
)
_REFERENCE = re.compile(r"[A-Z]*-?\d{3,}|\S*[A-Za-z]\S*[./@]\S*[a-z]")
_GOES_ON = frozenset(
    "is are am be been has have the a an of for to and or but at with from as my our your".split()
)
_PLACES = frozenset("in on at from near during under over inside outside behind between".split())
_MEASURES = frozenset(
    "copy copies list end beginning number cost price date photo photos picture pictures scan version half rest part pair set "
    "box boxes bottle bottles cup pack sheet piece lack proof".split()
)
_SHIFTS = frozenset("to by from until till under over below above than about around nearly up down".split())
_NUMBER = re.compile(r"[€$£]?\d")
_WHO = frozenset("i we you they he she it there this that please".split())
_DOING = re.compile(
    r"\b[a-z]{2,}s (?:about|for|to|that|no|the|an?|at|in|on|with|from|by|us|me|you|it|not|\d)"
)
_PLAIN = '.,;:!?()"“”'


def courtesies(point: str, words: Sequence[str]) -> frozenset[str]:
    """Words that say nothing of their own here: "please" before what the note bids, "was" of what is past.

    Args:
        words: of the sentence, in lower case.
    """
    starts = {part.split()[0].lower() for part in _CLAUSES.split(point) if part.split()} & _BIDDINGS
    found = set()
    if "please" in words and all(
        after in starts for before, after in zip(words, words[1:], strict=False) if before == "please"
    ):
        found.add("please")
    if _BEFORE_NOW.search(point):
        found |= {"was", "were"}
    return frozenset(found)


def relates_anew(point: str, sentence: str) -> bool:
    """Whether an added "of", "for" or "has" makes two things of a note belong together that may not.

    "end of June" and "for the audit" only say how the words hang together; "the offer of 4711", "for Anna",
    "the release of the candidate" and "the hotel has two nights" say something of their own.
    """
    if any(len(one.findall(sentence)) > len(one.findall(point)) for one in (_OF_A_TIME, _ATTACHED_TO)):
        return True
    had = {word.strip(_PLAIN).lower() for word in point.split()}
    words = sentence.split()
    plain = [word.strip(_PLAIN).lower() for word in words]
    pairs = set(_pairs(point))
    for at, word in enumerate(plain[:-1]):
        if word in had:
            continue
        if word in ("of", "for") and not (at and plain[at - 1] in _CONTENT):
            if _is_reference(words[at + 1], plain[at + 1]) or at and _parts_a_compound(pairs, plain, at):
                return True
        elif word in ("has", "have"):
            after = next((one for one in plain[at + 1 :] if one not in _PASSED_OVER), "")
            if after in _LEADS_A_NOUN or after[:1].isdigit():
                return True
    return False


# "The statute of limitations of the end of the year": when something happens has become what it is.
_OF_A_TIME = re.compile(r"\bof the (?:end|beginning|start|middle)\b", re.IGNORECASE)
# "Attached the draft" is not attached to the draft.
_ATTACHED_TO = re.compile(r"\b(?:attached|enclosed|linked)\s+(?:to|in|with)\b", re.IGNORECASE)
_BEEN = re.compile(
    r"\b(?:has|have|had)(?: (?:not|now|already|also|still|never|only|just|all|both))* been(?: (?P<again>again))?(?P<rest>.*)",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were) again(?P<rest>.*)", re.IGNORECASE)
_AFTER_BEEN = re.compile(
    rf"[ ](?:not |now |already |also |too )*(?:{STATE_WORD}|\w+(?:ed|en|wn|ing))\b", re.IGNORECASE
)
# What says when, and no state: nothing has "been tomorrow" or "been and".
_NO_STATE = re.compile(
    rf"\W*$|[,;.]|[ ](?:and|or|but|then|once|twice|next|tomorrow|tonight|{DATE}|{DAY}|{TIME})\b",
    re.IGNORECASE,
)


def hangs(point: str, sentence: str) -> bool:
    """Whether an added auxiliary has nothing to carry: "the blood test has been again in 6 weeks"."""
    if been := None if re.search(r"\bbeen\b", point, re.IGNORECASE) else _BEEN.search(sentence):
        state = _AFTER_BEEN.match(been["rest"]) is not None
        return not state and (been["again"] is not None or _NO_STATE.match(been["rest"]) is not None)
    was = None if re.search(r"\b(?:was|were)\b", point, re.IGNORECASE) else _WAS.search(sentence)
    return was is not None and _AFTER_BEEN.match(was["rest"]) is None


_COPULA = r"\b(?:is|are|was|were)\b"
_TWICE_SAID = re.compile(rf"{_COPULA}(?P<between>[^,;.:?!]*?){_COPULA}", re.IGNORECASE)
_LINKING = frozenset(
    "and or but that which who whom whose what where when why how if because since as than while until before "
    "after so though although whether unless whatever whichever whoever".split()
)


def says_twice(point: str, sentence: str) -> bool:
    """Whether one clause has got two verbs: "the reminder is invoice 8841 is open"."""
    found = _TWICE_SAID.search(sentence)
    if found is None or _TWICE_SAID.search(point):
        return False
    first = sentence[: found.start()].lower().split()
    return not _LINKING.intersection(found["between"].lower().split()) and not _LINKING.intersection(first)


def _parts_a_compound(pairs: Set[tuple[str, str]], plain: Sequence[str], at: int) -> bool:
    """Whether two nouns that stood together have come apart: "release candidate", "release of the candidate"."""
    after = next((word for word in plain[at + 1 : at + 3] if word not in ("the", "a", "an")), "")
    before = plain[at - 1]
    nouns = bool(kind(before)) and bool(kind(after))
    return nouns and before not in _MEASURES and (before, after) in pairs


def shifts_amount(point: str, sentence: str) -> bool:
    """Whether a word that changes an amount has come before a number: "up 12 percent" is not "up to 12 percent"."""
    had = set(_pairs(point))
    return any(
        before in _SHIFTS and _NUMBER.match(number) and (before, number) not in had
        for before, number in _pairs(sentence)
    )


def _pairs(text: str) -> list[tuple[str, str]]:
    words = [word.strip(_PLAIN).lower() for word in text.split()]
    return list(zip(words, words[1:], strict=False))


def joins_a_fragment(point: str, sentence: str) -> bool:
    """Whether an added "and" joins something that is no clause: "it is updated, and the pool 10 percent"."""
    if re.search(r"\band\b", point, re.IGNORECASE):
        return False
    for rest in re.split(r",\s+and\s+", sentence)[1:]:
        first = rest.split()[0].lower() if rest.split() else ""
        clause = VERBS.search(rest) or re.search(r"\w(?:ed|ing)\b", rest) or first in _BIDDINGS | _WHO
        if not clause and not _DOING.search(rest):
            return True
    return False


def breaks_off(point: str, sentence: str) -> bool:
    """Whether a sentence has a word that something must follow, where its note does not: at its end, or "has been"."""
    if hangs(point, sentence):
        return True
    last = [text.rstrip(_PLAIN + " ").split(" ")[-1].lower() for text in (point, sentence)]
    return last[0] != last[1] and last[1] in _GOES_ON


def changes_place(point: str, sentence: str) -> bool:
    """Whether a preposition of place or time in the note stands no longer in the sentence ("ends on November")."""
    there = Counter(word.strip(_PLAIN).lower() for word in sentence.split())
    given = Counter(word.strip(_PLAIN).lower() for word in point.split())
    return any(given[word] > there[word] for word in _PLACES)


def _is_reference(word: str, plain: str) -> bool:
    """Whether a word stands for one thing by itself: a name, a number of a file, a link; or is an adjective."""
    bare = word.strip(_PLAIN)
    if plain in _LEADS_A_NOUN:
        return False
    return bare[:1].isupper() and not _WHEN.match(plain) or bool(_REFERENCE.fullmatch(bare)) or "-" in bare


_WHEN = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]$"
)
