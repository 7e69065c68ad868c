"""What a training would take, shown before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from ui import palette
from ui.failures import in_words
from ui.installing import spoken_size
from ui.pages.models.training.records import Plan
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.longwork import spoken_duration

if TYPE_CHECKING:
    from ui.app import App


class PlanCard(QFrame):
    """Hidden until a plan is shown.

    Signals:
        agreed: the user wants the training to start.

    Attributes:
        start, leave: its buttons.
    """

    agreed = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._title = label("")
        self._title.setFont(palette.font("body", bold=True))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(palette.LARGE)
        self._facts.setVerticalSpacing(palette.TINY)
        self._facts.setColumnStretch(1, 1)
        self._about = label(
            self.tr(
                "Go on working meanwhile: a draft comes first, and after a restart it goes on where it was. "
                "It learns how you write, not what you write about; mails it has not seen decide whether "
                "it is used."
            ),
            "small",
        )
        self._refusal = label("")
        self.start = button(app, self.tr("Start training"), "primary")
        self.start.clicked.connect(self._agree)
        self.leave = button(app, self.tr("Not now"))
        self.leave.clicked.connect(self.hide)
        acts = QHBoxLayout()
        acts.setSpacing(palette.SMALL)
        acts.addWidget(self.start)
        acts.addWidget(self.leave)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.MEDIUM, palette.MEDIUM, palette.MEDIUM)
        layout.setSpacing(palette.SMALL)
        for part in (self._title, self._refusal):
            layout.addWidget(part)
        layout.addLayout(self._facts)
        layout.addWidget(self._about)
        layout.addSpacing(palette.TINY)
        layout.addLayout(acts)
        self.hide()

    @property
    def refusal(self) -> str:
        """Why it can't start and what to do; "" when it can."""
        return self._refusal.text()

    @property
    def facts(self) -> list[str]:
        """What it says of the plan, line by line."""
        texts = []
        for row in range(self._facts.rowCount()):
            items = (self._facts.itemAtPosition(row, column) for column in range(2))
            parts = [item.widget().text() for item in items if item is not None]  # type: ignore[union-attr]
            texts.append(": ".join(parts))
        return [text for text in texts if text]

    def show_plan(self, plan: Plan, title: str) -> None:
        """Show what it takes, with the keyboard on the answer that changes nothing.

        Args:
            title: of the model that would learn.
        """
        refusal = "" if plan.possible else " ".join(filter(None, in_words(plan.message, plan.step)))
        palette.set_look(self, "card" if plan.possible else "warning")
        self._title.setText(self.tr("What it takes to train {title}").format(title=title))
        self._title.setVisible(plan.possible)
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        self._fill(plan)
        self._about.setVisible(plan.possible)
        self.start.setVisible(plan.possible)
        self.leave.setText(self.tr("Not now") if plan.possible else self.tr("Close"))
        self.show()
        self.leave.setFocus()

    def _fill(self, plan: Plan) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        locale = self.locale()
        texts = self.tr("{own} are there, at least {needed} are needed").format(
            own=locale.toString(plan.own_texts), needed=locale.toString(plan.needed)
        )
        rows = [(self.tr("Your own texts"), texts)]
        if plan.memory:
            memory = self.tr("{needed} while it learns; {free} are free now").format(
                needed=spoken_size(plan.memory), free=spoken_size(plan.free)
            )
            rows.append((self.tr("Memory"), memory))
        if plan.disk:
            rows.append((self.tr("Disk"), spoken_size(plan.disk)))
        if plan.seconds:
            rows.append((self.tr("Time"), spoken_duration(plan.seconds)))
        for row, (name, value) in enumerate(rows):
            self._facts.addWidget(label(name, "soft", wrap=False), row, 0)
            self._facts.addWidget(label(value), row, 1)

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()
