"""What was learned, listed and checked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.evaluation import precision, prelude
from tests.assistant.evaluation.scripted import ScriptedEngine


def test_the_ledger_is_listed_and_its_figures_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    @contextlib.contextmanager
    def engine_at(root: Path, _data: object) -> Iterator[ScriptedEngine]:
        yield ScriptedEngine()

    monkeypatch.setattr(prelude, "engine_at", engine_at)
    result = precision.run(tmp_path, rounds=12)
    named = {figure["figure"] for figure in result["figures"]}
    assert named == {
        "share of content corrections that became preferences",
        "share of preferences confirmed on held-out finals",
        "choice of preferences: precision",
        "choice of preferences: recall",
    }
    [entry] = result["ledger"]
    assert entry["sentence"].startswith("Open with '")
    assert all(Path(name).is_file() for name in result["files"])
