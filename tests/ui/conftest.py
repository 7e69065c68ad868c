"""Fixtures for everything that is shown: an application, a stand-in engine, and guards against stalls and leaks."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6.QtWidgets", reason="Qt can't load here", exc_type=ImportError)

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer  # noqa: E402 - after the guard
from PySide6.QtWidgets import QApplication  # noqa: E402

from assistant.paths import DataDirectory  # noqa: E402
from tests.ui.standin import StandInEngine  # noqa: E402
from ui import palette, translation  # noqa: E402
from ui.app import App  # noqa: E402
from ui.engine_link import EngineLink  # noqa: E402

LONGEST_TURN_SECONDS = 0.05
_HEARTBEAT_MS = 5


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A neighbour on the same caches makes even a thread's own time longer: what judges it runs alone."""
    for item in items:
        if "never_stalls" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.alone)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with our typefaces, counting as British English does."""
    QLocale.setDefault(QLocale("en_GB"))
    palette.load_fonts()
    return qapp


@pytest.fixture
def data(tmp_path: Path) -> DataDirectory:
    """A data directory of its own for each test."""
    return DataDirectory(tmp_path / "data").prepare()


@pytest.fixture
def engine() -> StandInEngine:
    """The stand-in engine behind ``app``."""
    return StandInEngine()


@pytest.fixture
def app(qapp: QApplication, data: DataDirectory, engine: StandInEngine) -> Iterator[App]:
    """The shared surroundings on the stand-in engine."""
    made = App(data, EngineLink(data, engine.connect))
    made.dress()
    yield made
    made.link.close()
    assert engine.open_connections == 0, "a connection to the engine was left open"


class Heartbeat(QObject):
    """Measures how much work of its own the window's thread did between two turns of the event loop.

    Time of this thread, not of the clock: a busy machine must not fail a test.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch; what happened before does not count."""
        self._last = time.thread_time()
        self._timer.start(_HEARTBEAT_MS)

    def stop(self) -> float:
        """The longest turn in seconds."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def never_stalls(qapp: QApplication) -> Iterator[Heartbeat]:
    """Fails the test when one turn of the event loop takes the window's thread longer than promised.

    Start it (``never_stalls.start()``) once the page is on show and pytest itself has nothing to import.
    """
    heartbeat = Heartbeat()
    yield heartbeat
    assert heartbeat.stop() <= LONGEST_TURN_SECONDS


@pytest.fixture(autouse=True)
def as_in_the_code(qapp: QApplication) -> None:
    """Every test begins with the texts as they stand in the code, whatever language an earlier one spoke."""
    translation.uninstall()
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """No window stays open after a test, and no thread that asks the engine goes on. The idea is napari's."""
    before = set(map(id, qapp.topLevelWidgets()))
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [w for w in qapp.topLevelWidgets() if id(w) not in before and w.isVisible()]
    for window in left:
        window.hide()
        window.deleteLater()
    assert not left, f"left open: {[type(window).__name__ for window in left]}"
    asking = [t.name for t in threading.enumerate() if t.name.startswith("ask-")]
    assert not asking, f"still asking the engine: {asking}"
