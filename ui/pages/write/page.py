"""The page itself: puts its parts together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from assistant.outbox.composing import Composition
from ui import palette
from ui.changes import Changes
from ui.engine_link import Failure
from ui.operations import operation
from ui.page import Page
from ui.pages.library.records import Shown
from ui.pages.write.answer import Answer, Used, read_answer
from ui.pages.write.answered import Answered
from ui.pages.write.draftslist import DraftsList
from ui.pages.write.envelope import Envelope, entry_of
from ui.pages.write.finishing import Finished, Finishing, Form
from ui.pages.write.history import History
from ui.pages.write.notes import Notes
from ui.pages.write.paper import Paper, Stretch
from ui.pages.write.pieces import Pieces
from ui.pages.write.places import ask_for_place
from ui.pages.write.tools import MODES, spoken_mode
from ui.pages.write.versions import Versions
from ui.pages.write.why import Why
from ui.pages.write.writer import Writer
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, tell_key
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_LEFT_WIDTH = 300


class WritePage(Page):
    """The page "Write": one piece of writing at a time, and the list of all."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.history = History(self)
        self.writer = Writer(self, app)
        self.finishing = Finishing(self, app)
        self.envelope = Envelope(app, self.history)
        self.answered = Answered(app)
        self.notes = Notes(app, self.history)
        self.why = Why(app)
        self.paper = Paper(app, self.history)
        self.list = DraftsList(app)
        self.versions = Versions()
        self.pieces = Pieces(self, app, lambda: self.piece)
        self._piece = self.pieces.new()
        self._without: tuple[Used, ...] = ()
        self._rewriting: tuple[Stretch, str] | None = None
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.show_piece(self.pieces.last_open() or self.pieces.new())

    @property
    def piece(self) -> Composition:
        """What is being written, as it stands now."""
        if not self.paper.is_streaming:
            self.versions.keep(self.paper.text)
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
            without=tuple(one.id for one in self._without),
            versions=self.versions.all,
            shown=self.versions.shown,
        )

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Go on with what is there, or with ``{"new": True}``, ``{"to": […]}`` or ``{"reply_to": id}``."""
        if wish.get("reply_to"):
            self.begin(reply_to=str(wish["reply_to"]))
        elif wish.get("to"):
            self.begin(to=tuple(str(entry) for entry in wish["to"]))
        elif wish.get("new"):
            self.begin()

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
        self.versions = Versions(piece.versions, piece.shown)
        with self.history.deaf():
            self.envelope.load(piece.to, piece.subject, piece.subject_typed)
            self.notes.load(piece.points, piece.tone, piece.length, piece.language)
            self.paper.draft.load(piece.text)
        self.history.clear()
        self._without = tuple(Used(number, number) for number in piece.without)
        self.answered.show_message(piece.reply_to)
        self._whole.setCurrentWidget(self._writing)
        self._explain()
        self._show_state()

    def write(self) -> None:
        """Ask for a draft of the points as they stand; what stood in the draft field is kept as a version."""
        if self.paper.is_reviewing:
            self.paper.review.take_all()
            return
        self.envelope.settle()
        points = [line for line in self.notes.points.toPlainText().splitlines() if line.strip()]
        if not points:
            self.notes.complain(self.tr("Jot down at least one thing to say first."))
            self.notes.points.setFocus()
            return
        self.notes.complain("")
        self.stop()
        piece = self.piece
        params: dict[str, Any] = {
            "points": points,
            "to": list(piece.to),
            "subject": piece.subject if piece.subject_typed else "",
            "tone": piece.tone,
            "length": piece.length,
            "language": piece.language,
            "without": list(piece.without),
        }
        if len(self.versions) > 1:
            params["seed"] = len(self.versions)
        if piece.reply_to:
            params["message_id"] = piece.reply_to
        self.paper.begin_stream()
        self.writer.draft(params)

    def rewrite(self, mode: str, instruction: str = "") -> None:
        """Rewrite the selection or everything; the changes come up for review."""
        stretch = self.paper.chosen()
        if not stretch.text.strip() or self.writer.work or self.paper.is_reviewing:
            return
        self._rewriting = (stretch, mode)
        to = self.envelope.to.entries
        params = {"text": stretch.text, "mode": mode, "instruction": instruction, "to": ""}
        if len(to) == 1 and self.envelope.usual.texts:
            params["to"] = self.envelope.first_address
        self.writer.rewrite(params)

    def stop(self) -> None:
        """Stop whatever is being written, at once; the text so far stays."""
        if self.writer.work:
            self.writer.stop()
            self._break_off()

    def escape(self) -> None:
        """Leave the innermost thing: a list, a review, a line, or the writing that is under way."""
        if self._whole.currentWidget() is self.list:
            self._whole.setCurrentWidget(self._writing)
        elif self.writer.work:
            self.stop()
        elif self.paper.is_reviewing:
            self.paper.close_review()
        elif self.paper.rewrites.close_instruction():
            self.paper.draft.setFocus()

    def go_version(self, steps: int) -> None:
        """Show the version before or after."""
        if self.writer.work or self.paper.is_reviewing:
            return
        self.versions.keep(self.paper.text)
        version = self.versions.go(steps)
        if version is not None:
            self.paper.draft.put(version.text)
            self._explain()
            self._show_state()
            self.pieces.autosave.soon()

    def show_changes(self) -> None:
        """Show what the user changed in the draft, else what is new against the version before."""
        older = self._older()
        if self.writer.work or self.paper.is_reviewing or older is None:
            return
        self.paper.show_review(Stretch(0, 0, older), self.paper.text, self.tr("Since the draft"), True)

    def finish(self, form: Form) -> None:
        """Finish: the text leaves in a form, and something may be learned from it."""
        if self.writer.work or not self.paper.text.strip():
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
        self.pieces.autosave.finish()
        self.list.show_pieces(self.pieces.all())
        self._whole.setCurrentWidget(self.list)
        self.list.search.setFocus()

    def _finished(self) -> Finished:
        piece = self.piece
        version = self.versions.current
        answer = read_answer(version.answer) if version else Answer()
        return Finished(answer.draft_id, piece.text, answer.text, piece.to, piece.subject, piece.reply_to)

    def _older(self) -> str | None:
        """What to compare with: the draft as written where the user changed it, else the version before."""
        version, text = self.versions.current, self.paper.text
        if version is None:
            return None
        written = read_answer(version.answer).text
        if written and written != text:
            return written
        before = self.versions.all[self.versions.shown - 1] if self.versions.shown > 0 else None
        return before.text if before is not None and before.text != text else None

    def _on_drafted(self, given: dict[str, Any]) -> None:
        answer = read_answer(given)
        self.paper.end_stream(answer.text)
        self.versions.add(self.paper.text, given)
        self.envelope.suggest_subject(answer.subject)
        self._explain()
        self.pieces.autosave.now()

    def _on_rewritten(self, given: dict[str, Any]) -> None:
        rewriting, self._rewriting = self._rewriting, None
        if rewriting is None:
            return
        stretch, mode = rewriting
        new = str(given.get("text", ""))
        said = [str(one) for one in (given.get("checks") or {}).get("warnings", ())]
        # The user may have gone on typing: then the changes no longer fit.
        if self.paper.text[stretch.start :][: stretch.length or None] != stretch.text:
            self.app.notices.say(self.tr("The text changed meanwhile, so the rewrite was dropped."))
            return
        if not self.paper.show_review(stretch, new, self._mode_words(mode)) or said:
            self.app.notices.say(" ".join(said) or self.tr("Nothing to change was found."))

    def _on_failed(self, failure: Failure) -> None:
        self._break_off()
        if failure.code in ("unknown-person", "ambiguous-person", "bad-address"):
            self.envelope.complain(failure.text)
        elif failure.code.startswith("points-"):
            self.notes.complain(failure.text)
        elif failure.code == "engine-died":
            self.app.notices.warn(
                self.tr("The engine ended while it was writing. Nothing you typed is lost."),
                self.tr("Write again"),
                self.write,
            )
        else:
            self.app.notices.failure(failure)

    def _break_off(self) -> None:
        """The job ended without an answer: what was streamed is a version without one."""
        self._rewriting = None
        if self.paper.end_stream(None):
            self.versions.add(self.paper.text, {})
            self._explain()
        self.pieces.autosave.soon()

    def _on_edit(self) -> None:
        if not self.writer.work and self.versions.follow(self.paper.text):
            self._explain()
        self.pieces.autosave.soon()
        self._show_state()

    def _on_switch(self, preference: str, on: bool) -> None:
        """A preference was switched off or on for this piece of writing: the draft follows."""
        before = self._without
        known = {one.id: one for one in (*self._answer().used, *before)}
        after = tuple(one for one in before if one.id != preference)
        if not on:
            after = (*after, known.get(preference, Used(preference, preference)))
        self._put_without(after)
        self.history.record("without", before, after, self._put_without)
        self.write()

    def _put_without(self, without: tuple[Used, ...]) -> None:
        self._without = without
        self._explain()
        self.pieces.autosave.soon()

    def _on_answer(self, question: str, choice: str) -> None:
        """The one question of a first mail was answered: the draft follows."""
        operation(self.app, "question.answer", {"id": question, "choice": choice}).on_success(
            lambda _result: self._after_answer(choice)
        ).run(self)

    def _after_answer(self, choice: str) -> None:
        version = self.versions.current
        if version is not None:
            self.versions.answered()
        self._explain()
        if choice != "dismiss":
            self.write()

    def _on_message(self, item: Shown) -> None:
        """The message to answer is here: answer its sender, unless the user said otherwise."""
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
        self._on_edit()

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
        self.list.show_pieces(self.pieces.all())

    def _answer(self) -> Answer:
        version = self.versions.current
        return read_answer(version.answer) if version else Answer()

    def _explain(self) -> None:
        answer = self._answer()
        self.why.show_answer(answer, self._without)
        self.paper.mark(answer.unsourced)

    def _show_work(self, work: str) -> None:
        self.paper.say(
            {
                "draft": self.tr("Writing…  Esc stops."),
                "rewrite": self.tr("Rewriting…  Esc stops."),
            }.get(work, "")
        )
        self._show_state()

    def _show_state(self) -> None:
        has_text = not self.paper.draft.document().isEmpty()
        busy = bool(self.writer.work)
        self.paper.show_state(
            busy, self.versions.shown, len(self.versions), not busy and self._older() is not None
        )
        self.notes.show_state(has_text, busy)
        name = self.envelope.usual.name or self.tr("a message")
        self._title.setText(
            self.tr("Reply to {name}").format(name=name) if self._piece.reply_to else self.tr("New mail")
        )

    def _mode_words(self, mode: str) -> str:
        return self.tr("Your words") if mode == "custom" else spoken_mode(mode)

    def _connect(self) -> None:
        self.writer.piece.connect(self.paper.write)
        self.writer.drafted.connect(self._on_drafted)
        self.writer.rewritten.connect(self._on_rewritten)
        self.writer.failed.connect(self._on_failed)
        self.writer.work_changed.connect(self._show_work)
        self.envelope.changed.connect(self._on_edit)
        self.envelope.usual_changed.connect(self.notes.show_usual)
        self.envelope.usual_changed.connect(self._show_state)
        self.answered.came.connect(self._on_message)
        self.answered.dropped.connect(self._drop_answered)
        self.notes.changed.connect(self._on_edit)
        self.notes.write_wanted.connect(self.write)
        self.notes.stop_wanted.connect(self.stop)
        self.paper.draft.user_edited.connect(self._on_edit)
        self.paper.reviewed.connect(self._on_edit)
        self.paper.rewrites.wanted.connect(self.rewrite)
        self.paper.version_bar.step.connect(self.go_version)
        self.paper.version_bar.changes_wanted.connect(self.show_changes)
        self.paper.finish_bar.wanted.connect(self.finish)
        self.why.preference_switched.connect(self._on_switch)
        self.why.answered.connect(self._on_answer)
        self.why.item_wanted.connect(lambda item: self.app.go_to("library", {"item": item}))
        self.finishing.handed_over.connect(self._on_handed_over)
        self.list.chosen.connect(self._on_chosen)
        self.list.deleted.connect(self._on_deleted)
        self.list.left.connect(self.escape)
        self.pieces.restored.connect(lambda _id: self.list.show_pieces(self.pieces.all()))

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "write.draft": self.write,
            "write.stop": self.escape,
            "write.undo": self.history.undo,
            "write.redo": self.history.redo,
            "write.changes": self.show_changes,
            "write.earlier": lambda: self.go_version(-1),
            "write.later": lambda: self.go_version(1),
            "write.copy": lambda: self.finish("copy"),
            "write.mail": lambda: self.finish("mail"),
            "write.save": lambda: self.finish("eml"),
            "write.drafts": self.show_list,
            **{f"write.{mode}": partial(self.rewrite, mode) for mode in MODES},
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
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, palette.SMALL, 0)
        column.setSpacing(palette.MEDIUM)
        column.addWidget(self.answered, 3)
        column.addWidget(self.notes, 2)
        column.addWidget(self.why)
        around = QScrollArea()
        around.setWidget(left)
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setMinimumWidth(_LEFT_WIDTH)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(palette.MEDIUM)
        split.addWidget(around)
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
