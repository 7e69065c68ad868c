"""The part of the page "Models" where a model learns from the user's own sent mail, if the user wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import palette
from ui.engine_link import Failure
from ui.failures import in_words
from ui.operations import operation
from ui.pages.models.training.adapterrow import AdapterRow
from ui.pages.models.training.plancard import PlanCard
from ui.pages.models.training.records import BEGUN, UNDER_WAY, Adapter, Plan, Training
from ui.pages.models.training.words import spoken_course
from ui.widgets.buttons import button
from ui.widgets.column import line
from ui.widgets.confirm import Confirm
from ui.widgets.labels import label
from ui.widgets.workbar import WorkBar

if TYPE_CHECKING:
    from ui.app import App

_LOOK_MS = 2000


class TrainingSection(QWidget):
    """Hidden while there is no model that could learn.

    Attributes:
        begin: asks what it would take; nothing starts yet.
        add_mail: leads to the sources, where there is too little of the user's own text.
        plan: what it would take.
        bar: the training under way, with ``hold`` (pause, go on) and ``stop``.
        confirm: the question before a training is given up.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._titles: Mapping[str, str] = {}
        self._in_use = ""
        self._training: Training | None = None
        self._drawn = "none"
        self._asking = ""
        self._next: Callable[[], None] | None = None
        self._shown: tuple[Adapter, ...] = ()
        self._rows: list[AdapterRow] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.begin = button(app, self.tr("Train on my sent mail…"), "plain", "feather")
        self.begin.clicked.connect(self._ask_for_plan)
        self._state = label("", "small")
        self.add_mail = button(app, self.tr("Add mail…"), "plain", "folder-open")
        self.add_mail.clicked.connect(lambda: app.go_to("sources"))
        self.plan = PlanCard(app)
        self.plan.agreed.connect(self._start)
        self.plan.leave.clicked.connect(self.begin.setFocus)
        self.bar = WorkBar()
        self.hold = button(app, self.tr("Pause"))
        self.hold.clicked.connect(self._hold)
        self.stop = button(app, self.tr("Stop"), "quiet")
        self.confirm = Confirm(
            app,
            self.tr("The training is given up, and what it has learned so far is lost."),
            self.tr("Give it up"),
            self.tr("Keep training"),
        )
        self.stop.clicked.connect(self.confirm.ask)
        self.confirm.confirmed.connect(lambda: self._do("training.cancel"))
        for act in (self.stop, self.hold):
            self.bar.acts.addWidget(act)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lay_out()
        self.hide()

    @property
    def rows(self) -> Sequence[AdapterRow]:
        """What trainings have left."""
        return self._rows

    @property
    def words(self) -> str:
        """What stands beside the button: what is there to learn from, or what went wrong."""
        return self._state.text()

    def show_models(self, titles: Mapping[str, str], in_use: str) -> None:
        """Take the installed language models.

        Args:
            titles: by name, as the user reads them.
            in_use: name of the one that writes, or "" where there is none.
        """
        self._titles, self._in_use = titles, in_use
        self.setVisible(bool(in_use))
        if in_use:
            self.look()

    def look(self) -> None:
        """Ask the engine how the training stands."""
        self._timer.stop()
        operation(self._app, "training").on_success(self._show).on_failure(self._tell).run(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks again."""
        super().showEvent(event)
        self._look_again_later()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks: the training goes on without being asked about."""
        super().hideEvent(event)
        self._timer.stop()

    def _lay_out(self) -> None:
        about = label(
            self.tr(
                "If you want, the model learns your voice from your own sent mail: on this machine, in "
                "minutes with the starter, overnight with larger models. What it learns stays here, "
                "and is used only where it measurably wins."
            ),
            "soft",
        )
        ask = QHBoxLayout()
        ask.setSpacing(palette.MEDIUM)
        ask.addWidget(self.begin)
        ask.addWidget(self.add_mail)
        ask.addWidget(self._state, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.MEDIUM, 0, 0)
        layout.setSpacing(palette.SMALL)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(self.tr("Your own voice"), "heading"))
        head.addWidget(line())
        layout.addLayout(head)
        layout.addWidget(about)
        layout.addLayout(ask)
        for part in (self.plan, self.bar, self.confirm):
            layout.addWidget(part)
        layout.addLayout(self._list)

    def _ask_for_plan(self) -> None:
        self._ask("training.plan", {}, self._show_plan)

    def _show_plan(self, found: Mapping[str, Any]) -> None:
        self.plan.show_plan(Plan.read(found), self._titled(self._in_use))

    def _hold(self) -> None:
        self._do("training.pause" if self._drawn in UNDER_WAY else "training.resume")

    def _start(self) -> None:
        """The user agreed: say at once that it begins, for a busy engine may take its time to answer."""
        if self._training is not None:
            self._draw(
                replace(self._training, state="waiting", stage="start", model=self._in_use, done=0, total=0)
            )
            self.hold.setFocus()
        self._do("training.start", {"yes": True})

    def _do(self, method: str, params: Mapping[str, Any] | None = None) -> None:
        self._ask(method, params or {}, self._show)

    def _ask(self, method: str, params: Mapping[str, Any], then: Callable[[Mapping[str, Any]], None]) -> None:
        """One thing at a time, and the newest wish after it.

        Buttons stay enabled meanwhile, or the keyboard would be taken from them.
        """
        if self._asking:
            if method != self._asking:
                self._next = lambda: self._ask(method, params, then)
            return
        self._asking = method
        ask = operation(self._app, method, params).on_success(then).on_failure(self._refuse)
        ask.on_end(self._end_asking).run(self)

    def _end_asking(self) -> None:
        self._asking = ""
        after, self._next = self._next, None
        if after is not None:
            after()

    def _refuse(self, failure: Failure) -> None:
        """Show how things were before, and why they stay so."""
        if self._training is not None:
            self._draw(self._training)
        self._tell(failure)

    def _show(self, found: Mapping[str, Any]) -> None:
        self._training = Training.read(found)
        self._draw(self._training)

    def _draw(self, training: Training) -> None:
        self._drawn = training.state
        begun = training.state in BEGUN
        too_little = training.own_texts < training.needed
        again = bool(training.adapters)
        self.begin.setText(self.tr("Train again…") if again else self.tr("Train on my sent mail…"))
        self.begin.setVisible(not begun and not too_little)
        self.add_mail.setVisible(not begun and too_little)
        self._state.setText(self._own_texts(training))
        self._state.setVisible(not begun)
        if begun:
            self.plan.hide()
        else:
            self.confirm.hide()
        self._show_course(training)
        self._show_adapters(training.adapters)
        self._look_again_later()

    def _show_course(self, training: Training) -> None:
        self.bar.setVisible(training.state in BEGUN)
        under_way = training.state in UNDER_WAY
        self.stop.setText(self.tr("Stop") if under_way else self.tr("Give it up"))
        title = self.tr("Training {title}").format(title=self._titled(training.model or self._in_use))
        if training.state == "failed":
            words = in_words(*training.problem) if training.problem else (self.tr("It ended early."), "")
            self.bar.show_problem(title, " ".join(filter(None, words)))
            self.hold.setText(self.tr("Try again"))
            return
        rests = training.state in ("paused", "waiting")
        share = training.share if training.share is not None or not rests else 0.0
        self.bar.show_work(title, spoken_course(training), share)
        self.hold.setText(self.tr("Go on") if training.state == "paused" else self.tr("Pause"))

    def _show_adapters(self, adapters: tuple[Adapter, ...]) -> None:
        """Made anew only when something changed: an open table or question stays open."""
        if adapters == self._shown:
            return
        self._shown = adapters
        self._rows.clear()
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for adapter in sorted(adapters, key=lambda one: (not one.in_use, -one.id)):
            row = AdapterRow(self._app, adapter, self._titled(adapter.model))
            row.remove_wanted.connect(self._remove)
            self._list.addWidget(line())
            self._list.addWidget(row)
            self._rows.append(row)

    def _remove(self, adapter_id: int) -> None:
        words = self.tr("What was learned is removed.")

        def tell(found: Mapping[str, Any]) -> None:
            self._show(found)
            self._app.notices.say(words)

        self._ask("training.remove", {"id": adapter_id}, tell)

    def _own_texts(self, training: Training) -> str:
        if training.own_texts >= training.needed:
            return self.tr("%Ln text(s) of yours to learn from", "", training.own_texts)
        missing = self.tr(
            "{own} of the {needed} texts of yours that it takes are there. Add more of your sent mail."
        )
        number = self.locale().toString
        return missing.format(own=number(training.own_texts), needed=number(training.needed))

    def _tell(self, failure: Failure) -> None:
        self._state.setText(failure.text)
        self._state.show()

    def _look_again_later(self) -> None:
        if self.isVisible() and self._training is not None and self._training.state in UNDER_WAY:
            self._timer.start()

    def _titled(self, name: str) -> str:
        return self._titles.get(name, name)
