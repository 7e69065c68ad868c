# ruff: noqa: E402
"""The portal's key over a real message bus, with a portal of our own at the other end."""

import os
import shutil
import subprocess
import threading

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

from ui.quick.bus import Bus
from ui.quick.hotkey import Hotkey
from ui.quick.portal import PortalKey, spelled

KEY = Hotkey.parse("Ctrl+Alt+R")
DESKTOP = "/org/freedesktop/portal/desktop"
REQUEST = "org.freedesktop.portal.Request"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"


@pytest.fixture(scope="module")
def address():
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()


class FakePortal(threading.Thread):
    """Grants the key, or answers every request with a code; keeps what was asked."""

    def __init__(self, address, code=0, knows_shortcuts=True):
        super().__init__()
        self.code, self.knows_shortcuts = code, knows_shortcuts
        self.asked = []
        self._ended = threading.Event()
        self.bus = open_dbus_connection(bus=address)
        self.bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))

    def run(self):
        while not self._ended.is_set():
            try:
                message = self.bus.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type == MessageType.method_call:
                self._answer(message)
        self.bus.close()

    def end(self):
        self._ended.set()
        self.join()

    def press(self, session, token="tok"):
        address = DBusAddress(DESKTOP, interface=SHORTCUTS)
        options = {"activation_token": ("s", token)}
        self.bus.send(new_signal(address, "Activated", "osta{sv}", (session, "rewrite", 1, options)))

    def _answer(self, message):
        fields = message.header.fields
        member = fields[HeaderFields.member]
        self.asked.append((member, message.body))
        if member == "Register" or not self.knows_shortcuts:
            self.bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        options = message.body[-1]
        sender = fields[HeaderFields.sender].lstrip(":").replace(".", "_")
        path = f"{DESKTOP}/request/{sender}/{options['handle_token'][1]}"
        results = {"session_handle": ("s", f"{DESKTOP}/session/{sender}/one")}
        if member == "BindShortcuts":
            given = {"trigger_description": ("s", "Press Ctrl+Alt+R")}
            results = {"shortcuts": ("a(sa{sv})", [("rewrite", given)])}
        # The result comes before the call returns, as portals may do it.
        address = DBusAddress(path, interface=REQUEST)
        self.bus.send(new_signal(address, "Response", "ua{sv}", (self.code, {} if self.code else results)))
        self.bus.send(new_method_return(message, "o", (path,)))


@pytest.fixture
def portal(address, request):
    made = FakePortal(address, **getattr(request, "param", {}))
    made.start()
    yield made
    made.end()


@pytest.fixture
def bus(qapp, address, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    made = Bus()
    yield made
    made.close()


def test_the_portal_gives_a_key_and_tells_when_it_is_pressed(qtbot, portal, bus):
    key = PortalKey(bus)
    with qtbot.waitSignal(key.changed, timeout=5000) as changed:
        key.register(KEY)
    assert changed.args[0].works
    assert changed.args[0].shown == "Press Ctrl+Alt+R"
    session, shortcuts, _parent, _options = dict(portal.asked)["BindShortcuts"]
    assert shortcuts[0][0] == "rewrite"
    assert shortcuts[0][1]["preferred_trigger"] == ("s", "CTRL+ALT+r")
    with qtbot.waitSignal(key.pressed, timeout=5000) as pressed:
        portal.press(session)
    assert pressed.args == ["tok"]
    with qtbot.assertNotEmitted(key.pressed, wait=200):
        portal.press(f"{DESKTOP}/session/somebody/else")


@pytest.mark.parametrize(
    ("portal", "reason"),
    [({"code": 1}, "no-permission"), ({"code": 2}, "not-here"), ({"knows_shortcuts": False}, "not-here")],
    indirect=["portal"],
)
def test_a_portal_that_gives_no_key_is_told_with_a_reason(qtbot, portal, bus, reason):
    key = PortalKey(bus)
    with qtbot.waitSignal(key.changed, timeout=5000) as changed:
        key.register(KEY)
    assert (changed.args[0].works, changed.args[0].reason) == (False, reason)


def test_a_desktop_without_a_portal_is_told(qtbot, bus):
    key = PortalKey(bus)
    with qtbot.waitSignal(key.changed, timeout=5000) as changed:
        key.register(KEY)
    assert changed.args[0].reason == "not-here"


def test_without_a_bus_the_desktop_still_works(qtbot, qapp, monkeypatch):
    from ui.quick.wayland import WaylandDesktop

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    desktop = WaylandDesktop()
    with qtbot.waitSignal(desktop.key_changed) as changed:
        desktop.register(KEY)
    assert changed.args[0].reason == "not-here"
    with qtbot.waitSignal(desktop.captured, timeout=5000) as captured:
        desktop.capture("clipboard")
    assert captured.args[0].origin == "clipboard"
    with qtbot.waitSignal(desktop.replaced) as replaced:
        desktop.replace("new words")
    assert replaced.args[0].reason == "by-hand"
    desktop.close()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"]


@pytest.mark.parametrize(
    ("keys", "words"), [("Ctrl+Alt+R", "CTRL+ALT+r"), ("Meta+Space", "LOGO+space"), ("Shift+F9", "SHIFT+F9")]
)
def test_keys_are_spelled_as_the_specification_has_it(keys, words):
    assert spelled(Hotkey.parse(keys)) == words
