"""Clauses that stand alone, what is asked of the reader, codes and deadlines; in doubt the note stands."""

import pytest

from assistant.drafting.wording import Manner, word_point


def worded(note):
    return word_point(note, Manner("de", register="neutral"), None).text


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("pizza kommt später, esst schon mal", "Die Pizza kommt später. Esst schon mal."),
        ("tor klemmt, ruf den hausmeister an", "Das Tor klemmt. Ruf den Hausmeister an."),
        ("lieferung da, holst du sie ab", "Die Lieferung ist da. Holst du sie ab?"),
        ("vertrag fast fertig, nur anhang c fehlt", "Der Vertrag ist fast fertig. Nur Anhang C fehlt."),
        ("bescheid da, nur unterschrift fehlt", "Der Bescheid ist da. Nur die Unterschrift fehlt."),
        ("kurs abgesagt, neues datum folgt", "Der Kurs ist abgesagt. Neues Datum folgt."),
        ("miete zu hoch, vertrag neu verhandeln", "Die Miete ist zu hoch. Vertrag neu verhandeln."),
        ("treffpunkt am bahnhof, zugangscode 77a1", "Treffpunkt am Bahnhof. Der Zugangscode ist 77a1."),
        ("frist 3.9.", "Frist: 3.9."),
        ("zug kommt 7:05", "Der Zug kommt um 7:05."),
        ("spiel endet 3:15", "Das Spiel endet 3:15."),  # a result
    ],
)
def test_each_whole_clause_is_a_sentence(note, said):
    assert worded(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("termin steht, impfpass mitbringen", "Der Termin steht. Bitte den Impfpass mitbringen."),
        ("praxis voll, pünktlich erscheinen", "Die Praxis ist voll. Bitte pünktlich erscheinen."),
        ("klage eingereicht, begründung nachreichen", "Die Klage ist eingereicht. Begründung nachreichen."),
        ("komme gern, salat mitbringen", "Ich komme gern. Salat mitbringen."),  # I may bring it
        ("impfpass mitbringen", "Impfpass mitbringen."),
    ],
)
def test_only_what_the_reader_must_do_is_asked_of_him(note, said):
    assert worded(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("beende den kurs heute", "Ich beende den Kurs heute."),
        ("tut mir leid, bin krank", "Es tut mir leid. Ich bin krank."),
        ("danke für das fest, haben uns gefreut", "Vielen Dank für das Fest. Wir haben uns gefreut."),
        ("haben kein brot mehr", "Wir haben kein Brot mehr."),
        ("erwarte bericht des gutachters", "Ich erwarte den Bericht des Gutachters."),
        (
            "amt antwortet nicht, dreimal geschrieben",
            "Das Amt antwortet nicht. Ich habe dreimal geschrieben.",
        ),
        (
            "kunde verärgert, mehrmals angerufen",
            "Der Kunde ist verärgert, mehrmals angerufen.",
        ),  # he may have
        ("brauche kabel der lampe", "Ich brauche Kabel der Lampe."),  # one or several?
        ("warte nicht auf mich", "Warte nicht auf mich."),
        ("warte auf nachricht", "Ich warte auf Nachricht."),
        (
            "behörde überlastet, haben akten verloren",
            "Die Behörde ist überlastet, haben Akten verloren.",
        ),  # we, or they?
    ],
)
def test_the_speaker_is_supplied_where_nobody_else_is_meant(note, said):
    assert worded(note) == said
