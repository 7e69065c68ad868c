# ruff: noqa: SIM905, E501  (word lists read best as one)
"""Which German words in small letters can be nothing but nouns, and which may be verbs or adjectives as well."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.german_nouns import known_nouns

# Nouns of no use to a wording aid, as their gender is in doubt or needs no article.
_MORE = frozenset(
    "mann männer hause login release cluster mädchen jungs mami papi omi opi leiter erbe see moment bescheid kuchen nudeln "
    "eier kickoff durst hunger angst glück pech ahnung weihnachten ostern pfingsten silvester neujahr deutschland österreich schweiz berlin "
    "hamburg münchen köln wien zürich frankfurt stuttgart leipzig dresden hannover prozent meter kilo liter "
    "gramm cent dollar franken".split()
)
# A noun, but a verb's first person as well ("ich frage"): only what stands before it tells.
SAID_BY_ME = frozenset(
    "anfrage analyse buche bremse decke dusche ernte folge frage gewinne gründe grüße klage lehre liste messe miete mode nachfrage "
    "niere pflege presse probe pumpe quote rate räume rede reise rippe ruhe scheibe schule sitze sorge spalte spende sperre "
    "stelle stimme strecke stufe suche taste teile waage werte wette wünsche beweise belege fälle bestelle verwerte".split()
)
# A noun, but an infinitive or a verb's plural as well ("wir essen").
DONE_BY_US = frozenset(
    "abkommen absagen anfragen anreden anliegen arbeiten betten blicken einkommen einschreiben essen fehlen fragen husten kosten laden leben mieten nutzen "
    "pflanzen posten proben raten reden regeln reifen reisen rollen schaden schmerzen schreiben schulden sorgen spenden sprachen "
    "stellen steuern stimmen tagen treffen unternehmen verfahren vergnügen verhalten verlangen vermögen versprechen vorhaben "
    "wagen wehen wissen zahlen zeugen zusagen ansehen handeln lernen warten filtern speichern kellnern".split()
)
# A noun, but an adjective, an adverb, a preposition or another verb form as well; by the noun's gender.
OTHERWISE = {
    "m": frozenset(
        "alter auftritt bestand dank eintritt laut ruf stand teil wert weg ernst verstand".split()
    ),
    "f": frozenset("bar ehe fahrt haut klasse kraft last naht not runde schuld spitze tat zentrale".split()),
    "n": frozenset("alter fest leid lokal original recht schloss verbot viertel paar zuhause".split()),
}
NEVER = frozenset("liebe macht rechte waren wegen pro sein statt trotz paar morgen".split())
DOUBTFUL = SAID_BY_ME | DONE_BY_US | frozenset().union(*OTHERWISE.values()) | NEVER
_NO_NOUNS = frozenset(
    "beiseite heiraten mangelhaft schlicht normaler formaler optimaler minimaler maximaler verursache jung blutjung übereinstimmen genauso heutzutage "
    "vehement premium einerlei infrage zugrunde zurecht anstelle aufgrund mithilfe imstande zustande zugunsten anhand insgeheim".split()
)
_SURE_ENDING = re.compile(
    r"[^\W\d_]{3,}(?:ung|heit|keit|schaft|tion|sion|tät|enz|thek)(?:en)?|[^\W\d_]{3,}(?:nis|ment|tum|ium|erei|ismus|ologe|ologen|ologie|grafie|graphie|eur|eure|euren)|[^\W\d_]{3,}(?:erin|istin|entin)(?:nen)?"
)
_PREFIX = "(?:ab|an|auf|aus|be|bei|durch|ein|emp|ent|er|ge|her|hin|los|miss|mit|nach|not|über|um|unter|ver|vor|weg|weiter|wider|zer|zu|zurück|zusammen)"
# "gesungen", "gezwungen" end like nouns and are participles.
_PARTICIPLE_IN_UNGEN = re.compile(rf"{_PREFIX}+(?:bed|d|dr|kl|l|r|s|schl|schw|spr|wr|zw)ungen")
_VERBAL_PREFIX = re.compile(rf"{_PREFIX}+")
_SHORTEST_PART = 5
_SHORTEST_TAIL = 3
SHORTEST_HEAD = 3
_LINKS_OF_PARTS = ("", "s", "es", "n", "en", "er")


@lru_cache(maxsize=4096)
def is_sure(word: str) -> bool:
    """Whether a word in small letters can be nothing but a noun."""
    if word in DOUBTFUL | _NO_NOUNS or len(word) < 2:
        return False
    if word in _MORE or word in known_nouns() or word in DAY_NAMES["de"] | MONTH_NAMES["de"]:
        return True
    if _SURE_ENDING.fullmatch(word):
        return not _PARTICIPLE_IN_UNGEN.fullmatch(word)
    return _is_plural(word) or _is_compound(word)


def _is_plural(word: str) -> bool:
    """The regular plural of a feminine noun that no verb shares: "adressen"."""
    nouns = known_nouns()
    one = word.removesuffix("n")
    if one == word or one in DOUBTFUL | _SHARED_WITH_VERBS:
        return False
    return one.endswith("e") and nouns.get(one) == "f"


_SHARED_WITH_VERBS = frozenset(
    "absage abgabe ansage aussage ausgabe vorlage zusage gabe grenze lage mauer nähe reihe ruhe schiene summe ware wege wiese leine maler filter kellner speicher seife "
    "bremse kohle".split()
)


def _is_compound(word: str) -> bool:
    """Whether a word ends with a noun of the list and, where that is short or may be a verb, begins with one."""
    nouns = known_nouns()
    for start in range(SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        head, tail = word[:start], word[start:]
        if tail not in nouns or tail in NEVER:
            continue
        if len(tail) >= _SHORTEST_PART and tail not in DOUBTFUL and tail not in _NO_TAILS:
            return not _VERBAL_PREFIX.fullmatch(head) or not tail.endswith(("e", "en", "t"))
        return any(
            head.endswith(link) and head.removesuffix(link) in nouns and not _VERBAL_PREFIX.fullmatch(head)
            for link in _LINKS_OF_PARTS
        )
    return False


# These end adjectives and verbs as well: "normaler", "trainiere".
_NO_TAILS = frozenset(
    "worte licht reden alter maler miete niere kammer leine lehre tiere unter marke mitte erde schaft".split()
)
