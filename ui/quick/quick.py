"""Quick rewrite as the rest of the window knows it: a key, a popup, and whether the key works."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.quick.desktop import Desktop, Origin, this_desktop
from ui.quick.hotkey import Hotkey, KeyState
from ui.quick.session import QuickSession

if TYPE_CHECKING:
    from ui.app import App
    from ui.quick.popup import Popup

_PREPARE_MS = 400
# Qt reads it when a window asks to be activated (xdg-activation, startup notification).
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"  # noqa: S105


class QuickRewrite(QObject):
    """Made with the program; the popup follows a moment later, so that it is there when the key is pressed.

    Signals:
        key_changed: the state of the global key is another one.
        modes_wanted: the user wants to make a mode of their own, from an instruction or from nothing.
    """

    key_changed = Signal(KeyState)
    modes_wanted = Signal(str)

    def __init__(self, app: App, desktop: Desktop | None = None) -> None:
        super().__init__(app)
        self._app = app
        self.desktop = desktop or this_desktop()
        self.session = QuickSession(app, self.desktop)
        self.key_state = KeyState(False, "waiting")
        self._popup: Popup | None = None
        self._asked_for: str | None = None
        self.desktop.key_changed.connect(self._note_key)
        self.desktop.pressed.connect(self.open)
        app.settings_changed.connect(self._register)
        app.language_changed.connect(self._make_anew)
        QTimer.singleShot(_PREPARE_MS, self, self._prepare)
        self._register()

    @property
    def popup(self) -> Popup:
        """The popup; made now if it was not before."""
        if self._popup is None:
            from ui.quick.popup import Popup

            self._popup = Popup(self._app, self.desktop, self.session)
            self._popup.hotkey = self.key_state.shown if self.key_state.works else ""
            self._popup.modes_wanted.connect(self.modes_wanted)
        return self._popup

    @property
    def busy(self) -> bool:
        """Whether the popup is open."""
        return self.session.state.phase != "closed"

    def open(self, origin: Origin = "selection", mode: str = "", token: str = "") -> None:
        """Begin a rewrite; while one is on show, bring it to the front again.

        Args:
            token: what the desktop gave a bound command to show that the user wanted it.
        """
        if token:
            os.environ[TOKEN_VARIABLE] = token
        popup = self.popup
        if self.busy and popup.isVisible() and not mode:
            self.desktop.bring_forward(popup)
            return
        self.session.begin(origin if self.desktop.takes_selections else "clipboard", mode)

    def close(self) -> None:
        """Close the popup and give the key back."""
        self._drop_popup()
        self.desktop.close()

    def _make_anew(self) -> None:
        """The popup in another language."""
        self._drop_popup()
        QTimer.singleShot(_PREPARE_MS, self, self._prepare)

    def _drop_popup(self) -> None:
        self.session.close()
        if self._popup is not None:
            self._popup.deleteLater()
            self._popup = None

    def _prepare(self) -> None:
        self.popup.prepare()

    def _register(self) -> None:
        wanted = self._app.settings.text("rewrite.hotkey").strip()
        if wanted == self._asked_for:
            return
        self._asked_for = wanted
        hotkey = Hotkey.parse(wanted)
        if hotkey is not None:
            self.desktop.register(hotkey)
            return
        self.desktop.release()
        self._note_key(KeyState(False, "unusable" if wanted else "", wanted))

    def _note_key(self, state: KeyState) -> None:
        self.key_state = state
        if self._popup is not None:
            self._popup.hotkey = state.shown if state.works else ""
        self.key_changed.emit(state)
