import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.engine import protocol
from assistant.engine.client import connect, try_connect, wait_until_gone
from assistant.paths import DataDirectory

SLOW_ENGINE = Path(__file__).with_name("slow_engine.py")
PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def data(tmp_path):
    """An empty data directory; an engine that a test leaves behind is ended."""
    directory = DataDirectory(tmp_path / "data").prepare()
    yield directory
    client = try_connect(directory)
    if client is not None:
        client.stop_engine()


@pytest.fixture
def start(data):
    """Starts the engine with the tests' own methods; returns its process."""
    processes = []

    def start_now():
        process = subprocess.Popen(
            [sys.executable, str(SLOW_ENGINE), "--data", str(data.root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Sources may change while the tests run; that must not look like an upgrade to the client.
            env={**os.environ, "PYTHONPATH": str(PROJECT), "BUILD_OF_THE_TESTS": protocol.build()},
        )
        processes.append(process)
        process.report = json.loads(process.stdout.readline() or b"{}")
        return process

    yield start_now
    for process in processes:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
        process.stdout.close()
        process.stderr.close()


@pytest.fixture
def engine(start):
    """The process of a running engine."""
    return start()


@pytest.fixture
def client(engine, data):
    with connect(data) as connected:
        yield connected
    wait = engine.poll()
    if wait is not None:
        wait_until_gone(data)
