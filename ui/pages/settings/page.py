"""The page "Settings": made from the schema, applied at once, and taken back in the quiet line."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from assistant import settings
from assistant.errors import KnownError
from assistant.settings import Value
from ui import autostart, palette
from ui.app import App
from ui.autostart import Autostart
from ui.page import Page
from ui.pages.settings.rows import AutostartRow, Row, SettingRow
from ui.pages.settings.words import spoken, spoken_value
from ui.widgets.buttons import button
from ui.widgets.column import Column, line
from ui.widgets.labels import label

_SEARCH_WIDTH = 220
_ORDER = ("Window", "Writing", "Quick rewrite", "Learning", "Search", "Models", "Background")
"""The groups of the schema as the page shows them; one that is not named here comes last."""


class _Group(QWidget):
    """A heading and its rows; gone while a search means none of them."""

    def __init__(self, title: str, rows: list[Row]) -> None:
        super().__init__()
        self._rows = rows
        self._lines: list[QFrame] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, palette.LARGE)
        layout.setSpacing(0)
        layout.addWidget(label(title, "heading"))
        layout.addSpacing(palette.TINY)
        for row in rows:
            self._lines.append(line())
            layout.addWidget(self._lines[-1])
            layout.addWidget(row)

    def filter(self, query: str) -> bool:
        """Show the rows that are meant; returns whether there are any."""
        shown = [row.matches(query) for row in self._rows]
        for row, rule, wanted in zip(self._rows, self._lines, shown, strict=True):
            row.setVisible(wanted)
            rule.setVisible(wanted)
        self.setVisible(any(shown))
        return any(shown)


class SettingsPage(Page):
    """The page "Settings"."""

    def __init__(self, app: App, starting: Autostart | None = None) -> None:
        super().__init__(app)
        self._autostart = starting or autostart.for_this_system(app.data)
        self._column = Column(
            self.tr("Settings"), self.tr("Everything counts at once. What you changed can be taken back.")
        )
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find a setting"))
        self._search.setAccessibleName(self.tr("Find a setting"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(_SEARCH_WIDTH)
        self._search.textChanged.connect(self._filter)
        self._column.head.addWidget(self._search)
        self._damaged = QFrame()
        self._damaged_words = label("")
        self._lay_out_damaged()
        self._column.body.setSpacing(0)
        self._column.body.addWidget(self._damaged)
        self._rows: dict[str, SettingRow] = {}
        self._starting = AutostartRow(app, self._autostart)
        self._starting.turned.connect(self._turn_autostart)
        self._groups = [_Group(spoken(title), rows) for title, rows in self._rows_by_group().items()]
        for group in self._groups:
            self._column.body.addWidget(group)
        self._nothing = label(self.tr("No setting is called that."), "soft")
        self._nothing.hide()
        self._column.body.addWidget(self._nothing)
        self._column.body.addWidget(self._foot())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        app.settings_changed.connect(self._show)
        self._show()

    @property
    def rows(self) -> Mapping[str, SettingRow]:
        """The rows of the schema by key."""
        return self._rows

    @property
    def search(self) -> QLineEdit:
        """The field that narrows the page."""
        return self._search

    @property
    def damage(self) -> str:
        """What the page says about a settings file that can't be used, or ""."""
        return self.app.settings_fault if not self._damaged.isHidden() else ""

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Show what is in the file now; the command line may have changed it."""
        self.app.read_settings()
        self._starting.show_state()
        if wish.get("find"):
            self._search.setText(str(wish["find"]))

    def reset_all(self) -> None:
        """Let all defaults hold; the user's file is kept beside and comes back with "Undo"."""
        path, before = self.app.data.settings, self.app.settings
        try:
            aside = settings.reset(path)
        except KnownError as fault:
            self.app.notices.warn(f"{fault.message} {fault.hint}")
            return
        self._reload(before)
        if aside is not None:
            self.app.notices.say(
                self.tr("The defaults hold. Your file is kept as {name}.").format(name=aside.name),
                self.tr("Undo"),
                lambda: self._bring_back(aside),
            )

    def _bring_back(self, aside: Path) -> None:
        before = self.app.settings
        try:
            shutil.move(aside, self.app.data.settings)
        except OSError as fault:
            words = self.tr("Your settings could not be brought back: {reason}.")
            self.app.notices.warn(words.format(reason=(fault.strerror or "").lower()))
        self._reload(before)

    def _reload(self, before: settings.Settings) -> None:
        self.app.read_settings()
        self.app.follow_settings(before)

    def _rows_by_group(self) -> dict[str, list[Row]]:
        groups: dict[str, list[Row]] = {}
        for key, setting in settings.schema().items():
            row = self._rows[key] = SettingRow(self.app, setting)
            row.chosen.connect(self._change)
            row.reset_wanted.connect(self._reset)
            groups.setdefault(setting.group, []).append(row)
        groups["Window"].append(self._starting)
        return dict(
            sorted(groups.items(), key=lambda entry: _ORDER.index(entry[0]) if entry[0] in _ORDER else 99)
        )

    def _change(self, key: str, value: Value) -> None:
        self._apply(key, lambda: self.app.change_setting(key, value))

    def _reset(self, key: str) -> None:
        self._apply(key, lambda: self.app.forget_setting(key))

    def _apply(self, key: str, act: Any) -> None:
        before = self.app.settings
        if not act():
            return
        setting = settings.schema()[key]
        app = self.app
        value = spoken_value(setting, app.settings.values[key])

        def take_back() -> None:
            if key in before.given:
                app.change_setting(key, before.values[key])
            else:
                app.forget_setting(key)

        app.notices.say(f"{spoken(setting.title)}: {value}.", self.tr("Undo"), take_back)

    def _turn_autostart(self, on: bool) -> None:
        try:
            autostart.turn(self._autostart, on)
        except KnownError as fault:
            self.app.notices.warn(f"{fault.message} {fault.hint}")
        else:
            words = self.tr("Starts with the desktop.") if on else self.tr("Starts when you call it.")
            self.app.notices.say(words, self.tr("Undo"), lambda: self._turn_autostart(not on))
        self._starting.show_state()

    def _show(self) -> None:
        for row in self._rows.values():
            row.show_settings(self.app.settings)
        self._damaged.setVisible(bool(self.app.settings_fault))
        self._damaged_words.setText(self.app.settings_fault)
        self._reset_all.setEnabled(bool(self.app.settings.given or self.app.settings_fault))

    def _filter(self) -> None:
        query = self._search.text()
        found = [group.filter(query) for group in self._groups]
        self._nothing.setVisible(not any(found))

    def _lay_out_damaged(self) -> None:
        self._damaged.setProperty("look", "warning")
        again = button(self.app, self.tr("Read it again"))
        again.clicked.connect(self._read_again)
        defaults = button(self.app, self.tr("Go back to the defaults"))
        defaults.clicked.connect(self.reset_all)
        acts = QHBoxLayout()
        acts.addWidget(again)
        acts.addWidget(defaults)
        acts.addStretch(1)
        layout = QVBoxLayout(self._damaged)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(self._damaged_words)
        layout.addLayout(acts)

    def _read_again(self) -> None:
        self._reload(self.app.settings)

    def _foot(self) -> QWidget:
        foot = QWidget()
        self._reset_all = button(self.app, self.tr("Reset everything"))
        self._reset_all.clicked.connect(self.reset_all)
        where: QLabel = label(self.tr("Kept in {path}").format(path=self.app.data.settings), "small")
        layout = QHBoxLayout(foot)
        layout.setContentsMargins(0, palette.SMALL, 0, 0)
        layout.addWidget(where, 1)
        layout.addWidget(self._reset_all)
        return foot
