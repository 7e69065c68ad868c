"""A place to drop mailboxes, folders and files on, with buttons that do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from ui import palette
from ui.dropped import URI_LIST, Drop, DropReader, drop_of
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class DropArea(QFrame):
    """Tells what came; a drop of very many single files is asked about in place.

    Signals:
        came: paths to add, as texts.
    """

    came = Signal(list)

    def __init__(self, app: App, words: str) -> None:
        super().__init__()
        self._drop = Drop(())
        self.setAcceptDrops(True)
        self.setProperty("look", "drop")
        self._words = label(words, "soft")
        self.folder_button = button(app, self.tr("Choose a folder…"), "plain", "folder-open")
        self.folder_button.clicked.connect(self._choose_folder)
        self.files_button = button(app, self.tr("Choose files…"), "plain", "file-text")
        self.files_button.clicked.connect(self._choose_files)
        acts = QHBoxLayout()
        acts.setSpacing(palette.SMALL)
        acts.addWidget(self.folder_button)
        acts.addWidget(self.files_button)
        acts.addStretch(1)
        self._question = _Question(app)
        self._question.answered.connect(self._answer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.LARGE, palette.MEDIUM, palette.LARGE, palette.MEDIUM)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(self._words)
        layout.addLayout(acts)
        layout.addWidget(self._question)

    @property
    def question(self) -> _Question:
        """What is asked about very many files; hidden while nothing is asked."""
        return self._question

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it can be dropped here."""
        if event.mimeData().hasFormat(URI_LIST):
            event.acceptProposedAction()
            palette.set_look(self, "drop-over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody drops here any more."""
        palette.set_look(self, "drop")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was dropped, in small steps."""
        palette.set_look(self, "drop")
        event.acceptProposedAction()
        DropReader(event.mimeData(), self).ready.connect(self.take)

    def take(self, drop: Drop) -> None:
        """Pass on what came, or ask about it first."""
        self._drop = drop
        if drop.many:
            self._question.ask(drop)
        elif drop.paths:
            self.came.emit(list(drop.paths))

    def _answer(self, whole_folders: bool) -> None:
        self.came.emit(list(self._drop.folders if whole_folders else self._drop.paths))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder of mail or documents"))
        if chosen:
            self.take(drop_of([chosen]))

    def _choose_files(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, self.tr("Mailboxes, messages or documents"))
        self.take(drop_of(list(chosen)))


class _Question(QFrame):
    """Very many single files: their folders, or each of them?

    Signals:
        answered: whether whole folders are meant.
    """

    answered = Signal(bool)

    def __init__(self, app: App) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self._words = label("")
        self.folders_button = button(app, self.tr("Add the folder"), "primary")
        self.folders_button.clicked.connect(lambda: self._close(True))
        self.files_button = button(app, self.tr("Add only these"))
        self.files_button.clicked.connect(lambda: self._close(False))
        nothing = button(app, self.tr("Cancel"), "quiet")
        nothing.clicked.connect(self.hide)
        acts = QHBoxLayout()
        for one in (self.folders_button, self.files_button, nothing):
            acts.addWidget(one)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._words)
        layout.addLayout(acts)
        self.hide()

    def ask(self, drop: Drop) -> None:
        """Show the question."""
        count, name = len(drop.paths), drop.folders[0].rstrip("/").rpartition("/")[2] or drop.folders[0]
        if len(drop.folders) == 1:
            where = self.tr("%Ln file(s) of the folder “{folder}”.", "", count).format(folder=name)
            self.folders_button.setText(self.tr("Add the folder"))
        else:
            where = self.tr("%Ln file(s) of several folders.", "", count)
            self.folders_button.setText(self.tr("Add the folders"))
        why = self.tr("A folder is one source: new files in it are found by themselves.")
        self._words.setText(f"{where} {why}")
        self.show()
        self.folders_button.setFocus()

    def _close(self, whole_folders: bool) -> None:
        self.hide()
        self.answered.emit(whole_folders)
