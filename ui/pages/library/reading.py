"""The reading pane: one item as plain text, what can be done with it, and its conversation below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import palette
from ui.engine_link import Failure
from ui.operations import operation
from ui.pages.library.conversation import Conversation
from ui.pages.library.records import Shown, Somebody
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, icon_button, tell_key
from ui.widgets.dates import long_date
from ui.widgets.emptystate import EmptyState
from ui.widgets.labels import label
from ui.widgets.readingtext import ReadingText

if TYPE_CHECKING:
    from ui.app import App

MOST_NAMES = 6


class ReadingPane(QStackedWidget):
    """Shows one item.

    Signals:
        left: Esc was pressed: back to the list.
        like_wanted: show what is like this item (its id).
        item_wanted: another message of the conversation was chosen (its id).
    """

    left = Signal()
    like_wanted = Signal(str)
    item_wanted = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._wanted = ""
        self.item: Shown | None = None
        self._title = label("", "title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._people = label("", "soft")
        self._when = label("", "small")
        self._attachments = label("", "small")
        self.text = ReadingText(app, self.tr("Text"))
        self.text.installEventFilter(self)
        self.conversation = Conversation(app)
        self.conversation.chosen.connect(self.item_wanted)
        self.empty = EmptyState(app, "mail", self.tr("Choose something to read"), "")
        self.addWidget(self.empty)
        self.addWidget(self._sheet(self._actions()))

    def show_item(self, item_id: str) -> None:
        """Fetch and show one item; the one before stays until it is here."""
        if item_id == self._wanted:
            return
        self._wanted = item_id
        operation(self._app, "items.show", {"id": item_id}).on_success(self._show).on_failure(
            lambda failure: self._refuse(item_id, failure)
        ).run(self)

    def show_nothing(self) -> None:
        """No item is chosen."""
        self._wanted = ""
        self.item = None
        self.empty.say(self.tr("Choose something to read"), "")
        self.setCurrentWidget(self.empty)

    def reload(self) -> None:
        """The library changed: fetch what is shown anew."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.show_item(wanted)

    def reply(self) -> None:
        """Write an answer to the message."""
        if self.item is not None and self._reply.isVisible():
            self._app.go_to("write", {"reply_to": self.item.id})

    def write_to(self) -> None:
        """Write a new mail to who sent it, or to whom the user sent it."""
        others = self._others()
        if others:
            self._app.go_to("write", {"to": [person.address for person in others]})

    def use_as_example(self) -> None:
        """Have drafts follow the way this was written: the words that are selected, or all of the user's."""
        item = self.item
        if item is None or not self._example.isVisible():
            return
        params: dict[str, Any] = {"text": self._chosen() or item.words, "like": True, "kind": item.kind}
        if item.to:
            params["person"] = item.to[0].id
        operation(self._app, "lessons.add", params).on_success(self._tell_example).run(self)

    def find_like(self) -> None:
        """Show what is nearest in meaning."""
        if self.item is not None:
            self.like_wanted.emit(self.item.id)

    def copy(self) -> None:
        """Copy what is selected, or the author's own words."""
        if self.item is None:
            return
        QGuiApplication.clipboard().setText(self._chosen() or self.item.words or self.item.whole)
        self._app.notices.say(self.tr("Copied."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Esc leaves the text for the list."""
        if (
            watched is self.text
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> str:
        return self.text.textCursor().selectedText().replace("\u2029", "\n").strip()

    def _tell_example(self, result: dict[str, Any]) -> None:
        lesson = str(result["lesson"]["id"])
        self._app.notices.say(
            self.tr("Drafts will follow this example."),
            self.tr("Undo"),
            lambda: self._take_back(lesson),
        )

    def _take_back(self, lesson: str) -> None:
        operation(self._app, "preferences.undo", {"id": lesson}).run(self)

    def _show(self, result: dict[str, Any]) -> None:
        item = Shown.read(result)
        if item.id != self._wanted:
            return
        self.item = item
        self._title.setText(item.title or self.tr("(no subject)"))
        self._people.setText(self._said_people(item))
        self._when.setText("  ·  ".join(part for part in (long_date(item.date), *item.folders) if part))
        self._attachments.setText(
            self.tr("Attached: {names}").format(names=", ".join(item.attachments)) if item.attachments else ""
        )
        self._attachments.setVisible(bool(item.attachments))
        self.text.show_parts(item.parts)
        self._reply.setVisible(item.kind == "mail" and not item.own)
        self._write_to.setVisible(bool(self._others()))
        self._example.setVisible(item.own and bool(item.words))
        self.conversation.show_thread(item.thread, item.id)
        self.setCurrentIndex(1)

    def _refuse(self, item_id: str, failure: Failure) -> None:
        if item_id != self._wanted:
            return
        self._wanted = ""
        self.item = None
        self.empty.say(self.tr("This can't be shown"), failure.text)
        self.setCurrentWidget(self.empty)

    def _others(self) -> Sequence[Somebody]:
        """Who "write to" means: the sender, or the recipients of the user's own mail."""
        if self.item is None:
            return ()
        if self.item.own:
            return self.item.to
        return (self.item.sender,) if self.item.sender else ()

    def _said_people(self, item: Shown) -> str:
        parts = []
        if item.sender is not None:
            sender = item.sender
            named = f"{sender.name} <{sender.address}>" if sender.name and sender.address else sender.shown
            parts.append(self.tr("From {name}").format(name=named))
        if item.to:
            parts.append(self.tr("to {names}").format(names=self._names(item.to)))
        if item.cc:
            parts.append(self.tr("copy to {names}").format(names=self._names(item.cc)))
        return ", ".join(parts)

    def _names(self, people: Sequence[Somebody]) -> str:
        names = [person.shown for person in people[:MOST_NAMES]]
        more = len(people) - len(names)
        return ", ".join(names) + (self.tr(" and %n more", "", more) if more else "")

    def _actions(self) -> QHBoxLayout:
        app = self._app
        self._reply = button(app, self.tr("Reply"), "primary", "reply")
        self._write_to = button(app, self.tr("Write to"), "plain", "pen-line")
        self._example = button(app, self.tr("Use as example"), "plain", "thumbs-up")
        self._example.setToolTip(self.tr("Drafts will follow the way this was written"))
        like = icon_button(app, "sparkles", self.tr("More like this"))
        copy = icon_button(app, "copy", self.tr("Copy"))
        line = QHBoxLayout()
        line.setSpacing(palette.SMALL)
        for made, key, act in (
            (self._reply, "library.reply", self.reply),
            (self._write_to, "library.write_to", self.write_to),
            (self._example, "library.example", self.use_as_example),
            (like, "library.like", self.find_like),
            (copy, "library.copy", self.copy),
        ):
            tell_key(made, SHORTCUTS[key])
            made.clicked.connect(act)
            if made is like:
                line.addStretch(1)
            line.addWidget(made)
        return line

    def _sheet(self, actions: QHBoxLayout) -> QWidget:
        sheet = QFrame()
        sheet.setProperty("look", "sheet")
        head = QVBoxLayout()
        head.setContentsMargins(palette.MEDIUM, 0, 0, 0)
        head.setSpacing(palette.TINY)
        for words in (self._title, self._people, self._when, self._attachments):
            head.addWidget(words)
        head.addSpacing(palette.SMALL)
        head.addLayout(actions)
        foot = QVBoxLayout()
        foot.setContentsMargins(palette.MEDIUM, 0, 0, 0)
        foot.addWidget(self.conversation)
        layout = QVBoxLayout(sheet)
        # The text has a margin of its own, where the bars of quotes stand.
        layout.setContentsMargins(palette.SMALL, palette.MEDIUM, palette.LARGE, palette.SMALL)
        layout.setSpacing(palette.SMALL)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        return sheet
