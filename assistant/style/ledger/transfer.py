"""The ledger as plain data: export, import, erase."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.errors import KnownError
from assistant.style.ledger.rows import Rows
from assistant.style.records import Scope
from assistant.style.stated import is_unsafe

EXPORT_FORMAT = 1


class Transfer(Rows):
    """Moving a ledger to another library, and removing it beyond undo."""

    def export(self) -> dict[str, Any]:
        """The whole ledger as plain data, for a JSON file; embeddings are left out (they are recomputed)."""

        def table(name: str, columns: str = "*") -> list[dict[str, Any]]:
            cursor = self.db.execute(f"select {columns} from {name} order by id")
            keys = [column[0] for column in cursor.description]
            return [dict(zip(keys, row, strict=True)) for row in cursor]

        return {
            "format": EXPORT_FORMAT,
            "preferences": table("preferences"),
            "contexts": table(
                "contexts", "id, draft_id, kind, register, language, person_id, person_name, house, at"
            ),
            "edits": table("edits"),
            "evidence": table("evidence"),
            "applications": table("applications"),
        }

    def load(self, data: dict[str, Any], person_for: Callable[[int, str], int | None] | None = None) -> int:
        """Import what ``export`` wrote into an empty ledger, or add its preferences to one in use.

        Args:
            person_for: gives the id that a person of the export (old id, name) has here; None keeps the id.

        Returns:
            How many preferences came in. A preference that is here already (same slot and scope, same
            words) is not doubled.

        Raises:
            KnownError: ``import-damaged`` when the data is no export of a ledger.
        """
        try:
            if data["format"] != EXPORT_FORMAT:
                raise KnownError(
                    "import-damaged", "This export was written by another version of Ownhand.", ""
                )
            parts = {
                name: [dict(row) for row in data[name]]
                for name in ("preferences", "contexts", "edits", "evidence", "applications")
            }
            with self.db.atomic():
                count = self._load_rows(parts, person_for or (lambda number, name: number))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise KnownError(
                "import-damaged",
                "This file is not an export of preferences.",
                "Choose the file that 'ownhand export' wrote.",
            ) from error
        finally:
            self._forget_cache()
        return count

    def erase(self, person_id: int | None = None) -> int:
        """Remove everything, or everything about one person, beyond undo; gives the rows removed.

        Preferences about other people that rest on the erased edits as well lose that evidence.
        """
        with self.db.atomic():
            if person_id is None:
                removed = 0
                for table in (
                    "evidence",
                    "applications",
                    "preference_undo",
                    "edits",
                    "contexts",
                    "preferences",
                    "questions",
                    "profile_cache",
                ):
                    removed += self.db.execute(f"delete from {table}").rowcount
            else:
                removed = self._erase_person(person_id)
        self._forget_cache()
        return removed

    def _load_rows(
        self, parts: dict[str, list[dict[str, Any]]], person_for: Callable[[int, str], int | None]
    ) -> int:
        people = {
            row["person_id"]: person_for(row["person_id"], row.get("person_name", ""))
            for name in ("preferences", "contexts")
            for row in parts[name]
            if row["person_id"] is not None
        }
        drafts = {int(r[0]) for r in self.db.execute("select draft_id from contexts")}
        here = {(e.slot, e.preference.scope, e.preference.text) for e in self._entries().values()}
        ids: dict[str, dict[int, int]] = {"preferences": {}, "contexts": {}, "edits": {}}
        moved = min((0, *drafts, *(int(r["draft_id"]) for r in parts["contexts"])))
        count = 0
        for row in parts["preferences"]:
            row["person_id"] = people.get(row["person_id"])
            scope = Scope(row["person_id"], row["register"], row["text_kind"], row["language"])
            if is_unsafe(row["text"]) or (row["slot"], scope, row["text"]) in here:
                continue
            ids["preferences"][row["id"]] = self._put(
                "preferences", {**row, "born_in": None, "replaced_in": None}
            )
            count += 1
        for old, new in ids["preferences"].items():
            source = next(r for r in parts["preferences"] if r["id"] == old)
            self._update(new, replaced_by=ids["preferences"].get(source["replaced_by"]))
        draft_ids: dict[int, int] = {}
        for row in parts["contexts"]:
            draft = int(row["draft_id"])
            if draft in drafts:  # an id that means another draft here
                moved -= 1
                draft_ids[draft] = moved
            values = {
                **row,
                "draft_id": draft_ids.get(draft, draft),
                "person_id": people.get(row["person_id"]),
            }
            ids["contexts"][row["id"]] = self._put("contexts", values)
        for row in parts["edits"]:
            values = {
                **row,
                "context_id": ids["contexts"][row["context_id"]],
                "draft_id": draft_ids.get(row["draft_id"], row["draft_id"]),
                "lesson": "{}",
            }
            ids["edits"][row["id"]] = self._put("edits", values)
        for row in parts["evidence"]:
            if row["preference_id"] in ids["preferences"] and row["edit_id"] in ids["edits"]:
                self._put(
                    "evidence",
                    {
                        **row,
                        "preference_id": ids["preferences"][row["preference_id"]],
                        "edit_id": ids["edits"][row["edit_id"]],
                    },
                )
        for row in parts["applications"]:
            if row["preference_id"] in ids["preferences"]:
                self._put(
                    "applications",
                    {
                        **row,
                        "preference_id": ids["preferences"][row["preference_id"]],
                        "draft_id": draft_ids.get(row["draft_id"], row["draft_id"]),
                    },
                )
        return count

    def _put(self, table: str, row: dict[str, Any]) -> int:
        known = {column.name for column in self.db.table(table).columns} - {"id"}
        values = {key: value for key, value in row.items() if key in known}
        cursor = self.db.execute(
            f"insert into {table} ({', '.join(values)}) values ({', '.join('?' * len(values))})",
            list(values.values()),
        )
        return int(cursor.lastrowid or 0)

    def _erase_person(self, person_id: int) -> int:
        of_person = "select id from preferences where person_id = ?"
        contexts = "select id from contexts where person_id = ?"
        edits = f"select id from edits where context_id in ({contexts})"
        removed = 0
        touched = [
            int(r[0])
            for r in self.db.execute(
                f"select distinct preference_id from evidence where edit_id in ({edits})", [person_id]
            )
        ]
        for statement, values in (
            (
                f"delete from evidence where edit_id in ({edits}) or preference_id in ({of_person})",
                [person_id, person_id],
            ),
            (
                f"delete from applications where preference_id in ({of_person}) or draft_id in "
                "(select draft_id from contexts where person_id = ?)",
                [person_id, person_id],
            ),
            (
                f"delete from preference_undo where preference_id in ({of_person}) or edit_id in ({edits})",
                [person_id, person_id],
            ),
            (f"delete from edits where context_id in ({contexts})", [person_id]),
            ("delete from contexts where person_id = ?", [person_id]),
            ("delete from preferences where person_id = ?", [person_id]),
            ("delete from questions where person_id = ?", [person_id]),
            ("delete from profile_cache", []),
        ):
            removed += self.db.execute(statement, values).rowcount
        for preference_id in touched:
            left = self.db.execute(
                "select count(*) from evidence where preference_id = ?", [preference_id]
            ).fetchone()
            row = self._row(preference_id)
            if row is not None and not left[0] and row["kind"] != "stated" and not row["pinned"]:
                self.db.execute("delete from applications where preference_id = ?", [preference_id])
                self.db.execute("delete from preference_undo where preference_id = ?", [preference_id])
                removed += self.db.execute("delete from preferences where id = ?", [preference_id]).rowcount
            else:
                self._revalue(preference_id)
        return removed
