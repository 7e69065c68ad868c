from __future__ import annotations

from dataclasses import replace

import pytest

from models.cards import ModelCard
from models.catalogue import find_card, load_catalogue
from models.errors import KnownError
from models.hardware import SHARE_OF_AVAILABLE, Machine, fit, plan_load, read_machine, recommend

GB = 10**9
LAPTOP = Machine(4, 4, 8, 16 * GB, 10 * GB, False, "Linux")


def test_this_machine_is_measured():
    machine = read_machine()
    assert 1 <= machine.cores_performance <= machine.cores_physical <= machine.cores_logical
    assert 0 < machine.ram_available <= machine.ram_total


def test_a_container_limit_counts(tmp_path):
    (tmp_path / "memory.max").write_text("2000000000\n")
    (tmp_path / "memory.current").write_text("1500000000\n")
    (tmp_path / "memory.stat").write_text("anon 900000000\ninactive_file 500000000\n")
    (tmp_path / "cpu.max").write_text("100000 100000\n")
    machine = read_machine(tmp_path)
    assert machine.ram_total == 2_000_000_000
    assert machine.ram_available <= 1_000_000_000
    assert machine.cores_logical == 1


def test_a_container_without_limit_changes_nothing(tmp_path):
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1500000000\n")
    (tmp_path / "cpu.max").write_text("max 100000\n")
    assert read_machine(tmp_path).ram_total == read_machine(tmp_path / "absent").ram_total


def test_the_plan_stays_in_its_budget():
    for card in load_catalogue():
        if card.kind == "language":
            plan = plan_load(card, LAPTOP)
            assert plan.total_bytes <= plan.budget_bytes == int(LAPTOP.ram_available * SHARE_OF_AVAILABLE)
            assert plan.cache_bytes == card.kv_bytes_per_token * plan.context_tokens


def test_a_smaller_context_comes_before_a_refusal():
    card = find_card("qwen3-4b")
    roomy = plan_load(card, LAPTOP, 8192)
    tight = plan_load(card, replace(LAPTOP, ram_available=int(4.3 * GB)), 8192)
    assert roomy.context_tokens == 8192
    assert 1024 <= tight.context_tokens < 8192


def test_a_model_that_is_too_large_is_refused_with_figures():
    with pytest.raises(KnownError) as caught:
        plan_load(find_card("qwen3-8b"), replace(LAPTOP, ram_available=4 * GB))
    assert caught.value.code == "model-too-large"
    assert "5." in caught.value.message
    assert "GB" in caught.value.message
    assert "2.8 GB" in caught.value.message


def test_no_more_context_than_the_model_was_trained_for():
    card = replace(find_card("starter"), context=2048)
    assert plan_load(card, LAPTOP, 32768).context_tokens == 2048


def test_a_file_of_unknown_shape_is_planned_carefully():
    card = ModelCard("mine", "Mine", "language", "mine.gguf", "unknown")
    plan = plan_load(card, LAPTOP, size=2 * GB)
    assert plan.weights_bytes == 2 * GB
    assert plan.cache_bytes > 500_000_000


def test_large_models_get_small_steps_so_that_cancelling_stays_quick():
    assert plan_load(find_card("starter"), LAPTOP).batch > plan_load(find_card("qwen3-4b"), LAPTOP).batch


def test_metal_takes_all_layers():
    assert plan_load(find_card("starter"), replace(LAPTOP, metal=True)).gpu_layers == -1


def test_fit_speaks_in_words():
    assert fit(find_card("qwen3-4b"), LAPTOP).level in ("good", "slow")
    small = replace(LAPTOP, ram_available=GB)
    assert fit(find_card("qwen3-8b"), small).level == "no"
    assert fit(find_card("all-MiniLM-L6-v2"), LAPTOP).level == "good"


def test_more_machine_is_recommended_more_model():
    cards = load_catalogue()
    small = recommend(cards, replace(LAPTOP, cores_performance=2, ram_available=2 * GB))
    large = recommend(cards, replace(LAPTOP, ram_available=24 * GB, metal=True))
    assert small is not None
    assert large is not None
    assert large.parameters > small.parameters
    assert recommend(cards, replace(LAPTOP, ram_available=10**8)) is None
