"""A button beside the search line that says what can be typed there, and types it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton

from ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from ui.app import App


def operators() -> list[tuple[str, str]]:
    """What the search understands beside words, and what each means in the user's language."""
    translate = QCoreApplication.translate
    return [
        ("from:", translate("Search", "who sent it")),
        ("to:", translate("Search", "who received it")),
        ("with:", translate("Search", "who sent or received it")),
        ("subject:", translate("Search", "a word of the subject")),
        ("after:", translate("Search", "since a day, as 2024-05-31 or 2024")),
        ("before:", translate("Search", "until a day")),
        ("in:", translate("Search", "the folder it lies in")),
        ("has:attachment", translate("Search", "something is attached")),
        ("is:own", translate("Search", "you wrote it")),
        ('""', translate("Search", "words that stand together")),
        ("-", translate("Search", "without this word")),
    ]


def operator_help(app: App, search: QLineEdit) -> QToolButton:
    """The button; an operator that is chosen goes into the search line."""
    made = icon_button(app, "circle-help", QCoreApplication.translate("Search", "What can be searched for"))
    menu = QMenu(made)
    for operator, meaning in operators():
        entry = menu.addAction(f"{operator}\t{meaning}")
        entry.triggered.connect(partial(_type, search, operator))
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


def _type(search: QLineEdit, operator: str) -> None:
    text = search.text()
    search.setText(f"{text.rstrip()} {operator}".lstrip())
    if operator.endswith('"'):
        search.cursorBackward(False)
    search.setFocus()
