# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""English telegraphic points: supply the subject, the copula, "on" and "at", and courtesy frames."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.english_bids import (
    asked,
    bid,
    bids,
    done_by_me,
    not_answering,
    speaks_of_someone,
)
from assistant.drafting.phrasing.english_courtesies import addressed, courtesy
from assistant.drafting.phrasing.english_fragments import KIN, a_thing, head_of, of_amount, opened
from assistant.drafting.phrasing.english_nouns import is_given_name, kind
from assistant.drafting.phrasing.english_shorthand import written_out
from assistant.drafting.phrasing.english_states import stated
from assistant.drafting.phrasing.english_things import (
    NOUN_WITH_VERB,
    PLURAL_S,
    bare_noun_phrase,
    event,
    listing,
    with_article,
)
from assistant.drafting.phrasing.english_times import DATE, DAY, LASTS, MONTH, prepositions
from assistant.drafting.phrasing.english_verbs import VERBS, first_clause
from assistant.drafting.phrasing.english_words import (
    ADJECTIVE,
    ADJECTIVES,
    ADVERBS,
    CHANGES,
    DOING,
    DONE,
    DONE_BY_ONE,
    DONE_BY_PEOPLE,
    EVENTS,
    I_VERBS,
    NOT_NOUNS,
    OF_VERBS,
    ORDERS,
    PAST,
    PAST_ACTS,
    PEOPLE,
    PUT_OFF,
    STATE_WORD,
    STATES,
    STAYS_SO,
    WENT,
)
from assistant.drafting.questions import is_question

_AFTER_ADJECTIVE = (
    "with|to|for|about|that|if|on|in|at|from|until|till|by|of|again|now|then|next|this|all|any|whether|what|how|when|before|after|and|or|"
    f"tomorrow|today|tonight|{DAY}|{MONTH}"
)
_AM = re.compile(
    rf"^(?P<pre>(?:also|still|currently|not|very|really|so|quite|always|already|almost|now|only)\s+){{0,3}}"
    rf"(?:(?:{'|'.join(ADJECTIVES)})\b(?=\s*$|\s*,|\s+(?:{_AFTER_ADJECTIVE})\b)|(?:running|coming|arriving|leaving) (?:\d+ \w+ )?(?:late|early)\b|(?:{'|'.join(STATES)})\s+(?:on|for|to|at|from|with|in|into|until|till|by|over|forward|about|out|back|home|away|here|late|next|today|tomorrow|tonight|{DAY})\b|(?:{'|'.join(DOING)})\s+(?:the|my|our|your|his|her|a|an|some|both|two|three|it|you|them|only|no|[a-z]+$|[a-z]+ and [a-z]+$)\b"
    r"|(?:out of (?:the )?office|on (?:holiday|vacation|leave|my way|the way|sick leave)|in favou?r of|off sick|out of town)\b)",
    re.IGNORECASE,
)
_NOUN_WORD = r"(?:[\w'’./&€$£-]|(?<=\d),(?=\d{3}))+"
_HEADLINE = re.compile(
    rf"^(?P<noun>(?:(?!(?:{STATE_WORD}|not|yet|to|for|with|by|at|and|or|if|when)\b){_NOUN_WORD}\s+){{0,4}}?"
    rf"(?!(?:{STATE_WORD}|not|please|also|very|{ADVERBS})\b){_NOUN_WORD})"
    rf"(?P<over>\s+(?:over|of|for|from|about|with|on)\s+[\w€$£.,'’ -]{{2,30}}?)?"
    rf"\s+(?P<adverb>(?:{ADVERBS}\s+)*)(?P<state>{STATE_WORD})\b(?P<rest>.*)$",
    re.IGNORECASE,
)


