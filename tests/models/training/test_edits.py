"""The editing programs: one change each, told in words that are true of it."""

import random
import re

from models import tasks
from models.training.edits import edit_pairs


def _parts(given):
    draft, final = given.split("\nFinal: ", 1)
    return draft.removeprefix("Draft: "), final


def test_the_preference_tells_what_was_changed():
    pairs = list(edit_pairs(random.Random(2), 300))

    assert len(pairs) > 200
    for pair in pairs:
        draft, final = _parts(pair.given)
        assert pair.task == tasks.PREFER
        assert draft != final
        quoted = re.findall(r"“([^”]+)”", pair.wanted)
        if pair.wanted.startswith("Leave out"):
            assert quoted[0] in draft
        elif pair.wanted.startswith("Write “"):
            assert quoted[0] in final
            assert quoted[1] in draft
        elif quoted:
            assert quoted[0] in final
        elif pair.wanted == "Use no exclamation marks.":
            assert "!" in draft
            assert "!" not in final
