"""Whether drafts get better: what was corrected in each, over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui import palette
from ui.engine_link import Failure
from ui.operations import operation
from ui.pages.style.course import Course, course_words
from ui.widgets.curve import Curve
from ui.widgets.emptystate import EmptyState
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

MOST_DRAFTS = 300


class ProgressView(QWidget):
    """One sentence and the curve behind it."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._sentence = label("", "title")
        self._about = label(
            self.tr(
                "Each dot is a draft you finished: how much of it you corrected, in percent of its words. "
                "The line is the mean of the last five."
            ),
            "soft",
        )
        self.curve = Curve(app, self.tr("Corrections over time"))
        self._rests_on = label("", "small")
        self.empty = EmptyState(app, "history", "", "")
        self.empty.action.clicked.connect(lambda: app.go_to("write", {"new": True}))
        sheet = QFrame()
        sheet.setProperty("look", "sheet")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(palette.LARGE, palette.LARGE, palette.LARGE, palette.LARGE)
        inner.setSpacing(palette.SMALL)
        for part in (self._sentence, self._about):
            inner.addWidget(part)
        inner.addSpacing(palette.MEDIUM)
        inner.addWidget(self.curve)
        inner.addWidget(self._rests_on)
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(sheet)
        around.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.MEDIUM, 0, 0)
        layout.addWidget(self._stack)

    @property
    def is_empty(self) -> bool:
        """Whether a sentence stands where the curve would be."""
        return self._stack.currentWidget() is self.empty

    @property
    def words(self) -> str:
        """What the curve says."""
        return self._sentence.text()

    def load(self) -> None:
        """Ask the engine for the costs."""
        operation(self._app, "curve").on_success(self._show).on_failure(self._refuse).run(self)

    def _show(self, result: Mapping[str, Any]) -> None:
        course = Course.read(result)
        if len(course.points) < 2:
            self.empty.say(
                self.tr("No course yet"),
                self.tr("Every draft you correct and finish becomes a point of this curve."),
                self.tr("Write a draft"),
            )
            self._stack.setCurrentWidget(self.empty)
            return
        words = course_words(course)
        self._sentence.setText(words)
        self.curve.show_points(course.points[-MOST_DRAFTS:], words)
        drafts = self.tr("%n finished draft(s)", "", len(course.points))
        untouched = self.tr("{percent} % taken as they were").format(percent=round(100 * course.untouched))
        self._rests_on.setText(f"{drafts}  ·  {untouched}")
        self._stack.setCurrentIndex(0)

    def _refuse(self, failure: Failure) -> None:
        self.empty.say(self.tr("The course can't be shown"), failure.text)
        self._stack.setCurrentWidget(self.empty)
