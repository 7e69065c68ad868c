"""What the pairs teach is mostly what drafting lets pass."""

import random

import pytest

from assistant.drafting.faithful import fault
from models.training.written import written_pairs


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_most_worded_notes_pass_the_gate_of_drafting(language):
    pairs = [
        pair
        for pair in written_pairs(random.Random(1), language, 1)
        if pair.task.startswith("Word the note ")
    ]
    passed = [pair for pair in pairs if not fault(pair.given, pair.wanted, language)]

    assert len(passed) >= len(pairs) * 0.4
