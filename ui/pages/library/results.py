"""The list of what was found, or a sentence why there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from ui.engine_link import Failure
from ui.lists.paged import Answer, PagedModel, Query
from ui.lists.rowlist import RowList
from ui.pages.library.records import Row
from ui.pages.library.rowpaint import RowPainter
from ui.widgets.dates import short_date
from ui.widgets.emptystate import EmptyState

if TYPE_CHECKING:
    from ui.app import App


class Results(QStackedWidget):
    """The list and its empty states.

    Signals:
        row_changed: the item the user is on; None for none.
        opened: Enter on an item.
        answered: the engine's answer to a new query.
        action_wanted: the button of the empty state was pressed; the name of the state.
    """

    row_changed = Signal(object)
    opened = Signal()
    answered = Signal(object)
    action_wanted = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._why = ""
        self.model = PagedModel(app, self._read, self._spoken, self)
        painter = RowPainter(app)
        self.list = RowList(self.model, painter, painter.height)
        self.list.setAccessibleName(self.tr("Found mail and documents"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("look", "rows")
        self.empty = EmptyState(app, "library", "", "")
        self.empty.action.clicked.connect(lambda: self.action_wanted.emit(self._why))
        self.addWidget(self.list)
        self.addWidget(self.empty)
        self.model.answered.connect(self._answered)
        self.model.failed.connect(self._failed)
        self.list.current_changed.connect(lambda _row: self._tell())
        self.list.opened.connect(lambda _row: self.opened.emit())
        self.model.dataChanged.connect(lambda *_: self._tell())

    @property
    def row(self) -> Row | None:
        """The item the user is on, as far as it is here."""
        found = self.model.row_at(self.list.row)
        return found if isinstance(found, Row) else None

    @property
    def why_empty(self) -> str:
        """Name of the empty state on show, or ""."""
        return self._why if self.currentWidget() is self.empty else ""

    def look(self, text: str, filters: Mapping[str, Any]) -> None:
        """Search for a text, or list everything newest first where there is none."""
        if text.strip():
            # While the model for meaning is not loaded, words alone answer at once.
            params = {"query": text, "typing": not text.endswith(" "), "wait": False, **filters}
            self.model.look(Query("search", params))
        else:
            self.model.look(Query("items", dict(filters)))

    def more_like(self, item_id: str, filters: Mapping[str, Any]) -> None:
        """Show what is nearest in meaning to an item."""
        self.model.look(Query("search", {"query": "", "like": item_id, **filters}))

    def _read(self, result: dict[str, Any]) -> Answer:
        entries = result["hits"] if "hits" in result else result["items"]
        return Answer([Row.read(entry) for entry in entries], int(result["total"]))

    def _spoken(self, row: Row) -> str:
        parts = (row.title or self.tr("(no subject)"), ", ".join(row.people), short_date(row.date))
        return ", ".join(part for part in parts if part)

    def _answered(self, result: dict[str, Any]) -> None:
        query = self.model.query
        params = {} if query is None else dict(query.params)
        if self.model.rowCount():
            self._why = ""
            self.setCurrentWidget(self.list)
            if self.list.row < 0:
                self.list.go_to_row(0)
        elif params.get("query") or params.get("like"):
            words = self.tr("Nothing found")
            self._say("nothing-found", words, self.tr("Try other words or leave some filters out."))
        elif params:
            words = self.tr("Nothing here with these filters")
            self._say("filtered", words, "", self.tr("Show everything"))
        else:
            self._say(
                "empty",
                self.tr("Your library is empty"),
                self.tr("Add your mail and documents, and everything in them can be found here."),
                self.tr("Add mail and documents"),
            )
        self._tell()
        self.answered.emit(result)

    def _failed(self, failure: Failure) -> None:
        self._say("failed", self.tr("The search failed"), failure.text, self.tr("Try again"))
        self._tell()

    def _say(self, why: str, title: str, text: str, action: str = "") -> None:
        self._why = why
        self.empty.say(title, text, action)
        self.setCurrentWidget(self.empty)

    def _tell(self) -> None:
        self.row_changed.emit(None if self.why_empty else self.row)
