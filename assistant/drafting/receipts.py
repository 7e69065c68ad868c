"""Receipts: where each fact of a draft comes from, or that it stands nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.drafting.facts import find_facts, holds
from assistant.drafting.records import Receipt
from assistant.library.records import SearchQuery, SearchResult, StoredItem

MOST_SEARCHES = 8


def receipts_for(
    text: str,
    points: Sequence[str],
    thread: Sequence[StoredItem],
    known: Sequence[str],
    language: str,
    search: Callable[[SearchQuery], SearchResult] | None,
) -> tuple[Receipt, ...]:
    """One receipt for each fact of a text, in its order.

    Args:
        known: texts whose facts need no receipt: greeting, names of the recipients, the user's own name.
    """
    given = "\n".join(points)
    given_facts, known_text = find_facts(given, language), "\n".join(known)
    known_facts = find_facts(known_text, language)
    found: dict[str, Receipt] = {}
    searches = 0
    for fact in find_facts(text, language):
        if fact.key in found or (
            not holds(given, fact, given_facts) and holds(known_text, fact, known_facts)
        ):
            continue
        if holds(given, fact, given_facts):
            found[fact.key] = Receipt(fact.text, "points")
            continue
        item = next((one.id for one in reversed(thread) if holds(f"{one.title}\n{one.text}", fact)), None)
        if item is None and search is not None and searches < MOST_SEARCHES:
            searches += 1
            hits = search(SearchQuery(text=fact.text, limit=5)).hits
            item = next((hit.item_id for hit in hits if holds(hit.text, fact)), None)
        found[fact.key] = Receipt(fact.text, item)
    return tuple(found.values())
