"""The welcome: three calm steps, then straight to writing while the reading goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui import palette
from ui.app import App
from ui.page import Page
from ui.pages.welcome.addressstep import AddressStep
from ui.pages.welcome.mailstep import MailStep
from ui.pages.welcome.modelstep import ModelStep
from ui.pages.welcome.step import Step
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.readingbar import ReadingBar

_WIDTH = 600


class WelcomePage(Page):
    """The welcome; also reached later from an empty library."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.mail, self.addresses, self.model = MailStep(app), AddressStep(app), ModelStep(app)
        self._steps: tuple[Step, ...] = (self.mail, self.addresses, self.model)
        self._number = 0
        self.mail.sample_wanted.connect(self._go_on_with_sample)
        self.mail.changed.connect(self._word_buttons)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self._where = label("", "small")
        self.skip = button(app, self.tr("Skip, start writing"), "quiet")
        self.skip.clicked.connect(self.finish)
        self.back = button(app, self.tr("Back"))
        self.back.clicked.connect(lambda: self.show_step(self._number - 1))
        self.next = button(app, "", "primary")
        self.next.clicked.connect(self.go_on)
        for one in (self.skip, self.back, self.next):
            # Enter presses the button that has the keyboard.
            one.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._lay_out())
        self.show_step(0)

    @property
    def number(self) -> int:
        """The step on show, from 0."""
        return self._number

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Begin, or go on where the user left."""
        self._steps[self._number].enter()
        self.next.setFocus()

    def show_step(self, number: int) -> None:
        """Show one of the steps."""
        self._number = number
        self._stack.setCurrentIndex(number)
        self._where.setText(
            self.tr("Step {number} of {count}").format(number=number + 1, count=len(self._steps))
        )
        self._word_buttons()
        if self.isVisible():
            self._steps[number].enter()
            self.next.setFocus()

    def go_on(self) -> None:
        """Do what was chosen, and show the next step; after the last one, write."""
        self._steps[self._number].leave()
        if self._number + 1 < len(self._steps):
            self.show_step(self._number + 1)
        else:
            self.app.go_to("write")

    def finish(self) -> None:
        """Straight to writing; nothing more is done."""
        self.addresses.leave()
        self.app.go_to("write")

    def _go_on_with_sample(self) -> None:
        self.mail.choose_sample()
        self.show_step(1)

    def _word_buttons(self) -> None:
        last = self._number == len(self._steps) - 1
        self.back.setVisible(self._number > 0)
        self.skip.setVisible(not last)
        if last:
            words = self.tr("Start writing")
        elif self._number == 0 and self.mail.chosen:
            words = self.tr("Read these")
        else:
            words = self.tr("Continue")
        self.next.setText(words)

    def _lay_out(self) -> QWidget:
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, palette.HUGE, 0, palette.HUGE)
        column.setSpacing(palette.MEDIUM)
        column.addStretch(1)
        column.addWidget(label("Ownhand", "brand"))
        column.addWidget(self._where)
        column.addSpacing(palette.LARGE)
        column.addWidget(self._stack)
        column.addSpacing(palette.LARGE)
        column.addWidget(ReadingBar(self.app))
        acts = QHBoxLayout()
        acts.setSpacing(palette.SMALL)
        acts.addWidget(self.skip)
        acts.addStretch(1)
        acts.addWidget(self.back)
        acts.addWidget(self.next)
        column.addLayout(acts)
        column.addStretch(2)
        outer = QWidget()
        aside = QHBoxLayout(outer)
        aside.addStretch(1)
        aside.addWidget(inner)
        aside.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(outer)
        return scrolled
