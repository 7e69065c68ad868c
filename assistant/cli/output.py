"""Where words go: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from assistant.errors import KnownError

if TYPE_CHECKING:
    from rich.console import Console

Show = Callable[["Console", Mapping[str, Any]], None]
ProgressSink = Callable[[dict[str, Any]], None]


class OutputLost(Exception):
    """What standard output leads to takes no more, e.g. because a disk is full."""


@dataclass(slots=True)
class Output:
    """Answers one command line, in JSON or for people.

    Attributes:
        as_json: exactly one JSON object goes to standard output.
        quiet: no progress and no remarks.
    """

    as_json: bool
    quiet: bool
    verbose: bool
    _bars: Console | None = None

    def result(self, value: Mapping[str, Any], show: Show, fault: KnownError | None = None) -> None:
        """Print what a command found or did, together with the ``fault`` that kept it from its aim."""
        if self.as_json:
            self._json({**value, **_error(fault)} if fault is not None else value)
        else:
            with _telling_loss():
                show(_console(sys.stdout), value)
        if fault is not None:
            self._say(fault)

    def plain(self, text: str) -> None:
        """Print a text that is the whole result and may be piped on."""
        if self._bars is not None and sys.stdout.isatty():
            # Lines that appear beside a moving bar must be known to it, or it overwrites them.
            self._bars.print(text)
            return
        _write(sys.stdout, text if text.endswith("\n") else text + "\n")

    def error(self, fault: KnownError) -> None:
        """Say what the user must know: one sentence and the next step."""
        self._say(fault)
        if self.as_json:
            self._json(_error(fault))

    def remark(self, text: str) -> None:
        """Something worth knowing that is not the result."""
        if not self.quiet:
            _write(sys.stderr, text + "\n")

    def step(self, value: Mapping[str, Any]) -> None:
        """Progress for a program that watches: one JSON object a line on standard error."""
        _write(sys.stderr, json.dumps(value) + "\n")

    @contextmanager
    def progress(self) -> Iterator[ProgressSink | None]:
        """A sink for progress notifications; a bar on a terminal, silence elsewhere unless verbose."""
        if self.quiet:
            yield None
        elif sys.stderr.isatty():
            self._bars = _console(sys.stderr)
            try:
                with _moving_bars(self._bars) as sink:
                    yield sink
            finally:
                self._bars = None
        elif self.verbose:
            yield _lines()
        else:
            yield None

    def _say(self, fault: KnownError) -> None:
        parts = (part for part in (fault.message, fault.hint) if part)
        _write(sys.stderr, "ownhand: " + " ".join(parts) + "\n")

    def _json(self, value: Mapping[str, Any]) -> None:
        _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def _error(fault: KnownError) -> dict[str, Any]:
    return {"error": {"code": fault.code, "message": fault.message, "hint": fault.hint}}


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    # Width only matters on a terminal; a pipe gets whole lines.
    width = None if stream.isatty() else max(120, int(os.environ.get("COLUMNS", "0") or 0))
    return Console(
        file=stream, width=width, highlight=False, soft_wrap=not stream.isatty(), emoji=False, markup=False
    )


def _write(stream: TextIO, text: str) -> None:
    """Write UTF-8 whatever the locale says; half characters from odd file names are marked, not fatal."""
    with _telling_loss():
        stream.flush()
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(text)
        else:
            buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.flush()


@contextmanager
def _telling_loss() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise OutputLost(fault.strerror or "it is closed") from fault


@contextmanager
def _moving_bars(console: Console) -> Iterator[ProgressSink]:
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(24),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def sink(value: dict[str, Any]) -> None:
            stage = str(value.get("stage", ""))
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=None)
            words = " ".join(part for part in (stage, str(value.get("detail", ""))) if part)
            bars.update(
                tasks[stage], description=words, completed=value.get("done", 0), total=value.get("total")
            )

        yield sink


def _lines() -> ProgressSink:
    last = said = ""

    def sink(value: dict[str, Any]) -> None:
        nonlocal last, said
        done, total = value.get("done", 0), value.get("total")
        line = f"{value.get('stage', '')} {done}{f' of {total}' if total else ''}"
        whole = f"{line} {value.get('detail', '')}".rstrip()
        # Details change fast; only what comes of a whole stage is worth a line of its own.
        if line != last or (done == total and whole != said):
            _write(sys.stderr, whole + "\n")
            last, said = line, whole

    return sink
