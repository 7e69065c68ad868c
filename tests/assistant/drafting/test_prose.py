import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.prose import is_list, running
from assistant.drafting.wording import tidy


def told(text, language="en"):
    return running(text, language, lambda entry: tidy(entry, language))


@pytest.mark.parametrize(
    ("listed", "language", "prose"),
    [
        ("- The keys are missing.\n- The lift is broken.", "en", "The keys are missing. The lift is broken."),
        ("We still need:\n- chairs\n- two tables\n- a projector", "en", "We still need: chairs, two tables and a projector."),
        ("1. paid the rent\n2. heating is broken", "en", "Paid the rent. Heating is broken."),
        ("Es fehlen noch:\n* Schlüssel\n* Ausweise", "de", "Es fehlen noch: Schlüssel und Ausweise."),
        ("Il manque :\n• les clés\n• le badge", "fr", "Il manque : les clés et le badge."),
        ("To do:\n- [ ] call Ravi about the figures of May\n- [x] pay", "en",
         "To do: Call Ravi about the figures of May. Pay."),
        ("Two things:\n- the lift\n  on the left\n\nThanks for your help.", "en",
         "Two things: The lift on the left.\n\nThanks for your help."),
        ("Nothing to change here - really.", "en", "Nothing to change here - really."),
    ],
)  # fmt: skip
def test_a_list_becomes_running_text(listed, language, prose):
    assert told(listed, language) == prose


SENTENCES = ("The lift is broken.", "Who has the key?", "Call 0171 555 019!", "We pay 1,200 € on 3 May.")


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_every_sentence_of_a_list_stands_in_the_text_in_its_order(sentences):
    listed = "\n".join(f"- {sentence}" for sentence in sentences)
    assert is_list(listed)
    assert told(listed) == " ".join(sentences)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    assert isinstance(told(text), str)
