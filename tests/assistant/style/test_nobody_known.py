"""Texts to nobody known: several sorts share one scope, and what one of them wants is not for the others."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from assistant.library.records import OwnText
from assistant.style import rules
from assistant.style.records import Context

_spec = importlib.util.spec_from_file_location("style_situations", Path(__file__).with_name("situations.py"))
situations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(situations)
Desk, Draft, Applied = situations.Desk, situations.Draft, situations.Applied

RECIPES, MINUTES = (np.eye(4, dtype=np.float32)[n] for n in (0, 1))
PLAIN = "We do not know it yet. It is late. I am away on Friday."
SHORT = "We don't know it yet. It's late. I'm away on Friday."


def document(embedding=None):
    return Context("document", "", "en", embedding=embedding)


def write(desk, body, context):
    """A document, with what applies to it."""
    desk.count += 1
    found = desk.ledger.applicable(context)
    done = rules.enforce(body, found, context)
    return Draft(desk.count, done.text, context, tuple(Applied(p.id, "rule") for p in found))


def test_documents_that_contradict_each_other_leave_nothing_in_force_for_all():
    desk = Desk()
    for _ in range(4):
        desk.learn(write(desk, PLAIN, document(RECIPES)), SHORT)
        desk.learn(write(desk, PLAIN, document(MINUTES)), PLAIN)
    assert write(desk, PLAIN, document()).text == PLAIN


def test_where_documents_differ_the_nearest_earlier_ones_decide():
    desk = Desk()
    for _ in range(4):
        desk.learn(write(desk, PLAIN, document(RECIPES)), SHORT)
        desk.learn(write(desk, PLAIN, document(MINUTES)), PLAIN)
    assert write(desk, PLAIN, document(RECIPES)).text == SHORT
    assert write(desk, PLAIN, document(MINUTES)).text == PLAIN


def test_what_all_documents_want_is_followed_in_a_new_one():
    desk = Desk()
    for embedding in (RECIPES, MINUTES):
        desk.learn(write(desk, PLAIN, document(embedding)), SHORT)
    assert write(desk, PLAIN, document()).text == SHORT


def test_a_line_that_we_put_in_and_that_was_struck_is_never_forbidden():
    desk = Desk()
    line = "Thank you for reading this."
    for _ in range(2):
        desk.learn(write(desk, PLAIN, document()), f"{PLAIN}\n\n{line}")
    for _ in range(3):
        desk.learn(write(desk, PLAIN, document()), PLAIN)
    assert not [p for p in desk.ledger.all() if p.rule == "banned_phrase"]


STRANGER = Context("mail", "neutral", "en")


def mail(desk):
    desk.count += 1
    return Draft(desk.count, "Hello,\n\nThe report is ready.\n\nBest regards,\nNora Lind", STRANGER)


def own(number, greeting):
    return OwnText(number, f"{greeting}\n\nThe plan is ready.\n\nBest,\nNora", "", "", None, "en", "mail")


def greetings(desk):
    return [p for p in desk.ledger.applicable(STRANGER) if p.rule == "greeting"]


@pytest.mark.parametrize(("finals", "greeted"), [(1, False), (2, False), (3, True)])
def test_one_mail_to_nobody_known_makes_no_greeting_for_everybody(finals, greeted):
    desk = Desk()
    for _ in range(finals):
        draft = mail(desk)
        desk.learn(draft, draft.text.replace("Hello,", "Greetings:"))
    assert bool(greetings(desk)) is greeted


def test_a_greeting_that_own_mail_seldom_has_is_not_taken_for_a_habit():
    desk = Desk()
    texts = [own(number, "Hello," if number else "Greetings:") for number in range(12)]
    for _ in range(4):
        draft = mail(desk)
        desk.learn(draft, draft.text.replace("Hello,", "Greetings:"), own_texts=texts)
    assert not greetings(desk)


ANNA = Context("mail", "informal", "en", 1, "Anna Weber")


def test_a_turn_of_the_whole_frame_gives_up_the_rest_of_the_old_taste_with_it():
    desk = Desk()
    body = "We do not know it yet! It is late! I am away on Friday!"
    for _ in range(5):
        draft = desk.draft(body, ANNA)
        desk.learn(draft, f"Hi Anna,\n\n{SHORT}\n\nBest,\nNora")
    draft = desk.draft(body, ANNA)
    desk.learn(draft, f"Dear Ms Weber,\n\n{PLAIN.replace('.', '!')}\n\nYours sincerely,\nNora Lind")
    assert desk.draft(body, ANNA).text == f"Dear Ms Weber,\n\n{body}\n\nYours sincerely,\nNora Lind"


def test_what_texts_differ_about_is_called_disputed_and_who_pins_it_settles_it():
    desk = Desk()
    for _ in range(2):
        desk.learn(write(desk, PLAIN, document(RECIPES)), SHORT)
    [short] = [p for p in desk.ledger.all() if p.rule == "contractions"]
    assert (short.status, desk.ledger.is_disputed(short)) == ("active", False)
    for _ in range(2):
        desk.learn(write(desk, PLAIN, document(MINUTES)), PLAIN)
        desk.learn(write(desk, PLAIN, document(RECIPES)), SHORT)
    short = desk.ledger.get(short.id)
    assert (short.status, desk.ledger.is_disputed(short)) == ("active", True)
    assert write(desk, PLAIN, document(RECIPES)).text == SHORT, "where the nearest agree it acts"
    assert not desk.ledger.is_disputed(desk.ledger.pin(short.id))


def test_what_mail_to_nobody_known_differs_about_is_not_tried_on_somebody_new():
    desk = Desk()
    for number in range(8):
        draft = mail(desk)
        desk.learn(draft, draft.text.replace("Best regards,", "Cheers,") if number < 4 else draft.text)
    applied = desk.ledger.applicable(Context("mail", "neutral", "en", 1, "Anna Weber"))
    assert not [p for p in applied if p.rule == "sign_off"]
