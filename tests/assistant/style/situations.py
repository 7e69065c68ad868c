"""A tiny desk for the tests: drafts in a fixed manner, enforces what the ledger says, learns from a final."""

from dataclasses import dataclass

from sqlite_utils import Database

from assistant.style import rules
from assistant.style.learning import learn
from assistant.style.ledger import Ledger
from assistant.style.records import Context


@dataclass(frozen=True)
class Applied:
    id: int
    how: str


@dataclass(frozen=True)
class Draft:
    id: int
    text: str
    context: Context
    preferences: tuple[Applied, ...] = ()


class Clock:
    def __init__(self):
        self.now = 1_700_000_000.0

    def __call__(self):
        self.now += 60.0
        return self.now


class Desk:
    def __init__(self, greeting="Dear {name},", sign_off="Best regards,\nNora Lind"):
        self.clock = Clock()
        self.ledger = Ledger(Database(memory=True), clock=self.clock)
        self.greeting, self.sign_off = greeting, sign_off
        self.count = 0

    def draft(self, body, context):
        self.count += 1
        text = f"{self.greeting.format(name=context.person_name)}\n\n{body}\n\n{self.sign_off}"
        found = self.ledger.applicable(context)
        done = rules.enforce(text, found, context)
        applied = tuple(
            Applied(p.id, "rule" if rules.can_apply(p.rule, p.parameters) else "prompt") for p in found
        )
        return Draft(self.count, done.text, context, applied)

    def learn(self, draft, final, outcome="edited", **more):
        return learn(draft, final, outcome, self.ledger, **more)

    def active(self):
        return {p.text for p in self.ledger.all() if p.status == "active"}
