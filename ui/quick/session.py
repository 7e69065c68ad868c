"""One quick rewrite from the key press to the end: what was selected, what became of it, what comes next.

Knows no widgets: the popup shows what this says, and the tests play it through without one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from ui.engine_link import Failure, Request
from ui.operations import operation
from ui.quick.desktop import Captured, Desktop, Origin, Replacement
from ui.quick.modes import Mode, RecentModes, after, all_modes, by_name

if TYPE_CHECKING:
    from ui.app import App

Phase = Literal[
    "closed", "reading", "lacking", "choosing", "writing", "written", "failed", "replacing", "refused"
]
# A longer text is rewritten on the user's word alone: it can take minutes.
LONGEST_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class State:
    """Everything there is to show.

    Attributes:
        new: the new text as far as it is written.
        changes: how many there are.
        warnings: what the engine says about the new text.
        failure: why there is no new text.
        refusal: why the new text could not be put in its place.
        begun_again: whether the engine ended in the middle and the rewrite was begun anew.
    """

    phase: Phase = "closed"
    captured: Captured = Captured("selection", lack="nothing")
    mode: Mode | None = None
    instruction: str = ""
    new: str = ""
    changes: int = 0
    warnings: tuple[str, ...] = ()
    failure: Failure | None = None
    refusal: Replacement | None = None
    begun_again: bool = False

    @property
    def changed(self) -> bool:
        """Whether the new text is another one."""
        return bool(self.new) and self.new != self.captured.text


class QuickSession(QObject):
    """Plays one quick rewrite after the other.

    Signals:
        moved: ``state`` is new.
        grew: only ``state.new`` grew.
    """

    moved = Signal()
    grew = Signal()

    def __init__(self, app: App, desktop: Desktop) -> None:
        super().__init__()
        self._app = app
        self._desktop = desktop
        self._request: Request | None = None
        self._finished: dict[tuple[str, str], State] = {}
        self._wanted: str = ""
        self.recent = RecentModes(app.data.root / "window.ini")
        self.state = State()
        desktop.captured.connect(self._take)
        desktop.replaced.connect(self._replaced)

    @property
    def modes(self) -> tuple[Mode, ...]:
        """All modes, the user's own included."""
        return all_modes(self._app.settings.modes)

    def begin(self, origin: Origin = "selection", mode: str = "") -> None:
        """The key was pressed: find out what is selected.

        Args:
            mode: the one to begin with; "" takes the one used last.
        """
        self._stop()
        self._finished.clear()
        self._wanted = mode
        self.state = State("reading", Captured(origin))
        if origin == "clipboard" or not self._desktop.copies_before_popup:
            self.moved.emit()
        self._desktop.capture(origin)

    def choose(self, mode: Mode, instruction: str = "") -> None:
        """Rewrite in this mode; one that was used on this text before is shown again at once."""
        if self.state.phase not in ("choosing", "writing", "written", "failed", "refused"):
            return
        self._stop()
        if mode.name == "custom" and not instruction.strip():
            self._move(State("choosing", self.state.captured, mode))
            return
        known = self._finished.get((mode.name, instruction))
        if known is not None:
            self._move(known)
            return
        self._move(State("writing", self.state.captured, mode, instruction))
        self._ask()

    def next_mode(self, steps: int = 1) -> None:
        """Go on to the next mode, or back to the one before."""
        self.choose(after(self.modes, self.state.mode, steps))

    def try_again(self) -> None:
        """Once more, after a failure."""
        state = self.state
        if state.phase == "failed" and state.mode is not None:
            self.choose(state.mode, state.instruction)
        elif state.phase == "lacking":
            self.begin(state.captured.origin, self._wanted)

    def accept(self, text: str) -> None:
        """Put a text in the place of the selection; what was rejected in it is a lesson.

        Args:
            text: the new text with the user's choice among its changes.
        """
        state = self.state
        if state.phase == "written" and text == state.captured.text:
            self.close()
        elif state.phase in ("written", "refused"):
            insist = state.refusal is not None and state.refusal.reason == "vanished"
            if state.mode is not None and state.phase == "written":
                self.recent.note(state.mode.name)
                self._teach(state, text)
            self._move(replace(state, phase="replacing", new=text, refusal=None))
            self._desktop.replace(text, insist)

    def copy(self, text: str) -> None:
        """Leave a text on the clipboard and close."""
        if self.state.phase in ("written", "refused"):
            self._desktop.copy(text)
            self.close()

    def close(self) -> None:
        """Nothing happened, or everything is done."""
        self._stop()
        self._move(State())

    def _take(self, captured: Captured) -> None:
        if self.state.phase != "reading":
            return
        if captured.lack:
            self._move(State("lacking", captured))
            return
        mode = by_name(self.modes, self._wanted or next(iter(self.recent.names()), "")) or self.modes[0]
        self.state = State("choosing", captured, mode)
        if mode.name != "custom" and (self._wanted or len(captured.text) <= LONGEST_AT_ONCE):
            self.choose(mode)
        else:
            self.moved.emit()

    def _ask(self) -> None:
        state = self.state
        assert state.mode is not None
        params = {"text": state.captured.text, "mode": state.mode.name, "instruction": state.instruction}
        turn: list[Request] = []

        def mine(act: Callable[..., None]) -> Callable[..., None]:
            """An answer that comes after the user went on to another mode is dropped."""

            def deliver(*values: Any) -> None:
                if turn and self._request is turn[0]:
                    act(*values)

            return deliver

        request = (
            operation(self._app, "rewrite", params)
            .on_text(mine(self._grow))
            .on_success(mine(self._finish))
            .on_failure(mine(self._fail))
            .run(self)
        )
        turn.append(request)
        self._request = request

    def _grow(self, piece: str) -> None:
        self.state = replace(self.state, new=self.state.new + piece)
        self.grew.emit()

    def _finish(self, result: dict[str, Any]) -> None:
        self._request = None
        warnings = (result.get("checks") or {}).get("warnings") or ()
        text = str(result.get("text") or "")
        done = replace(
            self.state,
            phase="written",
            new=text,
            changes=len(result.get("changes") or ()),
            warnings=tuple(map(str, warnings)),
        )
        if done.mode is not None:
            self._finished[done.mode.name, done.instruction] = done
        self._move(done)

    def _fail(self, failure: Failure) -> None:
        self._request = None
        state = self.state
        if failure.code == "engine-died" and not state.begun_again:
            # Asking again does no harm: a rewrite stores nothing.
            self._move(replace(state, new="", begun_again=True))
            self._ask()
            return
        self._move(replace(state, phase="failed", new="", failure=failure))

    def _replaced(self, replacement: Replacement) -> None:
        if self.state.phase != "replacing":
            return
        if replacement.done:
            self.close()
        else:
            self._move(replace(self.state, phase="refused", refusal=replacement))

    def _teach(self, state: State, accepted: str) -> None:
        """What the user left out of the new text says how they would have it."""
        if accepted == state.new or accepted == state.captured.text:
            return
        settings = self._app.settings
        if not settings.flag("learning.enabled") or settings.flag("learning.paused"):
            return
        params = {"old": state.captured.text, "text": state.new, "final": accepted}
        # A lesson that could not be had is no matter for somebody at work in another program.
        operation(self._app, "rewrite.learn", params).on_failure(lambda _failure: None).run(self)

    def _stop(self) -> None:
        if self._request is not None:
            self._request.cancel()
            self._request = None

    def _move(self, state: State) -> None:
        self.state = state
        self.moved.emit()
