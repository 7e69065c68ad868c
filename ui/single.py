"""One window per data directory: a second start raises the first and leaves."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
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
        self._visitors: list[QLocalSocket] = []
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

    @Slot()
    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            visitor = self._server.nextPendingConnection()
            self._visitors.append(visitor)
            visitor.disconnected.connect(self._hear)
            if visitor.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._hear()

    @Slot()
    def _hear(self) -> None:
        """Take the words of those who have left."""
        gone = [v for v in self._visitors if v.state() == QLocalSocket.LocalSocketState.UnconnectedState]
        for visitor in gone:
            self._visitors.remove(visitor)
            said = bytes(visitor.read(_LONGEST_CALL).data())
            visitor.deleteLater()
            words = _words(said)
            if words is not None:
                self.called.emit(words)


def _words(said: bytes) -> list[str] | None:
    """The words of a call, or None when it is none."""
    try:
        words = json.loads(said or b"[]")
    except ValueError:
        return None
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return words
    return None
