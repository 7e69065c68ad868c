"""Words of a draft marked as right or wrong: more like this, or nothing like it, with nothing corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.operations import operation
from ui.preferencewords import spoken_preference
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import icon_button, tell_key

if TYPE_CHECKING:
    from ui.app import App
    from ui.pages.write.editor import DraftField


class Lessons(QWidget):
    """Two buttons for what is selected in the draft.

    Attributes:
        more, less: the buttons; they can be pressed while something is selected.
    """

    def __init__(self, app: App, draft: DraftField) -> None:
        super().__init__()
        self._app = app
        self._draft = draft
        self._place: Callable[[], Mapping[str, Any]] = dict
        self.more = icon_button(app, "thumbs-up", self.tr("Write more like what is selected"))
        self.less = icon_button(app, "thumbs-down", self.tr("Write nothing like what is selected"))
        tell_key(self.more, SHORTCUTS["write.more_like"])
        tell_key(self.less, SHORTCUTS["write.not_like"])
        self.more.clicked.connect(lambda: self.teach(like=True))
        self.less.clicked.connect(lambda: self.teach(like=False))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for one in (self.more, self.less):
            one.setEnabled(False)
            draft.copyAvailable.connect(one.setEnabled)
            layout.addWidget(one)

    def ask_where(self, place: Callable[[], Mapping[str, Any]]) -> None:
        """Take what tells the engine whom a passage was written to: parameters of ``lessons.add``."""
        self._place = place

    def teach(self, like: bool) -> None:
        """Let drafts follow what is selected, or keep off it; without a selection nothing happens."""
        passage = self._draft.textCursor().selectedText().replace("\u2029", "\n").strip()
        if not passage:
            self._app.notices.say(self.tr("Select the words in the draft first."))
            return
        params = {"text": passage, "like": like, **self._place()}
        teach = operation(self._app, "lessons.add", params)
        teach.on_success(lambda result: self._tell(result, like)).run(self)

    def _tell(self, result: Mapping[str, Any], like: bool) -> None:
        """Say what is done from now on; a phrase is told as its rule, which says it in full."""
        lesson = result["lesson"]
        words = self.tr("Drafts will follow this example.")
        if not like:
            words = self.tr("Drafts will keep off what reads like this.")
        if lesson.get("rule") == "banned_phrase":
            words = self.tr("From now on: {words}").format(words=spoken_preference(str(lesson["text"])))
        number = str(lesson["id"])
        self._app.notices.say(words, self.tr("Undo"), lambda: self._take_back(number))

    def _take_back(self, number: str) -> None:
        operation(self._app, "preferences.undo", {"id": number}).run(self)
