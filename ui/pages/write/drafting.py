"""Drafts and rewrites of one piece of writing: asked for, streamed in, kept as versions, explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from assistant.outbox.composing import Composition, Version
from ui.engine_link import Failure
from ui.operations import operation
from ui.pages.write.answer import Answer, Used, read_answer
from ui.pages.write.envelope import Envelope
from ui.pages.write.history import History
from ui.pages.write.notes import Notes
from ui.pages.write.paper import Paper, Stretch
from ui.pages.write.tools import spoken_mode
from ui.pages.write.versions import Versions
from ui.pages.write.why import Why
from ui.pages.write.writer import Writer

if TYPE_CHECKING:
    from ui.app import App

DISMISSED = "dismiss"


class Drafting(QObject):
    """What happens between the points and a draft that the user is content with.

    Signals:
        changed: there is something to save, and other things may be possible now.
        edited: the user typed in the draft.
        drafted: a whole draft has come.
        again_wanted: the draft should follow something that was just changed.
    """

    changed = Signal()
    edited = Signal()
    drafted = Signal()
    again_wanted = Signal()

    def __init__(
        self, app: App, history: History, envelope: Envelope, notes: Notes, paper: Paper, why: Why
    ) -> None:
        super().__init__(paper)
        self._app = app
        self._history = history
        self._envelope = envelope
        self._notes = notes
        self._paper = paper
        self._why = why
        self.writer = Writer(self, app)
        self.versions = Versions()
        self.without: tuple[Used, ...] = ()
        self._rewriting: tuple[Stretch, str] | None = None
        self.writer.piece.connect(paper.write)
        self.writer.drafted.connect(self._on_drafted)
        self.writer.rewritten.connect(self._on_rewritten)
        self.writer.failed.connect(self._on_failed)
        self.writer.work_changed.connect(self._on_work)
        paper.draft.user_edited.connect(self._on_edit)
        paper.reviewed.connect(self.changed)
        why.preference_switched.connect(self._on_switch)
        why.answered.connect(self._on_answer)

    @property
    def is_busy(self) -> bool:
        """Whether the model is at work."""
        return bool(self.writer.work)

    @property
    def answer(self) -> Answer:
        """What the engine said about the draft that is shown."""
        version = self.versions.current
        return read_answer(version.answer) if version else Answer()

    def load(self, versions: Sequence[Version], shown: int, without: Sequence[str]) -> None:
        """Go on with the versions of another piece of writing."""
        self.versions = Versions(versions, shown)
        known = {one.id: one for version in versions for one in read_answer(version.answer).used}
        self.without = tuple(known.get(number, Used(number, number)) for number in without)
        self.explain()

    def keep(self) -> None:
        """Remember the text as it stands with the version that is shown."""
        if not self._paper.is_streaming:
            self.versions.keep(self._paper.text)

    def write(self, piece: Composition) -> None:
        """Ask for a draft; what stands in the draft field is kept as a version."""
        points = [line for line in piece.points.splitlines() if line.strip()]
        if not points:
            self._notes.complain(self.tr("Jot down at least one thing to say first."))
            self._notes.points.setFocus()
            return
        self._notes.complain("")
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
        self._paper.begin_stream()
        self.writer.draft(params)

    def rewrite(self, mode: str, instruction: str = "") -> None:
        """Rewrite the selection or everything; the changes come up for review."""
        stretch = self._paper.chosen()
        if not stretch.text.strip() or self.is_busy or self._paper.is_reviewing:
            return
        self._rewriting = (stretch, mode)
        alone = len(self._envelope.to.entries) == 1 and self._envelope.usual.texts
        to = self._envelope.first_address if alone else ""
        self.writer.rewrite({"text": stretch.text, "mode": mode, "instruction": instruction, "to": to})

    def stop(self) -> None:
        """Stop whatever is being written, at once; the text so far stays."""
        if self.is_busy:
            self.writer.stop()
            self._break_off()

    def go_version(self, steps: int) -> None:
        """Show the version before or after."""
        if self.is_busy or self._paper.is_reviewing:
            return
        self.keep()
        version = self.versions.go(steps)
        if version is not None:
            self._paper.draft.put(version.text)
            self.explain()
            self.changed.emit()

    def show_changes(self) -> None:
        """Show what the user changed in the draft, else what is new against the version before."""
        older = self._older()
        if not self.is_busy and not self._paper.is_reviewing and older is not None:
            self._paper.show_review(Stretch(0, 0, older), self._paper.text, self.tr("Since the draft"), True)

    def show_state(self) -> None:
        """Enable what makes sense now."""
        has_text = not self._paper.draft.document().isEmpty()
        has_changes = not self.is_busy and self._older() is not None
        self._paper.show_state(self.is_busy, self.versions.shown, len(self.versions), has_changes)
        self._notes.show_state(has_text, self.is_busy)

    def explain(self) -> None:
        """Show why the draft reads as it does."""
        answer = self.answer
        self._why.show_answer(answer, self.without)
        self._paper.mark(answer.unsourced)

    def _older(self) -> str | None:
        """What to compare with: the draft as written where the user changed it, else the version before."""
        if self.versions.current is None:
            return None
        text, written = self._paper.text, self.answer.text
        if written and written != text:
            return written
        before = self.versions.all[self.versions.shown - 1] if self.versions.shown > 0 else None
        return before.text if before is not None and before.text != text else None

    def _on_drafted(self, given: dict[str, Any]) -> None:
        answer = read_answer(given)
        self._paper.end_stream(answer.text)
        self.versions.add(self._paper.text, given)
        self._envelope.suggest_subject(answer.subject)
        self.explain()
        self.drafted.emit()

    def _on_rewritten(self, given: dict[str, Any]) -> None:
        rewriting, self._rewriting = self._rewriting, None
        if rewriting is None:
            return
        stretch, mode = rewriting
        now = self._paper.text[stretch.start :]
        # The user may have gone on typing: then the changes no longer fit.
        if (now[: stretch.length] if stretch.length else now) != stretch.text:
            self._app.notices.say(self.tr("The text changed meanwhile, so the rewrite was dropped."))
            return
        said = [str(one) for one in (given.get("checks") or {}).get("warnings", ())]
        title = self.tr("Your words") if mode == "custom" else spoken_mode(mode)
        found = self._paper.show_review(stretch, str(given.get("text", "")), title)
        if said or not found:
            self._app.notices.say(" ".join(said) or self.tr("Nothing to change was found."))

    def _on_failed(self, failure: Failure) -> None:
        self._break_off()
        if failure.code in ("unknown-person", "ambiguous-person", "bad-address"):
            self._envelope.complain(failure.text)
        elif failure.code.startswith("points-"):
            self._notes.complain(failure.text)
        elif failure.code == "engine-died":
            self._app.notices.warn(
                self.tr("The engine ended while it was writing. Nothing you typed is lost."),
                self.tr("Write again"),
                self.again_wanted.emit,
            )
        else:
            self._app.notices.failure(failure)

    def _break_off(self) -> None:
        """The job ended without an answer: what was streamed is a version without one."""
        self._rewriting = None
        if self._paper.end_stream(None):
            self.versions.add(self._paper.text, {})
            self.explain()
        self.changed.emit()

    def _on_work(self, work: str) -> None:
        words = {"draft": self.tr("Writing…  Esc stops."), "rewrite": self.tr("Rewriting…  Esc stops.")}
        self._paper.say(words.get(work, ""))
        self.show_state()

    def _on_edit(self) -> None:
        """After an undo another version may be the one that is shown."""
        if not self.is_busy and self.versions.follow(self._paper.text):
            self.explain()
        self.edited.emit()

    def _on_switch(self, preference: str, on: bool) -> None:
        """A preference was switched off or on for this piece of writing: the draft follows."""
        before = self.without
        known = {one.id: one for one in (*self.answer.used, *before)}
        after = tuple(one for one in before if one.id != preference)
        if not on:
            after = (*after, known.get(preference, Used(preference, preference)))
        self._put_without(after)
        self._history.record("without", before, after, self._put_without)
        self.again_wanted.emit()

    def _put_without(self, without: tuple[Used, ...]) -> None:
        self.without = without
        self.explain()
        self.changed.emit()

    def _on_answer(self, question: str, choice: str) -> None:
        """The one question about a new person was answered: the draft follows."""

        def follow(_result: dict[str, Any]) -> None:
            self.versions.answered()
            self.explain()
            self.changed.emit()
            if choice != DISMISSED:
                self.again_wanted.emit()

        asked = operation(self._app, "question.answer", {"id": question, "choice": choice})
        asked.on_success(follow).run(self)
