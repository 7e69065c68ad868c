"""Questions asked at cold start, each once: what was asked about whom, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.errors import KnownError
from assistant.style.ledger.hand import Hand
from assistant.style.records import Preference, Register, Scope

DISMISSED = "dismiss"
CHOICES = ("formal", "informal", DISMISSED)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; ``answer`` is "" while it is open."""

    id: int
    person_id: int
    person_name: str
    answer: str


class Questions(Hand):
    """How formally somebody is written to, asked of the user."""

    def ask(self, person_id: int, person_name: str) -> Asked | None:
        """The open question about a person, noted now if new; None once it was answered or dismissed."""
        row = self.db.execute(
            "select id, person_id, person_name, answer from questions where person_id = ?", [person_id]
        ).fetchone()
        if row is not None:
            found = Asked(int(row[0]), int(row[1]), str(row[2]), str(row[3]))
            return None if found.answer else found
        with self.db.atomic():
            cursor = self.db.execute(
                "insert into questions (person_id, person_name, asked) values (?, ?, ?)",
                [person_id, person_name, self._clock()],
            )
        return Asked(int(cursor.lastrowid or 0), person_id, person_name, "")

    def settled(self, person_id: int) -> bool:
        """Whether the question about a person was answered or dismissed."""
        row = self.db.execute("select answer from questions where person_id = ?", [person_id]).fetchone()
        return row is not None and bool(row[0])

    def answer(self, question_id: int, choice: str) -> Preference | None:
        """Keep an answer: a stated preference about this person, or None for a dismissal.

        Raises:
            KnownError: ``unknown-id``, ``bad-choice``.
        """
        row = self.db.execute(
            "select person_id, person_name from questions where id = ?", [question_id]
        ).fetchone()
        if row is None:
            raise KnownError("unknown-id", "There is no such question.", "A draft shows its question's id.")
        if choice not in CHOICES:
            raise KnownError(
                "bad-choice", "This is no answer to the question.", f"Answer with {', '.join(CHOICES)}."
            )
        with self.db.atomic():
            self.db.execute(
                "update questions set answer = ?, answered = ? where id = ?",
                [choice, self._clock(), question_id],
            )
            if choice == DISMISSED:
                return None
            register: Register = "formal" if choice == "formal" else "informal"
            return self.state_register(register, Scope(person_id=int(row[0])), str(row[1]))
