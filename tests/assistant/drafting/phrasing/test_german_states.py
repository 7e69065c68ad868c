"""German notes that begin with a bare noun get what grammar leaves no choice about, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.phrasing.german import openings
from assistant.drafting.phrasing.german_states import stated


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Bericht ist fertig", "Der Bericht ist fertig"),
        ("Laborwerte unauffällig", "Die Laborwerte sind unauffällig"),
        ("Rechnung 4711 noch nicht bezahlt", "Die Rechnung 4711 ist noch nicht bezahlt"),
        ("Verjährung tritt Ende März ein", "Die Verjährung tritt Ende März ein"),
        ("Vermieter erhöht Miete", "Der Vermieter erhöht Miete"),
        ("Gutachten liegt vor", "Das Gutachten liegt vor"),
        ("Zahlen für Q2 fehlen noch", "Die Zahlen für Q2 fehlen noch"),
        ("Sitzung am Montag um 10 Uhr", "Die Sitzung ist am Montag um 10 Uhr"),
    ],
)
def test_the_article_follows_the_gender_and_the_verb_the_number(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Termin auf 12. März verschoben", "Der Termin ist auf den 12. März verschoben"),
        ("Angebot von Firma Keller geprüft", "Das Angebot von Firma Keller ist geprüft"),
        ("Urlaub vom 3. bis 17. August genehmigt", "Der Urlaub vom 3. bis 17. August ist genehmigt"),
        ("Büro bis 3. Mai geschlossen", "Das Büro ist bis 3. Mai geschlossen"),
        ("Drucker im 3. Stock defekt", "Der Drucker im 3. Stock ist defekt"),
        ("Angebot zu niedrig", "Das Angebot ist zu niedrig"),
        ("Überweisung in die Kardiologie empfohlen", "Die Überweisung in die Kardiologie ist empfohlen"),
        (
            "Kostennote 2.380 € zzgl. Umsatzsteuer anbei",
            "Die Kostennote 2.380 € zzgl. Umsatzsteuer liegt anbei",
        ),
        ("Fahrrad gestern gestohlen", "Das Fahrrad wurde gestern gestohlen"),
        ("Sitzung am Montag abgesagt", "Die Sitzung am Montag ist abgesagt"),
    ],
)
def test_the_preposition_tells_what_belongs_to_the_noun(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Termin kann ich nicht wahrnehmen", "Den Termin kann ich nicht wahrnehmen"),
        ("Paket erhalten", "Ich habe das Paket erhalten"),
    ],
)
def test_an_object_stands_in_the_accusative(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Bericht fertig, Anhang", "Der Bericht ist fertig und im Anhang"),
        ("Vertrag unterschrieben, Kopie folgt", "Der Vertrag ist unterschrieben, die Kopie folgt"),
        ("Budget genehmigt, 12.500 Euro", "Das Budget ist genehmigt, 12.500 Euro"),
    ],
)
def test_each_clause_is_looked_at_by_itself(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    "note",
    [
        "Rechnung bezahlen",  # something to be done, not a state
        "Fehler behoben",  # one or several?
        "Vertrag hat Anna unterschrieben",  # an object before its verb
        "Frau Meier kommt später",
        "Zwuckel verschoben",  # a noun nobody knows
        "Der Vertrag ist fertig",
        "Frage zu Vertrag",
        "Anna getroffen",
        "Termin 14.5. bestätigt",
        "Bitte richten Sie Anna Grüße aus",
    ],
)
def test_where_anything_is_in_doubt_the_note_stands(note):
    assert stated(note) == note


def test_something_numbered_is_a_name():
    assert stated("Raum 12 belegt") == "Raum 12 ist belegt"


def test_prepositions_are_supplied_first():
    assert openings("Sitzung Montag 10 Uhr") == ("Die Sitzung ist am Montag um 10 Uhr",)


@given(st.text(alphabet="Terminabgsv 12.,;für", max_size=60))
def test_the_words_of_a_note_stay_in_their_order(note):
    left = iter(stated(note).lower().split())
    words = [word.rstrip(",;") for word in note.lower().split()]
    kept = [word for word in words if word not in ("", "anhang")]
    assert all(any(word in said for said in left) for word in kept)
