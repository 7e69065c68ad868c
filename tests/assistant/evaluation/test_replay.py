"""Replay of an author: earlier mails are the library, later ones the finals, the newest held out."""

from __future__ import annotations

import contextlib
import csv
import mailbox
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation import replay
from assistant.evaluation.authors import read_author
from assistant.evaluation.replay import ARMS, split
from assistant.paths import DataDirectory
from resources import sample
from tests.assistant.evaluation.scripted import ScriptedEngine

AUTHOR = read_author([sample.MAIL / "Sent.mbox"])


def test_mails_are_parted_by_time():
    parted = split(AUTHOR, 6, 4)
    assert (len(parted.lessons), len(parted.held_out)) == (6, 4)
    assert parted.history[-1].date <= parted.lessons[0].date <= parted.held_out[0].date
    assert parted.held_out[-1].text == AUTHOR.mails[-1].text


def test_half_of_the_mails_at_least_stay_history():
    parted = split(AUTHOR, 500, 500)
    assert len(parted.history) >= len(parted.lessons) + len(parted.held_out) - 1
    assert parted.held_out


class LibraryEngine(ScriptedEngine):
    """Drafts with the author's greeting only where it has their mail and may use its profile."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def _add(self, params: dict[str, Any]) -> dict[str, Any]:
        box = mailbox.mbox(params["paths"][0])
        (self.root / "indexed").write_text(str(len(box)))
        box.close()
        return {}

    def _draft(self, params: dict[str, Any]) -> dict[str, Any]:
        answer = super()._draft({**params, "learning": False})
        if (self.root / "indexed").exists() and "profile" not in params["without"]:
            name = params["to"][0].split()[0].strip('"')
            answer["text"] = answer["text"].replace("Dear Sir or Madam,", f"Hi {name},")
        return answer


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[LibraryEngine]:
    started: list[LibraryEngine] = []

    @contextlib.contextmanager
    def engine_at(root: Path, _data: object) -> Iterator[LibraryEngine]:
        root.mkdir(parents=True, exist_ok=True)
        started.append(LibraryEngine(root))
        yield started[-1]

    monkeypatch.setattr(replay, "engine_at", engine_at)
    return started


def test_the_arms_differ_in_library_cues_and_lessons(tmp_path: Path, engines: list[LibraryEngine]):
    result = replay.run(tmp_path, authors=[AUTHOR], lessons=6, mails=5)
    by_arm = {engine.root.parent.name: engine for engine in engines if engine.root.parent.name in ARMS}
    assert set(by_arm) == set(ARMS)
    assert sum("add" in engine.methods() for engine in engines) == 1, "indexed once"
    assert by_arm["all"].methods().count("learn") == 6, "the held-out mails are not learned from"
    assert by_arm["preferences"].methods().count("learn") == 6
    assert "learn" not in by_arm["profile"].methods()
    rows = {row["arm"]: row for row in result["table"]}
    assert rows["none"]["mails"] == 5
    assert rows["profile"]["edit_cost"] < rows["none"]["edit_cost"]
    assert rows["retrieval"]["edit_cost"] == rows["none"]["edit_cost"], "this stand-in has no examples to use"
    assert {(test["figure"], test["arm"]) for test in result["tests"]} >= {("style_distance", "all")}
    assert all(Path(name).is_file() for name in result["files"])


def test_the_same_command_again_replays_nothing(tmp_path: Path, engines: list[LibraryEngine]):
    first = replay.run(tmp_path, authors=[AUTHOR], lessons=3, mails=3, arms=("none", "all"))
    started = len(engines)
    assert replay.run(tmp_path, authors=[AUTHOR], lessons=3, mails=3, arms=("none", "all")) == first
    assert len(engines) == started


def test_learning_and_held_out_mails_are_both_in_the_list_of_mails(
    tmp_path: Path, engines: list[LibraryEngine]
):
    replay.run(tmp_path, authors=[AUTHOR], lessons=4, mails=3, arms=("all",))
    with (tmp_path / "replay-mails.csv").open(newline="", encoding="utf-8") as file:
        marks = [row["held_out"] for row in csv.DictReader(file)]
    assert marks == ["False"] * 4 + ["True"] * 3


@pytest.mark.model
def test_a_few_mails_with_the_starter(tmp_path: Path, starter_model_file: Path, embedding_folder: Path):
    few = replace(AUTHOR, mails=AUTHOR.mails[-14:])
    result = replay.run(
        tmp_path / "out", authors=[few], lessons=1, mails=1, arms=("all",),
        data=DataDirectory(tmp_path / "home"),
    )  # fmt: skip
    [row] = result["table"]
    assert row["edit_cost_normalised"] < 0.5
