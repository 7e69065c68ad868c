"""A connection to an X server: requests, replies and events as the X11 core protocol lays them down.

Source: "X Window System Protocol", X Consortium Standard, version 11, and the specifications of the
extensions BIG-REQUESTS, XTEST and X-Resource 1.2. All numbers are little-endian, as asked for at the start.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PATIENCE_SECONDS = 2.0
_MAGIC = b"MIT-MAGIC-COOKIE-1"
_EVENT_BYTES = 32
_GENERIC_EVENT = 35
_LOCAL_FAMILY, _WILD_FAMILY = 256, 65535


class X11Error(Exception):
    """The connection could not be made, is lost, or the server refused a request.

    Attributes:
        code: the server's error code, e.g. 10 for "access", 3 for "no such window"; 0 for a lost connection.
    """

    def __init__(self, sentence: str, code: int = 0) -> None:
        super().__init__(sentence)
        self.code = code


BAD_WINDOW, BAD_ACCESS = 3, 10


@dataclass(frozen=True, slots=True)
class Address:
    """Where a display is, from a text such as ``:1``, ``unix:1.0`` or ``host:10.0``."""

    host: str
    display: int
    screen: int

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read the value of ``DISPLAY``.

        Raises:
            X11Error: it names no display.
        """
        host, colon, rest = text.rpartition(":")
        display, _, screen = rest.partition(".")
        if not colon or not display.isdecimal() or not (screen or "0").isdecimal() or len(rest) > 12:
            raise X11Error("DISPLAY names no display")
        return cls("" if host == "unix" else host, int(display), int(screen or 0))


@dataclass(frozen=True, slots=True)
class Event:
    """One event, 32 bytes or more; ``kind`` without the mark of events that other clients sent."""

    kind: int
    body: bytes

    def card32(self, offset: int) -> int:
        """The number at an offset."""
        return int.from_bytes(self.body[offset : offset + 4], "little")

    def card16(self, offset: int) -> int:
        """The short number at an offset."""
        return int.from_bytes(self.body[offset : offset + 2], "little")


@dataclass(frozen=True, slots=True)
class Setup:
    """What the server said at the start."""

    resource_base: int
    resource_mask: int
    root: int
    lowest_keycode: int
    highest_keycode: int
    longest_request: int


@dataclass(frozen=True, slots=True)
class Extension:
    """Where an extension's requests and events begin."""

    opcode: int
    first_event: int


class Connection:
    """One connection; not for several threads.

    Requests return at once; ``ask`` waits for a reply, for at most ``PATIENCE_SECONDS``. Events that come in
    between are kept for ``events``.
    """

    def __init__(self, address: Address) -> None:
        self._socket = _open(address)
        self._sequence = 0
        self._buffer = bytearray()
        self._events: deque[Event] = deque()
        self._replies: dict[int, bytes | X11Error] = {}
        self._awaited: set[int] = set()
        self._resources = 0
        self.setup = self._greet(address)
        self._longest = self.setup.longest_request * 4
        self._raise_longest()

    @property
    def descriptor(self) -> int:
        """To be watched: readable when something came."""
        return self._socket.fileno()

    @property
    def longest_data(self) -> int:
        """Bytes that fit into one request besides its head."""
        return self._longest - 64

    def close(self) -> None:
        """Leave the server; everything made on this connection goes with it."""
        self._socket.close()

    def new_id(self) -> int:
        """An identity for a window of ours."""
        self._resources += 1
        return self.setup.resource_base | self._resources

    def send(self, opcode: int, data: int, body: bytes) -> int:
        """Send one request.

        Args:
            opcode: of the request, or of the extension.
            data: the byte after it.
            body: everything after the length.

        Returns:
            its sequence number.

        Raises:
            X11Error: the connection is lost.
        """
        body += b"\0" * (-len(body) % 4)
        units = 1 + len(body) // 4
        if units <= 0xFFFF:
            head = struct.pack("<BBH", opcode, data, units)
        else:
            head = struct.pack("<BBHI", opcode, data, 0, units + 1)
        try:
            self._socket.sendall(head + body)
        except OSError as fault:
            raise X11Error("the X server is gone") from fault
        self._sequence += 1
        return self._sequence

    def ask(self, opcode: int, data: int, body: bytes) -> bytes:
        """Send one request and wait for its reply.

        Raises:
            X11Error: the server refused, did not answer in time, or is gone.
        """
        sequence = self.send(opcode, data, body)
        self._awaited.add(sequence)
        self._read_until(lambda: sequence in self._replies)
        reply = self._replies.pop(sequence)
        if isinstance(reply, X11Error):
            raise reply
        return reply

    def check(self, opcode: int, data: int, body: bytes) -> None:
        """Send one request that has no reply, and make sure that the server took it.

        Raises:
            X11Error: the server refused.
        """
        sequence = self.send(opcode, data, body)
        self._awaited.add(sequence)
        # A request with a reply that follows tells that the one before was worked on.
        self.ask(GET_INPUT_FOCUS, 0, b"")
        self._awaited.discard(sequence)
        fault = self._replies.pop(sequence, None)
        if isinstance(fault, X11Error):
            raise fault

    def events(self) -> list[Event]:
        """Everything that came, without waiting.

        Raises:
            X11Error: the server is gone.
        """
        while select.select([self._socket], [], [], 0)[0]:
            self._receive()
        found = list(self._events)
        self._events.clear()
        return found

    def wait_for(self, wanted: Callable[[Event], bool]) -> Event:
        """The first event that is wanted; others are kept.

        Raises:
            X11Error: it did not come in time.
        """
        found: list[Event] = []

        def came() -> bool:
            found.extend(event for event in self._events if wanted(event))
            return bool(found)

        self._read_until(came)
        self._events.remove(found[0])
        return found[0]

    def _read_until(self, done: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not done():
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._socket], [], [], left)[0]:
                raise X11Error("the X server does not answer")
            self._receive()

    def _receive(self) -> None:
        try:
            piece = self._socket.recv(1 << 18)
        except OSError as fault:
            raise X11Error("the X server is gone") from fault
        if not piece:
            raise X11Error("the X server is gone")
        self._buffer += piece
        while self._take_one():
            pass

    def _take_one(self) -> bool:
        """Sort one whole message of the buffer; False when there is none."""
        if len(self._buffer) < _EVENT_BYTES:
            return False
        kind = self._buffer[0]
        length = _EVENT_BYTES
        if kind == 1 or kind & 0x7F == _GENERIC_EVENT:
            length += 4 * int.from_bytes(self._buffer[4:8], "little")
        if len(self._buffer) < length:
            return False
        message = bytes(self._buffer[:length])
        del self._buffer[:length]
        sequence = self._whole_sequence(int.from_bytes(message[2:4], "little"))
        if kind > 1:
            self._events.append(Event(kind & 0x7F, message))
        elif sequence in self._awaited:
            self._awaited.discard(sequence)
            refused = X11Error("the X server refused a request", message[1])
            self._replies[sequence] = message if kind == 1 else refused
        return True

    def _whole_sequence(self, short: int) -> int:
        """The server sends the last 16 bits of a sequence number."""
        whole = (self._sequence & ~0xFFFF) | short
        return whole - 0x10000 if whole > self._sequence else whole

    def _greet(self, address: Address) -> Setup:
        cookie = _cookie(address)
        name = _MAGIC if cookie else b""
        hello = struct.pack("<BxHHHHxx", 0x6C, 11, 0, len(name), len(cookie))
        try:
            self._socket.sendall(hello + _padded(name) + _padded(cookie))
            head = self._exactly(8)
            body = self._exactly(4 * int.from_bytes(head[6:8], "little"))
        except OSError as fault:
            raise X11Error("the X server does not answer") from fault
        if head[0] != 1:
            raise X11Error("the X server refuses the connection")
        return _setup(body, address.screen)

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            piece = self._socket.recv(count - len(found))
            if not piece:
                raise X11Error("the X server ended the connection")
            found += piece
        return found

    def _raise_longest(self) -> None:
        extension = self.extension("BIG-REQUESTS")
        if extension is not None:
            reply = self.ask(extension.opcode, 0, b"")
            self._longest = int.from_bytes(reply[8:12], "little") * 4

    def extension(self, name: str) -> Extension | None:
        """An extension of the protocol; None when the server has it not."""
        body = struct.pack("<Hxx", len(name)) + name.encode("ascii")
        reply = self.ask(QUERY_EXTENSION, 0, body)
        return Extension(reply[9], reply[10]) if reply[8] else None


