"""The ledger as the user meets it: read it, find in it, change it, add to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from assistant.errors import KnownError
from tests.ui.pages.style.conftest import TO_ANN, preference
from ui.pages.style.ledgerlist import Choice, LedgerModel, state_of
from ui.pages.style.records import Preference
from ui.pages.style.wording import held_words, origin_words, scope_words, status_words, sure_words


def entry(number=1, text="Start with “Hi”.", **more):
    return Preference.read(preference(number, text, **more))


@pytest.fixture
def view(page):
    return page.ledger


@pytest.fixture
def said(app):
    found = []
    app.notices.said.connect(found.append)
    return found


def shown(view):
    return [view.model.entry(row).id for row in range(view.model.rowCount())]


def test_pinned_come_first_and_those_off_last(view):
    assert shown(view) == ["pref-2", "pref-1", "pref-3", "pref-4"]


def test_the_first_one_is_open(view):
    assert view.detail.entry.id == "pref-2"
    assert view.detail.sentence.toPlainText() == "Never use “kindly”."


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(words="kindly"), ["pref-2"]),
        (Choice(words="ANN hi"), ["pref-1"]),
        (Choice(person="person-1"), ["pref-1"]),
        (Choice(state="stated"), ["pref-2"]),
        (Choice(state="waiting"), ["pref-3"]),
        (Choice(state="off"), ["pref-4"]),
    ],
)
def test_filters_show_what_fits(view, choice, found):
    view.model.choose(choice)
    assert shown(view) == found


def test_a_filter_that_fits_nothing_can_be_dropped(view, qtbot):
    qtbot.keyClicks(view.search, "zzz")
    qtbot.waitUntil(lambda: view.is_empty)
    view.empty.action.click()
    qtbot.waitUntil(lambda: view.model.rowCount() == 4)
    assert not view.is_empty


@pytest.mark.parametrize(
    ("act", "method", "id_"),
    [("switch", "preferences.off", "pref-1"), ("pin", "preferences.pin", "pref-1"),
     ("delete", "preferences.delete", "pref-1"), ("undo", "preferences.undo", "pref-1")],
)  # fmt: skip
def test_each_act_asks_the_engine_and_the_ledger_is_read_anew(view, ledger, said, qtbot, act, method, id_):
    view.go_to("pref-1")
    before = len(ledger.params_of("preferences"))
    view.detail.do(act)
    qtbot.waitUntil(lambda: ledger.params_of(method) == [{"id": id_}])
    qtbot.waitUntil(lambda: len(ledger.params_of("preferences")) > before)
    qtbot.waitUntil(lambda: bool(said))
    assert view.detail.entry.id == "pref-1"


def test_what_was_deleted_can_be_brought_back_from_the_message(view, ledger, said, qtbot):
    view.go_to("pref-1")
    view.detail.do("delete")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == "Deleted: Start with “Hi”."
    said[0].act()
    qtbot.waitUntil(lambda: ledger.params_of("preferences.undo") == [{"id": "pref-1"}])


def test_one_that_is_off_is_switched_on(view, ledger, qtbot):
    view.go_to("pref-4")
    view.detail.do("switch")
    qtbot.waitUntil(lambda: ledger.params_of("preferences.on") == [{"id": "pref-4"}])


def test_the_words_are_changed_in_their_place(view, ledger, qtbot):
    view.go_to("pref-1")
    sentence = view.detail.sentence
    sentence.selectAll()
    qtbot.keyClicks(sentence, "Start with Hello.")
    qtbot.keyClick(sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ledger.params_of("preferences.edit")))
    assert ledger.params_of("preferences.edit") == [{"id": "pref-1", "text": "Start with Hello."}]


def test_esc_brings_the_old_words_back(view, ledger, qtbot):
    view.go_to("pref-1")
    sentence = view.detail.sentence
    sentence.selectAll()
    qtbot.keyClicks(sentence, "nonsense")
    qtbot.keyClick(sentence, Qt.Key.Key_Escape)
    assert sentence.toPlainText() == "Start with “Hi”."
    assert ledger.params_of("preferences.edit") == []


def test_a_refused_wording_is_told_and_the_old_one_stands(view, ledger, said, qtbot):
    ledger.answers["preferences.edit"] = KnownError("preference-refused", "A preference holds no links.")
    view.go_to("pref-1")
    view.act("edit", "see http://example.org")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == "A preference holds no links."
    assert view.detail.sentence.toPlainText() == "Start with “Hi”."


def test_a_wish_is_added_by_typing_it(page, view, ledger, said, qtbot):
    qtbot.keyClicks(view.stating.line, "never use 'utilise'")
    qtbot.keyClick(view.stating.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert ledger.params_of("preferences.add") == [{"text": "never use 'utilise'", "scope": []}]
    assert view.stating.line.text() == ""
    said[0].act()
    qtbot.waitUntil(lambda: ledger.params_of("preferences.undo") == [{"id": "pref-9"}])


def test_a_wish_can_be_for_one_person(page, view, ledger, qtbot):
    qtbot.waitUntil(lambda: view.stating.scope.findData("person=person-1") > 0)
    view.stating.scope.setCurrentIndex(view.stating.scope.findData("person=person-1"))
    view.stating.line.setText("say du")
    view.stating.state()
    qtbot.waitUntil(lambda: bool(ledger.params_of("preferences.add")))
    assert ledger.params_of("preferences.add")[0]["scope"] == ["person=person-1"]


def test_a_refused_wish_stays_where_it_was_typed(page, view, ledger, qtbot):
    ledger.answers["preferences.add"] = KnownError("preference-refused", "A preference holds no links.")
    view.stating.line.setText("see http://example.org")
    view.stating.state()
    qtbot.waitUntil(lambda: view.stating.fault == "A preference holds no links.")
    assert view.stating.line.text() == "see http://example.org"


def test_evidence_shows_both_texts_and_marks_what_changed(page, view, ledger, qtbot):
    pair = {"date": 1_770_000_000.0, "changes": [{"from": "Dear Ann,", "to": "Hi Ann,"}]}
    ledger.answers["preferences"] = {"preferences": [preference(1, evidence=[pair])]}
    page.refresh(frozenset({"ledger"}))
    qtbot.waitUntil(lambda: len(view.model.all) == 1)
    from ui.pages.style.evidence import EvidencePair

    # What was shown before leaves with the next turn of the event loop.
    qtbot.waitUntil(lambda: len(view.detail.findChildren(EvidencePair)) == 1)
    pair = view.detail.findChild(EvidencePair)
    assert pair.toPlainText() == "Dear Hi Ann,"
    assert pair.document().find("Dear").charFormat().fontStrikeOut()


def test_a_wish_that_the_model_cannot_follow_says_so(page, view, ledger, qtbot):
    wish = preference(1, "Be kind.", kind="stated", acts="not with this model", acts_reason="No model.")
    ledger.answers["preferences"] = {"preferences": [wish]}
    page.refresh(frozenset({"ledger"}))
    qtbot.waitUntil(lambda: len(view.model.all) == 1)
    assert any("a stronger one can" in words.text() for words in view.detail.findChildren(QLabel))


def test_only_finished_drafts_say_how_often_it_held(page, view, qtbot):
    view.go_to("pref-1")
    qtbot.waitUntil(lambda: "Of 4 you finished, 3 kept it." in view.detail._held.text())


def test_an_empty_ledger_says_how_it_fills(page, view, ledger, app, qtbot):
    ledger.answers["preferences"] = {"preferences": []}
    page.refresh(frozenset({"ledger"}))
    qtbot.waitUntil(lambda: view.is_empty)
    assert "Nothing learned yet" in [words.text() for words in view.empty.findChildren(QLabel)]
    went = []
    app.wanted.connect(lambda name, _wish: went.append(name))
    view.empty.action.click()
    assert went == ["write"]


def test_a_failure_is_told_in_place(page, view, ledger, qtbot):
    ledger.answers["preferences"] = KnownError("disk-full", "The disk is full.")
    page.refresh(frozenset({"ledger"}))
    qtbot.waitUntil(lambda: view.is_empty)
    assert "The disk is full." in [words.text() for words in view.empty.findChildren(QLabel)]


def test_a_ledger_of_2000_is_shown_without_a_stall(page, view, ledger, qtbot, never_stalls):
    many = [preference(number, f"Rule number {number}.", strength=number / 2000) for number in range(2000)]
    ledger.answers["preferences"] = {"preferences": many}
    never_stalls.start()
    page.refresh(frozenset({"ledger"}))
    qtbot.waitUntil(lambda: view.model.rowCount() == 2000)
    qtbot.keyClicks(view.search, "19")
    qtbot.waitUntil(lambda: view.model.rowCount() < 2000)


def test_scope_and_certainty_read_as_words():
    assert scope_words(entry().scope) == "Everywhere"
    narrow = entry(scope={**TO_ANN, "register": "formal", "kind": "reply", "language": "en"})
    assert scope_words(narrow.scope) == "To Ann Lee · formal · replies · English"
    assert sure_words(entry(strength=0.9)) == "sure"
    assert sure_words(entry(strength=0.1)) == "doubtful"
    assert sure_words(entry(kind="stated")) == "you said so"


def test_how_it_held_and_where_it_comes_from_read_as_sentences():
    assert held_words(0, 0, 0) == "No draft has used it yet."
    assert held_words(5, 4, 3).endswith("Of 4 you finished, 3 kept it.")
    assert origin_words(entry(kind="stated")).startswith("You stated it on ")


def test_the_model_counts_only_what_fits():
    model = LedgerModel()
    model.show([entry(number) for number in range(5)])
    model.choose(Choice(words="nothing"))
    assert model.rowCount() == 0
    assert len(model.all) == 5


def test_what_texts_differ_about_is_not_in_force_but_can_be_switched_off():
    disputed = entry(status="disputed")
    assert status_words(disputed) == "your texts differ about it"
    assert (disputed.in_force, disputed.switched_on) == (False, True)
    assert state_of(disputed) == "waiting"
