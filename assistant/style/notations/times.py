"""Times of day: "14:30", "14.30 Uhr", "14 h 30", "2.30 pm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.notations.value import GAP, GAPS, LINK, Candidate, Notation, Value

# What stands before a time of day that could be another number.
_BEFORE_TIME: dict[str, re.Pattern[str]] = {
    code: re.compile(rf"(?<!\w)(?:{words}){GAPS}(?:(?:about|around|ca\.|etwa|environ){GAP})?$", re.IGNORECASE)
    for code, words in {
        "en": "at|by|from|until|till|before|after|around",
        "de": "um|ab|bis|gegen|von|vor|nach|seit",
        "fr": "à|vers|dès|de|avant|après|jusqu['’]à",
        "es": "las|la",
    }.items()
}
# Before figures that only look like a time of day: a proportion, a price, how long something takes.
_PROPORTION_BEFORE = re.compile(
    rf"(?<!\w)(?:ratio|scored?|scale|aspect|verhältnis|maßstab|psalm)(?:{GAP}(?:of|von|de))?{GAPS}$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"(?<!\w)(?:up|down|rose|fell|gr[eo]w|bought|sold|kurs|stieg|fiel|gestiegen|gefallen|"
    rf"(?:increas|decreas|reduc|ris|fall|pric|valu|trad|cost|rat|multipl|divid|verkauf)\w{{0,6}}){GAP}"
    rf"(?:at|by|from|um|von|de|à){GAPS}$",
    re.IGNORECASE,
)
_LASTING_BEFORE = re.compile(
    rf"(?<!\w)(?:dur\w{{1,5}}|pendant|en|in|for|tak\w{{1,3}}|last\w{{0,3}}|dauert?){GAP}(?:de{GAP})?$",
    re.IGNORECASE,
)
_TWELVE = re.compile(
    rf"(?<!\w)(?P<h>[0-9]{{1,2}})(?:(?P<sep>[:.])(?P<m>[0-9]{{2}}))?(?P<gap>{GAP})?"
    r"(?P<half>[ap])(?:(?P<dots>\.m\.?)|m)(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<!\w)(?P<h>[0-9]{{1,2}})(?P<sep>[:.])(?P<m>[0-9]{{2}})(?P<uhr>{GAP}?Uhr)?(?!\w)"
    rf"(?!{GAP}?(?:[ap]\.?{GAP}?m\b|(?:h|hrs?|hours?|m|min|mins|minutes|minuten|s|sec|seconds|sek|std|stunden|"
    rf"heures?|horas?|minutos|euros?|dollars?|pounds?|pfund|franken|percent|per|prozent|pour|por|times|mal|km|kg|"
    rf"cm|mm|metres?|meters?|miles|million|EUR|USD|GBP|CHF|uhr)\b|[%‰°€$£]))",
    re.IGNORECASE,
)
_UHR = re.compile(rf"(?<!\w)(?P<h>[0-9]{{1,2}}){GAP}?Uhr(?!\w)(?!{GAPS}[0-9])")
_HOURS = re.compile(
    rf"(?<!\w)(?P<h>[0-9]{{1,2}})(?:[hH](?P<tight>[0-9]{{2}})|{GAP}h{GAP}(?P<wide>[0-9]{{2}})|"
    rf"{GAP}?[hH])(?!\w)(?!{GAP}?(?:min|[0-9]))"
)


def times(text: str, code: str) -> Iterator[Candidate]:
    """Places that look like a time of day."""
    if code == "en":
        for match in _TWELVE.finditer(text):
            yield Candidate("time", *match.span(), _of_twelve(match))
    last = -1
    for match in _CLOCK.finditer(text):
        start, end = match.span()
        value = _minutes(match["h"], match["m"])
        if value is None:
            continue
        form = "24" + match["sep"]
        if match["uhr"]:
            if code == "de":
                yield Candidate("time", start, end, ((f"{form}Uhr", value),))
            continue
        before = text[max(0, start - 24) : start]
        if match["sep"] == ".":
            linked = 0 <= last < start and LINK.fullmatch(text[last:start])
            if not linked and not (code and _BEFORE_TIME[code].search(before)):
                continue
            last = end
        if _PROPORTION_BEFORE.search(before) or match["sep"] == "." and _RATE_BEFORE.search(before):
            continue
        yield Candidate("time", start, end, ((form, value),))
    if code == "de":
        for match in _UHR.finditer(text):
            value = _minutes(match["h"], "0")
            if value:
                yield Candidate("time", *match.span(), (("24:Uhr", value), ("24.Uhr", value)))
    if code and ("h" in text or "H" in text):
        yield from _hours(text, code)


def _of_twelve(match: re.Match[str]) -> tuple[tuple[str, Value], ...]:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return ()
    value = (hour % 12 * 60 + minute + (720 if match["half"] in "pP" else 0),)
    separators = match["sep"] or ":."
    if match["dots"]:
        return (("12: p.m.", value),) if match["gap"] and ":" in separators else ()
    return tuple((f"12{separator}{' ' if match['gap'] else ''}pm", value) for separator in separators)


def _hours(text: str, code: str) -> Iterator[Candidate]:
    for match in _HOURS.finditer(text):
        start, end = match.span()
        minute = match["tight"] or match["wide"]
        value = _minutes(match["h"], minute or "0")
        before = text[max(0, start - 24) : start]
        if value is None or int(match["h"]) < 12 and _LASTING_BEFORE.search(before):
            continue
        if minute is not None:
            yield Candidate("time", start, end, (("24h" if match["tight"] else "24 h ", value),))
        elif _BEFORE_TIME[code].search(before):
            yield Candidate("time", start, end, (("24h", value), ("24 h ", value)))


def _minutes(hour: str, minute: str) -> Value | None:
    return (int(hour) * 60 + int(minute),) if int(hour) < 24 and int(minute) < 60 else None


def time_in(form: str, found: Notation) -> str | None:
    """A time in a form; None where that would be a guess, or changes nothing."""
    minutes = int(found.value[0] or 0)
    hour, minute = divmod(minutes, 60)
    figures = re.findall("[0-9]+", found.text)
    bare = len(figures) == 1
    from_twelve = found.form.startswith("12")
    if form.startswith("12"):
        if not from_twelve and hour < 12 and not figures[0].startswith("0"):
            return None  # "dinner at 7:30" may be of the evening
        written = str((hour - 1) % 12 + 1) + (f"{form[2]}{minute:02d}" if minute else "")
        half = "p" if hour >= 12 else "a"
        gap = "" if form in ("12:pm", "12.pm") else " "
        return f"{written}{gap}{half}" + (".m." if form.endswith(".") else "m")
    digits = figures[0] if not from_twelve else f"{hour:02d}" if hour < 7 else str(hour)
    if form in ("24:", "24."):
        return f"{digits}{form[2]}{minute:02d}"
    if form.endswith("Uhr"):
        return f"{digits} Uhr" if bare else f"{digits}{form[2]}{minute:02d} Uhr"
    if bare and "h" in found.form:
        return None
    return form.replace("24", digits).rstrip() if bare else form.replace("24", digits) + f"{minute:02d}"
