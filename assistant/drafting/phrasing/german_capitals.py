# ruff: noqa: SIM905, E501  (word lists read best as one)
"""German notes typed in small letters get the capitals that German spelling asks for, where they are sure.

A capital that is wrong turns a verb into a noun, so a word that may be either stays small unless the word
before it settles the matter: "das essen" is a meal, "wir essen" is not.
"""

from __future__ import annotations

import re

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.english_nouns import is_given_name, is_place, long_places
from assistant.drafting.phrasing.german_clauses import TO_DO
from assistant.drafting.phrasing.german_nominals import is_nominal, is_object
from assistant.drafting.phrasing.german_predicates import (
    HAD,
    ONE,
    finite,
    participle,
    tells_a_state,
    third_person,
)
from assistant.drafting.phrasing.german_sure import (
    DONE_BY_US,
    DOUBTFUL,
    NEVER,
    OTHERWISE,
    SAID_BY_ME,
    SHORTEST_HEAD,
    is_sure,
)

# A link, an address, a path, a file name, code, or anything with digits in it that is no "3-zimmer-wohnung".
_NO_PROSE = r"`[^`]*`|(?<!\S)\S*(?:[@#/\\_=<>{}]|\w[.:](?=\w))\S*"
_WORD = r"(?<![\w'’])(?:\d+-)?[^\W\d_]+(?:-[^\W\d_]+)*(?![\w'’])"
_TOKEN = re.compile(
    rf"(?P<other>{_NO_PROSE})|(?P<word>{_WORD})|(?P<code>(?<![\w'’])[a-z]\d{{1,3}}(?![\w'’]))|(?P<mark>[.,;:!?()–]|\d[\d.,:]*)"
)
_DAY_OR_MONTH = re.compile(
    r"(?<![\w/@.'’-])(?:(?:"
    + "|".join(sorted(DAY_NAMES["de"] | {"sonnabend"}))
    + r")(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?|"
    + "|".join(sorted(MONTH_NAMES["de"]))
    + r")(?![\w/@'’-]|\.\w)"
)

_ACRONYMS = frozenset(
    "api bgh ceo cfo cto ct dsgvo edv eeg ekg gkv gmbh hno iban ip it ki kfz kpi lkw mrt mvp nda op pc pdf pin pkv pkw tüv url usb vpn wc wlan".split()
)
_ALONE = _ACRONYMS - {"it"}
# "mail mir", "ruf an": an order, where no article stands before it.
_ORDERS = frozenset(
    "bau besuch blick buch druck feier frag kauf klingel lauf mail opfer pass plan putz rat schau speicher spiel start "
    "tausch test vergleich verkauf versuch zahl antwort".split()
)
_AFTER_ORDERS = frozenset(
    "ich mir mich uns ihm ihn ihr ihnen dir dich euch es sie das doch bitte mal ruhig einfach".split()
)
# A single letter after these is a name: "anlage b".
_LETTERED = frozenset(
    "anlage anlagen anhang abschnitt aufgang ausgang bauteil block eingang gate gebäude gruppe halle haus klasse modell option paket plan raum saal schicht "
    "sektor stufe teil terminal trakt turm typ variante version wohnung zone".split()
)
# Two English words for one German noun.
_PAIRS = frozenset(
    "term sheet|cap table|due diligence|pitch deck|home office|business plan|landing page|cash flow|burn rate|service desk|project manager|product owner|"
    "data room|kick off|check in|follow up|road map|go live".split("|")
)
_CONTRACTIONS = frozenset("am aufs beim fürs im vom zum zur".split())
_ARTICLES = {
    "m": frozenset("der den dem des ein einen einem kein keinen keinem zum vom im am beim fürs".split()),
    "f": frozenset("die der eine einer keine keiner zur".split()),
    "n": frozenset("das dem des ein einem kein keinem zum vom im am beim fürs ins".split()),
}
_POSSESSIVES = re.compile(
    r"(?:[mds]ein|ihr|unser|euer|eur|kein)(?:e|en|er|em)|(?:dies|jen|jed|welch)e[rnms]?"
)
_OWNER = re.compile(
    r"(?:des|eines|dieses|[mds]eines|ihres|unseres|eures|jedes|jeden|diesen|letzten|nächsten)"
)
_PREPOSITIONS = frozenset(
    "auf aus bei durch für gegen in mit nach ohne per über um unter von vor wegen zu zwischen an".split()
)
_VERB_FOLLOWS = frozenset("ist sind war waren wird werden wurde wurden fehlt fehlen betragen läuft".split())
_MODAL = re.compile(
    r"\b(?:kann|kannst|könn\w*|will|willst|woll\w*|muss|musst|müss\w*|möcht\w*|soll\w*|darf|dürf\w*|werd\w*|würd\w*|lass\w*|zu)\b"
)
_THANKED = frozenset("vielen herzlichen besten lieben großen schönen".split())
_GREETED = frozenset(
    "viele liebe herzliche beste schöne freundliche freundlichen lieben herzlichen besten".split()
)


