"""Somebody never written to is greeted as people like them are, where these agree."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from assistant.style.houses import house_of
from assistant.style.records import Context

_spec = importlib.util.spec_from_file_location("style_situations", Path(__file__).with_name("situations.py"))
situations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(situations)
Desk = situations.Desk

BODY = "The plan is ready."
ORDERS, TRIPS = (np.eye(4, dtype=np.float32)[n] for n in (0, 1))
NAMES = ("", "Anna Weber", "Ben Okoro", "Carla Diaz", "Dora Lind", "Emil Sommer")


def to(person, house="", embedding=None):
    return Context("mail", "neutral", "en", person, NAMES[person], embedding, house)


def warm(name):
    return f"Hi {name},\n\n{BODY}\n\nCheers,\nNora"


def stiff(name):
    return f"Good day {name},\n\n{BODY}\n\nRegards,\nNora Lind"


def teach(desk, context, form):
    desk.learn(desk.draft(BODY, context), form(context.person_name.split()[0]))


@pytest.mark.parametrize(("colleagues", "follows"), [(2, False), (3, True)])
def test_a_new_colleague_is_greeted_as_their_house_is(colleagues, follows):
    desk = Desk()
    for person in range(1, colleagues + 1):
        teach(desk, to(person, "works.example"), warm if follows else stiff)
    teach(desk, to(4, "else.example"), stiff)
    assert (desk.draft(BODY, to(5, "works.example")).text == warm("Emil")) is follows


def test_a_new_person_is_greeted_as_those_are_to_whom_like_mail_goes():
    desk = Desk()
    for person, topic, form in ((1, ORDERS, warm), (2, ORDERS, warm), (3, TRIPS, stiff), (4, TRIPS, stiff)):
        teach(desk, to(person, embedding=topic), form)
    assert desk.draft(BODY, to(5, embedding=ORDERS)).text == warm("Emil")
    assert desk.draft(BODY, to(5, embedding=TRIPS)).text == stiff("Emil")


def test_somebody_the_library_does_not_know_yet_is_greeted_so_too():
    desk = Desk()
    for person in (1, 2):
        teach(desk, to(person, embedding=ORDERS), warm)
    stranger = Context("mail", "neutral", "en", None, "Emil Sommer", ORDERS)
    assert desk.draft(BODY, stranger).text == warm("Emil")
    nobody = Context("mail", "neutral", "en", None, "", ORDERS)
    assert all(p.scope.person_id is None for p in desk.ledger.applicable(nobody))


def test_where_similar_people_differ_nothing_is_tried():
    desk = Desk()
    for person, form in ((1, warm), (2, stiff), (3, warm), (4, stiff)):
        teach(desk, to(person, "works.example", ORDERS), form)
    plain = Desk().draft(BODY, to(5)).text
    assert desk.draft(BODY, to(5, "works.example", ORDERS)).text == plain


def test_what_was_tried_and_left_standing_is_kept_for_this_person_from_then_on():
    desk = Desk()
    for person in (1, 2):
        teach(desk, to(person, embedding=ORDERS), warm)
    draft = desk.draft(BODY, to(5, embedding=ORDERS))
    assert draft.text == warm("Emil")
    desk.learn(draft, draft.text, "accepted")
    assert desk.draft(BODY, to(5, embedding=TRIPS)).text == warm("Emil")
    assert {p.scope.person_id for p in desk.ledger.all() if p.rule == "greeting"} >= {1, 2, 5}


def test_what_a_newcomer_is_greeted_with_instead_takes_nothing_from_the_others():
    desk = Desk()
    for person in (1, 2):
        teach(desk, to(person, embedding=ORDERS), warm)
    before = {p.id: p.strength for p in desk.ledger.all()}
    draft = desk.draft(BODY, to(5, embedding=ORDERS))
    desk.learn(draft, stiff("Emil"))
    assert {p.id: p.strength for p in desk.ledger.all() if p.id in before and p.scope.person_id} == {
        number: value for number, value in before.items() if desk.ledger.get(number).scope.person_id
    }
    assert desk.draft(BODY, to(5, embedding=ORDERS)).text == stiff("Emil")
    assert desk.draft(BODY, to(1, embedding=ORDERS)).text == warm("Anna")


def test_where_own_mail_to_a_person_is_at_hand_it_goes_before_what_others_are_greeted_with():
    desk = Desk()
    for person in (1, 2):
        teach(desk, to(person, embedding=ORDERS), warm)
    known = Context("mail", "neutral", "en", 5, NAMES[5], ORDERS, written_to=True)
    assert all(p.scope.person_id is None for p in desk.ledger.applicable(known))


def test_a_greeting_that_fits_one_person_only_is_not_tried_on_another():
    desk = Desk()
    for person in (1, 2):
        context = to(person, embedding=ORDERS)
        first, last = NAMES[person].split()
        desk.learn(desk.draft(BODY, context), f"Dear Ms {last},\n\n{BODY}\n\nCheers,\nNora")
    assert "Ms" not in desk.draft(BODY, to(5, embedding=ORDERS)).text


@pytest.mark.parametrize(
    ("address", "house"),
    [("a.b@Works.Example", "works.example"), ("a@gmail.com", ""), ("nobody", ""), ("", "")],
)
def test_a_house_is_a_domain_that_not_everybody_may_have(address, house):
    assert house_of(address) == house
