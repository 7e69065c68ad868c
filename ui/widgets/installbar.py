"""The install of a model under way: how far, how long, pause and go on; why it failed and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.installing import spoken_install
from ui.widgets.buttons import button
from ui.widgets.workbar import WorkBar

if TYPE_CHECKING:
    from ui.app import App


class InstallBar(WorkBar):
    """Gone while nothing is installed.

    Attributes:
        act: pauses, goes on, or tries again.
        drop: lets go of an install that is paused or failed.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self._installing = app.installing
        self.act = button(app, self.tr("Pause"))
        self.act.clicked.connect(self._do)
        self.drop = button(app, self.tr("Not now"), "quiet")
        self.drop.clicked.connect(self._installing.dismiss)
        self.acts.addWidget(self.drop)
        self.acts.addWidget(self.act)
        self._installing.moved.connect(self._show)
        self._show()

    def _do(self) -> None:
        if self._installing.running:
            self._installing.pause()
        else:
            self._installing.resume()

    def _show(self) -> None:
        state = self._installing.state
        self.setVisible(state is not None)
        if state is None:
            return
        running = self._installing.running
        if state.failure is not None and not running:
            self.show_problem(state.title, state.failure.text)
            self.act.setText(self.tr("Try again"))
        else:
            rests = 0.0 if state.paused else None
            share = state.done / state.total if state.total else rests
            self.show_work(state.title, spoken_install(state), share)
            self.act.setText(self.tr("Pause") if running else self.tr("Go on"))
        self.drop.setVisible(not running)
