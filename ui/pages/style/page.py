"""The page itself: what was learned, how you write, and whether drafts get better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from ui import palette
from ui.app import App
from ui.changes import Changes
from ui.operations import operation
from ui.page import Page
from ui.pages.style.ledger import LedgerView
from ui.pages.style.profile import ProfileView
from ui.pages.style.progress import ProgressView
from ui.widgets.labels import label


class StylePage(Page):
    """The page "My style"."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.ledger = LedgerView(app)
        self.profile = ProfileView(app)
        self.progress = ProgressView(app)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Parts of My style"))
        self._stack = QStackedWidget()
        for words, view in (
            (self.tr("What was learned"), self.ledger),
            (self.tr("How you write"), self.profile),
            (self.tr("Getting better"), self.progress),
        ):
            self.tabs.addTab(words)
            self._stack.addWidget(view)
        self.tabs.currentChanged.connect(self._show_tab)
        self._stale = {0, 1, 2}
        self._lay_out()

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Show the ledger, or what somebody wants shown.

        Args:
            wish: ``{"preference": id}``, or ``{"tab": "learned" | "profile" | "progress"}``.
        """
        if "preference" in wish:
            self.tabs.setCurrentIndex(0)
            self.ledger.go_to(str(wish["preference"]))
        elif "tab" in wish:
            self.tabs.setCurrentIndex(("learned", "profile", "progress").index(str(wish["tab"])))
        self._load()
        self._people()
        (self.ledger.list, self.profile.list, self.tabs)[self.tabs.currentIndex()].setFocus()

    def refresh(self, changes: Changes) -> None:
        """The ledger or the library changed."""
        if "ledger" in changes:
            self._stale |= {0, 2}
        if "drafts" in changes:
            self._stale.add(2)
        if "library" in changes:
            self._stale |= {0, 1}
        self._load()

    def _show_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._load()

    def _load(self) -> None:
        number = self.tabs.currentIndex()
        if number in self._stale:
            self._stale.discard(number)
            (self.ledger, self.profile, self.progress)[number].load()

    def _people(self) -> None:
        """Whom a preference may be stated for; without an answer it can still be stated for everybody."""
        operation(self.app, "people").on_success(
            lambda result: self.ledger.stating.offer_people(result["people"])
        ).on_failure(lambda _failure: None).run(self)

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.HUGE, palette.LARGE, palette.HUGE, palette.LARGE)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(label(self.tr("My style"), "title"))
        layout.addLayout(tabs)
        layout.addWidget(self._stack, 1)
