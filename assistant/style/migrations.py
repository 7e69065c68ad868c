"""Tables of the ledger, one migration a step; each runs in its own transaction (sqlite-utils)."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("style")


@migrations()
def create_ledger(db: Database) -> None:
    """Preferences with their evidence, the contexts and edits that taught them, and the undo log.

    People are referred to by the library's id together with their name, without a foreign key, so that
    the ledger survives a re-indexing of the library.
    """
    for statement in (
        """create table preferences (
            id integer primary key autoincrement,
            text text not null,
            kind text not null,
            rule text not null default '',
            parameters text not null default '{}',
            slot text not null,
            person_id integer,
            person_name text not null default '',
            register text not null default '',
            text_kind text not null default '',
            language text not null default '',
            status text not null,
            strength real not null,
            pinned integer not null default 0,
            created real not null,
            changed real not null,
            seen real not null,
            replaced_by integer,
            replaced_in integer,
            born_in integer,
            deleted integer not null default 0
        )""",
        "create index preferences_slot on preferences (slot, person_id)",
        """create table contexts (
            id integer primary key autoincrement,
            draft_id integer not null,
            kind text not null,
            register text not null,
            language text not null,
            person_id integer,
            person_name text not null,
            embedding blob,
            at real not null
        )""",
        "create unique index contexts_draft on contexts (draft_id)",
        "create index contexts_person on contexts (person_id)",
        """create table edits (
            id integer primary key autoincrement,
            draft_id integer not null,
            context_id integer not null references contexts (id),
            outcome text not null,
            draft_text text not null,
            final_text text not null,
            edit_cost integer not null,
            edit_cost_normalised real not null,
            rewritten integer not null default 0,
            lesson text not null default '{}',
            at real not null
        )""",
        "create unique index edits_draft on edits (draft_id)",
        "create index edits_context on edits (context_id)",
        """create table evidence (
            id integer primary key autoincrement,
            preference_id integer not null references preferences (id),
            edit_id integer not null references edits (id),
            effect text not null,
            weight real not null,
            at real not null
        )""",
        "create index evidence_preference on evidence (preference_id)",
        "create index evidence_edit on evidence (edit_id)",
        """create table applications (
            id integer primary key autoincrement,
            draft_id integer not null,
            preference_id integer not null references preferences (id),
            how text not null,
            kept integer,
            at real not null
        )""",
        "create unique index applications_draft on applications (draft_id, preference_id)",
        "create index applications_preference on applications (preference_id)",
        """create table preference_undo (
            id integer primary key autoincrement,
            operation integer not null,
            name text not null,
            preference_id integer not null,
            edit_id integer,
            before text not null,
            at real not null
        )""",
        "create index preference_undo_preference on preference_undo (preference_id)",
        """create table profile_cache (
            key text primary key,
            data text not null,
            at real not null
        )""",
    ):
        db.execute(statement)


@migrations()
def ask_once(db: Database) -> None:
    """Questions asked at cold start; no foreign key on people, as for preferences."""
    db.execute(
        """create table questions (
            id integer primary key autoincrement,
            person_id integer not null,
            person_name text not null,
            asked real not null,
            answer text not null default '',
            answered real
        )"""
    )
    db.execute("create unique index questions_person on questions (person_id)")


@migrations()
def know_houses(db: Database) -> None:
    """Where somebody works, by the domain of their address: colleagues are often greeted alike."""
    db.execute("alter table contexts add column house text not null default ''")
    db.execute("create index contexts_house on contexts (house)")
