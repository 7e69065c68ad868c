"""What a training has left: used or not, stale or not, and the figures behind it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.pages.models.training.conftest import adapter, figure
from ui.pages.models.training.adapterrow import AdapterRow
from ui.pages.models.training.records import Adapter
from ui.pages.models.training.words import STALENESS, spoken_verdicts

PROJECT = Path(__file__).resolve().parents[5]


@pytest.fixture
def row(app, qtbot):
    def show(**more):
        made = AdapterRow(app, Adapter.read(adapter(**more)), "The starter")
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


def test_it_says_from_when_and_what_it_is(row):
    shown = texts(row())
    assert shown[:2] == ["The starter", "Learned on 21 November 2026 from 412 of your texts · 19 MB"]
    assert "in use" in shown


def test_a_stale_one_says_why_and_what_to_do(row):
    shown = texts(row(stale=True, stale_reason="A source it was trained on was removed."))
    assert "A source it learned from was removed. Train again, or remove it." in shown


def test_what_makes_it_stale_is_said_in_the_engines_words():
    engine = PROJECT / "assistant" / "engine"
    code = "".join((engine / name).read_text("utf-8") for name in ("methods_training.py", "own_adapters.py"))
    for sentence, _words in STALENESS:
        assert re.sub(r"\{\w+\}.*", "", sentence) in code


def test_one_of_another_model_says_when_it_is_used_again(row):
    shown = texts(row(in_use=False))
    assert "Used again as soon as The starter writes your drafts." in shown
    assert not any("nearer to your style" in text for text in shown)


def test_the_table_shows_every_way_to_write_and_marks_the_one_in_use(row):
    made = row()
    made.fold.click()
    assert made.fold.text() == "Hide the figures"
    assert made.table.accessibleDescription().splitlines() == [
        "All mails · 40 mail(s)",
        "The model by itself: To correct: 50 %, Distance from your style: 1.20, Taken for yours: 50 %",
        "With examples from your mail: To correct: 50 %, Distance from your style: 1.00, Taken for yours: 50 %",
        "Trained: To correct: 50 %, Distance from your style: 0.90, Taken for yours: 50 %, "
        "The lead is: may be chance",
        "Trained, with examples (used): To correct: 50 %, Distance from your style: 0.75, "
        "Taken for yours: 50 %, The lead is: clear",
    ]
    assert texts(made.table).count("clear") == 1


def test_without_figures_there_is_nothing_to_unfold(row):
    assert not row(figures=[], arms={}).fold.isVisible()


def test_a_figure_that_could_not_be_measured_is_a_dash(row):
    assert "–" in texts(row(figures=[figure("both", authorship=None)]).table)


def verdicts(**more):
    return spoken_verdicts(Adapter.read(adapter(**more)))


def test_a_win_says_by_how_much(qapp):
    assert verdicts() == [
        "All mails: written with what was learned, and with examples from your mail. "
        "25 % nearer to your style than without, on 40 mail(s) it had not seen."
    ]


def test_a_loss_is_said_as_plainly(qapp):
    assert verdicts(arms={"all": "retrieval"}) == [
        "All mails: written as before. On 40 mail(s) it had not seen, the training did not win."
    ]


def test_registers_with_enough_mails_speak_for_themselves_and_the_others_together(qapp):
    informal = [figure("retrieval", "informal"), figure("both", "informal", style_distance=0.5)]
    found = verdicts(
        arms={"informal": "both", "formal": "retrieval", "neutral": "retrieval", "all": "retrieval"},
        figures=[figure("retrieval"), *informal],
    )
    assert [sentence.split(":")[0] for sentence in found] == ["Informal mails", "Other mails"]
    assert "50 % nearer" in found[0]
