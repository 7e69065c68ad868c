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
        ("Rechnung 4711 noch nicht bezahlt", "Rechnung 4711 ist noch nicht bezahlt"),
        ("Verjährung tritt Ende März ein", "Die Verjährung tritt Ende März ein"),
        ("Vermieter erhöht Miete", "Der Vermieter erhöht Miete"),
        ("Gutachten liegt vor", "Das Gutachten liegt vor"),
        ("Zahlen für Q2 fehlen noch", "Die Zahlen für Q2 fehlen noch"),
        ("Sitzung am Montag um 10 Uhr", "Die Sitzung ist am Montag um 10 Uhr"),
        ("Preis zu hoch", "Der Preis ist zu hoch"),
        ("Laptop startet nicht", "Der Laptop startet nicht"),
        ("Lieferung dauert 2 Wochen", "Die Lieferung dauert 2 Wochen"),
        ("Mandantin will Vergleich", "Die Mandantin will Vergleich"),
        ("Kasse übernimmt zweite Sitzung nicht", "Die Kasse übernimmt zweite Sitzung nicht"),
        ("Nachbar beschwert sich über Lärm", "Der Nachbar beschwert sich über Lärm"),
        ("Kasse bezahlt nicht", "Die Kasse bezahlt nicht"),
        ("Zug ausgefallen", "Der Zug ist ausgefallen"),
        ("Kinder begeistert", "Die Kinder sind begeistert"),
        ("Datei angebot_v2.pdf fehlt", "Die Datei angebot_v2.pdf fehlt"),
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
        ("Überstunden im März noch nicht bezahlt", "Die Überstunden im März sind noch nicht bezahlt"),
        ("Server seit 6 Uhr gestört", "Der Server ist seit 6 Uhr gestört"),
        ("Heizung seit gestern gestört", "Die Heizung ist seit gestern gestört"),
        ("Rechnung 2024-118 heute bezahlt", "Rechnung 2024-118 wurde heute bezahlt"),
        ("Büro heute geschlossen", "Das Büro ist heute geschlossen"),
        ("Miete 1.150 Euro am 1. fällig", "Die Miete von 1.150 Euro ist am 1. fällig"),
        ("Kaution noch nicht zurück", "Die Kaution ist noch nicht zurück"),
        ("Termin beim Arzt morgen um 10 Uhr", "Der Termin beim Arzt ist morgen um 10 Uhr"),
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
        "Geld zurück",  # it may be asked for
        "Unterlagen bitte vollständig",
        "Anwalt übernimmt",  # a verb, no participle
        "Bank bestätigt",  # who did what?
        "Vertrag prüft Anwalt",
        "Mieter bezahlt seit Mai",
        "Montag ist Sitzung",
        "Mama krank",
        "Frau krank",
        "Korrekturen bis 9. Mai",
    ],
)
def test_where_anything_is_in_doubt_the_note_stands(note):
    assert stated(note) == note


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Raum 12 belegt", "Raum 12 ist belegt"),
        ("Klausel 7 unklar", "Klausel 7 ist unklar"),
        ("Fehler 404 behoben", "Fehler 404 ist behoben"),
    ],
)
def test_something_numbered_is_a_name(note, said):
    assert stated(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Zug ausgefallen, nehme den nächsten", "Der Zug ist ausgefallen. Ich nehme den nächsten"),
        ("Klausel 7 unklar, bitte anrufen", "Klausel 7 ist unklar. Bitte anrufen"),
        ("Preis zu hoch, gehen auch 900 Euro?", "Der Preis ist zu hoch. Gehen auch 900 Euro?"),
        ("Server gestört, arbeiten daran", "Der Server ist gestört. Wir arbeiten daran"),
        ("Entschuldigung für späte Antwort, war krank", "Entschuldigung für späte Antwort. Ich war krank"),
        ("Bewerbung da, Gespräch 3. Mai 10 Uhr?", "Die Bewerbung ist da. Gespräch am 3. Mai um 10 Uhr?"),
    ],
)
def test_clauses_that_stand_alone_become_sentences(note, said):
    assert openings(note) == (said,)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Kind krank, kann heute nicht", "Das Kind ist krank, kann heute nicht"),  # who can't?
        ("Kunde unzufrieden, will Geld zurück", "Der Kunde ist unzufrieden, will Geld zurück"),
        ("Verhandlung auf 9. März verlegt, Saal 4", "Die Verhandlung ist auf den 9. März verlegt, Saal 4"),
        ("Zug ausgefallen, weil Streik ist", "Der Zug ist ausgefallen, weil Streik ist"),
        ("Zug ausgefallen, aber nehme Bus", "Der Zug ist ausgefallen, aber nehme Bus"),
    ],
)
def test_a_clause_that_hangs_on_another_stays_with_it(note, said):
    assert openings(note) == (said,)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("noch keine Antwort von der Gegenseite", "es gibt noch keine Antwort von der Gegenseite"),
        ("noch kein Termin beim Facharzt", "es gibt noch keinen Termin beim Facharzt"),
        ("leider noch keine Rückmeldung erhalten", "ich habe leider noch keine Rückmeldung erhalten"),
        ("brauche ihr ok", "ich brauche ihr ok"),
        ("lande um 18:20", "ich lande um 18:20"),
        ("freuen uns auf euch", "wir freuen uns auf euch"),
        ("war leider krank", "ich war leider krank"),
    ],
)
def test_what_is_missing_at_the_beginning_is_supplied(note, said):
    assert openings(note) == (said,)


@pytest.mark.parametrize(
    "note",
    [
        "keine Zeit",
        "noch keine Ahnung",
        "noch keine Antwort?",
        "war schön",  # the day, not the writer
        "arbeiten bis 18:00",  # we, or they?
        "schicke mir die Liste",  # bids the reader
        "schicke bitte die Liste",
        "reise gebucht",
        "suche läuft",
        "rate 3 ist fällig",
    ],
)
def test_nobody_is_made_the_subject_where_it_is_open(note):
    assert openings(note) == ()


def test_prepositions_are_supplied_first():
    assert openings("Sitzung Montag 10 Uhr") == ("Die Sitzung ist am Montag um 10 Uhr",)


@given(st.text(alphabet="Terminabgsv 12.,;für", max_size=60))
def test_the_words_of_a_note_stay_in_their_order(note):
    left = iter(stated(note).lower().split())
    words = [word.rstrip(",;") for word in note.lower().split()]
    kept = [word for word in words if word not in ("", "anhang")]
    assert all(any(word in said for said in left) for word in kept)
