"""An exported adapter read back is the one that was trained."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import KnownError
from models.training.bringing_back import bring_back, separate, trained
from models.training.export import export, interleave

HEADS, KV_HEADS, WIDTH, RANK = 4, 2, 16, 3
OUTPUTS = {
    "self_attn.q_proj": WIDTH,
    "self_attn.k_proj": WIDTH * KV_HEADS // HEADS,
    "self_attn.v_proj": WIDTH * KV_HEADS // HEADS,
    "mlp.down_proj": WIDTH,
}


def peft_folder(folder, seed=1, outputs=OUTPUTS, width=WIDTH):
    """An adapter as PEFT saves one, with numbers that half precision holds; its tensors."""
    save_file = pytest.importorskip("safetensors.numpy").save_file
    pytest.importorskip("gguf")
    source = np.random.default_rng(seed)
    tensors = {}
    for module, rows in outputs.items():
        name = f"base_model.model.model.layers.0.{module}"
        for half, shape in (("A", (RANK, width)), ("B", (rows, RANK))):
            numbers = source.normal(size=shape).astype(np.float16).astype(np.float32)
            tensors[f"{name}.lora_{half}.weight"] = numbers
    save_file(tensors, folder / "adapter_model.safetensors")
    (folder / "adapter_config.json").write_text(f'{{"lora_alpha": 6, "r": {RANK}}}', "utf-8")
    return tensors


def exported(folder):
    path = folder / "adapter.gguf"
    export(folder, path, heads=HEADS, kv_heads=KV_HEADS, name="Test", base_sha256="ab" * 32, task="writing")
    return path


@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 3))
def test_separating_undoes_interleaving(heads, half, columns):
    rows = np.arange(heads * 2 * half * columns).reshape(heads * 2 * half, columns)
    assert (separate(interleave(rows, heads), heads) == rows).all()


def test_what_comes_back_is_what_was_exported(tmp_path):
    tensors = peft_folder(tmp_path)
    back = bring_back(exported(tmp_path), heads=HEADS, kv_heads=KV_HEADS)

    for found in (back, trained(tmp_path)):
        assert (found.rank, found.alpha) == (RANK, 6.0)
        assert found.tensors.keys() == tensors.keys()
        for name, rows in tensors.items():
            np.testing.assert_array_equal(found.tensors[name], rows)


@pytest.mark.logs("passed over")
@pytest.mark.parametrize("kept", [0, 40, 500, -100])
def test_a_cut_or_foreign_file_is_named_damaged(tmp_path, kept):
    peft_folder(tmp_path)
    path = exported(tmp_path)
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(KnownError) as told:
        bring_back(path, heads=HEADS, kv_heads=KV_HEADS)
    assert told.value.code == "adapter-damaged"
