"""Finish a piece of writing: the text leaves, and only then something is learned from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.engine_link import Failure
from ui.operations import operation
from ui.preferencewords import spoken_preference

if TYPE_CHECKING:
    from ui.app import App

Form = Literal["copy", "mail", "eml", "maildir", "mbox"]


@dataclass(frozen=True, slots=True)
class Finished:
    """What the user finished with.

    Attributes:
        draft_id: of the draft it came from, "" where the user wrote it all.
        written: the draft's text, before the user changed it.
        reply_to: the message answered, or "".
    """

    draft_id: str
    text: str
    written: str
    to: tuple[str, ...] = ()
    subject: str = ""
    reply_to: str = ""

    @property
    def outcome(self) -> str:
        """Whether the draft was taken as it was."""
        return "accepted" if self.text.strip() == self.written.strip() else "edited"


class Finishing(QObject):
    """Hands the text over, then lets the engine learn from it, and says what was learned.

    Signals:
        handed_over: the text has left, in this form.
    """

    handed_over = Signal(str)

    def __init__(self, parent: QObject, app: App) -> None:
        super().__init__(parent)
        self._app = app
        self._learned_from: set[tuple[str, str]] = set()

    def copy(self, finished: Finished) -> None:
        """Put the text into the clipboard."""
        QGuiApplication.clipboard().setText(finished.text)
        self._app.notices.say(self.tr("Copied."))
        self._handed(finished, "copy")

    def open_in_mail(self, finished: Finished) -> None:
        """Open it in the mail program: a new mail as a link, an answer or a long one as a file."""
        if finished.reply_to:
            self._open_file(finished)
            return
        self._hand_over(
            finished, "mailto", "", lambda answer: self._open_link(finished, answer), self._open_file
        )

    def save(self, finished: Finished, form: Form, path: Path) -> None:
        """Save it as a message file, or into a drafts folder."""
        self._hand_over(finished, form, str(path), lambda answer: self._saved(finished, form, answer))

    def _open_link(self, finished: Finished, answer: dict[str, Any]) -> None:
        if QDesktopServices.openUrl(QUrl(str(answer.get("content", "")))):
            self._app.notices.say(self.tr("Opened in your mail program."))
            self._handed(finished, "mail")
        else:
            self._open_file(finished)

    def _open_file(self, finished: Finished) -> None:
        folder = self._app.data.handed
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            self._app.notices.warn(
                self.tr("The message can't be written: {why}.").format(why=fault.strerror or fault)
            )
            return
        self._hand_over(finished, "eml", str(folder), lambda answer: self._open_saved(finished, answer))

    def _open_saved(self, finished: Finished, answer: dict[str, Any]) -> None:
        path = str(answer.get("path") or "")
        if QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._app.notices.say(self.tr("Opened in your mail program."))
            self._handed(finished, "mail")
        else:
            self._app.notices.warn(
                self.tr(
                    "No program is set to open messages on this system. Save it as a file, or copy the text."
                )
            )

    def _saved(self, finished: Finished, form: Form, answer: dict[str, Any]) -> None:
        self._app.notices.say(self.tr("Saved: {path}").format(path=answer.get("path") or ""))
        self._handed(finished, form)

    def _hand_over(self, finished: Finished, form: str, out: str, then: Any, too_long: Any = None) -> None:
        params = {
            "id": finished.draft_id,
            "as": form,
            "text": finished.text,
            "to": list(finished.to),
            "subject": finished.subject,
            "reply_to": finished.reply_to,
            "out": out,
        }

        def explain(failure: Failure) -> None:
            if too_long is not None and failure.code == "mailto-too-long":
                too_long(finished)
            else:
                self._app.notices.failure(failure)

        operation(self._app, "handover", params).on_success(then).on_failure(explain).run(self)

    def _handed(self, finished: Finished, form: str) -> None:
        self.handed_over.emit(form)
        if finished.draft_id and (finished.draft_id, finished.text) not in self._learned_from:
            self._learned_from.add((finished.draft_id, finished.text))
            self._learn(finished)

    def _learn(self, finished: Finished) -> None:
        params = {"draft_id": finished.draft_id, "final": finished.text, "outcome": finished.outcome}

        def explain(failure: Failure) -> None:
            self._learned_from.discard((finished.draft_id, finished.text))
            if failure.code == "learning-off":
                return
            self._app.notices.warn(
                self.tr("Nothing was learned from this text yet. {why}").format(why=failure.message),
                self.tr("Try again"),
                lambda: self._learn(finished),
            )

        operation(self._app, "learn", params).on_success(self._tell).on_failure(explain).run(self)

    def _tell(self, lesson: dict[str, Any]) -> None:
        """Say what was learned, with a way to take it back; nothing where nothing was."""
        fresh = [entry for entry in lesson.get("learned", ()) if entry.get("action") in ("new", "replaced")]
        if not fresh:
            return
        words = self.tr("; ").join(
            spoken_preference(str(entry.get("text", ""))).rstrip(".") for entry in fresh[:3]
        )
        if len(fresh) > 3:
            words = self.tr("{words}; and %n more", "", len(fresh) - 3).format(words=words)
        ids = [str(entry["preference_id"]) for entry in fresh]
        self._app.notices.say(
            self.tr("Learned: {what}").format(what=words), self.tr("Undo"), lambda: self._undo(ids)
        )

    def _undo(self, ids: Sequence[str]) -> None:
        """Take back one after the other; the first that fails is told."""
        first, rest = ids[0], ids[1:]

        def go_on(_preference: dict[str, Any]) -> None:
            if rest:
                self._undo(rest)
            else:
                self._app.notices.say(self.tr("Taken back. Nothing was learned from this text."))

        operation(self._app, "preferences.undo", {"id": first}).on_success(go_on).run(self)
