"""Drafts and finals on disk: what Ownhand wrote, and what the user made of it."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, cast

import numpy as np
from sqlite_utils import Database

from assistant.drafting.records import Applied, Checks, Choice, Draft, Receipt, Request, Timing
from assistant.errors import KnownError
from assistant.ids import show
from assistant.style.records import Context, Outcome

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Final:
    """One text the user ended up with; a draft may have several, the newest counts."""

    text: str
    outcome: Outcome
    at: float


class DraftStore:
    """The drafts of one library, in a database opened durably: a draft is on disk when ``save`` returns."""

    def __init__(self, db: Database, clock: Callable[[], float] = time.time) -> None:
        self.db = db
        self._clock = clock

    def save(self, draft: Draft) -> Draft:
        """Store a new draft and give it its id."""
        created = draft.created or self._clock()
        with self.db.atomic():
            cursor = self.db.execute(
                "insert into drafts (created, kind, person_id, subject, text, recipients, record)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                [
                    created,
                    draft.request.kind,
                    draft.context.person_id,
                    draft.subject,
                    draft.text,
                    json.dumps(list(draft.to)),
                    json.dumps(to_record(draft), ensure_ascii=False),
                ],
            )
        return replace(draft, id=int(cursor.lastrowid or 0), created=created)

    def get(self, draft_id: int) -> Draft:
        """One draft.

        Raises:
            KnownError: ``unknown-id``.
        """
        row = self.db.execute(f"select {_COLUMNS} from drafts where id = ?", [draft_id]).fetchone()
        if row is None:
            raise KnownError(
                "unknown-id", f"There is no {show('draft', draft_id)}.", "'ownhand drafts' lists them."
            )
        return _read(row)

    def list(self, limit: int = 200) -> list[Draft]:
        """The newest drafts first."""
        rows = self.db.execute(f"select {_COLUMNS} from drafts order by id desc limit ?", [limit])
        return [_read(row) for row in rows]

    def set_final(self, draft_id: int, text: str, outcome: Outcome) -> Final:
        """Add a final; earlier ones stay.

        Raises:
            KnownError: ``unknown-id``.
        """
        self.get(draft_id)
        at = self._clock()
        with self.db.atomic():
            self.db.execute(
                "insert into finals (draft_id, at, outcome, text) values (?, ?, ?, ?)",
                [draft_id, at, outcome, text],
            )
        return Final(text, outcome, at)

    def finals(self, draft_id: int) -> tuple[Final, ...]:
        """All finals of a draft, oldest first."""
        rows = self.db.execute(
            "select text, outcome, at from finals where draft_id = ? order by id", [draft_id]
        )
        return tuple(Final(row[0], cast("Outcome", row[1]), float(row[2])) for row in rows)

    def final(self, draft_id: int) -> Final | None:
        """The newest final of a draft, or None."""
        found = self.finals(draft_id)
        return found[-1] if found else None


_COLUMNS = "id, created, record, kind, subject, text, recipients"


def _read(row: Sequence[Any]) -> Draft:
    """A draft out of its row; of a damaged record the text and what stands beside it are saved."""
    number, created, record, kind, subject, text, recipients = row
    created = float(created) if isinstance(created, int | float) else 0.0
    try:
        return replace(from_record(json.loads(record)), id=int(number), created=created)
    except (ValueError, TypeError, KeyError, AttributeError):
        log.warning("the record of a draft is damaged; its text is used")
    known: Any = kind if kind in ("mail", "reply", "document", "rewrite") else "mail"
    to = _recipients(recipients)
    return Draft(
        id=int(number),
        request=Request(known, (), to),
        context=Context(known),
        subject=str(subject),
        text=str(text),
        to=to,
        checks=Checks(warnings=("The record of this draft was damaged; only its text was saved.",)),
        created=created,
    )


def _recipients(stored: object) -> tuple[str, ...]:
    try:
        found = json.loads(str(stored))
    except ValueError:
        return ()
    return tuple(entry for entry in found if isinstance(entry, str)) if isinstance(found, list) else ()


def to_record(draft: Draft) -> dict[str, Any]:
    """A draft as JSON data; the embedding as a list of floats."""
    embedding = draft.context.embedding
    record = asdict(replace(draft, context=replace(draft.context, embedding=None)))
    record["context"]["embedding"] = None if embedding is None else [round(float(x), 7) for x in embedding]
    return record


def from_record(record: dict[str, Any]) -> Draft:
    """The inverse of ``to_record``. Fields that this version lacks are left out."""
    context = _only(Context, record["context"])
    if context.get("embedding") is not None:
        context["embedding"] = np.asarray(context["embedding"], dtype=np.float32)
    request = _only(Request, record["request"])
    checks = _only(Checks, record.get("checks", {}))
    return Draft(
        **{
            **_only(Draft, record),
            "request": Request(
                **{
                    **request,
                    **{name: tuple(request.get(name, ())) for name in ("points", "to", "without")},
                }
            ),
            "context": Context(**context),
            "to": tuple(record.get("to", ())),
            "preferences": tuple(Applied(**_only(Applied, one)) for one in record.get("preferences", ())),
            "exemplars": tuple(record.get("exemplars", ())),
            "receipts": tuple(Receipt(**_only(Receipt, one)) for one in record.get("receipts", ())),
            "checks": Checks(**{name: tuple(value) for name, value in checks.items()}),
            "timing": Timing(**_only(Timing, record.get("timing", {}))),
            "references": tuple(record.get("references", ())),
            "choices": tuple(_choice(one) for one in record.get("choices", ())),
        }
    )


def _choice(record: dict[str, Any]) -> Choice:
    return Choice(tuple(record["options"]), tuple(record["distances"]), int(record["usual"]))


def _only(kind: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The values that the record type knows."""
    return {one.name: values[one.name] for one in fields(kind) if one.name in values}
