"""To whom, and about what: recipients completed from the library, and the subject."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui import palette
from ui.engine_link import Failure
from ui.operations import operation
from ui.pages.write.history import History
from ui.pages.write.usual import Usual, in_one_line, read_usual
from ui.widgets.debounce import Debounce
from ui.widgets.labels import label
from ui.widgets.personfield import PersonField, Suggestion

if TYPE_CHECKING:
    from ui.app import App

_PAUSE_MS = 90
_MOST_FOUND = 7


class Envelope(QWidget):
    """The field for people with a line that says how they are usually written to, and the subject.

    Signals:
        changed: recipients or subject are others, by hand or by undo.
        usual_changed: what is known of the recipient (``Usual``) is new; of several nothing is told.
    """

    changed = Signal()
    usual_changed = Signal(object)

    def __init__(self, app: App, history: History) -> None:
        super().__init__()
        self._app = app
        self._history = history
        self._asked = ""
        self.usual = Usual()
        self.subject_typed = False
        self.to = PersonField(app, self.tr("To"))
        self.to.changed.connect(self._on_people)
        self.to.typed.connect(self._on_typed)
        self.subject = _SubjectLine()
        self.subject.setAccessibleName(self.tr("Subject"))
        self.subject.textEdited.connect(self._on_subject)
        self._subject_before = ""
        self._line = label("", "small")
        self._fault = label("", "warning")
        self._fault.hide()
        self._look_up = Debounce(self, self._complete, _PAUSE_MS)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(palette.MEDIUM)
        layout.setVerticalSpacing(palette.TINY)
        layout.setColumnStretch(1, 1)
        layout.addWidget(label(self.tr("To"), "soft", wrap=False), 0, 0)
        layout.addWidget(self.to, 0, 1)
        layout.addWidget(self._line, 1, 1)
        layout.addWidget(self._fault, 2, 1)
        layout.addWidget(label(self.tr("Subject"), "soft", wrap=False), 3, 0)
        layout.addWidget(self.subject, 3, 1)

    def load(self, to: Sequence[str], subject: str, typed: bool) -> None:
        """Show those of another piece of writing; nothing is recorded."""
        self._put_people(tuple(to))
        self._put_subject((subject, typed))

    def suggest_subject(self, subject: str) -> None:
        """Take a draft's subject, unless the user typed one."""
        if subject and not self.subject_typed and subject != self.subject.text():
            before = (self.subject.text(), False)
            self._put_subject((subject, False))
            self._history.record("subject", before, (subject, False), self._put_subject)

    def complain(self, text: str) -> None:
        """Say what is wrong with a recipient, until the recipients change."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    @property
    def first_address(self) -> str:
        """The address of the first recipient, or what was typed."""
        first = next(iter(self.to.entries), "")
        return parseaddr(first)[1] or first

    def settle(self) -> None:
        """Take what is half typed as a recipient."""
        self.to.settle()

    def _on_people(self, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        self._history.record("to", before, after, self._put_people)
        self._people_are(after)

    def _put_people(self, entries: tuple[str, ...]) -> None:
        self.to.set_entries(entries)
        self._people_are(entries)

    def _people_are(self, entries: tuple[str, ...]) -> None:
        self.complain("")
        self._asked = entries[0] if len(entries) == 1 else ""
        if self._asked:
            address = parseaddr(entries[0])[1]
            query = address if "@" in address else entries[0]
            self._ask(query, 1, lambda people, asked=self._asked: self._tell_usual(asked, people))
        else:
            self._show_usual(Usual())
        self.changed.emit()

    def _tell_usual(self, asked: str, people: list[dict[str, Any]]) -> None:
        if asked == self._asked:
            name = parseaddr(asked)[0] or asked
            self._show_usual(read_usual(people[0]) if people else Usual(name))

    def _show_usual(self, usual: Usual) -> None:
        self.usual = usual
        self._line.setText(in_one_line(usual))
        self._line.setVisible(bool(self._line.text()))
        self.usual_changed.emit(usual)

    def _on_typed(self, text: str) -> None:
        if text:
            self._look_up.call()
        else:
            self.to.suggest(())

    def _complete(self) -> None:
        typed = self.to.line.text().strip()
        if typed:
            self._ask(typed, _MOST_FOUND, lambda people: self._suggest(typed, people))

    def _suggest(self, typed: str, people: list[dict[str, Any]]) -> None:
        if typed == self.to.line.text().strip():
            self.to.suggest([_suggestion(person) for person in people if person.get("addresses")])

    def _ask(self, query: str, limit: int, act: Any) -> None:
        operation(self._app, "people.complete", {"query": query, "limit": limit}).on_success(
            lambda answer: act([person for person in answer.get("people", ()) if isinstance(person, dict)])
        ).on_failure(_keep_quiet).run(self)

    def _on_subject(self, text: str) -> None:
        before = (self._subject_before, self.subject_typed)
        self.subject_typed = bool(text.strip())
        self._subject_before = text
        self._history.record("subject", before, (text, self.subject_typed), self._put_subject, merge=True)
        self.changed.emit()

    def _put_subject(self, value: tuple[str, bool]) -> None:
        text, self.subject_typed = value
        self._subject_before = text
        self.subject.setText(text)
        self.subject.setCursorPosition(len(text))
        self.changed.emit()


class _SubjectLine(QLineEdit):
    """A line whose undo is that of the page."""

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo to the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return False
        return super().event(event)


def entry_of(name: str, address: str) -> str:
    """A recipient as ``Name <address>``; a name with signs that part recipients is put in quotes."""
    name = " ".join(name.split()).replace("\\", "").replace('"', "")
    if not name:
        return address
    return f'"{name}" <{address}>' if any(sign in name for sign in ",;:<>@()[]") else f"{name} <{address}>"


def _suggestion(person: dict[str, Any]) -> Suggestion:
    usual = read_usual(person)
    entry = entry_of(str(person.get("name") or ""), str(person["addresses"][0]))
    return Suggestion(entry, usual.greeting.rstrip(","))


def _keep_quiet(_failure: Failure) -> None:
    """Without an answer the field is a plain field: nothing to tell the user."""
