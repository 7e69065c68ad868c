"""Somebody's sent mail: enough of it to be trained on, with a hand of its own."""

from __future__ import annotations

from assistant.library.records import OwnText, Person

ANNA = Person(1, "Anna Weber", ("anna@example.org",), sent=80, register="informal")
COLLINS = Person(2, "Dr. Richard Collins", ("collins@example.com",), sent=80, register="formal")
THINGS = ("report", "contract", "drawing", "invoice", "plan", "estimate", "letter", "map", "quote", "sample")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def sent(number: int, signed: str = "Nora", language: str = "en") -> OwnText:
    """One sent mail; a higher number is newer."""
    thing, day = THINGS[number % 10], DAYS[number % 5]
    to = (ANNA, COLLINS)[number % 2]
    body = f"I'm sending the {thing} on {day}. It's the version {number} of the team."
    text = f"Hi {to.name.split()[0]},\n\n{body}\n\nCheers,\n{signed}"
    return OwnText(number, text, "", f"The {thing}", float(number), language, "mail", (to,))


def mails(count: int, signed: str = "Nora") -> list[OwnText]:
    """So many mails, newest first."""
    return [sent(number, signed) for number in range(count, 0, -1)]
