"""The gate: sentences that say less, more or something else than the point are refused."""

import pytest

from assistant.drafting.faithful import fault, loops


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        ("propose lunch 12 May at Luigi's", "I propose a lunch on 12 May at Luigi's."),
        ("can't make Thursday meeting", "I can't make the Thursday meeting."),
        ("invoice 4471 not paid yet", "Invoice 4471 has not been paid yet."),
        ("thanks for quick reply", "Thank you for your quick reply."),
        ("please review draft by Wednesday", "Please review the draft by Wednesday."),
        ("is room 204 booked?", "Is room 204 booked?"),
    ],
)
def test_good_sentences_pass(point, sentence):
    assert fault(point, sentence, "en") == ""


@pytest.mark.parametrize(
    ("point", "sentence", "reason"),
    [
        (
            "invoice 4471 over 1,250 EUR not paid yet",
            "I will pay the invoice 4471 over 1,250 EUR.",
            "negation",
        ),
        ("propose lunch 12 May", "I propose lunch on 13 May.", "fact-lost"),
        ("propose lunch", "I propose lunch on Friday.", "fact-invented"),
        ("move from 10 to 12", "Move from 12 to 10.", "fact-order"),
        ("Tom owes Anna a reply", "Anna owes Tom a reply.", "word-order"),
        ("tell Bo hello", "Tell me hello to Bo.", "word-order"),
        ("tell Bo yes", "Tell me Bo yes.", "person"),
        ("ask whether Maria can join", "I will ask Maria to join.", "word-lost"),
        ("postpone review", "I will postpone the review.", "modal"),
        ("two options: train or car", "I will choose the train.", "fact-lost"),
        ("dinner Saturday 8pm?", "Dinner on Saturday at 8pm.", "question"),
        ("send the report", "You send the report.", "person"),
        ("budget ok", "Here is the sentence: the budget is okay.", "meta"),
        ("agree", "I agree, I agree, I agree and agree and I agree to all of the very long list.", "loop"),
        ("contract signed", "I'm glad to hear that the contract has been signed and sealed.", "length"),
        ("merci pour votre réponse", "Thank you for your response.", "word-lost"),
        ("need laptops", "I need new laptops.", "word-added"),
        ("report ready", "", "empty"),
    ],
)
def test_bad_sentences_are_refused(point, sentence, reason):
    assert fault(point, sentence, "en") != ""
    if reason in ("negation", "modal", "question", "meta", "empty", "fact-order", "word-added", "person"):
        assert fault(point, sentence, "en") == reason


@pytest.mark.parametrize(
    ("language", "point", "sentence"),
    [
        (
            "de",
            "Vertrag unterschrieben, Kopie Freitag",
            "Der Vertrag ist unterschrieben, die Kopie ist am Freitag.",
        ),
        ("de", "komme Freitag später", "Ich komme am Freitag später."),
        ("de", "Antrag abgelehnt", "Der Antrag wurde abgelehnt."),
        ("de", "hole Pakete Montag ab", "Ich hole die Pakete am Montag ab."),
        ("de", "Zugang gesperrt wegen Wartung", "Der Zugang ist wegen Wartung gesperrt."),
        ("de", "danke für Hilfe", "Vielen Dank für Ihre Hilfe."),
        ("fr", "offre acceptée, travaux en mars", "L'offre est acceptée, les travaux sont en mars."),
        ("fr", "merci pour aide", "Merci beaucoup pour votre aide."),
        ("es", "factura pagada ayer", "La factura se ha pagado ayer."),
        ("es", "gracias por informe", "Muchas gracias por el informe."),
    ],
)
def test_good_sentences_of_other_languages(language, point, sentence):
    assert fault(point, sentence, language) == ""


@pytest.mark.parametrize(
    ("language", "point", "sentence", "reason"),
    [
        ("de", "Tom schuldet Anna Antwort", "Anna schuldet Tom eine Antwort.", "word-order"),
        ("de", "rotes Auto Tom, Haus Anna", "Das Auto ist Tom, das rotes Haus Anna.", "word-order"),
        ("de", "falsche Rechnung erhalten", "Wir haben die falsche Rechnung erhalten.", "person"),
        ("de", "Treffen mit Anna", "Das Treffen ist für Anna.", "word-lost"),
        ("de", "prüfen bis Freitag", "Ich prüfe bis Freitag.", "person"),
        ("de", "Rechnung bezahlt", "Die Rechnung ist nicht bezahlt.", "negation"),
        ("fr", "facture payée", "Je paie la facture.", "word-lost"),
        ("fr", "j'ai signé contrat", "Vous avez signé le contrat.", "word-added"),
        ("es", "pagado 300 €", "Pago 300 €.", "word-lost"),
        ("es", "cena con Ana", "La cena es para Ana.", "word-lost"),
    ],
)
def test_bad_sentences_of_other_languages(language, point, sentence, reason):
    assert fault(point, sentence, language) == reason


def test_loops():
    assert loops("I'm sorry for the delay. I'm sorry for the delay.")
    assert not loops("I know that that is fine.")


def test_saying_a_thing_twice_is_refused():
    assert fault("factura enviada ayer", "La factura enviada ayer está enviada ayer.", "es") == "loop"


def test_there_is_is_no_talk_about_the_task():
    assert fault("no objections", "There are no objections.", "en") == ""