def days_and_months(text: str) -> str:
    """The text with a capital for each day of the week and each month: "am montag, 9. märz"."""
    return _DAY_OR_MONTH.sub(lambda match: match[0].capitalize(), text)


def capitals(text: str) -> str:
    """The note with the capitals that are sure; where its writer sets some, only those of days and months."""
    dated = days_and_months(text)
    tokens = [match for match in _TOKEN.finditer(text) if not match["other"]]
    if any(token[0] != token[0].lower() for token in tokens):
        return dated
    words = [token[0] for token in tokens]
    polite = _polite(text)
    placed = long_places(text, "de")
    made: list[str] = []
    end = 0
    for at, token in enumerate(tokens):
        written = _as_noun(words, at) if token["word"] else token[0]
        if len(token[0].rstrip("0123456789")) == 1 and not token["mark"] and _is_lettered(words, at):
            written = token[0].upper()
        if token.start() in polite:
            written = written.capitalize()
        if placed[token.start() : token.end()] != token[0]:
            written = placed[token.start() : token.end()]
        made += [
            dated[end : token.start()],
            written if written != token[0] else dated[token.start() : token.end()],
        ]
        end = token.end()
    return "".join(made) + dated[end:]


def _as_noun(words: list[str], at: int) -> str:
    """The word as it is written there."""
    word = words[at]
    if "-" in word:
        return _hyphened(word)
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if f"{before} {word}" in _PAIRS or f"{word} {after}" in _PAIRS:
        return word.capitalize()
    if word in _ALONE:
        return "GmbH" if word == "gmbh" else word.upper()
    if word in _LETTERED and re.fullmatch(r"[a-z]\d{0,3}|\d{1,3}", after):
        sure = True
    elif word in DOUBTFUL:
        sure = _settled(words, at, before, after) or word not in NEVER and is_object(words, at)
    elif word in _ORDERS:
        bidden = (
            before == "ich"
            or before == "bitte"
            and not after.endswith("en")
            or after in _AFTER_ORDERS
            and (not at or not before.isalpha())
        )
        sure = is_sure(word) and not bidden
    else:
        sure = (
            is_sure(word)
            or _is_name(word)
            or _is_titled(words, at)
            or _is_inflected(words, at)
            or is_nominal(words, at)
        )
    return word.capitalize() if sure and len(word[0].upper()) == 1 else word


def _is_lettered(words: list[str], at: int) -> bool:
    """Whether a letter is what something is called by: "anlage b", "block a und c", "anlage k3"."""
    before, earlier, first = ["", "", "", *words][at : at + 3][::-1]
    listed = before in ("und", "oder", "bis") and re.fullmatch(r"[a-z]\d{0,3}", earlier) is not None
    return before in _LETTERED or listed and first in _LETTERED


