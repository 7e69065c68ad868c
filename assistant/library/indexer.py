"""An index run: walk the sources, read what changed, make it searchable by keyword, then by meaning.

Reading runs in child processes, writing in the calling thread, one transaction per job. A killed run loses
at most the
jobs that were not committed; the next run goes on from there. Nothing that is unchanged is read again.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from assistant import ids
from assistant.database import writing
from assistant.errors import Cancelled, KnownError
from assistant.library import embeddings, removal
from assistant.library.prepare import Prepared
from assistant.library.reading import cut, read_all, size_of
from assistant.library.records import Failure, IndexReport, Progress, Source
from assistant.library.scan import Comparison, Task, compare, labels_text, printable
from assistant.library.store import Library
from assistant.library.vectors import Vectors
from assistant.library.writer import Writer
from assistant.sources.entry import FileEntry
from assistant.sources.reader import Job, describe, fingerprint, jobs

log = logging.getLogger(__name__)

WORKERS = 2
EMBED_BATCH = 192


class Encoder(Protocol):
    """What indexing needs of an embedding model; ``models.embedder.Embedder`` is one."""

    name: str

    def encode(self, texts: Sequence[str], cancel: threading.Event | None = None) -> Any:
        """Unit rows, float32 (n, dims)."""
        ...


@dataclass(slots=True)
class _Run:
    """The state of one run."""

    report: IndexReport
    progress: Callable[[Progress], None]
    cancel: threading.Event | None
    started: float
    changed: bool = False
    removed: bool = False
    files: dict[str, int] = field(default_factory=dict)

    def stop_if_asked(self) -> None:
        if self.cancel is not None and self.cancel.is_set():
            raise Cancelled


class Indexer:
    """Brings the library up to date with its sources.

    Args:
        library: on the connection of the calling thread.
        vectors: the index for meaning, or None for keyword search alone.
        embedder: loads the embedding model when there is something to embed, or None.
        workers: reading processes.
    """

    def __init__(
        self,
        library: Library,
        vectors: Vectors | None = None,
        embedder: Callable[[], Encoder] | None = None,
        workers: int = WORKERS,
    ) -> None:
        self._library = library
        self._vectors = vectors
        self._embedder = embedder
        self._workers = workers
        self._connection: sqlite3.Connection = library.db.conn

    def run(
        self,
        paths: Sequence[Path] | None = None,
        kind: str = "auto",
        progress: Callable[[Progress], None] = lambda _: None,
        cancel: threading.Event | None = None,
    ) -> IndexReport:
        """Register and index some paths to the end, or bring all known sources up to date.

        Args:
            paths: what to add; None for every source that is registered.
            progress: called after every batch, in the calling thread.

        Returns:
            what was done; every file that is neither indexed nor unchanged is in ``failed`` or ``skipped``.

        Raises:
            KnownError: none of the paths can be read, or a fault of the disk.
            Cancelled: what was indexed stays, and the next run goes on from there.
        """
        run = _Run(IndexReport(), progress, cancel, time.perf_counter())
        newest = self._last_passage()
        sources = self._register(paths, kind, run) if paths is not None else self._library.sources()
        try:
            clock = time.perf_counter()
            compared = [(source, self._compare(source, run)) for source in sources]
            run.report.seconds["read"] = time.perf_counter() - clock
            clock = time.perf_counter()
            self._read(compared, run)
            self._remove(compared, run)
        except Cancelled:
            # What is stored should be complete in itself.
            self._settle(run)
            raise
        self._settle(run)
        run.report.seconds["keyword"] = time.perf_counter() - clock
        self._finish(sources, newest, run)
        clock = time.perf_counter()
        self.embed(run.report, progress, cancel)
        run.report.seconds["embed"] = time.perf_counter() - clock
        run.report.seconds = {name: round(value, 3) for name, value in run.report.seconds.items()}
        return run.report

    def embed(
        self,
        report: IndexReport | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        cancel: threading.Event | None = None,
    ) -> int:
        """Embed what waits, own and recent first, and add it to the vector index; returns how many.

        A missing model is no error here: search by keyword works, and the report says what is missing.

        Raises:
            Cancelled: between two batches.
        """
        if self._embedder is None:
            return 0
        hashes = embeddings.waiting_hashes(self._connection)
        done = 0
        if hashes:
            try:
                encoder = self._embedder()
            except KnownError as error:
                if report is None:
                    raise
                report.warnings.append(f"Search by meaning has to wait: {error.message} {error.hint}".strip())
                return 0
            if self._one_model(encoder.name):
                hashes = embeddings.waiting_hashes(self._connection)
            started = time.perf_counter()
            progress(Progress("embed", 0, len(hashes)))
            for at in range(0, len(hashes), EMBED_BATCH):
                if cancel is not None and cancel.is_set():
                    raise Cancelled
                done += self._embed_batch(encoder, hashes[at : at + EMBED_BATCH], cancel)
                seconds = (time.perf_counter() - started) / max(done, 1) * (len(hashes) - done)
                progress(
                    Progress("embed", min(done, len(hashes)), len(hashes), seconds_left=round(seconds, 1))
                )
        if self._vectors is not None:
            self._vectors.catch_up(cancel=cancel)
        return done

    # Steps of a run

    def _register(self, paths: Sequence[Path], kind: str, run: _Run) -> list[Source]:
        """Sources for the paths that can be read; the others are listed, or raised when there is no other."""
        errors: list[KnownError] = []
        found: list[int] = []
        for path in paths:
            try:
                shape = describe(path, kind)
            except KnownError as error:
                errors.append(error)
                run.report.failed.append(Failure(printable(os.fspath(path)), error.message))
                continue
            found.append(self._library.add_source(Path(shape.path), kind, shape.shape, shape.title))
        if errors and not found:
            raise errors[0]
        return [source for source in self._library.sources() if source.id in found]

    def _compare(self, source: Source, run: _Run) -> Comparison:
        run.stop_if_asked()
        comparison = compare(self._connection, source)
        run.report.failed += comparison.failed
        run.report.skipped += comparison.skipped
        if comparison.unchanged:
            marks = ",".join(str(one) for one in comparison.unchanged)
            row = self._connection.execute(
                f"SELECT count(*) FROM places WHERE file_id IN ({marks})"
            ).fetchone()
            run.report.unchanged += row[0]
        if comparison.moved:
            with writing(self._library.db) as connection:
                connection.executemany(
                    "UPDATE files SET path = ? WHERE id = ?",
                    [(os.fsencode(entry.path), file_id) for file_id, entry in comparison.moved],
                )
        return comparison

    def _read(self, compared: list[tuple[Source, Comparison]], run: _Run) -> None:
        work: list[Job] = []
        tasks: dict[tuple[int, str], Task] = {}
        owner: list[int] = []
        for source, comparison in compared:
            starts = {task.entry.path: task.start for task in comparison.tasks}
            tasks.update({(source.id, task.entry.path): task for task in comparison.tasks})
            some = list(cut(jobs([task.entry for task in comparison.tasks], starts)))
            work += some
            owner += [source.id] * len(some)
        if not work:
            return
        writer = Writer(self._connection, self._library.own_addresses())
        total, done, started = sum(map(size_of, work)), 0, time.perf_counter()
        run.progress(Progress("read", 0, total))
        try:
            for source_id, (job, result) in zip(
                owner, read_all(work, self._workers, run.cancel), strict=True
            ):
                self._write(writer, source_id, job, result, tasks, run)
                done += size_of(job)
                left = (time.perf_counter() - started) / max(done, 1) * (total - done)
                items = run.report.messages + run.report.documents
                run.progress(Progress("read", done, total, items, round(left, 1)))
        except BaseException:
            writer.forget_caches()
            raise

    def _write(
        self,
        writer: Writer,
        source_id: int,
        job: Job,
        result: list[tuple[FileEntry, list[Prepared]]],
        tasks: dict[tuple[int, str], Task],
        run: _Run,
    ) -> None:
        """Write the results of one job in one transaction."""
        run.changed = True
        news: list[tuple[str, Prepared, bool]] = []
        with writing(self._library.db) as connection:
            connection.execute("INSERT OR REPLACE INTO notes(name, value) VALUES ('unsettled', '1')")
            writer.begin()
            for entry, found in result:
                task = tasks[(source_id, entry.path)]
                file_id = self._file(source_id, task, run)
                for one in found:  # noqa: PERF401 - writing is not building a list
                    outcome = writer.add(file_id, task.scan, one)
                    news.append((outcome, one, task.scan > 1))
                self._note_file(file_id, task, job, found, run)
            writer.flush()
        for written, prepared, again in news:
            self._count(written, prepared, again, run.report)

    def _file(self, source_id: int, task: Task, run: _Run) -> int:
        """The row of a file, made or brought to this reading with its first job."""
        key = f"{source_id}:{task.entry.path}"
        known = run.files.get(key)
        if known is not None:
            return known
        entry, connection = task.entry, self._connection
        figures = (
            entry.kind,
            entry.size,
            entry.mtime_ns,
            entry.inode,
            labels_text(entry),
            task.scan,
            task.start,
        )
        if task.file_id is None:
            cursor = connection.execute(
                "INSERT INTO files(source_id, path, kind, size, mtime_ns, inode, labels, scan, done, state) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'partial')",
                (source_id, os.fsencode(entry.path), *figures),
            )
            file_id = int(cursor.lastrowid or 0)
        else:
            file_id = task.file_id
            connection.execute(
                "UPDATE files SET kind = ?, size = ?, mtime_ns = ?, inode = ?, labels = ?, scan = ?, "
                "done = ?, "
                "state = 'partial', reason = '' WHERE id = ?",
                (*figures, file_id),
            )
            if task.start == 0:
                connection.execute("DELETE FROM failures WHERE file_id = ?", (file_id,))
            if task.drop_place:
                connection.execute(
                    "DELETE FROM places WHERE file_id = ? AND place = ?", (file_id, task.drop_place)
                )
                run.removed = True
        run.files[key] = file_id
        return file_id

    def _note_file(self, file_id: int, task: Task, job: Job, found: list[Prepared], run: _Run) -> None:
        """How far the file is now; at its end, messages that were not met again are gone from it."""
        connection, entry = self._connection, task.entry
        last = next((one.place for one in reversed(found) if one.item is not None and one.place), "")
        if last:
            connection.execute(
                "UPDATE files SET last_place = ?, last_hash = ? WHERE id = ?",
                (last, fingerprint(entry.path, last), file_id),
            )
        for one in found:
            if one.failure is not None:
                where = f" at {one.place}" if one.place else ""
                run.report.failed.append(Failure(printable(entry.path) + where, one.failure.detail))
        if job.end is not None and job.end < entry.size:
            connection.execute("UPDATE files SET done = ? WHERE id = ?", (job.end, file_id))
            return
        if task.scan > 1:
            gone = connection.execute(
                "DELETE FROM places WHERE file_id = ? AND scan < ?", (file_id, task.scan)
            )
            run.removed = run.removed or gone.rowcount > 0
            run.removed = run.removed or entry.kind != "mbox"
        state, reason = "done", ""
        if not connection.execute("SELECT 1 FROM places WHERE file_id = ? LIMIT 1", (file_id,)).fetchone():
            lone = found[0].failure if len(found) == 1 and found[0].failure else None
            if not any(one.item is not None for one in found):
                state = "failed"
                reason = lone.detail if lone else "nothing in it could be read"
        connection.execute(
            "UPDATE files SET done = ?, state = ?, reason = ? WHERE id = ?",
            (entry.size, state, reason, file_id),
        )

    def _count(self, written: str, prepared: Prepared, again: bool, report: IndexReport) -> None:
        if written == "new" and prepared.item is not None:
            report.passages += len(prepared.passages)
            if prepared.item.kind == "mail":
                report.messages += 1
            else:
                report.documents += 1
        elif written == "known":
            if again:
                report.unchanged += 1
            else:
                report.duplicates += 1

    def _remove(self, compared: list[tuple[Source, Comparison]], run: _Run) -> None:
        """Remove files that are gone, then items that stand nowhere any more."""
        gone = [file_id for _, comparison in compared for file_id in comparison.gone]
        if not gone and not run.removed:
            return
        run.stop_if_asked()
        with writing(self._library.db) as connection:
            connection.execute("INSERT OR REPLACE INTO notes(name, value) VALUES ('unsettled', '1')")
            connection.executemany("DELETE FROM files WHERE id = ?", [(one,) for one in gone])

    def _settle(self, run: _Run) -> None:
        """Whatever a run (also a killed one) left open: removed items, identity, people, own marks."""
        unsettled = self._connection.execute("SELECT 1 FROM notes WHERE name = 'unsettled'").fetchone()
        if not unsettled:
            return
        with writing(self._library.db) as connection:
            before = connection.execute("SELECT count(*) FROM items").fetchone()[0]
            if removal.remove_homeless(connection):
                removal.remove_leftovers(connection)
                run.removed = True
            run.report.removed += before - connection.execute("SELECT count(*) FROM items").fetchone()[0]
            self._library.refresh_people()
            self._library.refresh_identity()
            self._library.refresh_people(resolve=False)
            connection.execute("DELETE FROM notes WHERE name = 'unsettled'")
        if run.removed and self._vectors is not None:
            self._vectors.forget_removed()
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _finish(self, sources: list[Source], newest: int, run: _Run) -> None:
        numbers = [source.id for source in sources]
        with writing(self._library.db) as connection:
            connection.executemany(
                "UPDATE sources SET indexed = ? WHERE id = ?", [(time.time(), one) for one in numbers]
            )
        row = self._connection.execute(
            "SELECT count(*) FROM passages JOIN items ON items.id = item_id WHERE passages.id > ? AND own "
            "AND role IN ('new', 'document')",
            (newest,),
        ).fetchone()
        run.report.own_passages = row[0]
        run.report.sources = [
            {
                "id": ids.show("source", one.id),
                "path": printable(one.path),
                "title": one.title,
                "kind": one.kind,
                "shape": one.shape,
                "messages": one.messages,
                "documents": one.documents,
                "failed": one.failed,
            }
            for one in self._library.sources()
            if one.id in numbers
        ]

    def _last_passage(self) -> int:
        row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'passages'").fetchone()
        return row[0] if row else 0

    # Embedding

    def _one_model(self, name: str) -> bool:
        """Vectors of different models can't be compared: a new model starts over. True when it did."""
        with writing(self._library.db) as connection:
            dropped = embeddings.drop_other_models(connection, name)
        if dropped and self._vectors is not None:
            self._vectors.rebuild()
        return dropped > 0

    def _embed_batch(self, encoder: Encoder, hashes: list[bytes], cancel: threading.Event | None) -> int:
        waiting = embeddings.texts_of(self._connection, hashes)
        if waiting:
            vectors = encoder.encode([one.text for one in waiting], cancel)
            with writing(self._library.db) as connection:
                embeddings.store(connection, encoder.name, [one.hash for one in waiting], vectors)
            if self._vectors is not None:
                self._vectors.catch_up(cancel=cancel)
        return len(hashes)
