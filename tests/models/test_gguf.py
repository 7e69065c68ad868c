from __future__ import annotations

import struct
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import KnownError
from models.gguf import inspect
from tests.models.ggufs import MODEL, entry, gguf, tensor, text, typed, write


def refusal(folder: Path, content: bytes) -> KnownError:
    with pytest.raises(KnownError) as caught:
        inspect(write(folder, content))
    return caught.value


def test_an_honest_file_tells_its_shape(tmp_path):
    info = inspect(write(tmp_path, gguf()))
    assert (info.layers, info.kv_heads, info.head_size, info.context) == (2, 2, 16, 256)
    assert info.vocabulary == 4
    assert info.template == "chatml"
    assert info.template_chars == len(MODEL["tokenizer.chat_template"])


def test_the_real_starter_agrees_with_the_catalogue(starter_model_file):
    from models.catalogue import find_card

    info, card = inspect(starter_model_file), find_card("starter")
    assert (info.size, info.parameters, info.layers, info.kv_heads, info.head_size, info.vocabulary) == (
        card.size,
        card.parameters,
        card.layers,
        card.kv_heads,
        card.head_size,
        card.vocabulary,
    )
    assert info.template == card.template


def test_other_files_are_not_models(tmp_path):
    assert refusal(tmp_path, b"PK\x03\x04" + bytes(100)).code == "not-a-model"
    assert refusal(tmp_path, b"").code == "not-a-model"
    with pytest.raises(KnownError):
        inspect(tmp_path / "absent.gguf")


@pytest.mark.parametrize("version", [0, 1, 4, 2**31])
def test_unknown_versions_are_refused(tmp_path, version):
    assert refusal(tmp_path, gguf(version=version)).code == "model-unsupported"


def test_part_of_a_split_model_is_told(tmp_path):
    assert refusal(tmp_path, gguf({**MODEL, "split.count": 3})).code == "model-unsupported"


def test_a_file_without_vocabulary_is_no_language_model(tmp_path):
    entries = {key: value for key, value in MODEL.items() if key != "tokenizer.ggml.tokens"}
    assert refusal(tmp_path, gguf(entries)).code == "model-unsupported"


HOSTILE = {
    "counts beyond the file": gguf(counts=(1, 2**62)),
    "as many tensors": gguf(counts=(2**62, len(MODEL))),
    "no tensors": gguf(tensors=[]),
    "text longer than the file": gguf({**MODEL, "x": struct.pack("<IQ", 8, 2**63) + b"abc"}),
    "array longer than the file": gguf({**MODEL, "x": struct.pack("<IIQ", 9, 4, 1_000_000)}),
    "array of 2^61": gguf({**MODEL, "x": struct.pack("<IIQ", 9, 4, 2**61)}),
    "nested arrays": gguf({**MODEL, "x": struct.pack("<I", 9) + struct.pack("<IQ", 9, 1) * 50}),
    "unknown type": gguf({**MODEL, "x": struct.pack("<II", 77, 0)}),
    "neither yes nor no": gguf({**MODEL, "x": struct.pack("<IB", 7, 9)}),
    "huge template": gguf({**MODEL, "tokenizer.chat_template": "x" * 300_000}),
    "tensor outside": gguf(tensors=[tensor("a", (1024,), 0)]),
    "tensor offset outside": gguf(tensors=[tensor("a", (32,), 2**62)]),
    "tensor not aligned": gguf(tensors=[tensor("a", (4,), 5)]),
    "tensors over one another": gguf(tensors=[tensor("a", (32,), 0), tensor("b", (16,), 64)]),
    "tensor named twice": gguf(tensors=[tensor("a", (8,), 0), tensor("a", (8,), 32)]),
    "lengths that overflow": gguf(tensors=[tensor("a", (2**33, 2**33, 2**33), 0)]),
    "a length of nothing": gguf(tensors=[tensor("a", (0,), 0)]),
    "nine dimensions": gguf(tensors=[tensor("a", (1,) * 9, 0)]),
    "half a block": gguf(tensors=[tensor("a", (48,), 0, kind=12)]),
    "unknown tensor type": gguf(tensors=[tensor("a", (32,), 0, kind=99)]),
    "impossible alignment": gguf({**MODEL, "general.alignment": 7}),
    "more layers than the runtime holds": gguf({**MODEL, "llama.block_count": 4_000_000_000}),
    "an endless context": gguf({**MODEL, "llama.context_length": 2**31 - 1}),
    "too many heads": gguf({**MODEL, "llama.attention.head_count": 1_000_000}),
    "architecture that is a path": gguf({**MODEL, "general.architecture": "../../etc"}),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused(tmp_path, content):
    assert refusal(tmp_path, content).code == "model-damaged"


def test_a_key_that_comes_twice_is_refused(tmp_path):
    body = b"".join(entry(key, value) for key, value in MODEL.items()) + entry("general.name", "Other")
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, len(MODEL) + 1) + body + tensor("a", (8,), 0)
    assert refusal(tmp_path, head + bytes(256)).code == "model-damaged"


def test_every_cut_is_told(tmp_path):
    whole = gguf()
    for length in range(0, len(whole), 7):
        assert refusal(tmp_path, whole[:length]).code in ("not-a-model", "model-damaged")


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_mutated_files_are_read_or_refused_and_nothing_else(data):
    content = bytearray(gguf())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + 1] = data.draw(st.binary(min_size=0, max_size=9))
    with tempfile.TemporaryDirectory() as folder:
        try:
            info = inspect(write(Path(folder), bytes(content)))
        except KnownError as error:
            assert error.code in ("not-a-model", "model-damaged", "model-unsupported")  # noqa: PT017
        else:
            assert info.size == len(content)


def test_helpers_write_what_the_format_says():
    assert text("ab") == b"\x02" + bytes(7) + b"ab"
    assert typed(5) == struct.pack("<II", 4, 5)
