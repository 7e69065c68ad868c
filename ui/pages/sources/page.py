"""The page "Sources": where mail and documents come from, how each is, and how far the reading is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import palette
from ui.app import App
from ui.changes import Changes
from ui.operations import operation
from ui.page import Page
from ui.pages.sources.row import Source, SourceRow
from ui.pages.sources.watching import Watching
from ui.widgets.buttons import button
from ui.widgets.column import Column, line
from ui.widgets.droparea import DropArea
from ui.widgets.emptystate import EmptyState
from ui.widgets.readingbar import ReadingBar

ROWS_A_TURN = 50


class SourcesPage(Page):
    """The page "Sources"."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._sources: Sequence[Source] = ()
        self._rows: list[SourceRow] = []
        self._wants_problems = False
        self._column = Column(
            self.tr("Sources"),
            self.tr(
                "Your mail and documents are read where they lie. Nothing is moved, changed or sent away."
            ),
        )
        self._update = button(app, self.tr("Bring all up to date"), "plain", "refresh-cw")
        self._update.clicked.connect(lambda: app.indexing.update())
        self._column.head.addWidget(self._update)
        self._drop = DropArea(
            app,
            self.tr(
                "Drop mailboxes, mail folders or documents here. Thunderbird, Apple Mail, Maildir, Takeout, "
                ".mbox, .eml, .msg, PDF and office documents are read."
            ),
        )
        self._drop.came.connect(lambda paths: app.indexing.add(paths))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._empty = EmptyState(
            app,
            "inbox",
            self.tr("Nothing is read yet"),
            self.tr("Drafts sound like you once Ownhand has read some of what you wrote."),
            self.tr("Find my mail"),
        )
        self._empty.action.clicked.connect(lambda: app.go_to("welcome"))
        self._empty.hide()
        body = self._column.body
        body.addWidget(ReadingBar(app))
        body.addWidget(self._drop)
        body.addLayout(self._list)
        self._watching = Watching(app)
        body.addWidget(self._watching)
        body.addSpacing(palette.LARGE)
        body.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        app.indexing.finished.connect(lambda _report: self._ask())

    @property
    def rows(self) -> Sequence[SourceRow]:
        """The sources on show."""
        return self._rows

    @property
    def drop(self) -> DropArea:
        """Where things are dropped."""
        return self._drop

    @property
    def watching(self) -> Watching:
        """Whether new mail is found by itself."""
        return self._watching

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Show the list as it is now; ``{"problems": True}`` opens what could not be read."""
        self._wants_problems = bool(wish.get("problems"))
        self._ask()

    def refresh(self, changes: Changes) -> None:
        """The library changed."""
        if "library" in changes:
            self._ask()

    def _ask(self) -> None:
        operation(self.app, "sources").on_success(self._show).run(self)

    def _show(self, found: Mapping[str, Any]) -> None:
        sources = [Source.read(row) for row in found["sources"]]
        self._empty.setVisible(not sources and not self.app.indexing.running)
        self._update.setVisible(bool(sources))
        self._watching.setVisible(bool(sources))
        if sources != self._sources or self._wants_problems:
            self._sources = sources
            self._clear()
            self._add_rows(0)
        if self._wants_problems:
            self._wants_problems = False
            for row in self._rows:
                row.show_problems()

    def _add_rows(self, begin: int) -> None:
        for source in self._sources[begin : begin + ROWS_A_TURN]:
            row = SourceRow(self.app, source)
            row.update_wanted.connect(lambda one: self.app.indexing.add([one.path], one.kind))
            row.remove_wanted.connect(self._remove)
            if self._rows:
                self._list.addWidget(line())
            self._rows.append(row)
            self._list.addWidget(row)
        left = len(self._sources) - len(self._rows)
        if left > 0:
            more = button(self.app, self.tr("Show more (%Ln left)", "", left), "quiet")
            more.clicked.connect(lambda: self._go_on(more))
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _go_on(self, more: QWidget) -> None:
        more.deleteLater()
        self._add_rows(len(self._rows))

    def _clear(self) -> None:
        self._rows.clear()
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()

    def _remove(self, source: Source) -> None:
        words = self.tr("Forgotten: {title}.").format(title=source.title)
        again = self.tr("Read it again")

        def tell(_result: Mapping[str, Any]) -> None:
            self.app.notices.say(words, again, lambda: self._add_again(source))

        operation(self.app, "remove", {"source": source.id}).on_success(tell).run(self)

    def _add_again(self, source: Source) -> None:
        self.app.indexing.add([source.path], source.kind)
