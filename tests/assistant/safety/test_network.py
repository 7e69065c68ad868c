"""The jail, each time in a process of its own, since there is no way back out of it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="these layers are Linux's")

START = """
import json, sys
from assistant.safety import network
jail = network.enter_jail()
layers = {layer.name: layer.in_force for layer in jail.layers}
"""


def in_jail(code, *prefix, before=""):
    """Run code inside the jail; it prints one JSON value."""
    command = [*prefix, sys.executable, "-c", before + START + code]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@linux_only
def test_native_code_gets_local_streams_and_nothing_else():
    results = in_jail("""
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
print(json.dumps({f"{family}/{kind}": libc.socket(family, kind, 0) >= 0
                  for family in (1, 2, 10, 16, 17, 38, 40) for kind in (1, 2, 3)}))
""")
    assert [name for name, opened in results.items() if opened] == ["1/1"]


@linux_only
def test_a_local_stream_can_be_served_but_not_connected(tmp_path):
    """Daemons with local sockets (a resolver, a container) can't carry a word out."""
    code = f"""
import ctypes, os, socket
left, right = socket.socketpair()
left.sendall(b"within")
server = socket.socket(socket.AF_UNIX); server.bind({str(tmp_path / "s")!r}); server.listen()
libc = ctypes.CDLL(None, use_errno=True)
handle = libc.socket(1, 1, 0)
address = (1).to_bytes(2, sys.byteorder) + {str(tmp_path / "s")!r}.encode() + bytes(1)
print(json.dumps([right.recv(6).decode(), libc.connect(handle, address, len(address)), ctypes.get_errno()]))
"""
    assert in_jail(code) == ["within", -1, 13]


@linux_only
def test_children_are_in_the_jail_too():
    code = """
import subprocess
child = "import socket\\ntry: socket.socket(); print('open')\\nexcept OSError: print('refused')"
print(json.dumps(subprocess.run([sys.executable, "-c", child], capture_output=True, text=True).stdout.strip()))
"""
    assert in_jail(code) == "refused"


@linux_only
def test_files_keep_their_owner_inside():
    code = "import os; print(json.dumps([os.geteuid(), os.getegid()]))"
    assert in_jail(code) == [os.geteuid(), os.getegid()]


@linux_only
@pytest.mark.skipif(shutil.which("unshare") is None, reason="unshare is not installed")
def test_it_holds_inside_another_namespace():
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
        pytest.skip("this system refuses unprivileged namespaces")
    assert in_jail("print(json.dumps(layers))", "unshare", "-rn")["seccomp"]


@linux_only
def test_a_refused_namespace_is_said_and_the_others_hold():
    before = """
import assistant.safety.network as n
def refuse(): raise OSError(1, "Operation not permitted")
n._unshare_network = n._unshare_user_and_network = refuse
"""
    code = """
import ctypes
print(json.dumps([layers, jail.kernel_holds, ctypes.CDLL(None).socket(2, 1, 0)]))
"""
    layers, holds, handle = in_jail(code, before=before)
    assert layers["network-namespace"] is False
    assert layers["seccomp"]
    assert holds
    assert handle == -1


@linux_only
def test_without_any_kernel_layer_python_still_refuses_and_the_truth_is_told():
    before = """
import assistant.safety.network as n
def refuse(): raise OSError(1, "Operation not permitted")
n._unshare_network = n._unshare_user_and_network = refuse
n._restrict_landlock = lambda: n.Layer("landlock", False, True, "")
n._CALLS = {}
"""
    code = """
import socket
from assistant.safety.prove import prove
try:
    socket.create_connection(("192.0.2.1", 9)); said = "open"
except PermissionError:
    said = "refused"
print(json.dumps([said, jail.kernel_holds, layers["audit-hook"]]))
"""
    assert in_jail(code, before=before) == ["refused", False, True]


def test_attempts_from_python_are_refused_and_counted_with_their_place():
    code = """
import socket, urllib.request
refused = 0
for attempt in (lambda: socket.create_connection(("192.0.2.1", 9)), lambda: socket.socket(socket.AF_INET),
                lambda: socket.getaddrinfo("example.org", 80), lambda: urllib.request.urlopen("http://example.org")):
    try:
        attempt()
    except OSError:
        refused += 1
print(json.dumps([refused, jail.refused, [attempt.where.split(":")[0] for attempt in jail.attempts]]))
"""
    refused, counted, places = in_jail(code)
    assert refused == 4
    assert counted >= 4
    assert set(places) == {"__main__"}


def test_libraries_are_told_to_stay_offline():
    code = """
import os, socket
print(json.dumps([os.environ["HF_HUB_OFFLINE"], os.environ["ANONYMIZED_TELEMETRY"], socket.has_ipv6]))
"""
    assert in_jail(code) == ["1", "False", False]


@linux_only
def test_the_proof_says_no_network_when_the_kernel_refuses():
    code = "from assistant.safety.prove import prove; print(json.dumps(prove(jail, 'net:[1]')))"
    proof = in_jail(code)
    assert proof["verdict"] == "no-network"
    assert {attempt["way"] for attempt in proof["attempts"]} == {"python", "native code", "child process"}
    assert proof["namespace"]["differs"]


@linux_only
def test_the_proof_notices_an_open_way():
    code = """
from assistant.safety.network import Jail
from assistant.safety import prove as proof
print(json.dumps(proof.prove(Jail(()))["verdict"]))
"""
    command = [sys.executable, "-c", "import json" + code]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120)
    assert json.loads(done.stdout) == "open", done.stderr
