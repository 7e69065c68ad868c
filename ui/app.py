"""What all pages share, and how the window is started."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from assistant.errors import KnownError
from assistant.paths import DataDirectory
from assistant.settings import Settings, Value, change, forget, forget_mode, set_mode
from ui import palette, translation
from ui.engine_link import EngineLink
from ui.failures import in_words
from ui.icons import program_icon
from ui.indexing import Indexing
from ui.installing import Installing
from ui.notices import Notices


class App(QObject):
    """The shared surroundings of pages, tray and popup.

    Signals:
        wanted: the name of a page and a wish: somebody asks the window to go there.
        settings_changed: the settings in force are new.
        colours_changed: painted widgets should take ``colours`` again and repaint.
        language_changed: everything that shows words should be made anew.

    Attributes:
        settings_fault: why the user's settings file can't be used, in words for the user, or "".
        indexing: the reading of mail and documents that this window asked for.
        installing: the fetching of a model.
    """

    wanted = Signal(str, dict)
    settings_changed = Signal()
    colours_changed = Signal()
    language_changed = Signal()

    def __init__(self, data: DataDirectory, link: EngineLink | None = None) -> None:
        super().__init__()
        self.data = data
        self.link = link or EngineLink(data)
        self.notices = Notices()
        self.settings = Settings.defaults()
        self.settings_fault = ""
        self.colours = palette.LIGHT
        self.read_settings()
        self.indexing = Indexing(self)
        self.installing = Installing(self)

    def read_settings(self) -> None:
        """Take the user's settings; a damaged file is told and the defaults are used."""
        try:
            self.settings, self.settings_fault = Settings.load(self.data.settings), ""
        except KnownError as fault:
            self.settings = Settings.defaults()
            self.settings_fault = _told(fault)
            self.notices.warn(self.settings_fault)
        self.settings_changed.emit()

    def change_setting(self, key: str, value: Value) -> bool:
        """Set one setting for good; a refusal is told in the quiet line. Returns whether it is set."""
        return self._take_settings(lambda: change(self.data.settings, key, value))

    def forget_setting(self, key: str) -> bool:
        """Let the default of one setting hold again; returns whether it does."""
        return self._take_settings(lambda: forget(self.data.settings, key))

    def set_mode(self, name: str, instruction: str) -> bool:
        """Keep one of the user's own rewrite modes; returns whether it is kept."""
        return self._take_settings(lambda: set_mode(self.data.settings, name, instruction))

    def forget_mode(self, name: str) -> bool:
        """Remove one of the user's own rewrite modes; returns whether it is gone."""
        return self._take_settings(lambda: forget_mode(self.data.settings, name))

    def _take_settings(self, act: Callable[[], Settings]) -> bool:
        before = self.settings
        try:
            self.settings = act()
        except KnownError as fault:
            self.notices.warn(_told(fault))
            self.settings_changed.emit()
            return False
        self.follow_settings(before)
        return True

    def follow_settings(self, before: Settings) -> None:
        """Let what the window itself goes by take effect now.

        Args:
            before: the settings that were in force until now.
        """
        if self.settings.text("window.scheme") != before.text("window.scheme"):
            self.dress()
        self.settings_changed.emit()
        if self.settings.text("window.language") != before.text("window.language"):
            self.speak()
            self.language_changed.emit()

    def go_to(self, page: str, wish: Mapping[str, Any] | None = None) -> None:
        """Show a page of the window."""
        self.wanted.emit(page, dict(wish or {}))

    def speak(self) -> None:
        """Take the language that the user or the system asks for."""
        translation.install(self.settings.text("window.language"))

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


def _told(fault: KnownError) -> str:
    return " ".join(in_words(fault.message, fault.hint)).strip()


def run(data: DataDirectory, arguments: Sequence[str] = ()) -> int:
    """Open the window, or raise the one that is open, and stay until it is closed.

    Args:
        arguments: words after the program's name (``--hidden``: the tray alone; ``--rewrite``: rewrite what
            is selected, for a key bound in the desktop's settings).

    Returns:
        the exit status.

    Raises:
        KnownError: ``bad-data-directory``.
    """
    from ui.program import Program
    from ui.single import SingleInstance

    words = _words(_parser().parse_args(list(arguments)))
    data.prepare()
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    QGuiApplication.setApplicationName("ownhand")
    QGuiApplication.setApplicationDisplayName("Ownhand")
    QGuiApplication.setDesktopFileName("ownhand")
    single = SingleInstance(data)
    if single.told_the_other(words):
        return 0
    palette.load_fonts()
    QGuiApplication.setWindowIcon(program_icon())
    app = App(data)
    app.speak()
    app.dress()
    QGuiApplication.styleHints().colorSchemeChanged.connect(app.dress)
    program = Program(app)
    single.called.connect(program.called)
    program.begin(words)
    status = application.exec()
    program.close()
    app.installing.close()
    app.link.close()
    return status


def _words(options: argparse.Namespace) -> list[str]:
    """What a start has to say, to itself or to the program that runs already."""
    words = [name for name in ("hidden", "rewrite") if getattr(options, name)]
    token = os.environ.pop("XDG_ACTIVATION_TOKEN", "")
    return [*words, f"token={token}"] if token and "rewrite" in words else words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ownhand", add_help=False)
    parser.add_argument("--hidden", action="store_true")
    parser.add_argument("--rewrite", action="store_true")
    return parser
