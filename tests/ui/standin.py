"""An engine that answers as a test tells it: for the states a real one can't be brought into at will."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import Cancelled, KnownError
from assistant.paths import DataDirectory

Answer = Mapping[str, Any] | Exception | Callable[["Ask"], Mapping[str, Any]]


@dataclass
class Ask:
    """One request as the stand-in sees it; a callable answer may stream and wait."""

    method: str
    params: dict[str, Any]
    on_progress: Callable[[dict[str, Any]], None]
    on_text: Callable[[str], None]
    cancel: threading.Event

    def wait_for_cancel(self, seconds: float = 10.0) -> Mapping[str, Any]:
        """Work until stopped, as a long job does."""
        if self.cancel.wait(seconds):
            raise Cancelled
        raise AssertionError("nobody stopped this request")


@dataclass
class StandInEngine:
    """Answers by method; ``asked`` keeps every request in order.

    An unknown method is a test's mistake and fails loudly through the window's own error path.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    open_connections: int = 0

    def connect(self, _data: DataDirectory) -> StandInConnection:
        """Takes the place of ``ui.engine_link.connect_to_engine``."""
        self.open_connections += 1
        return StandInConnection(self)

    def params_of(self, method: str) -> list[dict[str, Any]]:
        """The parameters of all requests of a method."""
        return [params for asked, params in self.asked if asked == method]


class StandInConnection:
    """One connection to the stand-in."""

    def __init__(self, engine: StandInEngine) -> None:
        self._engine = engine

    def call(self, method, params=None, on_progress=None, on_text=None, cancel=None):
        self._engine.asked.append((method, dict(params or {})))
        answer = self._engine.answers.get(method)
        if answer is None:
            raise KnownError("unknown-method", f"The stand-in has no answer for {method}.")
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            nothing = lambda _value: None  # noqa: E731 - shorter than two functions
            event = cancel or threading.Event()
            return answer(Ask(method, dict(params or {}), on_progress or nothing, on_text or nothing, event))
        return dict(answer)

    def close(self) -> None:
        self._engine.open_connections -= 1
