"""Looking through the library: items newest first, one item in full, one conversation."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_library import describe_person
from assistant.engine.methods_search import query_of
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.library.records import ItemLine

LINES = 50
MOST_MESSAGES = 500


def items(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Items newest first, a stretch at a time, narrowed as a search is."""
    from assistant.library.browse import newest_first

    listing = newest_first(workshop.bench.library, query_of(workshop.bench.library, call.params, LINES))
    return {"items": [_line(line) for line in listing.lines], "total": listing.total}


def show(workshop: Workshop, call: Call) -> dict[str, Any]:
    """One item with all of its text, its people and where it lies."""
    from assistant.library.browse import folders_of, own_spans

    library = workshop.bench.library
    item = library.item(ids.parse("item", call.params.text("id")))
    return {
        "id": ids.show("item", item.id),
        "kind": item.kind,
        "title": item.title,
        "date": item.date,
        "sender": describe_person(item.sender) if item.sender else None,
        "to": [describe_person(person) for person in item.to],
        "cc": [describe_person(person) for person in item.cc],
        "own": item.own,
        "language": item.language,
        "text": item.text,
        "new_text": item.new_text,
        "own_spans": [list(span) for span in own_spans(item.text, item.new_text)],
        "quoted_text": item.quoted_text,
        "signature": item.signature,
        "message_id": item.message_id,
        "attachments": list(item.attachment_names),
        "folders": folders_of(library, item.id),
        "problems": library.problems(item.id),
        "thread": ids.show("thread", item.thread_id) if item.thread_id is not None else None,
    }


def thread(workshop: Workshop, call: Call) -> dict[str, Any]:
    """The messages of a conversation, old to new."""
    from assistant.library.browse import lines_of

    library = workshop.bench.library
    number = ids.parse("thread", call.params.text("id"))
    found = [item.id for item in library.thread_items(number)]
    if not found:
        raise KnownError("unknown-id", f"There is no thread-{number} in the library.")
    return {
        "id": ids.show("thread", number),
        "items": [_line(line) for line in lines_of(library, found[-MOST_MESSAGES:])],
        "total": len(found),
    }


def _line(line: ItemLine) -> dict[str, Any]:
    return {**asdict(line), "id": ids.show("item", line.id), "people": list(line.people)}
