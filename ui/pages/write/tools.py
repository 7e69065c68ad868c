"""What can be done with a draft: rewrite it, step through its versions, finish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from ui import palette
from ui.shortcuts import SHORTCUTS
from ui.translation import QT_TRANSLATE_NOOP
from ui.widgets.buttons import button, icon_button, tell_key
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

# Rewrite modes of the engine, in the order of their keys, with the words on their buttons.
MODES: Mapping[str, str] = {
    "shorten": QT_TRANSLATE_NOOP("Tools", "Shorter"),
    "clearer": QT_TRANSLATE_NOOP("Tools", "Clearer"),
    "friendly": QT_TRANSLATE_NOOP("Tools", "Friendlier"),
    "formal": QT_TRANSLATE_NOOP("Tools", "More formal"),
    "mine": QT_TRANSLATE_NOOP("Tools", "As I'd say it"),
    "proofread": QT_TRANSLATE_NOOP("Tools", "Proofread"),
}


def spoken_mode(mode: str) -> str:
    """The words for a mode; the user's own modes are called as they named them."""
    return QCoreApplication.translate("Tools", MODES[mode]) if mode in MODES else mode


class Rewrites(QWidget):
    """Buttons for the rewrite modes, and a line to say it in one's own words.

    Signals:
        wanted: name of the mode, and the instruction for the mode "custom".
    """

    wanted = Signal(str, str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.buttons: dict[str, QPushButton] = {}
        line = QWidget()
        flow = FlowLayout(line, spacing=0)
        for mode in MODES:
            made = button(app, spoken_mode(mode), "quiet")
            made.setToolTip(self.tr("Works on what is selected, or on all of it"))
            tell_key(made, SHORTCUTS[f"write.{mode}"])
            made.clicked.connect(lambda _=False, mode=mode: self.wanted.emit(mode, ""))
            self.buttons[mode] = made
            flow.addWidget(made)
        self._more = button(app, self.tr("More"), "quiet", "chevron-down")
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        flow.addWidget(self._more)
        self.instruction = QLineEdit()
        self.instruction.setPlaceholderText(self.tr("What should change? Enter rewrites, Esc closes."))
        self.instruction.setAccessibleName(self.tr("What should change"))
        self.instruction.returnPressed.connect(self._ask_custom)
        self.instruction.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.TINY)
        layout.addWidget(line)
        layout.addWidget(self.instruction)

    def set_usable(self, usable: bool) -> None:
        """Whether there is a text to rewrite and nothing under way."""
        for made in (*self.buttons.values(), self._more):
            made.setEnabled(usable)

    def close_instruction(self) -> bool:
        """Hide the line; returns whether it was on show."""
        shown = self.instruction.isVisible()
        self.instruction.hide()
        return shown

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._add(self.tr("As a list"), "bullets")
        self._add(self.tr("As running text"), "prose")
        own = sorted(self._app.settings.modes)
        if own:
            self._menu.addSeparator()
        for name in own:
            self._add(name, name)
        self._menu.addSeparator()
        other = QAction(self.tr("Say what should change…"), self._menu)
        other.triggered.connect(self._open_instruction)
        self._menu.addAction(other)

    def _add(self, words: str, mode: str) -> None:
        action = QAction(words.replace("&", "&&"), self._menu)
        action.triggered.connect(lambda: self.wanted.emit(mode, ""))
        self._menu.addAction(action)

    def _open_instruction(self) -> None:
        self.instruction.show()
        self.instruction.setFocus()

    def _ask_custom(self) -> None:
        words = self.instruction.text().strip()
        if words:
            self.instruction.hide()
            self.wanted.emit("custom", words)


class VersionBar(QWidget):
    """Steps through the versions, and shows what changed.

    Signals:
        step: -1 for the version before, 1 for the one after.
        changes_wanted: show what changed.
    """

    step = Signal(int)
    changes_wanted = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._earlier = icon_button(app, "chevron-left", self.tr("The version before"))
        self._later = icon_button(app, "chevron-right", self.tr("The version after"))
        tell_key(self._earlier, SHORTCUTS["write.earlier"])
        tell_key(self._later, SHORTCUTS["write.later"])
        self._earlier.clicked.connect(lambda: self.step.emit(-1))
        self._later.clicked.connect(lambda: self.step.emit(1))
        self._words = label("", "small", wrap=False)
        self.changes = button(app, self.tr("Changes"), "quiet")
        tell_key(self.changes, SHORTCUTS["write.changes"])
        self.changes.clicked.connect(self.changes_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for one in (self._earlier, self._words, self._later, self.changes):
            layout.addWidget(one)

    def show_place(self, shown: int, count: int, has_changes: bool) -> None:
        """Which of how many versions is shown."""
        several = count > 1
        for one in (self._earlier, self._words, self._later):
            one.setVisible(several)
        self._earlier.setEnabled(shown > 0)
        self._later.setEnabled(shown < count - 1)
        self._words.setText(self.tr("{number} of {count}").format(number=shown + 1, count=count))
        self.changes.setVisible(has_changes)


class FinishBar(QWidget):
    """Copy, open in the mail program, save.

    Signals:
        wanted: "copy", "mail", "eml", "maildir" or "mbox".
    """

    wanted = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self.copy = button(app, self.tr("Copy"))
        tell_key(self.copy, SHORTCUTS["write.copy"])
        self.mail = button(app, self.tr("Open in mail"))
        tell_key(self.mail, SHORTCUTS["write.mail"])
        self.save = button(app, self.tr("Save"), "plain", "chevron-down")
        menu = QMenu(self.save)
        for words, form, key in (
            (self.tr("As a message (.eml)…"), "eml", SHORTCUTS["write.save"].shown),
            (self.tr("Into a Maildir drafts folder…"), "maildir", ""),
            (self.tr("Into an mbox drafts file…"), "mbox", ""),
        ):
            action = QAction(f"{words}\t{key}" if key else words, menu)
            action.triggered.connect(lambda _=False, form=form: self.wanted.emit(form))
            menu.addAction(action)
        self.save.setMenu(menu)
        self.copy.clicked.connect(lambda: self.wanted.emit("copy"))
        self.mail.clicked.connect(lambda: self.wanted.emit("mail"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.SMALL)
        for one in (self.save, self.mail, self.copy):
            layout.addWidget(one)

    def set_usable(self, usable: bool) -> None:
        """Whether there is a text to finish with."""
        for one in (self.copy, self.mail, self.save):
            one.setEnabled(usable)
        palette.set_look(self.copy, "primary" if usable else "plain")
