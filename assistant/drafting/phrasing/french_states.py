# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""French notes that begin with a bare noun: "facture payée" is "la facture est payée".

The participle or adjective agrees with its noun, so it tells gender and number, and no dictionary is needed.
"""

from __future__ import annotations

import re

# Masculine forms of predicates that don't end like a participle.
_PREDICATES = frozenset(
    "prêt complet incomplet ouvert couvert offert clos gratuit urgent absent présent fait refait mis remis transmis pris "
    "repris compris promis permis admis commis soumis fini choisi réussi servi rempli fourni établi réparti reçu rendu vendu "
    "perdu prévu vu lu attendu convenu maintenu retenu obtenu reconnu résolu suspendu répondu écrit décrit inscrit dit dû "
    "exclu inclus plein vide satisfait parfait correct exact faux bon mauvais froid chaud libre".split()
)
_FEMININE = {
    "complète": "complet", "incomplète": "incomplet", "pleine": "plein", "fausse": "faux", "bonne": "bon", "due": "dû",
}  # fmt: skip
# What one has done oneself rather than what happened to a thing: "colis reçu".
_OWN_DOING = frozenset("reçu vu lu oublié noté".split())
_NO_NOUN = frozenset(
    "pas ne non oui très bien mal trop assez plus moins tout tous toute toutes rien merci désolé désolée ravi ravie "
    "bonjour salut être avoir quand comme comment pourquoi avec sans pour dans chez voir bravo félicitations "
    "mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs le la les un une des du ce cette ces".split()
)
_ADVERBS = "pas encore|toujours pas|pas|déjà|enfin|bien|presque|toujours|entièrement"
_CLAUSE = re.compile(
    rf"^(?P<noun>[a-zà-ÿœ]{{3,}})(?P<of>(?: [\dA-Z][\w-]*)*(?: (?:de|du|des|d['’]|pour|avec|au nom de)(?: |(?<=['’]))?(?:[\w'’.-]+)(?: [\dA-Z][\w.-]*)*)?)"
    rf" (?:(?P<adverb>{_ADVERBS}) )?(?P<said>[a-zà-ÿ]+)(?P<rest>\b.*)$"
)
_PARTICIPLE = re.compile(r"[a-zà-ÿ]{2,}é(?:e?s?)")
_MUTE = re.compile(
    r"[aeiouyàâéèêëîïôûœ]|h(?!(?:aut|ors|ult|asard|alte|ach|all|and|aricot|angar|onte|éros|ausse|iérarch))"
)


def stated(note: str, named: bool = False) -> str:
    """The note with its bare subject made whole; as it is where nothing is certain.

    Args:
        note: beginning with a small letter.
        named: whether its first word was capitalised, and so might be a name.
    """
    clause, comma, more = note.partition(", ")
    match = _CLAUSE.match(clause)
    if match is None or match["noun"] in _NO_NOUN or named and not _COMMON.search(match["noun"]):
        return note
    form = _agreement(match["said"])
    if form is None:
        return note
    masculine, feminine, several = form
    if several and not re.search(r"[sxz]$", match["noun"]):
        return note
    noun = f"{_article(match['noun'], feminine, several)}{match['noun']}{match['of']}"
    adverb = match["adverb"] or ""
    if masculine in _OWN_DOING and not adverb.endswith("pas") and not adverb.startswith("pas"):
        made = f"j'ai {adverb + ' ' if adverb else ''}{masculine} {noun}{match['rest']}"
    else:
        negated = "pas" in adverb.split()
        verb = "sont" if several else "est"
        verb = ("n'est" if verb == "est" else "ne sont") if negated else verb
        made = f"{noun} {verb} {adverb + ' ' if adverb else ''}{match['said']}{match['rest']}"
    return f"{made}{comma}{more}"


def _agreement(said: str) -> tuple[str, bool, bool] | None:
    """The masculine form of a predicate, and whether it stands in the feminine and in the plural."""
    if said in _PREDICATES:
        return said, False, False
    single = said.removesuffix("s")
    several = single != said
    if _PARTICIPLE.fullmatch(said):
        feminine = single.endswith("ée")
        return single.removesuffix("e") if feminine else single, feminine, several
    if single in _PREDICATES:
        return single, False, several
    masculine = _FEMININE.get(single, single.removesuffix("e"))
    return (masculine, True, several) if masculine in _PREDICATES else None


def _article(noun: str, feminine: bool, several: bool) -> str:
    if several:
        return "les "
    if _MUTE.match(noun):
        return "l'"
    return "la " if feminine else "le "


# Common nouns of mail, told from first names by their ending or by themselves.
_COMMON = re.compile(
    r"(?:tions?|sions?|ments?|ages?|eaux?|ités?|ences?|ances?|ures?|oirs?|eurs?|phones?|iers?|iques?)$|"
    r"^(?:contrats?|factures?|colis|rapports?|dossiers?|devis|offres?|lettres?|billets?|rendez-vous|réponses?|demandes?|"
    r"plaintes?|congés?|clés?|projets?|comptes?|budgets?|salles?|dates?|listes?|prix|tests?|résultats?|examens?|"
    r"ordonnances?|analyses?|prélèvements?|loyers?|baux|bail|travaux|commandes?|produits?|pièces?|copies?|documents?|"
    r"bureaux?|portes?|voitures?|trains?|vols?|hôtels?|chambres?|concerts?|fêtes?|cours|stages?|postes?|candidats?|"
    r"comités?|avis|accords?|procès|audiences?|délais?|textes?|notes?|chèques?|virements?|primes?|contrôles?|écoles?|"
    r"maisons?|appartements?|chaudières?|imprimantes?|ordinateurs?|serveurs?|sites?|badges?|plans?|photos?)$"
)
