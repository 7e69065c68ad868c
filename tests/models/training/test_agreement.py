"""An adapter that came out of the export otherwise than it went in must not be used."""

from importlib import resources
from pathlib import Path

import pytest

from models import tasks
from models.training.agreement import Likelihoods, compare, in_llama, in_torch
from models.training.bringing_back import bring_back
from models.training.pair import Pair

TRAINED = Likelihoods(adapted=(-0.50, -0.60, -0.40), bare=(-1.60, -1.70, -1.30))


def test_the_small_difference_of_quantized_arithmetic_is_no_fault():
    found = compare(TRAINED, Likelihoods(adapted=(-0.51, -0.58, -0.42), bare=(-1.58, -1.71, -1.32)))
    assert found.holds
    assert found.effect > 0.9


def test_a_file_that_does_less_or_other_than_was_trained_is_found():
    weaker = Likelihoods(adapted=(-0.62, -0.71, -0.55), bare=(-1.58, -1.71, -1.32))
    without_effect = Likelihoods(adapted=(-1.58, -1.71, -1.32), bare=(-1.58, -1.71, -1.32))
    assert not compare(TRAINED, weaker).holds
    assert not compare(TRAINED, without_effect).holds


@pytest.mark.model
def test_the_shipped_adapter_does_in_llama_what_it_does_in_pytorch(starter_model_file):
    pytest.importorskip("peft")
    pytest.importorskip("gguf")
    (adapter,) = Path(str(resources.files("resources"))).joinpath("adapters").glob("*.gguf")
    pairs = [
        Pair(
            tasks.word_note("neutral"), "report sent Monday, figures final", "The report was sent on Monday."
        ),
        Pair(tasks.word_note("formal"), "meeting moved 12 May", "The meeting has been moved to 12 May."),
        Pair(tasks.word_note("informal"), "can't come tomorrow, sick", "I can't come tomorrow, I'm sick."),
    ]
    weights = bring_back(adapter, heads=9, kv_heads=3)
    torch = in_torch(starter_model_file, "chatml", weights, pairs)
    llama = in_llama(starter_model_file, "chatml", adapter, pairs)
    assert compare(torch, llama).holds