def _settled(words: list[str], at: int, before: str, after: str) -> bool:
    """Whether what stands around a doubtful word makes it a noun."""
    word = words[at]
    if word == "morgen":
        return before in ("am", "guten", "jeden", "heute", "gestern") or before in DAY_NAMES["de"]
    if word in NEVER:
        return False
    if word == "dank" and before in _THANKED or word == "grüße" and before in _GREETED:
        return True
    owned = _POSSESSIVES.fullmatch(before) is not None
    begins = not at or words[at - 1] in ".,;:"
    if begins and word in (DONE_BY_US | SAID_BY_ME) - _SAID_OF_US and _is_said_of_it(words, at):
        return True
    if begins and word in DONE_BY_US and (after in ONE or third_person(after)):
        return True
    if begins and word in _THINGS_THAT_HAPPEN and (after in ONE - _IS or third_person(after)):
        return True
    if word in DONE_BY_US:
        if word == "tagen":
            return before.isdigit() or before in ("zwei", "drei", "den", "paar", "wenigen", "einigen")
        if before in _CONTRACTIONS | {"dem"} or owned:
            return True
        if before == "das":
            return not _MODAL.search(" ".join(words)) and after not in ("wir", "sie")
        earlier = words[at - 2] if at > 1 else ""
        if before in ("die", "den", "der"):
            return earlier in _PREPOSITIONS or after in _VERB_FOLLOWS
        return after in _VERB_FOLLOWS and before not in ("wir", "sie", "die")
    if word in SAID_BY_ME:
        if before == "ich" or after == "ich":
            return False
        started = at > 1 and (
            words[at - 2] in _ARTICLES["f"] or _POSSESSIVES.fullmatch(words[at - 2]) is not None
        )
        attribute = started and re.fullmatch(r"[^\W\d_]{2,}en?", before) is not None and not is_sure(before)
        return (
            before in _ARTICLES["f"]
            or owned
            or attribute
            or before in _PREPOSITIONS - {"an", "um", "zu"}
            or finite(after)
            or third_person(after)
        )
    return any(
        word in nouns
        and (before in _ARTICLES[gender] or owned and gender != "m" or owned and before[-1:] in "nrm")
        for gender, nouns in OTHERWISE.items()
    ) and not is_sure(after)


# "runde verschiebt sich"; "klasse läuft das" praises.
_THINGS_THAT_HAPPEN = frozenset(
    "ehe fahrt haut kraft naht runde zentrale auftritt bestand eintritt fest viertel".split()
)
_IS = frozenset("ist war wird wurde".split())
# "leben getrennt", "warten gespannt"
_SAID_OF_US = frozenset("leben warten schreiben".split())
_OPEN = frozenset(
    "fällig überfällig offen unklar erfolglos defekt kaputt möglich unmöglich nötig erforderlich zulässig unzulässig falsch hoch niedrig teuer".split()
)


def _is_said_of_it(words: list[str], at: int) -> bool:
    """Whether the clause that begins with a word says something of it: "miete am 1. fällig"."""
    clause = words[at + 1 :]
    end = next((place for place, word in enumerate(clause) if word in ",;:!?"), len(clause))
    last = clause[end - 1].rstrip(".") if end else ""
    return last in _OPEN | ONE | TO_DO or participle(last) and last not in HAD


def _hyphened(word: str) -> str:
    """A compound with hyphens: "3-zimmer-wohnung", "e-mail"; as it is where its last part is no noun."""
    parts = word.split("-")
    if not is_sure(parts[-1]) and parts[-1] not in ("mail", "mails") and not is_place(parts[-1], "de"):
        return word
    made: list[str] = []
    for at, part in enumerate(parts):
        if part in _ACRONYMS:
            made.append(part.upper())
        elif at == 0 and not part.isdigit() and len(part) < SHORTEST_HEAD and part != "e":
            return word  # an abbreviation nobody listed
        else:
            made.append(part.capitalize() if at == 0 or _is_noun_or_place(part) else part)
    return "-".join(made)


def _is_noun_or_place(part: str) -> bool:
    return is_sure(part) or part == "mail" or is_place(part, "de")


