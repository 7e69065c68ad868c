"""What taught a preference, as words before and after; and how the edit cost went."""

import importlib.util
from pathlib import Path

from assistant.style.evidence import Pair, curve, pairs
from assistant.style.records import Context

_spec = importlib.util.spec_from_file_location("style_situations", Path(__file__).with_name("situations.py"))
situations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(situations)
Desk = situations.Desk
ANNA = Context("mail", "informal", "en", 1, "Anna Weber")


def taught(desk):
    return {
        p.rule: pairs(p, desk.ledger.taught_by(p.id)[0])
        for p in desk.ledger.all()
        if p.scope.person_id is not None
    }


def test_each_preference_shows_the_words_that_taught_it():
    desk = Desk(greeting="Dear {name},", sign_off="Best regards,\nNora Lind")
    draft = desk.draft("We utilize the plan. We utilize the room. I do not know. I am here.", ANNA)
    final = "Hi Anna,\n\nWe use the plan. We use the room. I don't know. I'm here.\n\nBest,\nNora Lind"
    desk.learn(draft, final)
    found = taught(desk)
    assert found["greeting"] == (Pair("Dear Anna Weber,", "Hi Anna,"),)
    assert found["sign_off"] == (Pair("Best regards,", "Best,"),)
    assert found["replace_phrase"] == (Pair("utilize", "use"),)
    assert found["contractions"] == (Pair("do not", "don't"), Pair("I am", "I'm"))


def test_what_no_single_change_shows_is_shown_by_the_beginnings_of_both_texts():
    desk = Desk(greeting="Hi Anna,", sign_off="Best,\nNora")
    draft = desk.draft("The plan is ready. The room is booked. Tom comes along.", ANNA)
    desk.learn(draft, draft.text.replace("The plan is ready. The room is booked. Tom comes along.",
                                         "- The plan is ready.\n- The room is booked.\n- Tom comes along."))  # fmt: skip
    (pair,) = taught(desk)["bullets"]
    assert pair.before.startswith("Hi Anna, The plan is ready. The room")
    assert pair.after.startswith("Hi Anna, - The plan is ready.")


def test_the_curve_comes_down_as_drafts_come_closer():
    desk = Desk(greeting="Dear {name},", sign_off="Best regards,\nNora Lind")
    for number in range(9):
        draft = desk.draft(f"The report number {number} is ready.", ANNA)
        desk.learn(draft, f"Hi Anna,\n\nThe report number {number} is ready.\n\nCheers,\nN.")
    found = curve(desk.ledger.outcomes(1))
    assert len(found.edits) == len(found.smooth) == 9
    assert found.edits[0].edit_cost > 0
    assert found.edits[-1].edit_cost == 0
    assert found.first > found.last == 0.0
    assert found.untouched == round(8 / 9, 4)


def test_no_outcome_no_curve():
    found = curve([])
    assert (found.edits, found.first, found.last, found.untouched) == ((), None, None, 0.0)
