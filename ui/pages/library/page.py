"""The page itself: search line and filters above, what was found at the left, one item at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout

from ui import palette
from ui.app import App
from ui.changes import Changes
from ui.icons import icon
from ui.operations import operation
from ui.page import Page
from ui.pages.library.filters import Filters
from ui.pages.library.operatorhelp import operator_help
from ui.pages.library.reading import ReadingPane
from ui.pages.library.records import Row
from ui.pages.library.results import Results
from ui.shortcuts import SHORTCUTS
from ui.widgets.debounce import Debounce
from ui.widgets.labels import label


class LibraryPage(Page):
    """The page "Library"."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._like = ""
        self._looked = False
        self.search = QLineEdit()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(self.tr("Search by words or by meaning"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.filters = Filters(app)
        self.results = Results(app)
        self.reading = ReadingPane(app)
        self._count = label("", "small", wrap=False)
        self._note = label("", "small")
        self._note.hide()
        self._soon = Debounce(self, self._look)
        self._lay_out()
        self._connect()
        self._bind_keys()

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Begin with the search line, or with what somebody wants shown.

        Args:
            wish: ``{"find": True}``, ``{"query": text}``, ``{"item": id}`` or ``{"person": {"id", "name"}}``.
        """
        if "query" in wish:
            self.search.setText(str(wish["query"]))
        if "person" in wish:
            self.filters.person.choose(wish["person"])
        if not self._looked:
            self._warm()
        if not self._looked or "query" in wish:
            self._look()
        if "item" in wish:
            self.reading.show_item(str(wish["item"]))
            self.reading.text.setFocus()
            return
        self.search.setFocus()
        self.search.selectAll()

    def refresh(self, changes: Changes) -> None:
        """The library changed: what is shown may be gone, and new mail may have come."""
        if "library" in changes and self._looked:
            self.results.model.refresh()
            self.reading.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows lead from the search line into the list and back; Esc goes one step back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.search and self._key_in_search(event):
                return True
            if watched is self.results.list and self._key_in_list(event):
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self._looked = True
        text, filters = self.search.text(), self.filters.params()
        if self._like and not text.strip():
            self.results.more_like(self._like, filters)
        else:
            self._like = ""
            self.results.look(text, filters)

    def _warm(self) -> None:
        """Have the engine load what search by meaning needs; until then words alone are searched."""
        operation(self.app, "search.warm").on_success(
            lambda result: self._look() if result["meaning"] and self.search.text().strip() else None
        ).on_failure(lambda _failure: None).run(self)

    def _key_in_search(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if key != Qt.Key.Key_Down:
                self._soon.now()
            if not self.results.why_empty:
                self.results.list.setFocus()
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _key_in_list(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.results.list.row <= 0):
            self.search.setFocus()
            return True
        return False

    def _show_row(self, row: Row | None) -> None:
        if row is not None:
            self.reading.show_item(row.id)
        elif self.results.why_empty:
            self.reading.show_nothing()

    def _tell_count(self, result: Mapping[str, Any]) -> None:
        self._count.setText(self.tr("%n item(s)", "", int(result["total"])))
        corrected = ", ".join(str(one["to"]) for one in result.get("corrected", ()))
        unread = ", ".join(str(one) for one in result.get("not_understood", ()))
        said = []
        if corrected:
            said.append(self.tr("Also searched for: {words}").format(words=corrected))
        if unread:
            said.append(self.tr("Not understood, so searched for as words: {words}").format(words=unread))
        self._note.setText("  ·  ".join(said))
        self._note.setVisible(bool(said))

    def _act_on_empty(self, why: str) -> None:
        if why == "empty":
            self.app.go_to("sources")
        elif why == "filtered":
            self.filters.clear()
        else:
            self._look()

    def _find_like(self, item_id: str) -> None:
        self._like = item_id
        self.search.clear()
        self._look()
        self.results.list.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._soon.call())
        self.filters.changed.connect(self._look)
        self.results.row_changed.connect(self._show_row)
        self.results.opened.connect(self.reading.text.setFocus)
        self.results.answered.connect(self._tell_count)
        self.results.action_wanted.connect(self._act_on_empty)
        self.reading.left.connect(self.results.list.setFocus)
        self.reading.like_wanted.connect(self._find_like)
        self.reading.item_wanted.connect(self.reading.show_item)
        self.search.installEventFilter(self)
        self.results.list.installEventFilter(self)

    def _bind_keys(self) -> None:
        for name, act in (
            ("library.reply", self.reading.reply),
            ("library.write_to", self.reading.write_to),
            ("library.example", self.reading.use_as_example),
            ("library.like", self.reading.find_like),
            ("library.copy", self.reading.copy),
        ):
            key = QShortcut(SHORTCUTS[name].sequence, self, act)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        glass = self.search.addAction(
            icon("search", self.app.colours, "faint_text"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.app.colours_changed.connect(
            lambda: glass.setIcon(icon("search", self.app.colours, "faint_text"))
        )
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Library"), "title", wrap=False))
        top.addStretch(1)
        top.addWidget(self._count)
        line = QHBoxLayout()
        line.setSpacing(palette.SMALL)
        line.addWidget(self.search, 1)
        line.addWidget(operator_help(self.app, self.search))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.results)
        split.addWidget(self.reading)
        split.setSizes([400, 560])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(palette.MEDIUM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.HUGE, palette.LARGE, palette.HUGE, palette.LARGE)
        layout.setSpacing(palette.SMALL)
        layout.addLayout(top)
        layout.addLayout(line)
        layout.addWidget(self.filters)
        layout.addWidget(self._note)
        layout.addSpacing(palette.TINY)
        layout.addWidget(split, 1)
