"""Fragments of English notes: asked for politely, priced, timed, refused; and what must stand as it is."""

import pytest

from assistant.drafting.phrasing.english import openings
from assistant.drafting.phrasing.english_fragments import head_of, of_amount


def said(note: str) -> str:
    found = openings(note, False, "neutral", ())
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("deposit 1,450 euros back please", "could I have the deposit of 1,450 euros back, please?"),
        ("our keys back please", "could we have our keys back, please?"),
        ("two tickets for Friday please", "could I have two tickets for Friday, please?"),
        ("next meeting 4 Feb 10:00 ok", "the next meeting on 4 Feb at 10:00 is OK"),
        ("Tuesday 10:00 fine", "Tuesday at 10:00 is fine"),
        ("no news from the bank", "there is no news from the bank"),
        ("no tickets left", "there are no tickets left"),
        ("no objections to the draft", "I have no objections to the draft"),
        ("costs 40 EUR", "it costs 40 EUR"),
        ("attached the floor plan for Block C", "attached is the floor plan for Block C"),
        ("enclosed both receipts", "enclosed are both receipts"),
        ("arrives in 3-5 days", "it arrives in 3-5 days"),
        ("works for me", "it works for me"),
        ("call if dizzy", "call if you are dizzy"),
        ("want replacement not refund", "I want a replacement, not a refund"),
        ("rent 1,150 due on the 1st", "the rent of 1,150 is due on the 1st"),
    ],
)
def test_a_fragment_becomes_a_sentence(note, sentence):
    assert said(note) == sentence


@pytest.mark.parametrize(
    "note",
    [
        "reply by Friday please",
        "come back please",
        "send it back please",
        "no problem",
        "no later than Friday",
        "no longer needed",
        "costs for travel: 400 EUR",
        "works council, room 3",
        "works of Bach",
        "looks are not everything",
        "call if possible",
        "is Tuesday ok?",
        "pretty good",
        "so far so good",
        "how nice",
        "red wine, white wine",
        "bread, milk, eggs",
    ],
)
def test_what_is_no_fragment_or_could_be_another_one_stands(note):
    assert not said(note).startswith(("it ", "could ", "there ", "the "))


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("train cancelled, taking the next one", "the train has been cancelled. I am taking the next one"),
        ("hotel nice, weather terrible", "the hotel is nice. The weather is terrible"),
        ("server down since 6 am, working on it", "the server has been down since 6 am. I am working on it"),
        ("not sure about the colour, prefer blue", "I am not sure about the colour. I prefer blue"),
        ("lost my badge, need a new one", "I lost my badge. I need a new one"),
        ("price too high, can you do 900?", "the price is too high. Can you do 900?"),
        ("figures in table 2 wrong, see attached", "the figures in table 2 are wrong. See attached"),
    ],
)
def test_clauses_that_can_stand_alone_become_sentences(note, sentence):
    assert said(note) == sentence


def test_a_clause_that_may_share_its_subject_stays_joined():
    assert "." not in said("contract signed, will arrive Monday")


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("invoice follows", "the invoice follows"),
        ("technician comes Thursday", "the technician comes on Thursday"),
        ("deadline for objection is 14 June", "the deadline for objection is 14 June"),
        ("labs came back normal", "the labs came back normal"),
        ("staying at Hotel Adler until the 19th", "I am staying at Hotel Adler until the 19th"),
        ("visiting Anna next week", ""),
        ("mum better", "Mum is better"),
        ("potassium slightly high", "the potassium is slightly high"),
        ("meeting room free", "the meeting room is free"),
        ("wound healing well", "the wound is healing well"),
        ("neighbour complains about noise", "the neighbour complains about noise"),
        ("runway 14 months", "the runway is 14 months"),
        ("copy of contract attached", "a copy of contract is attached"),
        ("boiler serviced", "the boiler has been serviced"),
        ("2 of 5 boxes missing", "2 of 5 boxes are missing"),
        ("surprise party on the 21st", "the surprise party is on the 21st"),
        ("goods arrived incomplete", "the goods arrived incomplete"),
        ("training room booking fee", ""),
    ],
)
def test_bare_nouns_and_what_somebody_is_doing(note, sentence):
    assert said(note) == sentence


def test_names_get_no_article():
    for note in ("anna came back", "anna is ill", "carlos was right about the pump", "Anna says yes"):
        assert not said(note).lower().startswith("the ")


@pytest.mark.parametrize(
    ("noun", "head"),
    [("figures in table 2", "figures"), ("table 2", "table"), ("draft contract", "contract"), ("", "")],
)
def test_a_noun_phrase_is_about_its_head(noun, head):
    assert head_of(noun) == head


def test_an_amount_belongs_to_its_noun_but_a_number_names_it():
    assert of_amount("deposit 1,450 euros") == "deposit of 1,450 euros"
    assert of_amount("invoice 4711") == "invoice 4711"
    assert of_amount("deposit of 400 euros") == "deposit of 400 euros"


@pytest.mark.parametrize("note", ["attached are the slides", "here is the key", "attached to the wall"])
def test_a_sentence_whose_subject_comes_last_stands(note):
    assert said(note) in ("", note)
