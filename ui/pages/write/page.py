"""The page itself: puts its parts together."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from assistant.outbox.composing import Composition, Compositions
from ui import palette
from ui.changes import Changes
from ui.engine_link import Failure
from ui.page import Page
from ui.pages.write.answer import Answer, Used, read_answer
from ui.pages.write.autosave import Autosave
from ui.pages.write.editor import DraftField, Stream
from ui.pages.write.envelope import Envelope
from ui.pages.write.finishing import Finished, Finishing
from ui.pages.write.history import History
from ui.pages.write.notes import Notes
from ui.pages.write.versions import Versions
from ui.pages.write.why import Why
from ui.pages.write.writer import Writer
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, tell_key
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class WritePage(Page):
    """The page "Write"."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.kept = Compositions(app.data.composing)
        self.history = History(self)
        self.writer = Writer(self, app)
        self.finishing = Finishing(self, app)
        self.envelope = Envelope(app, self.history)
        self.notes = Notes(app, self.history)
        self.draft = DraftField(app, self.history, self.tr("Draft"))
        self.draft.setPlaceholderText(self.tr("The draft appears here. You can also write it yourself."))
        self.why = Why(app)
        self.versions = Versions()
        self._piece = self.kept.new()
        self._saved: Composition | None = None
        self._without: tuple[Used, ...] = ()
        self._stream: Stream | None = None
        self.autosave = Autosave(self, self.kept, self._gather)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._restore()

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Begin what is wished for; without a wish go on with what is there."""
        if wish.get("new"):
            self.begin()
        elif wish.get("to"):
            self.begin(to=tuple(str(entry) for entry in wish["to"]))

    def refresh(self, changes: Changes) -> None:
        """What was erased must not come back by saving it again."""

    def leaving(self) -> None:
        """Keep everything."""
        self.stop()
        self.autosave.finish()

    @property
    def piece(self) -> Composition:
        """What is being written, as it stands now."""
        if self._stream is None or not self._stream.began:
            self.versions.keep(self.draft.toPlainText())
        return replace(
            self._piece,
            to=self.envelope.to.entries,
            subject=self.envelope.subject.text(),
            subject_typed=self.envelope.subject_typed,
            points=self.notes.points.toPlainText(),
            text=self.draft.toPlainText(),
            tone=self.notes.tone.value,
            length=self.notes.length.value,
            language=self.notes.language.value,
            without=tuple(one.id for one in self._without),
            versions=self.versions.all,
            shown=self.versions.shown,
        )

    def begin(self, to: tuple[str, ...] = ()) -> None:
        """Start a new piece of writing; the one before is kept."""
        self.autosave.now()
        self.show_piece(replace(self.kept.new(), to=to))
        (self.notes.points if to else self.envelope.to).setFocus()

    def show_piece(self, piece: Composition) -> None:
        """Go on with a piece of writing."""
        self.stop()
        self._piece = piece
        self._saved = piece
        self.versions = Versions(piece.versions, piece.shown)
        with self.history.deaf():
            self.envelope.load(piece.to, piece.subject, piece.subject_typed)
            self.notes.load(piece.points, piece.tone, piece.length, piece.language)
            self.draft.load(piece.text)
        self.history.clear()
        self._without = tuple(Used(number, number) for number in piece.without)
        self._explain()
        self._show_state()

    def write(self) -> None:
        """Ask for a draft of the points as they stand; what stood in the draft field is kept as a version."""
        self.envelope.settle()
        points = [line for line in self.notes.points.toPlainText().splitlines() if line.strip()]
        if not points:
            self.notes.complain(self.tr("Jot down at least one thing to say first."))
            self.notes.points.setFocus()
            return
        self.notes.complain("")
        self.versions.keep(self.draft.toPlainText())
        self.draft.mark(())
        self._stream = Stream(self.draft)
        piece = self.piece
        self.writer.draft(
            {
                "points": points,
                "to": list(piece.to),
                "subject": piece.subject if piece.subject_typed else "",
                "tone": piece.tone,
                "length": piece.length,
                "without": list(piece.without),
            }
        )

    def stop(self) -> None:
        """Stop whatever is being written; the text so far stays."""
        if not self.writer.work:
            return
        self.writer.stop()
        self._close_stream()

    def finished(self) -> Finished | None:
        """What the user finishes with; None while there is nothing."""
        piece = self.piece
        if not piece.text.strip():
            self.app.notices.say(self.tr("There is no text yet."))
            return None
        version = self.versions.current
        answer = read_answer(version.answer) if version else Answer()
        return Finished(answer.draft_id, piece.text, answer.text, piece.to, piece.subject, piece.reply_to)

    def copy(self) -> None:
        """Finish by copying the text."""
        done = self.finished()
        if done is not None:
            self.finishing.copy(done)

    def _on_piece(self, piece: str) -> None:
        if self._stream is not None:
            self._stream.write(piece)

    def _on_drafted(self, given: dict[str, Any]) -> None:
        answer = read_answer(given)
        if self._stream is not None:
            self._stream.finish(answer.text)
            self._stream = None
        self.versions.add(self.draft.toPlainText(), given)
        self.envelope.suggest_subject(answer.subject)
        self._explain()
        self.autosave.now()

    def _on_failed(self, failure: Failure) -> None:
        self._close_stream()
        if failure.code in ("unknown-person", "ambiguous-person", "bad-address"):
            self.envelope.complain(failure.text)
        elif failure.code.startswith("points-"):
            self.notes.complain(failure.text)
        elif failure.code == "engine-died":
            self.app.notices.warn(
                self.tr("The engine ended while it was writing. What you typed is safe."),
                self.tr("Write again"),
                self.write,
            )
        else:
            self.app.notices.failure(failure)

    def _close_stream(self) -> None:
        """The job ended without an answer: what was streamed is a version without one."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
            if stream.began:
                self.versions.add(self.draft.toPlainText(), {})
                self._explain()
        self.autosave.soon()

    def _explain(self) -> None:
        version = self.versions.current
        answer = read_answer(version.answer) if version else Answer()
        self.why.show_answer(answer, self._without)
        self.draft.mark(answer.unsourced, self.tr("Neither in your points nor in your mail"))

    def _on_edit(self) -> None:
        self.autosave.soon()
        self._show_state()

    def _on_switch(self, preference: str, on: bool) -> None:
        known = (
            {one.id: one for one in (*read_answer(self.versions.current.answer).used, *self._without)}
            if self.versions.current
            else {}
        )
        before = self._without
        if on:
            after = tuple(one for one in before if one.id != preference)
        else:
            after = (*before, known.get(preference, Used(preference, preference)))
        self._put_without(after)
        self.history.record("without", before, after, self._put_without)
        self.write()

    def _put_without(self, without: tuple[Used, ...]) -> None:
        self._without = without
        self._explain()
        self.autosave.soon()

    def _show_work(self, work: str) -> None:
        self._status.setText(
            {"draft": self.tr("Writing… Esc stops."), "rewrite": self.tr("Rewriting… Esc stops.")}.get(
                work, ""
            )
        )
        self._show_state()

    def _show_state(self) -> None:
        has_text = not self.draft.document().isEmpty()
        self._copy.setEnabled(has_text)
        palette.set_look(self._copy, "primary" if has_text else "plain")
        palette.set_look(self.notes.write, "plain" if has_text else "primary")
        self.notes.write.setText(self.tr("Write it again") if has_text else self.tr("Write the draft"))

    def _gather(self) -> Composition | None:
        piece = self.piece
        if piece.is_empty or (
            self._saved is not None and replace(piece, changed=self._saved.changed) == self._saved
        ):
            return None
        self._saved = replace(piece, changed=time.time())
        return self._saved

    def _restore(self) -> None:
        found = self.kept.find()
        for path in found.set_aside:
            self.app.notices.warn(
                self.tr("A draft file was damaged and was set aside: {path}. All others are there.").format(
                    path=path
                )
            )
        last = next(iter(found.compositions), None)
        self.show_piece(last if last is not None and not last.outcome else self.kept.new())

    def _connect(self) -> None:
        self.writer.piece.connect(self._on_piece)
        self.writer.drafted.connect(self._on_drafted)
        self.writer.failed.connect(self._on_failed)
        self.writer.work_changed.connect(self._show_work)
        self.envelope.changed.connect(self._on_edit)
        self.envelope.usual_changed.connect(self.notes.show_usual)
        self.notes.changed.connect(self._on_edit)
        self.notes.write_wanted.connect(self.write)
        self.draft.user_edited.connect(self._on_edit)
        self.why.preference_switched.connect(self._on_switch)
        self.why.item_wanted.connect(lambda item: self.app.go_to("library", {"item": item}))
        self.autosave.failed.connect(
            lambda failure: self.app.notices.warn(
                self.tr("{why} What you type stays in this window meanwhile.").format(why=failure.message)
            )
        )
        self.autosave.recovered.connect(
            lambda: self.app.notices.say(self.tr("What you typed is saved again."))
        )

    def _bind_keys(self) -> None:
        acts = {
            "write.draft": self.write,
            "write.stop": self.stop,
            "write.undo": self.history.undo,
            "write.redo": self.history.redo,
            "write.copy": self.copy,
        }
        for name, act in acts.items():
            key = QShortcut(SHORTCUTS[name].sequence, self, act)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self._status = label("", "small")
        self._copy = button(self.app, self.tr("Copy"))
        tell_key(self._copy, SHORTCUTS["write.copy"])
        self._copy.clicked.connect(self.copy)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, palette.SMALL, 0)
        left_column.addWidget(self.notes)
        right = QWidget()
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(palette.SMALL, 0, 0, 0)
        right_column.addWidget(self.draft, 1)
        right_column.addWidget(self.why)
        foot = QHBoxLayout()
        foot.addWidget(self._status, 1)
        foot.addWidget(self._copy)
        right_column.addLayout(foot)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 600])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.HUGE, palette.LARGE, palette.HUGE, palette.MEDIUM)
        layout.setSpacing(palette.MEDIUM)
        layout.addWidget(label(self.tr("Write"), "title"))
        layout.addWidget(self.envelope)
        layout.addWidget(split, 1)
