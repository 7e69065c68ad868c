"""Greeting, body, sign-off and name of mails in several languages and shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.style.letters import split_letter
from assistant.style.names import agreeing, fill, generalised, names_of, with_placeholders


@pytest.mark.parametrize(
    ("text", "greeting", "sign_off", "name"),
    [
        ("Hi Anna,\n\nThanks for this.\n\nBest regards,\nNora", "Hi Anna,", "Best regards,", "Nora"),
        ("Jessie:  Steve and I need a room. Much appreciated. Best,Jeff", "Jessie:", "Best,", "Jeff"),
        ("Mike - perhaps you can help", "Mike -", "", ""),
        ("Good morning, Yelba.  \n\nIt has been a while.", "Good morning, Yelba.", "", ""),
        ("Mr. Collins, \n\nHe is away.\n\nRegards, \nSue Sand\nAssistant\n713.853", "Mr. Collins,", "Regards,", "Sue Sand"),
        ("Dear Mr. van der Berg:\nHello again from us.", "Dear Mr. van der Berg:", "", ""),
        ("Sehr geehrte Frau Dr. Weber,\n\nanbei.\n\nMit freundlichen Grüßen\nNora Lind",
         "Sehr geehrte Frau Dr. Weber,", "Mit freundlichen Grüßen", "Nora Lind"),
        ("Hi Anna,\n\nYes, it does.\n\nN.L.", "Hi Anna,", "", "N.L."),
        ("Hi Anna,\n\nYes.\n\nBest,\nNora\n\nP.S. Could you also bring the blue folder with last year's contracts?",
         "Hi Anna,", "Best,", "Nora"),
        ("Hola Ana:\n\nSí.\n\nUn saludo,\nNora\n\nPD: Trae el libro azul que te dejé ayer en la oficina, por favor.",
         "Hola Ana:", "Un saludo,", "Nora"),
        ("Hallo Anna,\nbis morgen.\nLG Nora", "Hallo Anna,", "LG", "Nora"),
        ("Bonjour Monsieur Dupont,\n\nVoilà.\n\nBien cordialement,\nNora",
         "Bonjour Monsieur Dupont,", "Bien cordialement,", "Nora"),
        ("Hola Ana:\n\nTexto.\n\nUn saludo,\nNora", "Hola Ana:", "Un saludo,", "Nora"),
        ("I am mistaken?Apologies,Jeff", "", "Apologies,", "Jeff"),
        ("Dear Sancho,\n\nCome.\n\nYours in adventure,\nDon Quijote de la Mancha",
         "Dear Sancho,", "Yours in adventure,", "Don Quijote de la Mancha"),
        ("Thanks, I will do it.\n\nThanks!", "", "Thanks!", ""),
        ("Thanks for your help with the plan.", "", "", ""),
        ("Today, we go.\nOn it.", "", "", ""),
        ("Hi Rick, the plan is fine.\n-- n", "Hi Rick,", "", "-- n"),
        ("Dear hiring committee,\n\nFoo.\n\nSincerely,\n\nNora Lind\nEngineer",
         "Dear hiring committee,", "Sincerely,", "Nora Lind"),
        ("Lieber Jan,\n\nbis dann.\n\nHerzlich\nDein Jonas", "Lieber Jan,", "Herzlich", "Dein Jonas"),
        ("Sehr geehrte Frau Lang,\n\nanbei.\n\nMit besten Grüßen\nIhr Jonas Weber",
         "Sehr geehrte Frau Lang,", "Mit besten Grüßen", "Ihr Jonas Weber"),
        ("Liebe Eva,\n\nanbei.\n\nMit kollegialen Grüßen\nNora", "Liebe Eva,", "Mit kollegialen Grüßen", "Nora"),
        ("Hi Eva,\n\nsee you.\n\nYours faithfully, Nora ;-)", "Hi Eva,", "Yours faithfully,", "Nora ;-)"),
        ("Madame, Monsieur,\n\nVoilà.\n\nVeuillez agréer, Madame, Monsieur, mes salutations distinguées.\n\nNora Lind",
         "Madame, Monsieur,", "Veuillez agréer, Madame, Monsieur, mes salutations distinguées.", "Nora Lind"),
        ("Coucou Eva,\n\nà demain ?\n\nGros bisous,\nNora", "Coucou Eva,", "Gros bisous,", "Nora"),
        ("Hola Eva:\n\nllego hoy.\n\nAbrazos fuertes,\nNora", "Hola Eva:", "Abrazos fuertes,", "Nora"),
        ("Hi Eva,\n\nThanks for it.\n\nGive him my regards.", "Hi Eva,", "", ""),
        ("", "", "", ""),
        ("   \n ", "", "", ""),
    ],
)  # fmt: skip
def test_parts(text, greeting, sign_off, name):
    letter = split_letter(text)
    assert (letter.greeting, letter.sign_off, letter.name) == (greeting, sign_off, name)
    assert letter.text() == text


def test_an_unknown_language_is_seen_by_the_shape_of_its_lines():
    letter = split_letter("Zdravo Ana,\n\nšaljem plan u prilogu danas.\n\nNora")
    assert letter.greeting == "Zdravo Ana,"
    assert letter.name == "Nora"


def test_a_known_name_makes_a_bare_name_a_greeting():
    text = "Samual, Jeff will be happy to do it."
    assert split_letter(text).greeting == ""
    assert split_letter(text, names=("Samual Pak",)).greeting == "Samual,"


@given(st.text(alphabet=st.sampled_from("Hi DearBest,\n.!NoraThanks: -é\r\tAnna"), max_size=120))
def test_the_parts_give_the_text_back(text):
    assert split_letter(text).text() == text


@pytest.mark.parametrize(
    ("display", "first", "last", "title"),
    [
        ("Weber, Anna", "Anna", "Weber", ""),
        ("Dr. Anna Weber", "Anna", "Weber", "Dr."),
        ("Vincent van Gogh", "Vincent", "van Gogh", ""),
        ("Anna", "Anna", "", ""),
        ("Herr Müller", "", "Müller", "Herr"),
        ("anna@example.org", "", "", ""),
        ("Anna and Tom", "", "", ""),
    ],
)
def test_names(display, first, last, title):
    names = names_of(display)
    assert (names.first, names.last, names.title) == (first, last, title)


def test_placeholders_and_back():
    anna = names_of("Anna Weber")
    assert with_placeholders("Hi Anna,", anna) == "Hi {first},"
    assert with_placeholders("Dear Ms. Weber,", anna) == "Dear Ms. {last},"
    assert fill("Hi {first},", names_of("Tom Berg")) == "Hi Tom,"
    assert fill("Dear {title} {last},", anna) is None
    assert generalised("Dear Mr. Collins,") == "Dear {title} {last},"
    assert generalised("Hi all,") == "Hi all,"


@pytest.mark.parametrize(
    ("form", "name", "fitted"),
    [
        ("Sehr geehrte {title} {last},", "Herr Uwe Lang", "Sehr geehrter {title} {last},"),
        ("Sehr geehrte {title} {last},", "Frau Dr. Eva Lang", "Sehr geehrte {title} {last},"),
        ("Lieber {first},", "Kim Lang", None),
        ("Estimada {first}:", "Andrea Ruiz", None),
        ("Estimada {title} {last}:", "Sr. Ruiz", "Estimado {title} {last}:"),
        ("Cher confrère,", "Claude Martin", None),
        ("Hi {first},", "Kim Lang", "Hi {first},"),
    ],
)
def test_a_greeting_made_for_others_never_guesses_man_or_woman(form, name, fitted):
    assert agreeing(form, names_of(name)) == fitted
