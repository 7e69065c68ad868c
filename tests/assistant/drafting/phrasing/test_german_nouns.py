"""Genders are known by the noun, by the end of a compound, or by the ending; else they are not known."""

import pytest

from assistant.drafting.phrasing.german_nouns import gender, may_be_several


@pytest.mark.parametrize(
    ("noun", "found"),
    [
        ("Termin", "m"),
        ("Rechnung", "f"),
        ("Angebot", "n"),
        ("Unterlagen", "plural"),
        ("Arbeitsvertrag", "m"),
        ("Miet-Vertrag", "m"),
        ("Antwort", "f"),  # no "Wort"
        ("Hochzeit", "f"),
        ("Marktpreise", "plural"),  # no "Reise"
        ("Verfügbarkeit", "f"),
        ("Verfügbarkeiten", "plural"),
        ("Gremium", "n"),
    ],
)
def test_known_nouns(noun, found):
    assert gender(noun) == found


@pytest.mark.parametrize("noun", ["Zwuckel", "Anna", "X", "", "-"])
def test_unknown_words_have_none(noun):
    assert gender(noun) == ""


def test_a_plural_that_looks_like_one_is_in_doubt():
    assert may_be_several("Fehler")
    assert not may_be_several("Garten")  # several are "Gärten"
    assert not may_be_several("Rechnung")
