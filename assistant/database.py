"""The store of record: opening, migrating and guarding the one SQLite file of a data directory.

A connection belongs to one thread at a time; a second thread (search while an index run writes) opens
its own. Writers use :func:`writing`, which takes the write lock at once, so two of them queue for
``BUSY_SECONDS`` instead of failing in the middle.
"""

from __future__ import annotations

import importlib
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils
from sqlite_utils.migrations import Migrations

from assistant.errors import KnownError

log = logging.getLogger(__name__)

BUSY_SECONDS = 15.0
CACHE_KIB = 32_768
MIGRATION_MODULES = {
    "library": "assistant.library.migrations",
    "style": "assistant.style.migrations",
    "outbox": "assistant.outbox.migrations",
    "personal": "assistant.personal.migrations",
}

_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_CLOSED_TO_US = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def open_database(path: Path, durable: bool = False) -> sqlite_utils.Database:
    """Open the library file, making it (private to the user) where there is none.

    Args:
        path: the SQLite file.
        durable: True for connections that write what the user wrote (drafts, edits, ledger):
            every commit reaches the disk. Index runs can be repeated and use False.

    Raises:
        KnownError: ``library-damaged``, ``library-busy``, ``library-unwritable``, ``disk-full``.
    """
    with known_faults():
        _refuse_emptied(path)
        _make_private(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return sqlite_utils.Database(connection)
        except BaseException:
            connection.close()
            raise


def migrate(db: sqlite_utils.Database) -> None:
    """Bring the schema up to date; each step and its record are one transaction.

    Raises:
        KnownError: ``database-newer`` when a newer program has already migrated this file, and the
            faults of :func:`open_database`.
    """
    sets = _migration_sets()
    with known_faults():
        _refuse_newer(db, sets)
        for migrations in sets:
            if migrations.pending(db):
                migrations.apply(db)


@contextmanager
def writing(db: sqlite_utils.Database) -> Iterator[sqlite3.Connection]:
    """One write transaction; committed at the end, rolled back on any error.

    Yields the raw connection. Inside a transaction that is already open it joins that one.

    Raises:
        KnownError: when the disk is full, or the file locked, unwritable or damaged.
    """
    with known_faults():
        if db.conn.in_transaction:
            yield db.conn
            return
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db.conn
            db.conn.commit()
        except BaseException:
            # Rolling back is no error of its own when SQLite has already done so (disk full).
            if db.conn.in_transaction:
                db.conn.rollback()
            raise


@contextmanager
def known_faults() -> Iterator[None]:
    """Turn faults of the disk or the file into the KnownError that names the next step."""
    try:
        yield
    except sqlite3.Error as error:
        known = explain(error)
        if known is None:
            raise
        raise known from error


def _refuse_emptied(path: Path) -> None:
    """To SQLite an empty file is a new library; beside vectors of passages it has lost its content."""
    if path.is_file() and path.stat().st_size == 0 and any(path.parent.glob("index-*")):
        raise _damaged()


def _damaged() -> KnownError:
    return KnownError(
        "library-damaged",
        "The library file is damaged.",
        "Run 'ownhand doctor'. Your mail and documents are untouched and can be indexed again.",
    )


def explain(error: sqlite3.Error) -> KnownError | None:
    """The KnownError for a fault of the environment, or None when the error is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in _DAMAGED:
        return _damaged()
    if primary in _FULL:
        return KnownError(
            "disk-full",
            "The disk is full or could not be written.",
            "Free some space and run the command again; what was stored before is kept.",
        )
    if primary in _BUSY:
        return KnownError(
            "library-busy",
            "The library is in use by another program.",
            "Wait for the other command to finish, or run 'ownhand engine stop', and try again.",
        )
    if primary in _CLOSED_TO_US:
        return KnownError(
            "library-unwritable",
            "The library file cannot be opened for writing.",
            "Check the permissions of the data directory; 'ownhand doctor' shows it.",
        )
    return None


def faults(db: sqlite_utils.Database) -> list[str]:
    """Look for damage in the whole file; one sentence for each kind found. Reads every page."""
    found = []
    try:
        if db.conn.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            found.append("The library file has damaged pages.")
        if db.conn.execute("PRAGMA foreign_key_check").fetchone():
            found.append("Some records of the library point to records that are gone.")
        if db["passages_fts"].exists():
            db.conn.execute("INSERT INTO passages_fts(passages_fts) VALUES ('integrity-check')")
            db.conn.rollback()
    except sqlite3.DatabaseError:
        db.conn.rollback()
        found.append("The library file could not be read to its end, or its word index is damaged.")
    return found


def compact(db: sqlite_utils.Database) -> None:
    """Rewrite the file without its free pages and empty the write-ahead log (after erasing)."""
    with known_faults():
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.conn.execute("VACUUM")
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _make_private(path: Path) -> None:
    """Create the file readable by its owner only, before SQLite would create it for everyone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise KnownError(
            "library-unwritable",
            "The library file cannot be opened for writing.",
            "Check that the data directory exists, is yours and has space left.",
        ) from error


def _migration_sets() -> list[Migrations]:
    """The sets of all layers that own tables, lowest first; found by name so that no layer looks upward."""
    sets = []
    for name, module in MIGRATION_MODULES.items():
        try:
            sets.append(importlib.import_module(module).migrations)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            log.debug("no tables of %s in this build", name)
    return sets


def _refuse_newer(db: sqlite_utils.Database, sets: list[Migrations]) -> None:
    if not db[Migrations.migrations_table].exists():
        return
    known = {(each.name, step.name) for each in sets for step in each._migrations}
    loaded = {each.name for each in sets}
    rows = db.conn.execute(f"SELECT migration_set, name FROM {Migrations.migrations_table}").fetchall()
    for row in rows:
        if row not in known and (row[0] in loaded or row[0] not in MIGRATION_MODULES):
            raise KnownError(
                "database-newer",
                "This library was written by a newer version of Ownhand.",
                "Install that version again, or choose another data directory with --data.",
            )
