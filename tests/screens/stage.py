"""Where the pictures are taken: the real engine with something learned, the window in a look and a language."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from assistant.engine.client import connect, try_connect
from assistant.evaluation.demo import perform
from assistant.paths import DataDirectory
from ui import palette, translation
from ui.app import App
from ui.engine_link import Asked, EngineLink, connect_to_engine
from ui.window import Window

SIZE = (1180, 780)
QUIET_TURNS = 25
PATIENCE_SECONDS = 180.0
COLOURS = 255

Scene = Callable[["Stage", Window], QWidget]


@dataclass(frozen=True, slots=True)
class Picture:
    """One scene in one look and one language."""

    scene: str
    scheme: str = "light"
    language: str = "en"

    @property
    def file_name(self) -> str:
        """E.g. ``write-light-en.png``."""
        return f"{self.scene}-{self.scheme}-{self.language}.png"


# What the docs show; every scene in every variant would be megabytes of nearly the same.
PICTURES = (
    Picture("welcome"),
    Picture("write"),
    Picture("write", "dark"),
    Picture("write", "light", "de"),
    Picture("reply"),
    Picture("changes"),
    Picture("library"),
    Picture("library", "dark"),
    Picture("learned"),
    Picture("profile", "light", "de"),
    Picture("progress"),
    Picture("models", "dark", "de"),
    Picture("privacy"),
    Picture("settings", "dark"),
    Picture("rewrite"),
)


def variants(scenes: Iterable[str]) -> tuple[Picture, ...]:
    """Every scene in both looks and both languages."""
    return tuple(
        Picture(scene, scheme, language)
        for scene in scenes
        for scheme in ("light", "dark")
        for language in ("en", "de")
    )


class Prompted:
    """A connection to the engine that answers a few methods by itself: for states that take hours to come."""

    def __init__(self, engine: Asked, answers: Mapping[str, Mapping[str, Any]]) -> None:
        self._engine = engine
        self._answers = answers

    def call(self, method: str, params: Mapping[str, Any] | None = None, **listeners: Any) -> dict[str, Any]:
        """As the engine, but for the methods it was told."""
        if method in self._answers:
            return dict(self._answers[method])
        return self._engine.call(method, params, **listeners)

    def close(self) -> None:
        """Leave."""
        self._engine.close()


class Stage:
    """Keeps one data directory, one engine and one window at a time.

    Attributes:
        answers: what the scene has the engine say, by method; empty again for the next scene.
    """

    def __init__(self, root: Path) -> None:
        self.answers: dict[str, Mapping[str, Any]] = {}
        self.data = DataDirectory(root / "data")
        self.empty = DataDirectory(root / "empty")
        self.qt = QApplication.instance() or QApplication(["ownhand"])
        palette.load_fonts()

    def prepare(self) -> None:
        """Read the sample mailbox and go through the demo once: mails drafted, corrected, learned from."""
        self.data.prepare()
        with connect(self.data) as client:
            if not client.call("sources")["sources"]:
                perform(client, lambda step: print(step["name"], flush=True))

    def take(self, picture: Picture, scene: Scene, out: Path) -> Path:
        """Set the scene, wait until nothing moves any more, and keep what is seen."""
        data = self.empty.prepare() if picture.scene == "welcome" else self.data
        self.answers.clear()
        app = App(data, EngineLink(data, lambda place: Prompted(connect_to_engine(place), self.answers)))
        try:
            translation.install(picture.language)
            self._wear(app, picture.scheme)
            window = Window(app)
            window.resize(*SIZE)
            window.show()
            self.settle(app)
            shown = scene(self, window)
            self.settle(app)
            path = out / picture.file_name
            path.write_bytes(_small_png(shown))
            window.close()
            window.deleteLater()
            self.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            return path
        finally:
            app.link.close()

    def settle(self, app: App, patience: float = PATIENCE_SECONDS) -> None:
        """Let the window work until it has asked for nothing for a while."""
        end = time.monotonic() + patience
        quiet_turns = 0
        # Turns, not time: on a busy machine a single turn can take longer than any pause.
        while time.monotonic() < end and quiet_turns < QUIET_TURNS:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            self.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.02)
            quiet_turns = 0 if app.link._running else quiet_turns + 1

    def close(self) -> None:
        """End the engines."""
        for data in (self.data, self.empty):
            client = try_connect(data) if data.root.exists() else None
            if client is not None:
                client.stop_engine()

    def _wear(self, app: App, scheme: str) -> None:
        app.colours = palette.colours_for("dark" if scheme == "dark" else "light")
        palette.apply(self.qt, app.colours)


def _small_png(shown: QWidget) -> bytes:
    """What a widget shows, as a picture with as few colours as the eye needs."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    shown.grab().save(buffer, "PNG")
    with Image.open(BytesIO(bytes(buffer.data().data()))) as picture:
        few = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        small = BytesIO()
        few.save(small, "PNG", optimize=True)
    return small.getvalue()
