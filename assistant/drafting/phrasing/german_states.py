# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""German notes that begin with a bare noun: "Termin verschoben" is "Der Termin ist verschoben".

The article follows the noun's gender, the verb its number. Between a noun and its predicate stands what
belongs to the noun ("mit Dr. Weber") or to the predicate ("auf den 12. März"): the preposition tells which.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.german_auxiliaries import (
    done_to_people,
    may_be_either,
    never_passive,
    state_of_an_office,
    with_haben,
    with_sein,
)
from assistant.drafting.phrasing.german_nouns import gender, may_be_several
from assistant.drafting.phrasing.german_predicates import (
    GOES_ON,
    HAD,
    ONE,
    ONE_OF_EITHER,
    SEVERAL,
    SEVERAL_OF_EITHER,
    adjective,
    finite,
    is_actor,
    participle,
    said_of_people,
    tells_a_state,
    verbal,
)

_SUBJECT = {"m": "der", "f": "die", "n": "das", "plural": "die"}
_OBJECT = {**_SUBJECT, "m": "den"}

_SPEAKERS = frozenset("ich wir er sie es man du ihr".split())

_NO_VERBS = frozenset(
    "nicht erst jetzt fast selbst meist sonst bereit gut laut recht weit leicht seit mit dort seht schlecht sehr statt samt "
    "vielleicht eilt zuletzt zuerst insgesamt damit somit bekannt berechtigt doppelt direkt komplett korrekt exakt erneut umsonst längst "
    "dort oft fort wiederholt unbedingt unerwartet verspätet jetzt überhaupt getrennt prompt möglichst zumindest zunächst demnächst konkret "
    "indirekt perfekt irrtümlicherweise mindest ungefragt unbezahlt versehentlich selbst".split()
)
_ADVERBS = frozenset(
    "noch schon bereits leider wieder nicht immer heute gestern jetzt ganz fast sehr mehr erst endlich nun inzwischen "
    "vollständig teilweise komplett weiterhin derzeit aktuell vorerst rechtzeitig soeben eben bald sofort etwas zu".split()
)
# After these a form of both is a verb: "Kasse bezahlt nicht".
_AFTER_A_VERB = frozenset("nicht kein keine keinen sich mich mir uns dich dir euch ihn ihm ihr".split())
_OF_THE_NOUN = frozenset("von vom zu zum zur mit für fürs über aus gegen der des zzgl. inkl.".split())
_OF_THE_PREDICATE = frozenset("auf bis ab wegen ohne nach seit an per durch trotz laut vor".split())
_PLACES = frozenset("in im am um bei beim".split())
_EVENTS = re.compile(
    r"(?:termin|sitzung|besprechung|treffen|feier|abend|anhörung|verhandlung|prüfung|konzert|kurs|seminar|training|flug|probe|"
    r"führung|versammlung|vorstellung|konferenz|workshop|schulung|hochzeit|gespräch|fest|essen|umzug|auszug|einzug|übergabe|abnahme|beginn|abfahrt|frist)$",
    re.IGNORECASE,
)
_WHEN = frozenset("am um heute morgen übermorgen gestern".split())
_BEFORE_NAMES = frozenset(
    "frau herr dame familie firma onkel tante oma opa mutter vater papa mama schwester doktor gott".split()
)
# "Raum 12", "Gleis 3": with a number they are names themselves.
_NUMBERED = re.compile(
    r"(?:raum|zimmer|saal|halle|gleis|haus|seite|kapitel|punkt|phase|version|paragraf|schritt|platz|linie|bus|zug|stock|gate|"
    r"block|tor|klasse|gruppe|schicht|flug|klausel|artikel|ziffer|absatz|abschnitt|folie|terminal|aufgabe|frage|position|variante|"
    r"option|fehler|ticket|rechnung|anlage|anhang|auftrag|bestellung|akte|paragraph|beleg|vorgang|kostennote)$",
    re.IGNORECASE,
)
_DAYS_AND_MONTHS = DAY_NAMES["de"] | MONTH_NAMES["de"]
_OF_A_DAY = frozenset("passt passte geht ginge klappt klappte reicht".split())
# "Miete 1.150 Euro fällig": the sum is the noun's own.
_SUMS = re.compile(
    r"(?:miete|preis|betrag|gebühr|gebühren|honorar|beitrag|gehalt|kaution|rate|summe|anzahlung|budget|lohn|rente|rabatt|zuschuss|prämie|kosten|rechnung)$",
    re.IGNORECASE,
)
_CURRENCIES = frozenset("Euro euro EUR € CHF Franken Dollar".split())
# With these a time says when it is so: "am 1. fällig".
_AT_TIMES = frozenset(
    "fällig frei verfügbar erreichbar fertig bereit möglich gültig wirksam offen zu wieder da zurück".split()
)
# "Geld zurück" alone may ask for it.
_BACK = frozenset("nicht wieder schon heute gestern bereits".split())
# So is what lasts as long as the time that is named: "vom 3. bis 14. August geschlossen".
_LASTING = frozenset("geschlossen gesperrt geöffnet besetzt".split())
_SINCE = frozenset("seit bis ab von vor".split())
# What somebody did that day, where others tell what is so that day: "heute geschlossen".
_DONE = frozenset(
    "bezahlt überwiesen verschickt abgeschickt versandt geliefert eingereicht unterschrieben zugestellt gestohlen gekündigt "
    "gesendet".split()
)
_PAST = frozenset("gestern vorgestern".split())
_ONCE = frozenset("doppelt zweimal dreimal versehentlich irrtümlich".split())
_ENCLOSED = re.compile(r"^(?:(?:siehe|im|als) )?Anhang$")


