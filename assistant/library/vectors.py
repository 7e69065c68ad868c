"""The vector index: Chroma as a cache of the vectors in the store of record.

Folders ``index-0001/``, ``index-0002/`` … are generations (``generation``). A row of ``embeddings`` names the
one that surely holds it, so after a kill the rest is simply added again. A sick folder is set aside, numpy
answers exactly from SQLite, and a new generation is built. While a folder is being opened and proved, in a
thread beside the searches, numpy answers as well: block by block, without keeping anything in memory.

Chroma gets ids and vectors: no text, no addresses. Its own SQLite file is never opened by ours, not even for
reading bytes while Chroma has it open, because that would drop Chroma's file locks.
"""

from __future__ import annotations

import logging
import os
import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import numpy as np
import sqlite_utils

from assistant.database import known_faults, writing
from assistant.errors import Cancelled
from assistant.library import embeddings, generation, vector_probe
from assistant.library.embeddings import ExactIndex
from assistant.library.generation import Candidate, Entered

log = logging.getLogger(__name__)

BATCH = 500
EXACT_BELOW = 20_000
"""Up to so many vectors numpy answers faster than Chroma (a few milliseconds), and exactly."""

PROBE_AFTER = 5_000
PROBED = 10 * vector_probe.PROBES
BREADTH = 400
WIDE_FROM = 250_000
"""Above so many vectors Chroma is asked for ``BREADTH`` neighbours, so that its search passes fewer by."""

COMPARED_AT_ONCE = 5_000
LATE_COMPARED = 3_000
"""So many vectors that Chroma lacks are compared beside it; with more of them numpy answers alone."""

State = Literal["absent", "healthy", "unhealthy"]


