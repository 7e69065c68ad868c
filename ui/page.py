"""What every page of the window is, and which pages there are."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from ui.app import App
    from ui.changes import Changes


class Page(QWidget):
    """One page; made when it is first shown, kept from then on."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app

    def opened(self, wish: Mapping[str, Any]) -> None:
        """It is about to be shown.

        Args:
            wish: what the one who sent the user here wants, e.g. ``{"reply_to": "m12"}``; empty for none.
        """

    def refresh(self, changes: Changes) -> None:
        """Something changed; called only while the page is shown, else before it is shown again."""

    def leaving(self) -> None:
        """The window is closing: store what the user typed."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One entry of the sidebar.

    Attributes:
        place: ``module:class`` below ``ui.pages``; imported when the page is first shown, so that the window
            opens at once.
    """

    name: str
    title: str
    icon: str
    place: str
    group: int

    @property
    def spoken(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate("Page", self.title)

    def make(self, app: App) -> Page:
        """The page itself."""
        module, name = self.place.split(":")
        made: Page = getattr(importlib.import_module(f"ui.pages.{module}"), name)(app)
        return made


PAGES: tuple[PageEntry, ...] = (
    PageEntry("write", QT_TRANSLATE_NOOP("Page", "Write"), "pen-line", "write.page:WritePage", 0),
    PageEntry("library", QT_TRANSLATE_NOOP("Page", "Library"), "library", "library.page:LibraryPage", 0),
    PageEntry("style", QT_TRANSLATE_NOOP("Page", "My style"), "fingerprint", "style.page:StylePage", 0),
    PageEntry("sources", QT_TRANSLATE_NOOP("Page", "Sources"), "folder-open", "sources.page:SourcesPage", 1),
    PageEntry("models", QT_TRANSLATE_NOOP("Page", "Models"), "cpu", "models.page:ModelsPage", 1),
    PageEntry("privacy", QT_TRANSLATE_NOOP("Page", "Privacy"), "shield-check", "privacy.page:PrivacyPage", 1),
    PageEntry(
        "settings", QT_TRANSLATE_NOOP("Page", "Settings"), "settings-2", "settings.page:SettingsPage", 1
    ),
)

WELCOME = PageEntry(
    "welcome", QT_TRANSLATE_NOOP("Page", "Welcome"), "feather", "welcome.page:WelcomePage", -1
)
"""The first start; not in the sidebar."""
