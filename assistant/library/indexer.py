"""An index run: walk the sources, read what changed, make it searchable by keyword, then by meaning.

Reading runs in child processes, writing in the calling thread, one transaction per job. A killed run loses
at most the jobs that were not committed; the next run goes on from there. Nothing that is unchanged is read
again. A run over everything ends with what concerns everybody (who is who, whose writing is the user's own);
an update of a few files costs by what changed, and leaves that for later.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant import ids
from assistant.database import writing
from assistant.errors import Cancelled, KnownError
from assistant.library import removal
from assistant.library.filling import Encoder, fill_in
from assistant.library.moving import move_file
from assistant.library.prepare import Prepared
from assistant.library.reading import Readers, cut, size_of
from assistant.library.records import Failure, IndexReport, Progress, Source, Update
from assistant.library.scan import Comparison, Part, Task, compare, labels_text, printable, store_points
from assistant.library.store import Library
from assistant.library.vectors import Vectors
from assistant.library.writer import Writer
from assistant.sources.entry import FileEntry
from assistant.sources.reader import Job, describe, fingerprint, jobs

log = logging.getLogger(__name__)

WORKERS = 2
WARM_FROM = 1_000
"""After so many files of a new source the reading processes are started, while the walk goes on."""

FILES_STEP = 500
MOST_TOUCHED = 300
"""So many people are counted at the end of an update; more wait for :meth:`Indexer.settle`."""


@dataclass(slots=True)
class _Run:
    """The state of one run."""

    report: IndexReport
    progress: Callable[[Progress], None]
    cancel: threading.Event | None
    pause: Callable[[], None] = lambda: None
    removed: bool = False
    writer: Writer | None = None
    readers: Readers | None = None
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
        readers: reading processes that outlive a run; by default each run has its own.
    """

    def __init__(
        self,
        library: Library,
        vectors: Vectors | None = None,
        embedder: Callable[[], Encoder] | None = None,
        readers: Readers | None = None,
    ) -> None:
        self._library = library
        self._vectors = vectors
        self._embedder = embedder
        self._readers = readers
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
        run = _Run(IndexReport(), progress, cancel)
        try:
            return self._run(run, paths, kind)
        finally:
            self._end_readers(run)

    def _run(self, run: _Run, paths: Sequence[Path] | None, kind: str) -> IndexReport:
        newest = self._last_passage()
        sources = self._register(paths, kind, run) if paths is not None else self._library.places()
        clock = time.perf_counter()
        try:
            compared = [(source, self._compare(source, run)) for source in sources]
            run.report.seconds["read"] = time.perf_counter() - clock
            clock = time.perf_counter()
            self._read(compared, run)
            self._end_readers(run)
            self._remove(compared, run)
        except Cancelled:
            # What is stored should be complete in itself.
            self._settle(run)
            raise
        run.report.seconds["keyword"] = time.perf_counter() - clock
        clock = time.perf_counter()
        self._settle(run)
        self._finish(compared, newest, run)
        run.report.seconds["people"] = time.perf_counter() - clock
        clock = time.perf_counter()
        self.embed(run.report, run.progress, run.cancel)
        run.report.seconds["embed"] = time.perf_counter() - clock
        run.report.seconds = {name: round(value, 3) for name, value in run.report.seconds.items()}
        return run.report

    def update(
        self,
        parts: Mapping[int, Part | None],
        cancel: threading.Event | None = None,
        pause: Callable[[], None] = lambda: None,
    ) -> Update:
        """Bring parts of known sources up to date by keyword; costs by what changed, not by what there is.

        Args:
            parts: for each source the part to look at, None for all of it.
            pause: called between two jobs; may wait.

        Raises:
            KnownError: a fault of the disk.
            Cancelled: what was indexed stays.
        """
        run = _Run(IndexReport(), lambda _: None, cancel, pause)
        try:
            return self._update(run, parts)
        finally:
            self._end_readers(run)

    def _update(self, run: _Run, parts: Mapping[int, Part | None]) -> Update:
        unsettled = self._noted("unsettled")
        sources = [source for source in self._library.places() if source.id in parts]
        compared = []
        try:
            for source in sources:
                comparison = self._compare(source, run, parts[source.id])
                compared.append((source, comparison))
                self._read(compared[-1:], run)
            self._remove(compared, run)
        except Cancelled:
            self._settle_update(run, unsettled)
            raise
        self._settle_update(run, unsettled)
        whole = [(source, one) for source, one in compared if parts[source.id] is None and not one.asleep]
        if whole:
            with writing(self._library.db) as connection:
                self._note_whole(connection, whole)
        report = run.report
        return Update(
            new=report.messages + report.documents,
            removed=report.removed,
            moved=sum(len(one.moved) for _, one in compared),
            failed=len(report.failed),
            asleep=tuple(source.id for source, one in compared if one.asleep),
        )

    def settle(self) -> bool:
        """Do what updates and killed runs left for later; returns whether there was something."""
        if not self._noted("unsettled") and not self._noted("unresolved"):
            return False
        self._settle(_Run(IndexReport(), lambda _: None, None))
        return True

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
        try:
            return fill_in(self._library.db, self._vectors, self._embedder, progress, cancel)
        except KnownError as error:
            if report is None or not error.code.startswith("model-"):
                raise
            report.warnings.append(f"Search by meaning has to wait: {error.message} {error.hint}".strip())
            return 0

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
        return [source for source in self._library.places() if source.id in found]

    def _compare(self, source: Source, run: _Run, part: Part | None = None) -> Comparison:
        run.stop_if_asked()
        comparison = compare(self._connection, source, part, lambda met: self._met(source, met, run))
        run.report.failed += comparison.failed
        run.report.skipped += comparison.skipped
        if comparison.unchanged and part is None:
            marks = ",".join(str(one) for one in comparison.unchanged)
            row = self._connection.execute(
                f"SELECT count(*) FROM places WHERE file_id IN ({marks})"
            ).fetchone()
            run.report.unchanged += row[0]
        if comparison.moved:
            with writing(self._library.db) as connection:
                for file_id, entry in comparison.moved:
                    move_file(connection, file_id, entry)
        return comparison

    def _met(self, source: Source, met: int, run: _Run) -> None:
        """In the middle of a walk; a large source that is new will need the reading processes."""
        run.pause()
        if met == WARM_FROM and run.readers is None:
            known = self._connection.execute("SELECT 1 FROM files WHERE source_id = ?", (source.id,))
            if known.fetchone() is None:
                self._readers_of(run).warm()

    def _readers_of(self, run: _Run) -> Readers:
        run.readers = run.readers or self._readers or Readers(WORKERS)
        return run.readers

    def _end_readers(self, run: _Run) -> None:
        """End the reading processes, unless they outlive the run."""
        if run.readers is not None and self._readers is None:
            run.readers.close()
            run.readers = None

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
        writer = run.writer = run.writer or Writer(
            self._connection, self._library.own_addresses(), self._library.own_names()
        )
        readers = self._readers_of(run)
        total, done, started = sum(map(size_of, work)), 0, time.perf_counter()
        run.progress(Progress("read", 0, total))
        try:
            for source_id, (job, result) in zip(
                owner, readers.read(work, run.cancel, run.pause), strict=True
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
                removal.loosen_places(connection, file_id, "place = ?", task.drop_place)
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
            removal.loosen_places(connection, file_id, "scan < ?", task.scan)
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
        """Remove files that are gone; what stood in them leaves when it stands nowhere else."""
        gone = [file_id for _, comparison in compared for file_id in comparison.gone]
        for first in range(0, len(gone), FILES_STEP):
            run.stop_if_asked()
            with writing(self._library.db) as connection:
                connection.execute("INSERT OR REPLACE INTO notes(name, value) VALUES ('unsettled', '1')")
                removal.loosen_files(connection, gone[first : first + FILES_STEP])

    def _remove_loose(self, run: _Run) -> None:
        removed = removal.remove_loose(self._library.db)
        run.report.removed += removed
        if removed and self._vectors is not None:
            self._vectors.forget_removed()

    def _settle(self, run: _Run) -> None:
        """Whatever a run (also a killed one) left open: removed items, identity, people, own marks."""
        if not self._noted("unsettled") and not self._noted("unresolved"):
            return
        self._remove_loose(run)
        self._library.resolve_people()
        self._library.refresh_identity()
        self._library.refresh_people(resolve=False)
        with writing(self._library.db) as connection:
            connection.execute("DELETE FROM notes WHERE name IN ('unsettled', 'unresolved')")
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _settle_update(self, run: _Run, unsettled: bool) -> None:
        """The end of an update: its own people are counted; what concerns everybody is noted for later."""
        self._remove_loose(run)
        writer = run.writer
        touched = writer.touched - self._library.own_person_ids() if writer is not None else set()
        later = bool(writer and writer.names_changed) or run.report.removed > 0
        if len(touched) <= MOST_TOUCHED:
            self._library.refresh_people(touched, resolve=False)
        else:
            later = True
        with writing(self._library.db) as connection:
            if later:
                connection.execute("INSERT OR REPLACE INTO notes(name, value) VALUES ('unresolved', '1')")
            if not unsettled:
                connection.execute("DELETE FROM notes WHERE name = 'unsettled'")

    def _noted(self, name: str) -> bool:
        return self._connection.execute("SELECT 1 FROM notes WHERE name = ?", (name,)).fetchone() is not None

    def _note_whole(self, connection: sqlite3.Connection, compared: list[tuple[Source, Comparison]]) -> None:
        """Note when, and on which mounts, sources were read whole."""
        for source, comparison in compared:
            connection.execute("UPDATE sources SET indexed = ? WHERE id = ?", (time.time(), source.id))
            if not comparison.asleep:
                store_points(connection, source)

    def _finish(self, compared: list[tuple[Source, Comparison]], newest: int, run: _Run) -> None:
        numbers = [source.id for source, _ in compared]
        with writing(self._library.db) as connection:
            self._note_whole(connection, compared)
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
