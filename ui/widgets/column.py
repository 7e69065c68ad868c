"""The body of a page that reads from top to bottom: a title, a lead, and one column of comfortable width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import palette
from ui.widgets.labels import label

WIDTH = 760


class Column(QScrollArea):
    """Scrolls what does not fit, and never sideways.

    Attributes:
        body: where the page puts its parts; what is added stays at the top.
        head: the line of the title, for a button or a field at its end.
    """

    def __init__(self, title: str, lead: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH + 2 * palette.HUGE)
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(palette.HUGE, palette.LARGE, palette.HUGE, palette.HUGE)
        whole.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.addWidget(label(title, "title"), 1)
        whole.addLayout(self.head)
        self.lead = label(lead, "soft")
        self.lead.setVisible(bool(lead))
        whole.addSpacing(palette.TINY)
        whole.addWidget(self.lead)
        whole.addSpacing(palette.LARGE)
        self.body = QVBoxLayout()
        self.body.setSpacing(palette.MEDIUM)
        whole.addLayout(self.body)
        whole.addStretch(1)
        outer = QWidget()
        aside = QHBoxLayout(outer)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.addWidget(inner, 1)
        aside.addStretch(0)
        self.setWidget(outer)

    def add_section(self, title: str, text: str = "") -> QLabel:
        """A heading for what is added next; ``text`` explains it in a sentence."""
        if self.body.count():
            self.body.addSpacing(palette.LARGE)
        heading = label(title, "heading")
        self.body.addWidget(heading)
        if text:
            self.body.addWidget(label(text, "soft"))
        return heading


def line() -> QFrame:
    """A thin line between two rows."""
    made = QFrame()
    made.setProperty("look", "line")
    return made
