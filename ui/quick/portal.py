"""A global key from the desktop's portal, the only way on Wayland (KDE, GNOME, Hyprland).

Source: the XDG desktop portal's documentation of ``org.freedesktop.portal.GlobalShortcuts``, version 2, and
the "shortcuts" specification of freedesktop.org for the spelling of keys.
"""

from __future__ import annotations

import itertools
from typing import Any

from jeepney import DBusAddress
from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.quick.bus import Answer, Bus
from ui.quick.hotkey import Hotkey, KeyState

_DESKTOP = "/org/freedesktop/portal/desktop"
_SERVICE = "org.freedesktop.portal.Desktop"
_SHORTCUTS = DBusAddress(_DESKTOP, _SERVICE, "org.freedesktop.portal.GlobalShortcuts")
_REGISTRY = DBusAddress(_DESKTOP, _SERVICE, "org.freedesktop.host.portal.Registry")
_REQUEST = "org.freedesktop.portal.Request"
_APP_ID = "ownhand"
_SHORTCUT_ID = "rewrite"
_REFUSED_BY_USER = 1
_MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}


class PortalKey(QObject):
    """Asks the portal for one key; the desktop may ask the user, and may give another key.

    Signals:
        changed: whether it works (a ``KeyState``).
        pressed: the key was pressed; carries the token that lets our window come forward, or "".
    """

    changed = Signal(KeyState)
    pressed = Signal(str)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._numbers = itertools.count(1)
        self._session = ""
        self._hotkey: Hotkey | None = None
        bus.listen(_SHORTCUTS.interface, "Activated", _DESKTOP, self._activated)
        # A program without a sandbox says first which one it is; older portals don't know this question.
        bus.call(_REGISTRY, "Register", "sa{sv}", (_APP_ID, {}), lambda _answer: None)

    def register(self, hotkey: Hotkey) -> None:
        """Ask for a key; ``changed`` tells how it went."""
        self._hotkey = hotkey
        if self._session:
            self._bind()
            return
        token = self._token()
        options = {"handle_token": ("s", token), "session_handle_token": ("s", self._token())}
        self._await_response(token, self._session_came)
        self._bus.call(_SHORTCUTS, "CreateSession", "a{sv}", (options,), self._accepted)

    def _session_came(self, code: int, results: dict[str, Any]) -> None:
        session = results.get("session_handle")
        if code or session is None:
            self._tell("no-permission" if code == _REFUSED_BY_USER else "not-here")
            return
        self._session = str(session[1])
        self._bind()

    def _bind(self) -> None:
        assert self._hotkey is not None
        words = QCoreApplication.translate("Portal", "Rewrite the selected text")
        wish = {"description": ("s", words), "preferred_trigger": ("s", spelled(self._hotkey))}
        token = self._token()
        self._await_response(token, self._bound)
        body = (self._session, [(_SHORTCUT_ID, wish)], "", {"handle_token": ("s", token)})
        self._bus.call(_SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body, self._accepted)

    def _bound(self, code: int, results: dict[str, Any]) -> None:
        if code:
            self._tell("no-permission")
            return
        given = dict(results.get("shortcuts", ("", []))[1]).get(_SHORTCUT_ID, {})
        shown = str(given.get("trigger_description", ("s", ""))[1])
        assert self._hotkey is not None
        self.changed.emit(KeyState(True, "", shown or self._hotkey.shown))

    def _activated(self, answer: Answer) -> None:
        session, shortcut, _time, options = (*answer.body, "", "", 0, {})[:4]
        if session == self._session and shortcut == _SHORTCUT_ID:
            self.pressed.emit(str(options.get("activation_token", ("s", ""))[1]))

    def _accepted(self, answer: Answer) -> None:
        """The portal took the request; its result comes as a signal."""
        if answer.error:
            self._tell("not-here")

    def _await_response(self, token: str, receive: Any) -> None:
        """Hear the result of a request before it is made: it may come before the call returns."""
        sender = self._bus.name.lstrip(":").replace(".", "_")
        path = f"{_DESKTOP}/request/{sender}/{token}"

        def hear(answer: Answer) -> None:
            code, results = (*answer.body, 2, {})[:2]
            receive(int(code), dict(results))

        self._bus.listen(_REQUEST, "Response", path, hear)

    def _token(self) -> str:
        return f"ownhand{next(self._numbers)}"

    def _tell(self, reason: Any) -> None:
        self.changed.emit(KeyState(False, reason, self._hotkey.shown if self._hotkey else ""))


def spelled(hotkey: Hotkey) -> str:
    """A key as the specification of shortcuts spells it, e.g. ``CTRL+ALT+r``."""
    order = [name for name in ("Ctrl", "Alt", "Shift", "Meta") if name in hotkey.modifiers]
    key = hotkey.key.lower() if len(hotkey.key) == 1 or hotkey.key == "Space" else hotkey.key
    return "+".join([*(_MODIFIERS[name] for name in order), key])
