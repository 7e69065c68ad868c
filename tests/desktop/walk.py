"""One walk through everything, by keyboard alone, as somebody new to the program takes it.

Each step presses keys, waits for what they bring about in the engine, and keeps a picture of the screen.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from assistant.engine.client import connect
from assistant.paths import DataDirectory
from tests.desktop.conftest import PROJECT, Desk
from tests.desktop.programs import running, wait_until

SLOW_SECONDS = 240.0
PAUSE_SECONDS = 0.4
COLOURS = 255
SUGGESTED_SECONDS = 1.5

_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


@dataclass
class Walk:
    """The program in front of somebody, and the engine behind it, asked only to see what has happened.

    Attributes:
        pictures: where the pictures go.
    """

    desk: Desk
    data: DataDirectory
    pictures: Path
    taken: list[Path] = field(default_factory=list)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What the engine says."""
        with connect(self.data) as client:
            return client.call(method, params)

    def wait(self, condition: Callable[[], Any], what: str) -> Any:
        """Wait for something that the keys bring about; a model may be at work."""
        return wait_until(condition, what, seconds=SLOW_SECONDS)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, and let the window follow."""
        for key in keys:
            self.desk.press(key)
            time.sleep(0.08)
        time.sleep(PAUSE_SECONDS)

    def type(self, text: str) -> None:
        """Type a text; its line ends are the key Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.desk.press("Return")
            if line:
                self.desk.xdotool("type", "--delay", "12", "--", line)
        time.sleep(PAUSE_SECONDS)

    def picture(self, name: str) -> None:
        """Keep what is seen."""
        time.sleep(PAUSE_SECONDS)
        path = self.pictures / f"walk-{len(self.taken) + 1:02}-{name}.png"
        command = [sys.executable, "-c", _PICTURE, str(path)]
        subprocess.run(command, env=self.desk.environment, timeout=60, check=True, capture_output=True)
        with Image.open(path) as seen:
            few = seen.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        self.taken.append(path)

    def write(self, to: str, points: str) -> dict[str, Any]:
        """A new mail: the person by the beginning of a name, then the points; gives the draft."""
        before = len(self.drafts())
        self.press("ctrl+n")
        self.type(to)
        time.sleep(SUGGESTED_SECONDS)
        self.press("Return", "Tab", "Tab")
        self.type(points)
        self.press("ctrl+Return")
        self.wait(lambda: len(self.drafts()) > before, "a draft")
        return self.draft()

    def drafts(self) -> Sequence[dict[str, Any]]:
        """The drafts, the newest first."""
        return self.ask("drafts")["drafts"]

    def draft(self) -> dict[str, Any]:
        """The newest draft in full."""
        return self.ask("drafts.show", id=self.drafts()[0]["id"])


@contextmanager
def program(desk: Desk, data: DataDirectory, home: Path) -> Iterator[str]:
    """Ownhand started as ``ownhand`` does, with its window on show; gives the window."""
    environment = {**desk.environment, "HOME": str(home), "XDG_DATA_HOME": str(home / "share")}
    command = [sys.executable, "-m", "ui", "--data", str(data.root)]
    with running(command, cwd=PROJECT, env=environment):
        window = desk.wait_for("Ownhand")
        desk.xdotool("windowmove", window, "0", "24", "windowsize", window, "1278", "774")
        desk.to_front(window)
        yield window
