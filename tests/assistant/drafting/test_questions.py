"""A note that asks something is known for a question, with its mark or without."""

import pytest

from assistant.drafting.questions import is_question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which kind did you use."),
        ("en", "which train is the last one"),
        ("en", "which of them will come"),
        ("en", "what licence do we need"),
        ("en", "whose turn is it"),
        ("en", "how heavy are the boxes"),
        ("en", "who chairs the session"),
        ("en", "Is a licence for schools planned."),
        ("en", "are any seats free"),
        ("en", "Does any train stop there"),
        ("en", "is it still available"),
        ("de", "was kostet der Eintritt"),
        ("de", "Ist der Saal noch frei"),
        ("de", "wie spät ist es"),
        ("de", "Passt das für euch"),
        ("fr", "Le train part-il à midi"),
        ("fr", "y a-t-il encore des places"),
        ("fr", "quelle est la date limite"),
        ("es", "qué día venís"),
        ("es", "por qué no funciona"),
    ],
)
def test_questions_are_known_without_their_mark(language, text):
    assert is_question(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what we saw was the old hall"),
        ("en", "What you said was right"),
        ("en", "is a good idea"),
        ("en", "was a great day"),
        ("en", "have a question about the bill"),
        ("en", "who leads the tour: Tom"),
        ("en", "The licence for schools is planned"),
        ("en", "When we arrive, we call you"),
        ("de", "wie besprochen am Montag"),
        ("de", "was mich freut, ist die Zusage"),
        ("de", "Ist das Wetter gut, kommen wir zu Fuß"),
        ("de", "Kommst du später, sag Bescheid"),
        ("de", "Haben Sie Fragen, rufen Sie mich an"),
        ("fr", "Donnez-nous la clé"),
        ("fr", "Quelle belle journée"),
        ("es", "qué bien que vienes"),
        ("es", "que vengas pronto"),
    ],
)
def test_statements_are_none(language, text):
    assert not is_question(text, language)
