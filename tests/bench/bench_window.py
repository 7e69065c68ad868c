"""The window: from the command to the first letter, letters while drafts stream, the popup, the idle tray.

Key to paint is the time in the window's own process from a key to the end of the painting it causes.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from assistant.engine.client import connect, try_connect
from assistant.errors import Cancelled
from assistant.paths import DataDirectory
from resources import sample
from tests.bench.figures import Figure

LETTERS = 300
PIECES_PER_SECOND = 40
PAUSE_SECONDS = 0.02
TRAY_SETTLES_SECONDS = 6.0
HEAVY = ("torch", "chromadb", "llama_cpp", "sentence_transformers", "sqlite3", "numpy")

# Run in a process of its own by ``_opening``: opens the window as the command does, types a letter as soon
# as the composer has been painted, and tells when the letter stood there.
_TYPE_A_LETTER = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            from ui.pages.write.page import WritePage
            pages = [w for w in QApplication.allWidgets() if isinstance(w, WritePage) and w.isVisible()]
            if pages:
                self.seen = True
                QTimer.singleShot(0, lambda: self.type(pages[0].notes.points))
        return False

    def type(self, field):
        QTest.keyClick(field, Qt.Key.Key_A)
        QApplication.processEvents()
        assert field.toPlainText() == "a"
        heavy = [name for name in {heavy!r} if name in sys.modules]
        print(time.monotonic(), time.process_time(), *heavy, flush=True)
        QApplication.exit(0)

application = QApplication(["ownhand"])
watch = Watch()
watch.seen = False
application.installEventFilter(watch)
sys.argv = ["ownhand", "--data", {data!r}]
from assistant.cli import main
sys.exit(main())
"""


