"""An X server for the tests of this package, and the display that they speak to it over."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.desktop.programs import needs, x_server
from ui.quick.x11.display import Display
from ui.quick.x11.wire import Address, Connection


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """An X server without a window manager."""
    with x_server() as display:
        yield display


@pytest.fixture
def display(qapp, server: str) -> Iterator[Display]:
    """A connection of our own to it."""
    made = Display(Connection(Address.parse(server)))
    yield made
    made.connection.close()


@pytest.fixture
def xclip(server: str) -> Iterator[Callable]:
    """Another program that offers and takes selections: ``xclip(data, "-selection", "primary")``."""
    needs("xclip")
    started: list[subprocess.Popen] = []
    environment = {**os.environ, "DISPLAY": server}

    def run(data: bytes | None, *arguments: str) -> bytes | None:
        if data is None:
            done = subprocess.run(
                ["xclip", "-o", *arguments], env=environment, capture_output=True, timeout=20
            )
            return done.stdout if done.returncode == 0 else None
        process = subprocess.Popen(
            ["xclip", "-i", "-quiet", *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        started.append(process)
        assert process.stdin is not None
        process.stdin.write(data)
        process.stdin.close()
        return None

    yield run
    for process in started:
        process.terminate()
        process.wait()
