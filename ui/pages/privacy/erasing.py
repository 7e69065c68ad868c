"""Erasing a person, a source or everything, with the report of the byte scan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import palette
from ui.app import App
from ui.operations import operation
from ui.pages.library.personfilter import PersonFilter
from ui.pages.privacy.words import spoken_erased, spoken_scan
from ui.widgets.buttons import button
from ui.widgets.confirm import Confirm
from ui.widgets.labels import label
from ui.widgets.longwork import LongWork

_FIELD_WIDTH = 260


class Erasing(QWidget):
    """What to erase, the question, the work and its report."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.person = PersonFilter(app)
        self.person.setPlaceholderText(self.tr("Name or address"))
        self.person.setFixedWidth(_FIELD_WIDTH)
        self.source = QComboBox()
        self.source.setFixedWidth(_FIELD_WIDTH)
        self.source.setAccessibleName(self.tr("Source"))
        self.source.view().setAccessibleName(self.tr("Source"))
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.SMALL)
        self.of_person = self._choice(
            layout, self.tr("A person, with all mail to and from them"), self.person
        )
        self.of_source = self._choice(layout, self.tr("A source, with what only it held"), self.source)
        self.everything = self._choice(layout, self.tr("Everything"), None)
        self.of_person.setChecked(True)
        self.erase = button(app, self.tr("Erase…"), "plain", "eraser")
        self.erase.clicked.connect(self.ask)
        row = QHBoxLayout()
        row.addWidget(self.erase)
        row.addStretch(1)
        self.confirm = Confirm(app, "", self.tr("Erase for good"))
        self.confirm.confirmed.connect(self._run)
        self._work = LongWork(app)
        self._report = QFrame()
        self._report_words = label("")
        inner = QVBoxLayout(self._report)
        inner.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.MEDIUM, palette.SMALL)
        inner.addWidget(self._report_words)
        self._report.hide()
        for widget in (self.confirm, self._work, self._report):
            layout.addWidget(widget)
        layout.insertLayout(layout.indexOf(self.confirm), row)
        self.person.changed.connect(self._enable)
        self._group.buttonClicked.connect(lambda _button: self._enable())
        self._enable()

    @property
    def report(self) -> str:
        """What the last erasure came to, or ""."""
        return "" if self._report.isHidden() else self._report_words.text()

    def show_sources(self, found: Mapping[str, Any]) -> None:
        """Offer the sources there are."""
        self.source.clear()
        for row in found["sources"]:
            path = str(row.get("path") or "")
            self.source.addItem(str(row.get("title") or "") or path.rstrip("/").rpartition("/")[2], row["id"])
        self._enable()

    def ask(self) -> None:
        """Ask in place before anything is gone."""
        if self.of_person.isChecked():
            words = self.tr("All mail to and from {name} leaves the library, with what was learned from it.")
            words = words.format(name=self.person.text())
        elif self.of_source.isChecked():
            words = self.tr("All that only “{name}” held leaves the library.").format(
                name=self.source.currentText()
            )
        else:
            words = self.tr("Library, drafts and everything learned are gone. Settings and models stay.")
        mail = self.tr("Your own mail and documents are not touched. This can’t be taken back.")
        self.confirm.word(f"{words} {mail}", self.tr("Erase for good"))
        self._report.hide()
        self.confirm.ask()
        self._bring_into_view(self.confirm)

    def _run(self) -> None:
        params: dict[str, Any] = {"all": True}
        if self.of_person.isChecked():
            params = {"person": self.person.chosen or self.person.text().strip()}
        elif self.of_source.isChecked():
            params = {"source": self.source.currentData()}
        self.erase.setEnabled(False)
        self._tell({"detail": ""})
        erase = operation(self._app, "erase", params).on_progress(self._tell)
        erase.on_success(self._show).on_end(self._end).run(self)

    def _tell(self, step: Mapping[str, Any]) -> None:
        reading = str(step.get("detail", "")).startswith("reading")
        words = self.tr("Reading every byte that is left") if reading else self.tr("Erasing")
        self._work.show_progress("erase", 0, 0, words)

    def _show(self, answer: Mapping[str, Any]) -> None:
        clean = bool(answer.get("clean"))
        palette.set_look(self._report, "notice" if clean else "warning")
        self._report_words.setText(f"{spoken_erased(answer['removed'])}\n{spoken_scan(answer['scan'])}")
        self._report.show()
        self.person.clear()
        self._bring_into_view(self._report)

    def _end(self) -> None:
        self._work.finish()
        self._enable()

    def _enable(self) -> None:
        self.person.setEnabled(self.of_person.isChecked())
        self.source.setEnabled(self.of_source.isChecked())
        ready = {
            self.of_person: bool(self.person.chosen or self.person.text().strip()),
            self.of_source: self.source.count() > 0,
            self.everything: True,
        }
        self.erase.setEnabled(any(choice.isChecked() and ready[choice] for choice in ready))
        self.confirm.hide()

    def _choice(self, layout: QVBoxLayout, text: str, field: QWidget | None) -> QRadioButton:
        choice = QRadioButton(text)
        self._group.addButton(choice)
        row = QHBoxLayout()
        row.addWidget(choice, 1)
        if field is not None:
            row.addWidget(field)
        layout.addLayout(row)
        return choice

    def _bring_into_view(self, widget: QWidget) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        inner = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inner is not None:
            place = widget.mapTo(inner, QPoint(0, widget.height()))
            parent.ensureVisible(place.x(), place.y())
