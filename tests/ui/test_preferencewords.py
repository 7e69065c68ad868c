"""The sentences of preferences in the user's language: every rule there is, and back again."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QLocale

from assistant.style.records import Context, Scope
from assistant.style.rules import RULES, WHILE_WRITING, wording
from ui import translation
from ui.preferencewords import WISHES, in_engines_words, spoken_preference, spoken_wish

EVERY_RULE = {
    "greeting": [{"form": ""}, {"form": "Hi {first},"}, {"form": "Hi Anna,", "inline": True}],
    "sign_off": [{"form": ""}, {"form": "Viele Grüße"}],
    "own_name": [{"name": ""}, {"name": "Clara"}],
    "exclamation": [
        {"use": False},
        {"use": True},
        {"use": True, "first": True},
        {"use": True, "last": True},
    ],
    "below_name": [{"text": "P.S. We are closed on Fridays."}, {"text": "Clara Wendt\nKiebitz GmbH"}],
    "emoji": [{"use": False}, {"use": True, "mark": ":)"}, {"use": True, "mark": "🙂", "stop": False}],
    "ellipsis": [{"use": False}],
    "dashes": [{"mark": "none"}, {"mark": "–"}],
    "contractions": [{"use": True}, {"use": False}],
    "spelling": [{"variant": "en-GB"}, {"variant": "en-US"}],
    "banned_phrase": [{"phrase": "I just wanted to"}],
    "replace_phrase": [{"before": "as well", "after": "too"}],
    "empty_opener": [{}],
    "empty_closer": [{}],
    "opening_line": [{"text": "Thanks for your mail."}],
    "closing_line": [{"text": "See you on Monday!"}],
    "bullets": [{"use": True}, {"use": False}, {"use": True, "mark": "*"}, {"use": True, "mark": "1."}],
    "small_letters": [{}],
    "request": [{"form": "Could you please"}, {"form": "Please"}],
    "entry_stops": [{"use": True}, {"use": False}],
    "blank_lines": [{"use": True}],
    "paragraphs": [{"form": "one"}, {"form": "each"}, {"form": "lines"}],
    "serial_comma": [{"use": True}, {"use": False}],
    "speaker": [{"form": "we"}, {"form": "i"}],
    "length": [{"n": 80, "unit": "words"}, {"n": 4, "unit": "sentences"}],
    "sentence_length": [{"n": 9}],
    "address": [{"form": "formal"}, {"form": "informal"}],
    "numerals": [{"style": "digits"}, {"style": "words"}],
    "date_format": [{"format": "iso"}, {"format": "day-month"}],
    "time_format": [{"format": "12. pm"}],
    "money_format": [{"format": "sign-before"}],
    "percent_format": [{"format": "word"}],
    "register": [{"form": "formal"}, {"form": "informal"}],
}
SENTENCES = [
    wording(rule, parameters, Scope()) for rule, made in EVERY_RULE.items() for parameters in made
] + ["More like 'See you, then'.", "Nothing like 'kindly be advised'."]
PLACES = {
    "To Anna O'Hara": Scope(person_id=1),
    "To Anna O'Hara, in formal replies, in German": Scope(1, "formal", "reply", "de"),
    "In informal mail": Scope(register="informal"),
    "In new mail in French": Scope(kind="mail", language="fr"),
    "In German": Scope(language="de"),
}


@pytest.fixture
def in_german(qapp):
    before = QLocale()
    translation.install("de")
    yield
    translation.uninstall()
    QLocale.setDefault(before)


def test_no_rule_is_forgotten():
    assert set(EVERY_RULE) == set(RULES) | (WHILE_WRITING - {"more_like", "not_like"})


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_rule_has_a_german_sentence_and_is_understood_again(in_german, sentence):
    german = spoken_preference(sentence)
    assert german != sentence
    assert german.endswith(".")
    assert in_engines_words(german) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_english_stays_as_the_ledger_words_it(qapp, sentence):
    assert spoken_preference(sentence) == sentence
    assert in_engines_words(sentence) == sentence


@pytest.mark.parametrize("place", PLACES)
def test_where_it_applies_is_said_too(qapp, place):
    sentence = wording("emoji", {"use": False}, PLACES[place], "Anna O'Hara")
    assert sentence == f"{place}: no emoji."
    assert spoken_preference(sentence) == sentence
    assert spoken_wish(sentence) == "No emoji."


def test_it_reads_well_in_german(in_german):
    greeting = wording("greeting", {"form": "Hi {first},"}, PLACES["In informal mail"])
    assert spoken_preference(greeting) == "In informellen Mails: mit „Hi [Vorname],“ beginnen."
    formal = Scope(1, "formal", "reply", "de")
    phrase = wording("banned_phrase", {"phrase": "anbei"}, formal, "Anna O'Hara")
    assert spoken_preference(phrase) == (
        "An Anna O'Hara, in förmlichen Antworten, auf Deutsch: nie „anbei“ schreiben."
    )
    assert spoken_wish(phrase) == "Nie „anbei“ schreiben."


def test_a_reworded_sentence_keeps_where_it_applied(in_german):
    before = wording("sign_off", {"form": "Regards"}, Scope(1), "Anna O'Hara")
    reworded = spoken_preference(before).replace("Regards", "Viele Grüße")
    assert in_engines_words(reworded, before) == "To Anna O'Hara: close with 'Viele Grüße'."


@pytest.mark.parametrize("words", ["Write as a sailor would.", "In short: be kind.", "To be, or not: to be"])
def test_the_users_own_words_stay(in_german, words):
    assert spoken_preference(words) == words
    assert in_engines_words(words) == words


def test_no_template_stands_in_the_way_of_another():
    filled = [re.sub(r"\{\w+\}", "x", wish) for wish in WISHES]
    assert len(set(filled)) == len(filled)
    context = Context(kind="mail")
    for made, entry in ((made, RULES[rule]) for rule in RULES for made in EVERY_RULE[rule]):
        assert entry.sentence(made, context)