GET_INPUT_FOCUS = 43
QUERY_EXTENSION = 98


def _open(address: Address) -> socket.socket:
    try:
        if address.host:
            return socket.create_connection((address.host, 6000 + address.display), PATIENCE_SECONDS)
        made = socket.socket(socket.AF_UNIX)
        made.settimeout(PATIENCE_SECONDS)
        path = f"/tmp/.X11-unix/X{address.display}"  # noqa: S108 - fixed by the X server
        try:
            made.connect(path)
        except OSError:
            made.connect("\0" + path)
        return made
    except OSError as fault:
        raise X11Error("there is no X server at this display") from fault


def _cookie(address: Address) -> bytes:
    """The key of this display from the user's authority file; b"" when there is none."""
    place = os.environ.get("XAUTHORITY") or str(Path.home() / ".Xauthority")
    try:
        content = Path(place).read_bytes()
    except OSError:
        return b""
    return find_cookie(content, address, socket.gethostname())


def find_cookie(content: bytes, address: Address, hostname: str) -> bytes:
    """The key of a display in an authority file; b"" when it holds none.

    Args:
        content: the file: entries of a family and four counted texts, big-endian.
    """
    at = 0
    while at + 2 <= len(content):
        family = int.from_bytes(content[at : at + 2], "big")
        at += 2
        texts = []
        for _ in range(4):
            length = int.from_bytes(content[at : at + 2], "big")
            texts.append(content[at + 2 : at + 2 + length])
            at += 2 + length
        if at > len(content):
            return b""
        host, number, name, key = texts
        here = family == _WILD_FAMILY or (
            host == hostname.encode() if not address.host else family != _LOCAL_FAMILY
        )
        if name == _MAGIC and here and number in (b"", str(address.display).encode()):
            return key
    return b""


def _setup(body: bytes, screen: int) -> Setup:
    try:
        base, mask, _motion, vendor, longest, screens, formats = struct.unpack_from("<4xIIIHHBB", body)
        lowest, highest = body[26], body[27]
        at = 32 + vendor + (-vendor % 4) + 8 * formats
        for number in range(screens):
            root = int.from_bytes(body[at : at + 4], "little")
            if number == screen:
                return Setup(base, mask, root, lowest, highest, longest)
            depths = body[at + 39]
            at += 40
            for _ in range(depths):
                at += 8 + 24 * int.from_bytes(body[at + 2 : at + 4], "little")
    except (struct.error, IndexError) as fault:
        raise X11Error("the X server's greeting can't be understood") from fault
    raise X11Error("the display has no such screen")


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
