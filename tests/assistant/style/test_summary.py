"""The profile in sentences, each of which stands on a figure of the profile."""

from assistant.library.records import OwnText, Person
from assistant.style.profile import Style, build_profile
from assistant.style.summary import MOST_WORDS, manner_sentences, summarise

ANNA = Person(1, "Anna Weber", ("anna@example.org",), register="informal")
COLLINS = Person(2, "Dr. Richard Collins", ("r.collins@example.com",), register="formal")


def mail(number, person, text, language="en"):
    return OwnText(number, text, "", "", 1000.0 * number, language, "mail", (person,))


def texts():
    friendly = "Hi Anna,\n\nI'm in and it's fine. We'll meet at {n}. I don't need the car.\n\nCheers,\nNora"
    stiff = (
        "Dear Dr. Collins,\n\nThank you for the report of page {n}. I would be grateful if you could look at the second "
        "part, which I have not understood. Please find my notes attached.\n\nYours sincerely,\nNora Lindqvist"
    )
    found = [mail(n, ANNA, friendly.format(n=n)) for n in range(1, 7)]
    return found + [mail(10 + n, COLLINS, stiff.format(n=n)) for n in range(1, 5)]


def test_each_register_gets_its_paragraph():
    informal, formal = summarise(build_profile(texts(), ["Nora Lindqvist"]))
    assert informal.text.startswith(
        "In informal mail in English (6 texts): Opens with 'Hi [first name],', closes with 'Cheers,' and signs as 'Nora'."
    )
    assert "Uses contractions." in informal.sentences
    assert "Yours sincerely," in formal.text
    assert "Says please and thank you." in formal.sentences
    assert len(f"{informal.text} {formal.text}".split()) <= MOST_WORDS


def test_nothing_is_said_of_too_few_texts():
    assert summarise(build_profile(texts()[:2], ["Nora Lindqvist"])) == ()
    assert summarise(build_profile([], [])) == ()
    assert manner_sentences(Style()) == ()
