"""The page "Models": what is installed, what there is, what this machine can carry, how well it writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from ui import palette
from ui.app import App
from ui.changes import Changes
from ui.command import Command, Program, program_line
from ui.dropped import URI_LIST, DropReader
from ui.engine_link import Request
from ui.installing import spoken_size
from ui.operations import operation
from ui.page import Page
from ui.pages.models.records import Model, spoken_title
from ui.pages.models.row import ModelRow
from ui.pages.models.training.section import TrainingSection
from ui.widgets.buttons import button
from ui.widgets.column import Column, line
from ui.widgets.installbar import InstallBar
from ui.widgets.labels import label
from ui.widgets.longwork import LongWork

STARTER = "starter"


class ModelsPage(Page):
    """The page "Models".

    Attributes:
        training: where a model learns from the user's own sent mail.
    """

    def __init__(self, app: App, program: Program = program_line) -> None:
        super().__init__(app)
        self._program = program
        self._rows: list[ModelRow] = []
        self._checking: Request | None = None
        self.setAcceptDrops(True)
        self._column = Column(
            self.tr("Models"),
            self.tr(
                "Models are files that run on this machine alone. "
                "A stronger one writes longer texts by itself."
            ),
        )
        own_file = button(app, self.tr("A file I have…"), "plain", "file-text")
        own_file.clicked.connect(self._choose_file)
        self._column.head.addWidget(own_file)
        self._machine = label("", "small")
        self._none = self._lay_out_none()
        self._work = LongWork(app)
        self._work.stop_wanted.connect(self._stop_check)
        self._installed, self._offers = QVBoxLayout(), QVBoxLayout()
        self.training = TrainingSection(app)
        body = self._column.body
        for widget in (self._machine, self._none, InstallBar(app), self._work):
            body.addWidget(widget)
        body.addLayout(self._installed)
        body.addWidget(self.training)
        body.addLayout(self._offers)
        for rows in (self._installed, self._offers):
            rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        app.settings_changed.connect(self._ask_if_shown)

    @property
    def rows(self) -> Mapping[str, ModelRow]:
        """The rows on show by name of the model."""
        return {row.model.name: row for row in self._rows}

    @property
    def starter_offer(self) -> QFrame:
        """What is shown while no language model is installed."""
        return self._none

    def opened(self, wish: Mapping[str, Any]) -> None:
        """Show what there is now; the free memory changes from minute to minute."""
        self._ask()

    def refresh(self, changes: Changes) -> None:
        """A model came, went, or was measured."""
        if "models" in changes:
            self._ask()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A model file can be dropped anywhere on the page."""
        if event.mimeData().hasFormat(URI_LIST):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Install the file that was dropped."""
        event.acceptProposedAction()
        DropReader(event.mimeData(), self).ready.connect(lambda drop: self._install_files(drop.paths))

    def _ask_if_shown(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        operation(self.app, "models").on_success(self._show).run(self)

    def _show(self, found: Mapping[str, Any]) -> None:
        models = [Model.read(row) for row in found["models"]]
        machine = found.get("machine") or {}
        self._machine.setText(
            self.tr(
                "This machine: %Ln core(s), {total} of memory, {free} of it free now.",
                "",
                int(machine.get("cores") or 1),
            ).format(
                total=spoken_size(machine.get("ram_total") or 0),
                free=spoken_size(machine.get("ram_available") or 0),
            )
        )
        language = [model for model in models if model.kind == "language"]
        self._none.setVisible(
            not any(model.installed for model in language) and not self.app.installing.running
        )
        self._clear()
        installed, offers = self._installed, self._offers
        ready = [model for model in language if model.installed]
        search = [model for model in models if model.kind == "embedding"]
        self._add_group(installed, self.tr("Installed, to write with"), ready)
        self._add_group(installed, self.tr("To search by meaning"), search)
        self._add_group(offers, self.tr("Can be installed"), [m for m in language if not m.installed])
        titles = {model.name: spoken_title(model) for model in language}
        self.training.show_models(titles, next((model.name for model in ready if model.in_use), ""))

    def _add_group(self, place: QVBoxLayout, title: str, models: Sequence[Model]) -> None:
        if not models:
            return
        place.addSpacing(palette.MEDIUM)
        place.addWidget(label(title, "heading"))
        for model in sorted(models, key=lambda one: (not one.in_use, not one.recommended, one.fit == "no")):
            row = ModelRow(self.app, model)
            row.install_wanted.connect(lambda one: self.app.installing.begin(one.name, spoken_title(one)))
            row.use_wanted.connect(self._use)
            row.check_wanted.connect(self._check)
            row.remove_wanted.connect(self._remove)
            place.addWidget(line())
            place.addWidget(row)
            self._rows.append(row)

    def _clear(self) -> None:
        self._rows.clear()
        for place in (self._installed, self._offers):
            while place.count():
                item = place.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.deleteLater()

    def _use(self, model: Model) -> None:
        words = self.tr("Drafts are written with {title} from now on.").format(title=spoken_title(model))

        def tell(_answer: Mapping[str, Any]) -> None:
            self.app.read_settings()
            self.app.notices.say(words)

        operation(self.app, "models.use", {"name": model.name}).on_success(tell).run(self)

    def _check(self, model: Model) -> None:
        if self._checking is not None:
            return
        words = self.tr("Checking {title}: it writes a few test mails. This takes some minutes.")
        self._work.show_progress("check", 0, 0, words.format(title=spoken_title(model)))
        self._checking = (
            operation(self.app, "models.check", {"name": model.name})
            .on_success(lambda answer: self._tell_checked(model, answer))
            .on_end(self._end_check)
            .run(self)
        )

    def _stop_check(self) -> None:
        if self._checking is not None:
            self._checking.cancel()

    def _tell_checked(self, model: Model, answer: Mapping[str, Any]) -> None:
        speed = answer.get("decode_tokens_per_s") or answer.get("passages_per_s") or 0
        if model.kind == "language":
            words = self.tr("{title}: {speed} tokens a second.")
        else:
            words = self.tr("{title}: {speed} passages a second.")
        number = self.locale().toString(round(float(speed)))
        self.app.notices.say(words.format(title=spoken_title(model), speed=number))

    def _end_check(self) -> None:
        self._checking = None
        self._work.finish()

    def _remove(self, model: Model) -> None:
        words = self.tr("Removed: {title}.").format(title=spoken_title(model))
        command = Command(self._program(self.app.data, ["models", "remove", model.name]), self)
        command.succeeded.connect(lambda _answer: self.app.notices.say(words))
        command.failed.connect(self.app.notices.failure)
        command.ended.connect(lambda: self.app.link.changed.emit(frozenset({"models"})))
        command.ended.connect(command.deleteLater)
        command.start()

    def _choose_file(self) -> None:
        kinds = self.tr("Models (*.gguf);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("A model file"), "", kinds)
        self._install_files((chosen,))

    def _install_files(self, paths: Sequence[str]) -> None:
        for path in filter(None, paths[:1]):
            self.app.installing.begin(path, path.replace("\\", "/").rpartition("/")[2])

    def _lay_out_none(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "notice")
        words = label(
            self.tr(
                "No language model is installed, so drafts keep your own words. The starter works at once."
            )
        )
        install = button(self.app, self.tr("Install the starter"), "primary")
        install.clicked.connect(lambda: self.app.installing.begin(STARTER, self.tr("The starter")))
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(palette.MEDIUM, palette.SMALL, palette.SMALL, palette.SMALL)
        layout.addWidget(words, 1)
        layout.addWidget(install)
        frame.hide()
        return frame
