"""A preference to be worded anew in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QTextEdit

from ui import palette

if TYPE_CHECKING:
    from ui.app import App


class Sentence(QTextEdit):
    """One sentence; Enter keeps what was typed, Esc brings the old words back.

    Signals:
        reworded: the new words, when they differ and are not empty.
    """

    reworded = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._words = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("look", "sentence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(self.tr("Words of the preference"))
        self.setToolTip(self.tr("Change the words and press Enter"))
        self.document().documentLayout().documentSizeChanged.connect(
            lambda size: self.setFixedHeight(round(size.height()) + 2 * palette.TINY)
        )

    def show_words(self, words: str) -> None:
        """Show another preference, unless the user is just wording this one."""
        if words == self._words and self.toPlainText() != words and self.hasFocus():
            return
        self._words = words
        self.setPlainText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Esc end the editing; a sentence has no lines."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._words)
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving keeps the new words as well: nothing typed is lost."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._keep()

    def _keep(self) -> None:
        words = " ".join(self.toPlainText().split())
        if words and words != self._words:
            self._words = words
            self.reworded.emit(words)
        elif not words:
            self.setPlainText(self._words)
