"""Words are compared in one form, whatever a sentence did to them."""

import pytest

from assistant.drafting.forms import stem, stems_of, words_of


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("de", "falsche", "falschen"), ("de", "monate", "monaten"), ("fr", "signée", "signés"), ("es", "rojo", "rojas"),
     ("en", "reports", "report")],
)  # fmt: skip
def test_inflected_words_are_the_same_word(language, one, other):
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("es", "pagado", "pago"), ("es", "pago", "pagó"), ("fr", "payé", "paye"), ("en", "signed", "sign")],
)
def test_other_tenses_are_other_words(language, one, other):
    assert stem(one, language) != stem(other, language)


def test_french_elision_is_opened_and_keeps_who_speaks():
    opened = "je ai signé offre que anna ne a pas lue"
    assert words_of("J’ai signé l'offre qu'Anna n'a pas lue", "fr") == opened.split()


@pytest.mark.parametrize(
    "sentence", ["Ich bringe die Schlüssel mit", "Schlüssel mitgebracht", "die Schlüssel mitzubringen"]
)
def test_german_verbs_taken_apart_are_put_together(sentence):
    note = stems_of(words_of("Schlüssel mitbringen", "de"), "de")
    assert "mitbring" in note
    if "gebracht" not in sentence:  # an irregular verb has another stem there
        assert "mitbring" in stems_of(words_of(sentence, "de"), "de", set(note))


def test_a_particle_without_its_verb_stays_a_word():
    assert "" not in stems_of(words_of("Treffen mit Anna", "de"), "de", {"treff", "anna", "mit"})


@pytest.mark.parametrize(
    ("language", "said", "short"),
    [
        ("de", "Vielen Dank für alles", "dank"),
        ("fr", "Merci beaucoup", "merci"),
        ("es", "Muchas gracias", "gracias"),
    ],
)
def test_long_thanks_are_thanks(language, said, short):
    assert words_of(said, language)[0] == short
