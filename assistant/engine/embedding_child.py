"""What runs in the embedding process: into the jail, then vectors for texts until the pipe is closed."""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from typing import Any

from assistant.safety.network import enter_jail

NICE = 5


def main(folder: str) -> None:
    """Serve the model of a folder over the standard streams."""
    enter_jail()
    from pathlib import Path

    from assistant.engine.embedding import read_message, write_message
    from assistant.errors import Cancelled, KnownError

    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing a library prints can get between the answers
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICE)  # the words being written come before the index
    try:
        from models.embedder import Embedder

        model = Embedder.load(Path(folder))
    except KnownError as fault:
        error = {"code": fault.code, "message": fault.message, "hint": fault.hint}
        write_message(outgoing, {"error": error})
        return
    write_message(outgoing, {"dims": model.dims, "fast": model.fast})
    cancel = threading.Event()
    wanted: queue.SimpleQueue[list[str] | None] = queue.SimpleQueue()

    def listen() -> None:
        while (message := read_message(incoming)) is not None:
            head: dict[str, Any] = message[0]
            if "texts" in head:
                cancel.clear()
                wanted.put(head["texts"])
            else:
                cancel.set()
        cancel.set()
        wanted.put(None)

    threading.Thread(target=listen, name="listen", daemon=True).start()
    with contextlib.suppress(OSError):  # the engine is gone, and nobody waits for an answer
        while (texts := wanted.get()) is not None:
            try:
                vectors = model.encode(texts, cancel)
            except Cancelled:
                write_message(outgoing, {"cancelled": True})
                continue
            write_message(outgoing, {}, vectors.tobytes())
