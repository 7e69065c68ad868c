"""Third step: the model that writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui import palette
from ui.app import App
from ui.installing import spoken_size
from ui.operations import operation
from ui.pages.models.records import Model, spoken_languages, spoken_note, spoken_title
from ui.pages.welcome.step import Step
from ui.widgets.buttons import button
from ui.widgets.installbar import InstallBar
from ui.widgets.labels import label

STARTER = "starter"


class ModelStep(Step):
    """The starter that works at once, the best one this machine can carry, or a file of the user's."""

    def __init__(self, app: App) -> None:
        super().__init__(
            QCoreApplication.translate("Welcome", "Your model"),
            QCoreApplication.translate(
                "Welcome",
                "A model is the file that words your drafts, on this machine. "
                "You can begin with the small one and let a stronger one come meanwhile.",
            ),
        )
        self._app = app
        self._cards: dict[str, _Card] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(palette.SMALL)
        self.body.addLayout(self._list)
        self.body.addWidget(InstallBar(app))
        own_file = button(app, self.tr("Use a model file I have…"), "quiet", "file-text")
        own_file.clicked.connect(self._choose_file)
        last = QHBoxLayout()
        last.addWidget(own_file)
        last.addStretch(1)
        self.body.addLayout(last)
        app.installing.installed.connect(lambda _answer: self._ask())

    @property
    def cards(self) -> Mapping[str, _Card]:
        """The models on offer, by name."""
        return self._cards

    def enter(self) -> None:
        """Show what suits this machine now."""
        self._ask()

    def _ask(self) -> None:
        operation(self._app, "models").on_success(self._show).run(self)

    def _show(self, found: Mapping[str, Any]) -> None:
        models = [Model.read(row) for row in found["models"]]
        wanted = [
            m for m in models if m.kind == "language" and (m.name == STARTER or m.recommended or m.in_use)
        ]
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._cards = {}
        for model in wanted:
            card = self._cards[model.name] = _Card(self._app, model)
            self._list.addWidget(card)

    def _choose_file(self) -> None:
        kinds = self.tr("Models (*.gguf);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("A model file"), "", kinds)
        if chosen:
            self._app.installing.begin(chosen, chosen.replace("\\", "/").rpartition("/")[2])


class _Card(QFrame):
    """One model with its size, memory and speed, and one thing to do."""

    def __init__(self, app: App, model: Model) -> None:
        super().__init__()
        self.setProperty("look", "card")
        title = label(spoken_title(model))
        title.setFont(palette.font("body", bold=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(label(_figures(model), "small"))
        if spoken_note(model):
            words.addWidget(label(spoken_note(model), "small"))
        self.act: QPushButton = button(app, self.tr("Install"), "plain", "download")
        self.act.setAccessibleName(self.tr("Install: {title}").format(title=spoken_title(model)))
        self.act.clicked.connect(lambda: app.installing.begin(model.name, spoken_title(model)))
        self.act.setVisible(not model.installed)
        here = label(self.tr("ready"), "small", wrap=False)
        here.setVisible(model.installed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.MEDIUM, palette.SMALL)
        layout.addLayout(words, 1)
        layout.addWidget(here)
        layout.addWidget(self.act)


def _figures(model: Model) -> str:
    translate = QCoreApplication.translate
    parts = [
        spoken_size(model.size),
        translate("Welcome", "{memory} of memory").format(memory=spoken_size(model.memory)),
    ]
    if model.tokens_per_s:
        words = translate("Welcome", "about {speed} words a second")
        # Three words take about four tokens in most languages it is used for.
        parts.append(words.format(speed=max(1, round(0.75 * model.tokens_per_s))))
    parts.append(spoken_languages(model.languages))
    if model.recommended:
        parts.append(translate("Welcome", "the best for this machine"))
    return " · ".join(part for part in parts if part)
