"""What the window asks of sources beside their list: where mail usually lies, and what could not be read."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_library import find_source
from assistant.engine.workshop import Workshop

MOST_PROBLEMS = 1000


def detect(_workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Places on this machine that usually hold mail and documents; nothing is read or added.

    Returns:
        ``places[] {what, program, title, paths[], bytes}``; see ``assistant.sources.places``.
    """
    from assistant.sources.places import find_places

    found = find_places(Path.home(), os.environ)
    return {
        "places": [
            {**asdict(place), "paths": [_printable(os.fsencode(path)) for path in place.paths]}
            for place in found
        ]
    }


def problems(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Files that could not be read, with the reason.

    Params: ``source`` (id or path; "" for all), ``offset``, ``limit``.

    Returns:
        ``problems[] {source, path, reason}`` by path, and ``total`` of them all.

    Raises:
        KnownError: ``unknown-id``.
    """
    library, params = workshop.bench.library, call.params
    named = params.text("source")
    wanted = library.source(find_source(library, named)).id if named else None
    limit = params.integer("limit", 100, 1, MOST_PROBLEMS)
    offset = params.integer("offset", 0, 0, 2**31)
    found = " FROM files WHERE state = 'failed' AND (?1 IS NULL OR source_id = ?1)"
    connection = library.db.conn
    total = connection.execute("SELECT count(*)" + found, (wanted,)).fetchone()[0]
    rows = connection.execute(
        "SELECT source_id, path, reason" + found + " ORDER BY path LIMIT ?2 OFFSET ?3",
        (wanted, limit, offset),
    )
    return {
        "problems": [
            {"source": ids.show("source", source), "path": _printable(path), "reason": reason}
            for source, path, reason in rows
        ],
        "total": total,
    }


def _printable(path: bytes) -> str:
    return os.fsdecode(path).encode("utf-8", "replace").decode()
