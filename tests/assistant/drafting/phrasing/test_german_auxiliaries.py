"""Motion and change take "sein", what somebody does by himself "haben"; a passive is none of these."""

import pytest

from assistant.drafting.phrasing.german_auxiliaries import (
    done_to_people,
    may_be_either,
    with_haben,
    with_sein,
)
from assistant.drafting.phrasing.german_states import stated


@pytest.mark.parametrize(
    "word",
    [
        "zurückgekommen",
        "vergangen",
        "ausgefallen",
        "eingetroffen",
        "beigetreten",
        "gesunken",
        "entstanden",
        "verjährt",
        "abgelaufen",
        "gescheitert",
        "aufgetaucht",
    ],
)
def test_motion_and_change_take_sein(word):
    assert with_sein(word)


@pytest.mark.parametrize(
    "word",
    ["bezahlt", "umgangen", "übergangen", "überfallen", "abgetreten", "bestanden", "abgezogen", "gefahren"],
)
def test_what_may_be_done_to_something_does_not(word):
    assert not with_sein(word)


def test_what_only_its_subject_does_takes_haben():
    assert with_haben("geantwortet", of_a_person=True)
    assert not with_haben("geantwortet", of_a_person=False)  # the letter is answered
    assert with_haben("nachgelassen", of_a_person=False)
    assert with_haben("abgesagt", of_a_person=True)
    assert not with_haben("abgesagt", of_a_person=False)  # the meeting is called off


def test_what_is_done_to_people_and_what_may_be_either():
    assert done_to_people("vernommen")
    assert not done_to_people("bezahlt")
    assert may_be_either("eingezogen")


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Post gestern gekommen", "Die Post ist gestern gekommen"),
        ("Sendung vorgestern eingetroffen", "Die Sendung ist vorgestern eingetroffen"),
        ("Kundin noch nicht geantwortet", "Die Kundin hat noch nicht geantwortet"),
        ("Mandantin gestern vernommen", "Die Mandantin wurde gestern vernommen"),
        ("Gebühr doppelt abgebucht", "Die Gebühr wurde doppelt abgebucht"),
        ("Schule vom 2. bis 6. Juni geschlossen", "Die Schule ist vom 2. bis 6. Juni geschlossen"),
        ("Sitzung hat begonnen", "Die Sitzung hat begonnen"),
    ],
)
def test_each_note_gets_the_verb_of_its_participle(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    "note",
    [
        "Mieter gestern gekündigt",  # who gave notice?
        "Kollege angerufen",
        "Antrag zugestimmt",  # somebody consents to it
        "Lehrerin Bescheid bekommen",
        "Auto gestern gefahren",
    ],
)
def test_what_is_neither_surely_is_left_alone(note):
    assert stated(note) == note
