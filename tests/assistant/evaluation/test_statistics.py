"""Intervals and paired tests."""

from __future__ import annotations

import numpy as np

from assistant.evaluation.statistics import cumulated, interval, interval_of, mean, p_lower


def test_the_interval_holds_the_mean_and_shrinks_with_more_values():
    few, many = [1.0, 5.0, 3.0, 7.0] * 2, [1.0, 5.0, 3.0, 7.0] * 50
    low, high = interval(few)
    assert low < mean(few) < high
    assert interval(many)[1] - interval(many)[0] < high - low
    assert interval([4.0]) == (4.0, 4.0)
    assert interval([]) == (0.0, 0.0)


def test_pairs_stay_pairs():
    rows = np.array([[1.0, 2.0], [10.0, 20.0], [100.0, 200.0]])
    assert interval_of(lambda means: means[..., 0] / means[..., 1], rows) == (0.5, 0.5)


def test_a_clear_difference_is_significant_and_none_is_not():
    before = [float(value) for value in range(20)]
    assert p_lower(before, [value - 1 for value in before]) < 0.001
    assert p_lower(before, [value + 1 for value in before]) > 0.99
    assert p_lower(before, before) == 1.0
    assert 0.2 < p_lower([1.0, 2.0, 3.0, 4.0], [2.0, 1.0, 4.0, 3.0]) < 0.9


def test_running_sums():
    assert cumulated([1, 2, 3]) == [1, 3, 6]
