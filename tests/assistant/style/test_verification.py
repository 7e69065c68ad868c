"""Whether a candidate explains an edit: by the tokens it would have saved, or by the paragraphs."""

import pytest

from assistant.style.candidates import Candidate
from assistant.style.records import Context
from assistant.style.verification import judge_rule

ANNA = Context("mail", "neutral", "en", 1, "Anna Weber")
PARTED = "Hi Anna,\n\nThe plan is ready. It is long.\n\nIt was checked. I like it.\n\nBest,\nNora"
WHOLE = "Hi Anna,\n\nThe plan is ready. It is long. It was checked. I like it.\n\nBest,\nNora"
ONE = Candidate("paragraphs", {"form": "one"})


@pytest.mark.parametrize(("seen_before", "believed"), [(0, False), (1, True)])
def test_paragraphs_cost_no_tokens_and_are_learned_all_the_same(seen_before, believed):
    verdict = judge_rule(ONE, ANNA, PARTED, WHOLE, seen_before=seen_before)
    assert (verdict.plausible, verdict.believed) == (True, believed)


def test_a_rule_that_would_not_have_helped_is_dropped():
    each = Candidate("paragraphs", {"form": "each"})
    assert not judge_rule(each, ANNA, PARTED, WHOLE, seen_before=3).plausible
    assert not judge_rule(ONE, ANNA, WHOLE, WHOLE, seen_before=3).plausible
