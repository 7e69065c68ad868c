"""Tables of personal adapters, one migration a step."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("personal")


@migrations()
def create_adapters(db: Database) -> None:
    """Adapters, and the sources and mails each was trained on.

    Sources and mails are referred to by the library's ids without a foreign key: one that is gone is what
    makes an adapter stale.
    """
    for statement in (
        """create table personal_adapters (
            id integer primary key autoincrement,
            state text not null,
            model text not null,
            base text not null,
            made real not null,
            texts integer not null,
            digest text not null default '',
            size integer not null default 0,
            paused integer not null default 0,
            stage text not null default '',
            done integer not null default 0,
            total integer not null default 0,
            minutes real not null default 0,
            code text not null default '',
            message text not null default '',
            hint text not null default '',
            arms text not null default '{}',
            figures text not null default '[]'
        )""",
        """create table personal_adapter_sources (
            adapter_id integer not null references personal_adapters(id) on delete cascade,
            source_id integer not null,
            primary key (adapter_id, source_id)
        ) without rowid""",
        """create table personal_adapter_items (
            adapter_id integer not null references personal_adapters(id) on delete cascade,
            item_id integer not null,
            primary key (adapter_id, item_id)
        ) without rowid""",
    ):
        db.execute(statement)
