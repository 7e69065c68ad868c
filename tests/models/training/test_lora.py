"""Batches of like length, and the row order of exported projections."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.training.export import interleave
from models.training.lora import batches


@given(st.lists(st.integers(1, 200), min_size=1, max_size=80))
def test_every_example_is_in_exactly_one_batch_and_no_batch_is_too_large(lengths):
    groups = batches(lengths, 400, random.Random(0))

    assert sorted(index for group in groups for index in group) == list(range(len(lengths)))
    for group in groups:
        assert len(group) == 1 or len(group) * max(lengths[i] for i in group) <= 400


def test_interleaving_pairs_each_row_with_the_row_half_a_head_away():
    rows = np.arange(8).reshape(8, 1)

    assert interleave(rows, heads=1).ravel().tolist() == [0, 4, 1, 5, 2, 6, 3, 7]
    assert interleave(rows, heads=2).ravel().tolist() == [0, 2, 1, 3, 4, 6, 5, 7]
