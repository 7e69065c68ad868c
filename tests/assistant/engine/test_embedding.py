"""The embedding model in a process of its own: the same vectors, and its memory back when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import numpy as np
import pytest

from assistant.engine.embedding import SLICE, EmbeddingProcess
from assistant.errors import Cancelled, KnownError

TEXTS = ["Could you send me the figures for March?", "Das Treffen beginnt um neun.", "", "\ud800 half a pair"]


@pytest.fixture(scope="module")
def model(embedding_folder):
    made = EmbeddingProcess.load(embedding_folder)
    yield made
    made.close()


@pytest.mark.model
def test_the_vectors_are_those_of_the_model_itself(model, embedding_folder):
    from models.embedder import Embedder

    assert np.allclose(model.encode(TEXTS), Embedder.load(embedding_folder).encode(TEXTS), atol=1e-5)
    assert model.encode([]).shape == (0, model.dims)


@pytest.mark.model
@pytest.mark.logs("is started again")
def test_a_child_that_was_killed_is_started_again(model):
    before, first = model.encode(TEXTS), model.process_id
    os.kill(first, signal.SIGKILL)
    assert np.array_equal(model.encode(TEXTS), before)
    assert model.process_id != first


@pytest.mark.model
def test_a_cancel_stops_it_and_the_next_request_is_answered(model):
    cancel = threading.Event()
    threading.Timer(0.2, cancel.set).start()
    with pytest.raises(Cancelled):
        model.encode([f"{number} " + "many words " * 200 for number in range(5000)], cancel)
    assert model.encode(TEXTS).shape == (len(TEXTS), model.dims)


@pytest.mark.model
def test_many_texts_come_back_in_the_order_given(model):
    many = [f"passage {number} " + "word " * (number * 7 % 50) for number in range(3 * SLICE + 5)]
    rows = model.encode(many)
    for place in (0, 1, SLICE, len(many) - 1):
        assert np.allclose(rows[place], model.encode([many[place]])[0], atol=1e-3)


@pytest.mark.model
def test_somebody_who_writes_does_not_wait_for_the_library(model):
    """The few texts of a draft are answered in the middle of an index run, not behind it."""
    ended = threading.Event()

    def index():
        model.encode([f"{number} " + "many words " * 60 for number in range(12 * SLICE)])
        ended.set()

    thread = threading.Thread(target=index)
    thread.start()
    model.encode(["Could you send me the figures?"])
    model.encode(["And when?"])
    assert not ended.is_set()
    thread.join()


@pytest.mark.model
def test_closing_ends_the_process(embedding_folder):
    made = EmbeddingProcess.load(embedding_folder)
    child = made.process_id
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_folder_without_a_model_is_told_as_before(tmp_path):
    with pytest.raises(KnownError) as caught:
        EmbeddingProcess.load(tmp_path)
    assert caught.value.code == "model-missing"


@pytest.mark.model
def test_the_process_that_asks_never_loads_the_library(embedding_folder):
    code = (
        "import sys; from pathlib import Path; from assistant.engine.embedding import EmbeddingProcess\n"
        "model = EmbeddingProcess.load(Path(sys.argv[1])); model.encode(['a']); model.close()\n"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(embedding_folder)]).returncode == 0
