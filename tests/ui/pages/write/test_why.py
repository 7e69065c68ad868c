"""Why a draft is as it is: each preference as a chip, short enough to be read."""

from __future__ import annotations

import pytest

from ui.pages.write.answer import Answer, Used
from ui.pages.write.why import Why
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
