"""The ledger: state a preference, look through all of them, change one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import palette
from ui.engine_link import Failure
from ui.icons import icon
from ui.lists.rowlist import RowList
from ui.operations import operation
from ui.pages.style.detail import Detail
from ui.pages.style.ledgerlist import Choice, LedgerModel, LedgerPainter
from ui.pages.style.records import Preference
from ui.pages.style.stating import Stating
from ui.preferencewords import in_engines_words, spoken_preference
from ui.shortcuts import SHORTCUTS
from ui.widgets.debounce import Debounce
from ui.widgets.emptystate import EmptyState
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class LedgerView(QWidget):
    """Everything learned and stated."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._wanted = ""
        self.stating = Stating(app)
        self.stating.stated.connect(self._stated)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find a preference"))
        self.search.setClearButtonEnabled(True)
        self.person = self._box(self.tr("Person"))
        self.state = self._box(self.tr("Kind"))
        self._count = label("", "small", wrap=False)
        self.model = LedgerModel()
        painter = LedgerPainter(app)
        self.list = RowList(self.model, painter, painter.height)
        self.list.setProperty("look", "rows")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Preferences"))
        self.detail = Detail(app)
        self.empty = EmptyState(app, "fingerprint", "", "")
        self.empty.action.clicked.connect(self._act_on_empty)
        self._stack = QStackedWidget()
        self._fill_states()
        self._lay_out()
        self._connect()

    @property
    def is_empty(self) -> bool:
        """Whether a sentence stands where the list would be."""
        return self._stack.currentWidget() is self.empty

    def load(self) -> None:
        """Ask the engine for the ledger."""
        operation(self._app, "preferences").on_success(self._show).on_failure(self._refuse).run(self)

    def go_to(self, entry_id: str) -> None:
        """Show one entry, as soon as the ledger is here."""
        self._wanted = entry_id
        if self.model.all:
            self._select()

    def act(self, act: str, words: str = "") -> None:
        """Change the entry on show; ``act`` is the name of the engine's method."""
        entry = self.detail.entry
        if entry is None:
            return
        params = {"id": entry.id}
        if words:
            params["text"] = in_engines_words(words, entry.source)
        operation(self._app, f"preferences.{act}", params).on_success(
            lambda _result: self._tell(act, entry)
        ).on_failure(lambda failure: self._refuse_act(failure)).run(self)

    def _show(self, result: Mapping[str, Any]) -> None:
        entries = [Preference.read(entry) for entry in result["preferences"]]
        self._wanted = self._wanted or (self.detail.entry.id if self.detail.entry else "")
        self.model.show(entries)
        self._fill_people(entries)
        self._select()

    def _select(self) -> None:
        row = self.model.row_of(self._wanted) if self._wanted else self.list.row
        self._wanted = ""
        if self.model.rowCount():
            self.list.go_to_row(max(row, 0))
        self._show_current()
        self._tell_count()

    def _show_current(self) -> None:
        entry = self.model.entry(self.list.row)
        self.detail.show_entry(entry)
        if self.model.rowCount():
            self._stack.setCurrentIndex(0)
        elif self.model.all:
            self.empty.say(self.tr("No preference fits"), "", self.tr("Show all"))
            self._stack.setCurrentWidget(self.empty)
        else:
            self.empty.say(
                self.tr("Nothing learned yet"),
                self.tr(
                    "Correct a draft and finish it: what you changed again and again is kept here, "
                    "as sentences you can change, switch off or delete."
                ),
                self.tr("Write a draft"),
            )
            self._stack.setCurrentWidget(self.empty)

    def _choose(self) -> None:
        entry = self.detail.entry
        self.model.choose(
            Choice(self.search.text(), self.person.currentData() or "", self.state.currentData() or "")
        )
        self._wanted = entry.id if entry else ""
        self._select()

    def _act_on_empty(self) -> None:
        if not self.model.all:
            self._app.go_to("write", {"new": True})
            return
        self.search.clear()
        self.person.setCurrentIndex(0)
        self.state.setCurrentIndex(0)
        self._choose()

    def _stated(self, result: Mapping[str, Any]) -> None:
        self._wanted = str(result["id"])
        self._app.notices.say(
            self.tr("From now on: {words}").format(words=spoken_preference(str(result["text"]))),
            self.tr("Undo"),
            lambda: self._undo(str(result["id"])),
        )

    def _tell(self, act: str, entry: Preference) -> None:
        done = {
            "delete": self.tr("Deleted: {words}"),
            "off": self.tr("Switched off: {words}"),
            "on": self.tr("Switched on: {words}"),
            "pin": self.tr("Pinned: {words}"),
            "edit": self.tr("Worded anew."),
            "undo": self.tr("The last change was taken back."),
        }[act].format(words=entry.text)
        if act == "undo":
            self._app.notices.say(done)
        else:
            self._app.notices.say(done, self.tr("Undo"), lambda: self._undo(entry.id))

    def _undo(self, entry_id: str) -> None:
        operation(self._app, "preferences.undo", {"id": entry_id}).on_success(
            lambda _result: self.go_to(entry_id)
        ).run(self)

    def _refuse(self, failure: Failure) -> None:
        self.empty.say(self.tr("What was learned can't be shown"), failure.text)
        self._stack.setCurrentWidget(self.empty)

    def _refuse_act(self, failure: Failure) -> None:
        self._app.notices.warn(failure.text, stays=False)
        if self.detail.entry is not None:
            # The words in the ledger are the ones that hold.
            self.detail.sentence.show_words(self.detail.entry.text)

    def _tell_count(self) -> None:
        shown, whole = self.model.rowCount(), len(self.model.all)
        words = self.tr("%n preference(s)", "", whole)
        if shown != whole:
            words = self.tr("{shown} of {whole}").format(shown=shown, whole=words)
        self._count.setText(words if whole else "")

    def _box(self, spoken: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(spoken)
        made.view().setAccessibleName(spoken)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return made

    def _fill_states(self) -> None:
        for words, state in (
            (self.tr("All"), ""),
            (self.tr("Learned"), "learned"),
            (self.tr("Stated by you"), "stated"),
            (self.tr("Not used yet"), "waiting"),
            (self.tr("Off or replaced"), "off"),
        ):
            self.state.addItem(words, state)

    def _fill_people(self, entries: list[Preference]) -> None:
        people = {entry.scope.person: entry.scope.person_name for entry in entries if entry.scope.person}
        named = sorted(people.items(), key=lambda pair: pair[1].casefold())
        chosen = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(self.tr("Everybody"), "")
        for person, name in named:
            self.person.addItem(name or person, person)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self.person.blockSignals(False)
        self.person.setVisible(bool(named))

    def _connect(self) -> None:
        soon = Debounce(self, self._choose)
        self.search.textChanged.connect(lambda _text: soon.call())
        self.person.currentIndexChanged.connect(lambda _index: self._choose())
        self.state.currentIndexChanged.connect(lambda _index: self._choose())
        self.list.current_changed.connect(
            lambda row: self.detail.show_entry(self.model.entry(row)) if row >= 0 else None
        )
        self.list.opened.connect(lambda _row: self.detail.sentence.setFocus())
        self.detail.act_wanted.connect(self.act)
        for name, act in (
            ("style.add", self.stating.line.setFocus),
            ("style.find", self.search.setFocus),
            ("style.edit", self.detail.sentence.setFocus),
            ("style.switch", lambda: self.detail.do("switch")),
            ("style.pin", lambda: self.detail.do("pin")),
            ("style.delete", lambda: self.detail.do("delete")),
            ("style.undo", lambda: self.detail.do("undo")),
        ):
            key = QShortcut(SHORTCUTS[name].sequence, self, act)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        glass = self.search.addAction(
            icon("search", self._app.colours, "faint_text"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._app.colours_changed.connect(
            lambda: glass.setIcon(icon("search", self._app.colours, "faint_text"))
        )
        filters = QHBoxLayout()
        filters.setSpacing(palette.SMALL)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.person)
        filters.addWidget(self.state)
        filters.addStretch(1)
        filters.addWidget(self._count)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setSizes([460, 500])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(palette.MEDIUM)
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.MEDIUM, 0, 0)
        layout.setSpacing(palette.MEDIUM)
        layout.addWidget(self.stating)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)
