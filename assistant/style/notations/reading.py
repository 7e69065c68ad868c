"""The values of a text, and a value in another form."""

from __future__ import annotations

import re

from assistant.style.notations.amounts import money, money_in, percent_in, percents
from assistant.style.notations.dates import date_in, dates
from assistant.style.notations.neighbours import silence_shared_halves, silence_the_tied, standing_apart
from assistant.style.notations.times import time_in, times
from assistant.style.notations.value import FORMS, KNOWN, Candidate, Notation, Of, Value, language_code

# Languages in which a form is written; a form that is not here belongs to every language, known or not.
_ENGLISH, _GERMAN = frozenset({"en"}), frozenset({"de"})
_WRITTEN_IN: dict[tuple[Of, str], frozenset[str]] = {
    ("date", "day-month"): KNOWN,
    **{("date", form): _ENGLISH for form in ("month-day", "day-ordinal-month", "month-ordinal-day")},
    **{("date", form): _ENGLISH for form in ("day-mon", "mon-day")},
    **{("date", form): frozenset({"de", ""}) for form in ("dotted", "dotted-padded")},
    **{("date", form): frozenset({"en", ""}) for form in ("slashed-md", "slashed-md-padded")},
    ("time", "24."): KNOWN,
    **{("time", form): _GERMAN for form in ("24:Uhr", "24.Uhr")},
    **{("time", form): frozenset({"fr", "es"}) for form in ("24h", "24 h ")},
    **{("time", form): _ENGLISH for form in ("12: pm", "12. pm", "12:pm", "12.pm", "12: p.m.")},
    ("money", "word"): KNOWN,
    ("percent", "word"): KNOWN,
    ("percent", "two-words"): _ENGLISH,
}


def notations(text: str, language: str) -> list[Notation]:
    """All values of a text in order of place; one that can be read in two ways is there once for each."""
    code = language_code(language)
    found = [*dates(text, code), *times(text, code), *money(text, code), *percents(text, code)]
    if not found:
        return []
    found.sort(key=lambda c: (c.start, -c.end))
    found = standing_apart(text, found)
    silence_the_tied(text, found)
    silence_shared_halves(text, found)
    kept: list[Candidate] = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif candidate.end > kept[-1].end:  # neither is sure
            kept[-1].readings = ()
            kept[-1].end = candidate.end
    return [
        Notation(c.of, form, value, c.start, c.end, text[c.start : c.end])
        for c in kept
        for form, value in c.readings
    ]


def rewritten(found: Notation, form: str, language: str) -> str | None:
    """The value in another form; None where it can't say it without loss or guess, or is in it already."""
    code = language_code(language)
    if form == found.form or form not in FORMS[found.of]:
        return None
    if code not in _WRITTEN_IN.get((found.of, form), {code}):
        return None
    if found.of == "date":
        year, month, day = found.value
        if form == "iso" and year is None or form in ("day-mon", "mon-day") and month == 5:
            return None
        if code == "" and year is None:
            return None
        new: str | None = date_in(form, year, int(month or 0), int(day or 0), code)
    elif found.of == "time":
        new = time_in(form, found)
    else:
        number = re.search(r"[0-9](?:.*[0-9])?", found.text)
        if number is None:
            return None
        if found.of == "percent":
            new = percent_in(form, number.group(), code)
        else:
            currency, amount = found.value
            new = money_in(form, number.group(), str(currency), str(amount), code)
    return None if new == found.text else new


def replaced(text: str, found: Notation, form: str, language: str) -> str | None:
    """The text with one of its values in another form, and nothing else of it read otherwise than before.

    Takes care of the full stop that ends a sentence and "p.m." or "8.5." at once.
    """
    new = rewritten(found, form, language)
    if new is None:
        return None
    before, after = text[: found.start], text[found.end :]
    stop = ""
    if found.text.endswith(".") and not new.endswith("."):
        if re.match(r"[ \t]*(?:\n|$)", after):
            stop = "."
        elif re.match(r"\s+[\"“„«(]?[^\W\d_a-zß-ÿ]", after):
            return None  # a new sentence, or a name
    elif new.endswith(".") and not found.text.endswith(".") and re.match(r"\.(?!\.)", after):
        after = after[1:]
    result = before + new + stop + after
    end = found.start + len(new)
    old_reading = _elsewhere(notations(text, language), found.start, found.end)
    new_reading = notations(result, language)
    if not any(
        (n.start, n.end, n.form, n.value) == (found.start, end, form, found.value) for n in new_reading
    ) or old_reading != _elsewhere(new_reading, found.start, end):
        return None
    return result


def example(of: Of, form: str, language: str) -> str:
    """A fixed value in this form: "8 May", "2.30 pm", "€1,450", "12 %"."""
    code = language_code(language)
    if of == "date":
        short = form in ("day-mon", "mon-day")
        return date_in(form, 2026 if form == "iso" else None, 3 if short else 5, 8, code)
    if of == "time":
        return time_in(form, Notation("time", "", (14 * 60 + 30,), 0, 5, "14:30")) or ""
    if of == "money":
        number = {"de": "1.450", "es": "1.450", "fr": "1 450"}.get(code, "1,450")
        return money_in(form, number, "EUR", "1450", code) or ""
    return percent_in(form, "12", code)


def _elsewhere(found: list[Notation], start: int, end: int) -> list[tuple[str, str, Value]]:
    return [(n.of, n.form, n.value) for n in found if n.end <= start or n.start >= end]
