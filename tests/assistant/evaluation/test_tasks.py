"""What is to be written: enough of it, the same for the same seed, and nothing left open."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from assistant.evaluation.tasks import make_tasks, recipients
from assistant.evaluation.writers import WRITERS, make_writer

KINDS = list(make_writer("published", 10, 0).tastes)


def test_kinds_come_equally_often_and_no_task_twice():
    tasks = make_tasks(KINDS, 200, seed=1)
    assert set(Counter(task.kind for task in tasks).values()) == {50}
    assert len({(task.subject, task.points) for task in tasks}) == 200
    assert make_tasks(KINDS, 200, seed=1) == tasks
    assert make_tasks(KINDS, 200, seed=2) != tasks


@pytest.mark.parametrize("name", WRITERS)
def test_every_slot_is_filled_and_every_task_has_points(name: str):
    for task in make_tasks(list(make_writer(name, 10, 0).tastes), 100, seed=3):
        assert 2 <= len(task.points) <= 4
        assert not re.search(r"[{}]", " ".join((task.subject, *task.points)))
        assert task.document == (name == "summaries")


def test_mails_of_a_kind_go_mostly_to_one_person_and_sometimes_to_others():
    tasks = make_tasks(KINDS, 200, seed=0)
    for kind in KINDS:
        counts = Counter(task.to for task in tasks if task.kind == kind).most_common()
        assert len(counts) == 3
        assert counts[0][1] > counts[2][1]
    assert len(recipients(KINDS)) == 12


def test_a_task_says_who_it_goes_to():
    task = make_tasks(KINDS, 1, seed=0)[0]
    assert task.name in task.description
    assert task.address.endswith(("example.org", "example.com", "example.net"))
