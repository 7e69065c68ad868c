"""What several people's mail taught reaches others only where their own finals do not speak against it."""

import importlib.util
from pathlib import Path

from assistant.style.records import Context
from assistant.style.widening import is_added, people_against

_spec = importlib.util.spec_from_file_location("style_situations", Path(__file__).with_name("situations.py"))
situations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(situations)
Desk = situations.Desk

LINE = "Thank you for your help."
NAMES = ("Anna Weber", "Tom Berg", "Eva Stone", "Ida Holm", "Leo Marsh", "Uma Falk")
ANNA, TOM, EVA, IDA, LEO, UMA = (
    Context("mail", "neutral", "en", number, name) for number, name in enumerate(NAMES, start=1)
)


def with_line(draft):
    head, _, tail = draft.text.rpartition("\n\nBest regards")
    return draft.text if LINE in head else f"{head}\n\n{LINE}\n\nBest regards{tail}"


def teach_line(desk, *people):
    for person in people:
        draft = desk.draft("The boxes are in the hall. The keys hang by the door.", person)
        desk.learn(draft, with_line(draft))


def contracted(text):
    return text.replace("I am", "I'm").replace("do not", "don't")


def teach_contractions(desk, *people):
    for person in people:
        draft = desk.draft("I am at home. We do not need the key. They do not call.", person)
        desk.learn(draft, contracted(draft.text))


def test_a_line_added_for_two_people_stays_with_them():
    desk = Desk()
    teach_line(desk, ANNA, TOM)
    assert LINE in desk.draft("The shop is open.", ANNA).text
    assert LINE in desk.draft("The shop is open.", TOM).text
    assert LINE not in desk.draft("The shop is open.", UMA).text


def test_one_final_without_the_line_keeps_it_from_becoming_general():
    desk = Desk()
    draft = desk.draft("The lamp is broken. It hangs in the hall.", LEO)
    desk.learn(draft, draft.text, "accepted")
    teach_line(desk, ANNA, TOM, EVA)
    assert LINE not in desk.draft("The shop is open.", UMA).text


def test_a_line_that_everybody_gets_becomes_general():
    desk = Desk()
    teach_line(desk, ANNA, TOM, EVA)
    assert LINE in desk.draft("The shop is open.", UMA).text


def test_a_line_struck_once_goes_back_to_the_people_who_taught_it_and_does_not_come_back():
    desk = Desk()
    teach_line(desk, ANNA, TOM, EVA)
    draft = desk.draft("The shop is open.", UMA)
    desk.learn(draft, draft.text.replace(f"\n\n{LINE}", ""))
    for person in (UMA, LEO, IDA):
        assert LINE not in desk.draft("The plan is ready.", person).text
    for person in (ANNA, TOM, EVA):
        assert LINE in desk.draft("The plan is ready.", person).text
    teach_line(desk, ANNA, TOM, EVA, ANNA)
    assert LINE not in desk.draft("The plan is ready.", LEO).text


def test_a_wide_rule_left_standing_for_somebody_new_is_weaker_evidence_than_for_a_teacher():
    desk = Desk()
    teach_contractions(desk, ANNA, TOM)
    (wide,) = (p for p in desk.ledger.all() if p.text.startswith("In neutral mail: use contractions"))
    draft = desk.draft("I am late.", UMA)
    desk.learn(draft, draft.text, "accepted")
    weights = [r[0] for r in desk.ledger.db.execute(
        "select weight from evidence where preference_id = ? and effect = 'kept'", [wide.id])]  # fmt: skip
    assert weights == [0.2]


def test_what_somebodys_earlier_finals_do_without_is_not_put_there_by_a_wider_scope():
    desk = Desk()
    draft = desk.draft("I am at home. We do not need the key. They do not call.", LEO)
    desk.learn(draft, draft.text, "accepted")
    teach_contractions(desk, ANNA, TOM, EVA)
    assert "I'm late" in desk.draft("I am late.", UMA).text
    assert "I am late" in desk.draft("I am late.", LEO).text


def test_finals_of_others_in_another_form_count_against_a_wider_scope():
    desk = Desk()
    for person in (LEO, UMA):
        draft = desk.draft("I am at home. We do not need the key. They do not call.", person)
        desk.learn(draft, draft.text, "accepted")
    teach_contractions(desk, ANNA, TOM)
    assert "I am late" in desk.draft("I am late.", IDA).text


def test_a_lesson_given_again_takes_its_withdrawal_back():
    desk = Desk()
    teach_line(desk, ANNA, TOM, EVA)
    draft = desk.draft("The shop is open.", UMA)
    desk.learn(draft, draft.text.replace(f"\n\n{LINE}", ""))
    desk.learn(draft, draft.text, "accepted")
    assert LINE in desk.draft("The plan is ready.", LEO).text


def test_a_list_and_a_line_are_additions_a_greeting_is_none():
    assert is_added("bullets", {"use": True})
    assert is_added("closing_line", {"text": LINE})
    assert not is_added("bullets", {"use": False})
    assert not is_added("greeting", {"form": "Hi {first},"})


def test_the_newest_final_of_each_person_counts():
    desk = Desk()
    teach_line(desk, ANNA, TOM)
    draft = desk.draft("The plan is ready.", ANNA)
    desk.learn(draft, draft.text.replace(f"\n\n{LINE}", ""))
    finals = desk.ledger.outcomes()[::-1]
    assert people_against("closing_line", {"text": LINE}, finals) == {ANNA.person_id}
