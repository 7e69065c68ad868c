"""Windows, properties, focus and processes of a display, on top of the wire."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from ui.quick.x11.wire import Connection, Event, X11Error

NONE = 0
CURRENT_TIME = 0
ATOM, INTEGER, STRING = 4, 19, 31

PROPERTY_NOTIFY, SELECTION_CLEAR, SELECTION_REQUEST, SELECTION_NOTIFY = 28, 29, 30, 31
KEY_PRESS, MAPPING_NOTIFY = 2, 34
CLIENT_MESSAGE = 33

_CREATE_WINDOW, _CHANGE_ATTRIBUTES, _INTERN_ATOM, _GET_ATOM_NAME = 1, 2, 16, 17
_CHANGE_PROPERTY, _DELETE_PROPERTY, _GET_PROPERTY = 18, 19, 20
_SEND_EVENT, _QUERY_POINTER, _SET_FOCUS, _GET_FOCUS = 25, 38, 42, 43
_EVENT_MASK = 1 << 11
_PROPERTY_CHANGE = 1 << 22
_SUBSTRUCTURE = (1 << 19) | (1 << 20)
_INPUT_ONLY = 2
_ANY_TYPE = 0
_QUERY_CLIENT_IDS = 4
_PID_MASK = 2
_FROM_A_PAGER = 2
_SELECT_SELECTION_INPUT = 2


@dataclass(frozen=True, slots=True)
class Property:
    """The value of a property.

    Attributes:
        width: 8, 16 or 32: bits of one unit.
        left: bytes that did not come with this reply.
    """

    type: int
    width: int
    data: bytes
    left: int

    def numbers(self) -> list[int]:
        """The value as numbers of 32 bits; [] when it is none."""
        if self.width != 32:
            return []
        return list(struct.unpack(f"<{len(self.data) // 4}I", self.data[: len(self.data) // 4 * 4]))


class Display:
    """A display with one small invisible window of ours.

    Attributes:
        window: ours; selections are owned by it and arrive in it.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.root = connection.setup.root
        self._atoms: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._resources = connection.extension("X-Resource")
        self._fixes = connection.extension("XFIXES")
        self.window = connection.new_id()
        body = struct.pack(
            "<IIhhHHHHIII",
            self.window,
            self.root,
            -1,
            -1,
            1,
            1,
            0,
            _INPUT_ONLY,
            0,
            _EVENT_MASK,
            _PROPERTY_CHANGE,
        )
        connection.send(_CREATE_WINDOW, 0, body)

    def atom(self, name: str) -> int:
        """The number the server has for a name."""
        if name not in self._atoms:
            raw = name.encode("latin-1", "replace")
            reply = self.connection.ask(_INTERN_ATOM, 0, struct.pack("<Hxx", len(raw)) + raw)
            self._atoms[name] = int.from_bytes(reply[8:12], "little")
        return self._atoms[name]

    def name(self, atom: int) -> str:
        """The name of a number; "" when the server has none."""
        if atom not in self._names:
            try:
                reply = self.connection.ask(_GET_ATOM_NAME, 0, struct.pack("<I", atom))
            except X11Error as fault:
                if not fault.code:
                    raise
                return ""
            length = int.from_bytes(reply[8:10], "little")
            self._names[atom] = reply[32 : 32 + length].decode("latin-1")
        return self._names[atom]

    def read_property(self, window: int, name: int, delete: bool = False, longest: int = 1 << 24) -> Property:
        """A property of a window; an empty one when it has it not.

        Raises:
            X11Error: there is no such window.
        """
        body = struct.pack("<IIIII", window, name, _ANY_TYPE, 0, longest // 4)
        reply = self.connection.ask(_GET_PROPERTY, int(delete), body)
        width = reply[1]
        type_, left, units = struct.unpack_from("<III", reply, 8)
        return Property(type_, width, reply[32 : 32 + units * width // 8], left)

    def write_property(self, window: int, name: int, type_: int, width: int, data: bytes) -> None:
        """Set a property of a window; the server's refusal is not waited for."""
        units = len(data) * 8 // width
        head = struct.pack("<IIIBxxxI", window, name, type_, width, units)
        self.connection.send(_CHANGE_PROPERTY, 0, head + data)

    def delete_property(self, window: int, name: int) -> None:
        """Take a property of a window away."""
        self.connection.send(_DELETE_PROPERTY, 0, struct.pack("<II", window, name))

    def watch_properties(self, window: int) -> None:
        """Hear of changes of the properties of another program's window."""
        self.connection.send(
            _CHANGE_ATTRIBUTES, 0, struct.pack("<III", window, _EVENT_MASK, _PROPERTY_CHANGE)
        )

    def time(self) -> int:
        """The server's time, in milliseconds."""
        name = self.atom("_OWNHAND_TIME")
        self.write_property(self.window, name, INTEGER, 32, b"")
        event = self.connection.wait_for(
            lambda event: (
                event.kind == PROPERTY_NOTIFY and event.card32(4) == self.window and event.card32(8) == name
            )
        )
        return event.card32(12)

    def watch_selection(self, selection: int) -> bool:
        """Hear of every change of a selection's owner; False when the server tells none."""
        if self._fixes is None:
            return False
        self.connection.ask(self._fixes.opcode, 0, struct.pack("<II", 1, 0))
        body = struct.pack("<III", self.window, selection, 1)
        self.connection.send(self._fixes.opcode, _SELECT_SELECTION_INPUT, body)
        return True

    def new_owner(self, event: Event) -> tuple[int, int] | None:
        """The selection and its new owner, when an event tells of one."""
        if self._fixes is None or event.kind != self._fixes.first_event:
            return None
        return event.card32(12), event.card32(8)

    def focus(self) -> int:
        """The window that gets the keys; 0 or 1 when there is none."""
        return int.from_bytes(self.connection.ask(_GET_FOCUS, 0, b"")[8:12], "little")

    def active_window(self) -> int:
        """The program's window in front, as the window manager says; 0 when it says nothing."""
        try:
            found = self.read_property(self.root, self.atom("_NET_ACTIVE_WINDOW")).numbers()
        except X11Error:
            return NONE
        return found[0] if found else NONE

    def exists(self, window: int) -> bool:
        """Whether a window is still there."""
        try:
            self.read_property(window, self.atom("WM_STATE"), longest=4)
        except X11Error as fault:
            if not fault.code:
                raise
            return False
        return True

    def has_window_manager(self) -> bool:
        """Whether somebody listens to wishes about windows."""
        return bool(self.read_property(self.root, self.atom("_NET_SUPPORTING_WM_CHECK")).numbers())

    def activate(self, window: int, time: int) -> None:
        """Bring a window to the front and give it the keys.

        Args:
            time: of the user's key press; an older one would be refused as an intrusion.
        """
        if self.has_window_manager():
            data = struct.pack("<IIIII", _FROM_A_PAGER, time, NONE, 0, 0)
            event = (
                struct.pack("<BBHII", CLIENT_MESSAGE, 32, 0, window, self.atom("_NET_ACTIVE_WINDOW")) + data
            )
            self.send_event(self.root, event, _SUBSTRUCTURE)
        else:
            # Focus goes back to the parent when the window is taken away.
            self.connection.send(_SET_FOCUS, 2, struct.pack("<II", window, time))

    def send_event(self, window: int, event: bytes, mask: int = 0) -> None:
        """Send an event of 32 bytes to another program."""
        self.connection.send(_SEND_EVENT, 0, struct.pack("<II", window, mask) + event)

    def held_modifiers(self) -> int:
        """The modifiers that are held down, as the protocol's mask."""
        reply = self.connection.ask(_QUERY_POINTER, 0, struct.pack("<I", self.root))
        return int.from_bytes(reply[24:26], "little") & 0xFF

    def program_class(self, window: int) -> str:
        """The class of the program that a window belongs to, in lower case; "" when it does not say."""
        try:
            raw = self.read_property(window, self.atom("WM_CLASS"), longest=1024).data
        except X11Error:
            return ""
        return raw.split(b"\0")[-2].decode("latin-1").lower() if raw.count(b"\0") >= 2 else ""

    def same_program(self, one: int, other: int) -> bool:
        """Whether two windows belong to one program: to one connection, or to one process."""
        mask = ~self.connection.setup.resource_mask
        if one & mask == other & mask:
            return True
        process = self._process(one)
        return process != 0 and process == self._process(other)

    def _process(self, window: int) -> int:
        """The process behind a window; 0 when the server can't tell, as for another computer."""
        if self._resources is None:
            return 0
        try:
            body = struct.pack("<III", 1, window, _PID_MASK)
            reply = self.connection.ask(self._resources.opcode, _QUERY_CLIENT_IDS, body)
        except X11Error as fault:
            if not fault.code:
                raise
            return 0
        found = int.from_bytes(reply[8:12], "little")
        return int.from_bytes(reply[44:48], "little") if found and len(reply) >= 48 else 0
