from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from models.cards import Measured, ModelCard
from models.catalogue import (
    card_from,
    find_card,
    find_installed,
    installed,
    load_catalogue,
    read_card,
    with_measured,
    write_card,
)
from models.errors import KnownError
from models.templates import TEMPLATES

TINY = ModelCard("tiny", "Tiny", "language", "tiny.gguf", "MIT", size=4)


def test_every_card_of_the_catalogue_is_complete():
    cards = load_catalogue()
    assert len({card.name for card in cards}) == len(cards)
    for card in cards:
        assert card.licence in ("Apache-2.0", "MIT")
        assert (card.wheel is None) != (card.url == "")
        assert not card.sha256 or len(card.sha256) == 64
        assert card.size > 0
        if card.kind == "language":
            assert card.template in TEMPLATES
            assert card.kv_bytes_per_token > 0
            assert card.context >= 4096
        if card.url:
            assert urlsplit(card.url).scheme == "https"


def test_there_is_something_for_every_machine():
    sizes = sorted(card.parameters / 1e9 for card in load_catalogue() if card.kind == "language")
    assert sizes[0] < 0.2
    assert sum(1.5 <= size <= 8.5 for size in sizes) >= 4


def test_names_are_found_in_any_case_and_unknown_ones_told():
    assert find_card("STARTER").name == "starter"
    with pytest.raises(KnownError) as caught:
        find_card("gpt-9")
    assert caught.value.code == "unknown-model"
    assert "starter" in caught.value.hint


def test_a_card_survives_writing_and_reading(tmp_path):
    card = with_measured(find_card("starter"), Measured("points", 200.0, 100.0, 0.5, 0.5, 1.0, 12.0, "x"))
    write_card(tmp_path / "starter", card)
    assert read_card(tmp_path / "starter") == card
    assert card.strategy == "points"


def test_a_card_of_a_later_version_is_still_read(tmp_path):
    write_card(tmp_path / "tiny", TINY)
    path = tmp_path / "tiny" / "card.json"
    data = json.loads(path.read_text())
    data["something_new"] = 1
    data["measured"]["also_new"] = 2
    path.write_text(json.dumps(data))
    assert read_card(tmp_path / "tiny") == TINY


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"name": "x"}', '{"kind": 3}'])
def test_a_damaged_card_counts_as_absent(tmp_path, text):
    (tmp_path / "card.json").write_text(text)
    assert read_card(tmp_path) is None


def test_a_card_cannot_point_outside_its_folder():
    with pytest.raises(ValueError, match="not a model card"):
        card_from(
            {"name": "x", "title": "x", "kind": "language", "file": "../../etc/passwd", "licence": "MIT"}
        )


def test_only_models_with_their_whole_weights_are_installed(tmp_path):
    write_card(tmp_path / "tiny", TINY)
    assert installed(tmp_path) == []
    (tmp_path / "tiny" / "tiny.gguf").write_bytes(b"GGU")
    assert installed(tmp_path) == []
    (tmp_path / "tiny" / "tiny.gguf").write_bytes(b"GGUF")
    assert [model.card.name for model in installed(tmp_path)] == ["tiny"]
    assert installed(tmp_path / "absent") == []


def test_a_model_used_where_it_lies_is_found_there(tmp_path):
    away = tmp_path / "away.gguf"
    away.write_bytes(b"GGUF")
    write_card(tmp_path / "models" / "tiny", replace(TINY, path=str(away)))
    assert find_installed("tiny", tmp_path / "models").path == away
    away.unlink()
    with pytest.raises(KnownError) as caught:
        find_installed("tiny", tmp_path / "models")
    assert caught.value.code == "model-missing"


@pytest.mark.model
def test_the_real_models_are_recognised(models_folder, starter_model_file, embedding_folder):
    names = {model.card.name: model.path for model in installed(models_folder)}
    assert names["starter"] == starter_model_file
    assert names["all-MiniLM-L6-v2"] == embedding_folder
