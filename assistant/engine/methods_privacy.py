"""What the page "Privacy" asks: what is kept, how much of it, and who tried to reach a network."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.engine.calls import Call
from assistant.engine.methods_safety import counts
from assistant.engine.workshop import Workshop
from assistant.safety.holdings import holdings

_PROOF = "assistant.safety.prove:"


def privacy(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Where everything is and how large, and the refused attempts of this engine.

    Returns:
        ``folder``; ``holdings[] {name, path, bytes, files}``; ``counts`` of what the library holds;
        ``refused[] {event, where, at}`` without those that the no-network proof made itself.
    """
    jail = workshop.jail
    attempts = [one for one in jail.attempts if not one.where.startswith(_PROOF)]
    return {
        "folder": str(workshop.data.root).encode("utf-8", "replace").decode(),
        "holdings": [asdict(one) for one in holdings(workshop.data)],
        "counts": counts(workshop.bench.db.conn) if workshop.data.library_db.exists() else {},
        "refused": [{"event": one.event, "where": one.where, "at": one.at} for one in attempts],
    }
