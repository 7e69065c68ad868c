"""The question at cold start: asked once, answered or dismissed for good, and what the answer does."""

import pytest
from sqlite_utils import Database

from assistant.errors import KnownError
from assistant.style.ledger import Ledger
from assistant.style.records import Context

ANNA = Context("mail", "", "de", 1, "Anna Weber")


@pytest.fixture
def ledger():
    return Ledger(Database(memory=True))


def test_an_open_question_keeps_its_id_and_an_answered_one_is_not_asked_again(ledger):
    asked = ledger.ask(1, "Anna Weber")
    assert ledger.ask(1, "Anna Weber") == asked
    stated = ledger.answer(asked.id, "formal")
    assert (stated.text, stated.kind) == ("To Anna Weber: write formally.", "stated")
    assert ledger.register_for(ANNA) == stated
    assert ledger.applicable(ANNA) == []  # it acts while the text is written
    assert ledger.ask(1, "Anna Weber") is None


def test_a_dismissed_question_leaves_nothing_and_is_not_asked_again(ledger):
    asked = ledger.ask(1, "Anna Weber")
    assert ledger.answer(asked.id, "dismiss") is None
    assert ledger.all() == []
    assert ledger.ask(1, "Anna Weber") is None


def test_the_answer_can_be_changed_by_hand(ledger):
    asked = ledger.ask(1, "Anna Weber")
    stated = ledger.answer(asked.id, "formal")
    ledger.edit(stated.id, "write informally")
    assert ledger.register_for(ANNA).parameters == {"form": "informal"}
    ledger.off(stated.id)
    assert ledger.register_for(ANNA) is None


@pytest.mark.parametrize("text", ["write formally", "Schreib förmlich", "be more formal"])
def test_a_register_may_be_stated_for_everybody(ledger, text):
    ledger.add_stated(text)
    assert ledger.register_for(Context("mail", "", "fr", 9, "Uma")).parameters == {"form": "formal"}


@pytest.mark.parametrize(
    ("number", "choice", "code"), [(9, "formal", "unknown-id"), (1, "maybe", "bad-choice")]
)
def test_wrong_answers(ledger, number, choice, code):
    ledger.ask(1, "Anna Weber")
    with pytest.raises(KnownError) as caught:
        ledger.answer(number, choice)
    assert caught.value.code == code


def test_erasing_a_person_erases_the_question(ledger):
    ledger.answer(ledger.ask(1, "Anna Weber").id, "dismiss")
    ledger.erase(1)
    assert ledger.ask(1, "Anna Weber") is not None
