"""Both ends of the socket prove that they know the key without sending it: HMAC-SHA256 over fresh numbers."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from multiprocessing.connection import Connection

KEY_BYTES = 32
_NUMBER_BYTES = 32
_PATIENCE_SECONDS = 10.0


class HandshakeFailed(OSError):
    """The other side doesn't know the key, or is no engine or client at all."""


def greet_client(connection: Connection, key: bytes) -> None:
    """The engine's half.

    Raises:
        HandshakeFailed: the connection must be closed.
    """
    number = secrets.token_bytes(_NUMBER_BYTES)
    connection.send_bytes(number)
    answer = _receive(connection, 2 * _NUMBER_BYTES)
    if not hmac.compare_digest(answer[_NUMBER_BYTES:], _proof(key, b"client", number)):
        raise HandshakeFailed("wrong key")
    connection.send_bytes(_proof(key, b"engine", answer[:_NUMBER_BYTES]))


def greet_engine(connection: Connection, key: bytes) -> None:
    """The client's half.

    Raises:
        HandshakeFailed: the connection must be closed.
    """
    number = secrets.token_bytes(_NUMBER_BYTES)
    connection.send_bytes(number + _proof(key, b"client", _receive(connection, _NUMBER_BYTES)))
    if not hmac.compare_digest(_receive(connection, _NUMBER_BYTES), _proof(key, b"engine", number)):
        raise HandshakeFailed("wrong key")


def _proof(key: bytes, role: bytes, number: bytes) -> bytes:
    return hmac.new(key, role + number, hashlib.sha256).digest()


def _receive(connection: Connection, length: int) -> bytes:
    if not connection.poll(_PATIENCE_SECONDS):
        raise HandshakeFailed("no answer")
    try:
        received = connection.recv_bytes(length)
    except EOFError as fault:
        raise HandshakeFailed("closed") from fault
    if len(received) != length:
        raise HandshakeFailed("wrong length")
    return received
