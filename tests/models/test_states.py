from __future__ import annotations

import os
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.states import State, StateFolder, read_state, write_state

STATE = State("weights|library", (1, 2, 3), np.arange(4000, dtype=np.uint8))


def same(one: State | None, other: State) -> bool:
    return one is not None and one.tokens == other.tokens and np.array_equal(one.payload, other.payload)


def test_what_is_saved_is_loaded(tmp_path):
    folder = StateFolder(tmp_path / "states")
    folder.save(STATE)
    assert same(folder.load(STATE.owner, [1, 2, 3]), STATE)


def test_other_tokens_or_another_owner_find_nothing(tmp_path):
    folder = StateFolder(tmp_path)
    path = folder.save(STATE)
    assert folder.load(STATE.owner, [1, 2]) is None
    assert folder.load("weights|newer library", [1, 2, 3]) is None
    assert path is not None
    assert read_state(path, "other weights") is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_the_files_are_private(tmp_path):
    folder = StateFolder(tmp_path / "states")
    path = folder.save(STATE)
    assert path is not None
    assert os.stat(path).st_mode & 0o077 == 0
    assert os.stat(folder.folder).st_mode & 0o077 == 0


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_counts_as_absent(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("s") / "x.state"
    write_state(path, STATE)
    content = bytearray(path.read_bytes())
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content) - 1))]
    else:
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    state = read_state(path, STATE.owner)
    assert state is None or same(state, STATE)


def test_the_folder_stays_below_its_bound_and_keeps_what_is_used(tmp_path):
    folder = StateFolder(tmp_path, most_bytes=30_000)
    for number in range(4):
        folder.save(State("o", (number,), np.zeros(5000, dtype=np.uint8)))
        os.utime(folder.path_for("o", (number,)), (number, number))
    assert folder.load("o", [0]) is not None
    for number in range(4, 7):
        folder.save(State("o", (number,), np.zeros(5000, dtype=np.uint8)))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 30_000
    assert folder.load("o", [0]) is not None
    assert folder.load("o", [1]) is None


def test_a_prefix_larger_than_the_folder_is_not_kept(tmp_path):
    assert StateFolder(tmp_path, most_bytes=100).save(STATE) is None


@pytest.mark.logs("could not be saved")
def test_a_full_disk_costs_the_state_and_nothing_else(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.states.os.replace", full)
    folder = StateFolder(tmp_path)
    assert folder.save(STATE) is None
    assert list(tmp_path.iterdir()) == []


def test_clear_leaves_nothing(tmp_path):
    folder = StateFolder(tmp_path)
    folder.save(STATE)
    folder.clear()
    assert list(tmp_path.iterdir()) == []
