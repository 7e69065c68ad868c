"""What the window has to say in passing: one quiet line instead of boxes that want to be clicked away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from ui.engine_link import Failure

Kind = Literal["done", "warning"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One message.

    Attributes:
        text: one or two sentences, plain text.
        action: the words of a button, e.g. "Undo"; "" for none.
        act: what the button does.
        stays: whether it waits until it is closed instead of leaving after some seconds.
    """

    text: str
    kind: Kind = "done"
    action: str = ""
    act: Callable[[], None] | None = None
    stays: bool = False


class Notices(QObject):
    """Where pages say something; the window's quiet line listens."""

    said = Signal(Notice)

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Something was done; with an action it can be taken back or followed."""
        self.said.emit(Notice(text, "done", action, act))

    def warn(
        self, text: str, action: str = "", act: Callable[[], None] | None = None, stays: bool = True
    ) -> None:
        """Something the user should know and can act on."""
        self.said.emit(Notice(text, "warning", action, act, stays))

    def failure(self, failure: Failure) -> None:
        """A request that failed and that no page explains itself."""
        self.warn(failure.text)
