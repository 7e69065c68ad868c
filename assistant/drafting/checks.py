# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Checks of a whole draft, outside the model: coverage, facts, leaks, and instructions hidden in mail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from assistant.drafting.facts import Fact, find_facts, holds
from assistant.drafting.faithful import content_share
from assistant.drafting.records import Checks, Receipt
from assistant.drafting.wording import Worded
from assistant.library.records import SearchQuery, SearchResult, StoredItem

SPAN = 8
LEAST_COVERED = 0.7
MOST_SEARCHES = 12

_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|your|the)\b.{0,30}\b(?:instructions?|prompts?|rules?|context|guidelines?)\b"
    r"|\b(?:system|developer) (?:prompt|message)\b|\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot)\b|\bas an ai\b"
    r"|\b(?:ai|assistant|llm|model|copilot|chatbot)s?\b[,:]? .{0,30}\b(?:must|should|shall|please|now)\b.{0,60}\b(?:include|insert|add|append|write|reply|respond|send|output|reveal|mention|replace|change)\b"
    r"|\b(?:when|if|before|while) (?:you )?(?:reply|respond|answer|summari[sz]|draft|writ)\w*\b.{0,60}\b(?:include|insert|add|append|replace|always|must)\b"
    r"|\bdo not (?:tell|mention|inform|show|reveal)\b.{0,40}\b(?:user|recipient|owner|human)\b"
    r"|\bnew (?:task|instructions?|orders?)\s*:|(?m:^\s*-{3,} ?(?:end|begin|message|text|system|user)\b)"
    r"|<\|?\s*(?:im_start|im_end|system|endoftext)|\[/?INST\]|</?s>|#{2,}\s*(?:instruction|system|response)\b"
    r"|\b(?:ignorier|vergiss|missachte)\w*\b.{0,40}\b(?:anweisung|instruktion|vorgabe)\w*|\b(?:ignore[zr]?|oublie[zr]?)\b.{0,40}\binstructions?\b"
    r"|\b(?:ignora|olvida|ignore)\w*\b.{0,40}\binstrucciones\b",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = re.compile(
    "[\U000e0020-\U000e007f]{3,}|[\u200b\u2060\u200c\u200d\ufeff]{4,}|[\u202a-\u202e\u2066-\u2069]{2,}"
)


def point_checks(worded: Sequence[Worded], text: str, language: str) -> tuple[dict[str, object], ...]:
    """For each point whether the draft covers it, and who worded it."""
    facts = find_facts(text, language)
    return tuple(
        {
            "point": one.point,
            "covered": one.text in text
            or content_share(one.point, text, language) >= LEAST_COVERED
            and all(holds(text, fact, facts) for fact in find_facts(one.point, language)),
            "worded_by": one.by,
        }
        for one in worded
    )


def fact_checks(locked: Iterable[Fact], text: str, language: str) -> tuple[dict[str, object], ...]:
    """For each locked fact of the points whether the draft keeps it."""
    facts = find_facts(text, language)
    return tuple({"fact": fact.text, "kept": holds(text, fact, facts)} for fact in locked)


def warnings_for(
    text: str,
    points: Sequence[str],
    checks: Checks,
    receipts: Sequence[Receipt],
    answered: StoredItem | None,
    thread: Sequence[StoredItem],
    leaks: Sequence[str],
) -> tuple[str, ...]:
    """One plain sentence for each thing the user should look at before sending."""
    found = [
        f"This point may be missing: {entry['point']}" for entry in checks.points if not entry["covered"]
    ]
    found += [
        f"The draft lost “{entry['fact']}” from your points." for entry in checks.facts if not entry["kept"]
    ]
    found += [
        f"“{receipt.fact}” is not in your notes or mail." for receipt in receipts if receipt.item is None
    ]
    found += leaks
    if any(
        looks_like_orders(item)
        for item in {item.id: item for item in (*thread, *([answered] if answered else []))}.values()
    ):
        found.append(
            "A message in this thread holds text that looks like instructions to an assistant; it had no effect."
        )
    return tuple(dict.fromkeys(found))


def looks_like_orders(item: StoredItem) -> bool:
    """Whether a message seems to address an assistant rather than the reader, openly or in hidden characters."""
    text = f"{item.title}\n{item.text}"
    visible = _HIDDEN.sub("", text)
    return bool(
        _HIDDEN.search(text)
        or _ORDERS.search(visible)
        or _ORDERS.search(unicodedata.normalize("NFKC", visible))
    )


def leak_warnings(
    text: str,
    allowed: Sequence[str],
    recipients: frozenset[int],
    thread_ids: frozenset[int],
    own_people: frozenset[int],
    search: Callable[[SearchQuery], SearchResult] | None,
    item: Callable[[int], StoredItem],
) -> tuple[str, ...]:
    """Warn of spans, links, numbers and addresses that stand in mail between other people.

    Args:
        allowed: what may appear anywhere: the points, the thread, the user's own shown texts.
        recipients: person ids of the recipients.
    """
    if search is None:
        return ()
    material = _flat("\n".join(allowed))
    suspects = [
        fact.text
        for fact in find_facts(text)
        if fact.kind in ("url", "mail", "iban", "phone") and not holds("\n".join(allowed), fact)
    ]
    spans = [span for span in _spans(text) if span not in material]
    found: list[str] = []
    searches = 0
    for suspect in suspects:
        searches += 1
        if searches <= MOST_SEARCHES and _elsewhere(
            suspect, suspect, recipients, thread_ids, own_people, search, item
        ):
            found.append(f"“{suspect}” comes from mail with other people.")
    for place in range(0, len(spans), SPAN // 2):
        searches += 1
        if searches > MOST_SEARCHES:
            break
        if _elsewhere(spans[place], spans[place], recipients, thread_ids, own_people, search, item):
            found.append(f"A passage comes from mail with other people: “{spans[place]} …”")
            break
    return tuple(found)


def _elsewhere(
    query: str,
    needle: str,
    recipients: frozenset[int],
    thread_ids: frozenset[int],
    own_people: frozenset[int],
    search: Callable[[SearchQuery], SearchResult],
    item: Callable[[int], StoredItem],
) -> bool:
    """Whether the only mails that hold a text are ones none of the recipients took part in."""
    holding = [
        hit for hit in search(SearchQuery(text=query, limit=8)).hits if _flat(needle) in _flat(hit.text)
    ]
    if not holding or any(hit.item_id in thread_ids for hit in holding):
        return False
    for hit in holding:
        stored = item(hit.item_id)
        people = {
            person.id for person in (*stored.to, *stored.cc, *([stored.sender] if stored.sender else []))
        } - own_people
        if stored.kind != "mail" or not people or people & recipients:
            return False
    return True


def _spans(text: str) -> list[str]:
    words = _flat(text).split()
    return [" ".join(words[at : at + SPAN]) for at in range(len(words) - SPAN + 1)]


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[^\w@.:/+%€$£-]+", " ", unicodedata.normalize("NFKC", text).casefold()).split())
