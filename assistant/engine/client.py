"""Talking to the engine of a data directory, starting it where none runs.

This module stays light: the window and the command line import it before anything else.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assistant.engine import lock, protocol
from assistant.engine.handshake import HandshakeFailed, greet_engine
from assistant.errors import Cancelled, KnownError
from assistant.paths import DataDirectory

START_PATIENCE_SECONDS = 120.0
STOP_PATIENCE_SECONDS = 20.0
CANCEL_PATIENCE_SECONDS = 5.0
_POLL_SECONDS = 0.05
_CONNECT_ATTEMPTS = 5

# Asking these again after the engine died in the middle does no harm.
REPEATABLE = frozenset(
    {
        "add", "index", "sources", "sources.detect", "sources.problems",
        "identity", "identity.add", "identity.remove", "search", "people", "people.complete",
        "items", "items.show", "threads.show",
        "profile", "preferences", "drafts", "drafts.show", "models", "models.use", "engine.status",
        "doctor", "prove", "privacy",
        "preferences.pin", "preferences.on", "preferences.off",
    }
)  # fmt: skip


class EngineGone(Exception):
    """The connection broke; internal to this module."""


class Client:
    """One connection to the engine; usable by one thread at a time.

    Use ``connect`` to get one, and ``with`` to close it.
    """

    def __init__(self, data: DataDirectory, connection: Any) -> None:
        self.data = data
        self._connection = connection
        self._ids = itertools.count(1)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_unused: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave; jobs of this connection that still run are stopped by the engine."""
        self._connection.close()

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        on_progress: Callable[[dict[str, Any]], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, Any]:
        """Ask for one job and wait for its result.

        Args:
            on_progress: gets ``{"stage", "done", "total", "detail"}`` while a long job runs.
            on_text: gets the pieces of a text as they are written.
            cancel: set it from another thread to stop the job; Ctrl-C does the same.

        Raises:
            Cancelled: after ``cancel`` or Ctrl-C.
            KnownError: what the user must know; ``engine-died`` when the engine ended in the middle of a
                job that can't simply be repeated, ``bug`` when the engine failed by a fault of its own.
        """
        request = {"method": method, "params": dict(params or {})}
        try:
            return self._ask(request, on_progress, on_text, cancel)
        except EngineGone:
            if method == "engine.stop":
                return {"stopped": True}
        self._connection.close()
        if method not in REPEATABLE:
            raise KnownError(
                "engine-died",
                "The engine ended before it could answer; what was stored before is safe.",
                "Run the command again; `ownhand doctor` says whether something is wrong.",
            )
        self._connection = connect(self.data)._connection
        try:
            return self._ask(request, on_progress, on_text, cancel)
        except EngineGone as fault:
            raise KnownError(
                "engine-died",
                "The engine ended twice in the middle of this job.",
                f"`ownhand doctor` says what is wrong; the logs are in {self.data.logs}.",
            ) from fault

    def stop_engine(self) -> None:
        """End the engine of this directory and wait until it is gone."""
        self.call("engine.stop")
        self.close()
        wait_until_gone(self.data)

    def _ask(
        self,
        request: dict[str, Any],
        on_progress: Callable[[dict[str, Any]], None] | None,
        on_text: Callable[[str], None] | None,
        cancel: threading.Event | None,
    ) -> dict[str, Any]:
        identity = next(self._ids)
        self._send({"id": identity, **request})
        patience: float | None = None
        while True:
            try:
                message = self._receive(cancel if patience is None else None, patience)
                if message is not None:
                    if message.get("id") == identity:
                        return _result(message)
                    _deliver(message, identity, on_progress, on_text)
                    continue
            except KeyboardInterrupt:
                if patience is not None:
                    raise
            if patience is not None and time.monotonic() > patience:
                raise Cancelled
            if patience is None:
                # Either the flag is set or Ctrl-C was pressed: ask the engine to stop, and let it confirm.
                self._send({"method": "cancel", "params": {"id": identity}})
                patience = time.monotonic() + CANCEL_PATIENCE_SECONDS

    def _send(self, message: Mapping[str, Any]) -> None:
        frame = protocol.encode(message)
        if len(frame) > protocol.LARGEST_REQUEST:
            raise KnownError(
                "too-large",
                "This text is too long to be worked on in one piece.",
                f"The limit is {protocol.LARGEST_REQUEST // 2**20} MB.",
            )
        try:
            self._connection.send_bytes(frame)
        except (OSError, ValueError) as fault:
            raise EngineGone from fault

    def _receive(self, cancel: threading.Event | None, until: float | None) -> dict[str, Any] | None:
        """The next message, or None when the flag is set or the time is over.

        Both are looked at before each message: a job that streams text would hide them otherwise.
        """
        patient = cancel is None and until is None
        try:
            while True:
                if (cancel is not None and cancel.is_set()) or (until and time.monotonic() > until):
                    return None
                if self._connection.poll(None if patient else _POLL_SECONDS):
                    break
            return protocol.decode(self._connection.recv_bytes(protocol.LARGEST_ANSWER))
        except (OSError, EOFError, protocol.MalformedFrame) as fault:
            raise EngineGone from fault


