"""Logs that never hold content: our own sentences, and of other libraries only that they spoke."""

from __future__ import annotations

import logging
import os
import platform
import sys
import time
import traceback
from importlib import metadata
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

OWN_PACKAGES = ("assistant", "models")
_LOG_BYTES = 1_000_000
_LOG_FILES = 3
_CRASH_FILES = 20


class ContentFreeFormatter(logging.Formatter):
    """Keeps our own messages; of other libraries only name, level and place, since theirs may quote text."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; failures are written as frames without the text of the exception."""
        own = record.name.partition(".")[0] in OWN_PACKAGES
        words = record.getMessage() if own else f"(said something in {record.filename}:{record.lineno})"
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(record.created))
        line = f"{moment} {record.levelname:7} {record.threadName} {record.name}: {words}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + describe(record.exc_info[1])
        return line


def start_log(folder: Path, name: str, level: int = logging.INFO) -> None:
    """Send all logging of this process to a rotating file, readable by this user only."""
    path = folder / name
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
    handler.setFormatter(ContentFreeFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for package in OWN_PACKAGES:
        logging.getLogger(package).setLevel(level)
    # A log that can't be written (full disk) must not write tracebacks elsewhere.
    logging.raiseExceptions = False


def describe(fault: BaseException) -> str:
    """The type of an exception and the frames it passed, without its words, which may quote text."""
    lines = [f"{type(fault).__module__}.{type(fault).__qualname__}"]
    lines += [
        f"  {_module(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in _frames(fault.__traceback__)
    ]
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if cause is not None:
        lines += ["caused by", describe(cause)]
    return "\n".join(lines)


def place_of(fault: BaseException) -> str:
    """The innermost frame of our own code, as ``module:line``."""
    frames = [_module(frame.filename) + f":{frame.lineno}" for frame in _frames(fault.__traceback__)]
    own = [frame for frame in frames if frame.startswith(OWN_PACKAGES)]
    return (own or frames or ["?"])[-1]


def write_crash_report(folder: Path, fault: BaseException, during: str) -> Path | None:
    """Write a short report without content; returns where it is, or None when it can't be written."""
    path = folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    text = (
        f"Ownhand {version()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}\n"
        f"during: {during}\n\n{describe(fault)}\n"
    )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
        for old in sorted(folder.glob("crash-*.txt"))[:-_CRASH_FILES]:
            old.unlink()
    except OSError:
        return None
    return path


def version() -> str:
    """The installed version of this program."""
    try:
        return metadata.version("ownhand")
    except metadata.PackageNotFoundError:
        return "unknown"


def _frames(trace: TracebackType | None) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(trace))


def _module(path: str) -> str:
    """A file's path without the part that says where this machine keeps it."""
    for root in sorted(sys.path, key=len, reverse=True):
        if root and path.startswith(root + os.sep):
            return path[len(root) + 1 :]
    return os.path.basename(path)