def stated(note: str) -> str:
    """The note with its bare subjects made whole; as it is where nothing is certain."""
    clauses = re.split(r"(, |; )", note)
    made: list[str] = []
    for index, clause in enumerate(clauses):
        if index % 2:
            made.append(clause)
        elif made and _ENCLOSED.match(clause) and made[-2] != clauses[index - 2]:
            made[-1:] = [" und im Anhang"]
        else:
            made.append(_whole(clause, first=index == 0))
    return "".join(made)


def _whole(clause: str, *, first: bool) -> str:
    words = clause.split()
    if len(words) < 2 or not re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]{2,}", words[0]):
        return clause
    number = gender(words[0])
    if not number or "bitte" in words or words[0].lower() in _BEFORE_NAMES:
        return clause
    if words[0].lower() in _DAYS_AND_MONTHS and words[1] not in _OF_A_DAY:
        return clause  # "Montag ist Sitzung" is no statement on the day
    words = _dated(words)
    said = _with_verb(words, number) or _with_state(words, number) or _at_a_time(words, number)
    if not said:
        return clause
    if _NUMBERED.search(words[0]) and _is_its_number(words):
        said = said.partition(" ")[2]
    return said[0].upper() + said[1:] if first else said


def _is_its_number(words: list[str]) -> bool:
    """Whether after a noun comes what it is called by: "Raum 12", "Anlage B", and no date or sum."""
    named = re.fullmatch(r"\d[\d/-]*|\d[\d./-]*\d[a-z]?|[A-Z]\d{0,3}", words[1]) is not None
    following = words[2] if len(words) > 2 else ""
    return named and following not in _CURRENCIES and not re.match(r"[%x]|Uhr|Stück|Seiten", following)


