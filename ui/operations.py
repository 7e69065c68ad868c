"""How a page asks for something: one builder, one way for results and failures to come back.

    operation(app, "search", {"query": text}).on_success(self._show).on_failure(self._explain).run(self)

The builder's shape is Anki's ``QueryOp``/``CollectionOp``; nothing in a page starts a thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from ui.engine_link import Failure, Request

if TYPE_CHECKING:
    from ui.app import App


class Operation:
    """A request that has not been sent yet; each ``on_…`` returns the operation itself.

    Without ``on_failure`` the failure is shown in the window's quiet line.
    """

    def __init__(self, app: App, method: str, params: Mapping[str, Any]) -> None:
        self._app = app
        self._method = method
        self._params = params
        self._on_success: Callable[[dict[str, Any]], None] | None = None
        self._on_failure: Callable[[Failure], None] = app.notices.failure
        self._on_progress: Callable[[dict[str, Any]], None] | None = None
        self._on_text: Callable[[str], None] | None = None
        self._on_cancelled: Callable[[], None] | None = None
        self._on_end: Callable[[], None] | None = None
        self._start = True

    def on_success(self, act: Callable[[dict[str, Any]], None]) -> Operation:
        """Gets the result."""
        self._on_success = act
        return self

    def on_failure(self, act: Callable[[Failure], None]) -> Operation:
        """Gets the reason in words for the user."""
        self._on_failure = act
        return self

    def on_progress(self, act: Callable[[dict[str, Any]], None]) -> Operation:
        """Gets ``{"stage", "done", "total", "detail"}`` while a long job runs."""
        self._on_progress = act
        return self

    def on_text(self, act: Callable[[str], None]) -> Operation:
        """Gets the pieces of a text as they are written."""
        self._on_text = act
        return self

    def on_cancelled(self, act: Callable[[], None]) -> Operation:
        """Called when it was stopped."""
        self._on_cancelled = act
        return self

    def on_end(self, act: Callable[[], None]) -> Operation:
        """Called last, however it ended."""
        self._on_end = act
        return self

    def only_if_running(self) -> Operation:
        """Start no engine for it: without one it fails with ``engine-not-running``."""
        self._start = False
        return self

    def run(self, owner: QObject) -> Request:
        """Send the request.

        Args:
            owner: while it lives, results are delivered; after its end they are dropped.
        """
        request = self._app.link.send(self._method, self._params, self._start)
        for signal, act in (
            (request.succeeded, self._on_success),
            (request.failed, self._on_failure),
            (request.progressed, self._on_progress),
            (request.text_came, self._on_text),
            (request.cancelled, self._on_cancelled),
            (request.ended, self._on_end),
        ):
            if act is not None:
                signal.connect(_while_alive(owner, act))
        return request


def operation(app: App, method: str, params: Mapping[str, Any] | None = None) -> Operation:
    """Begin to ask the engine for something.

    Args:
        method: as the engine's table names it.
        params: values of JSON.
    """
    return Operation(app, method, params or {})


def _while_alive(owner: QObject, act: Callable[..., None]) -> Callable[..., None]:
    def deliver(*values: object) -> None:
        if shiboken6.isValid(owner):
            act(*values)

    return deliver
