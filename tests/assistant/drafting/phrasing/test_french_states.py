"""French notes that begin with a bare noun: the participle tells gender and number."""

import pytest

from assistant.drafting.phrasing.french import openings
from assistant.drafting.phrasing.french_states import stated


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("facture payée", "la facture est payée"),
        ("documents signés", "les documents sont signés"),
        ("imprimante cassée", "l'imprimante est cassée"),
        ("rapport prêt, ci-joint", "le rapport est prêt, ci-joint"),
        ("réunion reportée au 12 mars", "la réunion est reportée au 12 mars"),
        ("date de l'audience fixée au 3 mai", "la date de l'audience est fixée au 3 mai"),
        ("facture de mars pas encore payée", "la facture de mars n'est pas encore payée"),
        ("facture trop chère", "la facture est trop chère"),
        ("audience du 9 mai reportée au 23 mai", "l'audience du 9 mai est reportée au 23 mai"),
        ("vélo volé hier", "le vélo a été volé hier"),
        ("témoin déménagé à Lille", "le témoin a déménagé à Lille"),
        ("acompte versé deux fois", "l'acompte a été versé deux fois"),
        ("lettre envoyée par erreur", "la lettre a été envoyée par erreur"),
        ("ascenseur cassé, paiement en attente", "l'ascenseur est cassé, le paiement est en attente"),
        ("livraison toujours en cours", "la livraison est toujours en cours"),
        ("colis reçu, merci", "j'ai reçu le colis, merci"),
    ],
)
def test_article_and_verb_agree(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    "note",
    ["merci beaucoup", "envoyer contrat signé", "dossier", "demande congé en mai", "page en cours", ""],
)
def test_where_anything_is_in_doubt_the_note_stands(note):
    assert stated(note) == note


def test_a_name_gets_no_article():
    assert openings("Anna arrivée") == ()
    assert openings("Facture payée") == ("la facture est payée",)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("besoin de deux copies", "j'ai besoin de deux copies"),
        ("pas de nouvelles de l'assureur", "je n'ai pas de nouvelles de l'assureur"),
        ("en retard de 5 min", "je suis en retard de 5 min"),
    ],
)
def test_what_the_writer_has_or_is(note, sentence):
    assert openings(note) == (sentence,)
