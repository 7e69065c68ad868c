"""The engine about itself: greeting, status, end, and the no-network proof."""

from __future__ import annotations

import contextlib
import os
import time
from typing import Any

from assistant.engine import protocol
from assistant.engine.calls import Call
from assistant.engine.logs import version
from assistant.engine.workshop import Workshop


def hello(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Who answers: lets a client find out whether the engine is of its own version."""
    return {
        "protocol": protocol.PROTOCOL,
        "build": protocol.build(),
        "pid": os.getpid(),
        "busy": workshop.jobs.busy,
    }


def status(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Process, memory, model, jobs and network state."""
    jail = workshop.jail
    return {
        "running": True,
        "pid": os.getpid(),
        "version": version(),
        "uptime": round(time.time() - workshop.started, 1),
        "data": str(workshop.data.root),
        "memory_mb": resident_megabytes(),
        **workshop.describe_models(),
        "jobs": workshop.jobs.describe(),
        "indexing": workshop.background.describe(),
        "network": {
            "layers": [layer.name for layer in jail.layers if layer.in_force],
            "missing": [layer.name for layer in jail.layers if not layer.in_force],
            "kernel": jail.kernel_holds,
            "refused": jail.refused,
        },
    }


def stop(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """End the engine once this answer is on its way."""
    workshop.stopping.set()
    return {"stopped": True, "pid": os.getpid()}


def prove(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Try to reach the network from inside this process."""
    from assistant.safety import prove as proof

    return proof.prove(workshop.jail, call.params.text("namespace"))


def resident_megabytes() -> float:
    """Memory in RAM of this process and of those it has started, in megabytes."""
    import psutil

    engine, found = psutil.Process(), 0
    for process in (engine, *engine.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            found += process.memory_info().rss
    return round(found / 1e6, 1)
