"""The corrections that taught a preference: the words of the draft struck out, the user's beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from assistant.text.changes import Segment, segments
from ui import palette
from ui.pages.style.records import Evidence
from ui.widgets.dates import long_date
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

# Longer texts are compared only at their beginning: comparing costs their product.
LONGEST_TEXT = 4_000
MOST_SHOWN = 5
_AROUND = 60
_LEAST_OMITTED = 24


def excerpt(found: Sequence[Segment]) -> list[Segment]:
    """What changed with a few words around it; stretches left out are an ellipsis."""
    shown = []
    for place, part in enumerate(found):
        text = part.new
        if part.is_changed or len(text) <= 2 * _AROUND + _LEAST_OMITTED:
            shown.append(part)
            continue
        before = "" if place == 0 else _until_space(text[:_AROUND], from_end=True)
        after = "" if place == len(found) - 1 else _until_space(text[-_AROUND:], from_end=False)
        kept = f"{before} … {after}".strip(" ") if before or after else "…"
        kept = f"{kept} " if after else kept
        shown.append(Segment(kept, kept))
    return shown


def _until_space(text: str, from_end: bool) -> str:
    """The text without the word that was cut at one of its ends."""
    if from_end:
        return text.rpartition(" ")[0] or text
    return text.partition(" ")[2] or text


class EvidencePair(QTextEdit):
    """One change, word by word; as high as its text."""

    def __init__(self, app: App, before: str, after: str) -> None:
        super().__init__()
        self._app = app
        self._segments = excerpt(segments(before[:LONGEST_TEXT], after[:LONGEST_TEXT]))
        self.setReadOnly(True)
        self.setProperty("look", "evidence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(palette.font("draft"))
        self.document().setDocumentMargin(0)
        self.setAccessibleName(self.tr("Draft and your correction"))
        self.document().documentLayout().documentSizeChanged.connect(
            lambda size: self.setFixedHeight(round(size.height()) + palette.TINY)
        )
        app.colours_changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        colours = self._app.colours
        same, gone, come = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        same.setForeground(colours.of("soft_text"))
        gone.setForeground(colours.of("removed"))
        gone.setFontStrikeOut(True)
        come.setForeground(colours.of("added"))
        come.setBackground(colours.of("added_tint"))
        self.clear()
        cursor = QTextCursor(self.document())
        for part in self._segments:
            if not part.is_changed:
                cursor.insertText(part.new, same)
                continue
            cursor.insertText(part.old.rstrip(), gone)
            space = part.old[len(part.old.rstrip()) :] or " "
            cursor.insertText(space if part.old.strip() else "", same)
            cursor.insertText(part.new.rstrip(), come)
            cursor.insertText(part.new[len(part.new.rstrip()) :], same)


class EvidenceList(QWidget):
    """The newest corrections behind a preference."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(palette.TINY)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Show other corrections, the newest first."""
        while (entry := self._layout.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.deleteLater()
        told = [one for one in evidence if one.changes]
        self.setVisible(bool(told))
        if not told:
            return
        self._layout.addWidget(label(self.tr("What taught it"), "heading"))
        for one in sorted(told, key=lambda one: -one.date)[:MOST_SHOWN]:
            self._layout.addSpacing(palette.SMALL)
            self._layout.addWidget(label(long_date(one.date), "small"))
            for before, after in one.changes:
                self._layout.addWidget(EvidencePair(self._app, before, after))
        more = len(told) - MOST_SHOWN
        if more > 0:
            self._layout.addWidget(label(self.tr("and %n earlier correction(s)", "", more), "small"))
