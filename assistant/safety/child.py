"""A child process that reads hostile formats under limits, and its handle in the process that asks.

The child (``python -m assistant.safety.child``) answers requests over its standard streams: four bytes
length, then JSON, then raw bytes.
It bounds its own memory and processor time; the asker bounds the wall time and kills it. A file that breaks
the child is
told by its reason, and the next request starts a new child.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import selectors
import struct
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass, is_dataclass
from functools import lru_cache
from typing import IO, Any

from assistant.safety import limits

_FORMATS = "assistant.sources.documents"
READERS = {
    "pdf": (f"{_FORMATS}.pdf", "read_pdf"),
    "docx": (f"{_FORMATS}.docx", "read_docx"),
    "doc": (f"{_FORMATS}.doc", "read_doc"),
    "odt": (f"{_FORMATS}.odf", "read_odf"),
    "odp": (f"{_FORMATS}.odf", "read_odf"),
    "ods": (f"{_FORMATS}.odf", "read_odf"),
    "fodt": (f"{_FORMATS}.odf", "read_flat"),
    "rtf": (f"{_FORMATS}.rtf", "read_rtf"),
    "epub": (f"{_FORMATS}.epub", "read_epub"),
    "pptx": (f"{_FORMATS}.office", "read_pptx"),
    "ppt": (f"{_FORMATS}.ppt", "read_ppt"),
    "xlsx": (f"{_FORMATS}.office", "read_xlsx"),
    "xls": (f"{_FORMATS}.xls", "read_xls"),
    "msg": ("assistant.sources.outlook.msg", "read_msg"),
    "tnef": ("assistant.sources.outlook.tnef", "read_tnef"),
}
"""Kinds and their readers: from bytes to a record, or to the bytes of a message."""

INSPECTORS = {"gguf": ("models.gguf", "inspect")}
"""Kinds that are read from a path, not from bytes: a model file is too large to be sent."""

STORES = {
    "pst-contents": ("assistant.sources.outlook.pst", "list_messages"),
    "pst-message": ("assistant.sources.outlook.pst", "read_one"),
}
"""Kinds that are read from a path and the number of one thing in it."""

_LENGTH = struct.Struct(">IQ")
MOST_ANSWER_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child said about a file.

    Attributes:
        value: fields of the reader's record ({} on failure).
        data: what a reader returned as bytes, for messages in another form.
        code, detail: why there is none ("" on success): ``timeout``, ``crashed``, ``out-of-memory`` or the
            reader's own.
    """

    value: dict[str, Any]
    code: str = ""
    detail: str = ""
    data: bytes = b""