def run(quick: bool) -> list[Figure]:
    """Measure on a screen that is none (Qt's offscreen), unless ``QT_QPA_PLATFORM`` names another."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = _opening(3 if quick else 9)
    figures += _typing(LETTERS // 5 if quick else LETTERS)
    figures += _stopping(5 if quick else 20)
    figures += _popup(5 if quick else 30)
    figures += _tray()
    return figures


def _opening(rounds: int) -> list[Figure]:
    bare = _median(lambda: _seconds([sys.executable, "-c", "import PySide6.QtWidgets"]), rounds)
    heavy: set[str] = set()
    times: list[float] = []
    work: list[float] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            data = DataDirectory(Path(folder) / "data").prepare()
            # Somebody who has been here before sees the composer first.
            (data.root / "window.ini").write_text("[General]\nwelcomed=true\n")
            code = _TYPE_A_LETTER.replace("{heavy!r}", repr(HEAVY)).replace("{data!r}", repr(str(data.root)))
            started = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
            )
            _end_engine(data)
            if not done.stdout.strip():
                raise RuntimeError(f"the window did not open: {done.stderr[-800:]}")
            moment, worked, *found = done.stdout.split()
            times.append((float(moment) - started) * 1000)
            work.append(float(worked) * 1000)
            heavy.update(found)
    note = f"engine cold; {', '.join(sorted(heavy)) or 'no heavy library'} imported"
    return [
        Figure(
            "command to a letter in the composer",
            statistics.median(times),
            "ms",
            "import of Qt alone",
            bare,
            note,
        ),
        Figure("the same, processor time", statistics.median(work), "ms"),
    ]


def _typing(letters: int) -> list[Figure]:
    """Type into the points while a draft streams and a mailbox is indexed in another process."""
    with _page() as (page, engine, pump), _indexing():
        page.envelope.load(("ann@example.org",), "Seals", True)
        page.notes.points.setPlainText("the seals arrive on Tuesday")
        engine.answers["draft"] = _endless_draft
        page.write()
        pump(0.3)
        streaming = _key_to_paint(page.notes.points, letters, pump)
        page.stop()
        pump(0.2)
        page.paper.draft.setPlainText("The seals arrive on Tuesday. " * 400)
        pump(0.2)
        plain = _key_to_paint(page.paper.draft, letters, pump)
    return [
        Figure("key to paint while a draft streams, median", statistics.median(streaming), "ms"),
        Figure(
            "key to paint while a draft streams, p95", _p95(streaming), "ms", note="and a mailbox is indexed"
        ),
        Figure("key to paint in a draft of 2,000 words, median", statistics.median(plain), "ms"),
        Figure(
            "key to paint in a draft of 2,000 words, p95", _p95(plain), "ms", note="and a mailbox is indexed"
        ),
    ]


def _stopping(rounds: int) -> list[Figure]:
    """From what Esc does to a page that writes no more."""
    times = []
    with _page() as (page, engine, pump):
        engine.answers["draft"] = _endless_draft
        for _ in range(rounds):
            page.notes.points.setPlainText("the seals arrive on Tuesday")
            page.write()
            pump(0.15)
            started = time.perf_counter()
            page.escape()
            pump(0)
            if page.drafting.writer.work:
                raise RuntimeError("the page writes on")
            times.append((time.perf_counter() - started) * 1000)
    return [Figure("Esc to a page that writes no more, slowest", max(times), "ms", note=f"of {rounds}")]


def _popup(rounds: int) -> list[Figure]:
    """From the press of the key to a painted popup; the selection is at hand at once."""
    from tests.ui.quick.fakedesktop import FakeDesktop
    from ui.quick.quick import QuickRewrite

    times = []
    with _page() as (page, engine, pump):
        engine.answers["rewrite"] = _endless_draft
        quick = QuickRewrite(page.app, FakeDesktop())
        pump(1.0)
        for _ in range(rounds):
            started = time.perf_counter()
            quick.open()
            _until_painted(quick.popup, pump)
            times.append((time.perf_counter() - started) * 1000)
            quick.session.close()
            pump(0.05)
        quick.close()
    return [
        Figure("hotkey to a painted popup, first", times[0], "ms"),
        Figure("hotkey to a painted popup, p95", _p95(times[1:]), "ms"),
    ]


def _tray() -> list[Figure]:
    """Memory of the program while it only waits."""
    with tempfile.TemporaryDirectory() as folder:
        data = DataDirectory(Path(folder) / "data").prepare()
        line = [sys.executable, "-m", "ui", "--data", str(data.root), "--hidden"]
        with subprocess.Popen(line, stderr=subprocess.DEVNULL) as process:
            try:
                time.sleep(TRAY_SETTLES_SECONDS)
                memory = psutil.Process(process.pid).memory_full_info()
            finally:
                process.terminate()
        _end_engine(data)
    return [
        Figure(
            "memory of the idle tray, resident", memory.rss / 2**20, "MB", note="shared libraries included"
        ),
        Figure("memory of the idle tray, its own", memory.uss / 2**20, "MB"),
    ]


def _endless_draft(ask):  # noqa: ANN001, ANN202
    """Streams words until it is stopped, as a model does."""
    while not ask.cancel.wait(1 / PIECES_PER_SECOND):
        ask.on_text("seals and gauges ")
    raise Cancelled


@contextlib.contextmanager
def _page() -> Iterator[tuple]:
    """The page "Write" in a window on an engine that answers at once, and a way to let the window work."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    from tests.ui.standin import StandInEngine
    from ui import palette
    from ui.app import App
    from ui.engine_link import EngineLink
    from ui.window import Window

    qt = QApplication.instance() or QApplication(["ownhand"])
    palette.load_fonts()
    engine = StandInEngine(
        {"people.complete": {"people": []}, "engine.status": {}, "sources": {"sources": []}}
    )
    with tempfile.TemporaryDirectory() as folder:
        data = DataDirectory(Path(folder) / "data").prepare()
        app = App(data, EngineLink(data, engine.connect))
        app.dress()
        window = Window(app)
        window.show()
        page = window.go_to("write")

        def pump(seconds: float) -> None:
            end = time.perf_counter() + seconds
            QCoreApplication.processEvents()
            while time.perf_counter() < end:
                time.sleep(0.001)
                QCoreApplication.processEvents()

        pump(0.3)
        try:
            yield page, engine, pump
        finally:
            page.stop()
            window.close()
            window.deleteLater()
            qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            app.link.close()


@contextlib.contextmanager
def _indexing() -> Iterator[None]:
    """A real engine at work on the sample mailbox, in its own process, over and over."""
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            with tempfile.TemporaryDirectory() as folder:
                data = DataDirectory(Path(folder) / "data")
                with connect(data) as client:
                    with contextlib.suppress(Cancelled):
                        client.call("add", {"paths": [str(sample.MAIL)]}, cancel=stop)
                    client.stop_engine()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(30)


def _key_to_paint(field, letters: int, pump: Callable[[float], None]) -> list[float]:  # noqa: ANN001
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    field.setFocus()
    times = []
    for _ in range(letters):
        started = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_X)
        _until_painted(field.viewport(), pump)
        times.append((time.perf_counter() - started) * 1000)
        pump(PAUSE_SECONDS)
    return times


def _until_painted(widget, pump: Callable[[float], None], patience: float = 5.0) -> None:  # noqa: ANN001
    """Let the window work until this widget has been painted."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        painted = False

        def eventFilter(self, _watched, event):  # noqa: N802, ANN001, ANN202
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    widget.installEventFilter(watch)
    end = time.perf_counter() + patience
    while not watch.painted and time.perf_counter() < end:
        pump(0)
    widget.removeEventFilter(watch)


def _end_engine(data: DataDirectory) -> None:
    client = try_connect(data)
    if client is not None:
        client.stop_engine()


def _seconds(command: list[str]) -> float:
    started = time.monotonic()
    subprocess.run(command, check=True)
    return (time.monotonic() - started) * 1000


def _median(measure: Callable[[], float], rounds: int) -> float:
    return statistics.median(measure() for _ in range(rounds))


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
