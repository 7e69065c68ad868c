"""Notes in small letters get the capitals that are sure, and a word that may be a verb stays small."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.phrasing.german_capitals import capitals, days_and_months
from assistant.drafting.wording import Manner, tidy, word_point


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("verhandlung auf 9. märz verlegt, saal 4", "Verhandlung auf 9. März verlegt, Saal 4"),
        ("miete 1.150 euro am 1. fällig", "Miete 1.150 Euro am 1. fällig"),
        ("elternabend donnerstag 19 uhr", "Elternabend Donnerstag 19 Uhr"),
        ("heute abend oder morgen früh", "heute Abend oder morgen früh"),
        ("suche 3-zimmer-wohnung", "suche 3-Zimmer-Wohnung"),
        ("e-mail von der it-abteilung", "E-Mail von der IT-Abteilung"),
        ("verspätungen und möglichkeiten", "Verspätungen und Möglichkeiten"),
        ("des vertrags wegen", "des Vertrags wegen"),
        ("in den verträgen steht nichts", "in den Verträgen steht nichts"),
        ("mama geht es besser", "Mama geht es besser"),
        ("annas zug kommt um 8", "Annas Zug kommt um 8"),
        ("danke, herr klein", "danke, Herr Klein"),
        ("unterlagen von frau weber fehlen", "Unterlagen von Frau Weber fehlen"),
        ("die gesundheit meiner mandantin", "die Gesundheit meiner Mandantin"),
    ],
)
def test_sure_nouns_and_names_get_a_capital(note, written):
    assert capitals(note) == written


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("danke fürs essen", "danke fürs Essen"),
        ("beim warten gelesen", "beim Warten gelesen"),
        ("das leben ist schön", "das Leben ist schön"),
        ("die kosten sind hoch", "die Kosten sind hoch"),
        ("kosten noch offen", "Kosten noch offen"),
        ("habe eine frage", "habe eine Frage"),
        ("rate 3 ist fällig", "Rate 3 ist fällig"),
        ("reise gebucht", "Reise gebucht"),
        ("im recht sein", "im Recht sein"),
        ("auf dem weg", "auf dem Weg"),
        ("guten morgen", "guten Morgen"),
        ("vielen dank und viele grüße", "vielen Dank und viele Grüße"),
    ],
)
def test_what_stands_before_settles_a_doubtful_word(note, written):
    assert capitals(note) == written


@pytest.mark.parametrize(
    "note",
    [
        "wir essen um 7", "ich will das essen", "muss das wissen", "wir fragen nach", "ich frage nach",
        "die kosten zu viel", "das ist mir recht", "das ist es wert", "laut und kalt", "bin schuld daran",
        "tut mir leid", "das war klasse", "geht weg", "ich reise morgen ab", "sie sprachen lange", "die waren da",
        "ruf mich bitte an", "mail mir das", "liebe alle", "er schloss ab", "ein paar", "ernst und klar",
        "haben gesungen und getrunken", "ist gelungen", "jung und alt", "ganz normaler", "trainiere heute",
        "ich verursache das", "höflich und schlicht", "mangelhaft", "montags nie", "vergessen zu antworten", "heiraten",
        "sorge bitte dafür", "wegen dir",
    ],
)  # fmt: skip
def test_a_word_that_may_be_no_noun_stays_small(note):
    assert capitals(note) == note


@pytest.mark.parametrize(
    "note",
    [
        "Klausel 7 unklar, bitte anrufen", "der Vertrag liegt im ordner", "GPU defekt, server aus",
        "max.muster@web.de", "www.beispiel.de/termin", "c:\\rechnung\\termin", "rechnung_termin.pdf", "`termin`",
        "siehe #termin", "https://example.org/vertrag",
    ],
)  # fmt: skip
def test_the_writers_own_capitals_links_files_and_code_stand(note):
    assert capitals(note) == note


def test_days_and_months_get_theirs_in_any_note():
    assert capitals("Termin am montag, 9. märz") == "Termin am Montag, 9. März"
    assert days_and_months("am freitagabend im mai") == "am Freitagabend im Mai"
    assert days_and_months("montags, protokoll-mai.pdf, mai.de") == "montags, protokoll-mai.pdf, mai.de"
    assert tidy("Treffen am dienstag", "de") == "Treffen am Dienstag."
    assert tidy("meet on dienstag", "fr") == "Meet on dienstag."


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("bitte senden sie mir das", "bitte senden Sie mir das"),
        ("danke für ihre geduld", "danke für Ihre Geduld"),
        ("können sie mir helfen", "können Sie mir helfen"),
        ("wie geht es ihnen", "wie geht es Ihnen"),
    ],
)
def test_the_reader_is_addressed_with_a_capital(note, written):
    assert capitals(note) == written


@pytest.mark.parametrize(
    "note",
    [
        "brauche ihr ok",
        "sie kommen später",
        "kannst du ihr das sagen",
        "ihr seid eingeladen",
        "sage ihnen ab",
        "haben sie es",
    ],
)
def test_they_and_she_and_you_all_stay_small(note):
    assert capitals(note) == note


def test_the_note_itself_is_kept_beside_its_wording():
    worded = word_point("zug ausgefallen, nehme den nächsten", Manner("de"), None)
    assert worded.text == "Der Zug ist ausgefallen. Ich nehme den nächsten."
    assert worded.point == "zug ausgefallen, nehme den nächsten"


@given(st.text(alphabet="abdefghiklmnorstuvwzäöüß .,-3@/\n", max_size=80))
def test_nothing_but_the_case_of_letters_changes(note):
    assert capitals(note).lower() == note
    assert capitals(capitals(note)) == capitals(note)


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("sitze in madrid fest", "sitze in Madrid fest"),
        ("bin in münchen, fahre nach koeln", "bin in München, fahre nach Koeln"),
        ("fahre nach new york und den haag", "fahre nach New York und Den Haag"),
        ("büro in frankfurt am main und bad homburg", "Büro in Frankfurt am Main und Bad Homburg"),
        ("berliner büro geschlossen", "Berliner Büro geschlossen"),
        ("strecke berlin-münchen gesperrt", "Strecke Berlin-München gesperrt"),
        ("in baden-württemberg und st. gallen", "in Baden-Württemberg und St. Gallen"),
        ("berlins bürgermeister", "Berlins Bürgermeister"),
        ("flug nach mailand, kunden in der schweiz", "Flug nach Mailand, Kunden in der Schweiz"),
    ],
)
def test_places_get_a_capital(note, written):
    assert capitals(note) == written


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("das essen ist fertig", "das Essen ist fertig"),  # the ordinary rule, and no town
        ("wir essen um 7", "wir essen um 7"),
        ("ich liege im bett", "ich liege im Bett"),
        ("sie leiden und bergen es", "sie leiden und bergen es"),
        ("wir siegen, gießen und baden", "wir siegen, gießen und baden"),
        ("einen deutschen text", "einen deutschen Text"),
        ("paris.pdf und www.madrid.es", "paris.pdf und www.madrid.es"),
        ("anna@berlin.de, `new york`", "anna@berlin.de, `new york`"),
        ("Treffen in münchen", "Treffen in münchen"),  # its writer sets capitals
    ],
)
def test_what_is_no_place_follows_the_other_rules(note, written):
    assert capitals(note) == written
