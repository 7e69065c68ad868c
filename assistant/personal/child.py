"""What runs in the training process: into the jail, then train, export and check one adapter.

It tells its progress as one JSON object a line, and hears "hold", "go" and the end of its input, at which it
ends: nobody is there any more to use what it makes, and the next engine goes on from the checkpoint.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from typing import Any

from assistant.safety.network import enter_jail

NICE = 15
JOB, PAIRS = "job.json", "pairs.json"


def main(folder: str) -> None:
    """Train the adapter whose job and pairs lie in a folder."""
    enter_jail()
    os.environ["HF_HUB_OFFLINE"] = "1"
    outgoing = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # nothing a library prints can get between the lines
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICE)
    from pathlib import Path

    from models.training.hold import Hold

    hold = Hold()
    threading.Thread(target=_listen, args=(hold,), name="listen", daemon=True).start()

    def tell(**what: Any) -> None:
        try:
            outgoing.write(json.dumps(what) + "\n")
            outgoing.flush()
        except OSError:
            os._exit(0)  # the engine is gone

    try:
        _train(Path(folder), hold, tell)
    except BaseException as fault:  # noqa: BLE001 - the boundary: the engine words whatever went wrong
        tell(error=_error(fault))


def _listen(hold: Any) -> None:
    for line in sys.stdin:
        if line.strip() == "hold":
            hold.close()
        else:
            hold.open()
    os._exit(0)


def _train(folder: Any, hold: Any, tell: Any) -> None:
    from pathlib import Path

    from models.adapters import PERSONAL
    from models.training.agreement import compare, in_llama, in_torch
    from models.training.bringing_back import bring_back, trained
    from models.training.export import export
    from models.training.lora import train
    from models.training.pair import Pair
    from models.training.recipe import Recipe
    from models.training.shapes import heads_of

    tell(stage="load")
    job = json.loads((folder / JOB).read_text("utf-8"))
    pairs = [Pair(**pair) for pair in json.loads((folder / PAIRS).read_text("utf-8"))]
    base = Path(job["gguf"])
    heads, kv_heads = heads_of(base)
    start = bring_back(Path(job["start"]), heads=heads, kv_heads=kv_heads) if job["start"] else None
    made = folder / "made"

    def progress(state: dict[str, float]) -> None:
        tell(stage="train", **state)

    train(
        base, job["template"], pairs, made, Recipe(**job["recipe"]), progress, job["minutes"] or float("inf"),
        start=start, hold=hold,
    )  # fmt: skip
    tell(stage="export")
    target = folder / "adapter.tmp"
    export(
        made, target, heads=heads, kv_heads=kv_heads, name="A personal adapter", base_sha256=job["base"],
        task=PERSONAL,
    )  # fmt: skip
    hold.wait()
    shown = pairs[: job["checked"]]
    torch = in_torch(base, job["template"], trained(made), shown)
    hold.wait()
    holds = compare(torch, in_llama(base, job["template"], target, shown)).holds
    if holds:
        target.replace(folder / "adapter.gguf")
    tell(done=True, holds=holds)


def _error(fault: BaseException) -> dict[str, str]:
    """What went wrong, with no word of the texts."""
    import errno

    from assistant.errors import KnownError

    if isinstance(fault, KnownError):
        return {"code": fault.code, "message": fault.message, "hint": fault.hint}
    words = str(fault).lower()
    if isinstance(fault, MemoryError) or isinstance(fault, RuntimeError) and "memory" in words:
        return {"code": "out-of-memory"}
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return {"code": "disk-full"}
    if isinstance(fault, RuntimeError) and "write" in words and "file" in words:
        return {"code": "disk-full"}  # as torch words it when a checkpoint finds no room
    from assistant.engine.logs import place_of

    return {"code": "bug", "place": f"{type(fault).__name__} in {place_of(fault)}"}
