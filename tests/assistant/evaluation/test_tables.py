"""Tables of the measurements."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from assistant.errors import KnownError
from assistant.evaluation import tables


def test_a_table_is_read_back(tmp_path: Path):
    tables.write_csv(tmp_path / "t.csv", [{"a": 1, "b": "x\ny"}, {"a": 2, "b": "z"}])
    with (tmp_path / "t.csv").open(newline="") as file:
        assert list(csv.DictReader(file)) == [{"a": "1", "b": "x\ny"}, {"a": "2", "b": "z"}]


def test_curves_are_drawn(tmp_path: Path):
    tables.write_curves(tmp_path / "c.png", {"none": [1, 2, 3]}, "t", "x", "y")
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path):
    (tmp_path / "out").write_text("")
    with pytest.raises(KnownError) as told:
        tables.prepare_folder(tmp_path / "out")
    assert told.value.code == "bad-path"
