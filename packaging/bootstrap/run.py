"""Run other programs: output goes to a log file and a watcher, a failure becomes a clear sentence."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from bootstrap.errors import StartError

Watcher = Callable[[str | None], None]
"""Gets each line of output, and None once a second while there is none."""


PATIENCE = 4.0
"""Seconds that a program gets to end by itself before it is told more firmly."""


class Runs(Protocol):
    """What the steps need of a runner; tests give one that starts nothing."""

    def run(self, command: Sequence[str], watch: Watcher, env: Mapping[str, str]) -> None:
        """Run to the end, or raise StartError."""

    def read(self, command: Sequence[str], env: Mapping[str, str]) -> tuple[int, str]:
        """Run a short command; its exit status and output."""


CAUSES = (
    (
        re.compile(r"No space left on device|disk full|not enough space", re.IGNORECASE),
        "The disk is full.",
        "Free some space and run this again; it goes on where it stopped.",
    ),
    (
        re.compile(
            r"Temporary failure in name resolution|getaddrinfo failed|nodename nor servname"
            r"|Network is unreachable"
            r"|Max retries exceeded|ConnectTimeout|ReadTimeout|Connection (reset|refused|aborted)|ProxyError"
            r"|NewConnectionError|NameResolutionError|IncompleteRead|after connection broken",
            re.IGNORECASE,
        ),
        "The package index could not be reached.",
        "Check the connection (and a proxy, if you use one) and run this again; what was fetched is kept.",
    ),
    (
        re.compile(r"CERTIFICATE_VERIFY_FAILED|SSLError", re.IGNORECASE),
        "The package index shows a certificate that this computer does not trust.",
        "Behind a company proxy, tell pip its certificate: pip config set global.cert FILE",
    ),
    (
        re.compile(
            r"Killed signal|fatal error: Killed|MemoryError|out of memory|cannot allocate", re.IGNORECASE
        ),
        "The memory ran out.",
        "Close other programs and run this again; it goes on where it stopped.",
    ),
    (
        re.compile(r"No matching distribution found|Could not find a version"),
        "A package of the pinned version is not offered for this Python and system.",
        "Python 3.11, 3.12 or 3.13 on a 64-bit system is the safest choice.",
    ),
)


def explain(command: Sequence[str], status: int, lines: Sequence[str], log: Path) -> StartError:
    """The error for a program that failed, with the cause where its output tells it."""
    text = "\n".join(lines)
    for pattern, message, hint in CAUSES:
        if pattern.search(text):
            return StartError(message, f"{hint}\nThe whole output is in {log}")
    wanted = [line for line in lines if re.search(r"error|failed|not found", line, re.IGNORECASE)] or list(
        lines
    )
    shown = "\n".join(f"    {line[:200]}" for line in wanted[-8:])
    name = Path(command[0]).name
    return StartError(
        f"{name} {' '.join(command[1:4])} … ended with status {status}.",
        f"{shown}\nThe whole output is in {log}\nFinished steps are kept: mend the cause and run this again.",
    )


class Runner:
    """Runs real programs.

    Args:
        log: gets all their output.
        keep_open: file descriptors the programs inherit. The lock of the installation is one, so that what an
            ended start left running still holds it.
    """

    def __init__(self, log: Path, keep_open: Sequence[int] = ()) -> None:
        self._log = log
        self._keep_open = tuple(keep_open) if os.name == "posix" else ()

    def run(self, command: Sequence[str], watch: Watcher, env: Mapping[str, str]) -> None:
        """Run a program to its end.

        Args:
            command: program and arguments.
            watch: gets every line, and None each second of silence.
            env: its environment.

        Raises:
            StartError: it could not be started or failed.
        """
        self._log.parent.mkdir(parents=True, exist_ok=True)
        tail: deque[str] = deque(maxlen=200)
        with self._log.open("a", encoding="utf-8", errors="replace") as log:
            log.write("$ " + " ".join(command) + "\n")
            process = self._started(command, env)
            try:
                for line in Lines(process):
                    if line is not None:
                        log.write(line + "\n")
                        tail.append(line)
                    watch(line)
                status = process.wait()
            except BaseException:
                _end(process)
                raise
        if status:
            raise explain(command, status, tail, self._log)

    def read(self, command: Sequence[str], env: Mapping[str, str]) -> tuple[int, str]:
        """Run a short command.

        Returns:
            Its exit status (127 when it cannot be started) and what it printed to standard output.
        """
        try:
            found = subprocess.run(
                command,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
            )
        except OSError:
            return 127, ""
        return found.returncode, found.stdout

    def _started(self, command: Sequence[str], env: Mapping[str, str]) -> subprocess.Popen[str]:
        try:
            return subprocess.Popen(
                command,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                pass_fds=self._keep_open,
                start_new_session=True,
            )
        except OSError as error:
            raise StartError(
                f"{command[0]} could not be started: {error.strerror}.", "Run this again."
            ) from None


class Lines:
    """Iterates over a program's output as it comes, with a None for each second of silence."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._queue: queue.Queue[str | None] = queue.Queue()
        self._ended = False
        self._reader = threading.Thread(target=self._read, args=(process,), daemon=True)
        self._reader.start()

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str | None:
        if self._ended:
            raise StopIteration
        try:
            line = self._queue.get(timeout=1)
        except queue.Empty:
            return None
        if line is None:
            self._ended = True
            raise StopIteration
        return line

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self._queue.put(line.rstrip())
        self._queue.put(None)


def _end(process: subprocess.Popen[str]) -> None:
    """End a program that is no longer wanted, and the compilers it started: asked first, then made to."""
    if os.name != "posix":
        process.kill()
        process.wait()
        return
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except (ProcessLookupError, PermissionError):  # macOS says so of the dead
            break
        if _group_ends(process, PATIENCE):
            break
    process.wait()


def _group_ends(process: subprocess.Popen[str], seconds: float) -> bool:
    """Whether a program and all it started are gone within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        process.poll()  # else the dead leader would stay in its group
        try:
            os.killpg(process.pid, 0)
        except (ProcessLookupError, PermissionError):  # macOS says so of the dead
            return True
        time.sleep(0.05)
    return False
