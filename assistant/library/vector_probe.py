"""Ask a Chroma folder questions whose answers are known; in a child process when the folder is suspicious.

A torn index makes Chroma give wrong answers without an error, or takes the process down with it, so
neither its own count nor an exception handler can tell whether it is healthy.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

COLLECTION = "passages"
PROBES = 64
NEIGHBOURS = 10
LEAST_AGREEMENT = 0.95
SUSPECT_PROBES = 256
SUSPECT_AGREEMENT = 0.975
"""What a folder is asked that was not closed in order: a loss of a few per cent must show."""

WIDER = 2_000
"""An approximate search may pass a record by; among so many neighbours it finds it, unless it is lost."""

NEAR_ENOUGH = 0.01
CHILD_SECONDS = 120.0
POLL_SECONDS = 0.2


def open_client(folder: Path) -> Any:
    """A Chroma client that sends nothing anywhere and asks for no embedding function."""
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))


def agreement(
    collection: Any, ids: npt.NDArray[np.int64], matrix: npt.NDArray[np.float32], probes: int = PROBES
) -> float:
    """Share of self-queries that are answered right.

    Args:
        ids, matrix: embeddings that the collection should hold. The first ``probes`` of them are asked
            for; an answer is right when the record itself comes first and every returned distance to a
            record in ``matrix`` is what numpy finds. What a narrow search passed by is asked for once more
            among ``WIDER`` neighbours, so that a large index is not taken for a damaged one.
    """
    asked = min(probes, len(ids))
    if not asked:
        return 1.0
    rows = {int(one): index for index, one in enumerate(ids)}
    answer = collection.query(
        query_embeddings=matrix[:asked], n_results=min(NEIGHBOURS, len(ids)), include=["distances"]
    )
    right, missed = 0, []
    for index in range(asked):
        found, distances = answer["ids"][index], answer["distances"][index]
        true = all(
            abs(1.0 - float(matrix[index] @ matrix[rows[int(one)]]) - distance) <= NEAR_ENOUGH
            for one, distance in zip(found, distances, strict=True)
            if one.isdigit() and int(one) in rows
        )
        if true and _itself(distances):
            right += 1
        elif true:
            missed.append(index)
    if missed:
        wider = collection.query(query_embeddings=matrix[missed], n_results=WIDER, include=["distances"])
        right += sum(_itself(distances) for distances in wider["distances"])
    return right / asked


def _itself(distances: Sequence[float]) -> bool:
    """Whether the record asked for comes first: equal vectors share that place, so the distance decides."""
    return bool(distances) and distances[0] <= NEAR_ENOUGH


def healthy_in_child(
    folder: Path,
    ids: npt.NDArray[np.int64],
    matrix: npt.NDArray[np.float32],
    leave: threading.Event | None = None,
) -> bool:
    """Probe a folder in a process of its own, which may crash or hang without harm.

    Args:
        leave: when set, the process is ended; the answer is then False.
    """
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=_probe, args=(str(folder), ids, matrix), daemon=True)
    child.start()
    until = time.monotonic() + CHILD_SECONDS
    while child.is_alive() and time.monotonic() < until and not (leave is not None and leave.is_set()):
        child.join(POLL_SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
        return False
    return child.exitcode == 0


def _probe(folder: str, ids: npt.NDArray[np.int64], matrix: npt.NDArray[np.float32]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    client = open_client(Path(folder))
    collection = client.get_collection(COLLECTION, embedding_function=None)
    share = agreement(collection, ids, matrix, SUSPECT_PROBES)
    client.close()
    raise SystemExit(0 if share >= SUSPECT_AGREEMENT else 3)


def _end_with_parent() -> None:
    """A killed parent is soon followed by another one, and two Chromas on one folder may lose records."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
