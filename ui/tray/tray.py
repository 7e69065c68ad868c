"""The icon in the tray: rewriting, new mail, pauses, how things are, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui import palette
from ui.icons import pixmap
from ui.operations import operation
from ui.quick.desktop import Origin
from ui.quick.modes import by_name
from ui.quick.quick import QuickRewrite

if TYPE_CHECKING:
    from ui.app import App

_SIZES = (16, 22, 24, 32, 48)
# The menu gives the keyboard back to the program behind it before the selection is asked for.
_MENU_GONE_MS = 250


class Tray(QObject):
    """Lives as long as the program.

    Signals:
        window_wanted: show the window.
        quit_wanted: end everything.
    """

    window_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, app: App, quick: QuickRewrite) -> None:
        super().__init__(app)
        self._app, self._quick = app, quick
        self.menu = QMenu()
        self.menu.setTitle("Ownhand")
        self._status = ""
        self._icon = QSystemTrayIcon(self)
        self._icon.setToolTip("Ownhand")
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        self.menu.aboutToShow.connect(self._about_to_show)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._draw)
        for changed in (
            app.settings_changed,
            app.language_changed,
            quick.key_changed,
            app.link.state_changed,
        ):
            changed.connect(self.refresh)
        self._draw()
        self.refresh()
        self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether this desktop shows it; it may come later, when the desktop is ready."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self.menu.deleteLater()

    def refresh(self) -> None:
        """Make the menu anew: its words, keys and checks follow the settings."""
        self.menu.clear()
        self._add_rewriting()
        self.menu.addSeparator()
        self._add(self.tr("New mail"), self._new_mail)
        self._add(self.tr("Open Ownhand"), self.window_wanted.emit)
        self.menu.addSeparator()
        self._add_switch(self.tr("Pause reading mail"), "indexing.paused")
        self._add_switch(self.tr("Pause learning"), "learning.paused")
        self.menu.addSeparator()
        status = self._add(self._status or self._resting(), lambda: None)
        status.setEnabled(False)
        self._add(self.tr("Quit"), self.quit_wanted.emit)

    def _add_rewriting(self) -> None:
        quick = self._quick
        if quick.desktop.takes_selections:
            words = self.tr("Rewrite the selection")
            if quick.key_state.works and quick.key_state.shown:
                # Shown, not bound: the key belongs to the whole desktop.
                words = f"{words}\t{quick.key_state.shown}"
            self._add(words, lambda: self._rewrite("selection"))
        self._add(self.tr("Rewrite the clipboard"), lambda: self._rewrite("clipboard"))
        recent = [by_name(quick.session.modes, name) for name in quick.session.recent.names()]
        known = [mode for mode in recent if mode is not None]
        if known:
            origin: Origin = "selection" if quick.desktop.takes_selections else "clipboard"
            under = self.menu.addMenu(self.tr("Recent modes"))
            for mode in known:
                self._add(mode.spoken, partial(self._rewrite, origin, mode.name), under)
        self._add(self.tr("Own modes…"), lambda: self._quick.modes_wanted.emit(""))
        sentence = quick.key_state.sentence()
        if sentence:
            hint = self._add(self.tr("The key does not work: see why"), lambda: self._explain(sentence))
            hint.setToolTip(sentence)

    def _add(self, words: str, act: Callable[[], Any], menu: QMenu | None = None) -> QAction:
        action = (menu or self.menu).addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _checked: act())
        return action

    def _add_switch(self, words: str, key: str) -> None:
        """An entry that is checked while something pauses."""
        action = self.menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(self._app.settings.flag(key))
        # The menu is made anew by the change; the entry that was clicked must have ended its work before.
        action.triggered.connect(
            lambda on: QTimer.singleShot(0, self, partial(self._app.change_setting, key, on))
        )

    def _rewrite(self, origin: Origin, mode: str = "") -> None:
        QTimer.singleShot(_MENU_GONE_MS, self, lambda: self._quick.open(origin, mode))

    def _new_mail(self) -> None:
        self._app.go_to("write", {"new": True})

    def _explain(self, sentence: str) -> None:
        self.window_wanted.emit()
        self._app.notices.warn(sentence, self.tr("Settings"), lambda: self._app.go_to("settings"))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.window_wanted.emit()

    def _about_to_show(self) -> None:
        """Ask how things are, but wake no engine for it."""
        asks = operation(self._app, "engine.status").only_if_running()
        asks.on_success(self._tell).on_failure(lambda _failure: self._tell({})).run(self.menu)

    def _tell(self, status: dict[str, Any]) -> None:
        self._status = spoken_status(status)
        actions = self.menu.actions()
        if len(actions) >= 2:
            actions[-2].setText(self._status)

    def _resting(self) -> str:
        return spoken_status({})

    def _draw(self) -> None:
        """The mark in the colour that the system's bars ask for."""
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        colour = palette.DARK.text if dark or not _tells_scheme() else palette.LIGHT.text
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(pixmap("ownhand-mark" if _tells_scheme() else "ownhand", colour, size))
        icon.setIsMask(True)
        self._icon.setIcon(icon)


def _tells_scheme() -> bool:
    """Whether the system says if its bars are light or dark; else the icon brings its own ground along."""
    return QGuiApplication.styleHints().colorScheme() != Qt.ColorScheme.Unknown


def spoken_status(status: dict[str, Any]) -> str:
    """What the engine is doing, in one short line.

    Args:
        status: the engine's answer; {} while none runs.
    """
    translate = QCoreApplication.translate
    if not status.get("running"):
        return translate("Tray", "Resting: nothing is in memory")
    if status.get("jobs"):
        return translate("Tray", "Working…")
    pending = int((status.get("indexing") or {}).get("pending") or 0)
    if pending:
        return translate("Tray", "%Ln file(s) still to be read", "", pending)
    return translate("Tray", "Ready")
