"""Search, as typed by a user and as asked for by a program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call, Params
from assistant.engine.methods_library import find_person
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.library.records import Hit, SearchQuery
    from assistant.library.store import Library

_LARGEST_LIMIT = 1000
_FURTHEST = 10_000_000


def search(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Search by words and by meaning; operators in the query are understood.

    Parameters beside those of the filters: ``like`` (an item's id) for what is near to it, ``group`` for one
    line to a thread, ``typing`` while the last word may go on, and ``wait``: false answers by words alone
    where the embedding model would have to be loaded, or the index for meaning opened, first.
    """
    from assistant.library.records import SearchQuery
    from assistant.library.search import search as find

    params = call.params
    query = query_of(workshop.bench.library, params, workshop.settings.integer("search.limit"))
    typed = query.typed
    plain = SearchQuery("", limit=query.limit, offset=query.offset, by_thread=query.by_thread)
    if replace(query, text=query.text.strip(), typed=None, typing=False) == plain and not (
        typed is not None and typed.filters
    ):
        raise KnownError(
            "empty-query", "There is nothing to search for.", 'Give some words: ownhand search "…"'
        )
    embed = None
    if query.text.strip():
        # Beside the loading of the model, which takes as long.
        workshop.vectors.open_soon()
        at_hand = workshop.models.embedding_name is not None and workshop.vectors.ready
        if params.flag("wait", True) or at_hand:
            embed = workshop.embed_query()
    result = find(workshop.bench.library, workshop.vectors, query, embed)
    return {
        "hits": [_hit(hit) for hit in result.hits],
        "total": result.total,
        "ms": round(result.ms, 2),
        "meaning": embed is not None,
        "exact": result.exact,
        "corrected": [{"from": one, "to": other} for one, other in result.corrected],
        "not_understood": list(typed.not_understood) if typed is not None else [],
    }


def warm(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Load what search by meaning needs, beside the searches that go on by words meanwhile."""
    workshop.vectors.open_soon()
    loaded = workshop.embed_query() is not None
    workshop.vectors.open()
    return {"meaning": loaded}


def query_of(library: Library, params: Params, default_limit: int) -> SearchQuery:
    """What a request looks for: its text with the operators in it, and every filter."""
    from assistant.library.operators import read_operators
    from assistant.library.records import SearchQuery

    kind: Any = params.choice("kind", ("", "mail", "document"), "")
    typed = read_operators(params.text("query"))
    person, like = params.text("person"), params.text("like")
    return SearchQuery(
        text=typed.words,
        limit=params.integer("limit", default_limit, 1, _LARGEST_LIMIT),
        offset=params.integer("offset", 0, 0, _FURTHEST),
        sender=params.text("from"),
        recipient=params.text("to"),
        kind=kind,
        own=params.flag("own", False),
        since=params.number("since"),
        until=params.number("until"),
        person_id=find_person(library, person).id if person else None,
        typed=typed,
        like=ids.parse("item", like) if like else None,
        by_thread=params.flag("group", False),
        typing=params.flag("typing", False),
    )


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": ids.show("item", hit.item_id),
        "kind": hit.kind,
        "role": hit.role,
        "title": hit.title,
        "people": list(hit.people),
        "date": hit.date,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
        "own": bool(hit.own),
        "score": round(hit.score, 6),
        "ranks": {"keyword": hit.keyword_rank, "meaning": hit.meaning_rank},
        "thread": ids.show("thread", hit.thread_id) if hit.thread_id is not None else None,
        "more_in_thread": hit.more,
    }
