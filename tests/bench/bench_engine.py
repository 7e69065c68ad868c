"""Start of the command line and the engine, a round trip, cancelling, and memory idle and loaded."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from assistant.engine.client import Client, connect
from assistant.errors import Cancelled, KnownError
from assistant.paths import DataDirectory
from resources import sample
from tests.bench.figures import Figure

ROUNDS = 200


def run(quick: bool) -> list[Figure]:
    """Measure on the sample mailbox, with the installed models (OWNHAND_MODELS)."""
    rounds = 5 if quick else 15
    bare = _median([sys.executable, "-c", "pass"], rounds)
    help_ms = _median([sys.executable, "-m", "assistant.cli", "--help"], rounds)
    figures = [Figure("ownhand --help", help_ms, "ms", "python -c pass", bare)]
    with tempfile.TemporaryDirectory() as folder:
        data = DataDirectory(Path(folder))
        started = time.perf_counter()
        with connect(data) as client:
            figures.append(Figure("engine start, until it answers", _since(started), "ms"))
            try:
                figures += _measure(client, data)
            finally:
                client.stop_engine()
    return figures


def _measure(client: Client, data: DataDirectory) -> list[Figure]:
    figures = [Figure("memory of the engine, idle", _memory(client), "MB", note="nothing loaded")]
    figures.append(Figure("round trip of a request", _each(lambda: client.call("engine.hello")), "ms"))
    command = [sys.executable, "-m", "assistant.cli", "--data", str(data.root), "drafts", "--json"]
    figures.append(Figure("ownhand drafts, engine running", _median(command, 5), "ms"))
    client.call("add", {"paths": [str(sample.MAIL)]})
    figures.append(Figure("memory, library and embedding model", _memory(client), "MB"))
    client.call("search", {"query": "seal"})
    figures.append(
        Figure(
            "search, through the engine", _each(lambda: client.call("search", {"query": "seal"}), 20), "ms"
        )
    )
    try:
        client.call("draft", {"to": ["a@example.org"], "points": ["the seals arrive on Tuesday"]})
    except KnownError:
        return figures
    figures.append(Figure("memory, all models loaded", _memory(client), "MB"))
    figures.append(Figure("cancel of a draft at work", _cancel_ms(client), "ms", note="worst of five"))
    client.call("models.release")
    figures.append(Figure("memory, models released", _memory(client), "MB"))
    return figures


def _cancel_ms(client: Client) -> float:
    points = [
        f"the gauge number {number} at the old bridge needs a new seal before winter" for number in range(30)
    ]
    worst = 0.0
    for delay in (0.05, 0.2, 0.5, 1.0, 1.5):
        flag, moment = threading.Event(), [0.0]

        def set_flag(flag: threading.Event = flag, moment: list[float] = moment) -> None:
            moment[0] = time.perf_counter()
            flag.set()

        timer = threading.Timer(delay, set_flag)
        timer.start()
        try:
            client.call("draft", {"to": ["a@example.org"], "points": points}, cancel=flag)
        except Cancelled:
            worst = max(worst, _since(moment[0]))
        timer.cancel()
    return worst


def _memory(client: Client) -> float:
    return float(client.call("engine.status")["memory_mb"])


def _each(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    started = time.perf_counter()
    for _ in range(rounds):
        work()
    return _since(started) / rounds


def _median(command: list[str], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
        times.append(_since(started))
    return statistics.median(times)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    for figure in run("--quick" in sys.argv):
        print(f"{figure.name:44} {figure.value:>10,.1f} {figure.unit}")