def _with_verb(words: list[str], number: str) -> str:
    """With a finite verb: "Bericht ist fertig", "Termin am 3. Mai passt", "Termin kann ich nicht halten"."""
    for at in range(1, len(words)):
        word = words[at].rstrip(".")
        of_either = word in ONE_OF_EITHER or word in SEVERAL_OF_EITHER
        if at == 1 and _says_of_one(words):
            return f"{_SUBJECT[number]} {' '.join(words)}" if number != "plural" else ""
        if of_either or word in ONE or word in SEVERAL:
            break
    else:
        return ""
    if at > 1 and words[1] not in _OF_THE_NOUN | _PLACES | _OF_THE_PREDICATE and not _belongs(words[1]):
        return ""
    rest = words[at + 1 :]
    if rest and rest[0] in _SPEAKERS and (of_either or word in ("ist", "sind")):
        return f"{_OBJECT[number]} {' '.join(words)}" if of_either else ""
    several = word in SEVERAL or word in SEVERAL_OF_EITHER
    named = bool(rest) and rest[0][0].isupper() and (is_actor(rest[0]) or not gender(rest[0]))
    if of_either and number == "m" and rest and rest[0][0].isupper() and (named or not is_actor(words[0])):
        return ""  # who stands there may be who does it
    if several and may_be_several(words[0]):
        number = "plural"
    return f"{_SUBJECT[number]} {' '.join(words)}" if several == (number == "plural") else ""


def _says_of_one(words: list[str]) -> bool:
    """Any verb with the ending of the third person, right after its subject: "Verjährung tritt ein"."""
    if len(words) < 3 or not re.fullmatch(r"[a-zäöüß]{3,}t", words[1]) or words[1] in _NO_VERBS | GOES_ON:
        return False
    if adjective(words[1]) or participle(words[-1]) and not finite(words[1]):
        return False
    known = words[1] in ONE or words[1] in ONE_OF_EITHER
    denied = words[2] in ("nicht", "kein", "keine", "keinen") and is_actor(words[0]) or words[2] == "sich"
    if known or participle(words[1]) and not gender(words[2]) and not denied or words[2] in _SPEAKERS:
        return False
    # A masculine noun before a name may be the object: "Vertrag prüft Anna".
    if not words[2][0].isupper() or gender(words[0]) != "m":
        return True
    return bool(gender(words[2])) and (is_actor(words[0]) or not is_actor(words[2]))


def _with_state(words: list[str], number: str) -> str:
    """With a predicate alone: "Vertrag mit Weber unterschrieben", "Termin auf 12. März verschoben"."""
    if may_be_several(words[0]) and not (len(words) > 1 and re.match(r"\d", words[1])):
        return ""
    place = _predicate(words)
    if not place:
        return ""
    if words[place] in HAD:
        return "" if is_actor(words[0]) else f"ich habe {_OBJECT[number]} {' '.join(words)}"
    verb = _auxiliary(words, place, number)
    if not verb:
        return ""
    end = _end_of_noun(words, place)
    if words[end][0].isdigit() or _is_an_amount(words, place):
        return ""
    if end > 2 and _SUMS.search(words[0]) and words[1][0].isdigit() and words[2] in _CURRENCIES:
        words, end, place = (
            [words[0], "über" if words[0].endswith("echnung") else "von", *words[1:]],
            end + 1,
            place + 1,
        )
    return " ".join([_SUBJECT[number], *words[:end], verb, *words[end:]])


def _is_an_amount(words: list[str], place: int) -> bool:
    """Whether a number after the noun counts what follows it: "Auftrag 12 Stück geliefert"."""
    counted = place > 2 and re.fullmatch(r"\d[\d.,]*", words[1]) is not None and words[2][0].isupper()
    return counted and words[2] not in _CURRENCIES


def _auxiliary(words: list[str], place: int, number: str) -> str:
    """The finite verb before a predicate; "" where it is not sure which."""
    said, person = words[place], is_actor(words[0])
    is_state, is_done, has, lies = _VERBS["plural" if number == "plural" else "one"]
    if said == "anbei":
        return lies
    if not participle(said) or with_sein(said) or adjective(said):
        return is_state
    if with_haben(said, of_a_person=person):
        return has
    if never_passive(said):
        return ""
    if person:
        if done_to_people(said):
            return is_done
        return is_state if said_of_people(said) or state_of_an_office(said) else ""
    if _is_over(words, place):
        return "" if may_be_either(said) else is_done
    return is_state


_VERBS = {"one": ("ist", "wurde", "hat", "liegt"), "plural": ("sind", "wurden", "haben", "liegen")}


