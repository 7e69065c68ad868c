"""A real engine process, asked, interrupted, killed and misused."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Client as open_connection
from pathlib import Path

import pytest

from assistant.engine import lock, protocol
from assistant.engine.client import connect, try_connect, wait_until_gone
from assistant.engine.handshake import greet_engine
from assistant.errors import Cancelled, KnownError
from assistant.paths import DataDirectory

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="sockets are pipes there")


def raw_connection(data):
    """A connection past the handshake, for frames that no client of ours would send."""
    connection = open_connection(json.loads(data.engine_record.read_bytes())["address"])
    greet_engine(connection, data.engine_key.read_bytes())
    return connection


def test_answers_come_back_with_text_and_progress(client):
    texts, steps = [], []
    result = client.call("nap", {"seconds": 0.05}, on_progress=steps.append, on_text=texts.append)
    assert result == {"slept": True}
    assert set(texts) == {"z"}
    assert [step["done"] for step in steps] == list(range(1, len(steps) + 1))


@pytest.mark.parametrize("text", ["", "ü 漢字 🖋", "\ud800 half a character", "line\nline\0", "x" * 1_000_000])
def test_any_text_crosses_the_socket(client, text):
    assert client.call("echo", {"text": text})["text"] == text.encode("utf-8", "replace").decode()


def test_known_errors_keep_code_message_and_hint(client):
    with pytest.raises(KnownError) as caught:
        client.call("refused")
    assert (caught.value.code, caught.value.message, caught.value.hint) == (
        "no-luck",
        "This did not work.",
        "Try later.",
    )


def test_a_bug_is_reported_without_content_and_the_engine_goes_on(client, data):
    with pytest.raises(KnownError) as caught:
        client.call("broken")
    assert caught.value.code == "bug"
    assert "ValueError" in caught.value.message
    reports = list(data.logs.glob("crash-*.txt"))
    assert len(reports) == 1
    said = (
        caught.value.message
        + caught.value.hint
        + reports[0].read_text()
        + (data.logs / "engine.log").read_text()
    )
    assert "secret" not in said
    assert "slow_engine.py" in said
    with pytest.raises(KnownError):
        client.call("unprintable")
    assert client.call("echo", {"text": "still here"}) == {"text": "still here"}


@pytest.mark.parametrize(("method", "code"), [("full", "disk-full"), ("damaged", "library-damaged")])
def test_faults_of_the_disk_are_no_bugs(client, data, method, code):
    with pytest.raises(KnownError) as caught:
        client.call(method)
    assert caught.value.code == code
    assert caught.value.hint
    assert not list(data.logs.glob("crash-*"))


def test_unknown_methods_and_wrong_parameters_are_refused(client):
    for method, params, code in (
        ("no.such", {}, "unknown-method"),
        ("echo", {"text": 3}, "bad-request"),
        ("echo", {"text": ["a"]}, "bad-request"),
    ):
        with pytest.raises(KnownError) as caught:
            client.call(method, params)
        assert caught.value.code == code


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'{"id": 1}',
        b'{"id": "1", "method": "echo"}',
        b'{"id": true, "method": "echo"}',
        b'{"id": 1, "method": 5}',
        b'{"id": 1, "method": "echo", "params": []}',
        b'{"method": "cancel"}',
        b'{"method": "cancel", "params": {"id": []}}',
        b'{"method": "cancel", "params": 5}',
        b"[" * 100_000,
        b'{"id": 1, "method": "echo", "params": {"text": NaN}}',
    ],
)
def test_malformed_frames_harm_nobody(client, data, frame):
    connection = raw_connection(data)
    connection.send_bytes(frame)
    connection.send_bytes(protocol.encode({"id": 7, "method": "echo", "params": {"text": "on"}}))
    answers = []
    while not answers or answers[-1].get("id") != 7:
        assert connection.poll(10)
        answers.append(protocol.decode(connection.recv_bytes()))
    assert answers[-1]["result"] == {"text": "on"}
    connection.close()
    assert client.call("echo", {"text": "fine"}) == {"text": "fine"}


def test_an_oversized_frame_ends_only_its_own_connection(client, data):
    connection = raw_connection(data)
    with pytest.raises((OSError, EOFError)):  # noqa: PT012 - any of them may be the one that fails
        connection._send((protocol.LARGEST_REQUEST * 4).to_bytes(4, "big") + b"x" * 100)
        for _ in range(100):
            connection._send(b"x" * 1_000_000)
        connection.recv_bytes()
    assert client.call("echo", {"text": "fine"}) == {"text": "fine"}
    with pytest.raises(KnownError, match="too long"):
        client.call("echo", {"text": "x" * protocol.LARGEST_REQUEST})


def test_two_requests_of_one_id_are_refused(engine, data):
    connection = raw_connection(data)
    frame = protocol.encode({"id": 5, "method": "nap", "params": {"seconds": 5}})
    connection.send_bytes(frame)
    connection.send_bytes(frame)
    answer = {}
    while "error" not in answer:
        answer = protocol.decode(connection.recv_bytes())
    assert answer["error"]["data"]["code"] == "bad-request"
    connection.close()


def test_cancel_stops_running_and_waiting_jobs_at_once(client, data):
    with connect(data) as other:
        held = threading.Thread(
            target=lambda: pytest.raises(Cancelled, other.call, "nap", {"seconds": 60}, cancel=flag)
        )
        flag = threading.Event()
        held.start()
        wait_for(lambda: [job for job in client.call("engine.status")["jobs"] if job["state"] == "running"])
        waiting = threading.Event()
        threading.Timer(0.1, waiting.set).start()
        with pytest.raises(Cancelled):
            client.call("nap", {"seconds": 60}, cancel=waiting)
        flag.set()
        held.join(10)
        assert not held.is_alive()
    assert client.call("engine.status")["jobs"] == []


def test_jobs_of_a_client_that_left_are_stopped(client, data):
    connection = raw_connection(data)
    connection.send_bytes(protocol.encode({"id": 1, "method": "nap", "params": {"seconds": 60}}))
    wait_for(lambda: client.call("engine.status")["jobs"])
    connection.close()
    wait_for(lambda: not client.call("engine.status")["jobs"])


def test_a_client_that_stops_reading_holds_nobody_up(client, data):
    connection = raw_connection(data)
    for number in range(50):
        connection.send_bytes(
            protocol.encode({"id": number, "method": "echo", "params": {"text": "x" * 200_000}})
        )
    assert client.call("nap", {"seconds": 0.01}) == {"slept": True}
    connection.close()


def test_lanes_work_side_by_side_and_a_lone_job_waits_for_all(client, data):
    with connect(data) as other:
        order = []
        thread = threading.Thread(
            target=lambda: (other.call("nap.model", {"seconds": 0.5}), order.append("model"))
        )
        thread.start()
        wait_for(lambda: client.call("engine.status")["jobs"])
        client.call("nap", {"seconds": 0.01})
        order.append("reading")
        client.call("nap.alone", {"seconds": 0.01})
        order.append("alone")
        thread.join()
    assert order[0] == "reading"
    assert set(order[1:]) == {"model", "alone"}


def test_wrong_key_and_strangers_are_turned_away(client, data):
    address = json.loads(data.engine_record.read_bytes())["address"]
    stranger = open_connection(address)
    with pytest.raises(OSError):  # noqa: PT011 - the system decides which
        greet_engine(stranger, b"k" * 32)
    stranger.close()
    loud = open_connection(address)
    loud.send_bytes(b"GET / HTTP/1.1")
    loud.close()
    assert client.call("echo", {"text": "fine"}) == {"text": "fine"}


@unix_only
def test_socket_and_key_are_for_this_user_only(client, data):
    for path in (data.root, data.engine_socket, data.engine_key, data.engine_record, data.lock):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_second_engine_is_refused_with_the_first_ones_number(engine, data):
    second = subprocess.run(
        [sys.executable, "-m", "assistant.engine", "--data", str(data.root)],
        capture_output=True,
        timeout=60,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert second.returncode == 1
    assert json.loads(second.stdout)["error"]["data"]["code"] == "engine-running"
    assert str(engine.pid).encode() in second.stderr
    assert b"Traceback" not in second.stderr


def test_two_clients_at_once_start_one_engine(data):
    clients, threads = [], []
    for _ in range(3):
        threads.append(threading.Thread(target=lambda: clients.append(connect(data))))
        threads[-1].start()
    for thread in threads:
        thread.join(60)
    assert len({client.call("engine.status")["pid"] for client in clients}) == 1
    for client in clients[1:]:
        client.close()
    clients[0].stop_engine()


@unix_only
def test_a_killed_engine_is_replaced_and_the_request_repeated(client, engine, data):
    first = client.call("engine.status")["pid"]
    os.kill(first, signal.SIGKILL)
    engine.wait(10)
    assert client.call("engine.status")["pid"] != first
    client.stop_engine()


@unix_only
def test_a_kill_in_the_middle_of_an_unrepeatable_job_is_told(client, engine, data):
    threading.Timer(0.3, engine.kill).start()
    with pytest.raises(KnownError) as caught:
        client.call("nap", {"seconds": 60})
    assert caught.value.code == "engine-died"


@unix_only
def test_terminate_is_a_clean_end(client, engine, data):
    engine.send_signal(signal.SIGTERM)
    assert engine.wait(15) == 0
    for path in (data.engine_socket, data.engine_key, data.engine_record):
        assert not path.exists()
    assert not lock.is_held(data.lock)


@unix_only
def test_terminate_does_not_wait_for_a_stuck_job(engine, data):
    connection = raw_connection(data)
    connection.send_bytes(protocol.encode({"id": 1, "method": "stuck", "params": {"seconds": 120}}))
    with connect(data) as client:
        wait_for(lambda: client.call("engine.status")["jobs"])
    engine.send_signal(signal.SIGTERM)
    assert engine.wait(30) == 0


def test_stop_waits_until_the_directory_is_free(client, data):
    client.stop_engine()
    assert not lock.is_held(data.lock)
    assert try_connect(data) is None


def test_an_engine_of_another_version_is_replaced_when_idle(engine, data, monkeypatch):
    monkeypatch.setattr("assistant.engine.client.protocol.build", lambda: "another")
    with connect(data) as fresh:
        assert engine.wait(15) == 0
        assert fresh.call("engine.status")["pid"] != engine.pid
        fresh.stop_engine()


def test_a_busy_engine_of_another_version_is_used_as_it_is(engine, data, monkeypatch):
    connection = raw_connection(data)
    connection.send_bytes(protocol.encode({"id": 1, "method": "nap", "params": {"seconds": 60}}))
    with connect(data) as client:
        wait_for(lambda: client.call("engine.status")["jobs"])
    monkeypatch.setattr("assistant.engine.client.protocol.build", lambda: "another")
    with connect(data) as client:
        assert client.call("engine.status")["pid"] == engine.pid
    monkeypatch.setattr("assistant.engine.client.protocol.PROTOCOL", 99)
    with pytest.raises(KnownError) as caught:
        connect(data)
    assert caught.value.code == "engine-older"
    connection.close()


@unix_only
def test_a_long_path_gets_a_socket_elsewhere(tmp_path):
    data = DataDirectory(tmp_path / ("long" * 30)).prepare()
    with connect(data) as client:
        address = Path(json.loads(data.engine_record.read_bytes())["address"])
        assert len(str(address)) < 100
        assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
        assert client.call("engine.status")["data"] == str(data.root)
        client.stop_engine()
    assert not address.parent.exists()


@unix_only
def test_leftovers_of_a_killed_engine_do_no_harm(data):
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(data.engine_socket))
    left.close()
    data.engine_record.write_text(json.dumps({"address": str(data.engine_socket), "pid": 1}))
    data.engine_key.write_bytes(b"old")
    data.lock.write_text("99999\n")
    with connect(data) as client:
        assert client.call("engine.status")["running"]
        client.stop_engine()


@pytest.mark.parametrize(
    "record", [b"", b"nonsense", b"[]", b'{"address": 5}', b'{"address": "/nowhere/x.sock"}']
)
def test_a_damaged_record_means_no_engine(data, record):
    data.engine_record.write_bytes(record)
    data.engine_key.write_bytes(b"k" * 32)
    assert try_connect(data) is None


def test_an_engine_that_dies_at_once_is_told_with_where_to_look(data, monkeypatch):
    monkeypatch.setattr("assistant.engine.client.sys.executable", "/bin/false")
    with pytest.raises(KnownError) as caught:
        connect(data)
    assert caught.value.code == "engine-not-started"
    assert "engine-start.log" in caught.value.hint


def test_the_engines_own_reason_is_told(data, monkeypatch):
    data.engine_record.mkdir()
    with pytest.raises(KnownError) as caught:
        connect(data)
    assert caught.value.code == "engine-not-started"
    assert "directory" in caught.value.message.lower()
    data.engine_record.rmdir()
    wait_until_gone(data)


def test_an_idle_engine_leaves(data, start, monkeypatch):
    monkeypatch.setattr("assistant.engine.client.START_PATIENCE_SECONDS", 30)
    from assistant.engine.service import Service
    from assistant.engine.workshop import Workshop
    from assistant.safety.network import Jail

    workshop = Workshop(data, Jail(()))
    service = Service(workshop)
    service._look_round()
    assert not workshop.stopping.is_set()
    monkeypatch.setattr(Workshop, "idle_exit_seconds", property(lambda self: 0.0))
    time.sleep(0.01)
    service._look_round()
    assert workshop.stopping.is_set()
    workshop.jobs.close(1)


def wait_for(condition, seconds=15.0):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "the engine never got there"
        time.sleep(0.01)
