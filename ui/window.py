"""The main window: the sidebar, one page at a time, and the quiet line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import palette
from ui.app import App
from ui.changes import EVERYTHING, NOTHING, Changes
from ui.foot import Foot
from ui.keyspage import KeysDialog
from ui.operations import operation
from ui.page import PAGES, WELCOME, Page, PageEntry
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, tell_key
from ui.widgets.labels import label
from ui.widgets.quietline import QuietLine

SIDEBAR_WIDTH = 196
NARROW_WIDTH = 860
_SIDEBAR_NARROW = 52
WELCOMED = "welcomed"


class Sidebar(QFrame):
    """The list of pages; shows icons alone when the window is narrow.

    Attributes:
        foot: the state of the engine and of the reading of mail.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self.setProperty("look", "sidebar")
        self._brand = label("Ownhand", "brand", wrap=False)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.SMALL, palette.LARGE, palette.SMALL, palette.MEDIUM)
        layout.setSpacing(2)
        layout.addWidget(self._brand)
        layout.addSpacing(palette.MEDIUM)
        for number in sorted({entry.group for entry in PAGES}):
            if number:
                layout.addStretch(1)
            for entry in PAGES:
                if entry.group == number:
                    layout.addWidget(self._entry(app, entry))
        self.foot = Foot(app)
        layout.addWidget(self.foot)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or icons with words."""
        self.setFixedWidth(_SIDEBAR_NARROW if narrow else SIDEBAR_WIDTH)
        self._brand.setText("O" if narrow else "Ownhand")
        self.foot.set_narrow(narrow)
        for name, entry in ((entry.name, entry) for entry in PAGES):
            self._buttons[name].setText("" if narrow else entry.spoken)

    def _entry(self, app: App, entry: PageEntry) -> QPushButton:
        made = button(app, entry.spoken, "page", entry.icon)
        made.setIconSize(QSize(18, 18))
        made.setCheckable(True)
        made.setAccessibleName(entry.spoken)
        tell_key(made, SHORTCUTS[f"go.{entry.name}"])
        made.clicked.connect(lambda: app.go_to(entry.name))
        self._group.addButton(made)
        self._buttons[entry.name] = made
        return made


class Window(QMainWindow):
    """The one window. Pages are made when first wanted, so that it opens at once."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.setWindowTitle("Ownhand")
        self._pages: dict[str, Page] = {}
        self._engine_was_gone = False
        self._stale: dict[str, Changes] = {}
        self._lay_out()
        self._bind_keys()
        app.wanted.connect(self.go_to)
        app.link.changed.connect(self._note_changes)
        app.link.state_changed.connect(self._note_link)
        app.language_changed.connect(self.rebuild)
        self._state = QSettings(str(app.data.root / "window.ini"), QSettings.Format.IniFormat)
        self._restore()
        self.go_to(PAGES[0].name)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def go_to(self, name: str, wish: Mapping[str, Any] | None = None) -> Page:
        """Show a page, and come to the front when the window is hidden behind others."""
        page = self._pages.get(name)
        if page is None:
            page = next(entry for entry in (*PAGES, WELCOME) if entry.name == name).make(self.app)
            self._pages[name] = page
            self._stack.addWidget(page)
        if self._stack.currentWidget() is self._pages.get(WELCOME.name) and name != WELCOME.name:
            # Gone through or dismissed: it does not come again by itself.
            self._state.setValue(WELCOMED, True)
        self.sidebar.setVisible(name != WELCOME.name)
        changes = self._stale.pop(name, NOTHING)
        self.sidebar.show_page(name)
        self._stack.setCurrentWidget(page)
        if changes != NOTHING:
            page.refresh(changes)
        page.opened(dict(wish or {}))
        return page

    def begin(self) -> None:
        """Get the engine ready behind the window, and welcome somebody who is here for the first time."""
        self.sidebar.foot.watch()
        if self.app.settings_fault:
            # Read before anybody could see the warning; now there is a quiet line to say it.
            self.app.read_settings()
        if self._state.value(WELCOMED) is not None:
            return
        if not self.app.data.library_db.exists():
            self.go_to(WELCOME.name)
            return
        operation(self.app, "sources").on_success(self._welcome_if_empty).run(self)

    def rebuild(self) -> None:
        """Make everything that shows words anew, and go back to where the user was."""
        name = next(name for name, page in self._pages.items() if page is self.page)
        for page in self._pages.values():
            page.leaving()
        self._pages.clear()
        self._stale.clear()
        self._lay_out()
        self.sidebar.set_narrow(self.width() < NARROW_WIDTH)
        self.sidebar.foot.watch()
        self.go_to(name)

    def come_forward(self) -> None:
        """Show the window above the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what was typed and how the window stood."""
        for page in self._pages.values():
            page.leaving()
        self._state.setValue("geometry", self.saveGeometry())
        self._state.sync()
        super().closeEvent(event)

    def resizeEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """Leave the room to the page when there is little."""
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < NARROW_WIDTH)

    def _lay_out(self) -> None:
        self.sidebar = Sidebar(self.app)
        self.quiet_line = QuietLine(self.app)
        self._stack = QStackedWidget()
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(palette.LARGE, 0, palette.LARGE, palette.SMALL)
        foot.addWidget(self.quiet_line)
        content.addLayout(foot)
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addLayout(content, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(560, 420)

    def _bind_keys(self) -> None:
        for entry in PAGES:
            keys = SHORTCUTS[f"go.{entry.name}"].sequence
            QShortcut(keys, self, lambda name=entry.name: self.go_to(name))
        acts = {
            "new": lambda: self.go_to("write", {"new": True}),
            "find": lambda: self.go_to("library", {"find": True}),
            "keys": lambda: KeysDialog(self).show(),
            "close": self.close,
            "quit": self._quit,
        }
        for name, act in acts.items():
            QShortcut(QKeySequence(SHORTCUTS[name].sequence), self, act)

    def _quit(self) -> None:
        if self.close():
            QApplication.quit()

    def _restore(self) -> None:
        self.resize(1120, 760)
        geometry = self._state.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.sidebar.set_narrow(self.width() < NARROW_WIDTH)

    def _welcome_if_empty(self, found: Mapping[str, Any]) -> None:
        if not found["sources"] and self.page is self._pages.get(PAGES[0].name):
            self.go_to(WELCOME.name)

    def _note_link(self, state: str) -> None:
        """What a page could not show while the engine was gone it shows once there is one again."""
        if state == "ready" and self._engine_was_gone:
            self._note_changes(EVERYTHING)
        self._engine_was_gone = state == "gone"

    def _note_changes(self, changes: Changes) -> None:
        for name, page in self._pages.items():
            if page is self._stack.currentWidget() and self.isVisible():
                page.refresh(changes)
            else:
                self._stale[name] = self._stale.get(name, NOTHING) | changes
