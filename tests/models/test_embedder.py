from __future__ import annotations

import threading

import numpy as np
import pytest

from models.embedder import Embedder
from models.errors import Cancelled, KnownError

pytestmark = pytest.mark.model

TEXTS = [
    "Could you send me the figures for March before Thursday?",
    "ok",
    "",
    "Das Treffen beginnt um neun Uhr im kleinen Saal.",
    "The lorry broke down near the bridge and the driver had to wait for help. " * 40,
    "Please mail the March numbers by Wednesday.",
]


@pytest.fixture(scope="module")
def embedder(embedding_folder) -> Embedder:
    return Embedder.load(embedding_folder)


def test_rows_are_unit_vectors_in_the_order_given(embedder):
    vectors = embedder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dims) == (6, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    single = np.concatenate([embedder.encode([text]) for text in TEXTS])
    assert (vectors * single).sum(axis=1).min() > 0.999


def test_they_are_those_of_the_plain_library(embedder, embedding_folder):
    from sentence_transformers import SentenceTransformer

    plain = SentenceTransformer(str(embedding_folder), device="cpu", local_files_only=True)
    expected = plain.encode(TEXTS, normalize_embeddings=True)
    assert (embedder.encode(TEXTS) * expected).sum(axis=1).min() > 0.98


def test_meaning_is_nearer_than_other_words(embedder):
    question, *_, same = embedder.encode(TEXTS)
    other = embedder.encode([TEXTS[3]])[0]
    assert question @ same > question @ other + 0.2


def test_equal_texts_get_equal_rows_and_nothing_gives_no_rows(embedder):
    rows = embedder.encode(["a b c", "x", "a b c"])
    assert np.array_equal(rows[0], rows[2])
    assert embedder.encode([]).shape == (0, 384)


def test_broken_characters_do_no_harm(embedder):
    assert np.isfinite(embedder.encode(["\ud800 half a pair", "\x00\x01", "👍" * 2000])).all()


def test_cancel_stops_between_batches(embedder):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        embedder.encode(TEXTS, cancel)


@pytest.mark.logs("could not be loaded")
def test_a_folder_without_model_and_a_damaged_one_are_told(tmp_path):
    with pytest.raises(KnownError) as caught:
        Embedder.load(tmp_path)
    assert caught.value.code == "model-missing"
    (tmp_path / "modules.json").write_text("[{]")
    with pytest.raises(KnownError) as caught:
        Embedder.load(tmp_path)
    assert caught.value.code == "model-damaged"