def openings(
    point: str, contractions: bool, register: str = "neutral", names: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Wordings of an English point, best first; see the package."""
    given = addressed(point.strip().rstrip("."), names)
    text = written_out(given, register)
    found = courtesy(text, register) or _reported(text)
    if not found:
        found = _clauses(text) or asked(text) or bid(text) or _opened(text)
    texts = [prepositions(each) for each in (found or [text])]
    if contractions:
        texts = [_contract(each) for each in texts]
    return tuple(dict.fromkeys(each for each in texts if each != given))


def _opened(text: str, before: str = "") -> list[str]:
    """One clause by whichever rule fits first, with the clause that goes before it."""
    if _TURNED_ROUND.match(text):
        return []
    return (
        stated(text)
        or opened(text, _who(text))
        or done_by_me(text, _who(text), before)
        or ([] if _may_be_another(text, before) else _subject(text))
        or _headline(text)
        or event(text)
        or listing(text)
        or bare_noun_phrase(text)
    )


# "Attached are the minutes" is a sentence whose subject comes last.
_TURNED_ROUND = re.compile(
    r"(?:attached|enclosed|below|here)\s+(?:is|are|was|were|you|please)\b", re.IGNORECASE
)
_LONGEST_CHAIN = 4
_SAME_SUBJECT = re.compile(
    r"(?:will|can|may|might|must|should|have|has|and|but|or|so|which|who)\b", re.IGNORECASE
)


def _clauses(text: str) -> list[str]:
    """Clauses with commas between them, as sentences, where each is one: "train cancelled, taking the next one"."""
    parts = [part.strip() for part in re.split(r",\s+", text)]
    if not 2 <= len(parts) <= _LONGEST_CHAIN or any(len(part.split()) < 2 for part in parts):
        return []
    if any(_SAME_SUBJECT.match(part) and not is_question(part, "en") for part in parts[1:]):
        return []
    befores = ["", *parts[:-1]]
    made = [
        asked(part) if is_question(part, "en") else bid(part, before) or _opened(part, before)
        for part, before in zip(parts, befores, strict=True)
    ]
    whole = [found[0] if found else part for found, part in zip(made, parts, strict=True)]
    if not any(made) or any(
        not found and not _stands_alone(part, before)
        for found, part, before in zip(made, parts, befores, strict=True)
    ):
        return []
    sentences = [
        each if each.endswith("?") else f"{each}{'?' if is_question(part, 'en') else '.'}"
        for each, part in zip(whole, parts, strict=True)
    ]
    rest = (each[0].upper() + each[1:] for each in sentences[1:])
    return [" ".join([sentences[0], *rest]).removesuffix(".")]


_FIRST_PERSON = re.compile(r"(?:I|we|my|our|sorry|thanks|thank|no|nothing|nobody|there)\b", re.IGNORECASE)
# Of a thing these may be said as well as of who writes.
_OF_THINGS = re.compile(
    r"(?:(?:also|still|currently|not|very|really|so|quite|always|already|almost|now|only) )*(?:back|away|ready|free|available|unavailable|late|"
    r"stuck|fine|able|unable|certain|out of|on the way|running|coming|arriving|leaving|going|returning|moving|heading|staying|sitting|travell?ing|"
    r"flying|working (?:on|from|again))\b"
)
_OF_ANYONE = re.compile(
    r"(?:would|could|couldn['’]t|wouldn['’]t|didn['’]t|hadn['’]t|can['’]t|cannot|won['’]t|will|can|might|must)\b"
)


def _may_be_another(part: str, before: str) -> bool:
    """Whether a clause without subject may be said of what the clause before speaks of: "car repaired, back Friday"."""
    first = before.split()[0].lower() if before else ""
    if (
        not before
        or _FIRST_PERSON.match(before)
        or first in I_VERBS
        or first in PAST
        or _AM.match(before)
        or bids(before)
    ):
        return False
    kinds = {kind(word) for word in before.split()}
    someone = speaks_of_someone(before) or not kinds & {"count", "plural", "mass", "also_verb"}
    lower = part[:1].lower() + part[1:]
    if someone and not not_answering(before):
        return (
            _AM.match(lower) is not None
            or not re.match(r"(?:need|want|think|hope|suggest|prefer|appreciate|agree|wonder|am)\b", lower)
            or kinds & {"plural", "roles"} != set()
        )
    on_it = re.match(r"working on (?:it|this|that|them)\b", lower) is not None
    return _OF_ANYONE.match(lower) is not None or _OF_THINGS.match(lower) is not None and not on_it


_HAS_SUBJECT = re.compile(
    r"(?:I|we|you|they|he|she|it|there|this|that|these|those|the|my|our|your|both|all|some|many|most|two|three|\d+)\b",
    re.IGNORECASE,
)


_CALLS = frozenset("please see call let check bring ask try do don't thanks".split())


def _stands_alone(part: str, before: str = "") -> bool:
    """Whether a clause among others needs nothing: it asks, it bids, or it is whole."""
    first = part.split()[0].lower()
    if first in I_VERBS and not is_question(part, "en") and _may_be_another(part, before):
        return False
    if kind(first) in ("mass", "plural") and (match := NOUN_WITH_VERB.match(part)):
        return match["noun"] == first and not match["over"]
    speaks = re.match(r"(?:I|we|they|he|she) (?!and\b|or\b)[a-z]", part) is not None
    return (
        is_question(part, "en")
        or first in ORDERS
        or first in _CALLS
        or speaks
        or bids(part)
        or is_whole(part)
    )


def is_whole(clause: str) -> bool:
    """Whether a clause has its subject, with an article, as a pronoun or a name, and a verb."""
    has_subject = _HAS_SUBJECT.match(clause) is not None or is_given_name(clause.split()[0])
    return has_subject and VERBS.search(clause) is not None


def _reported(text: str) -> list[str]:
    """In "tell him that …": the recipient is being told, so only what comes after it is said."""
    match = re.match(
        r"^(?:(?:tell|inform)(?: (?:her|him|them))|(?:say|mention|note|let (?:her|him|them) know))(?: that|:)?\s+(.+)$",
        text,
        re.IGNORECASE,
    )
    if not match or re.search(
        r"\b(?:he|she|they|him|her|them|his|their)\b|^(?:to|about|if|whether)\b", match[1], re.IGNORECASE
    ):
        return []
    inner = match[1]
    return _subject(inner) or _headline(inner) or [inner]


def _who(text: str) -> str:
    return "we" if re.search(r"\b(?:our|us|ours|ourselves)\b", text, re.IGNORECASE) else "I"


def _subject(text: str) -> list[str]:
    """Supply "I" or "we" where the first word shows that it is missing."""
    first = re.match(
        r"^(?:(?:also|still|really|just|only|already)\s+)?([a-z]+(?:['’]t)?)\b", text, re.IGNORECASE
    )
    if not first or text.endswith("?"):
        return []
    word = first[1].lower().replace("’", "'")
    if not (text[0].islower() or word in text.lower()[: len(first[0])]):
        return []
    who = _who(text)
    lower = text[0].lower() + text[1:]
    if word in {"don't", "need"} and re.match(
        r"^(?:don't (?!have|think|know|want|need|see|understand|like|mind|remember)|need (?:not|to know)\b)",
        lower,
    ):
        return []
    if word in I_VERBS and not (word in {"may", "will"} and text[0].isupper()):
        if re.match(
            r"^(?:can|could|will|would|should|may|might|must|am) (?:i|we|you|he|she|it|they|the|this|that|your|our|my)\b",
            lower,
        ):
            return []
        if word == "need" and re.match(r"^need (?:for|analysis|assessment)\b", lower):
            return []
        return [f"{who} {lower}"]
    if word in PAST and re.match(
        r"^\S+\s+(?:the|your|his|her|my|a|an|our|their|this|that|no|some|it|you|with|to|about|at)\b", lower
    ):
        return [f"{who} {lower}"] if not VERBS.search(first_clause(lower.split(" ", 1)[1])) else []
    if re.match(r"^going (?:forward|by)\b", lower):
        return []  # said of what follows, not of who writes
    if _AM.match(text) and not VERBS.search(first_clause(lower)):
        return [f"{who} {'are' if who == 'we' else 'am'} {lower}"]
    return []


def _headline(text: str) -> list[str]:
    """Newspaper style, "contract signed", gets its article and its verb: "the contract is signed"."""
    clause, comma, rest = text.partition(", ")
    if text.endswith("?") or VERBS.search(_SENT.sub("", first_clause(clause))) or ": " in clause:
        return []
    match = _HEADLINE.match(clause)
    if not match or not _REST.match(match["rest"]) or _is_order(_lead(match["noun"])):
        return []
    noun = match["noun"]
    if match["state"].lower() == "sent" and kind(head_of(noun)) not in _THING:
        return []
    if match["state"].lower() in (*PUT_OFF, *STAYS_SO) and not _is_put_off(noun, match["state"].lower()):
        return []
    if re.match(r"(?:only|even|as|so) (?:if|when|as|for|in|on|at|with|to)\b", noun):
        return []
    if re.search(r"\b(?:I|we|you|they|he|she)\b", noun) or match["state"][0].isupper():
        return []  # a sentence with a word missing; a name
    if re.match(r"[A-Z][a-z]+ [a-z]+s$", noun) and match["state"].lower() in ("up", "down"):
        return []  # "Ella throws up": a name and what somebody does
    if (
        len(noun.split()) > 1
        and noun.endswith("ed")
        and kind(noun.split()[-1]) == ""
        and kind(noun.split()[-2])
    ):
        return []  # "goods arrived incomplete": there is a verb already
    if match["state"].lower() in OF_VERBS and re.search(
        r"\wed$|^(?:" + "|".join(WENT) + ")$", noun.split()[-1]
    ):
        return []
    last = head_of(noun)
    if match["state"].lower() in ADJECTIVE and not _is_said_of(
        noun, last, match["state"].lower(), match["rest"]
    ):
        return []
    state = match["state"].lower()
    if state in DONE_BY_ONE and not kind(last) and re.search(r"(?:er|or|ist|ian|man|woman)s?$", last):
        return []  # perhaps a person, perhaps a thing
    plural = bool(PLURAL_S.search(last)) and not last.isupper() or " and " in noun
    plural = plural or kind(last) in ("plural", "roles")
    plural = plural and not re.match(r"(?:this|that|each|every)\b", noun, re.IGNORECASE)
    plural = plural or re.match(_SEVERAL, noun + (match["over"] or ""), re.IGNORECASE) is not None
    since = LASTS.search(match["rest"])
    adverb = match["adverb"]
    has_been = ("have been" if plural else "has been", "are" if plural else "is")
    passive = (
        state in CHANGES or state in PUT_OFF or state in DONE and _is_undone(noun, adverb, match["rest"])
    )
    verb = has_been[0] if since or passive else has_been[1]
    done_then = state in (*PAST_ACTS, *PUT_OFF) and _ON_A_DAY.match(match["rest"]) is not None
    if not since and (done_then and passive or _PAST_TIME.search(match["rest"])):
        verb = "were" if plural else "was"
    acting = state in DONE_BY_ONE and kind(last) in ("role", "roles")
    if acting or last.lower() in PEOPLE and state in DONE_BY_PEOPLE:
        verb = "have" if plural else "has"
    if verb.endswith("been") and adverb:
        verb, adverb = f"{verb.split()[0]} {adverb.strip()} been", " "
    else:
        verb, adverb = verb, f" {adverb}" if adverb else " "
    one_of_many = state in ("attached", "enclosed") and noun.lower() in _ONE_OF_MANY and match["over"]
    one_of_many = one_of_many or state in ("sent", "sent out") and noun.lower() in _ONE_SENT
    subject = (f"a {noun}" if one_of_many else with_article(of_amount(noun))) + (match["over"] or "")
    first = f"{subject} {verb}{adverb}{match['state']}{match['rest']}"
    tail = _tail(rest, clause) if comma else ""
    return [" ".join(f"{first}{tail}".split())]


_SENT = re.compile(
    r"\bsent\b(?=$|,| (?:on|by|to|out|off|back|again|twice|already|yesterday|today|last|in|with|as|for)\b)",
    re.IGNORECASE,
)
_THING = ("count", "plural", "mass")
_PAST_TIME = re.compile(
    r"\b(?:yesterday|last (?:night|week|month|year|spring|summer|autumn|winter|[a-z]+day)|ago)\b",
    re.IGNORECASE,
)


_ON_A_DAY = re.compile(rf"\s+(?:on )?(?:{DAY}|{DATE})\b", re.IGNORECASE)


def _is_put_off(noun: str, state: str) -> bool:
    """Whether a participle with its particle tells what was done to a thing: people may have done it themselves."""
    head = head_of(noun)
    if (
        kind(head) in ("role", "roles")
        or head.lower() in KIN
        or is_given_name(head)
        or head.lower() in PEOPLE
    ):
        return False
    return (
        kind(head) in _THING
        or kind(head) == "also_verb"
        and (len(noun.split()) > 1 or re.fullmatch(EVENTS, head) is not None)
        or head[0].isupper()
    )


def _is_undone(noun: str, adverb: str, rest: str) -> bool:
    """Whether a thing is said not to have been done, or not yet: "no decision made"."""
    yet = re.search(r"\byet\b", rest) is not None
    return noun.lower().startswith("no ") or yet and "not" in adverb.split()


_ALSO_ADVERBS = frozenset("hard fast slow long short tight alone safe high low late".split())


def _is_said_of(noun: str, head: str, state: str, rest: str) -> bool:
    """Whether an adjective at the end of a clause is said of the noun before it."""
    known = kind(head) not in ("", "also_verb") or head.lower() in KIN or head[0].isupper()
    known = known or kind(head) == "also_verb" and state not in _ALSO_ADVERBS
    return known and not re.match(r"\s*(?:and|or)\b", rest) and not re.search(r"\b(?:how|so|as)\b", noun)


_ONE_OF_MANY = frozenset("copy photo picture scan screenshot list sample".split())
_ONE_SENT = frozenset("reminder message request confirmation".split())
_SEVERAL = r"(?:[2-9]|\d\d+|two|three|four|five|six|seven|eight|nine|ten|several|both|many)(?:\s(?:of|[\w'’-]+s)\b|$)"


# What may follow a participle; a noun there would make it an adjective: "attach signed NDA".
_REST = re.compile(
    rf"^(?:$|\s*[,(!]|\s+(?:to|on|in|at|by|from|for|with|since|until|till|yet|again|now|today|tomorrow|yesterday|before|after|"
    rf"and|but|or|because|if|as|of|(?:end|beginning|start|middle) of|over|under|between|due|next|last|this|so|only|already|still|too|here|there|about|per|via|"
    rf"overall|later|soon|early|late|early|too|twice|(?:an?|one|half an|two|three|four|five|six|several|some) (?:hours?|days?|weeks?|months?|years?)|\d[\w.,:/€$£-]*|{DAY}|{MONTH})\b)",
    re.IGNORECASE,
)
_ING_NOUNS = frozenset(
    "meeting training building briefing hearing booking parking filing listing painting wedding pricing staffing funding".split()
)


def _lead(noun: str) -> str:
    """The first word of a noun; "no" goes with the one after it."""
    words = noun.lower().split()
    return words[1] if words[0] == "no" and len(words) > 1 and kind(words[-1]) else words[0]


def _is_order(word: str) -> bool:
    """Whether a first word is rather a verb than the noun of a headline."""
    doing = word.endswith("ing") and word not in _ING_NOUNS and kind(word) == ""
    return word in NOT_NOUNS or word in ORDERS or doing


_WANTS = re.compile(
    r"(?:wants|needs|refuses|insists|demands|claims|denies|disagrees|agrees|prefers|expects|complains|hopes|thinks)\b"
)


def _tail(rest: str, clause: str) -> str:
    """What follows the first clause, opened out where it can be, joined with a comma as it was."""
    if (
        _WANTS.match(rest)
        and "," not in rest
        and kind(head_of(clause.split(" not ")[0].rsplit(" ", 1)[0])) == "role"
    ):
        verb, _, what = rest.partition(" ")
        return (
            f" and {verb} {a_thing(what)}"
            if verb in ("wants", "needs", "expects", "demands")
            else f" and {rest}"
        )
    made = ([] if _may_be_another(rest, clause) else _subject(rest)) or _headline(rest)
    if made:
        if re.match(r"(?:will|can|may|might|must|should|am|have|has)\b", rest):
            return f", {rest}"  # the subject may be the same as before, or the writer
        return f", and {made[0]}" if not re.match(r"(?:and|but|so|or)\b", rest) else f", {made[0]}"
    return f", {rest}"


def _contract(text: str) -> str:
    for long, short in ((r"(^|[.?] )I am\b", r"\1I'm"), (r"(^|[.?] )([Ww])e are\b", r"\1\2e're")):
        text = re.sub(long, short, text)
    return text
