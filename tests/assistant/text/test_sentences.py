"""Where a sentence ends, and where a full stop ends none."""

import pytest

from assistant.text.sentences import sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Termin ist am 8. Juli um 18:05 Uhr.",
        "Bitte bis 8. Juli antworten.",
        "Am 3. Okt. ist geschlossen.",
        "Wir sitzen im 2. Stock.",
        "Der 1. Vorsitzende kommt selbst.",
        "Im 3. Zivilsenat wird am 12. März verhandelt.",
        "Mr. Rudd and Dr. Weber come at 9 a.m. on Friday.",
        "It costs 1.5 million in all.",
    ],
)
def test_a_stop_behind_an_ordinal_or_an_abbreviation_ends_nothing(sentence):
    assert sentences(f"{sentence} Danke.") == [sentence, "Danke."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We need 12. Please order them.", ["We need 12.", "Please order them."]),
        ("I am 12. Please help.", ["I am 12.", "Please help."]),
        ("The flat is number 9. March is next.", ["The flat is number 9.", "March is next."]),
        ("Es kommen 12. Bitte decken.", ["Es kommen 12.", "Bitte decken."]),
    ],
)
def test_a_number_may_end_a_sentence(text, found):
    assert sentences(text) == found
