"""Likeness of a draft to the real mail."""

from __future__ import annotations

import pytest

from assistant.evaluation.likeness import bleu, features, rouge_l, spread, style_distance

CASUAL = "Hi Jo,\n\nI can't come... sorry! Let's talk, ok?\n\nBest,\nAnn"
STIFF = "Dear Ms Li,\n\nI am unable to attend the meeting; please accept my apologies.\n\nYours sincerely,\nAnn Bo"


def test_equal_texts_have_no_distance_and_full_marks():
    scale = spread([CASUAL, STIFF])
    assert style_distance(CASUAL, CASUAL, scale) == 0.0
    assert rouge_l(CASUAL, CASUAL) == pytest.approx(1.0)
    assert bleu(CASUAL, CASUAL) == pytest.approx(1.0)


def test_the_distance_grows_with_the_differences():
    scale = spread([CASUAL, STIFF, "Hi,\n\nThanks. Done.\n\nAnn"])
    nearly = CASUAL.replace("!", ".")
    assert 0 < style_distance(nearly, CASUAL, scale) < style_distance(STIFF, CASUAL, scale)


def test_rouge_counts_the_words_in_common_in_their_order():
    assert rouge_l("the cat sat down", "the dog sat") == pytest.approx(2 * 2 / 7)
    assert rouge_l("", "the dog sat") == 0.0
    assert rouge_l("sat the", "the sat") == pytest.approx(0.5)


@pytest.mark.parametrize("text", ["", "!", "…\n\n", "Grüße", "你好"])
def test_any_text_can_be_measured(text: str):
    assert set(features(text)) == set(features(CASUAL))
    assert style_distance(text, CASUAL, spread([])) > 0
    assert 0 <= bleu(text, CASUAL) <= 1
