"""One engine per data directory: a lock that the operating system drops with the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from assistant.errors import KnownError
from assistant.paths import PRIVATE_FILE


class EngineLock:
    """Holds the lock of a data directory until ``release`` or the end of the process, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def acquire(self) -> None:
        """Take the lock and note this process in it.

        Raises:
            KnownError: ``engine-running`` when another process holds it, with its process id.
        """
        file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE), "r+b", buffering=0)
        if not _try_lock(file):
            pid = holder(self._path)
            file.close()
            raise KnownError(
                "engine-running",
                f"Another engine{f' (process {pid})' if pid else ''} already serves this data directory.",
                "Use it, or end it with `ownhand engine stop`.",
            )
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid():>20}\n".encode())
        self._file = file

    def release(self) -> None:
        """Give the lock back; the file stays, since removing it would race with the next engine."""
        if self._file is not None:
            self._file.close()
            self._file = None


def holder(path: Path) -> int | None:
    """The process id noted by the last engine of this directory, or None."""
    try:
        return int(path.read_bytes()[:32].strip() or b"0") or None
    except (OSError, ValueError):
        return None


def is_held(path: Path) -> bool:
    """Whether some process holds the lock right now."""
    try:
        with path.open("r+b", buffering=0) as file:
            return not _try_lock(file)
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    # A byte far behind the process id is locked, because Windows refuses to read locked bytes.
    _LOCKED_BYTE = 1 << 20

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
