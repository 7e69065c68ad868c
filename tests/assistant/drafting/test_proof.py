"""What a proofreading model may change."""

import pytest

from assistant.drafting.proof import slight


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The figures is not correct.", "The figures are not correct."),
        ("Please let me now if you agrees.", "Please let me know if you agree."),
        ("Their are three problem.", "There are three problems."),
        ("I am looking forward to hear from you.", "I am looking forward to hearing from you."),
        ("I send you report.", "I send you the report."),
        ("It depends of the weather.", "It depends on the weather."),
    ],
)
def test_mended_mistakes_pass(old, new):
    assert slight(old, new, "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It was lost in the post.", "The post was lost in the media."),
        ("Call me on Monday.", "Please call me on Monday."),
        ("I'd rather wait.", "I'm waiting."),
        ("It costs 310 EUR.", "It costs 301 EUR."),
        ("We agree.", "We do not agree."),
        ("Send it again.", "Send the invoice again."),
        ("I have two questiins.", "I have two quests."),
        ("I apologise for the delay.", "I apologize for the delay."),
        ("The colour is wrong.", "The color is wrong."),
    ],
)
def test_other_sentences_do_not(old, new):
    assert not slight(old, new, "en")
