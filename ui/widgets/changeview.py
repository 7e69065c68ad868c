"""Two texts as one, word by word: what went is struck out, what came is marked, each is taken or left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from assistant.text.changes import Segment, segments
from ui import palette

if TYPE_CHECKING:
    from ui.app import App

Decision = Literal["", "taken", "left"]
LINE_HEIGHT_PERCENT = 115.0


@dataclass(slots=True)
class Change:
    """One change on show.

    Attributes:
        place: number of its segment.
        start, end: where it stands in the view, in Qt's units.
    """

    place: int
    decision: Decision = ""
    start: int = 0
    end: int = 0


class ChangeView(QTextEdit):
    """Shows how one text becomes another. It is read only; keys decide about the change that is marked.

    Y or Enter takes a change, N or Backspace leaves the old words, arrows go from one to the next without
    deciding.

    Signals:
        decided: one change was taken (True) or left (False); carries the old and the new words first.
        all_decided: no change is open any more.
    """

    decided = Signal(str, str, bool)
    all_decided = Signal()

    def __init__(self, app: App, spoken: str) -> None:
        super().__init__()
        self._app = app
        self._segments: tuple[Segment, ...] = ()
        self._changes: list[Change] = []
        self._current = -1
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("look", "draft")
        self.setAccessibleName(spoken)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        app.colours_changed.connect(self._draw)

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self._changes)

    @property
    def open_count(self) -> int:
        """How many are not decided yet."""
        return sum(not change.decision for change in self._changes)

    @property
    def current(self) -> int:
        """Number of the change that is marked, from 0; -1 for none."""
        return self._current

    def show_changes(self, old: str, new: str) -> None:
        """Compare two texts and mark the first change."""
        self._segments = segments(old, new)
        self._changes = [Change(n) for n, part in enumerate(self._segments) if part.is_changed]
        self._current = 0 if self._changes else -1
        self._draw()

    def text(self, undecided: Literal["old", "new"] = "old") -> str:
        """The text as decided so far.

        Args:
            undecided: which words stand where nothing was decided.
        """
        decisions = {change.place: change.decision for change in self._changes}
        parts = []
        for place, part in enumerate(self._segments):
            taken = decisions.get(place, "taken") or ("taken" if undecided == "new" else "left")
            parts.append(part.new if taken == "taken" else part.old)
        return "".join(parts)

    def decide(self, take: bool) -> None:
        """Take or leave the change that is marked, and go on to the next open one."""
        if self._current < 0:
            return
        change = self._changes[self._current]
        change.decision = "taken" if take else "left"
        part = self._segments[change.place]
        self._step_to_open()
        self._draw()
        self.decided.emit(part.old, part.new, take)
        if not self.open_count:
            self.all_decided.emit()

    def decide_all(self, take: bool) -> None:
        """Take or leave everything that is still open."""
        while self.open_count:
            self._step_to_open()
            self.decide(take)

    def reopen(self) -> None:
        """Take the decision about the marked change back."""
        if self._current >= 0:
            self._changes[self._current].decision = ""
            self._draw()

    def go(self, steps: int) -> None:
        """Mark another change, without deciding."""
        if self._changes:
            self._current = (self._current + steps) % len(self._changes)
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of the class's description."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decide(True)
        elif plain and key in (Qt.Key.Key_N, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.decide(False)
        elif plain and key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.go(1)
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.go(-1)
        elif plain and key == Qt.Key.Key_U:
            self.reopen()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a change marks it."""
        super().mouseReleaseEvent(event)
        place = self.cursorForPosition(event.position().toPoint()).position()
        for number, change in enumerate(self._changes):
            if change.start <= place <= change.end and not self.textCursor().hasSelection():
                self._current = number
                self._draw()
                return

    def _step_to_open(self) -> None:
        """The next open change, or the marked one where none is open."""
        for steps in range(len(self._changes)):
            number = (self._current + steps) % len(self._changes)
            if not self._changes[number].decision:
                self._current = number
                return

    def _draw(self) -> None:
        self.setFont(palette.font("draft"))
        scroll = self.verticalScrollBar().value()
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(spaced)
        by_place = {change.place: change for change in self._changes}
        marked = self._changes[self._current] if self._current >= 0 else None
        for place, part in enumerate(self._segments):
            change = by_place.get(place)
            if change is None:
                cursor.insertText(part.new, self._look("same"))
                continue
            change.start = cursor.position()
            self._insert(cursor, part, change, change is marked)
            change.end = cursor.position()
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(scroll)
        if marked is not None:
            cursor.setPosition(marked.start)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _insert(self, cursor: QTextCursor, part: Segment, change: Change, marked: bool) -> None:
        if change.decision:
            kept = part.new if change.decision == "taken" else part.old
            cursor.insertText(kept, self._look("decided", marked))
            return
        old, new = part.old, part.new
        space = " " if old and new else ""
        if old and new and old[-1:].isspace() and old.strip():
            # The struck-out words end at their last letter; the space behind them belongs to neither.
            old, space = old.rstrip(), " "
        if old:
            cursor.insertText(old if old.strip() else _visible(old), self._look("removed", marked))
        if space:
            cursor.insertText(space, self._look("same"))
        if new:
            body = new.rstrip() if new.strip() else _visible(new)
            cursor.insertText(body, self._look("added", marked))
            if new.strip():
                cursor.insertText(new[len(body) :], self._look("same"))

    def _look(
        self, role: Literal["same", "removed", "added", "decided"], marked: bool = False
    ) -> QTextCharFormat:
        colours = self._app.colours
        look = QTextCharFormat()
        look.setForeground(colours.of("text"))
        if role == "removed":
            look.setForeground(colours.of("removed"))
            look.setBackground(colours.of("removed_tint"))
            look.setFontStrikeOut(True)
        elif role == "added":
            look.setForeground(colours.of("added"))
            look.setBackground(colours.of("added_tint"))
        elif role == "decided":
            look.setForeground(colours.of("soft_text" if not marked else "text"))
        if marked:
            look.setFontUnderline(role != "removed")
            look.setUnderlineColor(colours.of("accent"))
            look.setFontWeight(600)
        return look


def _visible(space: str) -> str:
    """White space that was put in or taken out, so that it can be seen."""
    return space.replace("\n", "¶\n") if "\n" in space else "·" * len(space)
