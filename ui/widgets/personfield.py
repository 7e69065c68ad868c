"""A field for people: what is typed is completed from the library, what is settled becomes a chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QSizePolicy

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
        self._popup = QListView()
        self._completer = QCompleter(self._found, self)
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.line)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._popup.setAccessibleName(self.tr("People found"))
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
        return self._popup.isVisible()

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
            self._completer.complete()
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def settle(self) -> None:
        """Make a chip of what stands in the line; with the list open, of the one that is marked."""
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            self._take(self._popup.currentIndex())
            return
        typed = self.line.text().strip(" ,;\t")
        self.line.clear()
        if typed:
            self._change([*self._entries, typed])

    def _take(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY_ROLE)
        self._popup.hide()
        if entry:
            self._change([*self._entries, str(entry)])
        # The completer writes the line of its list into the field after this signal.
        self.line.clear()
        QTimer.singleShot(0, self.line, self.line.clear)

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


class _Line(QLineEdit):
    """The line of the field."""

    settled = Signal()
    back_at_start = Signal()

    def __init__(self, field: PersonField) -> None:
        super().__init__()
        self._field = field
        self.setProperty("look", "bare")
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tab takes the person who is marked before it goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            taken = self._field.popup_is_open or self.text().strip()
            if event.key() == Qt.Key.Key_Tab and taken:
                self.settled.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter settles, Backspace in the empty line takes the last chip back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.text().strip():
            self.settled.emit()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back_at_start.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The whole field shows the focus."""
        super().focusInEvent(event)
        self._field.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed stays a recipient, also without Enter."""
        super().focusOutEvent(event)
        self._field.show_focus(False)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._field.popup_is_open:
            self.settled.emit()
