"""The no-network proof: try to get out from Python, native code and a child, and say what happened."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from assistant.safety.network import Jail, namespace_id

# TEST-NET and example names of the standards (RFC 5737, RFC 2606): nobody's machine is bothered.
_ADDRESS = "192.0.2.1"
_NAME = "example.org"
_TIMEOUT_SECONDS = 2.0
_FAMILIES = (("IPv4 stream", 2, 1), ("IPv4 datagram", 2, 2), ("IPv6 stream", None, 1), ("packet", 17, 3))

# What a child process tries, without our audit hook and without our modules.
_CHILD = f"""
import json, socket
said = []
for what, family in (("IPv4 socket", socket.AF_INET), ("IPv6 socket", socket.AF_INET6)):
    try:
        s = socket.socket(family, socket.SOCK_STREAM)
        s.settimeout({_TIMEOUT_SECONDS})
        s.connect(("{_ADDRESS}" if family == socket.AF_INET else "2001:db8::1", 443))
        said.append([what, True, "connected"])
    except OSError as fault:
        said.append([what, False, fault.strerror or str(fault)])
try:
    socket.getaddrinfo("{_NAME}", 443)
    said.append(["name look-up", True, "answered"])
except OSError as fault:
    said.append(["name look-up", False, fault.strerror or str(fault)])
print(json.dumps(said))
"""


def prove(jail: Jail, outside_namespace: str = "") -> dict[str, Any]:
    """Try every way out of this process and report.

    Args:
        jail: the layers that were put in force when the process started.
        outside_namespace: the network namespace of the asking client, for comparison.

    Returns:
        ``layers``, ``attempts`` (each with ``way``, ``what``, ``refused``, ``detail``), ``verdict``:
        ``no-network``, ``refused-in-python-only`` or ``open``; and a sentence that explains it.
    """
    refused_before = jail.refused
    attempts = [*_python_attempts(), *_native_attempts(), *_child_attempts()]
    everything_refused = all(attempt["refused"] for attempt in attempts)
    verdict = "open"
    if everything_refused:
        verdict = "no-network" if jail.kernel_holds else "refused-in-python-only"
    inside = namespace_id()
    return {
        "layers": [
            {"name": layer.name, "in_force": layer.in_force, "kernel": layer.kernel, "detail": layer.detail}
            for layer in jail.layers
        ],
        "attempts": attempts,
        "interfaces": _interfaces(),
        "namespace": {"engine": inside, "client": outside_namespace, "differs": inside != outside_namespace},
        "refused_before": refused_before,
        "earlier_attempts": [
            {"event": attempt.event, "where": attempt.where, "at": attempt.at} for attempt in jail.attempts
        ][: min(refused_before, 50)],
        "verdict": verdict,
        "explanation": _EXPLANATIONS[verdict],
    }


_EXPLANATIONS: Mapping[str, str] = {
    "no-network": "Every way out was refused by the operating system itself, "
    "for native code and child processes too.",
    "refused-in-python-only": "Every attempt was refused, but this system offers no jail below Python, "
    "so native libraries are trusted not to try.",
    "open": "At least one attempt was not refused.",
}


def control() -> dict[str, Any]:
    """The same first step outside the jail (no packet is sent), to show that the attempts could succeed."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM):
            return {
                "way": "this terminal",
                "what": "IPv4 socket",
                "refused": False,
                "detail": "opened, nothing sent",
            }
    except OSError as fault:
        return {
            "way": "this terminal",
            "what": "IPv4 socket",
            "refused": True,
            "detail": fault.strerror or "refused",
        }


def _python_attempts() -> list[dict[str, Any]]:
    def connect() -> None:
        socket.create_connection((_ADDRESS, 443), timeout=_TIMEOUT_SECONDS).close()

    def datagram() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"", (_ADDRESS, 53))

    def look_up() -> None:
        socket.getaddrinfo(_NAME, 443)

    def fetch() -> None:
        import urllib.request

        urllib.request.urlopen(f"https://{_NAME}/", timeout=_TIMEOUT_SECONDS).close()  # noqa: S310

    ways: tuple[tuple[str, Callable[[], None]], ...] = (
        ("connect", connect),
        ("datagram", datagram),
        ("name look-up", look_up),
        ("fetch a page", fetch),
    )
    return [_python_attempt(what, way) for what, way in ways]


def _python_attempt(what: str, way: Callable[[], None]) -> dict[str, Any]:
    try:
        way()
    except OSError as fault:
        return {
            "way": "python",
            "what": what,
            "refused": True,
            "detail": fault.strerror or type(fault).__name__,
        }
    return {"way": "python", "what": what, "refused": False, "detail": "went through"}


def _native_attempts() -> list[dict[str, Any]]:
    """Straight into the C library, where no audit hook looks."""
    if sys.platform == "win32":
        return []
    libc = ctypes.CDLL(None, use_errno=True)
    attempts = []
    for name, family, kind in _FAMILIES:
        number = int(socket.AF_INET6) if family is None else family
        handle = libc.socket(number, kind, 0)
        if handle < 0:
            attempts.append(_native(f"socket, {name}", True, os.strerror(ctypes.get_errno())))
            continue
        attempts.append(_native_connect(libc, handle, name, number))
        os.close(handle)
    result = ctypes.c_void_p()
    status = libc.getaddrinfo(_NAME.encode(), b"443", None, ctypes.byref(result))
    if status == 0:
        libc.freeaddrinfo(result)
    attempts.append(_native("getaddrinfo", status != 0, "answered" if status == 0 else f"status {status}"))
    return attempts


def _native_connect(libc: Any, handle: int, name: str, family: int) -> dict[str, Any]:
    """A socket could be made (a layer is missing); does it lead anywhere?"""
    if family != int(socket.AF_INET):
        return _native(f"socket, {name}", False, "opened")
    # sockaddr_in: family, port in network order, address, padding
    family_bytes = family.to_bytes(2, sys.byteorder)
    if sys.platform == "darwin":
        family_bytes = bytes((16, family))
    place = family_bytes + (443).to_bytes(2, "big") + socket.inet_aton(_ADDRESS) + bytes(8)
    os.set_blocking(handle, False)
    if libc.connect(handle, place, len(place)) == 0:
        return _native(f"connect, {name}", False, "connected")
    number = ctypes.get_errno()
    return _native(f"connect, {name}", number != errno.EINPROGRESS, os.strerror(number))


def _native(what: str, refused: bool, detail: str) -> dict[str, Any]:
    return {"way": "native code", "what": what, "refused": refused, "detail": detail}


def _child_attempts() -> list[dict[str, Any]]:
    """A fresh interpreter started by the engine inherits the jail, or the jail is none."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _CHILD],
            capture_output=True,
            timeout=30,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        said = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as fault:
        detail = f"the child could not be asked ({type(fault).__name__})"
        return [{"way": "child process", "what": "start", "refused": True, "detail": detail}]
    return [
        {"way": "child process", "what": what, "refused": not reached, "detail": detail}
        for what, reached, detail in said
    ]


def _interfaces() -> list[str]:
    """Network interfaces that this process can see."""
    try:
        with open("/proc/self/net/dev", encoding="ascii", errors="replace") as file:
            return [line.partition(":")[0].strip() for line in file.readlines()[2:]]
    except OSError:
        return []
