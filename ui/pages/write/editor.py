"""The field the draft is written into: by Ownhand, by the user, and by both at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from ui import palette
from ui.pages.write.history import History

if TYPE_CHECKING:
    from ui.app import App

LINE_HEIGHT_PERCENT = 115.0
WIDEST_LINE = 680
_TYPING_PAUSE_MS = 1500
_FEW_LINES = 84


class WritingField(QTextEdit):
    """A field of plain text whose undo is that of the whole page.

    Signals:
        user_edited: the text changed by the user's hand or by undo, not by ``Stream`` or ``put``.
    """

    user_edited = Signal()

    def __init__(self, history: History, spoken: str) -> None:
        super().__init__()
        self.history = history
        self.by_hand = True
        self.setAcceptRichText(False)
        self.setAccessibleName(spoken)
        self.setTabChangesFocus(True)
        history.watch(self.document())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.end_step)
        self.textChanged.connect(self._on_change)

    def load(self, text: str) -> None:
        """Show another text; what was before can't be undone to."""
        self.by_hand = False
        with self.history.deaf():
            self.setPlainText(text)
            self._space_lines()
            self.document().clearUndoRedoStacks()
        self.by_hand = True
        self.end_step()

    def put(self, text: str, start: int = 0, length: int = -1, joined: bool = False) -> None:
        """Replace a stretch, by default everything, as one step that can be undone.

        Only what differs is touched, so that the caret and the page stay where they are.

        Args:
            start, length: in characters of ``toPlainText``; -1 reaches to the end.
            joined: make it a part of the step before.
        """
        whole = self.toPlainText()
        old = whole[start:] if length < 0 else whole[start : start + length]
        head = _same_head(old, text)
        tail = _same_head(old[head:][::-1], text[head:][::-1])
        if old == text:
            return
        cursor = QTextCursor(self.document())
        begin = units(whole[:start]) + units(old[:head])
        cursor.setPosition(begin)
        end = begin + units(old[head : len(old) - tail])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        with self._by_us(cursor, joined):
            cursor.insertText(text[head : len(text) - tail])

    def write(self, cursor: QTextCursor, piece: str, joined: bool) -> None:
        """Put a piece of text where a cursor stands, instead of what it has selected.

        Args:
            joined: make it a part of the step before.
        """
        with self._by_us(cursor, joined):
            cursor.insertText(piece)

    def selected_range(self) -> tuple[int, int]:
        """Start and length of the selection in characters; length 0 where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return 0, 0
        raw = self.toPlainText().encode("utf-16-le")
        start = len(raw[: 2 * cursor.selectionStart()].decode("utf-16-le"))
        end = len(raw[: 2 * cursor.selectionEnd()].decode("utf-16-le"))
        return start, end - start

    def end_step(self) -> None:
        """What is typed from now on is a step of its own."""
        # Qt joins typing to the step before while the document counts as modified.
        self.document().setModified(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No more than it needs at least; the layout gives it what is left."""
        return self.minimumSize().expandedTo(QSize(_FEW_LINES, _FEW_LINES))

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the page, not to the field."""
        undo_keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in undo_keys)
        ):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Text, but no files: those are for the page."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Whatever is pasted comes as plain text."""
        if source.hasText():
            self.end_step()
            self.textCursor().insertText(source.text())
            self.end_step()
            self.ensureCursorVisible()

    @contextmanager
    def _by_us(self, cursor: QTextCursor, joined: bool) -> Iterator[None]:
        """One change that is not the user's."""
        self.by_hand = False
        self.end_step()
        cursor.joinPreviousEditBlock() if joined else cursor.beginEditBlock()
        try:
            yield
        finally:
            if joined:
                with self.history.deaf():
                    cursor.endEditBlock()
            else:
                cursor.endEditBlock()
            self.by_hand = True
            self.end_step()

    def _on_change(self) -> None:
        if self.by_hand:
            self._pause.start()
            self.user_edited.emit()

    def _space_lines(self) -> None:
        """Nothing: a field of notes keeps the lines close."""


