"""The main job with the real models, through the command line and a real engine."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.engine.client import connect
from assistant.errors import Cancelled
from assistant.paths import DataDirectory
from resources import sample

PROJECT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.model


@pytest.fixture
def home(models_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("OWNHAND_MODELS", str(models_folder))
    yield DataDirectory(tmp_path / "data")
    main(["engine", "stop", "--json"])


def run(capsys, *arguments):
    assert main([*(str(argument) for argument in arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_whole_job_with_the_real_models(home, tmp_path, capsys):
    assert run(capsys, "add", sample.MAIL)["messages"] > 50
    assert run(capsys, "search", "when does the boat leave")["hits"][0]["ranks"]["meaning"] is not None
    to = run(capsys, "people")["people"][0]["addresses"][0]
    draft = run(capsys, "draft", "--to", to, "--points", "the seals arrive on Tuesday 4 March")
    assert draft["model"]
    assert "4 March" in draft["text"] or "March 4" in draft["text"]
    (tmp_path / "final.txt").write_text("Ahoy!\n\nThe seals arrive on Tuesday 4 March.\n\nC.\n")
    lesson = run(capsys, "learn", draft["draft_id"], "--final", tmp_path / "final.txt")
    assert lesson["edit_cost"] > 0
    status = run(capsys, "engine", "status")
    assert status["model"]
    assert status["network"]["refused"] == 0


def test_a_draft_is_stopped_in_the_middle_and_nothing_is_kept_of_it(home, capsys):
    points = [
        f"the gauge number {number} at the old bridge needs a new seal before winter" for number in range(40)
    ]
    with connect(home) as client:
        client.call("draft", {"to": ["a@example.org"], "points": points[:1]})
        flag = threading.Event()
        with pytest.raises(Cancelled):
            client.call(
                "draft",
                {"to": ["a@example.org"], "points": points},
                cancel=flag,
                on_text=lambda _: flag.set(),
            )
        assert len(client.call("drafts")["drafts"]) == 1
        assert client.call("engine.status")["jobs"] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
@pytest.mark.parametrize("delay", [0.05, 0.6])
def test_a_kill_while_indexing_loses_nothing_that_was_stored(home, capsys, delay):
    with connect(home) as client:
        draft = client.call("draft", {"to": ["a@example.org"], "points": ["kept whatever happens"]})
        pid = client.call("engine.status")["pid"]

        def kill():
            time.sleep(delay)
            os.kill(pid, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        # The client starts a new engine and asks again; the index run goes on where it was.
        client.call("add", {"paths": [str(sample.MAIL)]})
        killer.join()
        assert client.call("engine.status")["pid"] != pid or delay > 0.5
        assert client.call("drafts.show", {"id": draft["draft_id"]})["text"] == draft["text"]
        assert client.call("search", {"query": "seal"})["hits"]
        rows = client.call("sources")["sources"]
    again = run(capsys, "index")
    assert (again["messages"], again["unchanged"]) == (0, rows[0]["items"])


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_internet_socket_in_the_whole_job(home, tmp_path):
    """Not one system call names an internet address family, from the first start to the last lesson."""
    (tmp_path / "final.txt").write_text("Ahoy!\n\nThe seals arrive on Tuesday 4 March.\n")
    trace = tmp_path / "trace"
    script = tmp_path / "job.sh"
    lines = [
        f"add '{sample.MAIL}'",
        "search 'when does the boat leave'",
        "draft --to a@example.org --points 'the seals arrive on Tuesday 4 March'",
        f"learn draft-1 --final '{tmp_path / 'final.txt'}'",
        "rewrite --mode formal /dev/stdin < " + str(tmp_path / "final.txt"),
        "engine stop",
    ]
    script.write_text("set -e\n" + "".join(f"'{sys.executable}' -m assistant.cli {line}\n" for line in lines))
    command = ["strace", "-f", "-e", "trace=network", "-o", str(trace), "sh", str(script)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    if "ptrace" in done.stderr:
        pytest.skip("this system doesn't let processes be traced")
    assert done.returncode == 0, done.stderr
    said = trace.read_text()
    assert "AF_UNIX" in said
    assert [line for line in said.splitlines() if "AF_INET" in line or "AF_NETLINK" in line] == []


@pytest.mark.skipif(shutil.which("unshare") is None, reason="unshare is not installed")
def test_the_job_is_the_same_without_any_network(home, tmp_path):
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
        pytest.skip("this system refuses unprivileged namespaces")

    def perform(data, *prefix):
        texts = []
        for arguments in (
            ["add", str(sample.MAIL)],
            ["draft", "--to", "a@example.org", "--points", "the seals arrive on Tuesday", "--seed", "7"],
            ["engine", "stop"],
        ):
            command = [
                *prefix,
                sys.executable,
                "-m",
                "assistant.cli",
                "--data",
                str(data),
                *arguments,
                "--json",
            ]
            done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            texts.append(json.loads(done.stdout))
        return texts[0]["messages"], texts[1]["text"]

    assert perform(tmp_path / "in", "unshare", "-rn") == perform(tmp_path / "out")
