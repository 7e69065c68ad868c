"""The page itself: puts its parts together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assistant.outbox.composing import Composition
from ui import palette
from ui.changes import Changes
from ui.operations import operation
from ui.page import Page
from ui.pages.library.records import Shown
from ui.pages.write.answered import Answered
from ui.pages.write.drafting import Drafting
from ui.pages.write.draftslist import DraftsList
from ui.pages.write.drops import message_file
from ui.pages.write.envelope import Envelope, entry_of
from ui.pages.write.finishing import Finished, Finishing, Form
from ui.pages.write.history import History
from ui.pages.write.notes import Notes
from ui.pages.write.paper import Paper
from ui.pages.write.pieces import Pieces
from ui.pages.write.places import ask_for_place
from ui.pages.write.side import Side
from ui.pages.write.tools import MODES
from ui.pages.write.why import Why
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, tell_key
from ui.widgets.debounce import Debounce
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_LEFT_WIDTH = 300


class WritePage(Page):
    """The page "Write": one piece of writing at a time, and the list of all."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.history = History(self)
        self.finishing = Finishing(self, app)
        self.envelope = Envelope(app, self.history)
        self.answered = Answered(app)
        self.notes = Notes(app, self.history)
        self.why = Why(app)
        self.paper = Paper(app, self.history)
        self.list = DraftsList(app)
        self.drafting = Drafting(app, self.history, self.envelope, self.notes, self.paper, self.why)
        self.pieces = Pieces(self, app, lambda: self.piece)
        self._piece = self.pieces.new()
        self.setAcceptDrops(True)
        self._soon = Debounce(self, self._show_state)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.show_piece(self.pieces.last_open() or self.pieces.new())

    @property
    def piece(self) -> Composition:
        """What is being written, as it stands now."""
        self.drafting.keep()
        return replace(
            self._piece,
            to=self.envelope.to.entries,
            subject=self.envelope.subject.text(),
            subject_typed=self.envelope.subject_typed,
            points=self.notes.points.toPlainText(),
            text=self.paper.text,
            tone=self.notes.tone.value,
            length=self.notes.length.value,
            language=self.notes.language.value,
            without=tuple(one.id for one in self.drafting.without),
            versions=self.drafting.versions.all,
            shown=self.drafting.versions.shown,
        )

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Go on with what is there, or with ``{"new": True}``, ``{"to": […]}`` or ``{"reply_to": id}``."""
        if wish.get("reply_to"):
            self.begin(reply_to=str(wish["reply_to"]))
        elif wish.get("to"):
            self.begin(to=tuple(str(entry) for entry in wish["to"]))
        elif wish.get("new"):
            self.begin()
        elif not self._has_keys():
            self._take_keys()

    def refresh(self, changes: Changes) -> None:
        """What was erased must not come back by being saved again."""
        if "privacy" in changes and self.pieces.is_gone():
            self.show_piece(self.pieces.new())

    def leaving(self) -> None:
        """Keep everything."""
        self.stop()
        self.pieces.autosave.finish()

    def begin(self, to: tuple[str, ...] = (), reply_to: str = "") -> None:
        """Start a new piece of writing; the one before is kept."""
        self.stop()
        self.pieces.autosave.now()
        kind = "reply" if reply_to else "mail"
        self.show_piece(replace(self.pieces.new(), kind=kind, to=to, reply_to=reply_to))
        (self.notes.points if to or reply_to else self.envelope.to).setFocus()

    def show_piece(self, piece: Composition) -> None:
        """Go on with a piece of writing."""
        self.stop()
        self.paper.close_review()
        self._piece = piece
        self.pieces.opened(piece)
        with self.history.deaf():
            self.envelope.load(piece.to, piece.subject, piece.subject_typed)
            self.notes.load(piece.points, piece.tone, piece.length, piece.language)
            self.paper.draft.load(piece.text)
        self.history.clear()
        self.drafting.load(piece.versions, piece.shown, piece.without)
        self.answered.show_message(piece.reply_to)
        self._whole.setCurrentWidget(self._writing)
        self._show_state()

    def answer_file(self, path: Path) -> None:
        """Answer a message that was dropped as a file."""

        def begin(answer: dict[str, Any]) -> None:
            self.begin(reply_to=str(answer["item"]))
            if answer.get("added"):
                self.app.notices.say(self.tr("This message is in your library now."))

        self.paper.say(self.tr("Reading the message…"))
        operation(self.app, "messages.take", {"path": str(path)}).on_success(begin).on_end(
            lambda: self.paper.say("")
        ).run(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a message file."""
        if message_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Answer the message."""
        path = message_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.answer_file(path)

    def write(self) -> None:
        """Ask for a draft of the points as they stand; under review, take all changes."""
        if self.paper.is_reviewing:
            self.paper.review.take_all()
            return
        self.envelope.settle()
        self.stop()
        self.drafting.write(self.piece)

    def stop(self) -> None:
        """Stop whatever is being written, at once."""
        self.drafting.stop()

    def escape(self) -> None:
        """Leave the innermost thing: the list, the writing under way, a review, or a line."""
        if self._whole.currentWidget() is self.list:
            self._whole.setCurrentWidget(self._writing)
        elif self.drafting.is_busy:
            self.stop()
        elif self.paper.is_reviewing:
            self.paper.close_review()
        elif self.paper.rewrites.close_instruction():
            self.paper.draft.setFocus()

    def finish(self, form: Form) -> None:
        """Finish: the text leaves in a form, and something may be learned from it."""
        if self.drafting.is_busy or not self.paper.text.strip():
            return
        self.paper.close_review()
        self.envelope.settle()
        done = self._finished()
        if form == "copy":
            self.finishing.copy(done)
        elif form == "mail":
            self.finishing.open_in_mail(done)
        else:
            place = ask_for_place(self, self.app.data, form, done.subject)
            if place is not None:
                self.finishing.save(done, form, place)

    def show_list(self) -> None:
        """Show all drafts."""
        self.stop()
        self.paper.close_review()
        self.pieces.list_all()
        self._whole.setCurrentWidget(self.list)
        self.list.search.setFocus()

    def _has_keys(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and self.isAncestorOf(holder)

    def _take_keys(self) -> None:
        """Begin where the next thing is to be typed."""
        if self.paper.text:
            self.paper.draft.setFocus()
        else:
            (self.notes.points if self.envelope.to.entries else self.envelope.to).setFocus()

    def _go_across(self) -> None:
        (self.notes.points if self.paper.draft.hasFocus() else self.paper.draft).setFocus()

    def _finished(self) -> Finished:
        piece, answer = self.piece, self.drafting.answer
        return Finished(answer.draft_id, piece.text, answer.text, piece.to, piece.subject, piece.reply_to)

    def _place_of_passage(self) -> dict[str, Any]:
        """What a lesson on a passage is about: the draft it stands in, or who is written to."""
        piece, draft_id = self.piece, self.drafting.answer.draft_id
        if draft_id:
            return {"draft_id": draft_id}
        known = len(piece.to) == 1 and self.envelope.usual.texts
        return {"kind": piece.kind, **({"person": self.envelope.first_address} if known else {})}

    def _on_typing(self) -> None:
        """A key in the draft: nothing but the letter itself may cost time now."""
        self.pieces.autosave.soon()
        self._soon.call()

    def _on_change(self) -> None:
        self.pieces.autosave.soon()
        self._show_state()

    def _on_message(self, item: Shown) -> None:
        """The message to answer is here: answer its sender, unless the user said otherwise."""
        self._soon.call()
        if not self.envelope.to.entries:
            people = item.to if item.own else (item.sender,) if item.sender is not None else ()
            entries = tuple(entry_of(one.name, one.address) for one in people if one.address)
            title = item.title
            if title and not title.lower().startswith(("re:", "aw:", "sv:")):
                title = f"Re: {title}"
            with self.history.deaf():
                self.envelope.load(
                    entries, self.envelope.subject.text() or title, self.envelope.subject_typed
                )
            self.notes.points.setFocus()

    def _drop_answered(self) -> None:
        before = self._piece.reply_to
        self._put_reply("")
        self.history.record("reply", before, "", self._put_reply)

    def _put_reply(self, reply_to: str) -> None:
        self._piece = replace(self._piece, reply_to=reply_to, kind="reply" if reply_to else "mail")
        self.answered.show_message(reply_to)
        self._on_change()

    def _on_handed_over(self, _form: str) -> None:
        outcome = self._finished().outcome
        self._piece = replace(self._piece, outcome=outcome)
        self.pieces.autosave.now()

    def _on_chosen(self, identity: str) -> None:
        piece = self.pieces.kept.get(identity)
        if piece is not None:
            self.show_piece(piece)
            self.paper.draft.setFocus()

    def _on_deleted(self, identity: str) -> None:
        if identity == self._piece.id:
            self.show_piece(self.pieces.new())
            self._whole.setCurrentWidget(self.list)
        self.pieces.delete(identity)
        self.pieces.list_all()

    def _show_state(self) -> None:
        self.drafting.show_state()
        name = self.answered.author or self.tr("a message")
        reply = self.tr("Reply to {name}").format(name=name)
        self._title.setText(reply if self._piece.reply_to else self.tr("New mail"))

    def _connect(self) -> None:
        self.drafting.changed.connect(self._on_change)
        self.drafting.edited.connect(self._on_typing)
        self.drafting.drafted.connect(self.pieces.autosave.now)
        self.drafting.again_wanted.connect(self.write)
        self.envelope.changed.connect(self._on_change)
        self.envelope.usual_changed.connect(self.notes.show_usual)
        self.envelope.usual_changed.connect(self._show_state)
        self.answered.came.connect(self._on_message)
        self.answered.dropped.connect(self._drop_answered)
        self.notes.changed.connect(self._on_change)
        self.notes.write_wanted.connect(self.write)
        self.notes.stop_wanted.connect(self.stop)
        self.paper.rewrites.wanted.connect(self.drafting.rewrite)
        self.paper.lessons.ask_where(self._place_of_passage)
        self.paper.version_bar.step.connect(self.drafting.go_version)
        self.paper.version_bar.changes_wanted.connect(self.drafting.show_changes)
        self.paper.finish_bar.wanted.connect(self.finish)
        self.why.item_wanted.connect(lambda item: self.app.go_to("library", {"item": item}))
        self.finishing.handed_over.connect(self._on_handed_over)
        self.list.chosen.connect(self._on_chosen)
        self.list.deleted.connect(self._on_deleted)
        self.list.left.connect(self.escape)
        self.pieces.listed.connect(self.list.show_pieces)

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "write.draft": self.write,
            "write.stop": self.escape,
            "write.undo": self.history.undo,
            "write.redo": self.history.redo,
            "write.changes": self.drafting.show_changes,
            "write.earlier": lambda: self.drafting.go_version(-1),
            "write.later": lambda: self.drafting.go_version(1),
            "write.copy": lambda: self.finish("copy"),
            "write.mail": lambda: self.finish("mail"),
            "write.save": lambda: self.finish("eml"),
            "write.drafts": self.show_list,
            "write.across": self._go_across,
            "write.more_like": lambda: self.paper.lessons.teach(like=True),
            "write.not_like": lambda: self.paper.lessons.teach(like=False),
            **{f"write.{mode}": partial(self.drafting.rewrite, mode) for mode in MODES},
        }
        for name, act in acts.items():
            key = QShortcut(SHORTCUTS[name].sequence, self, act)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self._title = label("", "title", wrap=False)
        drafts = button(self.app, self.tr("Drafts"), "quiet", "list")
        tell_key(drafts, SHORTCUTS["write.drafts"])
        drafts.clicked.connect(self.show_list)
        new = button(self.app, self.tr("New"), "quiet", "plus")
        tell_key(new, SHORTCUTS["new"])
        new.clicked.connect(lambda: self.begin())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(drafts)
        head.addWidget(new)
        side = Side()
        side.add(self.answered, 3)
        side.add(self.notes, 2)
        side.add(self.why)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(palette.MEDIUM)
        split.addWidget(side)
        split.addWidget(self.paper)
        split.setStretchFactor(1, 1)
        split.setSizes([_LEFT_WIDTH, 2 * _LEFT_WIDTH])
        self._writing = QWidget()
        layout = QVBoxLayout(self._writing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.MEDIUM)
        layout.addLayout(head)
        layout.addWidget(self.envelope)
        layout.addWidget(split, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._writing)
        self._whole.addWidget(self.list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(palette.HUGE, palette.LARGE, palette.HUGE, palette.MEDIUM)
        outer.addWidget(self._whole)
