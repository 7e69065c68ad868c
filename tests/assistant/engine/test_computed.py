"""Answers of models that are kept: the same as without, also for another process, and each computed once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.engine.computed import Computed, RememberingEncoder, RememberingModel
from models.catalogue import read_card
from models.hardware import plan_load, read_machine
from models.llm import LanguageModel, Sampling


def test_an_answer_is_found_again_by_whoever_opens_the_folder(tmp_path: Path):
    first, second = Computed(tmp_path), Computed(tmp_path)
    first.put(b"question", b"answer")
    second.put(b"question", b"another answer")
    assert second.get(b"question") == first.get(b"question") == b"answer"
    assert second.get(b"other") is None
    first.close()
    second.close()


def test_a_text_that_is_known_needs_no_embedding_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []

    def compute(_self: object, texts: list[str], _cancel: object = None) -> np.ndarray:
        asked.append(list(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    monkeypatch.setattr("assistant.engine.embedding.EmbeddingProcess.encode", compute)
    encoder = RememberingEncoder(tmp_path / "model", Computed(tmp_path))
    assert encoder.encode(["one", "three", "one"]).tolist() == [[3, 1], [5, 1], [3, 1]]
    assert encoder.encode(["three", "eleven"]).tolist() == [[5, 1], [6, 1]]
    assert asked == [["one", "three"], ["eleven"]]
    encoder.close()


@pytest.mark.model
def test_texts_and_scores_are_those_of_the_model_itself(tmp_path: Path, starter_model_file: Path):
    card = read_card(starter_model_file.parent)
    assert card is not None
    plan = plan_load(card, read_machine(), 1024)
    with LanguageModel.load(starter_model_file, card, plan) as plain:
        prompt = plain.render("", "Name a colour.")
        sampling = Sampling(max_tokens=8)
        told, judged = plain.generate(prompt, sampling).text, plain.score(prompt, "Blue.")
    for _ in range(2):
        model = RememberingModel.load(starter_model_file, card, plan)
        assert isinstance(model, RememberingModel)
        model.computed = Computed(tmp_path)
        pieces: list[str] = []
        assert model.generate(prompt, sampling, pieces.append).text == told == "".join(pieces)
        assert model.score(prompt, "Blue.").logprob == pytest.approx(judged.logprob, abs=1e-3)
        model.close()
