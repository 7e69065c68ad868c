"""One window per data directory."""

from __future__ import annotations

from assistant.paths import DataDirectory
from ui.single import SingleInstance


def test_a_second_start_calls_the_first_and_leaves(qapp, data, qtbot):
    first = SingleInstance(data)
    assert not first.told_the_other([])
    with qtbot.waitSignal(first.called) as called:
        assert SingleInstance(data).told_the_other(["rewrite"])
    assert called.args == [["rewrite"]]


def test_another_data_directory_has_a_window_of_its_own(qapp, data, tmp_path):
    first = SingleInstance(data)
    assert not first.told_the_other([])
    assert not SingleInstance(DataDirectory(tmp_path / "other")).told_the_other([])
