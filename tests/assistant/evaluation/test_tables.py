"""Tables and statistics of the measurements."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from assistant.errors import KnownError
from assistant.evaluation import tables


def test_an_interval_holds_the_mean_and_is_the_same_again():
    values = [3.0, 5.0, 4.0, 9.0, 1.0, 4.0]
    low, high = tables.interval(values)
    assert low < tables.mean(values) < high
    assert tables.interval(values) == (low, high)


def test_a_clear_difference_is_told_from_none():
    before = [10.0, 12.0, 9.0, 14.0, 11.0, 13.0]
    assert tables.share_not_lower(before, [value - 3 for value in before]) < 0.05
    assert tables.share_not_lower(before, before) == 1.0


def test_a_table_is_read_back(tmp_path: Path):
    tables.write_csv(tmp_path / "t.csv", [{"a": 1, "b": "x\ny"}, {"a": 2, "b": "z"}])
    with (tmp_path / "t.csv").open(newline="") as file:
        assert list(csv.DictReader(file)) == [{"a": "1", "b": "x\ny"}, {"a": "2", "b": "z"}]


def test_curves_are_drawn(tmp_path: Path):
    pytest.importorskip("matplotlib")
    assert tables.write_curves(tmp_path / "c.png", {"none": [1, 2, 3]}, "t", "x", "y")
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_there_is_no_picture_and_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib.backends.backend_agg", None)
    assert not tables.write_curves(tmp_path / "c.png", {"none": [1]}, "t", "x", "y")
    assert not (tmp_path / "c.png").exists()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path):
    (tmp_path / "out").write_text("")
    with pytest.raises(KnownError) as told:
        tables.prepare_folder(tmp_path / "out")
    assert told.value.code == "bad-path"
