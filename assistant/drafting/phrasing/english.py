# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""English telegraphic points: supply the subject, the copula, "on" and "at", and courtesy frames."""

from __future__ import annotations

import re

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.english_fragments import KIN, head_of, of_amount, opened
from assistant.drafting.phrasing.english_nouns import is_given_name, kind
from assistant.drafting.phrasing.english_times import BEFORE_TIME, DATE, DAY, MONTH, TIME, prepositions
from assistant.drafting.phrasing.english_verbs import VERBS, first_clause
from assistant.drafting.questions import is_question

# A sentence that begins with one of these lacks only its "I": no reader would take it for an order.
_I_VERBS = (
    "can can't cannot could couldn't will won't would wouldn't may might must mustn't should "
    "shouldn't don't didn't haven't hadn't am need want think hope agree disagree suggest propose "
    "recommend prefer appreciate apologise apologize wonder believe expect regret know understand "
    "doubt wish miss"
).split()
_PAST = (
    "spoke saw forgot wrote went came took knew began sent got met found made paid left heard "
    "received booked checked talked called asked finished tried looked reviewed enjoyed lost missed broke bought"
).split()
_ADJECTIVES = (
    "happy glad afraid able unable available free sure certain pleased delighted ready busy away ill "
    "sick late back unavailable interested worried sorry-about keen excited aware unsure grateful "
    "fine stuck in-favour"
).split()
_STATES = (
    "working waiting looking planning hoping travelling traveling preparing coming arriving leaving "
    "going writing thinking trying staying flying driving heading returning moving sitting living"
).split()
# With these the object follows at once: "taking the next one", "bringing dessert".
_DOING = "taking bringing sending attending visiting catching expecting considering finishing enclosing attaching".split()
_AFTER_ADJECTIVE = (
    "with|to|for|about|that|if|on|in|at|from|until|till|by|of|again|now|then|next|this|all|any|whether|what|how|when|before|after|and|or|"
    f"tomorrow|today|tonight|{DAY}|{MONTH}"
)
_AM = re.compile(
    rf"^(?P<pre>(?:also|still|currently|not|very|really|so|quite|always|already|almost|now|only)\s+){{0,3}}"
    rf"(?:(?:{'|'.join(_ADJECTIVES)})\b(?=\s*$|\s*,|\s+(?:{_AFTER_ADJECTIVE})\b)|(?:running|coming|arriving|leaving) (?:\d+ \w+ )?(?:late|early)\b|(?:{'|'.join(_STATES)})\s+(?:on|for|to|at|from|with|in|into|until|till|by|over|forward|about|out|back|home|away|here|late|next|today|tomorrow|tonight|{DAY})\b|(?:{'|'.join(_DOING)})\s+(?:the|my|our|your|his|her|a|an|some|both|two|three|it|you|them|only|no|[a-z]+$|[a-z]+ and [a-z]+$)\b"
    r"|(?:out of (?:the )?office|on (?:holiday|vacation|leave|my way|the way|sick leave)|in favou?r of|off sick|out of town)\b)",
    re.IGNORECASE,
)
# Participles that tell of a change that took place; the others tell of a state.
_CHANGES = frozenset(
    (
        "moved extended postponed cancelled canceled approved rejected confirmed sent booked paid "
        "updated changed fixed shipped delivered received rescheduled delayed accepted declined "
        "reserved ordered submitted released merged deployed refunded transferred uploaded replaced "
        "removed renewed sold published corrected repaired revised signed "
        "reached adopted amended announced appointed archived assigned authorised blocked calculated certified cleaned collected "
        "compiled configured connected converted copied created credited debited deducted deleted destroyed disabled disconnected "
        "discussed dismissed distributed documented drafted edited enabled encrypted evaluated examined executed exported filed "
        "finalised finalized forwarded granted identified implemented imported inspected issued launched negotiated notarised omitted "
        "overlooked packed painted posted processed purchased recalled recorded recovered reduced registered reimbursed reinstalled "
        "renamed reported requested restarted restored retrieved returned reversed secured selected serviced stamped suspended "
        "terminated transcribed treated unlocked upgraded validated verified withdrawn stolen"
    ).split()
)
_PARTICIPLES = [
    *(
        "attached enclosed finished completed done scheduled closed opened arranged planned prepared agreed settled "
        "resolved solved reviewed tested installed broken lost found gone chosen made written given taken held kept known "
        "shown invoiced downloaded printed translated provided included covered checked due needed required missing "
        "expected ready overdue unpaid affected excluded filled insured produced stored supplied"
    ).split(),
    *sorted(_CHANGES),
]
_STATIVE = ["down", "up", "late", "available", "unavailable", "open", "full", "empty", "ok", "okay", "fine", "wrong", "correct", "broken", "offline", "online", "free", "urgent", "unclear", "clear", "complete", "incomplete", "useful", "helpful", "in-progress", "in-place", "on-track", "on-hold", "on-time", "under-way", "under-control", "at-risk", "out-of-stock", "on-the-way", "out-of-order", "up-to-date"]  # fmt: skip
_ADVERBS = "(?:not|now|already|still|finally|just|almost|also|never|fully|partly|only|yet|no longer|all|both|slightly|very|quite|rather|really|much|somewhat|extremely|far too|a bit|a little)"
# Said of a thing at the end of a clause, and only of a noun that is known: "hotel nice", but not "pretty good".
_ADJECTIVE = (
    "nice terrible great good bad better worse wonderful awful lovely cold hot warm expensive cheap high low short long busy slow "
    "fast quiet noisy dirty clean wet dry heavy light difficult easy hard possible impossible important necessary normal stable "
    "unstable dangerous safe tired ill sick asleep happy sad angry upset worried disappointed satisfied valid invalid illegal legal "
    "positive negative live small large big tight ready alone useless visible loose stuck swollen painful sore healthy unchanged strange"
).split()
_STATE_WORD = r"too\s\w+|" + "|".join(
    sorted(
        (word.replace("-", r"\s") for word in [*_PARTICIPLES, *_STATIVE, *_ADJECTIVE]), key=len, reverse=True
    )
)
_NOUN_WORD = r"(?:[\w'’./&€$£-]|(?<=\d),(?=\d{3}))+"
_HEADLINE = re.compile(
    rf"^(?P<noun>(?:(?!(?:{_STATE_WORD}|not|yet|to|for|with|by|at|and|or|if|when)\b){_NOUN_WORD}\s+){{0,4}}?"
    rf"(?!(?:{_STATE_WORD}|not|please|also|very|{_ADVERBS})\b){_NOUN_WORD})"
    rf"(?P<over>\s+(?:over|of|for|from|about|with|on)\s+[\w€$£.,'’ -]{{2,30}}?)?"
    rf"\s+(?P<adverb>(?:{_ADVERBS}\s+)*)(?P<state>{_STATE_WORD})\b(?P<rest>.*)$",
    re.IGNORECASE,
)
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
_MASS = frozenset(
    (
        "lunch dinner breakfast work help money time information feedback progress training support "
        "research travel everything delivery access payment parking"
    ).split()
)
_PLURAL_S = re.compile(r"(?:[^su'’]s|men|people|children|data|feedbacks)$", re.IGNORECASE)


