"""The session's message bus without waiting: calls whose answers come later, and signals.

Qt's own D-Bus classes can't say ``a(sa{sv})`` from Python and end the process over a wrong type, so the words
come from jeepney, and Qt only watches the socket.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

Receive = Callable[["Answer"], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        error: the name of the error; "" when it went well.
    """

    body: tuple[Any, ...]
    error: str = ""


class Bus(QObject):
    """One connection to the bus of the user's session.

    Raises:
        OSError: there is no bus.
    """

    def __init__(self) -> None:
        super().__init__()
        try:
            self._connection: DBusConnection = open_dbus_connection(bus="SESSION")
        except (KeyError, ValueError, EOFError) as fault:
            raise OSError("no message bus") from fault
        self._waiting: dict[int, Receive] = {}
        self._listening: list[tuple[MatchRule, Receive]] = []
        self._notifier: QSocketNotifier | None = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._hear_all)

    @property
    def name(self) -> str:
        """Our own name on the bus, e.g. ``:1.42``."""
        return str(self._connection.unique_name)

    def call(
        self, address: DBusAddress, method: str, signature: str, body: tuple[Any, ...], receive: Receive
    ) -> None:
        """Call a method; ``receive`` gets the answer, also when it is an error."""
        serial = next(self._connection.outgoing_serial)
        self._waiting[serial] = receive
        message = new_method_call(address, method, signature or None, body)
        try:
            self._connection.send_message(message, serial=serial)
        except OSError:
            self._lose()

    def listen(self, interface: str, member: str, path: str | None, receive: Receive) -> None:
        """Hear a signal, from now until the end."""
        rule = MatchRule(type="signal", interface=interface, member=member, path=path)
        self._listening.append((rule, receive))
        message = message_bus.AddMatch(rule)
        self._connection.send_message(message, serial=next(self._connection.outgoing_serial))

    def close(self) -> None:
        """Leave the bus."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
            self._connection.close()

    def _hear_all(self) -> None:
        while self._notifier is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, EOFError, ConnectionError):
                self._lose()
                return
            self._hear(message)

    def _hear(self, message: Message) -> None:
        kind = message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            receive = self._waiting.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
            if receive is not None:
                error = "" if kind == MessageType.method_return else _error_of(message)
                receive(Answer(tuple(message.body), error))
        elif kind == MessageType.signal:
            for rule, receive in list(self._listening):
                if rule.matches(message):
                    receive(Answer(tuple(message.body)))

    def _lose(self) -> None:
        """The bus is gone: nobody who waits shall wait for ever."""
        self.close()
        waiting, self._waiting = list(self._waiting.values()), {}
        for receive in waiting:
            receive(Answer((), "org.freedesktop.DBus.Error.Disconnected"))


def _error_of(message: Message) -> str:
    return str(message.header.fields.get(HeaderFields.error_name, "unknown"))
