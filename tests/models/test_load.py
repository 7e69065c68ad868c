from __future__ import annotations

from models.load import FreeCores


def cores(monkeypatch, samples, usable=4):
    values = iter(samples)
    monkeypatch.setattr(FreeCores, "_now", staticmethod(lambda: next(values)))
    monkeypatch.setattr("models.load.psutil.cpu_count", lambda: usable)
    return FreeCores(usable)


def test_a_quiet_machine_gives_all_cores(monkeypatch):
    free = cores(monkeypatch, [(0.0, 0.0, 0.0), (1.0, 3.9, 3.9)])
    assert free.threads(4) == 4


def test_cores_of_other_programs_are_left_to_them(monkeypatch):
    free = cores(monkeypatch, [(0.0, 0.0, 0.0), (1.0, 4.0, 2.0)])
    assert free.threads(4) == 2


def test_one_thread_is_always_left(monkeypatch):
    free = cores(monkeypatch, [(0.0, 0.0, 0.0), (1.0, 4.0, 0.0)])
    assert free.threads(4) == 1


def test_a_window_too_short_changes_nothing(monkeypatch):
    free = cores(monkeypatch, [(0.0, 0.0, 0.0), (1.0, 4.0, 2.0), (1.01, 4.04, 2.0)])
    assert [free.threads(4), free.threads(4)] == [2, 2]


def test_the_real_machine_answers():
    assert 1 <= FreeCores(2).threads(2) <= 2
