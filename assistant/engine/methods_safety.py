"""Health, export, import, erase."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_library import find_person, find_source
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

log = logging.getLogger(__name__)


def doctor(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """What only the engine can tell about the health of everything."""
    from assistant.safety.doctor import check_stores

    return {"checks": check_stores(workshop)}


def export(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Write everything in plain formats to a new folder."""
    from assistant.safety.export import export as write

    call.progress("export")
    data = workshop.data
    return write(workshop.bench.db, data.settings, _folder(call), data.composing, data.adapters)


def bring_in(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Read an export into the empty library, then embed it."""
    from assistant.engine.methods_library import embed_what_waits
    from assistant.safety.export import bring_in as read

    call.progress("import")
    data = workshop.data
    result = read(workshop.bench.db, data.settings, _folder(call), data.composing, data.adapters)
    return {**result, "embedded": embed_what_waits(workshop, call)}


def erase(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Erase a person, a source or everything, and prove it by reading every byte that is left.

    Once begun it is not stopped half-way: cancelling counts only before the first row is gone.
    """
    params = call.params
    call.stop_if_cancelled()
    if params.flag("all", False):
        return _erase_everything(workshop, call)
    if params.text("person"):
        return _erase_person(workshop, call)
    if params.text("source"):
        return _erase_source(workshop, call)
    raise KnownError("nothing-to-erase", "What is to be erased?", "Say --person P, --source S or --all.")


def _erase_person(workshop: Workshop, call: Call) -> dict[str, Any]:
    from assistant.safety import erase as erasing

    bench = workshop.bench
    person = find_person(bench.library, call.params.text("person"))
    if person.id in bench.library.own_person_ids():
        raise KnownError(
            "own-person",
            "This is yourself; erasing you would erase all your mail.",
            "Use --all to erase everything.",
        )
    call.progress("erase", detail="rows")
    before = counts(bench.db.conn)
    items = erasing.items_of_person(bench.db.conn, person.id)
    candidates = erasing.Candidates(bench.db.conn, items)
    bench.library.forget_person(person.id)
    traces = candidates.traces(bench.db.conn)
    traces.addresses.update(address.encode("utf-8", "replace") for address in person.addresses)
    erasing.erase_drafts(bench.db, person.id, person.addresses, traces)
    erasing.erase_compositions(workshop.data.composing, traces, person.addresses, person.name)
    bench.ledger.erase(person.id)
    trained = _erase_adapters(workshop, items)
    report = _clean_and_prove(workshop, call, before, traces)
    notes = ["Where others mention this name in their own mail it stays; the addresses are gone everywhere."]
    notes += trained
    return {"person": ids.show("person", person.id), **report, "notes": notes}


def _erase_source(workshop: Workshop, call: Call) -> dict[str, Any]:
    from assistant.safety import erase as erasing
    from assistant.style.memo import Memo

    bench = workshop.bench
    source = bench.library.source(find_source(bench.library, call.params.text("source")))
    call.progress("erase", detail="rows")
    before = counts(bench.db.conn)
    known = {row[0] for row in bench.db.conn.execute("SELECT address FROM addresses")}
    items = erasing.items_of_source(bench.db.conn, source.id)
    candidates = erasing.Candidates(bench.db.conn, items)
    bench.library.forget_source(source.id)
    Memo(bench.db).drop("")  # what was worked out may rest on texts that are gone
    traces = candidates.traces(bench.db.conn)
    left = {row[0] for row in bench.db.conn.execute("SELECT address FROM addresses")}
    traces.addresses.update(address.encode("utf-8", "replace") for address in known - left)
    trained = _erase_adapters(workshop, items)
    report = _clean_and_prove(workshop, call, before, traces)
    notes = [f"The files themselves are untouched at {source.path.encode('utf-8', 'replace').decode()}."]
    return {"source": ids.show("source", source.id), **report, "notes": notes + trained}


def _erase_adapters(workshop: Workshop, items: Sequence[int]) -> list[str]:
    """Erase what was trained on mails that are gone; says so in a sentence, where there was something."""
    from assistant.safety import erase as erasing

    if not workshop.adapters.any:
        return []
    store = workshop.adapters.store
    for number in store.trained_on(items):
        workshop.training.drop(number)
    workshop.models.release()
    count = erasing.erase_adapters(store, items)
    workshop.training.wake()
    return (
        [f"What a model had learned from this mail ({count} adapter(s)) was erased with it."] if count else []
    )


def _erase_everything(workshop: Workshop, call: Call) -> dict[str, Any]:
    from assistant.safety import erase as erasing

    call.progress("erase", detail="everything")
    before: dict[str, int] = {}
    traces = erasing.Traces()
    try:
        before = counts(workshop.bench.db.conn)
        traces = erasing.traces_of_everything(workshop.bench.db.conn)
    except (KnownError, sqlite3.Error):
        # A damaged library can't say what it held; it is removed all the same.
        log.warning("the library could not be read before erasing it")
    workshop.close_stores()
    workshop.models.release()
    erasing.erase_compositions(workshop.data.composing, traces)
    workshop.training.drop_all()
    erasing.remove_store_files(workshop.data.root, workshop.data.adapters)
    erasing.remove_side_files(workshop.data.states, workshop.data.logs)
    call.progress("erase", detail="reading every byte that is left")
    scan = erasing.prove_erased(workshop.data.root, traces, (), (workshop.data.models,))
    notes = ["Your mail and documents, settings and models were not touched."]
    return {"removed": before, "scan": scan, "clean": scan["clean"], "notes": notes}


def _clean_and_prove(workshop: Workshop, call: Call, before: dict[str, int], traces: Any) -> dict[str, Any]:
    from assistant.database import compact
    from assistant.safety import erase as erasing

    call.progress("erase", detail="vector index")
    workshop.vectors.rebuild()
    removed = {name: count - counts(workshop.bench.db.conn).get(name, 0) for name, count in before.items()}
    # Every other connection is closed, or SQLite could not empty its log.
    workshop.close_stores()
    workshop.models.release()
    call.progress("erase", detail="library file")
    compact(workshop.bench.db)
    erasing.remove_side_files(workshop.data.states, workshop.data.logs)
    live = list(erasing.live_texts(workshop.bench.db.conn))
    workshop.close_stores()
    call.progress("erase", detail="reading every byte that is left")
    scan = erasing.prove_erased(workshop.data.root, traces, live, (workshop.data.models,))
    return {"removed": removed, "scan": scan, "clean": scan["clean"]}


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How much of everything there is, by a name for people."""
    tables = {
        "messages and documents": "items",
        "passages": "passages",
        "vectors": "embeddings",
        "people": "people",
        "drafts": "drafts",
        "preferences": "preferences",
        "edits": "edits",
    }
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        for name, table in tables.items()
    }


def _folder(call: Call) -> Path:
    text = call.params.text("folder")
    if not text.strip() or "\0" in text:
        raise KnownError("bad-path", "This is no path.", "Give the path of a folder.")
    return Path(text)
