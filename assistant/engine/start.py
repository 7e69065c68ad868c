"""From process to serving engine: streams, lock, log; and the one line that tells the client how it went."""

from __future__ import annotations

import argparse
import faulthandler
import json
import logging
import os
import sys
from collections.abc import Callable
from typing import Any

from assistant.engine import protocol
from assistant.engine.lock import EngineLock
from assistant.engine.logs import place_of, start_log, write_crash_report
from assistant.errors import KnownError
from assistant.paths import DataDirectory
from assistant.safety.memory import overwrite_freed_memory
from assistant.safety.network import Jail

log = logging.getLogger(__name__)


def run(arguments: list[str], jail: Jail) -> int:
    """Serve the data directory named in the arguments; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m assistant.engine")
    parser.add_argument("--data", default="", help="the data directory")
    options = parser.parse_args(arguments)
    os.umask(0o077)
    overwrite_freed_memory()
    report = _take_stdout()
    faulthandler.enable()
    try:
        data = DataDirectory.choose(options.data).prepare()
    except KnownError as fault:
        report({"error": protocol.error_of(fault)})
        return _say(fault)
    lock = EngineLock(data.lock)
    try:
        lock.acquire()
        start_log(data.logs, "engine.log")
        _log_jail(jail)
        from assistant.engine.service import Service
        from assistant.engine.workshop import Workshop

        Service(Workshop(data, jail)).run(report)
    except KnownError as fault:
        report({"error": protocol.error_of(fault)})
        return _say(fault)
    except Exception as fault:  # noqa: BLE001 - the last boundary: tell the waiting client why
        log.error("the engine failed in %s", place_of(fault), exc_info=fault)
        write_crash_report(data.logs, fault, "engine")
        reason = getattr(fault, "strerror", None) or type(fault).__name__
        known = KnownError(
            "engine-not-started",
            f"The engine could not go on ({reason} in {place_of(fault)}).",
            f"A report without content is in {data.logs}.",
        )
        report({"error": protocol.error_of(known)})
        return _say(known)
    finally:
        lock.release()
    return 0


def _take_stdout() -> Callable[[dict[str, Any]], None]:
    """Keep standard output for one line to whoever started us; what others print goes to standard error."""
    kept = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)

    def report(message: dict[str, Any]) -> None:
        if kept.closed:
            return
        try:
            kept.write(json.dumps(message).encode() + b"\n")
        except OSError:
            log.debug("nobody waits for the start any more")
        finally:
            kept.close()

    return report


def _say(fault: KnownError) -> int:
    sys.stderr.write(f"{fault.message} {fault.hint}\n")
    return 1


def _log_jail(jail: Jail) -> None:
    for layer in jail.layers:
        log.info("jail: %s %s (%s)", layer.name, "holds" if layer.in_force else "is missing", layer.detail)
