"""What a run needs grows with what it does, and larger models trade time for memory."""

from dataclasses import replace

import pytest

from models.gguf import inspect
from models.training.estimate import estimate
from models.training.recipe import Recipe
from tests.models.tiny import write_tiny

pytest.importorskip("gguf")


def test_more_tokens_take_more_time_and_larger_steps_more_memory(tmp_path):
    tiny = write_tiny(tmp_path / "tiny.gguf")
    card = inspect(tiny).card("tiny", tiny, "")
    little, much = (estimate(tiny, card, Recipe(), tokens, 2) for tokens in (1000, 4000))

    assert much.seconds == pytest.approx(4 * little.seconds)
    assert much.memory == little.memory
    assert estimate(tiny, card, Recipe(step_tokens=4096), 1000, 2).memory > little.memory
    assert estimate(tiny, card, Recipe(), 1000, 4).seconds == pytest.approx(little.seconds / 2)


def test_a_large_model_is_reckoned_with_what_is_computed_twice(tmp_path):
    tiny = write_tiny(tmp_path / "tiny.gguf")
    card = inspect(tiny).card("tiny", tiny, "")
    small, large = replace(card, parameters=400_000_000), replace(card, parameters=600_000_000)

    slower = (
        estimate(tiny, large, Recipe(), 1000, 2).seconds / estimate(tiny, small, Recipe(), 1000, 2).seconds
    )
    assert slower > 600 / 400


@pytest.mark.model
def test_the_memory_for_the_starter_is_near_what_was_measured(starter_model_file):
    from assistant.personal.plan import RECIPE

    card = inspect(starter_model_file).card("starter", starter_model_file, "")
    # A run with steps of 512 tokens was measured at 2.7 GB.
    assert 2.3e9 < estimate(starter_model_file, card, RECIPE, 100_000, 2).memory < 3.3e9
