"""The training process and its handle in the engine."""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

log = logging.getLogger(__name__)

_END_SECONDS = 3.0


class TrainingProcess:
    """Trains one adapter elsewhere; its end gives all memory back. Ends with the process that started it.

    Args:
        folder: with the job and the pairs.
    """

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, os.pathsep.join(sys.path), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._held = False
        self._lines: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        assert self._process.stdout is not None
        self._reader = threading.Thread(
            target=_pass_on, args=(self._process.stdout, self._lines), name="training-reader", daemon=True
        )
        self._reader.start()

    @property
    def process_id(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it has ended and said all it had to say."""
        return self._process.poll() is not None and not self._reader.is_alive()

    def news(self) -> list[dict[str, Any]]:
        """What it told since the last time; never waits."""
        found = []
        while not self._lines.empty():
            found.append(self._lines.get())
        return found

    def hold(self, still: bool) -> None:
        """Have it stand still, or go on."""
        if still == self._held:
            return
        self._held = still
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(b"hold\n" if still else b"go\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            log.debug("the training process is gone")

    def close(self) -> None:
        """End it; what it has not kept in its checkpoint is lost."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError:
            log.debug("the training process is gone")
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(_END_SECONDS)


def _pass_on(stream: IO[bytes], lines: queue.SimpleQueue[dict[str, Any]]) -> None:
    with stream:
        for line in stream:
            try:
                lines.put(json.loads(line))
            except ValueError:
                log.debug("the training process was cut off in the middle of a line")


_BOOT = (
    "import sys; sys.path[:] = sys.argv[1].split(__import__('os').pathsep);"
    " import assistant.personal.child as c; c.main(sys.argv[2])"
)
