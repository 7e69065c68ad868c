# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""French notes that begin with a bare noun: "facture payée" is "la facture est payée".

The participle or adjective agrees with its noun, so it tells gender and number, and no dictionary is needed.
"""

from __future__ import annotations

import re

from assistant.drafting.lexicon import MONTH_NAMES

# Masculine forms of predicates that don't end like a participle.
_PREDICATES = frozenset(
    "prêt complet incomplet ouvert couvert offert clos gratuit urgent absent présent fait refait mis remis transmis pris "
    "repris compris promis permis admis commis soumis fini choisi réussi servi rempli fourni établi réparti reçu rendu vendu "
    "perdu prévu vu lu attendu convenu maintenu retenu obtenu reconnu résolu suspendu répondu écrit décrit inscrit dit dû "
    "exclu inclus plein vide satisfait parfait correct exact faux bon mauvais froid chaud libre joint ci-joint bas haut cher long court petit grand tardif nul valide".split()
)
_FEMININE = {
    "complète": "complet", "incomplète": "incomplet", "pleine": "plein", "fausse": "faux", "bonne": "bon", "due": "dû", "basse": "bas",
    "chère": "cher", "longue": "long", "nulle": "nul",
}  # fmt: skip
# What one has done oneself rather than what happened to a thing: "colis reçu".
_OWN_DOING = frozenset("reçu vu lu oublié noté".split())
_NO_NOUN = frozenset(
    "pas ne non oui très bien mal trop assez plus moins tout tous toute toutes rien merci désolé désolée ravi ravie "
    "bonjour salut être avoir quand comme comment pourquoi avec sans pour dans chez voir bravo félicitations "
    "mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs le la les un une des du ce cette ces".split()
)
# These end like a participle and are none.
_NOUNS_IN_E = frozenset(
    "congé congés marché marchés café cafés thé thés clé clés degré degrés côté côtés comité comités comté traité traités "
    "procédé procédés employé employée employés salarié salariée salariés délégué déléguée délégués député députés carré "
    "défilé résumé résumés exposé exposés communiqué communiqués arrêté arrêtés été étés cité cités société sociétés santé "
    "qualité qualités quantité activité activités sécurité égalité priorité validité unité unités fidélité difficulté".split()
)
# What somebody has done, not what was done to it; and what lasts no longer.
_DOES = frozenset(
    "déménagé démissionné répondu commencé augmenté baissé diminué échoué abouti réussi".split()
)
_OVER = re.compile(
    r"\b(?:hier|avant-hier|ce matin|il y a|par erreur|(?:deux|trois|quatre|cinq|plusieurs|\d+) fois)\b"
)
_ADVERBS = "pas encore|toujours pas|pas|déjà|enfin|bien|presque|toujours|entièrement|trop|très|bientôt|donc|partiellement"
_MONTHS = "|".join(sorted(MONTH_NAMES["fr"]))
_NAMED = (
    rf"\d{{1,2}}(?:er)? (?:{_MONTHS})|\d[\d\u202f\u00a0 .,]*(?: ?(?:[€$£%]|euros?|francs?|jours?|mois|ans|pages|heures|mots))?"
    r"|[\w'’.-]+(?: [\dA-Z][\w.-]*)*"
)
_CLAUSE = re.compile(
    r"^(?P<noun>[a-zà-ÿœ-]{3,})(?P<kind> [a-zà-ÿ]{4,})??(?P<of>(?: [\dA-Z][\w.-]*)*"
    rf"(?: (?:de la|de l['’]|de|du|des|d['’]|pour le|pour|avec|contre|au nom de)(?: |(?<=['’]))(?:{_NAMED})){{0,2}})"
    rf" (?:(?P<adverb>{_ADVERBS}) )?(?P<said>[a-zà-ÿ-]+)(?P<rest>(?: .*)?)$"
)
_PARTICIPLE = re.compile(r"[a-zà-ÿ]{2,}é(?:e?s?)")
_MUTE = re.compile(
    r"[aeiouyàâéèêëîïôûœ]|h(?!(?:aut|ors|ult|asard|alte|ach|all|and|aricot|angar|onte|éros|ausse|iérarch))"
)


def stated(note: str, named: bool = False) -> str:
    """The note with its bare subjects made whole; as it is where nothing is certain.

    Args:
        note: beginning with a small letter.
        named: whether its first word was capitalised, and so might be a name.
    """
    clauses = note.split(", ")
    return ", ".join(_whole(clause, named and not at) for at, clause in enumerate(clauses))


_PHRASE = re.compile(
    r"^(?P<noun>[a-zà-ÿœ]{3,}(?:(?P<manly>age|ment|eau|oir|isme)|(?P<womanly>tion|sion|aison|ture|ence|ance)))"
    r"(?P<said> (?:toujours |encore )?(?:en panne|en cours|en attente|hors service|à jour)(?: .*)?)$"
)
# These end like the others and are of the other gender.
_OTHER_GENDER = frozenset("page image plage cage rage nage peau eau silence".split())


def _whole(clause: str, named: bool) -> str:
    phrase = None if named else _PHRASE.match(clause)
    if phrase is not None and phrase["noun"] not in _OTHER_GENDER:
        return (
            f"{_article(phrase['noun'], phrase['manly'] is None, False)}{phrase['noun']} est{phrase['said']}"
        )
    match = None if clause.endswith("?") else _CLAUSE.match(clause)
    if match is None or match["noun"] in _NO_NOUN:
        return clause
    if (named or match["kind"]) and not _COMMON.search(match["noun"]):
        return clause
    form = _agreement(match["said"])
    if form is None or form[2] and not re.search(r"[sxz]$", match["noun"]):
        return clause
    masculine, feminine, several = form
    noun = f"{_article(match['noun'], feminine, several)}{match['noun']}{match['kind'] or ''}{match['of']}"
    adverb = f"{match['adverb']} " if match["adverb"] else ""
    negated = "pas" in adverb.split()
    if masculine in _OWN_DOING and not negated:
        return f"j'ai {adverb}{masculine} {noun}{match['rest']}"
    if masculine in _DOES and not feminine and not negated:
        return f"{noun} {'ont' if several else 'a'} {adverb}{masculine}{match['rest']}"
    if _OVER.search(match["rest"]) and not negated:
        return f"{noun} {'ont' if several else 'a'} été {adverb}{match['said']}{match['rest']}"
    verb = "sont" if several else "est"
    if negated:
        verb = "ne sont" if several else "n'est"
    return f"{noun} {verb} {adverb}{match['said']}{match['rest']}"


def _agreement(said: str) -> tuple[str, bool, bool] | None:
    """The masculine form of a predicate, and whether it stands in the feminine and in the plural."""
    if said in _NOUNS_IN_E:
        return None
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
    r"comités?|avis|accords?|procès|audiences?|notes?|bilans?|accords?|formations?|procurations?|casiers?|congés?|courriers?|médecins?|témoins?|clients?|clientes?|patients?|patientes?|délais?|textes?|notes?|chèques?|virements?|primes?|contrôles?|écoles?|"
    r"maisons?|appartements?|chaudières?|imprimantes?|ordinateurs?|serveurs?|sites?|badges?|plans?|photos?)$"
)
