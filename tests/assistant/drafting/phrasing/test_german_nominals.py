"""The place of a word tells that it is a noun: people, "nichts Neues", what a verb in front takes, letters."""

import pytest

from assistant.drafting.phrasing.german_capitals import capitals


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("namen der beteiligten", "Namen der Beteiligten"),
        ("die beteiligten firmen", "die beteiligten Firmen"),
        ("alle angestellten fehlen", "alle Angestellten fehlen"),
        ("etwas schönes", "etwas Schönes"),
        ("nichts anderes", "nichts anderes"),
        ("alles gute", "alles Gute"),
        ("vom orthopäden", "vom Orthopäden"),
        ("zum ersten", "zum ersten"),
        ("mit dem zwuckel", "mit dem Zwuckel"),
        ("kein vergnüg", "kein Vergnüg"),
    ],
)
def test_a_noun_by_its_place(note, written):
    assert capitals(note) == written


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("brauche werte bis mai", "brauche Werte bis Mai"),
        ("brauche dringend stimmen", "brauche dringend Stimmen"),
        ("habe fragen dazu", "habe Fragen dazu"),
        ("habe fragen müssen", "habe fragen müssen"),
        ("schicke dir messe", "schicke dir Messe"),
    ],
)
def test_what_a_verb_in_front_takes_is_a_noun(note, written):
    assert capitals(note) == written


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("block c", "Block C"),
        ("anlagen a und d", "Anlagen A und D"),
        ("anhang k12", "Anhang K12"),
        ("klasse 7 b", "Klasse 7 b"),
        ("pitch deck", "Pitch Deck"),
        ("wissen sie mehr?", "wissen Sie mehr?"),
    ],
)
def test_letters_pairs_and_the_reader_at_the_beginning(note, written):
    assert capitals(note) == written
