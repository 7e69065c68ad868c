"""The measurement with simulated writers as a whole: folders, tables, figures, and going on after a kill."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation import prelude
from assistant.evaluation.agents import AGENTS
from assistant.paths import DataDirectory
from tests.assistant.evaluation.scripted import LetterEncoder, ScriptedEngine, ScriptedModel


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[ScriptedEngine]:
    """Every engine that was started; models are stand-ins."""
    started: list[ScriptedEngine] = []

    @contextlib.contextmanager
    def engine_at(root: Path, _data: object) -> Iterator[ScriptedEngine]:
        root.mkdir(parents=True, exist_ok=True)
        started.append(ScriptedEngine())
        yield started[-1]

    @contextlib.contextmanager
    def models(_data: object) -> Iterator[tuple[Any, Any]]:
        yield ScriptedModel("short, friendly"), LetterEncoder()

    monkeypatch.setattr(prelude, "engine_at", engine_at)
    monkeypatch.setattr(prelude, "_models", models)
    return started


@pytest.mark.parametrize("writer", ["published", "reversal", "summaries"])
def test_every_agent_plays_every_writer_to_the_end(
    tmp_path: Path, engines: list[ScriptedEngine], writer: str
):
    result = prelude.run(tmp_path, rounds=10, agents=AGENTS, writers=(writer,))
    assert [row["rounds"] for row in result["table"]] == [10] * len(AGENTS)
    assert all(Path(name).is_file() for name in result["files"])
    assert len(engines) == len(AGENTS) + 1, "one for each agent, and one to prepare what they start from"
    named = {figure["figure"] for figure in result["figures"]}
    assert {"cost against CIPHER-5", "share of the oracle's saving"} <= named
    assert ("most drafts of a kind after the reversal until below no learning" in named) == (
        writer == "reversal"
    )
    assert json.loads((tmp_path / "prelude.json").read_text("utf-8"))["figures"] == result["figures"]
    with (tmp_path / "prelude-rounds.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 10 * len(AGENTS)


def test_a_quick_run_measures_the_published_methods_on_the_published_writers(
    tmp_path: Path, engines: list[ScriptedEngine]
):
    result = prelude.run(tmp_path, rounds=2, writers=("published", "drift"))
    agents = [row["agent"] for row in result["table"]]
    assert agents[len(AGENTS) :] == ["no learning", "CIPHER-5", "Ownhand", "oracle"]


def test_the_same_command_again_plays_nothing(tmp_path: Path, engines: list[ScriptedEngine]):
    first = prelude.run(tmp_path, rounds=5, agents=("none", "ownhand"), writers=("published",))
    started = len(engines)
    again = prelude.run(tmp_path, rounds=5, agents=("none", "ownhand"), writers=("published",))
    assert again == first
    assert len(engines) == started
    assert not list((tmp_path / "rounds").rglob("data")), "what engines kept is removed when all is played"


def test_seeds_are_played_each_and_put_together(tmp_path: Path, engines: list[ScriptedEngine]):
    result = prelude.run(tmp_path, rounds=5, seeds=(0, 1), agents=("none",), writers=("published",))
    [row] = result["table"]
    assert row["seeds"] == 2
    assert len(result["curves"]["published"]["no learning"]) == 5


@pytest.mark.model
def test_a_few_rounds_with_the_starter(
    tmp_path: Path, starter_model_file: Path, embedding_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(prelude, "HELD_OUT", 2)
    result = prelude.run(
        tmp_path / "out", rounds=2, agents=("ownhand",), writers=("noise",),
        data=DataDirectory(tmp_path / "home"),
    )  # fmt: skip
    [row] = result["table"]
    assert row["agent"] == "Ownhand"
    assert row["mean_cost"] > 0
