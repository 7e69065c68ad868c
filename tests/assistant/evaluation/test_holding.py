"""A second opinion on what the ledger says: sentences of the ledger against texts."""

from __future__ import annotations

import pytest

from assistant.evaluation.holding import is_true_of, quoted
from assistant.evaluation.taste import Recipient

ROBIN = Recipient("Robin Hale")
MAIL = """Hey Robin,

I can't come on Monday. Could you take the key? We'll meet at 9:30.

Cheers,
Sam"""
LIST = "Dear Robin Hale,\n\n- It is done.\n- We will pay.\n- Paul agrees.\n\nYours sincerely,\nSam Keller"


@pytest.mark.parametrize(
    ("sentence", "on_mail", "on_list"),
    [
        ("To Robin Hale: open with 'Hey Robin,'.", True, False),
        ("In new mail: open with 'Hey [first name],'.", True, False),
        ("Open with 'Dear [full name],'.", False, True),
        ("Start without a greeting.", False, False),
        ("Close with 'Cheers,'.", True, False),
        ("Close with 'Yours sincerely,\nSam Keller'.", False, True),
        ("End without a closing formula.", False, False),
        ("To Robin Hale, in new mail: sign as 'Sam'.", True, False),
        ("Leave your name off at the end.", False, False),
        ("No exclamation marks.", True, True),
        ("An exclamation mark is welcome.", False, False),
        ("Use contractions ('don't', 'I'm').", True, False),
        ("Write contractions out ('do not', 'I am').", False, True),
        ("Never write 'key'.", False, True),
        ("Write 'Tuesday' instead of 'Monday'.", False, True),
        ("End the text with 'Paul agrees.'.", False, True),
        ("Put several points into a bulleted list.", False, True),
        ("No bulleted lists.", True, False),
        ("Keep the text in one paragraph.", True, True),
        ("At most 3 sentences.", True, True),
        ("At most 5 words.", False, False),
        ("Short sentences, about 5 words each.", True, True),
        ("Write more warmly.", None, None),
    ],
)
def test_a_sentence_is_read_as_its_user_reads_it(sentence: str, on_mail: bool | None, on_list: bool | None):
    assert is_true_of(sentence, MAIL, ROBIN) is on_mail
    assert is_true_of(sentence, LIST, ROBIN) is on_list


def test_where_nothing_could_be_contracted_it_stays_open():
    assert is_true_of("Use contractions ('don't', 'I'm').", "Hi,\n\nDone.", ROBIN) is None


def test_quotations_are_found_around_apostrophes():
    assert quoted("To Ann: write 'don't' instead of 'do not'.") == ["don't", "do not"]


def test_a_greeting_by_name_is_not_judged_where_no_name_is_known():
    sentence = "In neutral mail: open with 'Hello [first name],'."
    assert is_true_of(sentence, "Hello,\n\nAll is well.", Recipient("")) is None
    assert is_true_of(sentence, "Hello Ann,\n\nAll is well.", Recipient("Ann Lee")) is True
    assert is_true_of("In new mail: open with 'Hello,'.", "Hello,\n\nAll is well.", Recipient("")) is True
