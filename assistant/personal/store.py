"""Which personal adapters there are, and their files.

The rows are the truth; a folder without a row is left over from a kill and is removed. Whether an adapter is
stale is never written down: it is asked of the library each time, so that nobody who removes something has to
remember the adapters.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.database import writing
from assistant.errors import KnownError
from assistant.personal.records import Figure, PersonalAdapter

if TYPE_CHECKING:
    import sqlite_utils

FILE = "adapter.gguf"
_COLUMNS = (
    "id", "state", "model", "base", "made", "texts", "digest", "size", "paused", "stage", "done", "total",
    "minutes", "code", "message", "hint", "arms", "figures",
)  # fmt: skip
_STALE = """exists (select 1 from personal_adapter_sources s where s.adapter_id = personal_adapters.id
    and s.source_id not in (select id from sources))"""


class PersonalAdapters:
    """The adapters of one data directory.

    Args:
        folder: holds one folder for each adapter, named by its id.
    """

    def __init__(self, db: sqlite_utils.Database, folder: Path) -> None:
        self._db = db
        self.folder = folder

    @property
    def connection(self) -> sqlite3.Connection:
        """The library's connection they are kept on."""
        return self._db.conn

    def all(self) -> list[PersonalAdapter]:
        """All of them, newest first."""
        return self._rows("1 = 1", ())

    def get(self, number: int) -> PersonalAdapter:
        """One of them.

        Raises:
            KnownError: ``unknown-id``.
        """
        found = self._rows("id = ?", (number,))
        if not found:
            raise KnownError(
                "unknown-id",
                "There is no personal adapter of this number.",
                "`ownhand models train status` lists them.",
            )
        return found[0]

    def under_way(self) -> PersonalAdapter | None:
        """The one that is being made, if any."""
        return next((one for one in self.all() if one.under_way), None)

    def last_failure(self) -> PersonalAdapter | None:
        """The newest one, where it failed."""
        newest = next(iter(self.all()), None)
        return newest if newest is not None and newest.state == "failed" else None

    def begin(self, model: str, base: str, minutes: float) -> PersonalAdapter:
        """Note a new one, which waits; failed ones before it are forgotten."""
        for one in self.all():
            if one.state == "failed":
                self.remove(one.id)
        with writing(self._db) as connection:
            number = connection.execute(
                "INSERT INTO personal_adapters (state, model, base, made, texts, minutes) "
                "VALUES ('waiting', ?, ?, ?, 0, ?)",
                (model, base, time.time(), minutes),
            ).lastrowid
        assert number is not None
        return self.get(number)

    def change(self, number: int, **values: Any) -> None:
        """Change fields of one; arms and figures as they stand in its record."""
        if "arms" in values:
            values["arms"] = json.dumps(dict(values["arms"]))
        if "figures" in values:
            values["figures"] = json.dumps([asdict(figure) for figure in values["figures"]])
        unknown = set(values) - set(_COLUMNS)
        if unknown:
            raise ValueError("no such field")
        marks = ", ".join(f"{name} = ?" for name in values)
        with writing(self._db) as connection:
            connection.execute(
                f"UPDATE personal_adapters SET {marks} WHERE id = ?", (*values.values(), number)
            )

    def set_material(self, number: int, items: Sequence[int], held_out: Sequence[int] = ()) -> None:
        """Note which mails one is trained and measured on, and with them their sources."""
        with writing(self._db) as connection:
            for table in ("items", "sources"):
                connection.execute(f"DELETE FROM personal_adapter_{table} WHERE adapter_id = ?", (number,))
            connection.executemany(
                "INSERT INTO personal_adapter_items VALUES (?, ?)",
                [(number, item) for item in dict.fromkeys((*items, *held_out))],
            )
            connection.execute(
                "INSERT INTO personal_adapter_sources SELECT DISTINCT ?, files.source_id FROM places "
                "JOIN files ON files.id = places.file_id WHERE places.item_id IN "
                "(SELECT item_id FROM personal_adapter_items WHERE adapter_id = ?)",
                (number, number),
            )
            connection.execute("UPDATE personal_adapters SET texts = ? WHERE id = ?", (len(items), number))

    def take_material_of(self, number: int, other: int) -> None:
        """Note that one rests on what another was trained on as well."""
        rows = self._db.conn.execute(
            "SELECT DISTINCT item_id FROM personal_adapter_items WHERE adapter_id IN (?, ?)", (number, other)
        ).fetchall()
        texts = self.get(other).texts
        self.set_material(number, [row[0] for row in rows])
        self.change(number, texts=texts)

    def finish(self, number: int, digest: str, size: int) -> None:
        """Its file is there: note what it must be."""
        self.change(number, digest=digest, size=size)

    def remove(self, number: int) -> None:
        """Forget one and remove its folder."""
        with writing(self._db) as connection:
            connection.execute("DELETE FROM personal_adapters WHERE id = ?", (number,))
        shutil.rmtree(self.place(number), ignore_errors=True)

    def trained_on(self, items: Iterable[int]) -> list[int]:
        """Numbers of those that were trained on one of these mails."""
        rows = self._db.conn.execute(
            "SELECT DISTINCT adapter_id FROM personal_adapter_items "
            "WHERE item_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(items)),),
        )
        return [row[0] for row in rows]

    def place(self, number: int) -> Path:
        """The folder of one."""
        return self.folder / str(number)

    def file(self, number: int) -> Path:
        """The file of one that is made."""
        return self.place(number) / FILE

    def sweep(self) -> None:
        """Remove folders that belong to no adapter."""
        known = {str(one.id) for one in self.all()}
        if self.folder.is_dir():
            for entry in self.folder.iterdir():
                if entry.name not in known:
                    shutil.rmtree(entry, ignore_errors=True)

    def _rows(self, where: str, parameters: tuple[object, ...]) -> list[PersonalAdapter]:
        rows = self._db.conn.execute(
            f"SELECT {', '.join(_COLUMNS)}, {_STALE} FROM personal_adapters WHERE {where} ORDER BY id DESC",
            parameters,
        ).fetchall()
        return [_record(dict(zip((*_COLUMNS, "stale"), row, strict=True))) for row in rows]


def _record(values: dict[str, Any]) -> PersonalAdapter:
    values["arms"] = json.loads(values["arms"])
    values["figures"] = tuple(Figure(**one) for one in json.loads(values["figures"]))
    values["paused"], values["stale"] = bool(values["paused"]), bool(values["stale"])
    return PersonalAdapter(**values)
