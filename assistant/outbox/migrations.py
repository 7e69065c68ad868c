"""Tables of the outbox, one migration a step. Finals are only ever added."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("outbox")


@migrations()
def create_drafts(db: Database) -> None:
    """Drafts as JSON records, and every final the user gave for them."""
    for statement in (
        """create table drafts (
            id integer primary key autoincrement,
            created real not null,
            kind text not null,
            person_id integer,
            subject text not null,
            text text not null,
            recipients text not null,
            record text not null
        )""",
        """create table finals (
            id integer primary key autoincrement,
            draft_id integer not null references drafts(id) on delete cascade,
            at real not null,
            outcome text not null,
            text text not null
        )""",
        "create index finals_by_draft on finals(draft_id, id)",
    ):
        db.execute(statement)
