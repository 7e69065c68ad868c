import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlite_utils.migrations import Migrations

from assistant import database
from assistant.database import compact, explain, faults, known_faults, migrate, open_database, writing
from assistant.errors import KnownError


@pytest.fixture
def db(tmp_path):
    opened = open_database(tmp_path / "library.db")
    migrate(opened)
    yield opened
    opened.close()


def pragma(db, name):
    return db.conn.execute(f"PRAGMA {name}").fetchone()[0]


def test_opens_with_the_settings_that_keep_data_safe(db):
    assert pragma(db, "journal_mode") == "wal"
    assert pragma(db, "foreign_keys") == 1
    assert pragma(db, "secure_delete") == 1
    assert pragma(db, "synchronous") == 1


def test_durable_connections_sync_every_commit(tmp_path):
    db = open_database(tmp_path / "library.db", durable=True)
    assert pragma(db, "synchronous") == 2
    db.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_the_file_is_private_to_the_user(tmp_path):
    open_database(tmp_path / "new" / "library.db").close()
    assert stat.S_IMODE((tmp_path / "new" / "library.db").stat().st_mode) == 0o600


def test_migrating_twice_changes_nothing(db):
    before = db.schema
    migrate(db)
    assert db.schema == before


def test_a_newer_library_is_refused_and_left_alone(db):
    db.conn.execute(
        "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('library', 'm999_future', '')"
    )
    db.conn.commit()
    with pytest.raises(KnownError) as raised:
        migrate(db)
    assert raised.value.code == "database-newer"
    assert raised.value.hint


def test_a_failed_step_leaves_the_schema_as_it_was(tmp_path, monkeypatch):
    steps = Migrations("library")

    @steps()
    def m001_breaks(db):
        db.conn.execute("CREATE TABLE half (id INTEGER)")
        raise sqlite3.OperationalError("broken in the middle")

    monkeypatch.setattr(database, "_migration_sets", lambda: [steps])
    db = open_database(tmp_path / "library.db")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db)
    assert not db["half"].exists()
    db.close()


@pytest.mark.parametrize("content", [b"this is no database at all, but long enough for a header" * 50])
def test_a_file_that_is_no_database_is_told(tmp_path, content):
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(KnownError) as raised:
        open_database(tmp_path / "library.db")
    assert raised.value.code == "library-damaged"
    assert "doctor" in raised.value.hint


def test_an_emptied_library_is_not_taken_for_a_new_one(tmp_path):
    (tmp_path / "library.db").touch()
    open_database(tmp_path / "library.db").close()
    (tmp_path / "library.db").write_bytes(b"")
    (tmp_path / "index-0001").mkdir()
    with pytest.raises(KnownError) as raised:
        open_database(tmp_path / "library.db")
    assert raised.value.code == "library-damaged"


def test_damaged_pages_are_found(db, tmp_path):
    db.conn.executemany("INSERT INTO notes VALUES (?, ?)", [(str(n), "x" * 500) for n in range(500)])
    db.conn.commit()
    compact(db)
    db.close()
    path = tmp_path / "library.db"
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 40_000] = os.urandom(40_000)
    path.write_bytes(data)
    try:
        broken = open_database(path)
    except KnownError:
        return  # when chance has it, the damage shows at once
    assert faults(broken)
    broken.close()


def test_a_healthy_library_has_no_faults(db):
    assert faults(db) == []


def test_a_locked_library_is_a_known_error(db, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    other = open_database(tmp_path / "library.db")
    with writing(db), pytest.raises(KnownError) as raised, writing(other):
        pass
    assert raised.value.code == "library-busy"
    other.close()


def test_a_full_disk_is_a_known_error_and_nothing_is_half_written(db):
    pages = pragma(db, "page_count")
    db.conn.execute(f"PRAGMA max_page_count = {pages + 4}")

    def write_much():
        with writing(db) as connection:
            connection.execute("INSERT INTO notes VALUES ('first', 'kept?')")
            connection.executemany(
                "INSERT INTO notes VALUES (?, ?)", [(str(n), "x" * 900) for n in range(200)]
            )

    with pytest.raises(KnownError) as raised:
        write_much()
    assert raised.value.code == "disk-full"
    assert db["notes"].count == 0
    db.conn.execute("PRAGMA max_page_count = 1000000")
    with writing(db) as connection:
        connection.execute("INSERT INTO notes VALUES ('again', 'works')")
    assert db["notes"].count == 1


def test_an_unwritable_place_is_a_known_error(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(KnownError) as raised:
        open_database(tmp_path / "file" / "library.db")
    assert raised.value.code == "library-unwritable"


def test_a_mistake_of_ours_is_not_explained_away(db):
    with pytest.raises(sqlite3.OperationalError), known_faults():
        db.conn.execute("SELECT nothing FROM nowhere")
    assert explain(sqlite3.OperationalError("no such table")) is None


def test_writing_joins_an_open_transaction(db):
    with writing(db) as connection:
        connection.execute("INSERT INTO notes VALUES ('outer', '')")
        with writing(db) as inner:
            inner.execute("INSERT INTO notes VALUES ('inner', '')")
        assert db.conn.in_transaction
    assert db["notes"].count == 2


def test_compacting_leaves_no_byte_of_what_was_deleted(db, tmp_path):
    with writing(db) as connection:
        connection.execute("INSERT INTO notes VALUES ('secret', 'xylophone-canary')")
    with writing(db) as connection:
        connection.execute("DELETE FROM notes")
    compact(db)
    assert not any(b"xylophone-canary" in path.read_bytes() for path in Path(tmp_path).iterdir())
