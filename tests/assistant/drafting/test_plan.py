"""Which preferences can act with which model."""

from dataclasses import replace

import pytest

from assistant.drafting.plan import acts, strategy_of
from models.cards import Measured, ModelCard

SMALL = ModelCard("s", "S", "language", "s.gguf", "apache-2.0", measured=Measured(strategy="points"))
STRONG = replace(SMALL, measured=Measured(strategy="whole"))


@pytest.mark.parametrize(
    ("rule", "parameters", "card", "how"),
    [
        ("greeting", {"form": "Hi,"}, None, "rule"),
        ("register", {"form": "formal"}, SMALL, "rule"),
        ("", {}, None, "not with this model"),
        ("", {}, SMALL, "not with this model"),
        ("", {}, STRONG, "prompt"),
        ("length", {"unit": "words", "n": 80}, SMALL, "not with this model"),
        ("more_like", {"passage": "x"}, STRONG, "prompt"),
        ("not_like", {"passage": "x"}, STRONG, "not with this model"),
    ],
)
def test_how_a_preference_acts(office, rule, parameters, card, how):
    found, reason = acts(office.preference(1, "x", rule, **parameters), card)
    assert found == how
    assert bool(reason) == (how == "not with this model")


def test_a_measured_model_is_given_only_the_cues_that_helped_it(office):
    deaf = replace(STRONG, measured=Measured(strategy="whole", cues=("exemplars", "contrast")))
    assert acts(office.preference(1, "be brief"), deaf)[0] == "not with this model"
    assert acts(office.preference(1, "x", "not_like", passage="x"), deaf)[0] == "prompt"


def test_the_number_of_weights_tells_where_nothing_was_measured():
    assert strategy_of(None) == "frame"
    assert strategy_of(replace(SMALL, measured=Measured(), parameters=3 * 10**9)) == "whole"
    assert strategy_of(replace(SMALL, measured=Measured(), parameters=10**8)) == "points"
    assert strategy_of(SMALL, "frame") == "frame"