def openings(
    point: str, contractions: bool, register: str = "neutral", names: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Wordings of an English point, best first; see the package."""
    text = addressed(point.strip().rstrip("."), names)
    found = _courtesy(text, register) or _reported(text)
    if not found:
        found = _clauses(text) or _opened(text)
    texts = [prepositions(each) for each in (found or [text])]
    if contractions:
        texts = [_contract(each) for each in texts]
    return tuple(dict.fromkeys(each for each in texts if each != text))


def _opened(text: str) -> list[str]:
    """One clause by whichever rule fits first."""
    return (
        opened(text, _who(text))
        or _subject(text)
        or _headline(text)
        or _event(text)
        or _listing(text)
        or _bare_noun_phrase(text)
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
    made = [_opened(part.rstrip("?")) if not is_question(part, "en") else [] for part in parts]
    whole = [found[0] if found else part for found, part in zip(made, parts, strict=True)]
    if not any(made) or any(
        not found and not _stands_alone(part) for found, part in zip(made, parts, strict=True)
    ):
        return []
    sentences = [
        each if each.endswith("?") else f"{each}{'?' if is_question(part, 'en') else '.'}"
        for each, part in zip(whole, parts, strict=True)
    ]
    rest = (each[0].upper() + each[1:] for each in sentences[1:])
    return [" ".join([sentences[0], *rest]).removesuffix(".")]


_HAS_SUBJECT = re.compile(
    r"(?:I|we|you|they|he|she|it|there|this|that|these|those|the|my|our|your|both|all|some|many|most|two|three|\d+)\b",
    re.IGNORECASE,
)


def _stands_alone(part: str) -> bool:
    """Whether a clause among others needs nothing: it asks, it bids, or it is whole."""
    first = part.split()[0].lower()
    bids = ("please", "see", "call", "let", "check", "bring", "ask", "try", "do", "don't", "thanks")
    return is_question(part, "en") or first in _ORDERS or first in bids or is_whole(part)


def is_whole(clause: str) -> bool:
    """Whether a clause has its subject, with an article, as a pronoun or a name, and a verb."""
    has_subject = _HAS_SUBJECT.match(clause) is not None or is_given_name(clause.split()[0])
    return has_subject and VERBS.search(clause) is not None


def addressed(text: str, names: tuple[str, ...]) -> str:
    """Say "thank them" where the point says "thank Anna" and Anna is who it is written to."""
    for name in names:
        text = re.sub(
            rf"^(thank|ask|tell|remind|invite|congratulate|wish|inform|let|apologi[sz]e to) {re.escape(name)}\b(?! and\b|['’])",
            r"\1 them",
            text,
            flags=re.IGNORECASE,
        )
    return text


# What only the writer of a mail can do to its reader; as it stands it would read as an order.
_OFFERED = re.compile(
    r"^(?:offer|apply for|request|volunteer|introduce(?! myself))\s+(?!(?:is|was|has|for|to|of|from|by)\b)\S",
    re.IGNORECASE,
)


def _courtesy(text: str, register: str = "neutral") -> list[str]:
    """Points that name the courtesy instead of saying it: thank, congratulate, apologise, ask, propose."""
    if (
        _OFFERED.match(text)
        and not text.endswith("?")
        and not re.search(
            rf"\b(?:is|are|was|were|has|have|had|will)\b|^\w+ (?:{_STATE_WORD})\b", text, re.IGNORECASE
        )
    ):
        return [f"I would like to {text[0].lower()}{text[1:]}"]
    says_thanks = re.match(r"^(?:say )?thanks\b", text, re.IGNORECASE) is not None
    thanks = "thanks" if register != "formal" and says_thanks or register == "informal" else "thank you"
    rules: tuple[tuple[str, str], ...] = (
        (r"^introduce myself\b(.*)$", r"I would like to introduce myself\1"),
        (
            r"^(?:say )?(?:thanks?|thank you)(?: (?:her|him|them|everyone))? (?:a lot |so much |again |very much )?for (.+)$",
            rf"{thanks} for \1",
        ),
        (r"^congrat(?:ulate|s)(?: (?:her|him|them))? (?:on|for|to) (.+)$", r"congratulations on \1"),
        (r"^(?:apologi[sz]e|say sorry)(?: to (?:her|him|them))? for (.+)$", r"I apologise for \1"),
        (
            r"^(?:ask|enquire|inquire)(?: (?:her|him|them))? (whether|if|when|where|who|what|how|which|why) (.+)$",
            r"I wanted to ask \1 \2",
        ),
        (r"^(?:ask|enquire|inquire)(?: (?:her|him|them))? about (.+)$", r"I wanted to ask about \1"),
        (
            r"^(?:ask|request)(?: (?:her|him|them))? for (?!.*\b(?:is|was|were|has|had)\b)(.+)$",
            r"could I ask for \1?",
        ),
        (r"^remind(?: (?:her|him|them))? (?:of|about) (.+)$", r"just a reminder about \1"),
        (r"^remind(?: (?:her|him|them))? that (.+)$", r"just a reminder that \1"),
        (r"^wish (?:her|him|them) (.+)$", r"I wish you \1"),
        (r"^invite (?:her|him|them) (?:to|for) (.+)$", r"I would like to invite you to \1"),
        (r"^inform(?: (?:her|him|them))? about (.+)$", r"I would like to let you know about \1"),
        (r"^offer to (.+)$", r"I can offer to \1"),
        (r"^(?:politely |kindly )?decline (.+?)(?: politely| kindly)?$", r"I have to decline \1"),
        (r"^attach (.+)$", r"I have attached \1"),
        (r"^accept (.+)$", r"I accept \1"),
        (
            r"^sorry,? (?:but )?((?:can['’]?t|cannot|could(?:n['’]?t| not)|won['’]?t|will not|would(?:n['’]?t| not)|did(?:n['’]?t| not)|have(?:n['’]?t| not)|missed|forgot)\b.+)$",
            r"sorry, I \1",
        ),
        (r"^no need (to .+)$", r"there is no need \1"),
        (r"^no (problem|worries|hurry|rush)(.*)$", r"no \1\2"),
        (r"^look(?:ing)? forward to (.+)$", r"I look forward to \1"),
        (r"^attached: (.+)$", r"I have attached \1"),
        (r"^(?:would|'d) like (.+)$", r"I would like \1"),
    )
    for pattern, replacement in rules:
        if re.match(pattern, text, re.IGNORECASE):
            made = re.sub(pattern, replacement, text, count=1, flags=re.IGNORECASE)
            return [re.sub(r"^(.*)\?+\?$", r"\1?", made)]
    return []


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
    if word in _I_VERBS and not (word in {"may", "will"} and text[0].isupper()):
        if re.match(
            r"^(?:can|could|will|would|should|may|might|must|am) (?:i|we|you|he|she|it|they|the|this|that|your|our|my)\b",
            lower,
        ):
            return []
        if word == "need" and re.match(r"^need (?:for|analysis|assessment)\b", lower):
            return []
        return [f"{who} {lower}"]
    if word in _PAST and re.match(
        r"^\S+\s+(?:the|your|his|her|my|a|an|our|their|this|that|no|some|it|you|with|to|about|at)\b", lower
    ):
        return [f"{who} {lower}"] if not VERBS.search(first_clause(lower.split(" ", 1)[1])) else []
    if re.match(r"^going (?:forward|by)\b", lower):
        return []  # said of what follows, not of who writes
    if _AM.match(text) and not VERBS.search(first_clause(lower)):
        return [f"{who} {'are' if who == 'we' else 'am'} {lower}"]
    return []


# "61 colleagues signed" says what they did, not what was done to them.
_PEOPLE = frozenset(
    (
        "colleagues people members customers clients patients students parents neighbours neighbors employees "
        "friends guests tenants candidates applicants nurses doctors users staff everyone"
    ).split()
)
# "boiler broke down": with such a verb before it, the word belongs to the verb and is no state.
_OF_VERBS = frozenset("up down open free".split())
_WENT = frozenset(
    "blew broke came drove fell flew gave got grew held kept knew laid led left let made met put ran rode rose sat set "
    "shot shut slept spoke split spun stood swung threw took tore went woke wound wrote".split()
)
_DONE_BY_PEOPLE = frozenset("signed agreed accepted declined ordered paid booked reviewed confirmed".split())


def _headline(text: str) -> list[str]:
    """Newspaper style, "contract signed", gets its article and its verb: "the contract is signed"."""
    clause, comma, rest = text.partition(", ")
    if text.endswith("?") or VERBS.search(first_clause(clause)) or ": " in clause:
        return []
    match = _HEADLINE.match(clause)
    if not match or not _REST.match(match["rest"]) or _is_order(match["noun"].split()[0].lower()):
        return []
    noun = match["noun"]
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
    if match["state"].lower() in _OF_VERBS and re.search(
        r"\wed$|^(?:" + "|".join(_WENT) + ")$", noun.split()[-1]
    ):
        return []
    last = head_of(noun)
    if match["state"].lower() in _ADJECTIVE and not _is_said_of(
        noun, last, match["state"].lower(), match["rest"]
    ):
        return []
    plural = bool(_PLURAL_S.search(last)) and not last.isupper() or " and " in noun
    plural = plural and not re.match(r"(?:this|that|each|every)\b", noun, re.IGNORECASE)
    plural = plural or re.match(_SEVERAL, noun + (match["over"] or ""), re.IGNORECASE) is not None
    since = re.search(
        r"\b(?:since|for (?:\d+|two|three|several|some) (?:hours|days|weeks|months|years))\b", match["rest"]
    )
    state = match["state"].lower()
    adverb = match["adverb"]
    has_been = ("have been" if plural else "has been", "are" if plural else "is")
    passive = state in _CHANGES
    verb = has_been[0] if since or passive else has_been[1]
    if last.lower() in _PEOPLE and state in _DONE_BY_PEOPLE:
        verb = "have" if plural else "has"
    if verb.endswith("been") and adverb:
        verb, adverb = f"{verb.split()[0]} {adverb.strip()} been", " "
    else:
        verb, adverb = verb, f" {adverb}" if adverb else " "
    one_of_many = state in ("attached", "enclosed") and noun.lower() in _ONE_OF_MANY and match["over"]
    subject = (f"a {noun}" if one_of_many else _with_article(of_amount(noun))) + (match["over"] or "")
    first = f"{subject} {verb}{adverb}{match['state']}{match['rest']}"
    tail = _tail(rest) if comma else ""
    return [" ".join(f"{first}{tail}".split())]


_ALSO_ADVERBS = frozenset("hard fast slow long short tight alone safe high low late".split())


def _is_said_of(noun: str, head: str, state: str, rest: str) -> bool:
    """Whether an adjective at the end of a clause is said of the noun before it."""
    known = kind(head) not in ("", "also_verb") or head.lower() in KIN or head[0].isupper()
    known = known or kind(head) == "also_verb" and state not in _ALSO_ADVERBS
    return known and not re.match(r"\s*(?:and|or)\b", rest) and not re.search(r"\b(?:how|so|as)\b", noun)


_ONE_OF_MANY = frozenset("copy photo picture scan screenshot list sample".split())
_SEVERAL = (
    r"(?:[2-9]|\d\d+|two|three|four|five|six|seven|eight|nine|ten|several|both|many)\s(?:of|[\w'’-]+s)\b"
)


# What may follow a participle; a noun there would make it an adjective: "attach signed NDA".
_REST = re.compile(
    rf"^(?:$|\s*[,(!]|\s+(?:to|on|in|at|by|from|for|with|since|until|till|yet|again|now|today|tomorrow|yesterday|before|after|"
    rf"and|but|or|because|if|as|of|over|under|between|due|next|last|this|so|only|already|still|too|here|there|about|per|via|"
    rf"overall|later|soon|early|late|early|too|twice|\d[\w.,:/€$£-]*|{DAY}|{MONTH})\b)",
    re.IGNORECASE,
)
_ING_NOUNS = frozenset(
    "meeting training building briefing hearing booking parking filing listing painting wedding pricing staffing funding".split()
)


def _is_order(word: str) -> bool:
    """Whether a first word is rather a verb than the noun of a headline."""
    return word in _NOT_NOUNS or word in _ORDERS or word.endswith("ing") and word not in _ING_NOUNS


def _tail(rest: str) -> str:
    """What follows the first clause, opened out where it can be, joined with a comma as it was."""
    opened = _subject(rest) or _headline(rest)
    if opened:
        if re.match(r"(?:will|can|may|might|must|should|am|have|has)\b", rest):
            return f", {rest}"  # the subject may be the same as before, or the writer
        return f", and {opened[0]}" if not re.match(r"(?:and|but|so|or)\b", rest) else f", {opened[0]}"
    return f", {rest}"


# Verbs in their base form that are not nouns as well; at the start of a point they are an order or a promise.
_ORDERS = frozenset(
    "attach arrange accept apologise apologize agree add allow approve avoid become believe bring build buy choose "
    "collect compare complete confirm consider continue create decide decline deliver describe discuss download "
    "ensure explain extend finish follow forget forward handle hear hold inform install invite join keep learn "
    "leave look lose make meet mention move notify open pay pick postpone prepare prevent print provide publish "
    "put reach reject remember remind remove replace resend reserve resolve return say see sell send set share "
    "show sign solve speak spend stand stop submit suggest take talk tell thank think translate turn understand "
    "update upload use verify visit wait want wish work write".split()
)
_NOT_NOUNS = frozenset(
    (
        "please not no never very also still just already if when because but and or so then maybe "
        "perhaps thanks thank sorry happy glad great good nice well hope hopefully unfortunately "
        "until by from with without let get send make keep have be give take put find call ask tell "
        "check see come go bring need want sent got received booked paid review read use try wait "
        "stop start confirm pay sign move all everything everyone you we they it i he she"
    ).split()
)


def _with_article(noun: str) -> str:
    words = noun.split()
    if (
        _NEEDS_NO_ARTICLE.match(noun)
        or _NUMBERED.match(noun)
        or words[0].lower() in _MASS
        and len(words) == 1
    ):
        return noun
    if words[0][0].isupper() and (len(words) == 1 or words[-1][0].isupper()):
        return noun  # a name
    if words[0].lower() in KIN or is_given_name(words[0]):
        return noun[0].upper() + noun[1:]
    if len(words) == 2 and re.fullmatch(r"[A-Z]?\d[\w.,-]*|[A-Z]", words[1]):
        return noun  # "gauge 4", "option B"
    if "'s" in words[0] or "’s" in words[0]:
        return noun
    return f"the {noun}"


_EVENT = re.compile(
    rf"^(?P<noun>(?:[A-Za-z][\w'’-]*\s+){{0,3}}(?:meeting|workshop|call|lunch|dinner|breakfast|training|review|interview|party|"
    rf"presentation|deadline|appointment|flight|train|course|seminar|webinar|conference|kick-?off|demo|dress rehearsal|rehearsal|"
    rf"discharge|surgery|operation|hearing|handover|inspection|departure|arrival|exam|class|lesson|match|concert|wedding|funeral|audit|viewing|"
    rf"tour|ceremony|launch|election|strike|session|vote))"
    rf"\s+(?P<when>(?:(?:on|at|from|until)\s+)?(?:(?:next|this)\s+)?(?:{DAY}|{DATE}|{TIME}|the \d{{1,2}}(?:st|nd|rd|th)|tomorrow|today|week)\b.*)$",
    re.IGNORECASE,
)


def _event(text: str) -> list[str]:
    """Say "workshop Monday 9:30" → "the workshop is on Monday 9:30"."""
    match = _EVENT.match(text)
    if not match or text.endswith("?") or VERBS.search(first_clause(text)):
        return []
    if match["noun"].split()[0].lower() in _NOT_NOUNS | set(_I_VERBS) or re.match(
        r"(?:next|this|until)\s", match["when"], re.IGNORECASE
    ):
        return []
    when = match["when"]
    if re.match(rf"(?:{DAY}|{DATE}|the \d)\b", when, re.IGNORECASE):
        when = f"on {when}"
    elif re.match(TIME, when, re.IGNORECASE):
        when = f"at {when}"
    return [f"{_with_article(match['noun'])} is {when}"]


def _listing(text: str) -> list[str]:
    """Lists and labels: "two options: train or car", "link to doc: https://…", "price: 40 EUR"."""
    if re.match(r"^(?:two|three|four|five|several|some|a few|\d+) [\w ]{2,30}: ", text, re.IGNORECASE):
        return [f"there are {text[0].lower()}{text[1:]}"]
    if re.match(
        r"^(?:link|address|agenda|directions|recording|slides|phone number|number|details|file|document|draft|invoice)\b[\w ]{0,30}: ",
        text,
        re.IGNORECASE,
    ):
        label, _, value = text.partition(": ")
        be = "are" if _PLURAL_S.search(label.split()[0]) else "is"
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
_NOUN_WITH_VERB = re.compile(
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


def _bare_noun_phrase(text: str) -> list[str]:
    """Say "price is 40 EUR" → "the price is 40 EUR"."""
    lower = text[0].lower() + text[1:]
    match = (_NOUN_WITH_VERB.match(lower) or _one_that_does(lower)) if not text.endswith("?") else None
    if not match or text.split()[0].isupper() and len(text.split()[0]) > 1:
        return []
    noun = match["noun"].split()
    if (
        noun[0] in _NOT_NOUNS
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
    if noun[0] in KIN:
        return [text[0].upper() + text[1:]]
    if noun[0] in _MASS or noun[0] in DAY_NAMES["en"] | MONTH_NAMES["en"] or noun[0].endswith("ing"):
        return []
    if VERBS.search(match["noun"]) or text[0].isupper() and len(noun) == 1:
        return []
    if (match["over"] or match["happens"]) and (
        kind(noun[-1]) in ("", "also_verb") or VERBS.search(match["over"] or "")
    ):
        return []
    return [f"the {text[0].lower()}{text[1:]}"]


def _contract(text: str) -> str:
    for long, short in ((r"(^|[.?] )I am\b", r"\1I'm"), (r"(^|[.?] )([Ww])e are\b", r"\1\2e're")):
        text = re.sub(long, short, text)
    return text
