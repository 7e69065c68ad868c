"""A desktop that answers as a test tells it."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from ui.quick.desktop import Captured, Desktop, Replacement


class FakeDesktop(Desktop):
    """``answer`` and ``outcome`` are given at once; what was asked is kept."""

    takes_selections = True

    def __init__(self) -> None:
        super().__init__()
        self.answer: Captured | None = Captured("selection", "Teh meeting is on friday.", can_replace=True)
        self.outcome: Replacement | None = Replacement(True)
        self.origins: list[str] = []
        self.replaced_with: list[tuple[str, bool]] = []
        self.copied: list[str] = []
        self.keys: list[str] = []
        self.where = QPoint(100, 100)

    def register(self, hotkey):
        self.keys.append(hotkey.portable)

    def capture(self, origin):
        self.origins.append(origin)
        if self.answer is not None:
            self.captured.emit(self.answer)

    def replace(self, text, insist=False):
        self.replaced_with.append((text, insist))
        if self.outcome is not None:
            self.replaced.emit(self.outcome)

    def copy(self, text):
        self.copied.append(text)

    def place(self):
        return self.where
