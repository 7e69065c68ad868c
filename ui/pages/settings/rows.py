"""One row of the settings page: what it is, what it does, its control, and the way back to the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from assistant.settings import Setting, Settings, Value
from ui import palette
from ui.pages.settings.controls import control_for
from ui.pages.settings.words import matches, spoken
from ui.widgets.buttons import icon_button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App
    from ui.autostart import Autostart


class Row(QWidget):
    """The frame that all rows share: words at the left, something to change at the right."""

    def __init__(self, title: str, text: str, control: QWidget) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title))
        words.addWidget(label(text, "small"))
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, palette.SMALL, 0, palette.SMALL)
        self.line.setSpacing(palette.LARGE)
        self.line.addLayout(words, 1)
        self.line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def matches(self, query: str) -> bool:
        """Whether a search means this row."""
        raise NotImplementedError


class SettingRow(Row):
    """The row of one entry of the schema.

    Signals:
        chosen: the key and its new value.
        reset_wanted: the key whose default is to hold again.
    """

    chosen = Signal(str, object)
    reset_wanted = Signal(str)

    def __init__(self, app: App, setting: Setting) -> None:
        self.setting = setting
        self.control = control_for(app, setting)
        super().__init__(spoken(setting.title), spoken(setting.help), self.control)
        self.control.changed.connect(lambda value: self.chosen.emit(setting.key, value))
        self.reset = icon_button(
            app, "undo-2", self.tr("Back to the default: {title}").format(title=spoken(setting.title))
        )
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(setting.key))
        self.line.setSpacing(palette.SMALL)
        self.line.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        value: Value = settings.values[self.setting.key]
        self.control.show_value(value)
        self.reset.setVisible(self.setting.key in settings.given)

    def matches(self, query: str) -> bool:
        """Every word stands in the words of the setting or in its key."""
        return matches(self.setting, query)


class AutostartRow(Row):
    """Starting with the desktop; the system itself knows whether, so it is asked each time.

    Signals:
        turned: the user wants it on, or off.
    """

    turned = Signal(bool)

    def __init__(self, app: App, autostart: Autostart) -> None:
        self._autostart = autostart
        self._words = (
            self.tr("Start with the desktop"),
            self.tr("Ownhand waits in the tray after you log in; no model is loaded until you write."),
        )
        self._box = QCheckBox()
        self._box.setAccessibleName(self._words[0])
        super().__init__(*self._words, self._box)
        spacer = icon_button(app, "undo-2", self._words[0])
        policy = spacer.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        spacer.setSizePolicy(policy)
        spacer.hide()
        self.line.setSpacing(palette.SMALL)
        self.line.addWidget(spacer)
        self._box.toggled.connect(self.turned.emit)

    def show_state(self) -> None:
        """Show what the system will do."""
        with QSignalBlocker(self._box):
            self._box.setChecked(self._autostart.is_on())

    def matches(self, query: str) -> bool:
        """Every word stands in its words."""
        words = " ".join(self._words).casefold()
        return all(word in words for word in query.casefold().split())
