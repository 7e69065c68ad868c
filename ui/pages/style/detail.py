"""One preference in full: its words, where it applies, how sure, how it held, what taught it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import palette
from ui.operations import operation
from ui.pages.style.evidence import EvidenceList
from ui.pages.style.records import Preference
from ui.pages.style.sentence import Sentence
from ui.pages.style.wording import held_words, idle_words, origin_words, scope_words, status_words, sure_words
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, icon_button, tell_key
from ui.widgets.charts import Bar, Bars
from ui.widgets.emptystate import EmptyState
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class Detail(QStackedWidget):
    """What is known of a preference, and what the user can do with it.

    Signals:
        act_wanted: "edit", "off", "on", "pin", "delete" or "undo", and new words for "edit".
    """

    act_wanted = Signal(str, str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.entry: Preference | None = None
        self.sentence = Sentence(app)
        self.sentence.reworded.connect(lambda words: self.act_wanted.emit("edit", words))
        self._where = label("", "body")
        self._state = label("", "warning")
        self._idle = label("", "warning")
        self._origin = label("", "soft")
        self._held = label("", "soft")
        self._bars = Bars(app, self.tr("In figures"))
        self._evidence = EvidenceList(app)
        self.switch = button(app, self.tr("Switch off"), "plain", "eye-off")
        self.pin = button(app, self.tr("Pin"), "plain", "pin")
        self.pin.setToolTip(self.tr("Keep it whatever later corrections say"))
        self.delete = icon_button(app, "trash-2", self.tr("Delete"))
        self.undo = icon_button(app, "undo-2", self.tr("Undo last change"))
        self.empty = EmptyState(app, "fingerprint", self.tr("Choose a preference to see what taught it"), "")
        self.addWidget(self.empty)
        self.addWidget(self._sheet())

    def show_entry(self, entry: Preference | None) -> None:
        """Show one entry, or the hint to choose one."""
        self.entry = entry
        if entry is None:
            self.setCurrentWidget(self.empty)
            return
        self.sentence.show_words(entry.text)
        self._where.setText(scope_words(entry.scope))
        self._state.setText(status_words(entry).capitalize())
        self._state.setVisible(bool(status_words(entry)))
        self._idle.setText(idle_words(entry))
        self._idle.setVisible(bool(self._idle.text()))
        self._origin.setText(origin_words(entry))
        self._show_held(entry, entry.kept)
        self._evidence.show_evidence(entry.evidence)
        self.switch.setText(self.tr("Switch off") if entry.switched_on else self.tr("Switch on"))
        self.pin.setEnabled(not entry.pinned)
        self.pin.setText(self.tr("Pinned") if entry.pinned else self.tr("Pin"))
        self.setCurrentIndex(1)
        operation(self._app, "preferences.show", {"id": entry.id}).on_success(
            lambda result: self._show_life(entry, result)
        ).on_failure(lambda _failure: None).run(self)

    def do(self, act: str) -> None:
        """Ask for one of the acts, as its button does."""
        if self.entry is None:
            return
        if act == "switch":
            act = "off" if self.entry.switched_on else "on"
        if act == "pin" and self.entry.pinned:
            return
        self.act_wanted.emit(act, "")

    def _show_life(self, entry: Preference, result: Mapping[str, Any]) -> None:
        """What became of each draft it was used in; until then only those whose final kept it count."""
        if entry == self.entry:
            finished = [one for one in result["applications"] if one["kept"] is not None]
            self._show_held(entry, len(finished))

    def _show_held(self, entry: Preference, finished: int) -> None:
        bars = [Bar(self.tr("How sure"), entry.strength, sure_words(entry))]
        if finished:
            share = entry.kept / finished
            bars.append(Bar(self.tr("How often it held"), share, f"{entry.kept} / {finished}"))
        self._bars.show_bars(bars)
        self._held.setText(held_words(entry.applied, finished, entry.kept))

    def _pressed(self, act: str, _on: bool = False) -> None:
        self.do(act)

    def _sheet(self) -> QWidget:
        acts = QHBoxLayout()
        acts.setSpacing(palette.SMALL)
        made: tuple[tuple[QAbstractButton, str], ...] = (
            (self.switch, "switch"),
            (self.pin, "pin"),
            (self.undo, "undo"),
            (self.delete, "delete"),
        )
        for wearer, act in made:
            tell_key(wearer, SHORTCUTS[f"style.{act}"])
            wearer.clicked.connect(partial(self._pressed, act))
            acts.addWidget(wearer)
        acts.insertStretch(2, 1)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(palette.LARGE, palette.MEDIUM, palette.LARGE, palette.LARGE)
        layout.setSpacing(palette.SMALL)
        top: tuple[QWidget, ...] = (self.sentence, self._where, self._state, self._idle)
        for part in top:
            layout.addWidget(part)
        layout.addSpacing(palette.SMALL)
        layout.addLayout(acts)
        layout.addSpacing(palette.SMALL)
        figures: tuple[QWidget, ...] = (self._bars, self._origin, self._held)
        for part in figures:
            layout.addWidget(part)
        layout.addSpacing(palette.MEDIUM)
        layout.addWidget(self._evidence)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setAccessibleName(self.tr("The preference in full"))
        sheet = QFrame()
        sheet.setProperty("look", "sheet")
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scroll)
        return sheet
