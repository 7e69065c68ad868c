"""One connected client: reads its requests, runs them as jobs, sends what they have to say."""

from __future__ import annotations

import errno
import logging
import queue
import threading
from contextlib import nullcontext
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from assistant.engine import protocol
from assistant.engine.calls import Call, Params
from assistant.engine.jobs import Job
from assistant.engine.logs import place_of, write_crash_report
from assistant.engine.methods import find
from assistant.errors import Cancelled, KnownError
from assistant.paths import disk_full

if TYPE_CHECKING:
    from assistant.engine.workshop import Workshop

log = logging.getLogger(__name__)

# A client that stopped reading must not fill the memory: past this many waiting frames, notifications
# are dropped; answers never are.
_WAITING_FRAMES = 20_000


class Session:
    """Serves one connection until it closes; then stops the jobs it had asked for."""

    def __init__(self, connection: Connection, workshop: Workshop) -> None:
        self._connection = connection
        self._workshop = workshop
        self._outgoing: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}

    def serve(self) -> None:
        """Read frames until the client leaves."""
        writer = threading.Thread(target=self._write, name="session-writer", daemon=True)
        writer.start()
        try:
            while True:
                self._handle(self._connection.recv_bytes(protocol.LARGEST_REQUEST))
        except (EOFError, OSError):
            log.debug("a client left")
        finally:
            with self._lock:
                jobs = list(self._jobs.values())
            for job in jobs:
                job.stop()
            self._outgoing.put(None)
            writer.join(timeout=5)
            self._connection.close()

    def _handle(self, frame: bytes) -> None:
        identity = None
        try:
            message = protocol.decode(frame)
            identity = message.get("id")
            if message.get("method") == "cancel":
                self._stop(message)
                return
            request = protocol.read_request(message)
        except protocol.MalformedFrame:
            known_id = identity if isinstance(identity, int) else None
            error = {"code": protocol.MALFORMED, "message": "This is no request."}
            self._send({"id": known_id, "error": {**error, "data": {"code": "malformed", "hint": ""}}})
            return
        try:
            method = find(request.method)
        except KnownError as fault:
            self._send({"id": request.id, "error": protocol.error_of(fault)})
            return
        with self._lock:
            if request.id in self._jobs:
                taken = KnownError("bad-request", "A request of this id is still at work.")
                self._send({"id": request.id, "error": protocol.error_of(taken)})
                return
            # The place is taken before the job exists, so that its end can't come before its entry.
            self._jobs[request.id] = placeholder = Job(0, request.method, method.lane)
        job = self._workshop.jobs.submit(request.method, method.lane, lambda job: self._run(request, job))
        with self._lock:
            if self._jobs.get(request.id) is placeholder:
                self._jobs[request.id] = job

    def _stop(self, message: dict[str, Any]) -> None:
        params = message.get("params")
        identity = params.get("id") if isinstance(params, dict) else None
        with self._lock:
            job = self._jobs.get(identity) if isinstance(identity, int) else None
        if job is not None:
            job.stop()

    def _run(self, request: protocol.Request, job: Job) -> None:
        """Do the work of one request and send its answer; this is the boundary where bugs are caught."""
        try:
            answer = protocol.encode({"id": request.id, "result": self._result(request, job)})
        except (KnownError, Cancelled) as fault:
            code = fault.code if isinstance(fault, KnownError) else "cancelled"
            log.info("%s ended with %s", request.method, code)
            answer = protocol.encode({"id": request.id, "error": protocol.error_of(fault)})
        except Exception as fault:  # noqa: BLE001 - a bug in one request must not end the engine
            known = _fault_of_surroundings(fault)
            if known is not None:
                log.warning("%s ended with %s in %s", request.method, known.code, place_of(fault))
                fault_error = protocol.error_of(known)
            else:
                fault_error = self._report_bug(request, fault)
            answer = protocol.encode({"id": request.id, "error": fault_error})
        with self._lock:
            self._jobs.pop(request.id, None)
        self._outgoing.put(answer)

    def _result(self, request: protocol.Request, job: Job) -> dict[str, Any]:
        def notify(kind: str, value: object) -> None:
            if self._outgoing.qsize() < _WAITING_FRAMES:
                self._send({"method": kind, "params": {"id": request.id, "value": value}})

        method = find(request.method)
        call = Call(
            params=Params(request.params),
            cancel=job.cancel,
            send_progress=lambda value: notify("progress", value),
            send_text=lambda piece: notify("text", piece),
        )
        call.stop_if_cancelled()
        if method.lane == "at-once":
            return method.load()(self._workshop, call)
        gate, background = self._workshop.gate, self._workshop.background
        with (
            background.foreground() if method.lane == "library" else nullcontext(),
            gate.alone(job.cancel) if method.alone else gate.ordinary(),
        ):
            call.stop_if_cancelled()
            return method.load()(self._workshop, call)

    def _report_bug(self, request: protocol.Request, fault: Exception) -> dict[str, Any]:
        log.error("%s failed in %s", request.method, place_of(fault), exc_info=fault)
        report = write_crash_report(self._workshop.data.logs, fault, request.method)
        return {
            "code": protocol.BUG,
            "message": f"Ownhand failed by a fault of its own ({type(fault).__name__} in {place_of(fault)}).",
            "data": {
                "code": "bug",
                "hint": f"Nothing stored before is lost. A report without content is in {report}."
                if report
                else "Nothing stored before is lost.",
            },
        }

    def _send(self, message: dict[str, Any]) -> None:
        self._outgoing.put(protocol.encode(message))

    def _write(self) -> None:
        while (frame := self._outgoing.get()) is not None:
            try:
                self._connection.send_bytes(frame)
            except (OSError, ValueError):
                # The reading side notices the same and ends the session.
                return


def _fault_of_surroundings(fault: Exception) -> KnownError | None:
    """What the user must know where a full disk, a damaged file or a lack of memory showed late."""
    if isinstance(fault, MemoryError):
        return KnownError(
            "out-of-memory",
            "There is not enough memory for this.",
            "Close other programs, or use a smaller model.",
        )
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    if type(fault).__module__ == "sqlite3":
        import sqlite3

        from assistant.database import explain

        return explain(fault) if isinstance(fault, sqlite3.Error) else None
    return None
