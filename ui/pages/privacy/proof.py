"""The live proof that the engine can't reach any network."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui import palette
from ui.app import App
from ui.icons import pixmap
from ui.operations import operation
from ui.pages.privacy.words import spoken_layer, spoken_verdict, spoken_way
from ui.widgets.buttons import button
from ui.widgets.labels import label


class Proof(QFrame):
    """A button that makes the engine try every way out, and what came of it."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._app = app
        self._verdict = "none"
        self._sign = QLabel()
        self._words = label(
            self.tr("Try it: the engine attempts every way out of this machine, before your eyes.")
        )
        self.prove = button(app, self.tr("Prove it now"), "plain", "shield-check")
        self.prove.clicked.connect(self._ask)
        head = QHBoxLayout()
        head.setSpacing(palette.MEDIUM)
        head.addWidget(self._sign)
        head.addWidget(self._words, 1)
        head.addWidget(self.prove)
        self._details = QVBoxLayout()
        self._details.setContentsMargins(palette.HUGE, 0, 0, 0)
        self._details.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.SMALL, palette.SMALL)
        layout.addLayout(head)
        layout.addLayout(self._details)
        app.colours_changed.connect(self._draw)
        self._draw()

    @property
    def verdict(self) -> str:
        """What the last proof came to, as the engine names it; "none" before the first."""
        return self._verdict

    @property
    def lines(self) -> Sequence[str]:
        """What is said below the verdict."""
        items = (self._details.itemAt(index) for index in range(self._details.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, QLabel)]

    def _ask(self) -> None:
        self.prove.setEnabled(False)
        self._words.setText(self.tr("Trying…"))
        ask = operation(self._app, "prove", {"namespace": _namespace()})
        ask.on_success(self._show).on_failure(lambda failure: self._words.setText(failure.text))
        ask.on_end(lambda: self.prove.setEnabled(True)).run(self)

    def _show(self, found: Mapping[str, Any]) -> None:
        self._verdict = str(found["verdict"])
        self._words.setText(spoken_verdict(self._verdict))
        self.prove.setText(self.tr("Once more"))
        while self._details.count():
            item = self._details.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        layers = [spoken_layer(layer["name"]) for layer in found["layers"] if layer["in_force"]]
        for text in (*layers, *self._attempts(found["attempts"])):
            self._details.addWidget(label(text, "small"))
        self._draw()

    def _attempts(self, attempts: Sequence[Mapping[str, Any]]) -> list[str]:
        """One line for each place attempts were made from, and one for each that was not refused."""
        lines = []
        for way in dict.fromkeys(str(attempt["way"]) for attempt in attempts):
            of_way = [attempt for attempt in attempts if attempt["way"] == way]
            refused = sum(bool(attempt["refused"]) for attempt in of_way)
            words = self.tr("{refused} of {count} attempts {way} refused")
            lines.append(words.format(refused=refused, count=len(of_way), way=spoken_way(way)))
            lines += [
                self.tr("Not refused: {what}").format(what=one["what"])
                for one in of_way
                if not one["refused"]
            ]
        return lines

    def _draw(self) -> None:
        colours = self._app.colours
        names = {"no-network": ("circle-check", colours.added), "none": ("shield-check", colours.soft_text)}
        name, colour = names.get(self._verdict, ("triangle-alert", colours.warning))
        self._sign.setPixmap(pixmap(name, colour, 20))


def _namespace() -> str:
    """The network namespace of the window, which the engine's is compared with; "" where there is none."""
    try:
        return os.readlink("/proc/self/ns/net")
    except OSError:
        return ""
