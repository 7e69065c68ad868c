# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Which German participles form the perfect with "sein", which with "haben" alone, and which say what was done to somebody.

"Die Post ist eingegangen", "der Kunde hat geantwortet", "der Zeuge wurde vernommen". What may be two of these
is in none of the lists, or in the list of what may be either.
"""

from __future__ import annotations

import re

_AWAY = (
    "(?:ab|an|auf|aus|bei|davon|dazu|durch|ein|entgegen|fort|heim|her|heran|heraus|herein|hervor|herunter|hin|hinaus|hinein|hinzu|hoch|"
    "kaputt|los|mit|nach|nieder|schief|über|um|unter|verloren|vor|voran|voraus|vorbei|weg|weiter|wieder|zu|zurecht|zurück|zusammen|zuvor)"
)
_SEIN = re.compile(
    rf"{_AWAY}?(?:gekommen|gegangen|gefallen|gestiegen|gesunken|gereist|geflogen|geflohen|gesprungen|geklettert|gewandert|gestürzt|"
    "gestorben|gewachsen|geblieben|gewichen|gewesen|geworden|geflossen|geplatzt|gesackt|gestolpert|gerutscht|gestrandet|geschrumpft|gescheitert)"
    r"|(?:ab|an|auf|aus|davon|weg|zusammen|gut)?gelaufen|(?:auf|aus|bei|ein|hinzu|zurück)getreten|(?:auf|wieder)getaucht|(?:auf|nach|vor)gerückt|"
    r"(?:zurück|heim|ein)gekehrt|(?:um|weg|fort)gezogen|(?:aus|ab|nieder)gebrannt|(?:zusammen|ein|aus)gebrochen"
)
_ALSO_SEIN = frozenset(
    "aufgestanden eingeschlafen aufgewacht ausgeschieden entstanden erschienen verschwunden vergangen ergangen entgangen entkommen verkommen "
    "verblieben unterblieben entfallen zerfallen verfallen verstorben passiert geschehen gelandet gelungen misslungen missglückt missraten "
    "eingetroffen explodiert kollabiert eskaliert verreist verunglückt ertrunken erstickt erkrankt genesen verjährt erloschen abgeklungen "
    "verklungen abgeflaut verheilt umgeknickt verwildert verwelkt verrostet verfault verschimmelt erwacht erfroren versickert entgleist havariert".split()
)
_HABEN = re.compile(
    r"(?:nachgef|rückgef)ragt|nachgehakt|gearbeitet|(?:zurück)?geantwortet|gewartet|gezögert|geschwiegen|gelacht|geweint|gehustet|geschlafen|"
    r"gefehlt|geholfen|ausgeholfen|mitgeholfen|geschadet|gedroht|gedankt|gratuliert|protestiert|reagiert|resigniert|kapituliert|interveniert|"
    r"telefoniert|existiert|kandidiert|gestreikt|gedauert|gekostet|geklappt|funktioniert|nachgelassen|zugenommen|stattgefunden|aufgehört|"
    r"begonnen|angefangen|geendet|gereicht|gepasst|gestimmt|zugestimmt|widersprochen|eingewilligt|verzichtet|versagt|gezweifelt|geklingelt|"
    r"geklopft|gebellt|gelogen|gewohnt|teilgenommen|zugehört|nachgegeben|eingelenkt"
)
# Of people only: an answer may be promised, a piece may be rehearsed.
_HABEN_OF_PEOPLE = frozenset("zugesagt abgesagt ausgesagt geraucht geprobt zurückgerufen".split())
# "wurde zugestimmt" has no subject of its own, but the thing somebody says yes to stands in a note as if it were one.
_OF_PEOPLE_ALONE = frozenset(
    "zugestimmt widersprochen verzichtet teilgenommen reagiert telefoniert interveniert nachgefragt nachgehakt geholfen geantwortet gearbeitet gewartet geschlafen "
    "gelacht gedankt gratuliert protestiert eingewilligt zugehört nachgegeben".split()
)
_EITHER = re.compile(
    r"\w*(?:gefahren|gezogen|gebrochen|gerissen|gestartet|gefroren|geheilt|gekippt|geschmolzen|verbrannt|verdorben|getrocknet|getreten|gerückt|getaucht|gebrannt)"
)
_DONE_TO_PEOPLE = frozenset(
    "angehört eingeladen entlassen operiert untersucht versetzt befragt vernommen verurteilt verhaftet festgenommen freigesprochen gewählt abgewählt "
    "ernannt eingestellt befördert abgemahnt freigestellt geladen vorgeladen eingewiesen eingeliefert behandelt informiert benachrichtigt "
    "verständigt geimpft verabschiedet bestraft überfallen bestohlen gerettet eingeschult getauft abberufen".split()
)
_STATES_OF_OFFICES = frozenset(
    "geschlossen geöffnet besetzt unbesetzt gesperrt überlastet überfüllt ausgebucht renoviert".split()
)


def with_sein(word: str) -> bool:
    """Whether a participle is of a verb of motion or change: "eingegangen", "ausgefallen"."""
    return word in _ALSO_SEIN or _SEIN.fullmatch(word) is not None


def with_haben(word: str, *, of_a_person: bool) -> bool:
    """Whether a participle tells what its subject did, and never what was done to it: "geantwortet"."""
    if of_a_person:
        return word in _HABEN_OF_PEOPLE or _HABEN.fullmatch(word) is not None
    return word not in _OF_PEOPLE_ALONE and _HABEN.fullmatch(word) is not None


def never_passive(word: str) -> bool:
    """Whether a participle can't be said with "wurde"."""
    return with_sein(word) or _HABEN.fullmatch(word) is not None


def may_be_either(word: str) -> bool:
    """Whether something may have done it or had it done to it: "gezogen", "gebrochen"."""
    return _EITHER.fullmatch(word) is not None


def done_to_people(word: str) -> bool:
    """Whether a participle, said of a person, tells what was done to him or her: "vernommen"."""
    return word in _DONE_TO_PEOPLE


def state_of_an_office(word: str) -> bool:
    """Whether a participle tells how an office or a shop is, not what it did: "geschlossen"."""
    return word in _STATES_OF_OFFICES
