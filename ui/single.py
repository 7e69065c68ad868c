"""One window per data directory: a second start raises the first and leaves."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from assistant.paths import DataDirectory

_PATIENCE_MS = 1000
_LONGEST_CALL = 4096


class SingleInstance(QObject):
    """Listens for later starts; only this user's processes can call.

    Signals:
        called: the words that the other start was given, e.g. ``["rewrite"]``; none means "show yourself".
    """

    called = Signal(list)

    def __init__(self, data: DataDirectory) -> None:
        super().__init__()
        user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
        digest = hashlib.sha256(f"{user}\0{data.root}".encode()).hexdigest()[:24]
        self._name = f"ownhand-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def told_the_other(self, words: Sequence[str]) -> bool:
        """Pass the words to a window that is open already; when none is, listen from now on.

        Returns:
            whether another window took over.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(json.dumps(list(words)).encode())
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()
            return True
        # A socket that a killed window left behind is in the way of a new one.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return False

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(lambda: self._hear(socket))

    def _hear(self, socket: QLocalSocket) -> None:
        said = bytes(socket.read(_LONGEST_CALL).data())
        socket.deleteLater()
        try:
            words = json.loads(said or b"[]")
        except ValueError:
            return
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            self.called.emit(words)