def connect(data: DataDirectory) -> Client:
    """Connect to the engine of a data directory, and start it first where none runs.

    An idle engine of another version is replaced by one of this version.

    Raises:
        KnownError: ``bad-data-directory``, or the engine's own reason why it can't start
            (``engine-not-started`` when it gave none).
    """
    data.prepare()
    fresh = False
    for _attempt in range(_CONNECT_ATTEMPTS):
        client = try_connect(data)
        if client is None:
            _start(data)
            fresh = True
            continue
        hello = client.call("engine.hello", {"build": protocol.build()})
        if hello["build"] == protocol.build():
            return client
        if hello["busy"] or fresh:
            # A fresh engine differs when the program was upgraded while this process ran.
            if hello["protocol"] == protocol.PROTOCOL:
                return client
            raise KnownError(
                "engine-older",
                "An engine of another version is at work on this data directory.",
                "Wait until it is done, or end it with `ownhand engine stop`.",
            )
        client.stop_engine()
    raise KnownError(
        "engine-not-started",
        "The engine was started but can't be reached.",
        f"Look into {data.logs}, or end it with `ownhand engine stop`.",
    )


def try_connect(data: DataDirectory) -> Client | None:
    """Connect to a running engine; None when there is none. Never starts one."""
    from multiprocessing.connection import Client as open_connection

    try:
        record = json.loads(data.engine_record.read_bytes())
        key = data.engine_key.read_bytes()
        connection = open_connection(str(record["address"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    try:
        greet_engine(connection, key)
    except (HandshakeFailed, OSError, EOFError):
        connection.close()
        return None
    return Client(data, connection)


def wait_until_gone(data: DataDirectory) -> None:
    """Wait until no process holds the directory's lock.

    Raises:
        KnownError: ``engine-running`` when it is still held after the patience is over.
    """
    until = time.monotonic() + STOP_PATIENCE_SECONDS
    while lock.is_held(data.lock):
        if time.monotonic() > until:
            raise KnownError(
                "engine-running",
                f"The engine (process {lock.holder(data.lock)}) does not end.",
                "End that process with the means of your system, then try again.",
            )
        time.sleep(_POLL_SECONDS)


def _result(message: Mapping[str, Any]) -> dict[str, Any]:
    if "error" in message:
        protocol.raise_error(message["error"])
    result = message.get("result")
    return result if isinstance(result, dict) else {}


def _deliver(
    message: Mapping[str, Any],
    identity: int,
    on_progress: Callable[[dict[str, Any]], None] | None,
    on_text: Callable[[str], None] | None,
) -> None:
    params = message.get("params") or {}
    if params.get("id") != identity:
        return
    if message.get("method") == "progress" and on_progress is not None:
        on_progress(params["value"])
    elif message.get("method") == "text" and on_text is not None:
        on_text(params["value"])


def _start(data: DataDirectory) -> None:
    """Start an engine as a process of its own and wait until it listens."""
    try:
        with _error_file(data) as errors:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "assistant.engine", "--data", str(data.root)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
                cwd=data.root,
                env=_environment(),
            )
    except OSError as fault:
        raise KnownError(
            "engine-not-started",
            "The engine process can't be started.",
            "Check the free memory and the rights of the data directory.",
        ) from fault
    report = _read_report(process)
    if report is None:
        _raise_not_started(data, process)
    elif "error" in report:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        if report["error"]["data"]["code"] != "engine-running":
            protocol.raise_error(report["error"])
        # Another client was faster; its engine may still be on the way to listening.
        time.sleep(10 * _POLL_SECONDS)
    else:
        # The engine outlives this process on purpose; its end is nobody's exit status to collect.
        threading.Thread(target=process.wait, name="engine-reaper", daemon=True).start()


def _read_report(process: subprocess.Popen[bytes]) -> dict[str, Any] | None:
    """The one line that a starting engine writes when it listens or knows why it can't."""
    assert process.stdout is not None
    timer = threading.Timer(START_PATIENCE_SECONDS, process.kill)
    timer.start()
    try:
        line = process.stdout.readline(65536)
        report = json.loads(line)
    except ValueError:
        return None
    finally:
        timer.cancel()
        process.stdout.close()
    return report if isinstance(report, dict) else None


def _raise_not_started(data: DataDirectory, process: subprocess.Popen[bytes]) -> None:
    try:
        how = f"ended with status {process.wait(5)}"
    except subprocess.TimeoutExpired:
        how = "gave no sign of life"
    raise KnownError(
        "engine-not-started",
        f"The engine {how} before it was ready.",
        f"Its last words are in {data.logs / 'engine-start.log'}; `ownhand doctor` checks the usual causes.",
    )


def _error_file(data: DataDirectory) -> Any:
    """Where the engine's native libraries may write; rewritten at each start."""
    path = data.logs / "engine-start.log"
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _environment() -> dict[str, str]:
    environment = dict(os.environ)
    home = Path(__file__).resolve().parent.parent.parent
    if home.name not in ("site-packages", "dist-packages"):
        # Run out of a source tree: the engine must find the same code wherever it is started from.
        others = environment.get("PYTHONPATH", "")
        environment["PYTHONPATH"] = str(home) + (os.pathsep + others if others else "")
    return environment
