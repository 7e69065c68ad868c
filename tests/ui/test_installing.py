"""One install at a time, with pause, resume and a reason when it fails."""

from __future__ import annotations

import json
import sys

import pytest

from tests.models import ggufs
from tests.models.server import Hub, serving
from ui.installing import Installing, spoken_install, spoken_size
from ui.widgets.installbar import InstallBar

FETCH = """
import json, sys
print(json.dumps({"stage": "fetch", "done": 500000000, "total": 2000000000}), file=sys.stderr, flush=True)
sys.stdin.read()
print(json.dumps({"error": {"code": "cancelled", "message": "Stopped.", "hint": ""}}))
"""
DONE = 'import json; print(json.dumps({"name": "small", "kind": "language"}))'
FULL = f"print({json.dumps(json.dumps({'error': {'code': 'disk-full', 'message': 'No room.', 'hint': 'Free some.'}}))})"


class Program:
    """Stands for the command line; ``script`` is what the next command does."""

    def __init__(self) -> None:
        self.script = DONE
        self.asked: list[list[str]] = []

    def __call__(self, _data, words):
        self.asked.append(list(words))
        return [sys.executable, "-c", self.script]


@pytest.fixture
def program():
    return Program()


@pytest.fixture
def bar(app, program, qtbot):
    app.installing = Installing(app, program)
    made = InstallBar(app)
    qtbot.addWidget(made)
    made.show()
    yield made
    app.installing.close()


def test_an_install_is_paused_and_goes_on(app, bar, program, qtbot):
    program.script = FETCH
    app.installing.begin("qwen", "Qwen")
    qtbot.waitUntil(lambda: "500 MB of 2.0 GB" in bar.words)
    bar.act.click()
    qtbot.waitUntil(lambda: bar.words.startswith("Paused"))
    assert "500 MB" in bar.words
    program.script = DONE
    with qtbot.waitSignal(app.installing.installed):
        bar.act.click()
    qtbot.waitUntil(lambda: not app.installing.running)
    assert program.asked == [["models", "install", "qwen", "--attended"]] * 2
    assert not bar.isVisibleTo(bar.parentWidget())


def test_a_full_disk_is_told_and_tried_again(app, bar, program, qtbot):
    program.script = FULL
    app.installing.begin("qwen", "Qwen")
    qtbot.waitUntil(lambda: bar.words == "No room. Free some.")
    assert bar.act.text() == "Try again"
    bar.drop.click()
    assert app.installing.state is None


def test_a_second_install_waits(app, bar, program, qtbot):
    program.script = FETCH
    app.installing.begin("qwen", "Qwen")
    with qtbot.waitSignal(app.notices.said):
        app.installing.begin("phi", "Phi")
    assert len(program.asked) == 1


def test_the_time_left_is_reckoned_from_what_moved(app, program):
    now = [0.0]
    installing = Installing(app, program, clock=lambda: now[0])
    program.script = FETCH
    installing.begin("qwen", "Qwen")
    now[0] = 1.0
    installing._take({"stage": "fetch", "done": 100, "total": 700})
    now[0] = 11.0
    installing._take({"stage": "fetch", "done": 200, "total": 700})
    assert installing.state.seconds_left == pytest.approx(50.0)
    assert "less than a minute" in spoken_install(installing.state)
    installing.close()


@pytest.mark.parametrize(("size", "words"), [(98_362_432, "98 MB"), (1_117_320_736, "1.1 GB")])
def test_sizes_are_said_as_one_says_them(size, words):
    assert spoken_size(size) == words


def test_the_real_command_line_stops_and_fetches_the_rest(app, tmp_path, qtbot, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "models"))
    content = ggufs.gguf(data=4_000_000)
    with serving(Hub(content)) as hub:
        installing = app.installing = Installing(app)
        installing.begin(f"{hub.url}/blob/tiny.gguf", "Tiny")
        installing.pause()
        qtbot.waitUntil(lambda: not installing.running, timeout=60_000)
        assert installing.state is not None
        assert installing.state.paused
        with qtbot.waitSignal(installing.installed, timeout=60_000):
            installing.resume()
        qtbot.waitUntil(lambda: not installing.running)
    assert (tmp_path / "models" / "tiny" / "tiny.gguf").read_bytes() == content
