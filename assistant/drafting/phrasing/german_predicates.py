# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""What German notes say of a noun: finite verbs by their number, adjectives and participles."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.german_auxiliaries import with_sein
from assistant.drafting.phrasing.german_nouns import gender

ONE = frozenset(
    "ist wird wurde war fehlt passt kommt läuft beginnt endet liegt bleibt geht funktioniert kostet steht dauert gilt "
    "folgt entfällt reicht klappt stimmt startet öffnet schließt tropft klemmt klingt wirkt sinkt steigt fällt landet "
    "lief kam ging blieb fiel begann endete klappte funktionierte startete reichte".split()
)
SEVERAL = frozenset(
    "sind werden wurden waren fehlen passen kommen laufen beginnen enden liegen bleiben gehen funktionieren kosten "
    "stehen dauern gelten folgen entfallen reichen klappen stimmen starten sinken steigen fallen landen "
    "liefen kamen gingen blieben begannen fielen".split()
)
# These may as well follow an object: "Termin kann ich nicht halten".
ONE_OF_EITHER = frozenset(
    "hat kann muss soll darf will möchte sollte müsste könnte dürfte wollte braucht enthält zeigt".split()
)
SEVERAL_OF_EITHER = frozenset(
    "haben können müssen sollen dürfen wollen möchten sollten müssten könnten brauchen enthalten zeigen".split()
)
_ADJECTIVES = frozenset(
    "fertig defekt kaputt krank offen vollständig unvollständig unklar klar möglich unmöglich nötig notwendig dringend "
    "unbesetzt insolvent günstiger teurer verfügbar gültig ungültig fällig leer voll da weg zu aus bereit falsch richtig korrekt unauffällig auffällig negativ "
    "positiv normal gut schlecht hoch niedrig teuer billig günstig rechtskräftig wirksam unwirksam unbegründet laut kalt "
    "warm nass zuständig erreichbar erforderlich frei unterwegs lesbar unleserlich schwierig einfach knapp stabil instabil "
    "sauber schmutzig undicht dicht überfällig online offline aktuell veraltet zulässig unzulässig erfolgreich vorläufig "
    "endgültig kostenlos kostenpflichtig steuerfrei verspätet vergriffen gesund schwer leicht neu alt anbei "
    "schön furchtbar toll super prima schlimm schrecklich herrlich lang kurz spät früh groß klein wichtig riskant sicher unsicher "
    "ruhig müde schwanger hell dunkel eng langsam schnell sauer nett lecker traurig glücklich zufrieden unzufrieden eilig okay "
    "komplett leise interessant spannend langweilig anstrengend ausreichend ansteckend unverändert unbekannt unbezahlt ungeklärt "
    "unbeantwortet hungrig stark schwach glatt rutschig locker stumpf scharf erfolglos ratlos vertraulich verbindlich lahm nüchtern einverstanden "
    "besser schlechter stärker schwächer unverbindlich ok planmäßig pünktlich unpünktlich mangelhaft fehlerhaft sinnvoll sinnlos nützlich vermietet".split()
)
_BY_ENDING = re.compile(r"[a-zäöüß]{3,}(?:bar|los|frei|bereit|fertig|fähig|pflichtig|widrig|gemäß)")
_STRONG = frozenset(
    "verschoben unterschrieben entschieden beschlossen verloren gewonnen begonnen bestanden entstanden erschienen "
    "vergangen versprochen besprochen unterbrochen betroffen übernommen vernommen verboten verglichen vertreten verliehen "
    "verschlossen verschwunden verstorben überwiesen widerrufen widersprochen unterbunden erhoben erwiesen erschossen "
    "empfohlen unterblieben verblieben entlassen verlassen behoben bewiesen beraten belegt".split()
)
HAD = frozenset("erhalten bekommen gelesen gesehen vergessen verpasst verstanden gehört".split())
_WEAK = re.compile(
    r"(?:ab|an|auf|aus|ein|mit|nach|um|vor|zu)?(?:ver|be|er|ent|zer|miss|über|unter|wider)[a-zäöüß]{2,}[^s\W]t|[a-zäöüß]{3,}iert|(?:[a-zäöüß]{2,8})?ge[a-zäöüß]{2,}t"
)
# The third person of strong verbs, whose participle has another stem: "übernimmt", "verspricht".
_OF_STRONG_VERBS = re.compile(
    r"[a-zäöüß]*(?:nimmt|hält|lässt|spricht|bricht|gibt|sieht|liest|trifft|tritt|trägt|schlägt|fährt|fällt|steht|geht|kommt|findet|"
    r"bindet|schreibt|bleibt|scheidet|meidet|weist|zieht|schiebt|hebt|gleicht|schließt|wirbt|stirbt|bietet|fliegt|liegt|beginnt|"
    r"gewinnt|empfiehlt|läuft|ruft|heißt|verliert|vergisst|misst|wächst|wäscht|lädt|berät|verrät|schläft|springt|singt|sinkt|scheint|greift|leidet|schneidet|streitet|sitzt|wirft|stößt|gießt|schweigt|zeiht|bringt|denkt|kennt|nennt|brennt|rennt|"
    r"hilft|dirbt|reißt|leiht|fängt|birgt|trinkt|schwindet|flieht|lischt|trügt|nießt|gräbt|gilt|wiegt|kriecht|tut|weiß)"
)
_STRONG_WITH_GE = re.compile(r"(?:[a-zäöüß]{2,8})?ge[a-zäöüß]{2,}en")
# What goes on and is not over, so that "ist" can't say it: "wird erwartet".
GOES_ON = frozenset("erwartet gesucht gewünscht gebraucht benötigt vermisst".split())
_NO_PARTICIPLE = GOES_ON | frozenset(
    "gehen geben genehmigen gestalten gefährden gewinnen gelten geraten gelingen genießen gehören gebrauchen gesamt "
    "gut gebot zugeben ausgeben abgeben angeben weitergeben eingehen ausgehen hingehen weggehen vorgehen umgehen "
    "zurückgeben eingeben übergeben bekannt berechtigt recht gerecht erst überhaupt".split()
)


