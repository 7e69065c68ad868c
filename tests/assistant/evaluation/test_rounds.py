"""Rounds are played once, written down at once, and taken up after a kill at any moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.agents import NoLearning, Ownhand
from assistant.evaluation.rounds import Diary, play
from assistant.evaluation.tasks import make_tasks
from assistant.evaluation.writers import make_writer
from tests.assistant.evaluation.scripted import ScriptedEngine

WRITER = make_writer("published", 8, 0)
TASKS = make_tasks(list(WRITER.tastes), 8, seed=0)


def test_every_agent_meets_the_same_writer(tmp_path: Path):
    first = play(NoLearning(ScriptedEngine()), WRITER, TASKS, Diary(tmp_path / "one.jsonl"))
    second = play(Ownhand(ScriptedEngine()), WRITER, TASKS, Diary(tmp_path / "two.jsonl"))
    assert first[0].final == second[0].final
    assert first[0].cost == second[0].cost > 0


def test_what_was_played_is_not_played_again(tmp_path: Path):
    path = tmp_path / "rounds.jsonl"
    whole = play(Ownhand(ScriptedEngine()), WRITER, TASKS, Diary(path))
    engine = ScriptedEngine()
    assert play(Ownhand(engine), WRITER, TASKS, Diary(path)) == whole
    assert engine.asked == []


class KilledEngine(ScriptedEngine):
    """Dies at the n-th call."""

    def __init__(self, calls: int) -> None:
        super().__init__()
        self.left = calls

    def call(self, method, params=None, *unused):
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return super().call(method, params, *unused)


@pytest.mark.parametrize("calls", range(1, 16, 2))
def test_after_a_kill_it_goes_on_as_if_nothing_had_been(tmp_path: Path, calls: int):
    whole = play(Ownhand(ScriptedEngine()), WRITER, TASKS, Diary(tmp_path / "whole.jsonl"))
    path, engine = tmp_path / "killed.jsonl", KilledEngine(calls)
    with pytest.raises(KeyboardInterrupt):
        play(Ownhand(engine), WRITER, TASKS, Diary(path))
    engine.left = 1000
    again = play(Ownhand(engine), WRITER, TASKS, Diary(path))
    assert [one.final for one in again] == [one.final for one in whole]
    assert [one.cost for one in again] == [one.cost for one in whole]
    assert engine.methods().count("learn") == len(TASKS)


def test_half_a_line_is_dropped(tmp_path: Path):
    path = tmp_path / "rounds.jsonl"
    play(NoLearning(ScriptedEngine()), WRITER, TASKS[:3], Diary(path))
    path.write_bytes(path.read_bytes()[:-20])
    diary = Diary(path)
    assert len(diary.rounds) == 2
    assert diary.pending is not None, "the draft of the third is there, its lesson is not"
    assert len(play(NoLearning(ScriptedEngine()), WRITER, TASKS, diary)) == len(TASKS)
    assert len(Diary(path).rounds) == len(TASKS)
