"""How dates, times of day, amounts of money and percentages are written; their values never change."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.style.content import protected_spans
from assistant.style.notations import FORMS, Notation, Of, example, notations, replaced
from assistant.style.records import Context
from assistant.style.rules.rule import Parameters, Rule, letter_of, with_body

RULE_OF: Mapping[Of, str] = {
    "date": "date_format",
    "time": "time_format",
    "money": "money_format",
    "percent": "percent_format",
}
_NAMES: Mapping[Of, str] = {"date": "dates", "time": "times", "money": "amounts", "percent": "percentages"}
# What earlier ledgers may hold; day and month can't be told apart in it.
_SLASHED = "slashed"


def written_like(of: Of, form: str, language: str = "en") -> str:
    """The sentence of such a preference: "dates written like '8 May'"."""
    shown = "3/4/2026" if form == _SLASHED else example(of, form, language)
    return f"{_NAMES[of]} written like '{shown}'"


def _apply_to(of: Of, text: str, parameters: Parameters, context: Context) -> str:
    form = str(parameters["format"])
    letter = letter_of(text, context)
    if form not in FORMS[of]:
        return text
    lines = [_line_in(of, form, line, context.language) for line in letter.body.split("\n")]
    return with_body(letter, "\n".join(lines))


def _line_in(of: Of, form: str, line: str, language: str) -> str:
    for one in reversed(_others(of, form, line, language)):
        line = replaced(line, one, form, language) or line
    return line


def _others(of: Of, form: str, line: str, language: str) -> list[Notation]:
    """Values in any other form, of which it is certain what they are."""
    found: dict[tuple[int, int], list[Notation]] = {}
    for one in notations(line, language):
        if one.of == of:
            found.setdefault((one.start, one.end), []).append(one)
    kept = protected_spans(line) if found else []
    return [
        readings[0]
        for (start, end), readings in found.items()
        if len({one.value for one in readings}) == 1
        and form not in {one.form for one in readings}
        and not any(begin < end and start < stop for begin, stop in kept)
    ]


def _holds_in(of: Of, text: str, parameters: Parameters, context: Context) -> bool | None:
    form = str(parameters["format"])
    body = letter_of(text, context).body
    found = [n for line in body.split("\n") for n in notations(line, context.language) if n.of == of]
    if not found:
        return None
    if form == _SLASHED:
        return any(n.form.startswith(_SLASHED) for n in found)
    if _apply_to(of, text, parameters, context) != text:
        return False
    return True if any(n.form == form for n in found) else None


def _rule(of: Of) -> Rule:
    return Rule(
        RULE_OF[of],
        lambda p, c: written_like(of, str(p["format"]), (c.language if c else "") or "en"),
        lambda t, p, c: _holds_in(of, t, p, c),
        lambda t, p, c: _apply_to(of, t, p, c),
        language_bound=True,
    )


NOTATION = tuple(_rule(of) for of in RULE_OF)
