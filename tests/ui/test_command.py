"""A command of ``ownhand`` beside the window: progress, answer, fault, and its end when it is told to stop."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject

from tests.models import ggufs
from ui.command import Command, program_line

STEPS = """
import json, sys, time
for done in (1, 2):
    print(json.dumps({"stage": "fetch", "done": done, "total": 2}), file=sys.stderr, flush=True)
    time.sleep(0.05)
print("a word for people", file=sys.stderr)
"""
ANSWER = STEPS + 'print(json.dumps({"name": "small"}))'
WAITS = STEPS + "sys.stdin.read(); print(json.dumps({'error': {'code': 'cancelled', 'message': 'Stopped.'}}))"


@pytest.fixture
def run(qtbot):
    owner = QObject()
    made = []

    def start(program: str) -> tuple[Command, list]:
        command = Command([sys.executable, "-c", program], owner)
        heard: list = []
        command.progressed.connect(lambda step: heard.append(step["done"]))
        command.succeeded.connect(heard.append)
        command.failed.connect(lambda failure: heard.append(failure.code))
        command.stopped.connect(lambda: heard.append("stopped"))
        made.append(command)
        command.start()
        return command, heard

    yield start
    for command in made:
        command.close()


def test_progress_comes_first_and_then_the_answer(run, qtbot):
    command, heard = run(ANSWER)
    with qtbot.waitSignal(command.ended):
        pass
    assert heard[-1] == {"name": "small"}
    assert 2 in heard


def test_it_ends_when_it_is_told_to_stop(run, qtbot):
    command, heard = run(WAITS)
    qtbot.waitUntil(lambda: 2 in heard)
    with qtbot.waitSignal(command.ended):
        command.stop()
    assert heard[-1] == "stopped"


def test_a_fault_brings_its_words(run, qtbot):
    command, heard = run('print(\'{"error": {"code": "disk-full", "message": "Full.", "hint": ""}}\')')
    with qtbot.waitSignal(command.ended):
        pass
    assert heard == ["disk-full"]


def test_a_process_that_dies_or_cannot_start_is_told(run, qtbot):
    command, heard = run("import os; os._exit(3)")
    with qtbot.waitSignal(command.ended):
        pass
    assert heard == ["command-died"]
    nowhere = Command(["/nowhere/at/all"], QObject(command))
    codes = []
    nowhere.failed.connect(lambda failure: codes.append(failure.code))
    with qtbot.waitSignal(nowhere.ended):
        nowhere.start()
    assert codes == ["command-not-started"]


def test_the_real_command_line_installs_a_file_and_tells_how_far(data, tmp_path, qtbot, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "models"))
    file = ggufs.write(tmp_path, ggufs.gguf(), "mine.gguf")
    owner = QObject()
    command = Command(program_line(data, ["models", "install", str(file), "--attended"]), owner)
    stages, answers = [], []
    command.progressed.connect(lambda step: stages.append(step["stage"]))
    command.succeeded.connect(answers.append)
    with qtbot.waitSignal(command.ended, timeout=60_000):
        command.start()
    assert answers[0]["name"] == "mine"
    assert stages[-1] == "done"
