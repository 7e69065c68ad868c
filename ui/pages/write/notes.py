"""What to say: the points, and how it should sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui import palette
from ui.pages.write.editor import WritingField
from ui.pages.write.history import History
from ui.pages.write.usual import Usual, spoken_register
from ui.shortcuts import SHORTCUTS
from ui.widgets.buttons import button, tell_key
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_LEAST_HEIGHT = 84


class Dial(QComboBox):
    """A choice of a few values; "" is what is usual.

    Signals:
        turned: the user chose another value; carries the values before and now.
    """

    turned = Signal(str, str)

    def __init__(self, spoken: str, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        self.view().setAccessibleName(spoken)
        for value, words in choices:
            self.addItem(words, value)
        self._value = ""
        self.activated.connect(self._on_choice)

    @property
    def value(self) -> str:
        """The value chosen."""
        return self._value

    def put(self, value: str) -> None:
        """Show a value; unknown ones are usual."""
        place = max(self.findData(value), 0)
        self._value = str(self.itemData(place))
        self.setCurrentIndex(place)

    def _on_choice(self, place: int) -> None:
        before, self._value = self._value, str(self.itemData(place))
        if before != self._value:
            self.turned.emit(before, self._value)


class Notes(QWidget):
    """The points pane with its dials.

    Signals:
        changed: something here changed, by hand or by undo.
        dial_turned: a dial was turned by hand.
        write_wanted, stop_wanted: the button was pressed.
    """

    changed = Signal()
    dial_turned = Signal()
    write_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, app: App, history: History) -> None:
        super().__init__()
        self._history = history
        self._usual = Usual()
        self.points = WritingField(history, self.tr("Points to make"))
        self.points.setPlaceholderText(self.tr("Jot it down, one thing a line"))
        self.points.setMinimumHeight(_LEAST_HEIGHT)
        self.points.user_edited.connect(self.changed)
        usual = self.tr("Usual")
        self.tone = Dial(
            self.tr("Tone"),
            [
                ("", usual),
                ("formal", self.tr("Formal")),
                ("neutral", self.tr("Neutral")),
                ("friendly", self.tr("Friendly")),
            ],
        )
        self.length = Dial(
            self.tr("Length"),
            [
                ("", usual),
                ("short", self.tr("Short")),
                ("medium", self.tr("Medium")),
                ("long", self.tr("Long")),
            ],
        )
        self.language = Dial(
            self.tr("Language"),
            [
                ("", usual),
                ("en", self.tr("English")),
                ("de", self.tr("German")),
                ("fr", self.tr("French")),
                ("es", self.tr("Spanish")),
            ],
        )
        self._explained = label("", "small")
        self.write = button(app, self.tr("Write the draft"), "primary")
        tell_key(self.write, SHORTCUTS["write.draft"])
        self.write.clicked.connect(self._on_button)
        self._busy = False
        self._fault = label("", "warning")
        self._fault.hide()
        self._lay_out()
        for name, dial in self._dials().items():
            dial.turned.connect(lambda before, after, name=name: self._on_dial(name, before, after))
        self._explain()

    def load(self, points: str, tone: str, length: str, language: str) -> None:
        """Show those of another piece of writing."""
        self.points.load(points)
        for dial, value in zip(self._dials().values(), (tone, length, language), strict=True):
            dial.put(value)
        self.complain("")
        self._explain()

    def show_usual(self, usual: Usual) -> None:
        """Know how the first recipient is usually written to."""
        self._usual = usual
        self._explain()

    def complain(self, text: str) -> None:
        """Say what is missing, beside the points."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def show_state(self, has_text: bool, busy: bool) -> None:
        """The button says what it does now: write, write again, or stop."""
        self._busy = busy
        again = self.tr("Write it again") if has_text else self.tr("Write the draft")
        self.write.setText(self.tr("Stop") if busy else again)
        palette.set_look(self.write, "plain" if has_text or busy else "primary")

    def _on_button(self) -> None:
        (self.stop_wanted if self._busy else self.write_wanted).emit()

    def _dials(self) -> dict[str, Dial]:
        return {"tone": self.tone, "length": self.length, "language": self.language}

    def _on_dial(self, name: str, before: str, after: str) -> None:
        self._history.record(name, before, after, lambda value: self._put_dial(name, value))
        self._explain()
        self.changed.emit()
        self.dial_turned.emit()

    def _put_dial(self, name: str, value: str) -> None:
        self._dials()[name].put(value)
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        self._explained.setText(
            " ".join(
                part for part in (self._tone_words(), self._length_words(), self._language_words()) if part
            )
        )

    def _tone_words(self) -> str:
        usual = self._usual
        chosen = {
            "formal": self.tr("Full greeting and closing, nothing contracted."),
            "neutral": self.tr("Polite and plain."),
            "friendly": self.tr("Relaxed, by first name."),
        }.get(self.tone.value)
        if chosen:
            return chosen
        register = spoken_register(usual.register)
        if usual.texts and register:
            return self.tr("As you write to {name}: {register}.").format(
                name=usual.first_name, register=register
            )
        return (
            self.tr("The tone follows how you write to them.")
            if not usual.name
            else self.tr("The tone of your other mail to people you don't know.")
        )

    def _length_words(self) -> str:
        chosen = {
            "short": self.tr("Only what the points say."),
            "medium": self.tr("A sentence or two for each point."),
            "long": self.tr("Each point in full."),
        }.get(self.length.value)
        if chosen:
            return chosen
        if self._usual.texts and self._usual.words:
            return self.tr("About {count} words, as usual.").format(count=self._usual.words)
        return ""

    def _language_words(self) -> str:
        return (
            ""
            if not self.language.value
            else self.tr("The points stay as you typed them; write them in this language.")
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(label(self.tr("What to say"), "soft"))
        layout.addWidget(self.points, 1)
        layout.addWidget(self._fault)
        dials = QGridLayout()
        dials.setHorizontalSpacing(palette.SMALL)
        dials.setVerticalSpacing(2)
        names = (self.tr("Tone"), self.tr("Length"), self.tr("Language"))
        for column, (name, dial) in enumerate(zip(names, self._dials().values(), strict=True)):
            dials.addWidget(label(name, "small", wrap=False), 0, column)
            dials.addWidget(dial, 1, column)
            dials.setColumnStretch(column, 1)
            dial.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            dial.setMinimumContentsLength(3)
        layout.addLayout(dials)
        layout.addWidget(self._explained)
        layout.addWidget(self.write)
