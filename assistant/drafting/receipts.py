"""Receipts: where each fact of a draft comes from, or that it stands nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.drafting.facts import Fact, find_facts, holds
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
    """One receipt for each fact of a text, in its order; the words of one date or name share theirs.

    Args:
        known: texts whose facts need no receipt: greeting, names of the recipients, the user's own name.
    """
    given = "\n".join(points)
    given_facts, known_text = find_facts(given, language), "\n".join(known)
    known_facts = find_facts(known_text, language)
    found: dict[str, tuple[Fact, int | str | None]] = {}
    searches = 0
    for fact in find_facts(text, language):
        if fact.key in found or (
            not holds(given, fact, given_facts) and holds(known_text, fact, known_facts)
        ):
            continue
        if holds(given, fact, given_facts):
            found[fact.key] = fact, "points"
            continue
        item = next((one.id for one in reversed(thread) if holds(f"{one.title}\n{one.text}", fact)), None)
        if item is None and search is not None and searches < MOST_SEARCHES:
            searches += 1
            hits = search(SearchQuery(text=fact.text, limit=5)).hits
            item = next((hit.item_id for hit in hits if holds(hit.text, fact)), None)
        found[fact.key] = fact, item
    return _joined(text, list(found.values()))


def _joined(text: str, found: Sequence[tuple[Fact, int | str | None]]) -> tuple[Receipt, ...]:
    """Take neighbours of one source together: "Friday", "13" and "March" are one date to a reader."""
    receipts: list[Receipt] = []
    previous: Fact | None = None
    for fact, item in found:
        if previous is not None and receipts[-1].item == item and _neighbours(text, previous, fact):
            start = previous.at + len(previous.text) - len(receipts[-1].fact)
            receipts[-1] = Receipt(text[start : fact.at + len(fact.text)], item)
        else:
            receipts.append(Receipt(fact.text, item))
        previous = fact
    return tuple(receipts)


def _neighbours(text: str, one: Fact, other: Fact) -> bool:
    between = text[one.at + len(one.text) : other.at]
    if one.kind == other.kind == "name":
        return between == " "
    if {one.kind, other.kind} == {"date", "number"}:
        # "13. März" has its stop after the number; after a word a stop ends the sentence.
        return between in (" ", ", ") or (between == ". " and one.kind == "number")
    return one.kind == other.kind == "date" and between == " "
