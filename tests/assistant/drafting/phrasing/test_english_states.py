"""What is said of a thing without a verb: how, where and which it is; and what only tells things apart."""

import pytest

from assistant.drafting.phrasing.english import openings
from assistant.drafting.phrasing.english_states import stated
from assistant.drafting.wording import Manner, word_point


def said(note: str) -> str:
    found = openings(note, False, "neutral", ())
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("door code 8123", "the door code is 8123"),
        ("tracking number AB-771", "the tracking number is AB-771"),
        ("deadline 9 June", "the deadline is 9 June"),
        ("new date 9 June", "the new date is 9 June"),
        ("dad in hospital since Monday", "Dad has been in hospital since Monday"),
        ("our accountant on holiday until Friday", "our accountant is on holiday until Friday"),
        ("price list out of date", "the price list is out of date"),
        ("laptop on your desk", "the laptop is on your desk"),
        ("car keys under the doormat, ring twice", "the car keys are under the doormat, ring twice"),
        ("passport in the top drawer", "the passport is in the top drawer"),
        ("x-rays back", ""),
        ("test results back", "the test results are back"),
        (
            "next check-up in 4 months, on an empty stomach",
            "the next check-up is in 4 months, on an empty stomach",
        ),
        ("tenant not interested in the offer", "the tenant is not interested in the offer"),
        ("only annex C missing", "only annex C is missing"),
        ("missing only three receipts", "only three receipts are missing"),
        ("heating costs tripled since May", "the heating costs have tripled since May"),
    ],
)
def test_what_is_said_of_a_thing_gets_its_verb(note, sentence):
    assert said(note) == sentence


@pytest.mark.parametrize(
    "note",
    [
        "hole in the roof",
        "idea behind the project",
        "rights under the lease",
        "talk on strike law",
        "staff meeting on strike",
        "work at home",
        "deposit back",
        "code for the door 8123",
        "only if needed",
        "question about parental leave",
        "red wine in the cellar?",
    ],
)
def test_what_only_tells_which_thing_is_meant_stands(note):
    assert stated(note) == []


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (
            "boiler leaking since Friday, caretaker not reacting",
            "the boiler has been leaking since Friday. The caretaker is not reacting",
        ),
        (
            "tour put back an hour, new time 15:00",
            "the tour has been put back an hour. The new time is 15:00",
        ),
        ("guest not happy, wants discount", "the guest is not happy and wants a discount"),
        ("bike repaired, ready on Friday", "the bike has been repaired, ready on Friday"),
        ("electrician ill, can't come", "the electrician is ill, can't come"),
        ("customers unhappy, want discount", ""),
    ],
)
def test_a_second_clause_is_said_of_whom_it_may_mean(note, sentence):
    assert said(note) == sentence


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("carpenter cancelled", "The carpenter has cancelled."),
        ("workshop cancelled", "The workshop has been cancelled."),
        ("tiler cancelled", "Tiler cancelled."),
        ("tap dripping since Friday", "The tap has been dripping since Friday."),
        ("wound healing well", "The wound is healing well."),
    ],
)
def test_who_cancelled_and_since_when(note, sentence):
    assert word_point(note, Manner("en", register="neutral"), None).text == sentence
