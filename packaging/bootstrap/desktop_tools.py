"""What the tests of the window need of the system: Qt's libraries, an X server, a window manager, a tray.

Only for developers and CI, only on Debian and its kin, and only for somebody who may install: everywhere else
those tests skip and say why.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence

from bootstrap.screen import Screen

LIBRARIES = (
    "libegl1", "libgl1", "libxkbcommon0", "libxkbcommon-x11-0", "libdbus-1-3", "libfontconfig1",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1",
)  # fmt: skip
PROGRAMS = ("xvfb", "openbox", "trayer", "xdotool", "xclip", "xterm", "dbus-daemon")
PATIENCE_SECONDS = 300.0

Call = Callable[[Sequence[str], Mapping[str, str]], tuple[int, str]]


def call(command: Sequence[str], env: Mapping[str, str]) -> tuple[int, str]:
    """Run a command of the system; exit status and output. Too long is a failure."""
    try:
        done = subprocess.run(
            command,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return 1, str(fault)
    return done.returncode, done.stdout + done.stderr


def install(
    screen: Screen,
    env: Mapping[str, str],
    run: Call = call,
    which: Callable[[str], str | None] = shutil.which,
    user: Callable[[], int] | None = None,
) -> None:
    """Install what is missing where that is possible; a failure is said and stops nothing."""
    if not (which("apt-get") and which("dpkg-query")):
        return
    wanted = missing(env, run)
    if not wanted:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *wanted]
    if (user or _user)() != 0:
        screen.say("Some tests of the window are left out. To run them all:")
        screen.say(f"    sudo {' '.join(command)}")
        return
    screen.say(f"== system packages for the tests of the window ({len(wanted)})")
    quiet = {**env, "DEBIAN_FRONTEND": "noninteractive"}
    status, said = run(command, quiet)
    if status:
        # A bare machine knows no packages at all until its lists are fetched.
        run(["apt-get", "update"], quiet)
        status, said = run(command, quiet)
    if status:
        last = next((line for line in reversed(said.splitlines()) if line.strip()), "no reason given")
        screen.say(f"They could not be installed, so some tests are left out: {last}")


def _user() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else -1


def missing(env: Mapping[str, str], run: Call = call) -> list[str]:
    """The packages that are not installed."""
    form = "${Package} ${db:Status-Status}\n"
    _status, said = run(["dpkg-query", "-W", "-f", form, *LIBRARIES, *PROGRAMS], env)
    there = {line.split()[0] for line in said.splitlines() if line.split()[1:] == ["installed"]}
    return [name for name in (*LIBRARIES, *PROGRAMS) if name not in there]
