"""Waits until the user pauses in typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 150


class Debounce(QObject):
    """Calls a function once the last of several calls is ``PAUSE_MS`` old."""

    def __init__(self, parent: QObject, act: Callable[[], None], pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(act)
        self._act = act

    def call(self) -> None:
        """Soon, unless called again before."""
        self._timer.start()

    def stop(self) -> None:
        """Not, unless called again."""
        self._timer.stop()

    def now(self) -> None:
        """At once, and not again later."""
        self._timer.stop()
        self._act()
