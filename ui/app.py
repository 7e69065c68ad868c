"""What all pages share, and how the window is started."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from assistant.errors import KnownError
from assistant.paths import DataDirectory
from assistant.settings import Settings, Value, change
from ui import palette
from ui.engine_link import EngineLink
from ui.notices import Notices


class App(QObject):
    """The shared surroundings of pages, tray and popup.

    Signals:
        wanted: the name of a page and a wish: somebody asks the window to go there.
        settings_changed: the settings in force are new.
        colours_changed: painted widgets should take ``colours`` again and repaint.
    """

    wanted = Signal(str, dict)
    settings_changed = Signal()
    colours_changed = Signal()

    def __init__(self, data: DataDirectory, link: EngineLink | None = None) -> None:
        super().__init__()
        self.data = data
        self.link = link or EngineLink(data)
        self.notices = Notices()
        self.settings = Settings.defaults()
        self.colours = palette.LIGHT
        self.read_settings()

    def read_settings(self) -> None:
        """Take the user's settings; a damaged file is told and the defaults are used."""
        try:
            self.settings = Settings.load(self.data.settings)
        except KnownError as fault:
            self.notices.warn(f"{fault.message} {fault.hint}")
        self.settings_changed.emit()

    def change_setting(self, key: str, value: Value) -> None:
        """Set one setting for good; a refusal is told in the quiet line."""
        try:
            self.settings = change(self.data.settings, key, value)
        except KnownError as fault:
            self.notices.warn(f"{fault.message} {fault.hint}")
            return
        if key.startswith("window."):
            self.dress()
        self.settings_changed.emit()

    def go_to(self, page: str, wish: Mapping[str, Any] | None = None) -> None:
        """Show a page of the window."""
        self.wanted.emit(page, dict(wish or {}))

    def dress(self) -> None:
        """Show everything in the colours that the user or the system asks for."""
        wanted = self.settings.text("window.scheme")
        self.colours = palette.colours_for(
            "dark" if (wanted or palette.system_scheme()) == "dark" else "light"
        )
        application = QApplication.instance()
        if isinstance(application, QApplication):
            palette.apply(application, self.colours)
        self.colours_changed.emit()


def run(data: DataDirectory, arguments: Sequence[str] = ()) -> int:
    """Open the window, or raise the one that is open, and stay until it is closed.

    Args:
        arguments: words after the program's name (``--hidden``: the tray alone; ``--rewrite``: a bound
            key was pressed).

    Returns:
        the exit status.

    Raises:
        KnownError: ``bad-data-directory``.
    """
    from ui.single import SingleInstance
    from ui.window import Window

    options = _parser().parse_args(list(arguments))
    data.prepare()
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    QGuiApplication.setApplicationName("ownhand")
    QGuiApplication.setApplicationDisplayName("Ownhand")
    QGuiApplication.setDesktopFileName("ownhand")
    single = SingleInstance(data)
    if single.told_the_other([name for name in ("hidden", "rewrite") if getattr(options, name)]):
        return 0
    palette.load_fonts()
    app = App(data)
    app.dress()
    QGuiApplication.styleHints().colorSchemeChanged.connect(app.dress)
    window = Window(app)
    single.called.connect(window.called)
    if not options.hidden:
        window.show()
    status = application.exec()
    app.link.close()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ownhand", add_help=False)
    parser.add_argument("--hidden", action="store_true")
    parser.add_argument("--rewrite", action="store_true")
    return parser
