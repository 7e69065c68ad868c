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
        ("colis reçu, merci", "j'ai reçu le colis, merci"),
    ],
)
def test_article_and_verb_agree(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    "note", ["merci beaucoup", "envoyer contrat signé", "dossier", "demande congé en mai", ""]
)
def test_where_anything_is_in_doubt_the_note_stands(note):
    assert stated(note) == note


def test_a_name_gets_no_article():
    assert openings("Anna arrivée") == ()
    assert openings("Facture payée") == ("la facture est payée",)
