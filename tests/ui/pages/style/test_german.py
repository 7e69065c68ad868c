"""The ledger in a German window: its sentences are German, and what is typed is understood as a rule."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from tests.ui.pages.style.conftest import preference
from ui import translation


@pytest.fixture(autouse=True)
def in_german(qapp):
    before = QLocale()
    translation.install("de")
    yield
    translation.uninstall()
    QLocale.setDefault(before)


CLOSE = preference(
    1, "To Ann Lee: close with 'Best,'.", scope={"person": "person-1", "person_name": "Ann Lee"}
)


def test_the_list_and_the_sentence_are_german(ledger, page, qtbot):
    ledger.answers["preferences"] = {"preferences": [CLOSE, preference(2, "Write as a sailor would.")]}
    page.ledger.load()
    qtbot.waitUntil(lambda: page.ledger.model.rowCount() == 2)
    page.ledger.go_to("pref-1")
    assert page.ledger.detail.sentence.toPlainText() == "An Ann Lee: mit „Best,“ schließen."
    assert {entry.text for entry in page.ledger.model.all} >= {"Write as a sailor would."}


def test_a_sentence_reworded_in_german_stays_a_rule(ledger, page, qtbot):
    ledger.answers["preferences"] = {"preferences": [CLOSE]}
    page.ledger.load()
    qtbot.waitUntil(lambda: page.ledger.model.rowCount() == 1)
    page.ledger.go_to("pref-1")
    page.ledger.act("edit", "An Ann Lee: mit „Viele Grüße“ schließen.")
    page.ledger.act("edit", "nur kurz grüßen")
    qtbot.waitUntil(lambda: len(ledger.params_of("preferences.edit")) == 2)
    edits = sorted(params["text"] for params in ledger.params_of("preferences.edit"))
    assert edits == ["To Ann Lee: close with 'Viele Grüße'.", "nur kurz grüßen"]


def test_a_wish_typed_in_the_ledgers_german_is_a_rule(ledger, page, qtbot):
    page.ledger.stating.line.setText("Keine Emojis")
    page.ledger.stating.state()
    qtbot.waitUntil(lambda: bool(ledger.params_of("preferences.add")))
    assert ledger.params_of("preferences.add")[0]["text"] == "No emoji."
