"""What was drafted and what became of it: the contexts and edits that the ledger rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.style.ledger.rows import Rows
from assistant.style.nearest import ContextVectors, unit
from assistant.style.records import Context, Scope
from assistant.text.language import detect

# Past contexts asked, and the cosine below which a context is no neighbour.
NEAREST = 5
NEIGHBOUR_FLOOR = 0.35
MOST_CONTRASTS = 2
# Finals of a scope that are asked before a preference widens to it, and finals of one person.
MOST_FINALS = 120
FINALS_ASKED = 3
# Finals to nobody known that are asked whether they agree about something.
MOST_FINALS_TO_NOBODY = 12
# Finals to colleagues of somebody new.
MOST_FINALS_IN_HOUSE = 24
_EDIT_COLUMNS = (
    "e.id, e.draft_id, e.outcome, e.draft_text, e.final_text, e.edit_cost, e.rewritten, e.at, "
    "c.kind, c.register, c.language, c.person_id, c.person_name, e.edit_cost_normalised, e.lesson, c.house"
)

Effect = Literal["support", "contradict", "kept", "broken"]


@dataclass(frozen=True, slots=True)
class Contrast:
    """One edit as an example: what was written, and what the user made of it."""

    edit_id: int
    avoid: str
    want: str


@dataclass(frozen=True, slots=True)
class PastEdit:
    """One edit the ledger remembers: draft and final, what it cost, and the lesson as JSON."""

    id: int
    draft_id: int
    context: Context
    outcome: str
    draft_text: str
    final_text: str
    edit_cost: int
    rewritten: bool
    at: float
    edit_cost_normalised: float = 0.0
    lesson: str = "{}"


class History(Rows):
    """Contexts, edits, applications and evidence, read; drafts noted."""

    def record_draft(self, draft_id: int, context: Context, applied: Sequence[tuple[int, str]] = ()) -> int:
        """Remember the context of a draft and the preferences applied to it; gives the context's id.

        Args:
            applied: (preference id, "prompt" or "rule"). Ids the ledger does not know are left out.
        """
        now = self._clock()
        vector = unit(context.embedding)
        with self._forgetting_on_failure(), self.db.atomic():
            old = self.db.execute("select id from contexts where draft_id = ?", [draft_id]).fetchone()
            if old:
                context_id = int(old[0])
                self.db.execute(
                    "update contexts set person_id = ?, person_name = ? where id = ? and person_id is null",
                    [context.person_id, context.person_name, context_id],
                )
            else:
                cursor = self.db.execute(
                    "insert into contexts (draft_id, kind, register, language, person_id, person_name, "
                    "house, embedding, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        draft_id,
                        context.kind,
                        context.register,
                        context.language,
                        context.person_id,
                        context.person_name,
                        context.house,
                        vector.tobytes() if vector is not None else None,
                        now,
                    ],
                )
                context_id = int(cursor.lastrowid or 0)
                if vector is not None and self._vectors is not None:
                    self._vectors.add(context_id, context.language, vector)
            for preference_id, how in applied:
                if self.db.execute("select 1 from preferences where id = ?", [preference_id]).fetchone():
                    self.db.execute(
                        "insert into applications (draft_id, preference_id, how, at) values (?, ?, ?, ?) "
                        "on conflict (draft_id, preference_id) do nothing",
                        [draft_id, preference_id, how, now],
                    )
                    self._stale.add(preference_id)
        return context_id

    def applied_to(self, draft_id: int) -> list[tuple[int, str]]:
        """The preferences applied to a draft: (id, how)."""
        rows = self.db.execute(
            "select preference_id, how from applications where draft_id = ? order by id", [draft_id]
        )
        return [(int(row[0]), str(row[1])) for row in rows]

    def free_draft_id(self) -> int:
        """An id below zero for a text that is no stored draft."""
        return (
            min(0, int(self.db.execute("select coalesce(min(draft_id), 0) from contexts").fetchone()[0])) - 1
        )

    def edits(
        self, context: Context | None = None, limit: int = 50, before: int | None = None
    ) -> list[PastEdit]:
        """Past edits, newest first.

        Args:
            context: only those to the same person, or of the same kind where the person is unknown, in the
                same language.
            before: only edits older than this edit id.
        """
        where: list[str] = ["1 = 1"]
        values: list[Any] = []
        if context is not None:
            if context.person_id is not None:
                where.append("c.person_id = ?")
                values.append(context.person_id)
            else:
                where += ["c.person_id is null", "c.kind = ?"]
                values.append(context.kind)
            if context.language:
                where.append("c.language in ('', ?)")
                values.append(context.language)
        if before is not None:
            where.append("e.id < ?")
            values.append(before)
        return self._finals(" and ".join(where), values, limit, many=True)

    def contrasts(self, context: Context) -> list[Contrast]:
        """Edits as "not this, but this": to the same person first, then from the nearest contexts.

        Untouched drafts show no contrast, and finals written from scratch are no counterpart of their draft.
        """
        near = [*(self.edits(context, limit=8) if context.person_id is not None else [])]
        near += self.nearest_edits(context)
        found: dict[int, Contrast] = {}
        for edit in near:
            other = edit.context.language and context.language and edit.context.language != context.language
            if edit.outcome == "edited" and not edit.rewritten and not other:
                found.setdefault(edit.id, Contrast(edit.id, edit.draft_text, edit.final_text))
        return list(found.values())[:MOST_CONTRASTS]

    def finals(self, context: Context, limit: int = 1) -> list[str]:
        """Texts the user wrote from scratch in place of a draft, the newest first: the purest examples."""
        if context.person_id is None:
            return []
        where = "c.person_id = ? and e.rewritten = 1 and c.language = ?"
        found = [
            edit.final_text for edit in self._finals(where, [context.person_id, context.language], limit)
        ]
        return [text for text in found if detect(text) in ("", context.language)]

    def finals_in(self, scope: Scope, limit: int = MOST_FINALS) -> list[PastEdit]:
        """Mail to known people within a scope as the user finished it, newest first."""
        where = ["c.person_id is not null", "c.kind in ('mail', 'reply')"]
        values: list[Any] = []
        if scope.register:
            where.append("c.register = ?")
            values.append(scope.register)
        if scope.kind:
            where.append("c.kind = ?")
            values.append(scope.kind)
        if scope.language:
            where.append("c.language in ('', ?)")
            values.append(scope.language)
        return self._finals(" and ".join(where), values, limit, many=True)

    def finals_to(self, context: Context, before: int | None = None) -> list[PastEdit]:
        """The newest mail to a person in the language of a context, as the user finished it, newest first.

        Args:
            before: only edits older than this edit id.
        """
        if context.person_id is None:
            return []
        where = "c.person_id = ? and c.language in ('', ?) and (? is null or e.id < ?)"
        return self._finals(where, [context.person_id, context.language, before, before], FINALS_ASKED)

    def finals_to_nobody(self, context: Context, before: int | None = None) -> list[PastEdit]:
        """The newest texts of the kind and language of a context that went to nobody known, newest first.

        Args:
            before: only edits older than this edit id.
        """
        where = (
            "c.person_id is null and c.kind = ? and (? = '' or c.language in ('', ?)) and e.rewritten = 0 "
            "and (? is null or e.id < ?)"
        )
        values = [context.kind, context.language, context.language, before, before]
        return self._finals(where, values, MOST_FINALS_TO_NOBODY, many=True)

    def finals_in_house(self, context: Context) -> list[PastEdit]:
        """The newest mail to the colleagues of a person in the language of a context, newest first."""
        if not context.house:
            return []
        where = "c.house = ? and c.person_id is not null and c.language in ('', ?)"
        return self._finals(where, [context.house, context.language], MOST_FINALS_IN_HOUSE)

    def _finals(self, where: str, values: Sequence[Any], limit: int, many: bool = False) -> list[PastEdit]:
        """Edits that a condition on them (e) and their contexts (c) chooses, newest first.

        Args:
            many: a good share of all edits fits, so that walking them from the newest is quickest.
        """
        # The plus keeps SQLite from walking all edits by their id.
        rows = self.db.execute(
            f"select {_EDIT_COLUMNS} from contexts c join edits e on e.context_id = c.id "
            f"where {where} order by {'' if many else '+'}e.id desc limit ?",
            [*values, limit],
        )
        return [_past_edit(row) for row in rows]

    def outcomes(self, person_id: int | None = None) -> list[PastEdit]:
        """Every outcome that was learned from, oldest first; of one person where one is given."""
        only = "where c.person_id = ?" if person_id is not None else ""
        rows = self.db.execute(
            f"select {_EDIT_COLUMNS} from edits e join contexts c on c.id = e.context_id "
            f"{only} order by e.id",
            [person_id] if person_id is not None else [],
        )
        return [_past_edit(row) for row in rows]

    def applications_of(self, preference_id: int) -> list[tuple[int, str, bool | None, float]]:
        """Every draft a preference shaped, oldest first: draft id, how, whether it was kept, and when."""
        rows = self.db.execute(
            "select draft_id, how, kept, at from applications where preference_id = ? order by id",
            [preference_id],
        )
        return [
            (int(row[0]), str(row[1]), None if row[2] is None else bool(row[2]), float(row[3]))
            for row in rows
        ]

    def changes_of(self, preference_id: int) -> list[tuple[str, float, int | None]]:
        """What was done to a preference, oldest first: what, when, and the edit that did it or None."""
        rows = self.db.execute(
            "select name, at, edit_id from preference_undo where preference_id = ? order by id",
            [preference_id],
        )
        return [(str(row[0]), float(row[1]), row[2]) for row in rows]

    def nearest_edits(self, context: Context, limit: int = NEAREST) -> list[PastEdit]:
        """Edits made in the past contexts nearest to this one, nearest first; [] without an embedding."""
        return [edit for edit, _ in self.nearest_finals(context, limit)]

    def nearest_finals(self, context: Context, limit: int = NEAREST) -> list[tuple[PastEdit, float]]:
        """The same, each with the cosine of its context to this one."""
        found = []
        for context_id, likeness in self._neighbours(context, limit):
            rows = self.db.execute(
                f"select {_EDIT_COLUMNS} from edits e join contexts c on c.id = e.context_id where c.id = ?",
                [context_id],
            )
            found += [(_past_edit(row), likeness) for row in rows]
        return found

    def taught_by(self, preference_id: int) -> list[PastEdit]:
        """The edits that are a preference's evidence, oldest first."""
        self.get(preference_id)
        rows = self.db.execute(
            f"select distinct {_EDIT_COLUMNS} "
            "from evidence v join edits e on e.id = v.edit_id join contexts c on c.id = e.context_id "
            "where v.preference_id = ? and v.effect = 'support' order by e.id",
            [preference_id],
        )
        return [_past_edit(row) for row in rows]

    def evidence_count(self, preference_id: int, effect: Effect = "support") -> int:
        """In how many edits an effect was seen."""
        row = self.db.execute(
            "select count(distinct edit_id) from evidence where preference_id = ? and effect = ?",
            [preference_id, effect],
        ).fetchone()
        return int(row[0])

    def contexts_of(self, preference_id: int) -> list[Context]:
        """The contexts of the edits that support a preference."""
        return [edit.context for edit in self.taught_by(preference_id)]

    def registers_of(self, preference_ids: Sequence[int]) -> dict[int, set[str]]:
        """In which registers each of some preferences was taught."""
        found: dict[int, set[str]] = {preference_id: set() for preference_id in preference_ids}
        for start in range(0, len(preference_ids), 500):
            ids = list(preference_ids[start : start + 500])
            rows = self.db.execute(
                "select distinct v.preference_id, c.register from evidence v "
                "join edits e on e.id = v.edit_id join contexts c on c.id = e.context_id "
                "where v.effect = 'support' and v.preference_id in "
                f"({','.join('?' * len(ids))})",
                ids,
            )
            for preference_id, register in rows:
                found[int(preference_id)].add(str(register))
        return found

    def contradicted_for(self, preference_id: int) -> set[int]:
        """People in whose mail a preference was contradicted."""
        rows = self.db.execute(
            "select distinct c.person_id from evidence v join edits e on e.id = v.edit_id join contexts c "
            "on c.id = e.context_id where v.preference_id = ? and v.effect in ('contradict', 'broken') "
            "and c.person_id is not null",
            [preference_id],
        )
        return {int(row[0]) for row in rows}

    def _neighbours(self, context: Context, k: int) -> list[tuple[int, float]]:
        vector = unit(context.embedding)
        if vector is None:
            return []
        if self._vectors is None:
            self._vectors = ContextVectors(
                (int(row[0]), str(row[1]), bytes(row[2]))
                for row in self.db.execute(
                    "select id, language, embedding from contexts where embedding is not null order by id"
                )
            )
        return self._vectors.nearest(vector, context.language, k, NEIGHBOUR_FLOOR)


def _past_edit(row: Sequence[Any]) -> PastEdit:
    return PastEdit(
        id=row[0],
        draft_id=row[1],
        outcome=row[2],
        draft_text=row[3],
        final_text=row[4],
        edit_cost=row[5],
        rewritten=bool(row[6]),
        at=row[7],
        context=Context(
            kind=row[8],
            register=row[9],
            language=row[10],
            person_id=row[11],
            person_name=row[12],
            house=row[15],
        ),
        edit_cost_normalised=row[13],
        lesson=row[14],
    )
