"""Changes under review: taken or left one by one before they stand in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import palette
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, tell_key
from ui.widgets.changeview import ChangeView
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class Review(QWidget):
    """A view of changes with what one can do about them.

    Signals:
        closed: the user is done; carries the text that came of it. What was not decided stays as it was
            where the view began.
    """

    closed = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._keeps_new = False
        self._what = ""
        self.view = ChangeView(app, self.tr("Changes"))
        self.view.decided.connect(self._count)
        self.view.all_decided.connect(self.close_review)
        self._title = label("", "soft", wrap=False)
        self._hint = label(self.tr("Y takes · N leaves · arrows go on · U reopens"), "small", wrap=False)
        take_all = button(app, self.tr("Take all"), "primary")
        tell_key(take_all, SHORTCUTS["write.draft"])
        take_all.clicked.connect(self.take_all)
        leave_all = button(app, self.tr("Leave all"))
        leave_all.clicked.connect(lambda: self.view.decide_all(False))
        done = button(app, self.tr("Done"), "quiet")
        done.setToolTip(SHORTCUTS["write.stop"].shown)
        done.clicked.connect(self.close_review)
        foot = QHBoxLayout()
        foot.setSpacing(palette.SMALL)
        foot.addWidget(self._title)
        foot.addWidget(self._hint, 1)
        for one in (done, leave_all, take_all):
            foot.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    def show_changes(self, old: str, new: str, title: str, keeps_new: bool = False) -> bool:
        """Begin a review.

        Args:
            keeps_new: what is not decided stays as in ``new`` (the user's own changes), else as in ``old``.

        Returns:
            whether there is anything to decide.
        """
        self._keeps_new = keeps_new
        self._what = title
        self.view.show_changes(old, new)
        self._count()
        self.view.setFocus()
        return self.view.count > 0

    def take_all(self) -> None:
        """Take everything that is still open."""
        self.view.decide_all(True)

    def close_review(self) -> None:
        """Go back to writing."""
        self.closed.emit(self.view.text("new" if self._keeps_new else "old"))

    def _count(self, *_decided: object) -> None:
        self._title.setText(
            self.tr("{what}: change {number} of {count}").format(
                what=self._what, number=self.view.current + 1, count=self.view.count
            )
        )
