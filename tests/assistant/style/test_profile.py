"""Measured style of own texts, and the frame it gives a mail."""

import json

import pytest

from assistant.library.records import OwnText, Person
from assistant.style.exemplars import rank_own_texts
from assistant.style.profile import build_profile, greeting_form
from assistant.style.records import Context

ANNA = Person(1, "Anna Weber", ("anna@example.org",), register="informal")
EVA = Person(2, "Eva Stone", ("eva@example.org",), register="formal")
UMA = Person(3, "Uma Falk", ("uma@example.org",), register="informal")
LUC = Person(4, "Luc Martin", ("luc@example.org",), register="informal")


def own(number, text, person=None, language="en", **more):
    return OwnText(number, text, "", "", float(number), language, "mail", (person,) if person else (), **more)


@pytest.fixture
def profile():
    texts = [own(i, f"Hi Anna,\n\nI'm at step {i}. It's fine!\n\nBest,\nNora", ANNA) for i in range(5)]
    texts += [
        own(
            10 + i,
            f"Dear Ms. Stone,\n\nPlease find attached report {i}. I do not have more.\n\nKind regards,\nNora Lind",
            EVA,
        )
        for i in range(4)
    ]
    texts += [
        own(20 + i, f"Hallo Anna,\n\nich bin bei Schritt {i}.\n\nLG\nNora", ANNA, "de") for i in range(3)
    ]
    texts.append(own(30, "Salut Luc,\n\nvoilà.\n\nNora", LUC, "fr"))
    return build_profile(texts)


def test_each_person_is_opened_and_closed_as_before(profile):
    anna = profile.frame_for(ANNA, language="en")
    assert (anna.greeting, anna.sign_off, anna.name, anna.source, anna.n) == (
        "Hi Anna,",
        "Best,",
        "Nora",
        "person",
        5,
    )
    assert anna.sure == pytest.approx(6 / 7)
    eva = profile.frame_for(EVA, language="en")
    assert (eva.greeting, eva.sign_off, eva.name) == ("Dear Ms. Stone,", "Kind regards,", "Nora Lind")
    assert profile.frame_for(ANNA, language="de").greeting == "Hallo Anna,"


def test_a_new_person_is_opened_by_register(profile):
    frame = profile.frame_for(UMA, language="en")
    assert (frame.greeting, frame.sign_off, frame.source) == ("Hi Uma,", "Best,", "register")


def test_a_title_is_not_guessed(profile):
    frame = profile.frame_for(Person(9, "Ida Holm", (), register="formal"), language="en")
    assert "Ms." not in frame.greeting
    assert frame.sign_off == "Kind regards,"


def test_no_greeting_is_a_habit_too():
    frame = build_profile([own(i, f"Step {i} is done. More soon.", ANNA) for i in range(6)]).frame_for(ANNA)
    assert (frame.greeting, frame.sign_off, frame.name) == ("", "", "")
    assert frame.known == (True, True, True)


def test_an_empty_profile_is_usable():
    profile = build_profile([])
    frame = profile.frame_for(ANNA, language="en")
    assert frame.known == (False, False, False)
    assert json.dumps(profile.to_json())


def test_figures_carry_their_counts(profile):
    data = json.loads(json.dumps(profile.to_json()))
    assert data["n"] == 13
    assert data["languages"]["en"]["figures"]["contraction_rate"] == {
        "value": pytest.approx(10 / 14, abs=0.01),
        "n": 14,
    }
    assert {"text": "Hi {first},", "count": 5} in data["greetings"]
    assert data["people"][0]["name"] == "Anna Weber"
    assert profile.to_json(1)["n"] == 8


def test_exemplars_to_the_same_person_come_first(profile):
    texts = [own(1, "Dear Ms. Stone, the report is attached as agreed.", EVA), own(2, "Hi Uma, see you at the usual place then.", UMA),
             own(3, "Hi Anna, the plan is ready and it looks good.", ANNA), own(4, "Hallo Anna, der Plan ist fertig und gut.", ANNA, "de"),
             own(5, "Hi Anna, the plan is ready and it looks good.", ANNA)]  # fmt: skip
    found = rank_own_texts(texts, Context("mail", "informal", "en", 1, "Anna Weber"))
    assert [text.item_id for text in found] == [3, 2, 1]


def test_an_opener_of_the_users_own_is_no_name():
    assert greeting_form("Noble Rocinante,", ("Rocinante",)) == "Noble {first},"
    assert greeting_form("Noble knight,", ("Rocinante",)) == "Noble knight,"


def house_profile(colleagues):
    inside = [
        own(
            n,
            f"Hey {name},\n\nthe room is free.\n\nNora",
            Person(10 + n, f"{name} Lee", (f"{name}@works.example",)),
        )
        for n, name in enumerate(("Ben", "Carla", "Dora")[:colleagues])
    ]
    outside = [
        own(20 + n, f"Dear {name},\n\nPlease find the offer.\n\nKind regards,\nNora Lind",
            Person(20 + n, f"{name} Okoro", (f"{name}@{name}.example",)))
        for n, name in enumerate(("Emil", "Frida", "Gus", "Hana", "Ivo"))
    ]  # fmt: skip
    return build_profile([*inside, *outside], ["Nora Lind"])


def test_a_new_colleague_is_opened_as_their_house_is():
    new = Person(50, "Kim Sato", ("kim@works.example",))
    frame = house_profile(3).frame_for(new, "", "en", house="works.example")
    assert (frame.greeting, frame.sign_off, frame.name) == ("Hey Kim,", "", "Nora")
    assert frame.sources[0] == "house"
    assert house_profile(3).frame_for(new, "", "en").greeting == "Dear Kim,"
    assert house_profile(2).frame_for(new, "", "en", house="works.example").greeting == "Dear Kim,"
