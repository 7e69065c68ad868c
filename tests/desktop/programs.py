"""Real programs for the tests of the desktop: an X server without a screen, a window manager, a tray, other programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest

PATIENCE_SECONDS = 40.0
SCREEN = "1280x800x24"


def needs(*programs: str) -> None:
    """Skip the test where a program is not installed."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")


@contextmanager
def running(command: Sequence[str], **options) -> Iterator[subprocess.Popen]:
    """A program that ends with the test."""
    options.setdefault("stdout", subprocess.DEVNULL)
    options.setdefault("stderr", subprocess.DEVNULL)
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def x_server() -> Iterator[str]:
    """An X server of its own; gives its display, e.g. ``:4``."""
    needs("Xvfb")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    with running(command, pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"


def wait_until(condition: Callable[[], object], what: str, seconds: float = PATIENCE_SECONDS):
    """Wait for something that other processes bring about; gives what the condition gave."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = condition()
        if found:
            return found
        time.sleep(0.03)
    raise AssertionError(f"did not come to pass in {seconds:.0f} s: {what}")


def output(command: Sequence[str], display: str, data: bytes | None = None) -> bytes:
    """What a program says on its output; b"" when it fails."""
    done = subprocess.run(
        command,
        env={**os.environ, "DISPLAY": display},
        input=data,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    return done.stdout if done.returncode == 0 else b""
