"""Requests to the engine from a window that must never wait: each runs in a thread of its own.

The engine is started by the first request. A connection serves one request at a time and is kept for
the next.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from assistant.errors import Cancelled, KnownError
from assistant.paths import DataDirectory
from ui.changes import NOTHING, Changes, changes_of
from ui.failures import in_words

log = logging.getLogger(__name__)

LinkState = Literal["starting", "ready", "gone"]
END_PATIENCE_SECONDS = 5.0


class Asked(Protocol):
    """The part of a client that a request needs (see ``assistant.engine.client.Client``)."""

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        on_progress: Callable[[dict[str, Any]], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, Any]:
        """Ask and wait for the result."""

    def close(self) -> None:
        """Leave."""


Connect = Callable[[DataDirectory], Asked]
Running = Callable[[DataDirectory], Asked | None]


def connect_to_engine(data: DataDirectory) -> Asked:
    """A connection to the engine of a data directory; starts it where none runs.

    Raises:
        KnownError: the engine's own reason why it can't start.
    """
    from assistant.engine.client import connect

    return connect(data)


def running_engine(data: DataDirectory) -> Asked | None:
    """A connection to the engine of a data directory where one runs; none is started."""
    from assistant.engine.client import try_connect

    return try_connect(data)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a request gave no result, in words for the user."""

    code: str
    message: str
    hint: str = ""

    @property
    def text(self) -> str:
        """The sentence and the next step."""
        return f"{self.message} {self.hint}".strip()


class Request(QObject):
    """One request under way; its signals arrive in the window's thread.

    Exactly one of ``succeeded``, ``failed`` and ``cancelled`` comes, then ``ended``.
    """

    # Declared as plain objects: Qt would copy a dict into a map of its own and back, with its keys sorted.
    progressed = Signal(object)
    text_came = Signal(str)
    succeeded = Signal(object)
    failed = Signal(Failure)
    cancelled = Signal()
    ended = Signal()
    _came = Signal(str, object)

    def __init__(self, method: str, params: Mapping[str, Any], start: bool = True) -> None:
        super().__init__()
        self.method = method
        self.params = dict(params)
        self.start = start
        self.stopping = threading.Event()
        # A slot of this object is called in the thread this object lives in, the window's; a plain function
        # would be called in the thread that emits.
        self._came.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Stop it; the engine is told at once, ``cancelled`` follows."""
        self.stopping.set()

    def report(self, kind: str, value: object = None) -> None:
        """Called by the request's thread: ``kind`` is the name of a public signal."""
        self._came.emit(kind, value)

    @Slot(str, object)
    def _pass_on(self, kind: str, value: object) -> None:
        signal = getattr(self, kind)
        signal.emit() if value is None else signal.emit(value)


@dataclass(slots=True)
class _Connections:
    """Connections that wait for their next request."""

    idle: list[Asked] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    closed: bool = False

    def take(self) -> Asked | None:
        with self.lock:
            return self.idle.pop() if self.idle else None

    def give_back(self, connection: Asked) -> None:
        with self.lock:
            if not self.closed:
                self.idle.append(connection)
                return
        connection.close()

    def drop_idle(self) -> None:
        with self.lock:
            idle, self.idle = self.idle, []
        for connection in idle:
            connection.close()

    def close(self) -> None:
        with self.lock:
            self.closed = True
        self.drop_idle()


class EngineLink(QObject):
    """All requests of the window to the engine of one data directory.

    Signals:
        state_changed: "starting" until the first answer, "ready" while it answers, "gone" after it died or
            could not be started; the next request tries again.
        changed: what a request that succeeded has changed (a frozenset of ``ui.changes.Subject``).
    """

    state_changed = Signal(str)
    changed = Signal(frozenset)

    def __init__(
        self, data: DataDirectory, connect: Connect = connect_to_engine, running: Running = running_engine
    ) -> None:
        super().__init__()
        self.data = data
        self._connect = connect
        self._connect_to_running = running
        self._connections = _Connections()
        self._running: dict[Request, threading.Thread] = {}
        self._state: LinkState = "starting"

    @property
    def state(self) -> LinkState:
        """What is known of the engine."""
        return self._state

    def send(self, method: str, params: Mapping[str, Any] | None = None, start: bool = True) -> Request:
        """Ask for one job; returns at once.

        Connect to the request's signals before control returns to Qt's event loop: none comes earlier.

        Args:
            start: start the engine where none runs; else the request fails with ``engine-not-running``.
        """
        request = Request(method, params or {}, start)
        thread = threading.Thread(target=self._run, args=(request,), name=f"ask-{method}", daemon=True)
        self._running[request] = thread
        request.succeeded.connect(lambda _result: self._announce(changes_of(method)))
        request.succeeded.connect(lambda _result: self._set_state("ready"))
        request.failed.connect(self._note_failure)
        request.ended.connect(lambda: self._running.pop(request, None))
        thread.start()
        return request

    def rest(self) -> None:
        """Let go of connections that wait: an engine ends by itself once nobody holds one."""
        self._connections.drop_idle()

    def close(self) -> None:
        """Stop what runs, leave the engine and wait for the threads to end."""
        for request in list(self._running):
            request.cancel()
        self._connections.close()
        for thread in list(self._running.values()):
            thread.join(END_PATIENCE_SECONDS)
        self._running.clear()

    def _run(self, request: Request) -> None:
        """The body of a request's thread: the only place where the window waits for the engine."""
        try:
            result = self._ask(request)
        except Cancelled:
            request.report("cancelled")
        except KnownError as fault:
            request.report("failed", Failure(fault.code, *in_words(fault.message, fault.hint)))
        except Exception as fault:  # noqa: BLE001 - a fault in one request must not end the window
            log.error("the request %s failed", request.method, exc_info=fault)
            translate = QCoreApplication.translate
            message = translate("Failure", "Ownhand failed by a fault of its own.")
            request.report("failed", Failure("bug", message, translate("Failure", "Try again.")))
        else:
            request.report("succeeded", result)
        request.report("ended")

    def _ask(self, request: Request) -> dict[str, Any]:
        connection = self._connections.take() or self._new_connection(request)
        try:
            result = connection.call(
                request.method,
                request.params,
                on_progress=lambda value: request.report("progressed", value),
                on_text=lambda piece: request.report("text_came", piece),
                cancel=request.stopping,
            )
        except KnownError as fault:
            if fault.code == "engine-died":
                connection.close()
                # The others lead to the same engine; the next request shall not die of them.
                self._connections.drop_idle()
            else:
                self._connections.give_back(connection)
            raise
        except Cancelled:
            # The engine may not have confirmed in time; its late answer must not reach the next request.
            connection.close()
            raise
        except BaseException:
            connection.close()
            raise
        self._connections.give_back(connection)
        return result

    def _new_connection(self, request: Request) -> Asked:
        if request.start:
            return self._connect(self.data)
        connection = self._connect_to_running(self.data)
        if connection is None:
            raise KnownError("engine-not-running", "The engine is not running.", "Any request starts it.")
        return connection

    def _note_failure(self, failure: Failure) -> None:
        if failure.code in ("engine-died", "engine-not-started", "engine-running", "bad-data-directory"):
            self._set_state("gone")

    def _set_state(self, state: LinkState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _announce(self, changes: Changes) -> None:
        if changes != NOTHING:
            self.changed.emit(changes)
