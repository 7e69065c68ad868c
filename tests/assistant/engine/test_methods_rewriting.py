"""Learning from a rewrite that was taken in part, without any model."""

from __future__ import annotations

import threading

import pytest

from assistant.engine.calls import Call, Params
from assistant.engine.methods_rewriting import learn_rewrite
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError
from assistant.paths import DataDirectory
from assistant.safety.network import Jail

OLD = "I can't come on Friday, but I'll send the figures. I don't know when."
TEXT = "I cannot come on Friday, but I will send the figures. I do not know when."


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no-models"))
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    yield made
    made.close()


def call(**params):
    return Call(Params(params), threading.Event(), lambda _: None, lambda _: None)


def test_changes_that_were_left_out_are_learned_from(workshop):
    lesson = learn_rewrite(workshop, call(old=OLD, text=TEXT, final=OLD))
    assert lesson["outcome"] == "edited"
    assert lesson["edit_cost"] > 0
    assert any("contraction" in entry["text"] for entry in lesson["learned"])
    kept = workshop.bench.drafts.list()
    assert [(draft.request.kind, draft.text) for draft in kept] == [("rewrite", TEXT)]


@pytest.mark.parametrize("missing", ["old", "text", "final"])
def test_without_all_three_texts_nothing_is_kept(workshop, missing):
    texts = {"old": OLD, "text": TEXT, "final": OLD, missing: " "}
    with pytest.raises(KnownError) as told:
        learn_rewrite(workshop, call(**texts))
    assert told.value.code == "empty-text"
    assert workshop.bench.drafts.list() == []
