"""A list of any length that holds only the pages somebody looks at.

The view is told the whole length at once, so that its scroll bar is true from the start; rows that are not
here yet are ``None`` and come with their page. The answer of an earlier query never reaches the list.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ui.engine_link import Failure
from ui.operations import operation

if TYPE_CHECKING:
    from ui.app import App

PAGE_ROWS = 50
MOST_PAGES = 40
MOST_WAITING = 4
_AT_ONCE = 2

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Query:
    """What the list shows: a method of the engine that takes ``offset`` and ``limit``."""

    method: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One page as read from the engine's answer; ``total`` counts the rows of all pages."""

    rows: Sequence[object]
    total: int


class PagedModel(QAbstractListModel):
    """The list of one query.

    Signals:
        answered: the first page of a new query has come; the engine's whole answer.
        failed: a page could not be had.
    """

    answered = Signal(object)
    failed = Signal(Failure)

    def __init__(
        self,
        app: App,
        read: Callable[[dict[str, Any]], Answer],
        spoken: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            read: takes rows and total out of the engine's answer.
            spoken: a row in words, for screen readers.
        """
        super().__init__(parent)
        self._app = app
        self._read = read
        self._spoken = spoken
        self._query: Query | None = None
        self._total = 0
        self._pages: OrderedDict[int, Sequence[object]] = OrderedDict()
        self._waiting: list[int] = []
        self._under_way: set[int] = set()
        self._turn = 0
        self._opening = 0
        self._asked_anew = False
        self._wanted_next: Query | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._send_waiting)

    @property
    def query(self) -> Query | None:
        """What it shows, or is about to."""
        return self._wanted_next or self._query

    @property
    def busy(self) -> bool:
        """Whether a new query has no answer yet."""
        return self._opening > 0

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(len(rows) for rows in self._pages.values())

    def look(self, query: Query) -> None:
        """Show another query; the rows of the old one stay until the first page of this one is here.

        While a query is under way only the newest of those asked meanwhile is kept, so that typing never
        makes a queue.
        """
        self._asked_anew = False
        self._begin(query)

    def refresh(self) -> None:
        """The library changed: what is held is stale; ask anew."""
        if self.query is not None:
            self.look(self.query)

    def row_at(self, row: int) -> object | None:
        """One row; None while its page is not here, which then is sent for."""
        if not 0 <= row < self._total:
            return None
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        place = row % PAGE_ROWS
        return page[place] if place < len(page) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802 - Qt's name
        """All rows of the query, here or not."""
        return 0 if parent is not None and parent.isValid() else self._total

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself under ``ROW_ROLE``, in words for everything else that is text."""
        if role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if role == ROW_ROLE:
            return row
        return "" if row is None else self._spoken(row)

    def _begin(self, query: Query) -> None:
        if self._opening:
            self._wanted_next = query
            return
        self._open(query)

    def _open(self, query: Query) -> None:
        self._turn += 1
        turn = self._turn
        self._opening = turn
        self._waiting.clear()
        self._under_way.clear()
        operation(self._app, query.method, {**query.params, "offset": 0, "limit": PAGE_ROWS}).on_success(
            lambda result: self._show_first(turn, query, result)
        ).on_failure(self._refuse).on_end(lambda: self._finish_opening(turn)).run(self)

    def _show_first(self, turn: int, query: Query, result: dict[str, Any]) -> None:
        if self._wanted_next is not None:
            return
        answer = self._read(result)
        grown = self._grown_by(answer) if query == self._query else -1
        if grown > 0:
            self.beginInsertRows(QModelIndex(), 0, grown - 1)
        elif grown < 0:
            self.beginResetModel()
        self._query = query
        self._total = answer.total
        self._pages.clear()
        self._pages[0] = answer.rows
        if grown > 0:
            self.endInsertRows()
        elif grown < 0:
            self.endResetModel()
        if grown >= 0 and self._total:
            self.dataChanged.emit(self.index(0), self.index(self._total - 1))
        self.answered.emit(result)

    def _grown_by(self, answer: Answer) -> int:
        """How many rows came in front of those shown; -1 where it is not that simple.

        Rows inserted leave the user where they were in the list, while a reset throws them to its top.
        """
        first = next(iter(self._pages.get(0, ())), None)
        if first is None:
            return -1
        more = answer.total - self._total
        return more if 0 <= more < len(answer.rows) and answer.rows[more] == first else -1

    def _finish_opening(self, turn: int) -> None:
        self._opening = 0
        following, self._wanted_next = self._wanted_next, None
        if following is not None:
            self._open(following)
        elif self._waiting:
            self._soon.start(0)

    def _refuse(self, failure: Failure) -> None:
        if self._wanted_next is None:
            self.failed.emit(failure)

    def _want(self, number: int) -> None:
        if number in self._under_way:
            return
        if number in self._waiting:
            self._waiting.remove(number)
        self._waiting.append(number)
        # What was scrolled past in the meantime is not looked at any more.
        del self._waiting[:-MOST_WAITING]
        if not self._soon.isActive():
            self._soon.start(0)

    def _send_waiting(self) -> None:
        query, turn = self._query, self._turn
        if query is None or self._opening:
            return
        while self._waiting and len(self._under_way) < _AT_ONCE:
            number = self._waiting.pop()
            self._under_way.add(number)
            params = {**query.params, "offset": number * PAGE_ROWS, "limit": PAGE_ROWS}
            operation(self._app, query.method, params).on_success(
                partial(self._keep, turn, number)
            ).on_failure(self._refuse).on_end(partial(self._finish_page, turn, number)).run(self)

    def _keep(self, turn: int, number: int, result: dict[str, Any]) -> None:
        if turn != self._turn:
            return
        answer = self._read(result)
        if answer.total != self._total and not self._asked_anew and self._query is not None:
            # The library grew or shrank between two pages: rows have moved. Once is enough: a search may
            # count differently from page to page.
            self._asked_anew = True
            self._begin(self._query)
            return
        self._pages[number] = answer.rows
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        first = self.index(number * PAGE_ROWS)
        last = self.index(min(self._total, (number + 1) * PAGE_ROWS) - 1)
        self.dataChanged.emit(first, last)

    def _finish_page(self, turn: int, number: int) -> None:
        if turn != self._turn:
            return
        self._under_way.discard(number)
        if self._waiting:
            self._soon.start(0)
