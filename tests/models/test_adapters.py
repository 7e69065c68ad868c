from __future__ import annotations

import struct

import numpy as np
import pytest

from models.adapters import Adapter, beginnings, find_adapter, read_adapter
from models.catalogue import find_card
from models.hardware import plan_load, read_machine
from models.llm import LanguageModel, Sampling
from models.states import StateFolder
from models.tasks import word_note
from models.templates import render
from tests.models.ggufs import gguf, tensor, write

WIDTH, RANK = 576, 4


def adapter_bytes(base: str, strength: float, task: str = "writing", seed: int = 1) -> bytes:
    """An adapter for one projection of the starter's first layer."""
    source = np.random.default_rng(seed)
    down = source.normal(size=(RANK, WIDTH)).astype("<f4") * strength
    up = source.normal(size=(WIDTH, RANK)).astype("<f4") * strength
    entries = {
        "general.architecture": "llama",
        "general.type": "adapter",
        "adapter.type": "lora",
        "adapter.lora.alpha": struct.pack("<If", 6, 8.0),
        "ownhand.base.sha256": base,
        "ownhand.task": task,
    }
    tensors = [
        tensor("blk.0.attn_output.weight.lora_a", (WIDTH, RANK), 0),
        tensor("blk.0.attn_output.weight.lora_b", (RANK, WIDTH), down.nbytes),
    ]
    return gguf(entries, tensors, data=0) + down.tobytes() + up.tobytes()


def test_an_adapter_is_found_by_the_digest_of_its_base(tmp_path):
    card = find_card("starter")
    path = write(tmp_path, adapter_bytes(card.sha256, 0.1), "a.gguf")
    assert find_adapter(card, tmp_path) == Adapter(path, "writing", card.sha256)
    assert find_adapter(find_card("qwen3-4b"), tmp_path) is None
    assert find_adapter(card, tmp_path / "absent") is None


@pytest.mark.logs("passed over")
def test_other_files_are_no_adapters(tmp_path):
    assert read_adapter(write(tmp_path, gguf())) is None
    assert read_adapter(write(tmp_path, b"GGUF" + bytes(90))) is None


def test_prompts_of_the_trained_tasks_are_recognised():
    begin = beginnings("chatml")
    assert render("chatml", word_note("formal"), "meeting moved").startswith(begin)
    assert not render("chatml", "You are helpful.", word_note("formal")).startswith(begin)


@pytest.mark.model
def test_the_adapter_is_in_force_for_its_prompts_alone(tmp_path, starter_model_file):
    card = find_card("starter")
    plan = plan_load(card, read_machine(), 1024)
    found = read_adapter(write(tmp_path, adapter_bytes(card.sha256, 1.0), "a.gguf"))
    assert found is not None
    own, other = render("chatml", word_note("neutral"), "printer broken"), render("chatml", "", "Say hello.")
    sampling = Sampling(max_tokens=12)
    with LanguageModel.load(starter_model_file, card, plan, found) as adapted:
        assert adapted.adapter == "writing"
        texts = [adapted.generate(prompt, sampling).text for prompt in (own, other, own, other)]
        score = adapted.score(own, "The printer is broken.")
    with LanguageModel.load(starter_model_file, card, plan) as plain:
        bare = plain.score(own, "The printer is broken.") if not plain.adapter else None
        assert plain.generate(other, sampling).text == texts[1] == texts[3]
        assert texts[0] == texts[2]
        if bare is not None:
            assert plain.generate(own, sampling).text != texts[0]
            assert bare.logprob != score.logprob


@pytest.mark.model
@pytest.mark.logs("does not fit")
def test_an_adapter_that_does_not_fit_is_left_out(tmp_path, starter_model_file):
    card = find_card("starter")
    path = write(tmp_path, gguf({"general.architecture": "llama", "general.type": "adapter"}), "bad.gguf")
    adapter = Adapter(path, "writing", card.sha256)
    with LanguageModel.load(
        starter_model_file, card, plan_load(card, read_machine(), 1024), adapter
    ) as model:
        assert model.adapter == ""
        assert model.generate(model.render("", "Say hello."), Sampling(max_tokens=3)).text


@pytest.mark.model
def test_each_request_names_its_adapter_and_how_strongly_it_acts(tmp_path, starter_model_file):
    card = find_card("starter")
    files = {
        task: write(tmp_path, adapter_bytes(card.sha256, 1.0, task, seed), f"{task}.gguf")
        for seed, task in enumerate(("writing", "personal"), 1)
    }
    writing, personal = (read_adapter(files[task]) for task in ("writing", "personal"))
    prompt = render("chatml", word_note("neutral"), "printer broken")
    with LanguageModel.load(
        starter_model_file, card, plan_load(card, read_machine(), 1024), writing, [personal]
    ) as model:
        assert set(model.adapters) == {"writing", "personal"}

        def likelihood(adapter: str | None) -> float:
            return model.score(prompt, "The printer is broken.", adapter=adapter).logprob

        values = {name: likelihood(name) for name in ("", "writing", "personal", None)}
        assert values[None] == values["writing"], "without a word the prompt decides"
        assert len({values[name] for name in ("", "writing", "personal")}) == 3

        sampling = Sampling(max_tokens=12)
        bare = model.generate(prompt, sampling, adapter="").text
        assert model.generate(prompt, sampling, adapter="personal", scale=0.0).text == bare
        assert model.generate(prompt, sampling, adapter="personal").text != bare
        with pytest.raises(ValueError, match="without that adapter"):
            model.generate(prompt, sampling, adapter="other")


@pytest.mark.model
def test_what_was_computed_with_another_adapter_is_never_used_again(tmp_path, starter_model_file):
    """A trained-again adapter of the same task is another one: saved prefixes belong to the file's content."""
    card = find_card("starter")
    plan = plan_load(card, read_machine(), 1024)
    prefix = render("chatml", word_note("neutral"), "printer broken")
    states = StateFolder(tmp_path / "states")
    sources = []
    for seed in (1, 1, 2):
        found = read_adapter(write(tmp_path, adapter_bytes(card.sha256, 1.0, seed=seed), f"{seed}.gguf"))
        with LanguageModel.load(starter_model_file, card, plan, found) as model:
            sources.append(model.warm(prefix, states).source)
    assert sources == ["computed", "disk", "computed"]
