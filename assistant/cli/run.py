"""From a command line to an exit status; the one place where failures become words."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from assistant.cli.output import Output, OutputLost
from assistant.cli.parser import UsageError, parse
from assistant.errors import Cancelled, KnownError

DONE, TO_KNOW, USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit status."""
    _open_closed_streams()
    try:
        return _answer(arguments)
    except BrokenPipeError:
        # Whoever read our output has enough of it (a pager, head); that is no failure. Python must not
        # try to flush into the closed pipe again at exit.
        _silence(sys.stdout)
        return DONE
    except OutputLost as fault:
        _silence(sys.stdout)
        return _say_lost(str(fault))


def _answer(arguments: Sequence[str]) -> int:
    early = Output(as_json="--json" in arguments, quiet=False, verbose=False)
    try:
        options = parse(arguments)
    except UsageError as fault:
        early.error(KnownError("usage", f"{fault.message[:1].upper()}{fault.message[1:]}.", fault.usage))
        return USAGE
    except SystemExit as end:
        return int(end.code or 0)
    output = Output(bool(options.json), bool(options.quiet), bool(options.verbose))
    try:
        from assistant.cli.commands import run_command

        return run_command(options, output)
    except KnownError as fault:
        output.error(fault)
        return TO_KNOW
    except (Cancelled, KeyboardInterrupt):
        output.error(KnownError("cancelled", "Stopped.", "What was done before is kept."))
        return TO_KNOW
    except (BrokenPipeError, OutputLost):
        raise
    except Exception as fault:  # noqa: BLE001 - the last boundary: a bug becomes a report without content
        output.error(_report_bug(fault, options.data or "", options.command))
        return TO_KNOW


def _open_closed_streams() -> None:
    """A program started with a closed output (``>&-``) has none at all; what it would say goes nowhere."""
    # The streams stay open until the process ends, as the ones they stand in for.
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _silence(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say_lost(reason: str) -> int:
    lost = KnownError(
        "output-lost",
        f"The output could not be written: {reason[:1].lower()}{reason[1:]}.",
        "What was asked for is done and kept; free some space, or let the output go elsewhere.",
    )
    try:
        Output(as_json=False, quiet=False, verbose=False).error(lost)
    except (BrokenPipeError, OutputLost):
        _silence(sys.stderr)
    return TO_KNOW


def _report_bug(fault: Exception, data: str, command: str) -> KnownError:
    from assistant.engine.logs import place_of, write_crash_report
    from assistant.paths import DataDirectory

    report = None
    try:
        report = write_crash_report(DataDirectory.choose(data).logs, fault, f"ownhand {command}")
    except KnownError:
        # Without a usable data directory the sentence below is all there is.
        report = None
    return KnownError(
        "bug",
        f"Ownhand failed by a fault of its own ({type(fault).__name__} in {place_of(fault)}).",
        f"A report without content is in {report}." if report else "",
    )
