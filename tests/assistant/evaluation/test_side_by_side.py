"""Matches side by side: as many as the machine carries, each on a core of its own, ended together."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.evaluation import side_by_side
from assistant.evaluation.side_by_side import BESIDE_WEIGHTS, MOST_AT_ONCE, SideBySide, how_many
from assistant.paths import DataDirectory
from models.hardware import read_machine

LONG = 20.0


@pytest.mark.parametrize(
    ("cores", "room_for", "carried"),
    [(2, 8, 2), (8, 1, 1), (1, 8, 1), (64, 64, MOST_AT_ONCE), (8, 0, 1)],
    ids=["cores", "memory", "one core", "never more than a few", "always one"],
)
def test_the_cores_and_the_memory_decide_how_many_are_played(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cores: int, room_for: int, carried: int
):
    machine = replace(read_machine(), cores_physical=cores, ram_available=room_for * BESIDE_WEIGHTS)
    monkeypatch.setattr(side_by_side, "read_machine", lambda: machine)
    assert how_many(DataDirectory(tmp_path)) == carried


def test_two_jobs_are_done_at_the_same_time():
    both = threading.Barrier(2, timeout=LONG)
    with SideBySide(2) as pool:
        jobs = [pool.start(both.wait) for _ in range(2)]
        assert sorted(job.result(LONG) for job in jobs) == [0, 1], "neither came through without the other"


def test_one_at_a_time_keeps_their_order():
    done: list[int] = []
    with SideBySide(1) as pool:
        jobs = [pool.start(lambda number=number: done.append(number)) for number in range(5)]
        for job in jobs:
            job.result(LONG)
    assert done == [0, 1, 2, 3, 4]


@pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="needs two cores and a system that binds threads to them",
)
def test_each_job_has_a_core_of_its_own_and_the_caller_keeps_all():
    before = os.sched_getaffinity(0)
    both = threading.Barrier(2, timeout=LONG)

    def cores() -> frozenset[int]:
        both.wait()
        return frozenset(os.sched_getaffinity(0))

    with SideBySide(2) as pool:
        found = [job.result(LONG) for job in [pool.start(cores), pool.start(cores)]]
    assert [len(one) for one in found] == [1, 1]
    assert found[0] != found[1]
    assert os.sched_getaffinity(0) == before


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="needs a system that binds threads")
def test_a_single_job_may_use_every_core():
    with SideBySide(1) as pool:
        assert pool.start(lambda: os.sched_getaffinity(0)).result(LONG) == os.sched_getaffinity(0)


def test_a_fault_comes_to_the_caller_and_ends_the_others():
    begun, told = threading.Event(), threading.Event()

    def fails() -> None:
        begun.wait(LONG)
        raise RuntimeError("broken")

    def plays(stop: threading.Event) -> None:
        begun.set()
        stop.wait(LONG)
        told.set()

    def match() -> None:
        with SideBySide(2) as pool:
            pool.start(lambda: plays(pool.stop))
            pool.start(fails).result(LONG)

    with pytest.raises(RuntimeError, match="broken"):
        match()
    assert told.is_set(), "who was playing was told to stop, and waited for"


def test_what_has_not_begun_is_never_begun_after_leaving():
    with SideBySide(1) as pool:
        first = pool.start(lambda: pool.stop.wait(LONG))
        waiting = pool.start(lambda: pytest.fail("was begun"))
    assert first.result() is True
    assert waiting.cancelled()
