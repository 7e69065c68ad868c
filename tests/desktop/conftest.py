"""A whole desktop for the tests: X server, window manager, tray, Ownhand hidden in it, and other programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desktop.programs import needs, output, running, wait_until, x_server

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
TEXT = "Teh meeting is on friday , becuase Tom could of been late."
BETTER = "The meeting is on Friday, because Tom could have been late."


@dataclass(frozen=True)
class Desk:
    """The display, and what a user does at it."""

    display: str
    environment: dict[str, str]

    def xdotool(self, *words: str) -> str:
        """One command of xdotool; what it says."""
        return output(["xdotool", *words], self.display).decode()

    def press(self, *keys: str) -> None:
        """Press keys, e.g. ``ctrl+alt+r``."""
        self.xdotool("key", *keys)

    def shown(self, name: str) -> str:
        """The id of a window on show whose title begins so; "" when there is none."""
        return self.xdotool("search", "--onlyvisible", "--name", f"^{name}").strip().partition("\n")[0]

    def wait_for(self, name: str) -> str:
        """The same, when it comes."""
        return wait_until(lambda: self.shown(name), f"a window {name!r} on show")

    def wait_gone(self, name: str) -> None:
        """Until no such window is on show."""
        wait_until(lambda: not self.shown(name), f"no window {name!r} on show")

    def to_front(self, window: str) -> None:
        """Give a window the keys."""
        self.xdotool("windowactivate", "--sync", window)

    def popup(self) -> str:
        """Press the key; the popup once it is there."""
        self.press("ctrl+alt+r")
        return self.wait_for("Quick rewrite")

    def clipboard(self, form: str = "UTF8_STRING", selection: str = "clipboard") -> bytes:
        """What lies on the clipboard in a form."""
        return output(["xclip", "-o", "-selection", selection, "-t", form], self.display)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """A desktop with a window manager and a tray."""
    needs("Xvfb", "openbox", "trayer", "xdotool", "xclip")
    with x_server() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY"):
            environment.pop(name, None)
        tries = [sys.executable, "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"]
        if subprocess.run(tries, env=environment, capture_output=True).returncode:
            pytest.skip("Qt can't open windows on X11 here: its system libraries are missing")
        with running(["openbox"], env=environment), running(["trayer", "--edge", "top"], env=environment):
            made = Desk(display, environment)
            wait_until(lambda: made.xdotool("get_desktop"), "a window manager")
            wait_until(lambda: made.xdotool("search", "--class", "trayer"), "a tray")
            yield made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Ownhand's data directory, with the engine that serves it; no model is needed to proofread."""
    folder = tmp_path_factory.mktemp("home") / "data"
    folder.mkdir(mode=0o700)
    (folder / "models").mkdir()
    yield folder
    command = [sys.executable, "-m", "assistant.cli", "engine", "stop", "--data", str(folder)]
    subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=60)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def ownhand(desk: Desk, home: Path) -> Iterator[subprocess.Popen]:
    """The program, hidden in the tray."""
    environment = {**desk.environment, "OWNHAND_MODELS": str(home / "models")}
    command = [sys.executable, "-m", "ui", "--data", str(home), "--hidden"]
    with running(command, cwd=PROJECT, env=environment) as process:
        # Starting the engine takes a while; the tests begin when it is there and the popup is prepared.
        warm = [sys.executable, "-m", "assistant.cli", "people", "--data", str(home)]
        subprocess.run(warm, cwd=PROJECT, env=environment, capture_output=True, timeout=120, check=True)
        wait_until(lambda: desk.xdotool("search", "--name", "^Quick rewrite"), "the popup is prepared")
        yield process


@dataclass(frozen=True)
class Editor:
    """Another program's window with a text in it."""

    desk: Desk
    file: Path
    window: str

    @property
    def text(self) -> str:
        """What stands in it now."""
        return self.file.read_text(encoding="utf-8")

    def select_first_line(self) -> None:
        """As a user does, by keyboard."""
        self.desk.to_front(self.window)
        self.desk.press("ctrl+Home", "shift+End")
        line = self.text.partition("\n")[0].encode()
        wait_until(lambda: self.desk.clipboard(selection="primary") == line, "the line is selected")


@pytest.fixture
def editor(desk: Desk, tmp_path: Path) -> Iterator[Editor]:
    """An editor with two lines, the first of them full of mistakes."""
    file = tmp_path / "text.txt"
    file.write_text(f"{TEXT}\nThis line stays.", encoding="utf-8")
    with running([sys.executable, str(HERE / "editor.py"), str(file)], env=desk.environment):
        yield Editor(desk, file, desk.wait_for("Editor"))