class Child:
    """Handle of one child process; starts it on the first request and again after it was lost.
    Thread-safe.
    """

    def __init__(
        self, seconds: float = limits.CHILD_SECONDS, memory: int = limits.CHILD_MEMORY_BYTES
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, kind: str, data: bytes = b"", path: str = "", number: int = 0) -> Answer:
        """Read a file.

        Args:
            kind: a key of ``READERS`` (with ``data``), ``INSPECTORS`` (with ``path``) or ``STORES`` (with
                ``path`` and ``number``).
        """
        with self._lock:
            try:
                return self._ask({"kind": kind, "path": path, "number": number}, data)
            except TimeoutError:
                self._kill()
                return Answer({}, "timeout", f"reading it took longer than {self._seconds:.0f} seconds")
            except (OSError, EOFError, ValueError):
                code = self._kill()
                if code == -24:  # SIGXCPU
                    return Answer({}, "timeout", f"reading it took longer than {self._seconds:.0f} seconds")
                return Answer({}, "crashed", "it is damaged: reading it broke off")

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._kill()

    def _ask(self, request: dict[str, Any], data: bytes) -> Answer:
        process = self._process
        if process is None or process.poll() is not None:
            process = self._process = self._start()
        if process.stdin is None or process.stdout is None:
            raise OSError("no pipes")
        until = time.monotonic() + self._seconds + 1.0
        head = json.dumps(request).encode()
        writer = threading.Thread(target=_send, args=(process.stdin, head, data), daemon=True)
        writer.start()
        try:
            reply, content = _receive(process.stdout, until)
        finally:
            if process.poll() is None and time.monotonic() >= until:
                process.kill()
            writer.join(5.0)
        answer = json.loads(reply)
        return Answer(
            answer.get("value") or {}, str(answer.get("code", "")), str(answer.get("detail", "")), content
        )

    def _start(self) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-I",
            "-c",
            _BOOT,
            os.pathsep.join(path for path in sys.path if path) or os.getcwd(),
        ]
        command += [str(self._seconds), str(self._memory)]
        environment = {
            key: value
            for key, value in os.environ.items()
            if key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "HOME")
        }
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            bufsize=0,
        )

    def _kill(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            code = process.wait(0.2)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        return code


_BOOT = (
    "import sys; sys.path[:] = sys.argv[1].split(__import__('os').pathsep);"
    " import assistant.safety.child as c; c.serve(float(sys.argv[2]), int(sys.argv[3]))"
)


@lru_cache(maxsize=1)
def process_child() -> Child:
    """The child of this process, ended when the process ends."""
    child = Child()
    atexit.register(child.close)
    return child


def _send(stream: IO[bytes], head: bytes, data: bytes) -> None:
    try:
        for piece in (_LENGTH.pack(len(head), len(data)), head, data):
            view = memoryview(piece)
            while view:
                written = stream.write(view)
                view = view[written:]
        stream.flush()
    except (OSError, ValueError):
        return  # the child is gone; whoever waits for its answer is told


def _receive(stream: IO[bytes], until: float) -> tuple[bytes, bytes]:
    """One message; TimeoutError at ``until`` (monotonic seconds), EOFError when the other side is gone."""
    head_length, data_length = _LENGTH.unpack(_exactly(stream, _LENGTH.size, until))
    if head_length + data_length > MOST_ANSWER_BYTES:
        raise ValueError("too long an answer")
    return _exactly(stream, head_length, until), _exactly(stream, data_length, until)


def _exactly(stream: IO[bytes], count: int, until: float) -> bytes:
    pieces: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while count:
            left = until - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise TimeoutError
            piece = os.read(stream.fileno(), min(count, 1 << 20))
            if not piece:
                raise EOFError
            pieces.append(piece)
            count -= len(piece)
    return b"".join(pieces)


def serve(seconds: float, memory: int) -> None:
    """Answer requests until the standard input ends; runs in the child."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing a library prints can get between the answers
    _limit_memory(memory)
    while True:
        head = incoming.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return
        head_length, data_length = _LENGTH.unpack(head)
        request = json.loads(incoming.read(head_length))
        data = incoming.read(data_length)
        _limit_time(seconds)
        answer, content = _answer(request["kind"], data, request["path"], request["number"])
        head = json.dumps(answer).encode()
        del data
        outgoing.write(_LENGTH.pack(len(head), len(content)) + head)
        outgoing.write(content)
        outgoing.flush()


def _answer(kind: str, data: bytes, path: str, number: int) -> tuple[dict[str, Any], bytes]:
    table = INSPECTORS if kind in INSPECTORS else STORES if kind in STORES else READERS
    try:
        module, name = table[kind]
        reader = getattr(importlib.import_module(module), name)
        if kind in INSPECTORS:
            from pathlib import Path

            record = reader(Path(path))
        elif kind in STORES:
            record = reader(path, number)
        else:
            record = reader(data)
        if isinstance(record, bytes):
            return {"value": {}}, record
        value = asdict(record) if is_dataclass(record) and not isinstance(record, type) else dict(record)
        json.dumps(value)
    except MemoryError:
        detail = "reading it needs more memory than a document may take"
        return {"code": "out-of-memory", "detail": detail}, b""
    except RecursionError:
        return {"code": "too-deep", "detail": "its parts are nested too deep"}, b""
    except Exception as error:  # noqa: BLE001 - boundary: whatever a hostile file provokes becomes an answer
        code = str(getattr(error, "code", "")) or "damaged"
        detail = (
            str(getattr(error, "detail", "") or getattr(error, "message", ""))
            or "it is damaged: it cannot be read"
        )
        return {"code": code, "detail": detail}, b""
    return {"value": value}, b""


def _limit_memory(memory: int) -> None:
    """At most ``memory`` bytes of address space beyond what the interpreter has now, where the system can
    bound it.
    """
    try:
        import resource
    except ImportError:
        return
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            base = int(file.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        base = 500_000_000
    try:
        resource.setrlimit(resource.RLIMIT_AS, (base + memory, base + memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return


def _limit_time(seconds: float) -> None:
    """At most ``seconds`` of processor time from now."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    try:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    serve(limits.CHILD_SECONDS, limits.CHILD_MEMORY_BYTES)
