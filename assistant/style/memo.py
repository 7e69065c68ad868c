"""What was worked out in idle time and is kept; made anew from library and ledger, so it is never exported.

One row a key in the table ``profile_cache``. Erasing the ledger, or one person, empties it: everything in it
rests on texts that may have been theirs.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from sqlite_utils import Database

from assistant.database import writing


class Memo:
    """Kept results of one user.

    Args:
        db: an open database in which the ledger's tables are.
        clock: seconds since 1970; given in tests.
    """

    def __init__(self, db: Database, clock: Callable[[], float] = time.time) -> None:
        self.db = db
        self.now = clock

    def get(self, key: str) -> tuple[Any, float] | None:
        """What is kept under a key and when it was put there; None where nothing, or nothing readable, is."""
        row = self.db.execute("select data, at from profile_cache where key = ?", [key]).fetchone()
        if row is None:
            return None
        try:
            return json.loads(row[0]), float(row[1])
        except (ValueError, TypeError):
            return None

    def put(self, key: str, data: Any) -> None:
        """Keep plain data under a key, in place of what was there."""
        with writing(self.db):
            self.db.execute(
                "insert into profile_cache (key, data, at) values (?, ?, ?) "
                "on conflict (key) do update set data = excluded.data, at = excluded.at",
                [key, json.dumps(data, ensure_ascii=False), self.now()],
            )

    def all(self, beginning: str) -> dict[str, Any]:
        """Everything kept under keys with a beginning, by the rest of the key."""
        rows = self.db.execute(
            "select key, data from profile_cache where substr(key, 1, ?) = ?", [len(beginning), beginning]
        )
        return {str(key)[len(beginning) :]: json.loads(data) for key, data in rows}

    def drop(self, beginning: str) -> int:
        """Forget everything under keys with a beginning; returns how much."""
        with writing(self.db):
            cursor = self.db.execute(
                "delete from profile_cache where substr(key, 1, ?) = ?", [len(beginning), beginning]
            )
        return int(cursor.rowcount)
