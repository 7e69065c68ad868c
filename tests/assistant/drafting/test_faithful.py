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


def test_loops():
    assert loops("I'm sorry for the delay. I'm sorry for the delay.")
    assert not loops("I know that that is fine.")


def test_saying_a_thing_twice_is_refused():
    assert fault("factura enviada ayer", "La factura enviada ayer está enviada ayer.", "es") == "loop"


def test_there_is_is_no_talk_about_the_task():
    assert fault("no objections", "There are no objections.", "en") == ""
