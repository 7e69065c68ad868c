"""The row order of exported projections."""

import numpy as np

from models.training.export import interleave


def test_interleaving_pairs_each_row_with_the_row_half_a_head_away():
    rows = np.arange(8).reshape(8, 1)

    assert interleave(rows, heads=1).ravel().tolist() == [0, 4, 1, 5, 2, 6, 3, 7]
    assert interleave(rows, heads=2).ravel().tolist() == [0, 2, 1, 3, 4, 6, 5, 7]
