"""The gates of the project: style, types, layers and tests, all run even when one fails."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bootstrap.desktop_tools import LIBRARIES
from bootstrap.screen import Screen, duration
from bootstrap.venv_folder import VenvFolder

TESTS = "pytest"
ALONE = "pytest, one test at a time"

NO_TESTS = 5
"""pytest's exit status when it found no test to run."""

Call = Callable[[Sequence[str], Mapping[str, str], Path], int]


def call(command: Sequence[str], env: Mapping[str, str], folder: Path) -> int:
    """Run a gate with its output on this process's own; returns its exit status."""
    sys.stdout.flush()
    return subprocess.run(command, env=dict(env), cwd=folder, stdin=subprocess.DEVNULL).returncode


def gates(
    venv: VenvFolder, pytest_arguments: Sequence[str], processors: int | None
) -> list[tuple[str, list[str]]]:
    """Name and command of each gate; pytest comes last, so that its closing line is the last of theirs.

    The tests run in as many processes as there are processors, four at most, since some of them load models;
    those of one file stay together, because they share what is slow to make. Those that judge how long the
    window's thread is busy run before, with nothing beside them.
    """
    tests = [str(venv.python), "-m", "pytest"]
    together = ["-n", str(min(processors or 1, 4)), "--dist", "loadfile", "-m", "not alone"]
    return [
        ("ruff check", [str(venv.program("ruff")), "check"]),
        ("ruff format", [str(venv.program("ruff")), "format", "--check"]),
        ("mypy", [str(venv.python), "-m", "mypy"]),
        ("lint-imports", [str(venv.program("lint-imports"))]),
        (ALONE, [*tests, "-m", "alone", *pytest_arguments]),
        (TESTS, [*tests, *together, *pytest_arguments]),
    ]


def test_environment(venv: VenvFolder, base: Mapping[str, str], models: str) -> dict[str, str]:
    """The variables the tests run with: the installed models, and windows that need no display."""
    env = venv.environment(base)
    env.setdefault("OWNHAND_MODELS", models)
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env


def run_gates(
    screen: Screen,
    venv: VenvFolder,
    project: Path,
    env: Mapping[str, str],
    pytest_arguments: Sequence[str],
    start: Call = call,
) -> int:
    """Run all gates.

    Returns:
        0 when all passed, else 1.
    """
    results: list[tuple[str, int, float]] = []
    arguments = [*_without_qt_where_it_cannot_load(venv, env, project, screen), *pytest_arguments]
    for name, command in gates(venv, arguments, os.cpu_count()):
        screen.say(f"== {name}")
        began = time.monotonic()
        results.append((name, start(command, env, project), time.monotonic() - began))
    screen.say("")
    for name, status, took in results:
        none = name in (TESTS, ALONE) and status == NO_TESTS
        said = "passed" if status == 0 else "ran no test" if none else "FAILED"
        screen.say(f"{name}: {said} ({duration(took)})")
    # A selection of the tests need not hold one that must run alone.
    return 1 if any(status for name, status, _ in results if (name, status) != (ALONE, NO_TESTS)) else 0


def _without_qt_where_it_cannot_load(
    venv: VenvFolder, env: Mapping[str, str], project: Path, screen: Screen
) -> list[str]:
    """Pytest's Qt plug-in stops every test where Qt's system libraries are missing; leave it out there."""
    code = "from PySide6 import QtGui, QtTest, QtWidgets"
    found = subprocess.run([str(venv.python), "-c", code], env=dict(env), cwd=project, capture_output=True)
    if found.returncode == 0:
        return []
    screen.say("Qt cannot load here, so tests of the window are left out. On Debian and Ubuntu:")
    screen.say(f"    sudo apt-get install {' '.join(LIBRARIES)}")
    return ["-p", "no:pytest-qt"]


def exit_status(status: int) -> int:
    """What to end with when a command ended so: a signal becomes 128 + its number."""
    return 128 - status if status < 0 and os.name == "posix" else status