class DraftField(WritingField):
    """The draft in serif letters, with room between the lines."""

    def __init__(self, app: App, history: History, spoken: str) -> None:
        super().__init__(history, spoken)
        self._app = app
        self._marked: Sequence[str] = ()
        self._mark_tip = ""
        self.setProperty("look", "draft")
        self.setFont(palette.font("draft"))
        self._remark = QTimer(self)
        self._remark.setSingleShot(True)
        self._remark.setInterval(200)
        self._remark.timeout.connect(self._mark)
        self.textChanged.connect(self._remark.start)
        app.colours_changed.connect(self._mark)
        self.load("")

    def mark(self, facts: Sequence[str], tip: str = "") -> None:
        """Underline these words wherever they stand, as facts without a source.

        Args:
            tip: what the pointer is told over them; plain words of ours.
        """
        self._marked, self._mark_tip = tuple(facts), tip
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A wide window makes the margins wide, not the lines."""
        side = max(0, (self.width() - WIDEST_LINE) // 2)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)

    def _mark(self) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(self._app.colours.of("warning"))
        look.setBackground(self._app.colours.of("warning_tint"))
        look.setToolTip(self._mark_tip)
        for fact in self._marked:
            cursor = QTextCursor(self.document())
            while fact:
                cursor = self.document().find(fact, cursor)
                if cursor.isNull() or len(selections) > 200:
                    break
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = QTextCursor(cursor), look
                selections.append(one)
        self.setExtraSelections(selections)

    def _space_lines(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)


class Stream:
    """Writes a text into a field piece by piece while the user may go on typing anywhere in it.

    The first piece replaces what stood there. All pieces are one step of undo, unless the user typed in
    between: then what follows is a step of its own.
    """

    def __init__(self, field: DraftField) -> None:
        self._field = field
        self._cursor: QTextCursor | None = None
        self._written = ""
        self._disturbed = False
        self._touched = False
        field.user_edited.connect(self._on_edit)

    @property
    def began(self) -> bool:
        """Whether the first piece is there."""
        return self._cursor is not None

    @property
    def disturbed(self) -> bool:
        """Whether the user changed the text after the first piece came."""
        return self._disturbed

    def write(self, piece: str) -> None:
        """Add a piece at the end of what was streamed so far."""
        follows = self._is_at_end()
        field = self._field
        first = self._cursor is None
        cursor = self._cursor or QTextCursor(field.document())
        if first:
            cursor.select(QTextCursor.SelectionType.Document)
        field.write(cursor, piece, joined=not first and self._may_join())
        self._cursor = cursor
        self._written += piece
        self._touched = False
        if follows:
            self._show_end()

    def finish(self, text: str) -> None:
        """The whole text is known; where the user left the field alone it is shown to the letter."""
        if not self._disturbed and (self.began or text):
            if not self.began:
                self.write(text)
            elif self._written != text:
                self._field.put(text, joined=self._may_join())
        self.close()

    def close(self) -> None:
        """No more pieces come; what is there stays."""
        self._field.user_edited.disconnect(self._on_edit)

    def _on_edit(self) -> None:
        self._touched = True
        if self.began:
            self._disturbed = True

    def _is_at_end(self) -> bool:
        bar = self._field.verticalScrollBar()
        return bar.value() >= bar.maximum() - 4

    def _show_end(self) -> None:
        bar = self._field.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _may_join(self) -> bool:
        """Whether the last step of undo is ours."""
        return not self._touched and self._field.history.last is self._field.document()


def units(text: str) -> int:
    """Length of a text as Qt counts positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _same_head(a: str, b: str) -> int:
    """How many characters two texts begin with in common."""
    length = min(len(a), len(b))
    if a[:length] == b[:length]:
        return length
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