class Vectors:
    """Nearest passages by meaning; safe to use from several threads.

    Args:
        root: the data directory that holds the generations.
        db: a connection for this object alone (it is used from whatever thread calls).
        exact_below: up to so many vectors are answered by numpy.
    """

    def __init__(self, root: Path, db: sqlite_utils.Database, exact_below: int = EXACT_BELOW) -> None:
        self._root = root
        self._db = db
        self._exact_below = exact_below
        self._exact = ExactIndex()
        self._lock = threading.RLock()
        self._client: Any = None
        self._collection: Any = None
        self._generation = 0
        self._state: State | None = None
        self._unproven = 0
        self._wide = False
        self._opening: threading.Thread | None = None
        self._leave = threading.Event()

    @property
    def generation(self) -> int:
        """Number of the open generation, 0 for none."""
        return self._generation

    @property
    def ready(self) -> bool:
        """Whether nothing has to be opened before the next answer."""
        with self._lock, known_faults():
            return self._state is not None or not self._many()

    def open(self) -> State:
        """Open the newest generation when it is healthy; costs nothing for a library answered by numpy.

        Returns:
            "absent" before anything was indexed, "unhealthy" when a folder was set aside: numpy answers
            until :meth:`rebuild`.
        """
        with self._opened(), known_faults():
            if self._state is None and self._many():
                self._state = self._open_newest()
            return self._state or "absent"

    def open_soon(self) -> None:
        """Open the newest generation in a thread of its own, where the next answer would need it."""
        with self._lock, known_faults():
            if self._state is not None or self._opening is not None or not self._many():
                return
            candidate = self._newest()
            if not isinstance(candidate, Candidate):
                self._state = candidate
                return
            self._leave.clear()
            self._opening = threading.Thread(
                target=self._open_beside, args=(candidate,), name="vector-index", daemon=True
            )
            self._opening.start()

    def check(self) -> State:
        """Open and probe the index, whatever its size (for ``doctor`` and after faults)."""
        with self._opened(), known_faults():
            if self._state in (None, "absent"):
                self._state = self._open_newest()
            elif self._state == "healthy" and not self._agrees():
                self._set_aside()
            return self._state or "absent"

    def nearest(self, vector: Any, count: int) -> tuple[list[tuple[int, float]], bool]:
        """The nearest embeddings to a unit vector.

        Returns:
            (embedding id, cosine) pairs, best first, and True when numpy had to answer for an index that
            is sick, incomplete or not open yet.
        """
        while True:
            self.open_soon()
            with self._lock, known_faults():
                if self._state is not None or not self._many():
                    return self._nearest(vector, count)
            pairs = self._compare_all(vector, count)
            if pairs is not None:
                return pairs, True

    def _nearest(self, vector: Any, count: int) -> tuple[list[tuple[int, float]], bool]:
        if not self._many():
            self._exact.refresh(self._db.conn)
            return self._exact.nearest(vector, count), False
        if self._state == "healthy" and (late := self._late()) is not None:
            pairs = self._ask(vector, count)
            if pairs is not None:
                pairs += embeddings.ranked(vector, *late, count)
                return sorted(pairs, key=_best_first)[:count], False
        self._exact.refresh(self._db.conn)
        return self._exact.nearest(vector, count), True

    def _compare_all(self, vector: Any, count: int) -> list[tuple[int, float]] | None:
        """The nearest of everything stored, exactly; None as soon as the index is open."""
        best: list[tuple[int, float]] = []
        last = 0
        while True:
            with self._lock, known_faults():
                if self._state is not None:
                    return None
                rows = self._db.conn.execute(
                    "SELECT id, vector FROM embeddings WHERE id > ? ORDER BY id LIMIT ?",
                    (last, COMPARED_AT_ONCE),
                ).fetchall()
            if not rows:
                return best
            last = rows[-1][0]
            best = sorted(best + embeddings.ranked(vector, *embeddings.decode(rows), count), key=_best_first)
            del best[count:]

    def among(self, vector: Any, embedding_ids: Sequence[int], count: int) -> list[tuple[int, float]]:
        """The nearest of some embeddings, exactly."""
        with self._lock, known_faults():
            ids, matrix = embeddings.load(self._db.conn, embedding_ids)
            return embeddings.ranked(vector, ids, matrix, count)

    def catch_up(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancel: threading.Event | None = None,
        pause: Callable[[], None] = lambda: None,
    ) -> int:
        """Add to Chroma what SQLite holds and Chroma lacks; makes a generation where there is none.

        Args:
            progress: called with (done, total). pause: called between two batches; may wait.

        Returns:
            how many vectors were added.

        Raises:
            Cancelled: between two batches; what was added stays.
        """
        with self._opened(), known_faults():
            if self._state == "unhealthy":
                # The folder was set aside after it had held everything; what rows say of it counts no more.
                self._new_generation()
            total = self._behind()
            if not total:
                if self._state == "healthy":
                    self._complete()
                return 0
            if self._state in (None, "absent"):
                self._state = self._open_newest()
                total = self._behind()
            if self._state != "healthy":
                self._new_generation()
                total = self._behind()
        done = 0
        while True:
            pause()
            if cancel is not None and cancel.is_set():
                raise Cancelled
            with self._lock, known_faults():
                if self._state != "healthy":
                    return done
                added = self._add_batch()
                done += added
                if added < BATCH:
                    self._complete()
                    self._prove()
                    return done
                if self._unproven >= PROBE_AFTER:
                    self._prove()
            if progress is not None:
                progress(done, max(done, total))

    def rebuild(
        self, progress: Callable[[int, int], None] | None = None, cancel: threading.Event | None = None
    ) -> int:
        """Build a new generation from SQLite and remove all older folders; returns how many vectors it holds.

        This is also how vectors are erased: a delete inside Chroma leaves the bytes on the disk.
        """
        with self._opened(), known_faults():
            self._exact.clear()
            if not self._count():
                self._remove_all()
                return 0
            self._new_generation()
        self.catch_up(progress, cancel)
        with self._lock, known_faults():
            self._complete()
            return self._count()

    def forget_removed(self) -> None:
        """After ordinary removals: drop them from memory; Chroma keeps dead entries until the next rebuild.

        Dead entries are harmless to answers (they lead to no passage). When they are a fifth of the
        folder, it is built anew.
        """
        with self._opened(), known_faults():
            self._exact.clear()
            stale = self._state == "healthy" and self._collection.count() > 1.25 * self._count() + 1_000
        if stale:
            # Not under the lock: searches go on meanwhile.
            self.rebuild()

    def needs_work(self) -> bool:
        """Whether the open index lacks vectors, or was set aside and has to be built anew."""
        with self._lock, known_faults():
            if self._state == "unhealthy":
                return True
            return self._state == "healthy" and self._behind() > 0

    def close(self) -> None:
        """Close Chroma in order and seal its folder."""
        self._leave.set()
        with self._opened():
            if self._collection is not None:
                folder, count = self._folder(self._generation), self._collection.count()
                self._close_client()
                manifest = generation.read_manifest(folder)
                if manifest is not None:
                    seal = generation.seal(folder)
                    generation.write_manifest(folder, {**manifest, "count": count, "seal": seal})
            self._state = None
            self._exact.clear()

    # Generations

    def _folder(self, generation: int) -> Path:
        return self._root / f"index-{generation:04d}"

    def _folders(self) -> list[tuple[int, Path]]:
        """(generation, folder) of every folder of ours, also those set aside, oldest first."""
        found = []
        for path in self._root.glob("index-*"):
            number = path.name.removeprefix("index-").partition(".")[0]
            if path.is_dir() and number.isdigit():
                found.append((int(number), path))
        return sorted(found)

    @contextmanager
    def _opened(self) -> Iterator[None]:
        """The lock, with no opening under way."""
        while True:
            opening = self._opening
            if opening is not None:
                opening.join()
            with self._lock:
                if self._opening is None:
                    yield
                    return

    def _open_beside(self, candidate: Candidate) -> None:
        """Open a folder without the lock, then let it answer; runs in the thread of :meth:`open_soon`."""
        try:
            entered = generation.enter(candidate, self._leave)
            with self._lock:
                if self._leave.is_set():
                    generation.close_client(entered.client if entered is not None else None)
                else:
                    self._state = self._take(entered)
        finally:
            with self._lock:
                self._opening = None

    def _open_newest(self) -> State:
        candidate = self._newest()
        return self._take(generation.enter(candidate)) if isinstance(candidate, Candidate) else candidate

    def _take(self, entered: Entered | None) -> State:
        if entered is None:
            return self._set_aside()
        self._client, self._collection = entered.client, entered.collection
        self._unproven = 0
        self._wide = self._many(WIDE_FROM)
        return "healthy"

    def _newest(self) -> Candidate | State:
        """The folder to open, or what is known without opening one."""
        usable = [(number, path) for number, path in self._folders() if "." not in path.name]
        if not usable:
            return "absent"
        self._generation, folder = usable[-1]
        manifest = generation.read_manifest(folder)
        model = embeddings.stored_model(self._db.conn)
        if (
            manifest is None
            or manifest.get("schema") != generation.SCHEMA
            or (model and manifest.get("model") != model)
        ):
            return self._set_aside()
        held = self._held()
        if not held and self._many(0):
            # SQLite was restored or its vectors replaced: nothing in the folder can be trusted.
            return self._set_aside()
        return Candidate(folder, held, *self._sample())

    def _new_generation(self) -> None:
        """Start an empty folder with the next number; older ones stay until it is complete."""
        self._close_client()
        numbers = [number for number, _ in self._folders()]
        used = self._db.conn.execute("SELECT coalesce(max(generation), 0) FROM embeddings").fetchone()[0]
        self._generation = max([*numbers, used, 0]) + 1
        folder = self._folder(self._generation)
        try:
            folder.mkdir(parents=True, mode=0o700)
            generation.write_manifest(
                folder,
                {
                    "schema": generation.SCHEMA,
                    "model": embeddings.stored_model(self._db.conn),
                    "dims": self._dims(),
                    "created": time.time(),
                    "complete": False,
                },
            )
            self._client = vector_probe.open_client(folder)
            self._collection = self._client.create_collection(
                vector_probe.COLLECTION,
                embedding_function=None,
                configuration={
                    "hnsw": {"space": "cosine", "ef_construction": 120, "ef_search": 200, "max_neighbors": 16}
                },
            )
        except OSError as error:
            raise generation.disk_fault(error) from error
        self._state = "healthy"
        self._unproven = 0

    def _complete(self) -> None:
        """Note that the generation holds everything, and remove the folders it replaces."""
        self._wide = self._many(WIDE_FROM)
        folder = self._folder(self._generation)
        manifest = generation.read_manifest(folder)
        if manifest is None:
            return
        if not manifest.get("complete"):
            generation.write_manifest(folder, {**manifest, "complete": True, "count": self._count()})
        for number, path in self._folders():
            if number != self._generation or "." in path.name:
                shutil.rmtree(path, ignore_errors=True)

    def _remove_all(self) -> None:
        """No vectors, no folder."""
        self._close_client()
        for _, path in self._folders():
            shutil.rmtree(path, ignore_errors=True)
        self._state = None
        self._generation = 0

    def _set_aside(self) -> State:
        """Put a sick folder out of use; it is removed when a new generation is complete."""
        self._close_client()
        folder = self._folder(self._generation)
        log.warning("the vector index %s is unhealthy and will be built anew", folder.name)
        if folder.is_dir():
            aside = folder.with_name(f"{folder.name}.sick")
            shutil.rmtree(aside, ignore_errors=True)
            try:
                os.replace(folder, aside)
            except OSError as error:
                log.warning("the sick index could not be renamed: %s", type(error).__name__)
        self._state = "unhealthy"
        return "unhealthy"

    def _close_client(self) -> None:
        client, self._client, self._collection = self._client, None, None
        generation.close_client(client)

    # Contents

    def _count(self) -> int:
        return int(self._db.conn.execute("SELECT count(*) FROM embeddings").fetchone()[0])

    def _many(self, most: int | None = None) -> bool:
        """Whether there are more vectors than ``most``, without counting them all."""
        most = self._exact_below if most is None else most
        row = self._db.conn.execute("SELECT 1 FROM embeddings LIMIT 1 OFFSET ?", (most,)).fetchone()
        return row is not None

    def _held(self) -> int:
        return int(
            self._db.conn.execute(
                "SELECT count(*) FROM embeddings WHERE generation = ?", (self._generation,)
            ).fetchone()[0]
        )

    def _behind(self) -> int:
        row = self._db.conn.execute(
            "SELECT count(*) FROM embeddings WHERE generation < ?1 OR generation > ?1",
            (self._generation or -1,),
        ).fetchone()
        return int(row[0])

    def _late(self) -> tuple[Any, Any] | None:
        """Ids and vectors that the open generation does not hold yet; None where there are too many of them.

        While a generation is built, Chroma knows a part of everything and would answer as if it were all.
        """
        rows = self._db.conn.execute(
            "SELECT id, vector FROM embeddings WHERE generation < ?1 OR generation > ?1 LIMIT ?2",
            (self._generation, LATE_COMPARED + 1),
        ).fetchall()
        return embeddings.decode(rows) if len(rows) <= LATE_COMPARED else None

    def _dims(self) -> int:
        row = self._db.conn.execute("SELECT length(vector) FROM embeddings LIMIT 1").fetchone()
        return row[0] // embeddings.STORED.itemsize if row else 0

    def _add_batch(self) -> int:
        """Chroma first, then the note in SQLite: a kill in between repeats an upsert, which is harmless."""
        rows = self._db.conn.execute(
            "SELECT id, vector FROM embeddings WHERE generation < ?1 OR generation > ?1 LIMIT ?2",
            (self._generation, BATCH),
        ).fetchall()
        if not rows:
            return 0
        generation.break_seal(self._folder(self._generation))
        ids, matrix = embeddings.decode(rows)
        try:
            self._collection.upsert(ids=[str(one) for one in ids], embeddings=matrix)
        except Exception as error:  # noqa: BLE001 - whatever Chroma raises, numpy answers and a rebuild follows
            log.warning("the vector index refused a batch: %s", type(error).__name__)
            if generation.disk_full(self._root):
                raise generation.disk_fault(error) from error
            self._set_aside()
            return 0
        with writing(self._db) as connection:
            connection.executemany(
                "UPDATE embeddings SET generation = ? WHERE id = ?",
                [(self._generation, int(one)) for one in ids],
            )
        self._unproven += len(rows)
        return len(rows)

    def _ask(self, vector: Any, count: int) -> list[tuple[int, float]] | None:
        """Chroma's answer with exact cosines, or None when it has none to give."""
        try:
            answer = self._collection.query(
                query_embeddings=np.asarray(vector, dtype=np.float32).reshape(1, -1),
                n_results=max(count, BREADTH) if self._wide else count,
                include=[],
            )
            found = [int(one) for one in answer["ids"][0]]
        except Exception as error:  # noqa: BLE001 - any failure of Chroma is answered by numpy
            log.warning("the vector index failed a query: %s", type(error).__name__)
            self._set_aside()
            return None
        if not found:
            self._set_aside()
            return None
        ids, matrix = embeddings.load(self._db.conn, found[:count])
        if len(ids) < count < len(found):
            # Some were removed.
            ids, matrix = embeddings.load(self._db.conn, found)
        return embeddings.ranked(vector, ids, matrix, count)

    # Health

    def _sample(self) -> tuple[Any, Any]:
        """Embeddings to probe with: a random handful, or all where that is cheap."""
        held = "FROM embeddings WHERE generation = ?"
        rows = self._db.conn.execute(f"SELECT id {held} LIMIT ?", (self._generation, PROBED + 1)).fetchall()
        ids = [row[0] for row in rows]
        if len(ids) > PROBED:
            first, last = self._db.conn.execute(
                f"SELECT min(id), max(id) {held}", (self._generation,)
            ).fetchone()
            chosen = (
                self._db.conn.execute(
                    f"SELECT id {held} AND id >= ? ORDER BY id LIMIT 1", (self._generation, start)
                ).fetchone()[0]
                for start in random.sample(range(first, last + 1), PROBED)
            )
            ids = list(dict.fromkeys(chosen))
        found, matrix = embeddings.load(self._db.conn, ids)
        order = np.random.default_rng().permutation(len(found))
        return found[order], matrix[order]

    def _agrees(self) -> bool:
        if not generation.agrees(self._collection, *self._sample()):
            return False
        self._unproven = 0
        return True

    def _prove(self) -> None:
        if self._state == "healthy" and self._unproven and not self._agrees():
            self._set_aside()


def _best_first(pair: tuple[int, float]) -> tuple[float, int]:
    return -pair[1], pair[0]
