"""The tables of the library, as the steps that made them.

Steps are never changed once released: a new need is a new step at the end. Paths are kept as bytes
because file names need not be valid text. ``passages_fts`` indexes ``passage_words``, a view over columns
that never
change after insertion, so that a passage can be taken out of the word index exactly as it was put in.
"""

from __future__ import annotations

import sqlite_utils
from sqlite_utils.migrations import Migrations

migrations = Migrations("library")

_TABLES = """
CREATE TABLE sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,             -- as the user asked: "auto" or a format
    shape TEXT NOT NULL,            -- file, mbox, maildir, folder
    title TEXT NOT NULL,
    added REAL NOT NULL,
    indexed REAL                    -- end of the last complete run, unix seconds
);
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
    path BLOB NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    labels TEXT NOT NULL,           -- space-separated, quoted as JSON
    scan INTEGER NOT NULL DEFAULT 0,-- counts full readings; places of older scans are gone messages
    done INTEGER NOT NULL DEFAULT 0,-- bytes of a mailbox that are indexed
    state TEXT NOT NULL,            -- partial, done, failed
    last_place TEXT NOT NULL DEFAULT '',
    last_hash TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (source_id, path)
);
CREATE TABLE failures (             -- messages inside a file that could not be read
    file_id INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (file_id, place)
) WITHOUT ROWID;
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    is_list INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0,
    last REAL,
    register TEXT NOT NULL DEFAULT ''
);
CREATE TABLE merged_people (        -- an id that was given out once goes on to mean the same person
    old_id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE
);
CREATE TABLE addresses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people(id),
    is_list INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX addresses_of_person ON addresses(person_id);
CREATE TABLE address_names (
    address_id INTEGER NOT NULL REFERENCES addresses(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (address_id, name)
) WITHOUT ROWID;
CREATE TABLE threads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,          -- without reply marks, lower-case
    first REAL,
    last REAL
);
CREATE INDEX threads_by_subject ON threads(subject);
CREATE TABLE thread_ids (           -- every Message-ID met, also of messages that are not here
    message_id TEXT PRIMARY KEY,
    thread_id INTEGER NOT NULL REFERENCES threads(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX thread_ids_of_thread ON thread_ids(thread_id);
CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    date REAL,
    text TEXT,                      -- NULL where it equals new_text
    new_text TEXT NOT NULL,
    quoted_text TEXT NOT NULL,
    signature TEXT NOT NULL,
    language TEXT NOT NULL,
    names TEXT NOT NULL,            -- names and addresses of the headers, for the word index
    author TEXT NOT NULL,
    sender_id INTEGER REFERENCES addresses(id),
    message_id TEXT NOT NULL,
    in_reply_to TEXT NOT NULL,
    "references" TEXT NOT NULL,     -- space-separated
    list_id TEXT NOT NULL,
    attachments TEXT NOT NULL,      -- JSON list of names
    problems TEXT NOT NULL,         -- JSON list of codes
    thread_id INTEGER REFERENCES threads(id),
    own INTEGER NOT NULL DEFAULT 0,
    unwanted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX items_by_message_id ON items(message_id);
CREATE INDEX items_by_thread ON items(thread_id);
CREATE INDEX items_by_sender ON items(sender_id);
CREATE INDEX items_by_date ON items(date);
CREATE INDEX own_items ON items(date) WHERE own;
CREATE TABLE places (               -- where an item stands; a message in two folders has two
    file_id INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
    scan INTEGER NOT NULL,
    labels TEXT NOT NULL,
    PRIMARY KEY (file_id, place)
) WITHOUT ROWID;
CREATE INDEX places_of_item ON places(item_id);
CREATE TABLE participants (
    item_id INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
    role TEXT NOT NULL,             -- from, to, cc, bcc
    address_id INTEGER NOT NULL REFERENCES addresses(id),
    PRIMARY KEY (item_id, role, address_id)
) WITHOUT ROWID;
CREATE INDEX participants_by_address ON participants(address_id, role, item_id);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
    role TEXT NOT NULL,             -- new, quoted, attachment, document
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    hash BLOB NOT NULL              -- of what is embedded; equal passages share one vector
);
CREATE INDEX passages_of_item ON passages(item_id);
CREATE INDEX passages_by_hash ON passages(hash);
CREATE VIEW passage_words AS
    SELECT passages.id AS id, passages.text AS text, items.title AS title, items.names AS names
    FROM passages JOIN items ON items.id = passages.item_id;
CREATE VIRTUAL TABLE passages_fts USING fts5(
    text, title, names, content='passage_words', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE embeddings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE,
    model TEXT NOT NULL,
    vector BLOB NOT NULL,           -- float16, unit length
    generation INTEGER NOT NULL DEFAULT 0  -- number of the Chroma folder that holds it, 0 for none
);
CREATE INDEX embeddings_by_generation ON embeddings(generation);
CREATE TABLE identities (
    address TEXT PRIMARY KEY,
    status TEXT NOT NULL,           -- detected, stated, rejected
    confidence REAL NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE forgotten (            -- salted hashes of addresses whose mail must not come back
    digest BLOB PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""


@migrations()
def m001_library(db: sqlite_utils.Database) -> None:
    """Sources, items, people, threads, passages, their words and vectors."""
    run_script(db, _TABLES)
    db.conn.execute("INSERT INTO passages_fts(passages_fts, rank) VALUES ('rank', 'bm25(1.0, 2.5, 1.5)')")


_LIVE = """
CREATE TABLE source_mounts (        -- what a source lay on, or had inside it, when it was last read whole
    source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
    point BLOB NOT NULL,
    PRIMARY KEY (source_id, point)
) WITHOUT ROWID;
CREATE TABLE loose_items (          -- items that lost a place; those that stand in no other leave
    item_id INTEGER PRIMARY KEY
);
CREATE INDEX documents ON items(id) WHERE kind = 'document';
"""


@migrations()
def m002_live(db: sqlite_utils.Database) -> None:
    """What watching needs: where sources lay, and removals that may be done in small steps."""
    run_script(db, _LIVE)


@migrations()
def m003_newest(db: sqlite_utils.Database) -> None:
    """Everything newest first, a page at a time: counted and ordered from this index alone."""
    run_script(db, "CREATE INDEX items_newest ON items(unwanted, date, id, kind, own)")


def run_script(db: sqlite_utils.Database, script: str) -> None:
    """Run several statements inside the open transaction (``executescript`` would commit it)."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
