import pytest

from assistant.drafting.closeness import close_enough, holds_facts, same_facts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The results is clean.", "The results are clean."),
        ("We meet at monday at 9:15.", "We meet on Monday at 9:15."),
        ("I have asked painter for a estimate.", "I have asked the painter for an estimate."),
    ],
)
def test_mended_grammar_is_close_enough_to_the_old_sentence(old, new):
    assert close_enough(old, new, "proofread", "en")


@pytest.mark.parametrize(
    "new",
    [
        "",
        "The lift works again.",
        "The lift is broken.\nThe lift is broken.",
        "Lift 4 is broken.",
        "The lift is not broken.",
    ],
)
def test_another_statement_is_not(new):
    assert not close_enough("The lift is broken.", new, "proofread", "en")


def test_a_shortened_sentence_is_shorter():
    assert not close_enough("Bring 40 copies.", "Please bring the 40 copies.", "shorten", "en")


def test_facts_may_be_written_otherwise_but_neither_be_lost_nor_come_new():
    assert holds_facts("We owe 1,200 euros.", "We owe 1200 euros.", "en")
    assert not holds_facts("We owe Anna 1,200 euros.", "We owe Anna euros.", "en")
    assert same_facts("Call Anna.", "Please call Anna.", "en")
    assert not same_facts("Call Anna.", "Please call Anna and Tom.", "en")
