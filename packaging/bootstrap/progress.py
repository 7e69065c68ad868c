"""Read progress out of what pip and a compiler print."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

COMPILED = re.compile(r"^\s*\[\s*(\d+)/(\d+)\]|^\s*\[\s*(\d+)%\]")
FETCHING = re.compile(r"^\s*(?:Collecting|Requirement already satisfied:|Processing) ?([^\s(]+)")
BYTES = re.compile(r"^Progress (\d+) of (\d+)")

Show = Callable[[str, float | None], None]


class PipProgress:
    """Shows how far a `pip install` of a known number of packages is.

    Args:
        show: gets a text and how much is done, 0 to 1.
        total: how many packages were asked for.
        site_packages: where they arrive; counted while pip unpacks in silence.
    """

    FETCHED_SHARE = 0.7

    def __init__(self, show: Show, total: int, site_packages: Path | None = None) -> None:
        self._show = show
        self._total = max(total, 1)
        self._site = site_packages
        self._fetched = 0
        self._before = 0
        self._unpacking = False
        self._text = "asking the package index"

    def __call__(self, line: str | None) -> None:
        """One line of pip's output, or None while there is none."""
        if line and (found := FETCHING.match(line)):
            self._fetched += 1
            self._text = f"fetching {found.group(1)} ({self._fetched} of {self._total})"
        elif line and (sizes := BYTES.match(line)):
            done, all_of_it = int(sizes.group(1)), int(sizes.group(2))
            if all_of_it > 20_000_000:
                self._show(f"{self._text}: {done // 1_000_000} of {all_of_it // 1_000_000} MB", self._share())
                return
        elif line and line.startswith("Installing collected packages"):
            self._unpacking = True
            self._before = self._installed()
        if self._unpacking:
            arrived = max(0, self._installed() - self._before)
            self._show(f"unpacking ({arrived} of {self._total})", self._share(arrived))
        else:
            self._show(self._text, self._share())

    def _share(self, arrived: int = 0) -> float | None:
        if self._unpacking:
            part = min(arrived / self._total, 1.0)
            return self.FETCHED_SHARE + (1 - self.FETCHED_SHARE) * part
        return self.FETCHED_SHARE * min(self._fetched / self._total, 1.0)

    def _installed(self) -> int:
        return sum(1 for _ in self._site.glob("*.dist-info")) if self._site else 0


class BuildProgress:
    """Shows how far the build of the language model runtime is, from the counts ninja or make print."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._text, self._fraction = "preparing", None

    def __call__(self, line: str | None) -> None:
        """One line of the build's output, or None while there is none."""
        if line and (found := COMPILED.match(line)):
            done, total, percent = found.groups()
            if total:
                self._text = f"compiled {done} of {total} files"
                self._fraction = int(done) / max(int(total), 1)
            else:
                self._text, self._fraction = "compiling", int(percent) / 100
        elif line and "Using cached llama_cpp_python" in line and ".whl" in line:
            self._text = "using the copy built on this computer before"
        self._show(self._text, self._fraction)

    _fraction: float | None