def _is_over(words: list[str], place: int) -> bool:
    """Whether a participle tells what happened, not what is so since then."""
    for before, word in pairwise(words[:place]):
        if word in _PAST and before not in _SINCE or word == "heute" and words[place] in _DONE:
            return True
    return not _ONCE.isdisjoint(words[:place])


def _at_a_time(words: list[str], number: str) -> str:
    """With a time alone: "Sitzung am Montag um 10 Uhr"."""
    times = [at for at in range(1, len(words)) if words[at] in _WHEN]
    if (
        not times
        or not _EVENTS.search(words[0])
        or any(verbal(word) for word in words[1:] if word not in _WHEN)
    ):
        return ""
    if any(
        word not in _OF_THE_NOUN | {"bei", "beim", "im", "in"} and word.islower()
        for word in words[1 : times[0]]
    ):
        return ""
    verb = "sind" if number == "plural" else "ist"
    return " ".join([_SUBJECT[number], *words[: times[0]], verb, *words[times[0] :]])


def _predicate(words: list[str]) -> int:
    """Where the predicate stands: at the end, or right after the noun and its adverbs; 0 where there is none."""
    if any(finite(word) for word in words):
        return 0
    last = len(words) - 1
    if tells_a_state(words[last]) or words[last] == "zurück" and words[last - 1] in _BACK:
        return last
    if last > 1 and re.fullmatch(r"[a-zäöüß]{3,}er", words[1]) and words[2] == "als":
        return 1  # "älter als drei Monate"
    at = 1
    while at < last and (words[at] in _ADVERBS or re.match(r"\d", words[at])):
        at += 1
    if at < last and words[at + 1] in _AFTER_A_VERB:
        return 0
    return at if participle(words[at]) else 0


def _end_of_noun(words: list[str], place: int) -> int:
    """How many words belong to the noun."""
    end = 1
    settled = adjective(words[place]) or _EVENTS.search(words[0]) is not None and not _moved(words[place])
    while end < place:
        word = words[end]
        if word == "zu" and end + 1 == place:
            break  # "zu niedrig"
        if word in ("am", "um", "ab") and words[place] in _AT_TIMES:
            break
        if (
            word in ("vom", "von", "am", "im")
            and words[place] in _LASTING
            and re.match(r"\d", words[end + 1])
        ):
            break
        into = word == "in" and words[end + 1] in ("die", "das", "den")
        if (
            word in _OF_THE_NOUN
            or word in _PLACES
            and (settled or into or end > 1 or word in ("im", "in") and _goes_on(words, end, place))
        ):
            end += 1
            while end < place and (not _turns(words[end]) or word in ("vom", "von") and words[end] == "bis"):
                end += 1
        elif _belongs(word):
            end += 1
        else:
            break
    return end


def _goes_on(words: list[str], at: int, place: int) -> bool:
    """Whether after a place or a month comes what is said of the noun there: "im März noch nicht bezahlt"."""
    return any(word in ("noch", "schon", "bereits", "leider") for word in words[at + 2 : place])


def _turns(word: str) -> bool:
    return word in _OF_THE_NOUN | _OF_THE_PREDICATE | _PLACES | _ADVERBS


def _belongs(word: str) -> bool:
    """A number, a code or a name right after the noun: "Rechnung 4711", "Projekt Alpha"."""
    return re.match(r"[A-ZÄÖÜ„\"(€$%]|\d[\d.,:/-]*(?<!\.)$|[^\W\d]\S*[._@/]\w", word) is not None


def _moved(word: str) -> bool:
    return word.startswith(("verschoben", "verlegt", "vorverlegt", "angesetzt", "geplant", "vorgesehen"))


def _dated(words: list[str]) -> list[str]:
    """With the articles of dates: "auf den 12. März", "vor dem 3. Mai"."""
    made: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if re.fullmatch(r"\d{1,2}\.(?:\d{1,2}\.)?", word) and (at + 1 < len(words) or "." in word[:-1]):
            made += {"auf": ["den"], "für": ["den"], "vor": ["dem"], "nach": ["dem"], "seit": ["dem"]}.get(
                before, []
            )
        made.append(word)
    return made
