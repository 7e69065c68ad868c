"""Second step: which addresses are the user's own; detected while the mail is read, confirmed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from ui import palette
from ui.app import App
from ui.operations import operation
from ui.pages.welcome.step import Step
from ui.widgets.buttons import button
from ui.widgets.labels import label

MOST_SHOWN = 8
_ASK_MS = 1500


class AddressStep(Step):
    """Shows the addresses as they are detected; each click counts at once."""

    def __init__(self, app: App) -> None:
        super().__init__(
            QCoreApplication.translate("Welcome", "Your addresses"),
            QCoreApplication.translate(
                "Welcome",
                "What was sent from these addresses counts as your own words; "
                "nobody else’s style is learned.",
            ),
        )
        self._app = app
        self._boxes: dict[str, QCheckBox] = {}
        self._waiting = label("", "soft")
        self._list = QVBoxLayout()
        self._list.setSpacing(palette.TINY)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Another address of yours"))
        self._line.setAccessibleName(self.tr("Another address of yours"))
        self._line.returnPressed.connect(self.add_typed)
        self._add = button(app, self.tr("Add"), "plain", "plus")
        self._add.clicked.connect(self.add_typed)
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self._add)
        self.body.addWidget(self._waiting)
        self.body.addLayout(self._list)
        self.body.addSpacing(palette.SMALL)
        self.body.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self._ask)
        app.indexing.moved.connect(self._tell_waiting)
        app.indexing.finished.connect(lambda _report: self._ask())

    @property
    def boxes(self) -> Mapping[str, QCheckBox]:
        """The addresses on show."""
        return self._boxes

    @property
    def line(self) -> QLineEdit:
        """Where another address is typed."""
        return self._line

    def enter(self) -> None:
        """Show what is known, and look again while mail is read."""
        self._ask()
        self._timer.start()

    def leave(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def add_typed(self) -> None:
        """The user says: this one is mine too."""
        address = self._line.text().strip()
        if address:
            ask = operation(self._app, "identity.add", {"address": address})
            ask.on_success(self._take_added).run(self)

    def _take_added(self, answer: Mapping[str, Any]) -> None:
        self._line.clear()
        self._show(answer)

    def _ask(self) -> None:
        if not self.isVisible():
            return
        operation(self._app, "identity").on_success(self._show).on_failure(lambda _f: None).run(self)
        if not self._app.indexing.running:
            self._timer.stop()

    def _show(self, answer: Mapping[str, Any]) -> None:
        own = set(answer["addresses"])
        rows: Sequence[Mapping[str, Any]] = answer["detected"]
        for entry in sorted(rows, key=lambda row: -float(row.get("confidence") or 0))[:MOST_SHOWN]:
            self._show_one(str(entry["address"]), str(entry["address"]) in own, _how_sure(entry))
        for address in own - set(self._boxes):
            self._show_one(address, True, "")
        self._tell_waiting()

    def _show_one(self, address: str, own: bool, how_sure: str) -> None:
        box = self._boxes.get(address)
        if box is None:
            box = self._boxes[address] = QCheckBox(address)
            box.toggled.connect(partial(self._change, address))
            row = QHBoxLayout()
            row.addWidget(box)
            row.addWidget(label(how_sure, "small"), 1)
            self._list.addLayout(row)
        with QSignalBlocker(box):
            box.setChecked(own)

    def _change(self, address: str, mine: bool) -> None:
        method = "identity.add" if mine else "identity.remove"
        operation(self._app, method, {"address": address}).run(self)

    def _tell_waiting(self) -> None:
        if self._app.indexing.running:
            words = self.tr("Your mail is being read; more addresses may appear here. You need not wait.")
        elif self._boxes:
            words = ""
        else:
            words = self.tr("None is known yet. Type the address you write from.")
        self._waiting.setText(words)
        self._waiting.setVisible(bool(words))


def _how_sure(entry: Mapping[str, Any]) -> str:
    translate = QCoreApplication.translate
    if entry.get("status") == "stated":
        return translate("Welcome", "you said so")
    sure = float(entry.get("confidence") or 0)
    if sure >= 0.85:
        return translate("Welcome", "surely yours")
    return translate("Welcome", "probably yours") if sure >= 0.6 else translate("Welcome", "perhaps yours")
