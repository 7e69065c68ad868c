"""What an adapter must fit is read from the files alone."""

import pytest

from models.errors import KnownError
from models.training.shapes import adapter_shapes, heads_of, projections
from tests.models.tiny import HEADS, INNER, KV_HEADS, LAYERS, WIDTH, write_tiny

pytest.importorskip("gguf")


def test_the_projections_of_a_model_have_inputs_and_outputs(tmp_path):
    tiny = write_tiny(tmp_path / "tiny.gguf")
    found = projections(tiny)

    assert len(found) == 7 * LAYERS
    assert found["blk.0.attn_k"] == (WIDTH, WIDTH * KV_HEADS // HEADS)
    assert found["blk.1.ffn_down"] == (INNER, WIDTH)
    assert heads_of(tiny) == (HEADS, KV_HEADS)


@pytest.mark.parametrize("content", [b"", b"GGUF", b"no model at all" * 9])
def test_a_file_that_is_none_is_told(tmp_path, content):
    path = tmp_path / "broken.gguf"
    path.write_bytes(content)

    for read, code in (
        (projections, "model-damaged"),
        (heads_of, "model-damaged"),
        (adapter_shapes, "adapter-damaged"),
    ):
        with pytest.raises(KnownError) as told:
            read(path)
        assert told.value.code == code
