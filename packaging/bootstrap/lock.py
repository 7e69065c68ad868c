"""One installation at a time: a file the system locks for as long as its holder lives."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from bootstrap.errors import StartError


class InstallLock:
    """Held while an installation is changed.

    On POSIX the programs that the installation starts inherit the lock, so that what a killed start left
    running is not joined by a second one.

    Args:
        path: the file; its folder is made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.descriptor = -1

    def __enter__(self) -> InstallLock:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self.descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._take()
        except OSError:
            os.close(self.descriptor)
            raise StartError(
                "Another start of Ownhand is installing right now, or what one left running is ending.",
                "Wait for it, then run this again.",
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self.descriptor)
        self.descriptor = -1

    def _take(self) -> None:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(self.descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
