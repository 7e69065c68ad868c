"""One model of the list: what it is, whether it suits this machine, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import palette
from ui.icons import pixmap
from ui.installing import spoken_size
from ui.pages.models.records import (
    Model,
    spoken_facts,
    spoken_fit,
    spoken_note,
    spoken_quality,
    spoken_title,
)
from ui.widgets.buttons import button, icon_button
from ui.widgets.confirm import Confirm
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_SIGNS = {
    "good": ("circle-check", "added"),
    "slow": ("clock", "warning"),
    "tight": ("triangle-alert", "warning"),
    "no": ("circle-x", "removed"),
}


class ModelRow(QWidget):
    """One model.

    Signals:
        install_wanted, use_wanted, check_wanted, remove_wanted: the user asks for it; the model.
    """

    install_wanted = Signal(object)
    use_wanted = Signal(object)
    check_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, app: App, model: Model) -> None:
        super().__init__()
        self._app = app
        self.model = model
        self._sign = QLabel()
        self._sign.setAccessibleName(spoken_fit(model))
        title = label(spoken_title(model))
        title.setFont(palette.font("body", bold=True))
        head = QHBoxLayout()
        head.setSpacing(palette.SMALL)
        head.addWidget(title, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(head)
        for text in (spoken_facts(model), spoken_fit(model)):
            words.addWidget(label(text, "small"))
        if model.recommended:
            words.addWidget(label(self.tr("The best one for this machine."), "small"))
        for text in (spoken_note(model), spoken_quality(model)):
            if text:
                words.addSpacing(palette.TINY)
                words.addWidget(label(text, "soft"))
        self.acts = self._make_acts()
        row = QHBoxLayout()
        row.setSpacing(palette.MEDIUM)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for act in self.acts:
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        self.confirm = Confirm(
            app,
            self.tr("{size} are freed. It can be installed again at any time.").format(
                size=spoken_size(model.size)
            ),
            self.tr("Remove this model"),
        )
        self.confirm.confirmed.connect(lambda: self.remove_wanted.emit(model))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.MEDIUM, 0, palette.MEDIUM)
        layout.setSpacing(palette.SMALL)
        layout.addLayout(row)
        layout.addWidget(self.confirm)
        app.colours_changed.connect(self._draw)
        self._draw()

    def _make_acts(self) -> list[QWidget]:
        app, model = self._app, self.model
        title = spoken_title(model)
        if not model.installed:
            install = button(app, self.tr("Install"), "plain", "download")
            install.setAccessibleName(self.tr("Install: {title}").format(title=title))
            install.clicked.connect(lambda: self.install_wanted.emit(model))
            if model.fit == "no":
                install.setEnabled(False)
                install.setToolTip(spoken_fit(model))
            return [install]
        check = icon_button(app, "gauge", self.tr("Check its speed: {title}").format(title=title))
        check.clicked.connect(lambda: self.check_wanted.emit(model))
        remove = icon_button(app, "trash-2", self.tr("Remove: {title}").format(title=title))
        remove.clicked.connect(lambda: self.confirm.ask())
        if model.in_use:
            used = label(self.tr("in use"), "small", wrap=False)
            used.setContentsMargins(0, palette.SMALL - 2, 0, 0)
            return [used, check, remove]
        use = button(app, self.tr("Use"))
        use.setAccessibleName(self.tr("Use: {title}").format(title=title))
        use.clicked.connect(lambda: self.use_wanted.emit(model))
        return [use, check, remove]

    def _draw(self) -> None:
        name, colour = _SIGNS[self.model.fit]
        self._sign.setPixmap(pixmap(name, getattr(self._app.colours, colour), 20))
