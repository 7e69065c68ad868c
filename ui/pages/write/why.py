"""Why a draft reads as it does: preferences used, texts it was modelled on, where its facts come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import palette
from ui.failures import pattern_of
from ui.icons import pixmap
from ui.pages.write.answer import Answer, Question, Used
from ui.preferencewords import spoken_preference, spoken_wish
from ui.translation import QT_TRANSLATE_NOOP
from ui.widgets.buttons import button
from ui.widgets.chips import SwitchChip, plain_tip, shortened
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

QUESTIONS = (
    QT_TRANSLATE_NOOP("Question", "How do you write to {name}?"),
    QT_TRANSLATE_NOOP("Question", "Formally: {example}"),
    QT_TRANSLATE_NOOP("Question", "Informally: {example}"),
    QT_TRANSLATE_NOOP("Question", "Leave it as it is"),
)
"""What the engine asks about somebody new, and the answers it offers, in its words."""

# In pixels: the column is narrow, and nothing in it may make it wider.
_WIDEST = 215


def spoken_question(words: str) -> str:
    """A question or an answer in the user's language; as it is where it is not known here."""
    for source in QUESTIONS:
        found = pattern_of(source).fullmatch(words)
        if found:
            return QCoreApplication.translate("Question", source).format(**found.groupdict())
    return words


class Why(QWidget):
    """What stands behind the draft that is shown. Hidden while there is nothing to say.

    Signals:
        preference_switched: id of a preference, and whether this piece of writing goes with it.
        answered: the question's id and the value chosen.
        item_wanted: the id of a message or document to look at.
    """

    preference_switched = Signal(str, bool)
    answered = Signal(str, str)
    item_wanted = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._answer = Answer()
        self._without: tuple[Used, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(palette.SMALL)
        self._content = QWidget()
        self._layout.addWidget(self._content)

    def show_answer(self, answer: Answer, without: Sequence[Used] = ()) -> None:
        """Explain a draft.

        Args:
            without: preferences that were switched off for this piece of writing.
        """
        self._answer, self._without = answer, tuple(without)
        fresh = QWidget()
        layout = QVBoxLayout(fresh)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.SMALL)
        parts = [self._question(), self._warnings(), self._preferences(), self._sources()]
        for part in parts:
            if part is not None:
                layout.addWidget(part)
        self._layout.replaceWidget(self._content, fresh)
        # Hidden at once: its own signal may be what called us, so it can only be deleted later.
        self._content.hide()
        self._content.deleteLater()
        self._content = fresh
        self.setVisible(any(part is not None for part in parts))

    def _question(self) -> QWidget | None:
        question = self._answer.question
        if question is None:
            return None
        frame = QFrame()
        frame.setProperty("look", "notice")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.MEDIUM, palette.SMALL)
        layout.setSpacing(palette.TINY)
        layout.addWidget(label(spoken_question(question.text)))
        for value, words in question.choices:
            layout.addWidget(self._choice(question, value, spoken_question(words)))
        return frame

    def _choice(self, question: Question, value: str, words: str) -> QWidget:
        made = button(self._app, shortened(self, words, _WIDEST).replace("&", "&&"))
        made.setAccessibleName(words)
        made.setToolTip(plain_tip(words))
        made.clicked.connect(lambda: self.answered.emit(question.id, value))
        return made

    def _warnings(self) -> QWidget | None:
        said = [
            *(self.tr("Not said yet: {point}").format(point=point) for point in self._answer.uncovered),
            *self._answer.warnings,
        ]
        if self._answer.unsourced:
            facts = self.tr(", ").join(f"“{fact}”" for fact in dict.fromkeys(self._answer.unsourced))
            said.append(self.tr("Neither in your points nor in your mail: {facts}").format(facts=facts))
        if not said:
            return None
        frame = QFrame()
        frame.setProperty("look", "warning")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(palette.SMALL, palette.SMALL, palette.MEDIUM, palette.SMALL)
        layout.setSpacing(palette.TINY)
        for text in said:
            line = QHBoxLayout()
            sign = QLabel()
            sign.setPixmap(pixmap("triangle-alert", self._app.colours.warning, 14))
            line.addWidget(sign)
            line.addWidget(label(text), 1)
            layout.addLayout(line)
        return frame

    def _preferences(self) -> QWidget | None:
        used = [(one, True) for one in self._answer.used]
        off = [(one, False) for one in self._without if one.id not in {entry.id for entry, _ in used}]
        if not used and not off:
            return None
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.TINY)
        layout.addWidget(label(self.tr("Your preferences in this draft"), "small"))
        line = QWidget()
        flow = FlowLayout(line)
        for one, on in [*used, *off]:
            tip = self.tr("{preference}\nClick to write this one without it.").format(
                preference=spoken_preference(one.text)
            )
            chip = SwitchChip(self._app, spoken_wish(one.text), tip, on, _WIDEST)
            chip.toggled.connect(lambda on, one=one: self.preference_switched.emit(one.id, on))
            flow.addWidget(chip)
        layout.addWidget(line)
        return whole

    def _sources(self) -> QWidget | None:
        exemplars, sources = self._answer.exemplars, self._answer.sources
        if not exemplars and not sources:
            return None
        whole = QWidget()
        flow = FlowLayout(whole, spacing=0)
        for fact, item in sources[:6]:
            words = self.tr("“{fact}” is from your mail").format(fact=fact)
            found = button(self._app, shortened(self, words, _WIDEST).replace("&", "&&"), "quiet")
            found.clicked.connect(lambda _=False, item=item: self.item_wanted.emit(item))
            flow.addWidget(found)
        if exemplars:
            flow.addWidget(
                label(self.tr("Modelled on %n of your own texts:", "", len(exemplars)), "small", wrap=False)
            )
        for number, item in enumerate(exemplars[:5], 1):
            shown = button(self._app, str(number), "quiet")
            shown.setAccessibleName(
                self.tr("Show text {number} that this draft was modelled on").format(number=number)
            )
            shown.setToolTip(self.tr("Show it in the library"))
            shown.clicked.connect(lambda _=False, item=item: self.item_wanted.emit(item))
            flow.addWidget(shown)
        return whole
