"""An adapter goes over to another model only where all its matrices fit."""

import pytest

from models.adapters import read_adapter
from models.errors import KnownError
from models.training.bringing_back import bring_back
from models.training.carry import carry, fits
from tests.models.tiny import HEADS, KV_HEADS, WIDTH, write_tiny
from tests.models.training.test_bringing_back import peft_folder

pytest.importorskip("gguf")


@pytest.fixture
def adapter(tmp_path):
    """An adapter for the tiny model's queries, keys and values."""
    from models.training.export import export

    folder = tmp_path / "made"
    folder.mkdir()
    peft_folder(folder, outputs={
        "self_attn.q_proj": WIDTH,
        "self_attn.k_proj": WIDTH * KV_HEADS // HEADS,
    }, width=WIDTH)  # fmt: skip
    path = tmp_path / "adapter.gguf"
    export(folder, path, heads=HEADS, kv_heads=KV_HEADS, name="Test", base_sha256="ab" * 32, task="personal")
    return path


def test_shapes_decide(tmp_path, adapter):
    same, wider = write_tiny(tmp_path / "same.gguf", seed=7), write_tiny(tmp_path / "wider.gguf", width=48)

    assert fits(adapter, same)
    assert not fits(adapter, wider)


def test_a_carried_adapter_names_its_new_base_and_keeps_its_weights(tmp_path, adapter):
    target = tmp_path / "carried.gguf"
    carry(adapter, target, "cd" * 32)

    found = read_adapter(target)
    assert found is not None
    assert (found.base, found.task) == ("cd" * 32, "personal")
    old, new = (bring_back(one, heads=HEADS, kv_heads=KV_HEADS) for one in (adapter, target))
    assert new.alpha == old.alpha
    assert all((new.tensors[name] == rows).all() for name, rows in old.tensors.items())


@pytest.mark.logs("passed over")
def test_a_damaged_adapter_is_told(tmp_path, adapter):
    adapter.write_bytes(adapter.read_bytes()[:200])

    with pytest.raises(KnownError) as told:
        carry(adapter, tmp_path / "carried.gguf", "cd" * 32)
    assert told.value.code == "adapter-damaged"