# Said of people as well as things, where otherwise the same form is what somebody does: "die Kasse bezahlt".
_OF_PEOPLE = frozenset(
    "begeistert verletzt erkältet verheiratet enttäuscht erschöpft überlastet verspätet verhindert beschäftigt "
    "verärgert entsetzt überfordert erreicht beauftragt vertreten betroffen überzeugt geschieden verlobt besorgt verunsichert erleichtert".split()
)
_ACTORS = re.compile(
    r"(?:mieter|geber|nehmer|arbeiter|lehrer|verkäufer|käufer|fahrer|schüler|handwerker|elektriker|gutachter|richter|gegner|"
    r"makler|pfleger|techniker|verwalter|versicherer|anbieter|eigentümer|bewerber|betreiber|mandant|lieferant|praktikant|patient|"
    r"präsident|polizist|anwalt|arzt|wirt|chef|kunde|kollege|zeuge|notar|nachbar|freund|gast|sohn|tochter|vater|mutter|bruder|"
    r"schwester|kind|kinder|eltern|vorstand|betriebsrat|beirat|kasse|firma|bank|gericht|gegenseite|amt|versicherung|verwaltung|"
    r"schule|verein|team|partei|leitung|klinik|praxis|polizei|kanzlei|behörde|hausmeister|kunden|mandanten|nachbarn|kollegen|leute)$"
)


def is_actor(noun: str) -> bool:
    """Whether a noun names somebody who acts: a person, an office, a firm."""
    word = noun.lower()
    return word.endswith("in") and gender(word) in ("f", "") or _ACTORS.search(word) is not None


def third_person(word: str) -> bool:
    """Whether a word is a strong verb's third person, which is no participle."""
    return _OF_STRONG_VERBS.fullmatch(word) is not None


def said_of_people(word: str) -> bool:
    """Whether a participle tells how somebody is, and not what somebody did: "verletzt"."""
    return word in _OF_PEOPLE


def finite(word: str) -> bool:
    """Whether a word is a finite verb that is known."""
    return word in ONE or word in SEVERAL or word in ONE_OF_EITHER or word in SEVERAL_OF_EITHER


def verbal(word: str) -> bool:
    """Whether a word may be any form of a verb."""
    return finite(word) or participle(word) or re.fullmatch(r"[a-zäöüß]{3,}(?:en|ern|eln)", word) is not None


def tells_a_state(word: str) -> bool:
    """Whether a word can be said of a noun with "ist" alone."""
    return adjective(word) or participle(word)


def adjective(word: str) -> bool:
    """Whether a word is an adjective in its bare form."""
    return word in _ADJECTIVES or _BY_ENDING.fullmatch(word) is not None


def participle(word: str) -> bool:
    """Whether a word is the participle of a verb."""
    if not word.islower() or word in _NO_PARTICIPLE or third_person(word):
        return False
    if word in _STRONG or word in HAD or with_sein(word) or _WEAK.fullmatch(word):
        return True
    return _STRONG_WITH_GE.fullmatch(word) is not None
