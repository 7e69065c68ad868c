"""The jail around the engine: a process that can't reach any network, enforced below Python where possible.

``enter_jail`` runs before anything else is imported, while the process has one thread. Layers on Linux:
an empty network namespace, a Landlock rule without any TCP port, and a seccomp filter that lets a process
make local stream sockets only and connect to nothing, so that a resolver daemon or a container socket
can't carry a word out either. On macOS the process starts itself again under ``sandbox-exec``. Everywhere a
Python audit hook refuses, and notes, every attempt. A layer is reported as in force only after the system
confirmed it.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import socket
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

# Read by the libraries when they are imported: no hub, no telemetry, no forks of tokenizer threads.
OFFLINE_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "OTEL_SDK_DISABLED": "true",
    "TOKENIZERS_PARALLELISM": "false",
}
_JAILED_VARIABLE = "OWNHAND_SANDBOXED"
_MACOS_PROFILE = (
    "(version 1)(allow default)(deny network*)"
    "(allow network-bind (local unix-socket))(allow network-inbound (local unix-socket))"
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the jail, whether it holds, and why not where it doesn't.

    Attributes:
        kernel: True when native code can't get round it either.
    """

    name: str
    in_force: bool
    kernel: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt to use the network that the audit hook refused; ``where`` is module and line."""

    event: str
    where: str
    at: float


@dataclass(slots=True)
class Jail:
    """The layers of this process, and the attempts refused since it entered."""

    layers: tuple[Layer, ...]
    attempts: deque[Attempt] = field(default_factory=lambda: deque(maxlen=200))
    refused: int = 0

    @property
    def kernel_holds(self) -> bool:
        """Whether at least one layer below Python is in force."""
        return any(layer.in_force and layer.kernel for layer in self.layers)


def enter_jail() -> Jail:
    """Cut this process and all its children off from every network.

    Never raises: a layer that the system doesn't offer is reported, and the others still hold.

    Returns:
        the jail, with the layers that are in force.
    """
    os.environ.update(OFFLINE_ENVIRONMENT)
    # urllib3 opens an IPv6 socket at import to see whether it can; there is nothing to see in here.
    socket.has_ipv6 = False
    layers: list[Layer] = []
    if sys.platform == "linux":
        layers += [_enter_namespace(), _restrict_landlock(), _filter_system_calls()]
    elif sys.platform == "darwin":
        layers.append(_enter_macos_sandbox())
    jail = Jail(())
    layers.append(_add_audit_hook(jail))
    jail.layers = tuple(layers)
    return jail


def namespace_id() -> str:
    """The network namespace of this process as the kernel names it, or "" where there is none."""
    try:
        return os.readlink("/proc/self/ns/net")
    except OSError:
        return ""


# --- Linux: network namespace -----------------------------------------------------------------

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def _enter_namespace() -> Layer:
    def layer(in_force: bool, detail: str) -> Layer:
        return Layer("network-namespace", in_force, True, detail)

    if len(os.listdir("/proc/self/task")) != 1:
        return layer(False, "the process already has several threads")
    outside = namespace_id()
    # The steps are tried in a child first: a user namespace that refuses the identity map would leave
    # this process as nobody, and there is no way back out of it.
    for steps in (_unshare_network, _unshare_user_and_network):
        if not _works_in_child(steps):
            continue
        try:
            steps()
        except OSError:
            continue
        inside = namespace_id()
        if inside and inside != outside:
            return layer(True, f"{inside}, where the outside is {outside}; it holds a downed loopback alone")
    return layer(False, "the system refuses unprivileged namespaces")


def _unshare_network() -> None:
    _check(_libc().unshare(_CLONE_NEWNET))


def _unshare_user_and_network() -> None:
    user, group = os.geteuid(), os.getegid()
    _check(_libc().unshare(_CLONE_NEWUSER | _CLONE_NEWNET))
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")


def _works_in_child(steps: Callable[[], None]) -> bool:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            steps()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


# --- Linux: Landlock ----------------------------------------------------------------------------

_LANDLOCK_CREATE_RULESET = 444
_LANDLOCK_RESTRICT_SELF = 446
_LANDLOCK_VERSION = 1
_LANDLOCK_NET_BIND_AND_CONNECT_TCP = 0b11
_PR_SET_NO_NEW_PRIVS = 38


def _restrict_landlock() -> Layer:
    def layer(in_force: bool, detail: str) -> Layer:
        return Layer("landlock", in_force, True, detail)

    libc = _libc()
    version = libc.syscall(_LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), _LANDLOCK_VERSION)
    if version < 4:
        reason = "is not in this kernel" if version < 0 else "is too old to rule over the network"
        return layer(False, f"Landlock {reason}")
    rules = struct.pack("=QQ", 0, _LANDLOCK_NET_BIND_AND_CONNECT_TCP)
    ruleset = libc.syscall(_LANDLOCK_CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), 0)
    if ruleset < 0:
        return layer(False, "the rule was refused")
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    result = libc.syscall(_LANDLOCK_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)
    detail = "no TCP port may be bound or connected" if result == 0 else "the rule was refused"
    return layer(result == 0, detail)


# --- Linux: seccomp -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Calls:
    """Numbers of the system calls on one architecture."""

    audit_arch: int
    seccomp: int
    socket: int
    connect: int
    sendto: int
    setns: int
    io_uring_setup: int = 425


_CALLS = {
    "x86_64": _Calls(0xC000003E, seccomp=317, socket=41, connect=42, sendto=44, setns=308),
    "aarch64": _Calls(0xC00000B7, seccomp=277, socket=198, connect=203, sendto=206, setns=268),
    "riscv64": _Calls(0xC00000F3, seccomp=277, socket=198, connect=203, sendto=206, setns=268),
}
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
_ALLOW, _REFUSE_WITH = 0x7FFF0000, 0x00050000
_X32_CALLS = 0x40000000
_NUMBER_AT, _ARCH_AT, _ARGUMENTS_AT = 0, 4, 16
_SOCKET_KIND_MASK = 0xF
_SECCOMP_SET_MODE_FILTER, _SECCOMP_ALL_THREADS = 1, 1


class _FilterProgram(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def _filter_system_calls() -> Layer:
    def layer(in_force: bool, detail: str) -> Layer:
        return Layer("seccomp", in_force, True, detail)

    calls = _CALLS.get(platform.machine())
    if calls is None or sys.maxsize < 2**32:
        return layer(False, f"no filter is written for {platform.machine()} yet")
    libc = _libc()
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return layer(False, "the system refuses filters")
    code = _program(calls)
    program = _FilterProgram(len(code) // 8, code)
    program_at = ctypes.byref(program)
    if libc.syscall(calls.seccomp, _SECCOMP_SET_MODE_FILTER, _SECCOMP_ALL_THREADS, program_at) != 0:
        return layer(False, "the system refuses filters")
    if not _filter_confirmed():
        return layer(False, "the system did not confirm the filter")
    return layer(True, "sockets other than local streams are refused, and so is every connect")


def _program(calls: _Calls) -> bytes:
    """The filter in BPF: allow all but sockets that aren't local streams, and every connect.

    Also refused: leaving the namespace (setns), datagrams to a named address, and io_uring, whose
    own socket operations would go round the filter; programs fall back to ordinary calls.
    """
    low, high = 0, 4
    kind = _ARGUMENTS_AT + 8 + low
    address = _ARGUMENTS_AT + 4 * 8
    errors = {
        "family": errno.EAFNOSUPPORT,
        "denied": errno.EACCES,
        "rights": errno.EPERM,
        "missing": errno.ENOSYS,
    }
    steps: list[tuple[str, int, int, str, str]] = [
        # label, code, operand, label when true, label when false ("" is the next step)
        ("", _LOAD, _ARCH_AT, "", ""),
        ("", _JUMP_EQUAL, calls.audit_arch, "", "rights"),
        ("", _LOAD, _NUMBER_AT, "", ""),
        ("", _JUMP_AT_LEAST, _X32_CALLS, "missing", ""),
        ("", _JUMP_EQUAL, calls.socket, "socket", ""),
        ("", _JUMP_EQUAL, calls.connect, "denied", ""),
        ("", _JUMP_EQUAL, calls.sendto, "sendto", ""),
        ("", _JUMP_EQUAL, calls.setns, "rights", ""),
        ("", _JUMP_EQUAL, calls.io_uring_setup, "missing", "allow"),
        ("socket", _LOAD, _ARGUMENTS_AT + low, "", ""),
        ("", _JUMP_EQUAL, socket.AF_UNIX, "", "family"),
        ("", _LOAD, kind, "", ""),
        ("", _AND, _SOCKET_KIND_MASK, "", ""),
        ("", _JUMP_EQUAL, int(socket.SOCK_STREAM), "allow", "denied"),
        ("sendto", _LOAD, address + low, "", ""),
        ("", _JUMP_EQUAL, 0, "", "denied"),
        ("", _LOAD, address + high, "", ""),
        ("", _JUMP_EQUAL, 0, "allow", "denied"),
        ("allow", _RETURN, _ALLOW, "", ""),
        *((label, _RETURN, _REFUSE_WITH | number, "", "") for label, number in errors.items()),
    ]
    places = {label: place for place, (label, *_rest) in enumerate(steps) if label}
    code = bytearray()
    for place, (_label, operation, operand, when_true, when_false) in enumerate(steps):
        jumps = [places[target] - place - 1 if target else 0 for target in (when_true, when_false)]
        code += struct.pack("=HBBI", operation, *jumps, operand)
    return bytes(code)


def _filter_confirmed() -> bool:
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as file:
            return any(line.split() == ["Seccomp:", "2"] for line in file)
    except OSError:
        return False


def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


# --- macOS ------------------------------------------------------------------------------------------


def _enter_macos_sandbox() -> Layer:
    tool = "/usr/bin/sandbox-exec"
    if not os.environ.get(_JAILED_VARIABLE) and os.path.exists(tool):
        os.environ[_JAILED_VARIABLE] = "1"
        with contextlib.suppress(OSError):
            os.execv(tool, [tool, "-p", _MACOS_PROFILE, sys.executable, *sys.orig_argv[1:]])
    os.environ.pop(_JAILED_VARIABLE, None)
    # The environment alone proves nothing: the sandbox answers a connect to a closed port with EPERM.
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.settimeout(1)
            refused = probe.connect_ex(("127.0.0.1", 1)) == errno.EPERM
    except PermissionError:
        refused = True
    detail = "the sandbox denies every network operation" if refused else "sandbox-exec did not take hold"
    return Layer("sandbox-exec", refused, True, detail)


# --- everywhere: audit hook ---------------------------------------------------------------------------

_REFUSED_EVENTS = frozenset(
    {
        "socket.connect", "socket.getaddrinfo", "socket.getnameinfo", "socket.gethostbyname",
        "socket.gethostbyaddr", "socket.sendto", "urllib.Request", "http.client.connect",
        "ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect", "nntplib.connect",
    }
)  # fmt: skip
_LOCAL_FAMILIES = frozenset(family for family in (getattr(socket, "AF_UNIX", None), -1) if family is not None)


def _add_audit_hook(jail: Jail) -> Layer:
    busy = threading.local()

    def hook(event: str, arguments: Sequence[Any]) -> None:
        if event == "socket.__new__":
            if arguments[1] in _LOCAL_FAMILIES:
                return
        elif event not in _REFUSED_EVENTS:
            return
        if getattr(busy, "noting", False):
            return
        busy.noting = True
        try:
            jail.refused += 1
            jail.attempts.append(Attempt(event, _caller(), time.time()))
        finally:
            busy.noting = False
        raise PermissionError(errno.EACCES, "the engine has no network")

    sys.addaudithook(hook)
    return Layer("audit-hook", True, False, "every attempt from Python is refused and counted")


def _caller() -> str:
    """Module and line that tried, past the standard library's own socket modules."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "?")
        if name.partition(".")[0] not in ("socket", "http", "urllib", "ssl", "ftplib", "smtplib"):
            return f"{name}:{frame.f_lineno}"
        if frame.f_back is None:
            return str(name)
        frame = frame.f_back
    return "?"
