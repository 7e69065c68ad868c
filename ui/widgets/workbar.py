"""A card for work under way: what it is, how far it has come, a thin bar, and room for buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from ui import palette
from ui.widgets.labels import label

_STEPS = 1000


class WorkBar(QFrame):
    """Shows work; who makes it decides when it is there.

    Attributes:
        acts: the end of its first line, for buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._title = label("")
        self._words = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._words)
        self.acts = QHBoxLayout()
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addLayout(self.acts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.SMALL, palette.MEDIUM)
        layout.addLayout(row)
        layout.addWidget(self._bar)

    @property
    def title(self) -> str:
        """What is being done."""
        return self._title.text()

    @property
    def words(self) -> str:
        """How far it has come, or why it does not go on."""
        return self._words.text()

    def show_work(self, title: str, words: str, share: float | None) -> None:
        """Work goes on, or rests.

        Args:
            share: how much is done, 0 to 1; None while nobody knows.
        """
        self._tell("card", title, words)
        self._bar.setRange(0, 0 if share is None else _STEPS)
        self._bar.setValue(round((share or 0.0) * _STEPS))
        self._bar.show()

    def show_problem(self, title: str, words: str) -> None:
        """Work ended before its end."""
        self._tell("warning", title, words)
        self._bar.hide()

    def _tell(self, look: str, title: str, words: str) -> None:
        palette.set_look(self, look)
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
