"""Why a draft is as it is: each preference as a chip, short enough to be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from ui import translation
from ui.pages.write.answer import Answer, Used
from ui.pages.write.why import QUESTIONS, Why, spoken_question
from ui.widgets.chips import SwitchChip


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("To Ann Bee: close with 'Best,'.", "Close with 'Best,'."),
        ("In formal mail: use no contractions.", "Use no contractions."),
        ("Never use 'kindly'.", "Never use 'kindly'."),
        ("End the text with 'To whom it may concern: thanks'.", "End the text with 'To whom"),
    ],
)
def test_a_chip_says_the_wish_and_its_tip_the_whole_sentence(app, qtbot, sentence, shown):
    why = Why(app)
    qtbot.addWidget(why)
    why.show_answer(Answer(used=(Used("pref-1", sentence),)), ())
    (chip,) = why.findChildren(SwitchChip)
    assert chip.text().startswith(shown)
    assert sentence in chip.toolTip().replace("\n", " ")


def test_the_question_is_asked_in_the_engines_words():
    code = (Path(__file__).resolve().parents[4] / "assistant" / "drafting" / "asking.py").read_text("utf-8")
    for words in QUESTIONS:
        assert re.sub(r"\{\w+\}.*", "", words) in code


def test_a_german_is_asked_in_german(qapp):
    before = QLocale()
    translation.install("de")
    try:
        assert spoken_question("How do you write to Ann Lee?") == "Wie schreiben Sie Ann Lee?"
        assert spoken_question("Formally: Dear Ms Lee,") == "Förmlich: Dear Ms Lee,"
        assert spoken_question("Anything else?") == "Anything else?"
    finally:
        translation.uninstall()
        QLocale.setDefault(before)
