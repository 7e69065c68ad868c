"""The message that is answered, as plain text, with the conversation it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui import palette
from ui.engine_link import Failure
from ui.operations import operation
from ui.pages.library.conversation import Conversation
from ui.pages.library.records import Shown
from ui.widgets.buttons import icon_button
from ui.widgets.dates import long_date
from ui.widgets.labels import label
from ui.widgets.readingtext import ReadingText

if TYPE_CHECKING:
    from ui.app import App

_LEAST_HEIGHT = 90


class Answered(QFrame):
    """Hidden while nothing is answered. Choosing another message of the conversation only shows it.

    Attributes:
        author: name of who wrote the message answered, "" until it is known.

    Signals:
        came: the message to answer is here (``Shown``).
        dropped: the user wants to write a mail of its own instead.
    """

    came = Signal(object)
    dropped = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._answering = ""
        self._showing = ""
        self.author = ""
        self._item: Shown | None = None
        self.setProperty("look", "card")
        self._who = label("", "soft")
        self._when = label("", "small")
        leave = icon_button(app, "x", self.tr("Don't answer this message"))
        leave.clicked.connect(self.dropped)
        self.text = _Message(app, self.tr("The message you answer"))
        self.text.setProperty("look", "plain")
        self.text.setFont(palette.font("body"))
        self.text.document().setDocumentMargin(0)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setMinimumHeight(_LEAST_HEIGHT)
        self._conversation = Conversation(app)
        self._thread = icon_button(app, "list", self.tr("Show the conversation"))
        self._thread.setCheckable(True)
        self._thread.toggled.connect(self._show_thread)
        self._conversation.chosen.connect(self._fetch)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._who)
        words.addWidget(self._when)
        head.addLayout(words, 1)
        head.addWidget(self._thread)
        head.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.SMALL, palette.SMALL)
        layout.setSpacing(palette.TINY)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._conversation)
        self.hide()

    @property
    def answering(self) -> str:
        """The id of the message answered, or ""."""
        return self._answering

    def show_message(self, message: str) -> None:
        """Answer another message; "" for none."""
        self._answering = message
        self._showing = self.author = ""
        self.setVisible(bool(message))
        if message:
            self._who.setText(self.tr("Fetching the message…"))
            self._when.setText("")
            self.text.show_parts(())
            self._fetch(message)

    def _fetch(self, message: str) -> None:
        self._showing = message
        operation(self._app, "items.show", {"id": message}).on_success(
            lambda answer: self._show(message, answer)
        ).on_failure(lambda failure: self._explain(message, failure)).run(self)

    def _show(self, message: str, answer: dict[str, Any]) -> None:
        if message != self._showing:
            return
        item = Shown.read(answer)
        sender = item.sender.shown if item.sender is not None else self.tr("Unknown sender")
        self._who.setText(f"{sender}: {item.title}" if item.title else sender)
        self._when.setText(long_date(item.date))
        self.text.show_parts(item.parts)
        self._item = item
        self._thread.setVisible(bool(item.thread))
        self._show_thread(self._thread.isChecked())
        if message == self._answering:
            self.author = item.sender.shown if item.sender is not None else ""
            self.came.emit(item)

    def _show_thread(self, wanted: bool) -> None:
        """The conversation takes room from the points, so it is there only when it is wanted."""
        if self._item is not None:
            self._conversation.show_thread(self._item.thread if wanted else "", self._item.id)

    def _explain(self, message: str, failure: Failure) -> None:
        if message == self._showing:
            self._who.setText(self.tr("This message can't be shown."))
            self._when.setText(failure.text)


class _Message(ReadingText):
    """Asks for no more height than it needs at least; the layout gives it what is left."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few lines."""
        return QSize(_LEAST_HEIGHT, _LEAST_HEIGHT)
