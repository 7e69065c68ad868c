"""The words between engine and clients: JSON-RPC 2.0 in length-prefixed frames, never pickle.

A request is ``{"jsonrpc", "id", "method", "params"}``; its answer carries ``result`` or ``error``. In between
the engine may send notifications ``{"jsonrpc", "method": "text"|"progress", "params": {"id", "value"}}``. A
client stops a request with the notification ``{"jsonrpc", "method": "cancel", "params": {"id"}}``.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import Cancelled, KnownError

PROTOCOL = 1
LARGEST_REQUEST = 16 * 1024 * 1024
LARGEST_ANSWER = 256 * 1024 * 1024
KNOWN_ERROR = -32000
BUG = -32603
MALFORMED = -32700


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks for; ``id`` is chosen by the client and comes back with every answer."""

    id: int
    method: str
    params: Mapping[str, Any]


class MalformedFrame(ValueError):
    """The bytes of a frame are no request; the connection goes on."""


def encode(message: Mapping[str, Any]) -> bytes:
    """One frame; anything JSON has no word for is a bug of the caller (TypeError)."""
    return json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decode(frame: bytes) -> dict[str, Any]:
    """The message in a frame.

    Raises:
        MalformedFrame: when it is not a JSON object.
    """
    try:
        message = json.loads(frame.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as fault:
        raise MalformedFrame("not JSON") from fault
    if not isinstance(message, dict):
        raise MalformedFrame("not an object")
    return message


def read_request(message: Mapping[str, Any]) -> Request:
    """Check the parts of a request.

    Raises:
        MalformedFrame: when one is missing or has the wrong type.
    """
    identity, method, params = message.get("id"), message.get("method"), message.get("params", {})
    if not isinstance(identity, int) or isinstance(identity, bool):
        raise MalformedFrame("no id")
    if not isinstance(method, str) or not isinstance(params, dict):
        raise MalformedFrame("no method")
    return Request(identity, method, params)


def error_of(fault: KnownError | Cancelled) -> dict[str, Any]:
    """How an expected failure crosses the socket."""
    if isinstance(fault, Cancelled):
        fault = KnownError("cancelled", "Stopped.")
    return {"code": KNOWN_ERROR, "message": fault.message, "data": {"code": fault.code, "hint": fault.hint}}


def raise_error(error: Mapping[str, Any]) -> None:
    """Raise what the engine reported.

    Raises:
        Cancelled: when the request was stopped.
        KnownError: for everything else; a bug of the engine has the code ``bug``.
    """
    data = error.get("data") or {}
    code = str(data.get("code", "bug"))
    if code == "cancelled":
        raise Cancelled
    raise KnownError(code, str(error.get("message", "")), str(data.get("hint", "")))


@cache
def build() -> str:
    """A fingerprint of the installed code, so that a client notices an engine of another version.

    Names, sizes and times of the modules are enough: an upgrade changes them, and reading them costs
    about a millisecond.
    """
    root = Path(__file__).resolve().parent.parent.parent
    digest = hashlib.sha256(f"{PROTOCOL}".encode())
    for package in ("assistant", "models", "resources"):
        for name, size, changed in sorted(_modules(root / package)):
            digest.update(f"{name}:{size}:{changed}\n".encode())
    return digest.hexdigest()[:16]


def _modules(folder: Path) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    folders = [str(folder)]
    while folders:
        try:
            entries = list(os.scandir(folders.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ("__pycache__", "sample", "icons"):
                    folders.append(entry.path)
            elif entry.name.endswith((".py", ".toml", ".txt")):
                status = entry.stat()
                found.append((entry.path, status.st_size, status.st_mtime_ns))
    return found
