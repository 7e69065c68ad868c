"""Stopping llama.cpp from another thread, in the middle of a prompt.

llama.cpp asks an abort callback between any two kernels, thousands of times a second. A Python callback would
take the interpreter lock each time, which costs speed and stalls whenever another thread is busy. The
callback is therefore the C library's own ``strlen`` on a one-character text that we own: an empty text says
"go on" (0, false) and a text of one character says "stop" (1, true). Setting the flag is writing one byte.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

POLL_SECONDS = 0.01
"""How often a waiting job looks at its cancel event; a share of the 150 ms that a cancel may take."""


class AbortFlag:
    """A flag that native code can read without Python."""

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)

    @property
    def address(self) -> int:
        """Where the flag lies; the data argument of the callback."""
        return ctypes.addressof(self._text)

    @property
    def is_set(self) -> bool:
        """Whether a stop was asked for."""
        return self._text.raw[0] != 0

    def set(self) -> None:
        """Ask the running computation to stop."""
        self._text[0] = b"\x01"

    def clear(self) -> None:
        """Take the request back."""
        self._text[0] = b"\x00"

    @contextmanager
    def watching(self, cancel: threading.Event | None) -> Iterator[None]:
        """Set the flag as soon as ``cancel`` is set, for as long as the block runs."""
        self.clear()
        if cancel is None:
            yield
            return
        if cancel.is_set():
            self.set()
        done = threading.Event()

        def watch() -> None:
            while not done.wait(POLL_SECONDS):
                if cancel.is_set():
                    self.set()
                    return

        thread = threading.Thread(target=watch, name="cancel-watch", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
            self.clear()


def abort_function(kind: Any) -> Any:
    """The native callback as the ctypes function type ``kind`` (bool taking a pointer)."""
    library = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
    return ctypes.cast(library.strlen, kind)
