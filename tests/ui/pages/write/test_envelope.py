"""Recipients and subject."""

from __future__ import annotations

import pytest

from tests.ui.pages.write.conftest import PRIYA
from ui.pages.write.envelope import Envelope, entry_of
from ui.pages.write.history import History


@pytest.fixture
def envelope(app, engine, qtbot):
    engine.answers["people.complete"] = {"people": [PRIYA]}
    made = Envelope(app, History())
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_how_the_first_recipient_is_usually_written_to(envelope, qtbot):
    envelope.load(("Priya Raman <priya@kiebitz.example.com>",), "", False)
    qtbot.waitUntil(lambda: bool(envelope._line.text()))
    assert envelope._line.text() == "You usually open with “Hi Priya,” and close with “Best, Clara”."


def test_somebody_new_is_told_as_new(envelope, engine, qtbot):
    engine.answers["people.complete"] = {"people": []}
    envelope.load(("New Person <new@example.org>",), "", False)
    qtbot.waitUntil(lambda: bool(envelope._line.text()))
    assert envelope._line.text() == "You have not written to New Person yet."


def test_a_late_answer_about_somebody_else_is_dropped(envelope, engine, qtbot):
    engine.answers["people.complete"] = lambda ask: {
        "people": [PRIYA] if "priya" in ask.params["query"] else []
    }
    envelope.load(("priya@kiebitz.example.com",), "", False)
    envelope.load((), "", False)
    qtbot.wait(50)
    assert envelope._line.text() == ""


def test_a_typed_subject_is_never_replaced(envelope, qtbot):
    qtbot.keyClicks(envelope.subject, "Mine")
    envelope.suggest_subject("Suggested")
    assert envelope.subject.text() == "Mine"
    envelope._history.undo()
    assert envelope.subject.text() == ""
    envelope.suggest_subject("Suggested")
    assert envelope.subject.text() == "Suggested"


def test_recipients_are_a_step_of_undo(envelope, qtbot):
    envelope.to.line.setFocus()
    qtbot.keyClicks(envelope.to.line, "ann@example.org,")
    qtbot.keyClicks(envelope.to.line, "bob@example.org;")
    assert envelope.to.entries == ("ann@example.org", "bob@example.org")
    envelope._history.undo()
    assert envelope.to.entries == ("ann@example.org",)


@pytest.mark.parametrize(
    ("name", "address", "entry"),
    [
        ("Ann Bell", "a@x.org", "Ann Bell <a@x.org>"),
        ("Bell, Ann", "a@x.org", '"Bell, Ann" <a@x.org>'),
        ("", "a@x.org", "a@x.org"),
        ('An "x" \\ y', "a@x.org", "An x  y <a@x.org>"),
    ],
)
def test_an_entry_is_one_recipient_whatever_the_name(name, address, entry):
    assert entry_of(name, address) == entry
