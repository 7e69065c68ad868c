"""Wording aids of English notes: a preposition where grammar asks for one, and none where it does not."""

import pytest

from assistant.drafting.phrasing.english import openings
from assistant.drafting.phrasing.english_times import capitals, prepositions


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("lunch Thursday 12:30", "lunch on Thursday at 12:30"),
        ("arrive 22:40", "arrive at 22:40"),
        ("have dinner Friday", "have dinner on Friday"),
    ],
)
def test_days_and_times_get_their_preposition(note, said):
    assert prepositions(note) == said


@pytest.mark.parametrize(
    "note", ["can't make Tuesday", "I prefer 10:00", "please confirm 12 May", "can do Monday", "by Friday"]
)
def test_a_day_that_is_the_object_of_its_verb_gets_none(note):
    assert prepositions(note) == note


@pytest.mark.parametrize("note", ["boiler broke down again", "questions cropped up", "prices went up"])
def test_a_word_that_belongs_to_its_verb_is_no_state(note):
    assert not any(" is " in said or " are " in said for said in openings(note, True, "neutral", ()))


def test_a_state_gets_its_verb():
    assert "the server is down" in openings("server down", True, "neutral", ())


@pytest.mark.parametrize(
    "note",
    [
        "going forward, we meet early",
        "Datek Online, your privacy is our priority",
        "ultimately enough capacity will come",
        "even though that I still not clear about it",
    ],
)
def test_what_is_no_headline_stands(note):
    assert openings(note, True, "neutral", ()) == ()


def test_one_thing_pointed_at_is_one():
    assert "this data is required in March" in openings("this data required in March", True, "neutral", ())


def test_a_time_after_its_preposition_gets_no_other_one():
    assert prepositions("please answer (by 10:00)") == "please answer (by 10:00)"
    assert prepositions("effective Monday") == "effective Monday"


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("back monday", "back Monday"),
        ("9 march, 3rd may or may 5", "9 March, 3rd May or May 5"),
        ("by fri", "by Fri"),
        ("in march not paid", "in March not paid"),
        ("i may come, the sun shines, we sat down", "i may come, the sun shines, we sat down"),
        ("see example.org/monday", "see example.org/monday"),
        ("before tue, since wed or after thurs", "before Tue, since Wed or after Thurs"),
        ("electrician comes sun at 3", "electrician comes Sun at 3"),
        ("tue 9:30, mon and fri", "Tue 9:30, Mon and Fri"),
        ("unpaid since march", "unpaid since March"),
        ("this sat on my shelf, away from sun", "this sat on my shelf, away from sun"),
        ("until sun goes down", "until sun goes down"),
    ],
)
def test_days_and_months_get_their_capital_where_they_are_meant(note, written):
    assert capitals(note) == written


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("lease expires end of quarter", "lease expires at the end of the quarter"),
        ("open till end of week", "open till the end of the week"),
        ("call me beginning of May", "call me at the beginning of May"),
        ("due end October", "due at the end of October"),
        ("by end of next month", "by the end of next month"),
        ("meets at the start of year", "meets at the start of the year"),
    ],
)
def test_the_end_of_a_month_is_when(note, said):
    assert prepositions(note) == said


@pytest.mark.parametrize(
    "note",
    [
        "end of year party",
        "send end of month report",
        "enjoy end of term",
        "by the end of the week",
        "end of story",
    ],
)
def test_an_end_that_is_meant_itself_stands(note):
    assert prepositions(note) == note


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("ballot put off by two weeks", "the ballot has been put off by two weeks"),
        ("forms handed in late", "the forms have been handed in late"),
        ("two repaired", "two have been repaired"),
        ("one repaired", "one has been repaired"),
        ("request turned down by the committee", ""),
        (
            "transfer request turned down by the committee",
            "the transfer request has been turned down by the committee",
        ),
        ("parcel sent yesterday", "the parcel was sent yesterday"),
        ("claim filed on 4 May", "the claim was filed on 4 May"),
        ("lawsuit filed on 4 May", "the lawsuit was filed on 4 May"),
        ("concert sold out", "the concert is sold out"),
        ("no decision made yet", "no decision has been made yet"),
        ("NDA signed", "the NDA has been signed"),
        ("brochure nearly finished", "the brochure is nearly finished"),
        ("works council elected", ""),
        ("colleagues handed in late", ""),
        ("plumber called back", "the plumber called back"),
    ],
)
def test_participles_with_their_particle_and_their_time(note, sentence):
    found = openings(note, False, "neutral", ())
    assert (found[0] if found else "") == sentence
