"""Training on a tiny model: it learns, goes on after a kill, starts from weights, stands still when asked."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from models import tasks
from models.errors import KnownError
from models.training.export import interleave
from models.training.hold import Hold
from models.training.lora import train
from models.training.pair import Pair
from models.training.recipe import Recipe
from tests.models.tiny import LAYERS, write_tiny

PAIRS = [Pair(tasks.word_note("neutral"), f"at {k}", f"It is at {k}.") for k in range(6)]
RECIPE = Recipe(rank=4, alpha=8, step_tokens=150, longest=400, learning_rate=5e-3, checkpoint_seconds=0)


class Killed(Exception):
    """Stands for a kill between two steps."""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    pytest.importorskip("peft")
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield write_tiny(tmp_path_factory.mktemp("tiny") / "tiny.gguf")
    torch.set_num_threads(threads)


def weights_in(folder):
    from models.training.bringing_back import trained

    return trained(folder)


def test_interleaving_pairs_each_row_with_the_row_half_a_head_away():
    rows = np.arange(8).reshape(8, 1)

    assert interleave(rows, heads=1).ravel().tolist() == [0, 4, 1, 5, 2, 6, 3, 7]
    assert interleave(rows, heads=2).ravel().tolist() == [0, 2, 1, 3, 4, 6, 5, 7]


def test_a_run_that_was_killed_ends_where_an_undisturbed_one_does(tiny, tmp_path):
    told = []
    train(tiny, "chatml", PAIRS, tmp_path / "whole", RECIPE, told.append)

    def kill(state):
        if state["step"] == 2:
            raise Killed

    with pytest.raises(Killed):
        train(tiny, "chatml", PAIRS, tmp_path / "parted", RECIPE, kill)
    first = []
    train(tiny, "chatml", PAIRS, tmp_path / "parted", RECIPE, first.append)

    # The last step before a kill is done again: its checkpoint was not written yet.
    assert first[0]["step"] == 1
    assert told[-1]["step"] == told[-1]["steps"]
    assert told[-1]["loss"] < told[1]["loss"]
    whole, parted = weights_in(tmp_path / "whole"), weights_in(tmp_path / "parted")
    for name, rows in whole.tensors.items():
        np.testing.assert_allclose(parted.tensors[name], rows, atol=1e-5)


def test_training_goes_on_from_the_weights_it_is_given(tiny, tmp_path):
    train(tiny, "chatml", PAIRS, tmp_path / "first", RECIPE, lambda _: None)
    start = weights_in(tmp_path / "first")
    slow = Recipe(rank=4, alpha=8, step_tokens=300, longest=400, learning_rate=0.0)
    train(tiny, "chatml", PAIRS, tmp_path / "second", slow, lambda _: None, start=start)

    losses = [
        json.loads((tmp_path / one / "training.json").read_text())["losses"] for one in ("first", "second")
    ]
    assert losses[1][0] < losses[0][0]
    for name, rows in weights_in(tmp_path / "second").tensors.items():
        np.testing.assert_allclose(rows, start.tensors[name], atol=1e-5)


def test_weights_of_another_shape_are_refused(tiny, tmp_path):
    train(tiny, "chatml", PAIRS[:2], tmp_path / "first", RECIPE, lambda _: None)
    other = Recipe(rank=2, alpha=4, step_tokens=300, longest=400)

    with pytest.raises(KnownError) as told:
        train(
            tiny,
            "chatml",
            PAIRS,
            tmp_path / "other",
            other,
            lambda _: None,
            start=weights_in(tmp_path / "first"),
        )
    assert told.value.code == "adapter-other-base"


class Counted(Hold):
    """Counts how often a layer asks whether it may go on."""

    def __init__(self):
        super().__init__()
        self.asked = 0

    def wait(self):
        self.asked += 1
        super().wait()


def test_every_layer_asks_whether_it_may_go_on(tiny, tmp_path):
    hold, told = Counted(), []
    train(tiny, "chatml", PAIRS, tmp_path / "held", RECIPE, told.append, hold=hold)

    # Each layer forwards, and each but the first backwards.
    assert hold.asked == told[-1]["steps"] * (2 * LAYERS - 1)


def test_a_limit_of_time_ends_the_run_with_what_it_has(tiny, tmp_path, monkeypatch):
    told, now = [], [0.0]
    monkeypatch.setattr("models.training.lora.time", SimpleNamespace(monotonic=lambda: now[0]))

    def tell(state):
        told.append(state)
        now[0] += 60

    train(tiny, "chatml", PAIRS, tmp_path / "short", RECIPE, tell, minutes=1.5)
    assert told[-1]["step"] == 1 < told[-1]["steps"]
    assert (tmp_path / "short" / "adapter_model.safetensors").exists()
