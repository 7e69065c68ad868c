"""The line in which a preference is typed, and where it is to apply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import palette
from ui.engine_link import Failure
from ui.operations import operation
from ui.pages.style.wording import kind_words, register_words
from ui.preferencewords import in_engines_words
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, tell_key
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

MOST_PEOPLE = 30


class Stating(QWidget):
    """Type a wish, press Enter; it counts at once.

    Signals:
        stated: the new preference as the engine answered.
    """

    stated = Signal(object)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("State a preference, for example: never use “kindly”"))
        self.line.setAccessibleName(self.tr("A preference in your words"))
        self.line.returnPressed.connect(self.state)
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("Where it applies"))
        self.scope.view().setAccessibleName(self.tr("Where it applies"))
        self._fault = label("", "warning")
        self._fault.hide()
        add = button(app, self.tr("Add"), "primary", "plus")
        add.clicked.connect(self.state)
        tell_key(add, SHORTCUTS["style.add"])
        self.offer_people(())
        row = QHBoxLayout()
        row.setSpacing(palette.SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.scope)
        row.addWidget(add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.TINY)
        layout.addLayout(row)
        layout.addWidget(self._fault)

    @property
    def fault(self) -> str:
        """Why the last one was refused, or ""."""
        return self._fault.text()

    def offer_people(self, people: Sequence[Mapping[str, Any]]) -> None:
        """Let it apply to single people too; the choice made stays where it can."""
        chosen = self.scope.currentData()
        self.scope.clear()
        self.scope.addItem(self.tr("Everywhere"), "")
        for kind in ("mail", "reply", "document"):
            self.scope.addItem(self.tr("In {kind}").format(kind=kind_words(kind)), f"kind={kind}")
        for register in ("formal", "informal"):
            words = self.tr("When it is {register}").format(register=register_words(register))
            self.scope.addItem(words, f"register={register}")
        for person in people[:MOST_PEOPLE]:
            name = str(person.get("name") or person["id"])
            self.scope.addItem(self.tr("To {name}").format(name=name), f"person={person['id']}")
        self.scope.setCurrentIndex(max(0, self.scope.findData(chosen)))

    def state(self) -> None:
        """Give what was typed to the ledger; the words stay until it has them."""
        words = self.line.text().strip()
        if not words:
            self.line.setFocus()
            return
        self._fault.hide()
        scope = self.scope.currentData()
        operation(
            self._app,
            "preferences.add",
            {"text": in_engines_words(words), "scope": [scope] if scope else []},
        ).on_success(lambda result: self._accept(words, result)).on_failure(self._refuse).run(self)

    def _accept(self, words: str, result: dict[str, Any]) -> None:
        if self.line.text().strip() == words:
            self.line.clear()
        self.stated.emit(result)

    def _refuse(self, failure: Failure) -> None:
        self._fault.setText(failure.text)
        self._fault.show()
