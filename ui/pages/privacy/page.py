"""The page "Privacy": where everything is, proof that nothing leaves, a copy to take along, and erasing."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import palette
from ui.app import App
from ui.changes import Changes
from ui.installing import spoken_size
from ui.operations import operation
from ui.page import Page
from ui.pages.privacy.erasing import Erasing
from ui.pages.privacy.proof import Proof
from ui.pages.privacy.words import spoken_attempt, spoken_counts, spoken_holding
from ui.widgets.buttons import button
from ui.widgets.column import Column
from ui.widgets.labels import label
from ui.widgets.longwork import LongWork

_MOST_ATTEMPTS = 10


class PrivacyPage(Page):
    """The page "Privacy"."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._column = Column(
            self.tr("Privacy"),
            self.tr(
                "Everything is on this machine, in one folder that only you can read. "
                "Nothing is sent anywhere."
            ),
        )
        self._proof = Proof(app)
        self._refused = label("", "small")
        self._kept = QGridLayout()
        self._counts = label("", "soft")
        self._paused = QCheckBox(self.tr("Pause learning"))
        self._paused.toggled.connect(self._pause)
        self._work = LongWork(app)
        self._erasing = Erasing(app)
        self._fill(self._column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        app.settings_changed.connect(self._show_settings)
        self._show_settings()

    @property
    def proof(self) -> Proof:
        """The live proof."""
        return self._proof

    @property
    def erasing(self) -> Erasing:
        """What can be erased, and how."""
        return self._erasing

    @property
    def paused(self) -> QCheckBox:
        """Whether learning is paused."""
        return self._paused

    @property
    def kept(self) -> Sequence[str]:
        """What is kept, as the page says it."""
        items = (self._kept.itemAtPosition(row, 0) for row in range(self._kept.rowCount()))
        return [item.widget().text() for item in items if item is not None and item.widget() is not None]  # type: ignore[union-attr]

    @property
    def refused(self) -> str:
        """What the log of refused attempts says."""
        return self._refused.text()

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Show what is kept now."""
        self._ask()

    def refresh(self, changes: Changes) -> None:
        """What is kept has changed."""
        if changes & {"privacy", "library", "models"}:
            self._ask()

    def export_to(self, folder: str) -> None:
        """Write a copy of everything into a new folder inside ``folder``."""
        target = str(Path(folder) / time.strftime("ownhand-export-%Y-%m-%d-%H%M%S"))
        self._work.show_progress("export", 0, 0, self.tr("Writing a copy"))
        write = operation(self.app, "export", {"folder": target}).on_success(self._tell_exported)
        write.on_end(self._work.finish).run(self)

    def _fill(self, column: Column) -> None:
        body = column.body
        column.add_section(
            self.tr("Nothing leaves this machine"),
            self.tr("The process that reads your mail and runs the model has no network at all."),
        )
        body.addWidget(self._proof)
        body.addWidget(self._refused)
        column.add_section(self.tr("What is kept"))
        body.addWidget(self._counts)
        self._kept.setHorizontalSpacing(palette.LARGE)
        self._kept.setVerticalSpacing(palette.SMALL)
        self._kept.setColumnStretch(1, 1)
        body.addLayout(self._kept)
        show = button(self.app, self.tr("Show the folder"), "plain", "folder-open")
        show.clicked.connect(self._show_folder)
        body.addLayout(_left(show))
        column.add_section(self.tr("Learning"))
        body.addWidget(self._paused)
        body.addWidget(
            label(
                self.tr(
                    "While it is paused, your corrections are kept but teach nothing; what was learned stays."
                ),
                "small",
            )
        )
        column.add_section(
            self.tr("Take it with you"),
            self.tr("A copy of everything in plain formats: tables, drafts as mail, settings."),
        )
        export = button(self.app, self.tr("Export…"), "plain", "upload")
        export.clicked.connect(self._choose_export)
        body.addLayout(_left(export))
        body.addWidget(self._work)
        column.add_section(
            self.tr("Erase"),
            self.tr("What is erased is gone from every file of Ownhand; a scan of all bytes proves it."),
        )
        body.addWidget(self._erasing)

    def _ask(self) -> None:
        operation(self.app, "privacy").on_success(self._show).run(self)
        operation(self.app, "sources").on_success(self._erasing.show_sources).run(self)

    def _show(self, found: Mapping[str, Any]) -> None:
        self._counts.setText(spoken_counts(found.get("counts") or {}))
        self._counts.setVisible(bool(self._counts.text()))
        self._show_refused(found.get("refused") or ())
        while self._kept.count():
            item = self._kept.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for row, holding in enumerate(found["holdings"]):
            name, purpose = spoken_holding(str(holding["name"]))
            title = label(name, wrap=False)
            title.setToolTip(str(holding["path"]))
            size = label(spoken_size(int(holding["bytes"])), "small", wrap=False)
            size.setAlignment(Qt.AlignmentFlag.AlignRight)
            for column, widget in enumerate((title, label(purpose, "small"), size)):
                self._kept.addWidget(widget, row, column)

    def _show_refused(self, attempts: Sequence[Mapping[str, Any]]) -> None:
        if attempts:
            newest = [spoken_attempt(attempt) for attempt in attempts[-_MOST_ATTEMPTS:]]
            words = self.tr("%Ln attempt(s) of a library to reach a network were refused:", "", len(attempts))
            self._refused.setText("\n".join([words, *newest]))
        else:
            self._refused.setText(self.tr("Since the engine started, nothing has tried to reach a network."))

    def _show_settings(self) -> None:
        with QSignalBlocker(self._paused):
            self._paused.setChecked(self.app.settings.flag("learning.paused"))

    def _pause(self, paused: bool) -> None:
        if self.app.change_setting("learning.paused", paused):
            words = self.tr("Learning is paused.") if paused else self.tr("Learning goes on.")
            self.app.notices.say(words, self.tr("Undo"), lambda: self._take_back(not paused))

    def _take_back(self, paused: bool) -> None:
        self.app.change_setting("learning.paused", paused)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.app.data.root)))

    def _choose_export(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to write the copy"))
        if chosen:
            self.export_to(chosen)

    def _tell_exported(self, answer: Mapping[str, Any]) -> None:
        folder = str(answer["folder"])
        words = self.tr("%Ln file(s) written to {folder}.", "", len(answer["files"])).format(folder=folder)
        show = self.tr("Show")
        self.app.notices.say(words, show, lambda: _open(folder))


def _open(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
