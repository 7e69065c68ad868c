"""Are the examples of own writing well chosen? Precision and recall by the person they were written to.

For mails the author sent, a draft to the same person is asked for, and the own mails it rests on are looked
at: right are those that went to this person.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from email.utils import formataddr
from typing import Any

from assistant.evaluation.notes import points_of
from assistant.evaluation.statistics import interval, mean
from assistant.evaluation.throwaway import Engine, Progress
from assistant.sources.item import Item

SHOWN = 3
FEWEST_TO_PERSON = 3
MOST_MAILS = 1000


def author_of(items: Sequence[Item]) -> str:
    """The address that most messages come from."""
    return Counter(item.sender.address for item in items if item.sender).most_common(1)[0][0]


def make_requests(items: Sequence[Item], author: str, count: int, seed: int = 0) -> list[Item]:
    """At most ``count`` mails of the author to people they wrote to several times, drawn at random."""
    own = [
        item
        for item in items
        if item.sender is not None and item.sender.address == author and item.to and points_of(item.new_text)
    ]
    often = Counter(item.to[0].address for item in own)
    chosen = [item for item in own if often[item.to[0].address] >= FEWEST_TO_PERSON]
    random.Random(seed).shuffle(chosen)
    return chosen[:count]


def measure(
    engine: Engine, requests: Sequence[Item], on_progress: Progress | None = None
) -> list[dict[str, Any]]:
    """One row for each request: how many examples were used, how many are right, how many could be."""
    rows = []
    for number, item in enumerate(requests, 1):
        to = item.to[0]
        draft = engine.call(
            "draft",
            {
                "to": [formataddr((to.name, to.address))],
                "subject": item.title,
                "kind": "mail",
                "points": list(points_of(item.new_text)),
                "learning": False,
            },
        )
        search = {"query": "", "to": to.address, "own": True, "kind": "mail", "limit": MOST_MAILS}
        theirs = {hit["id"] for hit in engine.call("search", search)["hits"]}
        used = set(draft["exemplars"])
        rows.append({"used": len(used), "right": len(used & theirs), "possible": min(SHOWN, len(theirs))})
        if on_progress is not None:
            on_progress({"stage": "examples", "done": number, "total": len(requests), "detail": ""})
    return rows


def summary(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Precision and recall, the mean of all requests, with bootstrap intervals."""
    shares = {
        "precision": [row["right"] / row["used"] for row in rows if row["used"]],
        "recall": [row["right"] / row["possible"] for row in rows if row["possible"]],
    }
    table = []
    for name, values in shares.items():
        low, high = interval(values)
        table.append(
            {
                "figure": f"examples: {name}",
                "requests": len(values),
                "value": round(mean(values), 3) if values else None,
                "low": round(low, 3),
                "high": round(high, 3),
            }
        )
    return table
