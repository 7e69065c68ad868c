"""One undo for everything on the page: typing in any field, new drafts, recipients, dials, preferences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

MOST_STEPS = 2_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """One step back or forth.

    Attributes:
        source: what was changed; a document, or the name of a value.
    """

    source: object
    undo: Callable[[], None]
    redo: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _ValueStep(Step, Generic[T]):
    before: T
    after: T


class History(QObject):
    """The order of all changes. Documents keep their own contents of each step; this keeps whose turn it is.

    Signals:
        changed: there is something else to undo or redo.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._place = 0
        self._deaf = False

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step that was taken back can be done again."""
        return self._place < len(self._steps)

    @property
    def last(self) -> object:
        """What the last step changed, or None."""
        return self._steps[self._place - 1].source if self._place else None

    def watch(self, document: QTextDocument) -> None:
        """Take part in the undo of a document; its own undo must not be called by others."""
        document.undoCommandAdded.connect(lambda: self._note(document))

    def record(self, source: str, before: T, after: T, put: Callable[[T], None], merge: bool = False) -> None:
        """A value was changed.

        Args:
            put: sets the value and everything that follows from it.
            merge: typing: go on with the step before if that changed the same value.
        """
        if self._deaf or before == after:
            return
        if merge and self._place == len(self._steps) and self._steps:
            last = self._steps[-1]
            if isinstance(last, _ValueStep) and last.source == source:
                before = last.before
                self._steps.pop()
                self._place -= 1
        self._push(_ValueStep(source, lambda: put(before), lambda: put(after), before, after))

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._place -= 1
            with self.deaf():
                self._steps[self._place].undo()
            self.changed.emit()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self.can_redo:
            with self.deaf():
                self._steps[self._place].redo()
            self._place += 1
            self.changed.emit()

    def clear(self) -> None:
        """Forget everything, for another piece of writing."""
        self._steps, self._place = [], 0
        self.changed.emit()

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Changes made meanwhile are no steps of their own."""
        before, self._deaf = self._deaf, True
        try:
            yield
        finally:
            self._deaf = before

    def _note(self, document: QTextDocument) -> None:
        if not self._deaf:
            self._push(Step(document, document.undo, document.redo))

    def _push(self, step: Step) -> None:
        del self._steps[self._place :]
        self._steps.append(step)
        if len(self._steps) > MOST_STEPS:
            del self._steps[0]
        self._place = len(self._steps)
        self.changed.emit()
