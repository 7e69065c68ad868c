"""The embedding model in a process of its own, and its handle in the engine.

PyTorch keeps hundreds of megabytes once it was imported, whatever is freed; only the end of its process gives
them back. So the engine never imports it: it asks a child over pipes, and an idle child is ended. The child
enters the jail itself before anything else, as the engine does.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np

from assistant.errors import Cancelled, KnownError

log = logging.getLogger(__name__)

_LENGTH = struct.Struct(">II")
_END_PATIENCE_SECONDS = 5.0
_POLL_SECONDS = 0.05
_TURN_SECONDS = 0.005
# Texts in one request to the child; more are asked for slice by slice, so that others come in between.
SLICE = 32


class _ChildGone(Exception):
    """The pipe broke; internal to this module."""


class EmbeddingProcess:
    """An embedding model that computes elsewhere; used as ``models.embedder.Embedder`` is. Thread-safe.

    Attributes:
        name: name of the model's folder, stored with every vector.
        dims: length of a vector.
        fast: whether the faster arithmetic is in use.
    """

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.dims = 0
        self.fast = False
        self._folder = folder
        self._lock = threading.Lock()
        self._hurry = threading.Lock()
        self._hurried = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()

    @classmethod
    def load(cls, folder: Path) -> EmbeddingProcess:
        """Start the process and load the model.

        Args:
            folder: in the layout of sentence-transformers.

        Raises:
            KnownError: ``model-missing``, ``model-damaged`` or ``embedding-died``.
        """
        made = cls(folder)
        with made._lock:
            try:
                made._start()
            except _ChildGone as fault:
                made._end()
                raise _died() from fault
        return made

    @property
    def process_id(self) -> int | None:
        """The child's process id; None while none runs."""
        return self._process.pid if self._process else None

    def encode(self, texts: Sequence[str], cancel: threading.Event | None = None) -> np.ndarray:
        """Vectors of texts, float32 of shape (n, dims), each of length one, in the order given.

        Few texts, as of a draft or a search, come before the next slice of many, as of an index run: nobody
        who writes waits for the library. A child that died is started again once.

        Raises:
            Cancelled: after ``cancel``.
            KnownError: ``embedding-died`` when the child died twice.
        """
        if not texts:
            return np.zeros((0, self.dims), dtype=np.float32)
        if len(texts) <= SLICE:
            with self._hurry:
                self._hurried += 1
            try:
                return self._encode(texts, cancel)
            finally:
                with self._hurry:
                    self._hurried -= 1
        # Texts of like length together, as one request would have them sorted.
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: list[np.ndarray] = []
        for at in range(0, len(order), SLICE):
            while self._hurried:
                if cancel is not None and cancel.is_set():
                    raise Cancelled
                time.sleep(_TURN_SECONDS)
            found.append(self._encode([texts[place] for place in order[at : at + SLICE]], cancel))
        rows = np.concatenate(found)
        return rows[np.argsort(order)]

    def _encode(self, texts: Sequence[str], cancel: threading.Event | None) -> np.ndarray:
        """One request to the child."""
        with self._lock:
            for attempt in (1, 2):
                try:
                    if self._process is None:
                        self._start()
                    return self._ask(list(texts), cancel)
                except _ChildGone as fault:
                    self._end()
                    if attempt == 2:
                        raise _died() from fault
                    log.warning("the embedding process ended and is started again")
        raise AssertionError

    def close(self) -> None:
        """End the child; its memory goes back to the system."""
        with self._lock:
            self._end()

    def _start(self) -> None:
        try:
            self._process = process = subprocess.Popen(
                [sys.executable, "-P", "-c", _BOOT, os.pathsep.join(sys.path), str(self._folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        except OSError as fault:
            raise _ChildGone from fault
        # A queue of its own for each child: what an earlier one still had to say is of no use.
        answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()
        self._answers = answers
        assert process.stdout is not None
        reader = threading.Thread(
            target=_pass_on, args=(process.stdout, answers), name="embedding-reader", daemon=True
        )
        reader.start()
        head, _ = self._next(None)
        if "error" in head:
            self._end()
            raise KnownError(**head["error"])
        self.dims, self.fast = int(head["dims"]), bool(head["fast"])

    def _ask(self, texts: list[str], cancel: threading.Event | None) -> np.ndarray:
        if cancel is not None and cancel.is_set():
            raise Cancelled
        self._send({"texts": texts})
        head, data = self._next(cancel)
        if head.get("cancelled"):
            raise Cancelled
        return np.frombuffer(data, dtype=np.float32).reshape(len(texts), self.dims).copy()

    def _next(self, cancel: threading.Event | None) -> tuple[dict[str, Any], bytes]:
        """The child's next answer; a cancel is passed on, and the answer to it awaited."""
        told = False
        while True:
            try:
                answer = self._answers.get(timeout=None if cancel is None or told else _POLL_SECONDS)
            except queue.Empty:
                if cancel is not None and cancel.is_set():
                    self._send({"cancel": True})
                    told = True
                continue
            if answer is None:
                raise _ChildGone
            return answer

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            write_message(self._process.stdin, message)
        except (OSError, ValueError) as fault:
            raise _ChildGone from fault

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        try:
            process.stdin.close()
        except OSError:
            log.debug("the embedding process was gone already")
        try:
            process.wait(_END_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _died() -> KnownError:
    return KnownError(
        "embedding-died",
        "The process that compares meanings ended, probably for want of memory.",
        "Close other programs and try again; search by words goes on.",
    )


def _pass_on(stream: IO[bytes], answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None]) -> None:
    """Read a child's answers until it ends, then say so with None."""
    with stream:
        while (answer := read_message(stream)) is not None:
            answers.put(answer)
    answers.put(None)


def write_message(stream: IO[bytes], message: dict[str, Any], data: bytes = b"") -> None:
    """Send one message and the raw bytes that belong to it.

    Raises:
        OSError: the other side is gone.
    """
    head = json.dumps(message).encode()
    stream.write(_LENGTH.pack(len(head), len(data)) + head + data)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """One message, or None at the end of the stream."""
    try:
        lengths = stream.read(_LENGTH.size)
        if len(lengths) < _LENGTH.size:
            return None
        head_length, data_length = _LENGTH.unpack(lengths)
        head, data = stream.read(head_length), stream.read(data_length)
        if len(data) < data_length:
            return None
        message = json.loads(head)
    except (OSError, ValueError):
        return None
    return message, data


_BOOT = (
    "import sys; sys.path[:] = sys.argv[1].split(__import__('os').pathsep);"
    " import assistant.engine.embedding_child as c; c.main(sys.argv[2])"
)
