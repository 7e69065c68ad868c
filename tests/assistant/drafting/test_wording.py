"""Wording points: by rule, by the model's judgement, and never at the cost of a fact."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.context import language_of
from assistant.drafting.facts import find_facts, holds
from assistant.drafting.phrasing import openings
from assistant.drafting.subject import suggest_subject
from assistant.drafting.wording import Manner, examples_from, tidy, word_point

POINTS = [
    "propose lunch 12 May at Luigi's", "can't make Thursday meeting", "invoice 4471 over 1,250 EUR not paid yet",
    "call me on +49 170 1234567", "link to doc: https://example.org/d/77", "server down since 3am, fix in progress",
    "dinner Saturday 8pm?", "keys are with neighbour Mrs. Patel", "two options: train or car", "thanks for quick reply",
]  # fmt: skip


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        ("propose lunch 12 May at Luigi's", "I propose lunch on 12 May at Luigi's."),
        ("contract signed, copy Monday", "The contract has been signed, copy on Monday."),
        ("61 colleagues signed", "61 colleagues have signed."),
        ("Ella throws up since lunch", "Ella throws up since lunch."),
        ("invoice 4471 not paid yet", "Invoice 4471 has not been paid yet."),
        ("meeting moved to 14:30", "The meeting has been moved to 14:30."),
        ("not happy with the delay", "I'm not happy with the delay."),
        ("ask whether Maria can join", "I wanted to ask whether Maria can join."),
        ("dinner Saturday 8pm?", "Dinner on Saturday at 8pm?"),
        ("server down since 3am", "The server has been down since 3am."),
        ("can't come Friday", "I can't come on Friday."),
        ("need it by Friday 5pm", "I need it by Friday at 5pm."),
        ("tell him that the report is late", "The report is late."),
        ("workshop Monday 9:30 in room 204", "The workshop is on Monday at 9:30 in room 204."),
    ],
)
def test_english_points_are_opened_out(point, sentence):
    assert word_point(point, Manner("en"), None).text == sentence


@pytest.mark.parametrize(
    "point",
    [
        "send report to Tom", "updated report attached for Tom to read", "Can you come?", "Will be fun to see Will",
        "may I come?", "confirm Thursday", "Tom to prepare the press release", "report on sales", "see you then",
        "don't forget the keys", "we will not come", "everything is ready",
    ],
)  # fmt: skip
def test_no_subject_is_made_up_where_it_is_open(point):
    text = word_point(point, Manner("en"), None).text
    assert not (text.startswith("I ") and not point.startswith("I "))


@pytest.mark.parametrize(
    ("language", "point", "sentence"),
    [
        ("de", "kann Donnerstag nicht", "Ich kann am Donnerstag nicht."),
        ("de", "Treffen am 12. Mai um 10 Uhr vorschlagen", "Ich schlage vor: Treffen am 12. Mai um 10 Uhr."),
        ("de", "wer bringt den Beamer mit?", "Wer bringt den Beamer mit?"),
        ("fr", "réunion reportée au 3 juin", "La réunion est reportée au 3 juin."),
        ("fr", "pas disponible jeudi", "Je ne suis pas disponible jeudi."),
        ("es", "reunión aplazada al 3 de junio", "La reunión está aplazada al 3 de junio."),
        ("es", "¿quién viene?", "¿Quién viene?"),
        ("it", "riunione venerdì alle 10", "Riunione venerdì alle 10."),
    ],
)
def test_other_languages(language, point, sentence):
    assert word_point(point, Manner(language), None).text == sentence


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120)
)
def test_tidying_changes_only_the_first_letter_and_the_end(point):
    text = tidy(point, "xx")
    plain = " ".join(point.split())
    if plain:
        start = 2 if plain[0] in "¿¡" else 1
        assert text[start:].startswith(plain[start:].rstrip(",;-–— ")[: max(0, len(plain) - 2 - start)])


_WORDS = st.sampled_from(
    [
        "need",
        "send",
        "budget",
        "contract",
        "Monday",
        "12",
        "May",
        "4,500",
        "EUR",
        "14:30",
        "Anna",
        "not",
        "signed",
        "moved",
        "to",
        "at",
        "the",
        "for",
        "by",
        "please",
        "lunch",
        "report",
        "can't",
        "will",
        "thanks",
        "invoice",
        "4471",
        "https://example.org/x",
        "tomorrow",
        "?",
        ",",
        "is",
        "are",
        "ready",
    ]
)


@settings(max_examples=300)
@given(st.lists(_WORDS, min_size=1, max_size=9))
def test_wording_by_rule_keeps_every_fact_and_every_word_of_weight(words):
    point = " ".join(words)
    if not any(c.isalnum() for c in point):
        return
    worded = word_point(point, Manner("en"), None)
    assert all(holds(worded.text, fact) for fact in find_facts(point, "en"))
    assert point.lower().split().count("not") == len(re.findall(r"\bnot\b", worded.text.lower()))


@pytest.mark.model
def test_the_starter_never_loses_or_invents_a_fact(starter):
    by_model = 0
    for point in POINTS:
        worded = word_point(point, Manner("en"), starter)
        assert all(holds(worded.text, fact) for fact in find_facts(point, "en"))
        assert {f.key for f in find_facts(worded.text, "en")} <= {f.key for f in find_facts(point, "en")}
        by_model += worded.by == "model"
    assert by_model >= 3


@pytest.mark.model
def test_the_starter_places_articles(starter):
    assert (
        word_point("please review draft by Wednesday", Manner("en"), starter).text
        == "Please review the draft by Wednesday."
    )
    assert word_point("thanks for quick reply", Manner("en"), starter).text in (
        "Thanks for your quick reply.",
        "Thanks for the quick reply.",
    )


def test_examples_are_played_back_from_own_sentences():
    pairs = examples_from(["I have sent the report to Tom.", "Ok.", "No stop here"], "en")
    assert pairs == (("sent report to Tom", "I have sent the report to Tom."),)


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        ("running 10 min late", "I'm running 10 min late."),
        ("attach signed NDA", "I have attached signed NDA."),
        ("happy birthday!", "Happy birthday!"),
        ("can we move it to 3pm", "Can we move it to 3pm?"),
        ("who will chair the session", "Who will chair the session?"),
        ("price too high", "The price is too high."),
        ("sorry can't make it", "Sorry, I can't make it."),
        ("thank Anna for hosting", "Thank you for hosting."),
        ("thank Tom for hosting", "Thank Tom for hosting."),
        ("tell Anna that lunch is late", "Lunch is late."),
    ],
)
def test_points_that_are_easily_misread(point, sentence):
    assert word_point(point, Manner("en", names=("Anna",)), None).text == sentence


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        (
            "is it still available? could pick it up Saturday",
            "Is it still available? I could pick it up on Saturday.",
        ),
        ("gauge 4 repaired", "Gauge 4 has been repaired."),
        ("keys are with Mrs. Patel", "The keys are with Mrs. Patel."),
    ],
)
def test_points_of_several_sentences_and_numbered_things(point, sentence):
    assert word_point(point, Manner("en"), None).text == sentence


@pytest.mark.model
def test_cancel_reaches_the_starter_at_any_moment(starter):
    import threading
    import time

    from assistant.errors import Cancelled

    for after in (0.01, 0.1, 0.3):
        cancel = threading.Event()
        timer = threading.Timer(after, cancel.set)
        timer.start()
        started = time.perf_counter()
        try:
            for point in POINTS * 20:
                word_point(point, Manner("en"), starter, cancel)
                assert not cancel.is_set() or time.perf_counter() - started < after + 5
        except Cancelled:
            pass
        else:
            pytest.fail("it went on to the end")
        finally:
            timer.join()


def test_running_text_stays_as_it_is_and_never_reaches_the_model():
    point = "we went on along the river and " * 40
    assert word_point(point, Manner(language="en"), Unasked()).by == "user"


class Unasked:
    """A model whose every use is a failure."""

    def __getattr__(self, name):
        raise AssertionError(f"the model was asked for its {name}")


@pytest.mark.parametrize(
    ("language", "note", "opened"),
    [
        ("en", "offer visit on 5 May", "I would like to offer visit on 5 May"),
        ("en", "offer accepted", None),
        ("en", "request for leave was denied", None),
        ("de", "Termin am 3. Juni bestätigen", "ich bestätige: Termin am 3. Juni"),
        ("de", "bitte Termin bestätigen", None),
        ("de", "Frist 30. April reicht", None),
        ("de", "empfehle Ablehnung", "ich empfehle Ablehnung"),
        ("fr", "commander 20 boîtes", "je souhaite commander 20 boîtes"),
        ("fr", "accepter l'offre", "j'accepte l'offre"),
        ("es", "preguntar por la fecha", "quería preguntar por la fecha"),
        ("es", "confirmar la cita", "confirmo la cita"),
        ("es", "pedir disculpas por el retraso", "pido disculpas por el retraso"),
    ],
)
def test_what_the_writer_does_is_said_in_the_first_person(language, note, opened):
    made = [text for text in openings(note, language) if not text.startswith("the ")]
    assert made == ([opened] if opened else [])


def test_french_asks_a_friend_as_a_friend():
    assert openings("demander si tout va bien", "fr", register="informal") == (
        "je voulais te demander si tout va bien",
    )
    assert openings("demander si tout va bien", "fr") == ("je voulais vous demander si tout va bien",)


@pytest.mark.parametrize(
    ("note", "subject"),
    [
        ("send me the Q3 slides by Tuesday", "Q3 slides by Tuesday"),
        ("me the Q3 slides", "The Q3 slides"),
        ("minutes of Thursday attached", "Minutes of Thursday"),
        ("ask who is responsible for keys", "Who is responsible for keys"),
    ],
)
def test_a_subject_names_the_matter_and_no_person(note, subject):
    assert suggest_subject([note], "en") == subject


def test_no_is_spanish_where_spanish_is_written():
    assert language_of(["no hay lirios", "necesito eucalipto"], ["es"]) == "es"
    assert language_of(["no parking today"], ["en", "es"]) == "en"


def test_a_day_that_is_spoken_of_gets_no_preposition():
    assert openings("ask whether Friday works", "en") == ("I wanted to ask whether Friday works",)
