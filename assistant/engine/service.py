"""The engine's life: listen, serve each client in a thread of its own, leave when idle or told to."""

from __future__ import annotations

import json
import logging
import os
import secrets
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from assistant.engine import protocol
from assistant.engine.handshake import KEY_BYTES, HandshakeFailed, greet_client
from assistant.engine.session import Session
from assistant.engine.workshop import Workshop
from assistant.paths import DataDirectory, write_private

log = logging.getLogger(__name__)

# sockaddr_un holds 108 bytes on Linux and 104 on macOS, with the closing zero.
_LONGEST_SOCKET_PATH = 100
_MOST_CLIENTS = 64
_STOP_PATIENCE_SECONDS = 5.0
_LOOK_ROUND_SECONDS = 2.0


class Service:
    """Serves the clients of one data directory. The caller holds the directory's lock."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._data = workshop.data
        self._key = secrets.token_bytes(KEY_BYTES)
        self._places = threading.BoundedSemaphore(_MOST_CLIENTS)
        self._clients = 0
        self._last_client = time.monotonic()
        self._clients_lock = threading.Lock()

    def run(self, ready: Callable[[dict[str, Any]], None]) -> None:
        """Listen and serve until the workshop is told to stop; ``ready`` hears the address first.

        Raises:
            KnownError or OSError: when it can't listen.
        """
        address, family, folder = _choose_address(self._data)
        stop = self._workshop.stopping
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with Listener(address, family, backlog=_MOST_CLIENTS) as listener:
            write_private(self._data.engine_key, self._key)
            record = {"address": listener.address, "pid": os.getpid(), "build": protocol.build()}
            write_private(self._data.engine_record, json.dumps(record).encode())
            threading.Thread(target=self._accept, args=(listener,), name="accept", daemon=True).start()
            ready({"ready": record})
            self._workshop.background.start()
            self._workshop.training.start()
            self._workshop.leisure.start()
            log.info("the engine is ready")
            try:
                while not stop.wait(_LOOK_ROUND_SECONDS):
                    self._look_round()
            finally:
                self._leave()
        if folder is not None:
            folder.rmdir()
        log.info("the engine has ended")

    def _look_round(self) -> None:
        """Let the models go, and the engine itself, after the idle times of the settings."""
        self._workshop.release_idle_models()
        with self._clients_lock:
            idle_since = None if self._clients else self._last_client
        shop = self._workshop
        if idle_since is None or shop.jobs.busy or shop.background.busy or shop.training.busy:
            return
        idle = min(time.monotonic() - idle_since, self._workshop.jobs.idle_seconds)
        if idle > self._workshop.idle_exit_seconds:
            log.info("idle; the engine leaves")
            self._workshop.stopping.set()

    def _leave(self) -> None:
        finished = self._workshop.jobs.close(_STOP_PATIENCE_SECONDS)
        finished = self._workshop.background.stop(_STOP_PATIENCE_SECONDS) and finished
        finished = self._workshop.training.stop(_STOP_PATIENCE_SECONDS) and finished
        finished = self._workshop.leisure.stop(_STOP_PATIENCE_SECONDS) and finished
        for path in (self._data.engine_record, self._data.engine_key):
            path.unlink(missing_ok=True)
        if not finished:
            # A job sits in native code that doesn't look at its flag. Everything stored is in
            # transactions, so ending hard loses nothing.
            log.warning("a job did not stop in time; the engine ends without it")
            logging.shutdown()
            os._exit(0)
        self._workshop.close()

    def _accept(self, listener: Listener) -> None:
        while not self._workshop.stopping.is_set():
            try:
                connection = listener.accept()
            except OSError:
                time.sleep(0.01)
                continue
            if not self._places.acquire(blocking=False):
                connection.close()
                continue
            threading.Thread(target=self._serve, args=(connection,), name="session", daemon=True).start()

    def _serve(self, connection: Connection) -> None:
        try:
            greet_client(connection, self._key)
        except (HandshakeFailed, OSError):
            log.warning("a client without the key was turned away")
            connection.close()
            self._places.release()
            return
        with self._clients_lock:
            self._clients += 1
        try:
            Session(connection, self._workshop).serve()
        finally:
            with self._clients_lock:
                self._clients -= 1
                self._last_client = time.monotonic()
            self._places.release()


def _choose_address(data: DataDirectory) -> tuple[str, str, Path | None]:
    """Where to listen: in the data directory, or in a new private folder where its path is too long.

    Returns:
        address, family, and the folder to remove at the end if one was made.
    """
    if sys.platform == "win32":
        return rf"\\.\pipe\ownhand-{secrets.token_hex(16)}", "AF_PIPE", None
    path, folder = data.engine_socket, None
    if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
        folder = Path(tempfile.mkdtemp(prefix="ownhand-", dir=_short_folder()))
        path = folder / path.name
    # A socket that a killed engine left behind; we hold the lock, so nobody listens on it.
    path.unlink(missing_ok=True)
    return str(path), "AF_UNIX", folder


def _short_folder() -> str:
    for folder in (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir()):
        if folder and len(os.fsencode(folder)) < _LONGEST_SOCKET_PATH - 30 and os.access(folder, os.W_OK):
            return folder
    return "/tmp"
