"""What narrows the list: kind, own words, a person, and when."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QWidget

from ui import palette
from ui.pages.library.personfilter import PersonFilter
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from ui.app import App

DAY = 86_400.0


def spans() -> list[tuple[str, float | None]]:
    """The choices of the date filter, in the user's language, with their length in days."""
    translate = QCoreApplication.translate
    return [
        (translate("Filters", "Any time"), None),
        (translate("Filters", "Past week"), 7),
        (translate("Filters", "Past month"), 31),
        (translate("Filters", "Past year"), 366),
        (translate("Filters", "Past 5 years"), 5 * 366),
    ]


class Filters(QWidget):
    """One line of filters.

    Signals:
        changed: another choice; ``params`` has it.
    """

    changed = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._kinds = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for kind, words in (
            ("", self.tr("Everything")),
            ("mail", self.tr("Mail")),
            ("document", self.tr("Documents")),
        ):
            made = self._choice(app, words)
            made.setProperty("kind", kind)
            self._kinds.addButton(made)
            layout.addWidget(made)
        self._kinds.buttons()[0].setChecked(True)
        self._kinds.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)
        self.own = self._choice(app, self.tr("My own words"))
        self.own.setToolTip(self.tr("Only what you wrote yourself"))
        self.own.toggled.connect(lambda _on: self.changed.emit())
        self.person = PersonFilter(app)
        self.person.changed.connect(self.changed)
        self.span = QComboBox()
        self.span.setAccessibleName(self.tr("When"))
        self.span.view().setAccessibleName(self.tr("When"))
        for words, days in spans():
            self.span.addItem(words, days)
        self.span.currentIndexChanged.connect(lambda _index: self.changed.emit())
        layout.addSpacing(palette.MEDIUM)
        layout.addWidget(self.own)
        layout.addStretch(1)
        layout.addWidget(self.person)
        layout.addSpacing(palette.SMALL)
        layout.addWidget(self.span)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.params())

    def params(self, now: float | None = None) -> dict[str, Any]:
        """The filters as the engine takes them; what is not narrowed is not named."""
        found: dict[str, Any] = {}
        checked = self._kinds.checkedButton()
        if checked is not None and checked.property("kind"):
            found["kind"] = checked.property("kind")
        if self.own.isChecked():
            found["own"] = True
        if self.person.chosen:
            found["person"] = self.person.chosen
        days = self.span.currentData()
        if days is not None:
            found["since"] = (time.time() if now is None else now) - days * DAY
        return found

    def clear(self) -> None:
        """Leave nothing out; says ``changed`` once."""
        self.blockSignals(True)
        self._kinds.buttons()[0].setChecked(True)
        self.own.setChecked(False)
        self.person.choose(None)
        self.span.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()

    def _choice(self, app: App, words: str) -> QPushButton:
        made = button(app, words, "quiet")
        made.setCheckable(True)
        return made
