"""The draft itself with everything that is done to it: streaming, rewriting, reviewing, finishing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import palette
from ui.pages.write.editor import DraftField, Stream
from ui.pages.write.history import History
from ui.pages.write.lessons import Lessons
from ui.pages.write.review import Review
from ui.pages.write.tools import FinishBar, Rewrites, VersionBar
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the draft that is rewritten or reviewed, in characters; length 0 means all of it."""

    start: int
    length: int
    text: str


class Paper(QWidget):
    """The right side of the page.

    Signals:
        reviewed: a review is over and the draft holds what came of it.
    """

    reviewed = Signal()

    def __init__(self, app: App, history: History) -> None:
        super().__init__()
        self.draft = DraftField(app, history, self.tr("Draft"))
        self.draft.setPlaceholderText(self.tr("The draft appears here. You can also write it yourself."))
        self.review = Review(app)
        self.review.closed.connect(self._on_reviewed)
        self.rewrites = Rewrites(app)
        self.lessons = Lessons(app, self.draft)
        self.version_bar = VersionBar(app)
        self.finish_bar = FinishBar(app)
        self._status = label("", "small", wrap=False)
        self._stream: Stream | None = None
        self._stretch: Stretch | None = None
        self._writing = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def text(self) -> str:
        """What stands in the draft field."""
        return self.draft.toPlainText()

    @property
    def is_streaming(self) -> bool:
        """Whether a draft is coming in and has replaced what was there."""
        return self._stream is not None and self._stream.began

    @property
    def is_reviewing(self) -> bool:
        """Whether changes are under review."""
        return self._stack.currentWidget() is self.review

    def begin_stream(self) -> None:
        """A draft is about to come; what is here stays until its first piece."""
        self.draft.mark(())
        self._stream = Stream(self.draft)

    def write(self, piece: str) -> None:
        """Some more of the draft."""
        if self._stream is not None:
            self._stream.write(piece)

    def end_stream(self, text: str | None) -> bool:
        """The draft is complete, or, without a text, was broken off.

        Returns:
            whether anything of it stands here.
        """
        stream, self._stream = self._stream, None
        if stream is None:
            return False
        if text is None:
            stream.close()
        else:
            stream.finish(text)
        return stream.began

    def chosen(self) -> Stretch:
        """What the user has selected, or all of it."""
        start, length = self.draft.selected_range()
        text = self.text
        return Stretch(start, length, text[start : start + length] if length else text)

    def show_review(self, stretch: Stretch, new: str, title: str, keeps_new: bool = False) -> bool:
        """Review how a stretch becomes another text; returns whether there is anything to decide.

        Args:
            keeps_new: ``new`` is what stands in the draft, the stretch's text what it was before.
        """
        self._stretch = stretch
        if not self.review.show_changes(stretch.text, new, title, keeps_new):
            return False
        self._stack.setCurrentWidget(self.review)
        self.review.view.setFocus()
        return True

    def close_review(self) -> None:
        """Go back to writing with what was decided."""
        if self.is_reviewing:
            self.review.close_review()

    def say(self, words: str) -> None:
        """What is going on, below the draft."""
        self._status.setText(words)

    def show_state(self, busy: bool, shown: int, versions: int, has_changes: bool) -> None:
        """Enable what makes sense now."""
        has_text = not self.draft.document().isEmpty()
        self.rewrites.set_usable(has_text and not busy)
        self.rewrites.setVisible(has_text or busy)
        self.lessons.setVisible(has_text or busy)
        self.finish_bar.set_usable(has_text and not busy)
        self.version_bar.show_place(shown, versions, has_changes)
        self.version_bar.setEnabled(not busy)

    def mark(self, facts: Sequence[str]) -> None:
        """Mark facts without a source."""
        self.draft.mark(facts, self.tr("Neither in your points nor in your mail"))

    def _on_reviewed(self, text: str) -> None:
        stretch, self._stretch = self._stretch, None
        self._stack.setCurrentWidget(self._writing)
        self.draft.setFocus()
        if stretch is not None:
            self.draft.put(text, stretch.start, stretch.length or -1)
            self.reviewed.emit()

    def _lay_out(self) -> None:
        written = QVBoxLayout(self._writing)
        written.setContentsMargins(0, 0, 0, 0)
        written.setSpacing(palette.SMALL)
        written.addWidget(self.draft, 1)
        tools = QHBoxLayout()
        tools.setSpacing(palette.SMALL)
        tools.addWidget(self.rewrites, 1)
        tools.addWidget(self.lessons, 0, Qt.AlignmentFlag.AlignTop)
        written.addLayout(tools)
        foot = QHBoxLayout()
        foot.addWidget(self.version_bar)
        foot.addWidget(self._status, 1)
        foot.addWidget(self.finish_bar)
        written.addLayout(foot)
        self._stack.addWidget(self._writing)
        self._stack.addWidget(self.review)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
