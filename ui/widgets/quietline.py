"""The quiet line at the foot of the window: says what happened and offers one thing to do about it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui import palette
from ui.notices import Notice
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

SHOWN_MS = 7000


class QuietLine(QFrame):
    """Shows one notice at a time; warnings wait until they are closed, others leave by themselves."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._waiting: deque[Notice] = deque()
        self._shown: Notice | None = None
        self._text = label("")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._act = button(app, "", "quiet")
        self._act.clicked.connect(self.act)
        self._close = icon_button(app, "x", self.tr("Close this message"))
        self._close.clicked.connect(self._next)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.TINY, palette.TINY, palette.TINY)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        QShortcut(SHORTCUTS["notice.act"].sequence, self, self.act)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()
        app.notices.said.connect(self.hear)

    @property
    def shown(self) -> Notice | None:
        """The notice on show."""
        return self._shown

    def hear(self, notice: Notice) -> None:
        """Show it now, or after the warning that is on show."""
        if notice in (self._shown, *self._waiting):
            return
        if self._shown is not None and self._shown.stays:
            self._waiting.append(notice)
            return
        self._show(notice)

    def act(self) -> None:
        """Do what the notice on show offers."""
        notice = self._shown
        if notice is None or notice.act is None:
            return
        self._next()
        notice.act()

    def _show(self, notice: Notice) -> None:
        self._shown = notice
        self._text.setText(notice.text)
        self._act.setText(notice.action)
        self._act.setToolTip(SHORTCUTS["notice.act"].shown)
        self._act.setVisible(bool(notice.action))
        palette.set_look(self, "warning" if notice.kind == "warning" else "notice")
        self.show()
        if notice.stays:
            self._timer.stop()
        else:
            self._timer.start(SHOWN_MS)

    def _next(self) -> None:
        self._timer.stop()
        self._shown = None
        if self._waiting:
            self._show(self._waiting.popleft())
        else:
            self.hide()