def _is_name(word: str) -> bool:
    """Whether a given name or a place, or its genitive: "annas", "berlins"."""
    bare = word[:-1] if len(word) > 4 and word.endswith("s") else word
    return any(is_given_name(name) or is_place(name, "de") for name in (word, bare))


def _is_titled(words: list[str], at: int) -> bool:
    """Whether a surname: "herr weber", "dr. klein"."""
    before = words[at - 1] if at else ""
    earlier = words[at - 2] if at > 1 else ""
    if before == "." and at > 1:
        return earlier in ("dr", "prof") and len(words[at]) > 2
    if words[at] in ("herr", "herrn", "dr", "prof"):
        return True
    if words[at + 1 : at + 2] == ["gmbh"]:
        return True
    if before == "frau" and (earlier in _ARTICLES["f"] or _POSSESSIVES.fullmatch(earlier)):
        return False  # "meine frau kommt"
    is_verb = finite(words[at]) or third_person(words[at]) or words[at] in _NO_SURNAMES
    is_word = is_verb or before == "frau" and tells_a_state(words[at])
    return before in ("herr", "herrn", "frau") and len(words[at]) > 3 and not is_word


_NO_SURNAMES = frozenset(
    "auch aber beim bitte dann dass doch eine einen einer fährt fand fragt gesagt gestern hatte heute ihre immer jetzt kommt "
    "leider meint meine mich möchte morgen nicht noch oder ohne schon sagt sagte sehr seit sich sieht über unter unsere vom "
    "weiß wegen wenn wieder wollte würde ruft zahlt braucht arbeitet bittet meldet".split()
)


def _is_inflected(words: list[str], at: int) -> bool:
    """A genitive after its article, a dative plural after its preposition: "des vertrags", "in verträgen"."""
    word, before = words[at], words[at - 1] if at else ""
    if _OWNER.fullmatch(before):
        return any(word.endswith(end) and is_sure(word.removesuffix(end)) for end in ("s", "es"))
    earlier = words[at - 2] if at > 1 else ""
    governed = before in _PREPOSITIONS | {"den", "seit"} - {"zu", "an", "durch"} or _POSSESSIVES.fullmatch(
        before
    )
    counted = (
        before.endswith("en") and earlier in _PREPOSITIONS or before.isdigit() and earlier in _PREPOSITIONS
    )
    return (
        bool(governed or counted) and word.endswith(("en", "ern", "eln")) and is_sure(word.removesuffix("n"))
    )


_BIDS = re.compile(r"(?:^|[.,;!?] ?)bitte (?P<verb>[^\W\d_]{3,}en) (?P<sie>sie)\b")
_THANKS = re.compile(r"\b(?:danke|dank) für (?P<sie>ihr(?:e|en|em|er)?)\b")
# At the very beginning of a note nobody was spoken of whom "sie" could mean.
_BEGINS = re.compile(
    r"^(?:haben|hätten|können|könnten|würden|möchten|wollen|wissen|sind|brauchen|kommen) (?P<sie>sie)\b[^.!?]*\?"
)
_ASKS = re.compile(r"(?:^|[.,;!?] ?)(?:können|könnten|würden|dürften) (?P<sie>sie) (?:mir|uns|bitte|mich)\b")
_TO_YOU = re.compile(r"\b(?:danke|danken|wünsche|wünschen) (?P<sie>ihnen)\b|\bgeht es (?P<so>ihnen)\b")
_FAMILIAR = re.compile(r"\b(?:du|dir|dich|dein\w*|ihr seid|euch|euer|eur\w*|habt|seid)\b")


def _polite(text: str) -> frozenset[int]:
    """Where a "sie", "ihnen" or "ihr" stands that speaks to the reader and can speak of nobody else."""
    if _FAMILIAR.search(text):
        return frozenset()
    return frozenset(
        match.start(group)
        for pattern in (_BIDS, _THANKS, _ASKS, _BEGINS, _TO_YOU)
        for match in pattern.finditer(text)
        for group in pattern.groupindex
        if group != "verb" and match[group]
    )
