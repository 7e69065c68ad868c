"""Spanish notes that begin with a bare noun: the participle tells gender and number."""

import pytest

from assistant.drafting.phrasing.spanish import openings
from assistant.drafting.phrasing.spanish_states import stated


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("factura pagada", "la factura está pagada"),
        ("documentos firmados", "los documentos están firmados"),
        ("agua cortada", "el agua está cortada"),
        ("reunión aplazada al 12 de marzo", "la reunión está aplazada al 12 de marzo"),
        ("factura de marzo aún no pagada", "la factura de marzo aún no está pagada"),
        ("oferta demasiado baja", "la oferta es demasiado baja"),
        ("informe llegado esta mañana", "el informe ha llegado esta mañana"),
        ("curso cancelado, instructor enfermo", "el curso está cancelado, el instructor está enfermo"),
        ("cuota cobrada dos veces", "la cuota ha sido cobrada dos veces"),
        ("correos borrados por error", "los correos han sido borrados por error"),
        ("paquete recibido, gracias", "he recibido el paquete, gracias"),
    ],
)
def test_article_and_verb_agree(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    "note", ["todo listo", "enviar contrato firmado", "vuelo cancelado ayer", "factura", ""]
)
def test_where_anything_is_in_doubt_the_note_stands(note):
    assert stated(note) == note


def test_a_name_gets_no_article():
    assert openings("Ana casada") == ()
    assert openings("Factura pagada") == ("la factura está pagada",)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("sin noticias de la aseguradora", "no tengo noticias de la aseguradora"),
        ("de acuerdo con el horario", "estoy de acuerdo con el horario"),
    ],
)
def test_what_the_writer_has_or_is(note, sentence):
    assert openings(note) == (sentence,)
