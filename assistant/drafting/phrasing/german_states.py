# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""German notes that begin with a bare noun: "Termin verschoben" is "Der Termin ist verschoben".

The article follows the noun's gender, the verb its number. Between a noun and its predicate stands what
belongs to the noun ("mit Dr. Weber") or to the predicate ("auf den 12. März"): the preposition tells which.
"""

from __future__ import annotations

import re

from assistant.drafting.phrasing.german_nouns import gender, may_be_several

_SUBJECT = {"m": "der", "f": "die", "n": "das", "plural": "die"}
_OBJECT = {**_SUBJECT, "m": "den"}

_ONE = frozenset(
    "ist wird wurde war fehlt passt kommt läuft beginnt endet liegt bleibt geht funktioniert kostet steht dauert gilt "
    "folgt entfällt reicht klappt stimmt startet öffnet schließt tropft klemmt klingt wirkt sinkt steigt fällt".split()
)
_SEVERAL = frozenset(
    "sind werden wurden waren fehlen passen kommen laufen beginnen enden liegen bleiben gehen funktionieren kosten "
    "stehen dauern gelten folgen entfallen reichen klappen stimmen starten sinken steigen fallen".split()
)
# These may as well follow an object: "Termin kann ich nicht halten".
_ONE_OF_EITHER = frozenset(
    "hat kann muss soll darf sollte müsste könnte dürfte braucht enthält zeigt".split()
)
_SEVERAL_OF_EITHER = frozenset(
    "haben können müssen sollen dürfen sollten müssten könnten brauchen enthalten zeigen".split()
)
_SPEAKERS = frozenset("ich wir er sie es man du ihr".split())

_ADJECTIVES = frozenset(
    "fertig defekt kaputt krank offen vollständig unvollständig unklar klar möglich unmöglich nötig notwendig dringend "
    "verfügbar gültig ungültig fällig leer voll da weg zu aus bereit falsch richtig korrekt unauffällig auffällig negativ "
    "positiv normal gut schlecht hoch niedrig teuer billig günstig rechtskräftig wirksam unwirksam unbegründet laut kalt "
    "warm nass zuständig erreichbar erforderlich frei unterwegs lesbar unleserlich schwierig einfach knapp stabil instabil "
    "sauber schmutzig undicht dicht überfällig online offline aktuell veraltet zulässig unzulässig erfolgreich vorläufig "
    "endgültig kostenlos kostenpflichtig steuerfrei verspätet vergriffen gesund schwer leicht neu alt anbei".split()
)
_BY_ENDING = re.compile(r"[a-zäöüß]{3,}(?:bar|los|frei|bereit|fertig|fähig|pflichtig|widrig|gemäß)")
_NO_VERBS = frozenset(
    "nicht erst jetzt fast selbst meist sonst bereit gut laut recht weit leicht seit mit dort seht schlecht sehr statt samt "
    "vielleicht eilt zuletzt zuerst insgesamt damit somit bekannt berechtigt".split()
)
_STRONG = frozenset(
    "verschoben unterschrieben entschieden beschlossen verloren gewonnen begonnen bestanden entstanden erschienen "
    "vergangen versprochen besprochen unterbrochen betroffen übernommen vernommen verboten verglichen vertreten verliehen "
    "verschlossen verschwunden verstorben überwiesen widerrufen widersprochen unterbunden erhoben erwiesen erschossen "
    "empfohlen unterblieben verblieben entlassen verlassen behoben bewiesen beraten belegt".split()
)
_HAD = frozenset("erhalten bekommen gelesen gesehen vergessen verpasst verstanden gehört".split())
_WEAK = re.compile(
    r"(?:ab|an|auf|aus|ein|mit|nach|um|vor|zu)?(?:ver|be|er|ent|zer|miss|über|unter|wider)[a-zäöüß]{2,}[^s\W]t|[a-zäöüß]{3,}iert|(?:[a-zäöüß]{2,8})?ge[a-zäöüß]{2,}t"
)
_STRONG_WITH_GE = re.compile(r"(?:[a-zäöüß]{2,8})?ge[a-zäöüß]{2,}en")
_NO_PARTICIPLE = frozenset(
    "gehen geben genehmigen gestalten gefährden gewinnen gelten geraten gelingen genießen gehören gebrauchen gesamt "
    "gut gebot zugeben ausgeben abgeben angeben weitergeben eingehen ausgehen hingehen weggehen vorgehen umgehen "
    "zurückgeben eingeben übergeben bekannt berechtigt recht gerecht erst überhaupt".split()
)
_ADVERBS = frozenset(
    "noch schon bereits leider wieder nicht immer heute gestern jetzt ganz fast sehr mehr erst endlich nun inzwischen "
    "vollständig teilweise komplett weiterhin derzeit aktuell vorerst rechtzeitig soeben eben bald sofort etwas zu".split()
)
_OF_THE_NOUN = frozenset("von vom zu zum zur mit für über aus gegen der des zzgl. inkl.".split())
_OF_THE_PREDICATE = frozenset("auf bis ab wegen ohne nach seit an per durch trotz laut vor".split())
_PLACES = frozenset("in im am um bei beim".split())
_EVENTS = re.compile(
    r"(?:termin|sitzung|besprechung|treffen|feier|anhörung|verhandlung|prüfung|konzert|kurs|seminar|training|flug|probe|"
    r"führung|versammlung|vorstellung|konferenz|workshop|schulung|hochzeit|gespräch|fest|essen|beginn|abfahrt|frist)$",
    re.IGNORECASE,
)
_WHEN = frozenset("am um heute morgen übermorgen gestern".split())
_BEFORE_NAMES = frozenset(
    "frau herr dame familie firma onkel tante oma opa mutter vater papa mama schwester doktor gott".split()
)
# "Raum 12", "Gleis 3": with a number they are names themselves.
_NUMBERED = re.compile(
    r"(?:raum|zimmer|saal|halle|gleis|haus|seite|kapitel|punkt|phase|version|paragraf|schritt|platz|linie|bus|zug|stock|gate|"
    r"block|tor|klasse|gruppe|schicht|flug)$",
    re.IGNORECASE,
)
_PAST = frozenset("gestern vorgestern".split())
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
    if not number or words[0].lower() in _BEFORE_NAMES:
        return clause
    words = _dated(words)
    said = _with_verb(words, number) or _with_state(words, number) or _at_a_time(words, number)
    if not said:
        return clause
    if _NUMBERED.search(words[0]) and re.match(r"\d", words[1]):
        said = said.partition(" ")[2]
    return said[0].upper() + said[1:] if first else said


def _with_verb(words: list[str], number: str) -> str:
    """With a finite verb: "Bericht ist fertig", "Termin am 3. Mai passt", "Termin kann ich nicht halten"."""
    for at in range(1, len(words)):
        word = words[at].rstrip(".")
        of_either = word in _ONE_OF_EITHER or word in _SEVERAL_OF_EITHER
        if at == 1 and _says_of_one(words):
            return f"{_SUBJECT[number]} {' '.join(words)}" if number != "plural" else ""
        if of_either or word in _ONE or word in _SEVERAL:
            break
    else:
        return ""
    if at > 1 and words[1] not in _OF_THE_NOUN | _PLACES | _OF_THE_PREDICATE and not _belongs(words[1]):
        return ""
    rest = words[at + 1 :]
    if rest and rest[0] in _SPEAKERS and (of_either or word in ("ist", "sind")):
        return f"{_OBJECT[number]} {' '.join(words)}" if of_either else ""
    several = word in _SEVERAL or word in _SEVERAL_OF_EITHER
    if of_either and rest and rest[0][0].isupper():
        return ""  # a name may be who does it
    if several and may_be_several(words[0]):
        number = "plural"
    return f"{_SUBJECT[number]} {' '.join(words)}" if several == (number == "plural") else ""


def _says_of_one(words: list[str]) -> bool:
    """Any verb with the ending of the third person, right after its subject: "Verjährung tritt ein"."""
    if len(words) < 3 or not re.fullmatch(r"[a-zäöüß]{3,}t", words[1]) or words[1] in _NO_VERBS:
        return False
    known = words[1] in _ONE or words[1] in _ONE_OF_EITHER
    if known or _participle(words[1]) and not gender(words[2]) or words[2] in _SPEAKERS:
        return False
    # A masculine noun before a name may be the object: "Vertrag prüft Anna".
    return not words[2][0].isupper() or gender(words[0]) != "m" or bool(gender(words[2]))


def _with_state(words: list[str], number: str) -> str:
    """With a predicate alone: "Vertrag mit Weber unterschrieben", "Termin auf 12. März verschoben"."""
    if may_be_several(words[0]) and not (len(words) > 1 and re.match(r"\d", words[1])):
        return ""
    place = _predicate(words)
    if not place:
        return ""
    if words[place] in _HAD:
        return f"ich habe {_OBJECT[number]} {' '.join(words)}"
    end = _end_of_noun(words, place)
    if words[end][0].isdigit():
        return ""
    verb = "sind" if number == "plural" else "ist"
    if words[place] == "anbei":
        verb = "liegen" if number == "plural" else "liegt"
    elif _participle(words[place]) and any(word in _PAST for word in words):
        verb = "wurden" if number == "plural" else "wurde"
    return " ".join([_SUBJECT[number], *words[:end], verb, *words[end:]])


def _at_a_time(words: list[str], number: str) -> str:
    """With a time alone: "Sitzung am Montag um 10 Uhr"."""
    times = [at for at in range(1, len(words)) if words[at] in _WHEN]
    if not times or not _EVENTS.search(words[0]) or any(_verbal(word) for word in words[1:]):
        return ""
    if any(word not in _OF_THE_NOUN and word.islower() for word in words[1 : times[0]]):
        return ""
    verb = "sind" if number == "plural" else "ist"
    return " ".join([_SUBJECT[number], *words[: times[0]], verb, *words[times[0] :]])


def _predicate(words: list[str]) -> int:
    """Where the predicate stands: at the end, or right after the noun and its adverbs; 0 where there is none."""
    if any(_finite(word) for word in words):
        return 0
    last = len(words) - 1
    if _tells_a_state(words[last]):
        return last
    if last > 1 and re.fullmatch(r"[a-zäöüß]{3,}er", words[1]) and words[2] == "als":
        return 1  # "älter als drei Monate"
    at = 1
    while at < last and (words[at] in _ADVERBS or re.match(r"\d", words[at])):
        at += 1
    return at if _participle(words[at]) else 0


def _end_of_noun(words: list[str], place: int) -> int:
    """How many words belong to the noun."""
    end = 1
    settled = _adjective(words[place]) or _EVENTS.search(words[0]) is not None and not _moved(words[place])
    while end < place:
        word = words[end]
        if word == "zu" and end + 1 == place:
            break  # "zu niedrig"
        into = word == "in" and words[end + 1] in ("die", "das", "den")
        if word in _OF_THE_NOUN or word in _PLACES and (settled or into or end > 1):
            end += 1
            while end < place and (not _turns(words[end]) or word in ("vom", "von") and words[end] == "bis"):
                end += 1
        elif _belongs(word):
            end += 1
        else:
            break
    return end


def _turns(word: str) -> bool:
    return word in _OF_THE_NOUN | _OF_THE_PREDICATE | _PLACES | _ADVERBS


def _belongs(word: str) -> bool:
    """A number, a code or a name right after the noun: "Rechnung 4711", "Projekt Alpha"."""
    return re.match(r"[A-ZÄÖÜ„\"(€$%]|\d[\d.,:/-]*(?<!\.)$", word) is not None


def _moved(word: str) -> bool:
    return word.startswith(("verschoben", "verlegt", "vorverlegt", "angesetzt", "geplant", "vorgesehen"))


def _finite(word: str) -> bool:
    return word in _ONE or word in _SEVERAL or word in _ONE_OF_EITHER or word in _SEVERAL_OF_EITHER


def _verbal(word: str) -> bool:
    return (
        _finite(word) or _participle(word) or re.fullmatch(r"[a-zäöüß]{3,}(?:en|ern|eln)", word) is not None
    )


def _tells_a_state(word: str) -> bool:
    return _adjective(word) or _participle(word)


def _adjective(word: str) -> bool:
    return word in _ADJECTIVES or _BY_ENDING.fullmatch(word) is not None


def _participle(word: str) -> bool:
    if not word.islower() or word in _NO_PARTICIPLE:
        return False
    if word in _STRONG or word in _HAD or _WEAK.fullmatch(word):
        return True
    return _STRONG_WITH_GE.fullmatch(word) is not None


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
