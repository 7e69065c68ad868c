"""What the first start shows: steps, progress, time passed and an estimate of what is left.

On a terminal the progress line is rewritten in place; anywhere else it becomes a plain line now and then.
Everything goes to standard error, so that `start.py ownhand … --json` leaves standard output to the command.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Mapping
from typing import TextIO

PLAIN_EVERY = 20.0
"""Seconds between two progress lines where there is no terminal."""


def duration(seconds: float) -> str:
    """A time span as people say it: "4 s", "2 min 10 s", "1 h 5 min"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest and minutes < 10 else f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


class Screen:
    """Writes steps and their progress to one stream.

    Args:
        stream: where to; usually standard error.
        environment: `NO_COLOR` and `TERM` are looked up here.
        clock: seconds that only go forward.
    """

    def __init__(
        self, stream: TextIO, environment: Mapping[str, str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._clock = clock
        self._live = stream.isatty() and environment.get("TERM") != "dumb"
        self._colour = self._live and not environment.get("NO_COLOR") and os.name == "posix"
        self._started = clock()
        self._last_plain = clock()
        self._line_open = False

    def say(self, text: str) -> None:
        """One plain line."""
        self._close_line()
        self._write(text + "\n")

    def step(self, number: int, total: int, title: str, note: str) -> None:
        """The heading of a step; `note` says what to expect."""
        self._close_line()
        self._started = self._last_plain = self._clock()
        head = f"[{number}/{total}] {title}"
        if self._colour:
            head = f"\033[1m{head}\033[0m"
        self._write(f"{head} ({note})\n" if note else f"{head}\n")

    def progress(self, text: str, fraction: float | None = None) -> None:
        """What the step is doing now; with `fraction` (0 to 1) also how much is done and how long is left."""
        passed = self._clock() - self._started
        parts = []
        if fraction is not None:
            parts.append(f"{min(fraction, 1.0):4.0%}")
        parts += [text, duration(passed)]
        if fraction is not None and 0.03 < fraction < 1 and passed > 5:
            parts.append(f"about {duration(passed / fraction - passed)} left")
        line = "      " + " · ".join(parts)
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            self._write("\r" + line[:width].ljust(width))
            self._line_open = True
        elif self._clock() - self._last_plain >= PLAIN_EVERY:
            self._last_plain = self._clock()
            self._write(line + "\n")

    def done(self, note: str = "") -> None:
        """The end of a step, with the time it took."""
        self._clear_line()
        took = duration(self._clock() - self._started)
        self._write(f"      done in {took}" + (f": {note}" if note else "") + "\n")

    def error(self, message: str, hint: str) -> None:
        """What went wrong and the next step."""
        self._close_line()
        self._write(f"\n{message}\n" + (f"{hint}\n" if hint else ""))

    def _clear_line(self) -> None:
        if self._line_open:
            self._write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
            self._line_open = False

    def _close_line(self) -> None:
        if self._line_open:
            self._write("\n")
            self._line_open = False

    def _write(self, text: str) -> None:
        encoding = self._stream.encoding or "ascii"
        self._stream.write(text.encode(encoding, "replace").decode(encoding))
        self._stream.flush()
