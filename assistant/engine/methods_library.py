"""Sources, search, people and profile."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.library.indexer import Indexer
    from assistant.library.records import IndexReport, Person, Progress
    from assistant.library.store import Library

_LARGEST_LIST = 1_000_000


def add(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Register sources and index them to the end."""
    paths = [path_of(text) for text in call.params.texts("paths")]
    if not paths:
        raise KnownError("no-path", "There is nothing to add.", "Give the path of a mailbox, folder or file.")
    report = _indexer(workshop).run(
        paths, call.params.text("kind", "auto"), lambda progress: _tell(call, progress), call.cancel
    )
    return _report(report)


def index(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Bring all sources up to date."""
    return _report(_indexer(workshop).run(None, "auto", lambda progress: _tell(call, progress), call.cancel))


def sources(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """What was added, and how each place is watched."""
    watched = {one["id"]: one for one in workshop.background.describe()["sources"]}
    found = []
    for source in workshop.bench.library.sources():
        shown = ids.show("source", source.id)
        watch = watched.get(shown, {"mode": "", "reason": ""})
        found.append(
            {
                **asdict(source),
                "id": shown,
                "path": _printable(source.path),
                "items": source.messages + source.documents,
                "watched": watch["mode"],
                "watched_reason": watch["reason"],
            }
        )
    return {"sources": found}


def pause(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Hold the background up, or let it go on; the setting keeps it so."""
    from assistant import settings

    settings.change(workshop.data.settings, "indexing.paused", call.params.flag("paused", True))
    workshop.background.wake()
    return workshop.background.describe() | {"paused": workshop.settings.flag("indexing.paused")}


def remove(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Forget one source and what only it held."""
    from assistant.style.memo import Memo

    library = workshop.bench.library
    source = library.source(find_source(library, call.params.text("source")))
    before = library.counts()
    library.forget_source(source.id)
    Memo(workshop.bench.db).drop("")  # what was worked out may rest on texts that are gone
    after = library.counts()
    workshop.vectors.forget_removed()
    return {
        "source": ids.show("source", source.id),
        "path": _printable(source.path),
        "items": before.messages + before.documents - after.messages - after.documents,
        "passages": before.passages - after.passages,
    }


def identity(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """The user's own addresses, and how sure each is."""
    library = workshop.bench.library
    return {"addresses": library.own_addresses(), "detected": [asdict(entry) for entry in library.identity()]}


def identity_add(workshop: Workshop, call: Call) -> dict[str, Any]:
    """The user says: this address is mine."""
    workshop.bench.library.add_identity(call.params.text("address"))
    return identity(workshop, call)


def identity_remove(workshop: Workshop, call: Call) -> dict[str, Any]:
    """The user says: this address is not mine."""
    workshop.bench.library.remove_identity(call.params.text("address"))
    return identity(workshop, call)


def people(workshop: Workshop, call: Call) -> dict[str, Any]:
    """The people the user writes to and hears from, most written to first."""
    limit = call.params.integer("limit", _LARGEST_LIST, 1, _LARGEST_LIST)
    found = workshop.bench.library.people(call.params.text("query"), limit)
    return {"people": [describe_person(person) for person in found]}


def profile(workshop: Workshop, call: Call) -> dict[str, Any]:
    """The measured style of the user's own writing, whole and per person, and in a few sentences."""
    from assistant.style import taste
    from assistant.style.memo import Memo
    from assistant.style.scoring import FEATURES
    from assistant.style.summary import refreshed

    named = call.params.text("person")
    if named:
        person = find_person(workshop.bench.library, named)
        measured = workshop.profile().to_json(person.id)
        return {**measured, "person_id": ids.show("person", person.id), "person": describe_person(person)}
    measured = workshop.profile().to_json()
    groups = [{**entry, "person_id": ids.show("person", entry["person_id"])} for entry in measured["people"]]
    newest = max((own.date for own in workshop.bench.library.own_texts(limit=1) if own.date), default=None)
    memo = Memo(workshop.bench.db)
    words = refreshed(memo, workshop.profile(), newest)
    summary = {
        "parts": [{**asdict(part), "text": part.text} for part in words.parts],
        "text": words.text,
        "date": words.newest,
        "written": words.written,
        "texts": words.texts,
    }
    fitted = taste.kept(memo)[0]
    cares = {
        "comparisons": fitted.comparisons,
        "right": fitted.right,
        "used": fitted.trusted,
        "choices": fitted.choices,
        "choices_right": fitted.choices_right,
        "weights": [
            {"feature": words, "weight": fitted.weights[name], "before": before}
            for name, (before, words) in FEATURES.items()
        ],
    }
    return {**measured, "people": groups, "summary": summary, "taste": cares}


def describe_person(person: Person) -> dict[str, Any]:
    """A person as the command line shows one."""
    return {**asdict(person), "id": ids.show("person", person.id), "addresses": list(person.addresses)}


def find_person(library: Library, text: str) -> Person:
    """The one person meant by an id, an address, or a name.

    Raises:
        KnownError: ``unknown-person``, or ``ambiguous-person`` with the ids to choose from.
    """
    wanted = text.strip()
    if wanted.lower().startswith("person-") or wanted.isdigit():
        return library.person(ids.parse("person", wanted))
    exact = library.person_for(wanted) if "@" in wanted else None
    if exact is not None:
        return exact
    found = library.find_people(wanted)
    if not found:
        raise KnownError(
            "unknown-person", "Nobody in the library has this name or address.", "See `ownhand people`."
        )
    same = [person for person in found if person.name.casefold() == wanted.casefold()]
    if len(same) == 1 or len(found) == 1:
        return (same or found)[0]
    choices = ", ".join(ids.show("person", person.id) for person in (same or found)[:5])
    raise KnownError("ambiguous-person", "Several people may be meant.", f"Name one by id: {choices}.")


def find_source(library: Library, text: str) -> int:
    """The id of the source meant by its id or path.

    Raises:
        KnownError: ``unknown-id``.
    """
    for source in library.sources():
        if os.path.abspath(source.path) == text or source.path == text:
            return source.id
    if os.sep in text:
        raise KnownError("unknown-id", "No source has this path.", "`ownhand sources` lists them.")
    return ids.parse("source", text)


def embed_what_waits(workshop: Workshop, call: Call) -> int:
    """Embed passages that have no vector yet; returns how many. Without a model they go on waiting."""
    try:
        return _indexer(workshop).embed(None, lambda progress: _tell(call, progress), call.cancel)
    except KnownError:
        return 0


def _indexer(workshop: Workshop) -> Indexer:
    from assistant.library.indexer import Indexer

    return Indexer(workshop.bench.library, workshop.vectors, workshop.encoder)


def _tell(call: Call, progress: Progress) -> None:
    detail = f"{progress.items:,} items" if progress.items else ""
    if progress.seconds_left is not None and progress.seconds_left >= 1:
        detail = f"{detail}, about {progress.seconds_left:.0f} s left".strip(", ")
    call.progress(
        progress.stage,
        progress.done,
        progress.total,
        detail,
        items=progress.items,
        seconds_left=progress.seconds_left,
    )


def _report(report: IndexReport) -> dict[str, Any]:
    return asdict(report)


def path_of(text: str) -> Path:
    """A parameter that names a file or folder.

    Raises:
        KnownError: ``bad-path``.
    """
    if not text.strip() or "\0" in text:
        raise KnownError("bad-path", "This is no path.", "Give the path of a file or folder.")
    return Path(text)


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode()
