"""A field for people: what is typed is completed from the library, what is settled becomes a chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QSizePolicy

from ui import palette
from ui.widgets.chips import RemovableChip
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from ui.app import App

_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_LINE_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person that may be meant.

    Attributes:
        entry: what the field holds when this one is taken, e.g. ``Ann Bell <ann@example.org>``.
        hint: how they are usually addressed, and how often they were written to.
    """

    entry: str
    hint: str = ""

    @property
    def shown(self) -> str:
        """The line of the list."""
        name, address = parseaddr(self.entry)
        who = f"{name}  ·  {address}" if name else address or self.entry
        return f"{who}  ·  {self.hint}" if self.hint else who


class PersonField(QFrame):
    """Recipients as chips, and a line to type the next one.

    Signals:
        typed: what stands in the line now, to find suggestions for.
        changed: the recipients are others; carries those before and those now.
    """

    typed = Signal(str)
    changed = Signal(tuple, tuple)

    def __init__(self, app: App, spoken: str) -> None:
        super().__init__()
        self._app = app
        self._entries: tuple[str, ...] = ()
        self._chips: list[RemovableChip] = []
        self.setProperty("look", "field")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.line = _Line(self)
        self.line.setAccessibleName(spoken)
        self.line.setProperty("fills_line", True)
        self.line.setMinimumWidth(_LINE_WIDTH)
        self.line.textEdited.connect(self._on_typed)
        self.line.settled.connect(self.settle)
        self.line.back_at_start.connect(self._remove_last)
        self._found = QStandardItemModel(self)
        self._list = _FoundList(self, self._found)
        self._list.clicked.connect(self._take)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(palette.TINY, 2, palette.TINY, 2)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)

    @property
    def entries(self) -> tuple[str, ...]:
        """The recipients, each as typed or as ``Name <address>``."""
        return self._entries

    @property
    def popup_is_open(self) -> bool:
        """Whether the list of suggestions is on show."""
        return self._list.isVisible()

    def set_entries(self, entries: Sequence[str]) -> None:
        """Show other recipients; does not emit ``changed``."""
        self._entries = tuple(dict.fromkeys(entries))
        for chip in self._chips:
            chip.hide()
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for place, entry in enumerate(self._entries):
            name, address = parseaddr(entry)
            chip = RemovableChip(self._app, name or address or entry, address if name else "")
            chip.removed.connect(lambda entry=entry: self._change([e for e in self._entries if e != entry]))
            self._chips.append(chip)
            self._flow.insert_widget(place, chip)
            chip.show()
        self.line.setPlaceholderText("" if self._entries else self.tr("Name or address"))
        self.updateGeometry()

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Show who may be meant; an answer that comes after the line was left is dropped."""
        self._found.clear()
        for one in suggestions:
            item = QStandardItem(one.shown)
            item.setData(one.entry, _ENTRY_ROLE)
            item.setEditable(False)
            self._found.appendRow(item)
        if suggestions and self.line.hasFocus() and self.line.text().strip():
            self._list.open_under(self)
        else:
            self._list.close_up()

    def step(self, rows: int) -> None:
        """Mark another one in the open list."""
        row = self._list.currentIndex().row() + rows
        self._list.setCurrentIndex(self._found.index(max(0, min(row, self._found.rowCount() - 1)), 0))

    def close_list(self) -> None:
        """Nobody of the list is meant."""
        self._list.close_up()

    def settle(self) -> None:
        """Make a chip of what stands in the line; with the list open, of the one that is marked."""
        if self.popup_is_open and self._list.currentIndex().isValid():
            self._take(self._list.currentIndex())
            return
        typed = self.line.text().strip(" ,;\t")
        self.line.clear()
        if typed:
            self._change([*self._entries, typed])

    def _take(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY_ROLE)
        self._list.close_up()
        self.line.clear()
        if entry:
            self._change([*self._entries, str(entry)])

    def _on_typed(self, text: str) -> None:
        if text.endswith((",", ";")) and text.count('"') % 2 == 0:
            self.settle()
        else:
            self.typed.emit(text.strip())

    def _remove_last(self) -> None:
        if self._entries:
            self._change(self._entries[:-1])

    def _change(self, entries: Sequence[str]) -> None:
        before = self._entries
        self.set_entries(entries)
        if self._entries != before:
            self.changed.emit(before, self._entries)
        self.line.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click anywhere in the field is meant for its line."""
        self.line.setFocus()
        super().mousePressEvent(event)

    def show_focus(self, focused: bool) -> None:
        """Draw the frame as that of a field with the focus."""
        palette.set_look(self, "field-focused" if focused else "field")


class _FoundList(QListView):
    """The people found, shown over the page below the field. The keyboard stays with the line."""

    def __init__(self, field: PersonField, found: QStandardItemModel) -> None:
        super().__init__(field)
        self._field = field
        self.setModel(found)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(field.tr("People found"))
        self.hide()

    def open_under(self, field: PersonField) -> None:
        """Show everybody found, the first one marked."""
        window = field.window()
        if window is not field:
            self.setParent(window)
        height = sum(self.sizeHintForRow(row) for row in range(self.model().rowCount()))
        place = field.mapTo(window, field.rect().bottomLeft()) if window is not field else QPoint(0, 0)
        self.setGeometry(place.x(), place.y() + 2, field.width(), height + 2 * palette.TINY)
        self.setCurrentIndex(self.model().index(0, 0))
        self.show()
        self.raise_()

    def close_up(self) -> None:
        """Go back into the field, so that it lives and ends with it."""
        self.hide()
        if self.parent() is not self._field:
            self.setParent(self._field)


class _Line(QLineEdit):
    """The line of the field."""

    settled = Signal()
    back_at_start = Signal()

    def __init__(self, field: PersonField) -> None:
        super().__init__()
        self._field = field
        self.setProperty("look", "bare")

    def event(self, event: QEvent) -> bool:
        """While the list is open, Tab takes and Esc closes; neither goes on to the page."""
        if isinstance(event, QKeyEvent):
            key, open_now = event.key(), self._field.popup_is_open
            if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and open_now:
                event.accept()
                return True
            if (
                event.type() == QEvent.Type.KeyPress
                and key == Qt.Key.Key_Tab
                and (open_now or self.text().strip())
            ):
                self.settled.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter settles, arrows mark another one, Backspace in the empty line takes the last chip back."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        open_now = self._field.popup_is_open
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.text().strip():
            self.settled.emit()
        elif open_now and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._field.step(1 if key == Qt.Key.Key_Down else -1)
        elif open_now and key == Qt.Key.Key_Escape:
            self._field.close_list()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.back_at_start.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The whole field shows the focus."""
        super().focusInEvent(event)
        self._field.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed stays a recipient, also without Enter; the one that is marked was not chosen."""
        super().focusOutEvent(event)
        self._field.show_focus(False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._field.close_list()
            self.settled.emit()
