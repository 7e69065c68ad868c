"""A real engine with a few more methods, so that tests can hold, break and interrupt it."""

import os
import sys
import time

from assistant.safety.network import enter_jail

jail = enter_jail()

from assistant.engine import methods, protocol  # noqa: E402
from assistant.engine.start import run  # noqa: E402
from assistant.errors import KnownError  # noqa: E402


def nap(_workshop, call):
    """Sleep in small steps, looking at the flag as every job must."""
    until = time.monotonic() + call.params.number("seconds")
    done = 0
    while time.monotonic() < until:
        call.stop_if_cancelled()
        time.sleep(0.005)
        done += 1
        call.progress("nap", done)
        call.send_text("z")
    return {"slept": True}


def stuck(_workshop, call):
    """A job in native code that doesn't look at its flag."""
    time.sleep(call.params.number("seconds"))
    return {}


def broken(_workshop, _call):
    raise ValueError("secret words of the user")


def refused(_workshop, _call):
    raise KnownError("no-luck", "This did not work.", "Try later.")


def full(_workshop, _call):
    raise OSError(28, "No space left on device")


def damaged(_workshop, _call):
    import sqlite3

    fault = sqlite3.DatabaseError("secret words of the user")
    fault.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    raise fault


def echo(_workshop, call):
    return {"text": call.params.text("text")}


def unprintable(_workshop, _call):
    return {"bytes": b"not for JSON"}


more = {
    "nap": methods.Method("reading", "x:nap"),
    "nap.model": methods.Method("model", "x:nap"),
    "nap.alone": methods.Method("library", "x:nap", alone=True),
    "stuck": methods.Method("model", "x:stuck"),
    "broken": methods.Method("reading", "x:broken"),
    "refused": methods.Method("reading", "x:refused"),
    "full": methods.Method("reading", "x:full"),
    "damaged": methods.Method("reading", "x:damaged"),
    "echo": methods.Method("reading", "x:echo"),
    "unprintable": methods.Method("reading", "x:unprintable"),
}
ordinary_load = methods.Method.load


def load(self):
    module, function = self.place.split(":")
    return globals()[function] if module == "x" else ordinary_load(self)


protocol.build = lambda: os.environ["BUILD_OF_THE_TESTS"]
methods.TABLE = {**methods.TABLE, **more}
methods.Method.load = load
sys.exit(run(sys.argv[1:], jail))
