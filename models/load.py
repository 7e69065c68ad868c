"""How many cores are free right now, so that the model does not fight other programs for them.

llama.cpp's threads meet at a barrier after every kernel, a thousand times a token. When one of them has to
wait for
a core all wait: on a busy machine two threads were measured at half the speed of one.
"""

from __future__ import annotations

import os
import time

import psutil

LEAST_WINDOW_S = 0.25
"""Shorter windows say nothing: the system counts processor time in hundredths of a second."""


class FreeCores:
    """Estimates the cores that other programs leave to this process.

    Args:
        usable: hardware threads this process may use.
    """

    def __init__(self, usable: int) -> None:
        self._usable = usable
        self._share = usable / max(1, psutil.cpu_count() or usable)
        self._free = float(usable)
        self._last = self._now()

    def threads(self, most: int) -> int:
        """How many threads to compute with now: at least one, at most ``most``."""
        now = self._now()
        window = now[0] - self._last[0]
        if window >= LEAST_WINDOW_S:
            others = max(0.0, (now[1] - self._last[1]) - (now[2] - self._last[2])) / window
            self._free = self._usable - others * self._share
            self._last = now
        return max(1, min(most, round(self._free)))

    @staticmethod
    def _now() -> tuple[float, float, float]:
        """(clock, busy seconds of all processors, busy seconds of this process)."""
        times = psutil.cpu_times()
        own = os.times()
        idle = times.idle + getattr(times, "iowait", 0.0)
        guest = getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0)
        return time.monotonic(), sum(times) - idle - guest, own.user + own.system
