"""Labels with the looks of the style sheet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

LabelLook = Literal["title", "heading", "body", "soft", "small", "warning", "brand", "key", "key-quiet"]


def label(text: str, look: LabelLook = "body", wrap: bool = True) -> QLabel:
    """A label of plain text: nothing in it is ever read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("look", look)
    return made
