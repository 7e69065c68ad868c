"""Whose mail is shown: a field that knows the people of the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.icons import icon
from ui.operations import operation
from ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from ui.app import App

MOST_SHOWN = 8
_WIDTH = 190


class PersonFilter(QLineEdit):
    """Type a part of a name, choose a person with the arrows and Enter.

    Signals:
        changed: somebody else, or nobody, is chosen.

    Attributes:
        chosen: an id of the engine ("person-7"), or "" for everybody.
    """

    changed = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.chosen = ""
        self._known: dict[str, Mapping[str, Any]] = {}
        self._asked = ""
        self.setPlaceholderText(self.tr("Anyone"))
        self.setAccessibleName(self.tr("Person"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(_WIDTH)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._take)
        self.setCompleter(self._completer)
        self._soon = Debounce(self, self._ask)
        self._picture = self.addAction(
            icon("user", app.colours, "faint_text"), QLineEdit.ActionPosition.LeadingPosition
        )
        app.colours_changed.connect(lambda: self._picture.setIcon(icon("user", app.colours, "faint_text")))
        self.textEdited.connect(self._typed)
        self.textChanged.connect(lambda text: None if text else self._forget())
        self.returnPressed.connect(self._take_first)

    def choose(self, person: Mapping[str, Any] | None) -> None:
        """Set it from elsewhere; None is everybody.

        Args:
            person: ``{"id", "name"}`` as the engine describes people.
        """
        before = self.chosen
        self.chosen = str(person["id"]) if person else ""
        self.setText(_spoken(person) if person else "")
        if self.chosen != before:
            self.changed.emit()

    def _typed(self, text: str) -> None:
        self._forget()
        if text.strip():
            self._soon.call()

    def _forget(self) -> None:
        if self.chosen:
            self.chosen = ""
            self.changed.emit()

    def _ask(self) -> None:
        self._asked = self.text().strip()
        if self._asked:
            operation(self._app, "people", {"query": self._asked, "limit": MOST_SHOWN}).on_success(
                self._offer
            ).run(self)

    def _offer(self, result: Mapping[str, Any]) -> None:
        if self.text().strip() != self._asked:
            return
        people = result["people"][:MOST_SHOWN]
        self._known = {}
        for person in people:
            words = _spoken(person)
            if words in self._known:
                words = f"{words} · {', '.join(person['addresses'])}"
            self._known[words] = person
        self._names.setStringList(list(self._known))
        if self._known and self.hasFocus():
            self._completer.complete()

    def _take(self, words: str) -> None:
        if words in self._known:
            self.choose(self._known[words])

    def _take_first(self) -> None:
        if not self.chosen and self._known:
            self._take(next(iter(self._known)))


def _spoken(person: Mapping[str, Any]) -> str:
    addresses = person.get("addresses") or [""]
    name = str(person.get("name", ""))
    return name if name else str(addresses[0])
