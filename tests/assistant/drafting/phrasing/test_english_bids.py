"""What notes bid, ask and report without saying who: "start without me", "want me to come?", "phoned twice"."""

import pytest

from assistant.drafting.phrasing.english import openings
from assistant.drafting.phrasing.english_bids import bids


def said(note: str) -> str:
    found = openings(note, False, "neutral", ())
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("rent too low, raise it by 5%", "the rent is too low. Raise it by 5%"),
        ("stuck in a meeting, order without me", "I am stuck in a meeting. Order without me"),
        ("can't read the scan, upload as jpg pls", "I can't read the scan. Please upload it as jpg"),
        ("fee 300 charged twice, refund please", ""),
        ("ticket paid twice, refund please", "the ticket has been paid twice. Please refund it"),
        (
            "slides out of date, update before Monday pls",
            "the slides are out of date. Please update them before Monday",
        ),
        ("flight cancelled, refund pls", "the flight has been cancelled. Please refund"),
        ("address wrong, send again please", "the address is wrong. Please send again"),
        ("membership expired, renew please", "the membership expired. Please renew it"),
        ("reply by Friday please", "please reply by Friday"),
    ],
)
def test_a_bid_stands_alone_and_names_what_is_surely_meant(note, sentence):
    assert said(note) == sentence


@pytest.mark.parametrize(
    "clause", ["start without me", "cut prices by 10%", "switch to decaf", "take the stairs", "turn it off"]
)
def test_bids(clause):
    assert bids(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "order 4711",
        "copy on Friday",
        "water off",
        "price up 5%",
        "scan in the folder",
        "visit to the clinic",
        "hope to see you",
    ],
)
def test_nouns_and_hopes_bid_nothing(clause):
    assert not bids(clause)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (
            "no answer from the bank yet, emailed twice",
            "there has been no answer from the bank yet. I emailed twice",
        ),
        ("caretaker not answering, asked three times", "the caretaker is not answering. I asked three times"),
        ("lift stuck, called the service", "the lift is stuck. I called the service"),
        ("phoned twice", "I phoned twice"),
        ("tenant angry, phoned twice", "the tenant is angry, phoned twice"),
        ("invoice wrong, sent twice", "the invoice is wrong, sent twice"),
        ("sent twice", ""),
        ("no sign of the parcel since Monday", "there has been no sign of the parcel since Monday"),
    ],
)
def test_what_only_the_writer_can_have_done_is_said_of_them(note, sentence):
    assert said(note) == sentence


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("want me to book a table?", "do you want me to book a table?"),
        ("ok if we bring the dog?", "is it OK if we bring the dog?"),
        ("free next Tuesday?", "are you free next Tuesday?"),
        ("heard from the vet?", "have you heard from the vet?"),
        ("free parking there?", ""),
        ("want it by Friday", "I want it by Friday"),
    ],
)
def test_questions_get_whom_they_ask(note, sentence):
    assert said(note) == sentence
