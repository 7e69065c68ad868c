"""The running program: the window when it is wanted, the tray, quick rewrite, and calls of later starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ui.quick.quick import QuickRewrite
from ui.tray.tray import Tray

if TYPE_CHECKING:
    from ui.app import App
    from ui.quick.ownmodes import OwnModes
    from ui.window import Window

_TRAY_PATIENCE_MS = 8000
_REST_MS = 45_000


class Program(QObject):
    """Ties the parts together; each part knows only what it needs.

    Attributes:
        tray: the icon; there is one also on desktops that do not show it.
    """

    def __init__(self, app: App, quick: QuickRewrite | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._window: Window | None = None
        self._own_modes: OwnModes | None = None
        self.quick = quick or QuickRewrite(app)
        self.tray = Tray(app, self.quick)
        self.tray.window_wanted.connect(self.show_window)
        self.tray.quit_wanted.connect(self.quit)
        self.quick.modes_wanted.connect(self.show_own_modes)
        app.wanted.connect(self._go_to)
        self._rest = QTimer(self)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._rest_if_alone)
        self._rest.start()

    def begin(self, words: Sequence[str] = ()) -> None:
        """Start as the words of the command line say; without any the window opens.

        Args:
            words: "hidden", "rewrite", or "token=…" of a desktop that tells us that the user wanted it.
        """
        QApplication.setQuitOnLastWindowClosed(False)
        if "hidden" not in words and "rewrite" not in words:
            self.show_window()
        elif "rewrite" in words:
            self.called(words)
        QTimer.singleShot(_TRAY_PATIENCE_MS, self, self._tell_about_tray)

    @property
    def window(self) -> Window:
        """The window; made now if it was not before."""
        if self._window is None:
            from ui.window import Window

            self._window = Window(self._app)
            self._window.installEventFilter(self)
            self._window.begin()
        return self._window

    @property
    def has_window(self) -> bool:
        """Whether it was made already."""
        return self._window is not None

    def show_window(self) -> None:
        """Show it above the others."""
        self.window.come_forward()

    def show_own_modes(self, instruction: str = "") -> None:
        """Let the user make modes of their own; the words of an instruction are a beginning."""
        from ui.quick.ownmodes import OwnModes

        if self._own_modes is None or not shiboken6.isValid(self._own_modes):
            self._own_modes = OwnModes(self._app)
        self._own_modes.begin_new(instruction)
        self._own_modes.show()
        self._own_modes.raise_()
        self._own_modes.activateWindow()

    def called(self, words: Sequence[str]) -> None:
        """A later start passed on its words."""
        if "rewrite" in words:
            token = next((word.removeprefix("token=") for word in words if word.startswith("token=")), "")
            self.quick.open(token=token)
        elif "hidden" not in words:
            self.show_window()

    def quit(self) -> None:
        """End: what was typed is kept first."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.close()
        QApplication.quit()

    def close(self) -> None:
        """Take icon and key away; called after the event loop has ended."""
        self._rest.stop()
        if self._own_modes is not None and shiboken6.isValid(self._own_modes):
            self._own_modes.close()
        self.quick.close()
        self.tray.close()
        if self._window is not None:
            self._window.deleteLater()
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """After the window has closed, stay in the tray where the user wants that and there is one."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            QTimer.singleShot(0, self, self._after_close)
        return super().eventFilter(watched, event)

    def _after_close(self) -> None:
        if self._window is None or self._window.isVisible():
            return
        if not (self._app.settings.flag("window.stay_in_tray") and self.tray.is_there):
            self.quit()

    def _go_to(self, page: str, wish: Mapping[str, Any]) -> None:
        """Somebody asks for a page; the window itself hears it too once it is there."""
        if self._window is None:
            self.window.go_to(page, wish)
        self.show_window()

    def _rest_if_alone(self) -> None:
        """With nobody looking, let go of the engine, so that it can end when its time has come."""
        shown = self._window is not None and self._window.isVisible()
        if not shown and not self.quick.busy:
            self._app.link.rest()

    def _tell_about_tray(self) -> None:
        """Said once and never again: a desktop without a tray is no fault of the user's."""
        store = QSettings(str(self._app.data.root / "window.ini"), QSettings.Format.IniFormat)
        if self.tray.is_there or not self.has_window or store.value("tray/told"):
            return
        store.setValue("tray/told", True)
        self._app.notices.say(
            self.tr(
                "This desktop shows no tray icons, so Ownhand ends when its window is closed. "
                "Everything else works."
            )
        )
