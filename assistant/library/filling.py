"""Search by meaning, filled in behind search by keyword: vectors for what has none, own and recent first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import sqlite_utils

from assistant.database import writing
from assistant.errors import Cancelled
from assistant.library import embeddings
from assistant.library.records import Progress
from assistant.library.vectors import Vectors

BATCH = 192


class Encoder(Protocol):
    """What indexing needs of an embedding model; ``models.embedder.Embedder`` is one."""

    name: str

    def encode(self, texts: Sequence[str], cancel: threading.Event | None = None) -> Any:
        """Unit rows, float32 (n, dims)."""
        ...


def fill_in(
    db: sqlite_utils.Database,
    vectors: Vectors | None,
    load: Callable[[], Encoder],
    progress: Callable[[Progress], None] = lambda _: None,
    cancel: threading.Event | None = None,
    pause: Callable[[], None] = lambda: None,
    batch: int = BATCH,
) -> int:
    """Embed what waits and add it to the vector index; returns how many.

    Args:
        load: gives the embedding model; called when there is something to embed.
        pause: called between two batches; may wait.
        batch: passages at once; smaller ones let others in sooner.

    Raises:
        KnownError: there is no embedding model.
        Cancelled: between two batches.
    """
    done = 0
    hashes = embeddings.waiting_hashes(db.conn)
    if hashes:
        encoder = load()
        if _one_model(db, vectors, encoder.name):
            hashes = embeddings.waiting_hashes(db.conn)
        started = time.perf_counter()
        progress(Progress("embed", 0, len(hashes)))
        for at in range(0, len(hashes), batch):
            pause()
            if cancel is not None and cancel.is_set():
                raise Cancelled
            done += _embed_batch(db, vectors, encoder, hashes[at : at + batch], cancel)
            seconds = (time.perf_counter() - started) / max(done, 1) * (len(hashes) - done)
            progress(Progress("embed", min(done, len(hashes)), len(hashes), seconds_left=round(seconds, 1)))
    if vectors is not None:
        vectors.catch_up(cancel=cancel, pause=pause)
    return done


def _one_model(db: sqlite_utils.Database, vectors: Vectors | None, name: str) -> bool:
    """Vectors of different models can't be compared: a new model starts over. True when it did."""
    with writing(db) as connection:
        dropped = embeddings.drop_other_models(connection, name)
    if dropped and vectors is not None:
        vectors.rebuild()
    return dropped > 0


def _embed_batch(
    db: sqlite_utils.Database,
    vectors: Vectors | None,
    encoder: Encoder,
    hashes: list[bytes],
    cancel: threading.Event | None,
) -> int:
    waiting = embeddings.texts_of(db.conn, hashes)
    if waiting:
        found = encoder.encode([one.text for one in waiting], cancel)
        with writing(db) as connection:
            embeddings.store(connection, encoder.name, [one.hash for one in waiting], found)
        if vectors is not None:
            vectors.catch_up(cancel=cancel)
    return len(hashes)
