"""Selections on X11: reading what another program offers, and offering something ourselves.

Source: "Inter-Client Communication Conventions Manual" 2.0, section 2 (peer-to-peer communication by
selections), with its way of passing large values in parts (INCR) and several at once (MULTIPLE).
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from ui.quick.x11.display import (
    ATOM,
    INTEGER,
    NONE,
    PROPERTY_NOTIFY,
    SELECTION_CLEAR,
    SELECTION_NOTIFY,
    SELECTION_REQUEST,
    Display,
)
from ui.quick.x11.wire import Event

_SET_OWNER, _GET_OWNER, _CONVERT = 22, 23, 24
_NEW_VALUE, _DELETED = 0, 1
_PATIENCE_MS = 1500
_PART_BYTES = 1 << 18
_LONGEST_VALUE = 1 << 28


@dataclass(frozen=True, slots=True)
class Offer:
    """One form of what lies in a selection, exactly as the program gave it.

    Attributes:
        target: the form asked for, an atom such as UTF8_STRING or image/png.
        type: the atom the data is said to be.
        width: 8, 16 or 32: bits of one unit of the data.
    """

    target: int
    type: int
    width: int
    data: bytes


Receive = Callable[[Offer | None], None]


@dataclass(slots=True)
class _Reading:
    selection: int
    target: int
    receive: Receive
    parts: bytearray
    growing: bool = False


class SelectionReader(QObject):
    """Reads from selections, one form after the other, never waiting for the program that owns them."""

    def __init__(self, display: Display) -> None:
        super().__init__()
        self._display = display
        self._property = display.atom("_OWNHAND_READ")
        self._waiting: deque[_Reading] = deque()
        self._now: _Reading | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._finish(None))

    def owner(self, selection: int) -> int:
        """The window that owns a selection; 0 when nobody does."""
        reply = self._display.connection.ask(_GET_OWNER, 0, struct.pack("<I", selection))
        return int.from_bytes(reply[8:12], "little")

    def read(self, selection: int, target: int, receive: Receive) -> None:
        """Ask for one form of a selection.

        Args:
            receive: gets it, or None when the owner has it not or does not answer in time.
        """
        self._waiting.append(_Reading(selection, target, receive, bytearray()))
        if self._now is None:
            self._next()

    def forget(self) -> None:
        """Nobody wants what was asked for any more."""
        self._waiting.clear()
        self._now = None
        self._timer.stop()

    def hear(self, event: Event) -> None:
        """Take an event of the display."""
        now = self._now
        if now is None:
            return
        if event.kind == SELECTION_NOTIFY and event.card32(8) == self._display.window:
            if event.card32(12) == now.selection and event.card32(16) == now.target:
                self._begin(event.card32(20))
        elif (
            now.growing
            and event.kind == PROPERTY_NOTIFY
            and event.card32(4) == self._display.window
            and event.card32(8) == self._property
            and event.body[16] == _NEW_VALUE
        ):
            self._grow()

    def _next(self) -> None:
        if not self._waiting:
            return
        self._now = now = self._waiting.popleft()
        window, name = self._display.window, self._property
        self._display.delete_property(window, name)
        body = struct.pack("<IIIII", window, now.selection, now.target, name, 0)
        self._display.connection.send(_CONVERT, 0, body)
        self._timer.start(_PATIENCE_MS)

    def _begin(self, name: int) -> None:
        assert self._now is not None
        if name == NONE:
            self._finish(None)
            return
        found = self._display.read_property(self._display.window, self._property, longest=_LONGEST_VALUE)
        if found.type == self._display.atom("INCR"):
            self._now.growing = True
            self._timer.start(_PATIENCE_MS)
            # Its deletion tells the owner to begin.
            self._display.delete_property(self._display.window, self._property)
            return
        self._display.delete_property(self._display.window, self._property)
        self._finish(Offer(self._now.target, found.type, found.width or 8, found.data))

    def _grow(self) -> None:
        assert self._now is not None
        part = self._display.read_property(
            self._display.window, self._property, delete=True, longest=_LONGEST_VALUE
        )
        self._timer.start(_PATIENCE_MS)
        self._now.parts += part.data
        if not part.data:
            self._finish(Offer(self._now.target, part.type, part.width or 8, bytes(self._now.parts)))
        elif len(self._now.parts) > _LONGEST_VALUE:
            self._finish(None)

    def _finish(self, found: Offer | None) -> None:
        now, self._now = self._now, None
        self._timer.stop()
        if now is not None:
            now.receive(found)
        if self._now is None:
            self._next()


Asked = Callable[[int, int], None]


@dataclass(slots=True)
class _Owned:
    offers: dict[int, Offer]
    since: int
    asked: Asked | None


class SelectionOwner(QObject):
    """Offers something in a selection and hands it out in every form it has.

    One selection can be offered beside others; what is offered stays until another program takes its place.
    """

    def __init__(self, display: Display) -> None:
        super().__init__()
        self._display = display
        self._owned: dict[int, _Owned] = {}
        self._sending: dict[tuple[int, int], bytes] = {}
        self._sent_type: dict[tuple[int, int], tuple[int, int]] = {}

    def offer(self, selection: int, offers: Sequence[Offer], asked: Asked | None = None) -> None:
        """Take a selection and offer something in it.

        Args:
            offers: all forms; none empties the selection.
            asked: gets the window and the target of everybody who took it.
        """
        since = self._display.time()
        owner = self._display.window if offers else NONE
        self._display.connection.send(_SET_OWNER, 0, struct.pack("<III", owner, selection, since))
        if offers:
            self._owned[selection] = _Owned({offer.target: offer for offer in offers}, since, asked)
        else:
            self._owned.pop(selection, None)

    def offers(self, selection: int) -> tuple[Offer, ...] | None:
        """What is offered there by us; None when another program owns it."""
        owned = self._owned.get(selection)
        return None if owned is None else tuple(owned.offers.values())

    def hear(self, event: Event) -> None:
        """Take an event of the display."""
        if event.kind == SELECTION_REQUEST:
            self._answer(event)
        elif event.kind == SELECTION_CLEAR:
            owned = self._owned.get(event.card32(12))
            # The message may be about a time before we took the selection anew.
            if owned is not None and (event.card32(4) - owned.since) & 0xFFFFFFFF < 1 << 31:
                del self._owned[event.card32(12)]
        elif event.kind == PROPERTY_NOTIFY and event.body[16] == _DELETED:
            self._send_part(event.card32(4), event.card32(8))

    def _answer(self, event: Event) -> None:
        time, requestor, selection, target, name = (event.card32(at) for at in (4, 12, 16, 20, 24))
        name = name or target
        owned = self._owned.get(selection)
        done = False
        if owned is not None:
            if target == self._display.atom("MULTIPLE"):
                done = self._answer_several(owned, requestor, name)
            else:
                done = self._give(owned, requestor, target, name)
        reply = struct.pack(
            "<BxHIIIIIxxxxxxxx",
            SELECTION_NOTIFY,
            0,
            time,
            requestor,
            selection,
            target,
            name if done else NONE,
        )
        self._display.send_event(requestor, reply)
        if owned is not None and done and target in owned.offers and owned.asked is not None:
            owned.asked(requestor, target)

    def _answer_several(self, owned: _Owned, requestor: int, name: int) -> bool:
        wanted = self._display.read_property(requestor, name).numbers()
        for at in range(0, len(wanted) - 1, 2):
            if not self._give(owned, requestor, wanted[at], wanted[at + 1]):
                wanted[at + 1] = NONE
        pairs = struct.pack(f"<{len(wanted)}I", *wanted)
        self._display.write_property(requestor, name, self._display.atom("ATOM_PAIR"), 32, pairs)
        return True

    def _give(self, owned: _Owned, requestor: int, target: int, name: int) -> bool:
        atom = self._display.atom
        if target == atom("TARGETS"):
            names = [*owned.offers, atom("TARGETS"), atom("TIMESTAMP"), atom("MULTIPLE")]
            data = struct.pack(f"<{len(names)}I", *names)
            self._display.write_property(requestor, name, ATOM, 32, data)
        elif target == atom("TIMESTAMP"):
            self._display.write_property(requestor, name, INTEGER, 32, struct.pack("<I", owned.since))
        elif target in owned.offers:
            self._hand_out(owned.offers[target], requestor, name)
        else:
            return False
        return True

    def _hand_out(self, offer: Offer, requestor: int, name: int) -> None:
        if len(offer.data) <= min(4 * _PART_BYTES, self._display.connection.longest_data):
            self._display.write_property(requestor, name, offer.type, offer.width, offer.data)
            return
        self._display.watch_properties(requestor)
        self._sending[requestor, name] = offer.data
        self._sent_type[requestor, name] = offer.type, offer.width
        size = struct.pack("<I", len(offer.data))
        self._display.write_property(requestor, name, self._display.atom("INCR"), 32, size)

    def _send_part(self, requestor: int, name: int) -> None:
        """The requestor took one part; an empty one ends the transfer."""
        key = requestor, name
        if key not in self._sending:
            return
        data = self._sending[key]
        type_, width = self._sent_type[key]
        part = data[:_PART_BYTES]
        self._display.write_property(requestor, name, type_, width, part)
        if part:
            self._sending[key] = data[_PART_BYTES:]
        else:
            del self._sending[key], self._sent_type[key]
