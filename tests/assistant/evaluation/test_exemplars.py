"""Examples are right when they were written to the same person."""

from __future__ import annotations

from collections import Counter
from typing import Any

from assistant.evaluation import exemplars
from assistant.evaluation.authors import messages
from resources import sample

ITEMS = messages([sample.MAIL])


def test_requests_are_mails_to_people_often_written_to():
    author = exemplars.author_of(messages([sample.MAIL / "Sent.mbox"]))
    chosen = exemplars.make_requests(ITEMS, author, 8)
    assert len(chosen) == 8
    to = Counter(
        item.to[0].address for item in ITEMS if item.sender and item.sender.address == author and item.to
    )
    assert all(to[item.to[0].address] >= exemplars.FEWEST_TO_PERSON for item in chosen)
    assert exemplars.make_requests(ITEMS, author, 8) == chosen


class Finder:
    """Uses one mail to the person and one to somebody else."""

    def call(self, method: str, params: Any = None, *_unused: Any) -> dict[str, Any]:
        if method == "search":
            assert params["own"]
            return {"hits": [{"id": "item-1"}, {"id": "item-1"}, {"id": "item-3"}]}
        return {"exemplars": ["item-1", "item-2"]}


def test_precision_and_recall_of_the_examples():
    requests = exemplars.make_requests(ITEMS, exemplars.author_of(ITEMS), 4)
    rows = exemplars.measure(Finder(), requests)
    assert rows == [{"used": 2, "right": 1, "possible": 2}] * len(requests)
    values = {row["figure"]: row["value"] for row in exemplars.summary(rows)}
    assert values == {"examples: precision": 0.5, "examples: recall": 0.5}


def test_without_requests_nothing_is_claimed():
    assert [row["value"] for row in exemplars.summary([])] == [None, None]
