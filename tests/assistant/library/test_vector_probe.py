"""The probe of a suspicious folder: what a small loss looks like, and a probe whose parent is gone."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from assistant.library import vector_probe

PARENT = """
import multiprocessing, sys, time
from assistant.library import vector_probe

def waits(pids):
    import os, threading
    threading.Thread(target=vector_probe._end_with_parent, daemon=True).start()
    pids.put(os.getpid())
    time.sleep(600)

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    pids = context.Queue()
    context.Process(target=waits, args=(pids,), daemon=True).start()
    print(pids.get(), flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_probe_ends_with_the_process_that_asked_for_it(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in (os.getcwd(), *sys.path) if p)},
    ) as parent:
        assert parent.stdout is not None
        probe = int(parent.stdout.readline())
        os.kill(probe, 0)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    for _ in range(200):
        if not _runs(probe):
            break
        time.sleep(0.1)
    assert not _runs(probe)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


class Forgetful:
    """Stands for a Chroma collection that lost some records; everything else it knows exactly."""

    def __init__(self, matrix, lost):
        self._matrix = matrix
        self._left = np.array([row for row in range(len(matrix)) if row not in lost])

    def query(self, query_embeddings, n_results, include):
        assert include == ["distances"]
        distances = 1.0 - query_embeddings @ self._matrix[self._left].T
        order = np.argsort(distances, axis=1)[:, :n_results]
        return {
            "ids": [[str(self._left[at]) for at in row] for row in order],
            "distances": np.take_along_axis(distances, order, axis=1).tolist(),
        }


class Hasty(Forgetful):
    """Stands for a large index: it passes some records by unless it is asked for many neighbours."""

    def query(self, query_embeddings, n_results, include):
        answer = super().query(query_embeddings, n_results + 1, include)
        if n_results > 1_000:
            return answer
        passed_by = [int(row[0]) % 10 == 0 for row in answer["ids"]]
        return {
            name: [row[1:] if by else row for row, by in zip(rows, passed_by, strict=True)]
            for name, rows in answer.items()
        }


def test_what_a_hasty_search_passes_by_is_not_lost():
    matrix = np.random.default_rng(7).standard_normal((3_000, 48)).astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    ids = np.arange(len(matrix))
    asked = Hasty(matrix, set()).query(matrix[:20], 10, ["distances"])
    assert min(row[0] for row in asked["distances"]) < 0.01 < max(row[0] for row in asked["distances"])
    assert vector_probe.agreement(Hasty(matrix, set()), ids, matrix) == 1.0
    assert vector_probe.agreement(Hasty(matrix, set(range(0, 3_000, 10))), ids, matrix) < 0.95


@pytest.mark.parametrize(("lost", "believed"), [(0, True), (8, True), (100, False)])
def test_a_loss_of_a_few_per_cent_shows(lost, believed):
    matrix = np.random.default_rng(5).standard_normal((1_500, 48)).astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    gone = set(range(0, 15 * lost, 15))
    order = np.random.default_rng(6).permutation(len(matrix))
    share = vector_probe.agreement(
        Forgetful(matrix, gone), order.astype(np.int64), matrix[order], vector_probe.SUSPECT_PROBES
    )
    assert (share >= vector_probe.SUSPECT_AGREEMENT) is believed
