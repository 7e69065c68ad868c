"""Dates: "8 May", "May 8th", "8. Mai", "8.5.", "8/5/2026", "2026-05-08"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from assistant.style.notations.value import GAP, GAPS, LINK, WEEKDAY, Candidate, Value, any_of

_MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November", "Dezember",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre",
    ),
}  # fmt: skip
# Further spellings of the whole name, and the short ones. In English May has none.
_ALSO: dict[str, dict[str, int]] = {
    "en": {},
    "de": {"jänner": 1, "feber": 2, "maerz": 3},
    "fr": {"fevrier": 2, "aout": 8, "decembre": 12},
    "es": {"setiembre": 9},
}
_SHORT: dict[str, dict[str, int]] = {
    "en": {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
           "oct": 10, "nov": 11, "dec": 12},
    "de": {"jan": 1, "jän": 1, "feb": 2, "mär": 3, "mrz": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
           "sept": 9, "okt": 10, "nov": 11, "dez": 12},
    "fr": {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12},
    "es": {"ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "sep": 9,
           "sept": 9, "oct": 10, "nov": 11, "dic": 12},
}  # fmt: skip
_WHOLE = {
    code: {name.lower(): at for at, name in enumerate(names, 1)} | _ALSO[code]
    for code, names in _MONTHS.items()
}


def _months_of(code: str) -> str:
    # The dot of a short name belongs to it where the sentence goes on after it.
    goes_on = r"(?=\s?(?-i:[a-zà-ÿ0-9,;:)]))"
    return rf"(?P<m>(?:{any_of(_WHOLE[code])})(?!\w)|(?:{any_of(_SHORT[code])})(?!\w)(?:\.{goes_on})?)"


_YEAR = "(?P<y>[0-9]{4})"
_DAY = "(?P<d>[0-9]{1,2})"
_OF_THE_DAY = (
    rf"{GAP}?(?:[%‰€$£°]|[ap]\.?{GAP}?m\b|h\b|uhr\b|o['’]clock|percent|per{GAP}cent|euros?\b|dollars?\b|"
    r"pounds?\b|EUR\b|USD\b|GBP\b|CHF\b)"
)
_DAY_FIRST: dict[str, re.Pattern[str]] = {
    code: re.compile(pattern, re.IGNORECASE)
    for code, pattern in {
        "en": rf"(?<!\w)(?:the{GAPS}(?=[0-9]{{1,2}}(?:st|nd|rd|th){GAPS}of))?{_DAY}(?P<ord>st|nd|rd|th)?"
        rf"(?:{GAPS}of)?{GAPS}{_months_of('en')}(?:,?{GAPS}{_YEAR})?(?!\w)",
        "de": rf"(?<!\w){_DAY}(?P<ord>\.)?(?:(?<=\.){GAP}{{0,2}}|{GAPS}){_months_of('de')}"
        rf"(?:{GAPS}{_YEAR})?(?!\w)",
        "fr": rf"(?<!\w){_DAY}(?P<ord>er)?{GAPS}{_months_of('fr')}(?:{GAPS}{_YEAR})?(?!\w)",
        "es": rf"(?<!\w){_DAY}(?P<ord>\.?º)?{GAPS}(?:de{GAPS})?{_months_of('es')}"
        rf"(?:{GAPS}(?:del?{GAPS})?{_YEAR})?(?!\w)",
    }.items()
}
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_months_of('en')}{GAPS}(?:the{GAPS}(?=[0-9]{{1,2}}(?:st|nd|rd|th)))?{_DAY}"
    rf"(?P<ord>st|nd|rd|th)?(?:,?{GAPS}{_YEAR})?(?!\w)(?!{_OF_THE_DAY})",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\w)(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?!\w)")
_DOTTED = re.compile(
    rf"(?<!\w)(?P<d>[0-9]{{1,2}})\.(?:{GAP}?(?P<m>[0-9]{{1,2}})\.{GAP}?(?P<y>(?:19|20)[0-9]{{2}})|"
    r"(?P<n>[0-9]{1,2})\.)(?!\w)"
)
_SLASHED = re.compile(r"(?<!\w)(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?:/(?P<y>[0-9]{4}))?(?!\w)")
# What stands before a date of two bare numbers.
_BEFORE_DATE: dict[str, re.Pattern[str]] = {
    code: re.compile(rf"(?<!\w)(?P<word>{words}|{WEEKDAY})\.?,?{GAPS}$", re.IGNORECASE)
    for code, words in {
        "en": "on|by|until|till|from|since|before|after|between|dated|due",
        "de": "am|bis|ab|vom|zum|seit|von|vor|nach|dem|den|der",
        "fr": "le|au|du|avant|après|dès|depuis",
        "es": "el|al|del|hasta|antes|desde",
    }.items()
}


def dates(text: str, code: str) -> Iterator[Candidate]:
    """Places that look like a date, in words or in figures."""
    if code:
        for match in _DAY_FIRST[code].finditer(text):
            form = "day-ordinal-month" if code == "en" and match["ord"] else "day-month"
            yield _named_date(text, match, form, code)
    if code == "en":
        for match in _MONTH_FIRST.finditer(text):
            yield _named_date(text, match, "month-ordinal-day" if match["ord"] else "month-day", code)
    for match in _ISO.finditer(text):
        value = _day(match["y"], match["m"], match["d"])
        yield Candidate("date", *match.span(), (("iso", value),) if value else ())
    if code in ("de", ""):
        yield from _dotted(text, code)
    yield from _slashed(text, code)


def _named_date(text: str, match: re.Match[str], form: str, code: str) -> Candidate:
    name = match["m"].lower().rstrip(".")
    month = _WHOLE[code].get(name)
    start, end = match.span()
    if month is None:
        month = _SHORT[code].get(name)
        if month is None or match["ord"] and code == "en":
            return Candidate("date", start, end, ())
        form = "mon-day" if form == "month-day" else "day-mon"
    if (
        code == "en"
        and match["m"] in ("may", "march")
        and not match["ord"]
        and not match["y"]
        and not _BEFORE_DATE["en"].search(text[max(0, start - 14) : start])
    ):  # "all 12 may come"
        return Candidate("date", start, end, ())
    value = _day(match["y"], month, match["d"])
    return Candidate("date", start, end, ((form, value),) if value else ())


def _dotted(text: str, code: str) -> Iterator[Candidate]:
    last = -1
    for match in _DOTTED.finditer(text):
        start, end = match.span()
        day, month = match["d"], match["m"] or match["n"]
        value = _day(match["y"], month, day)
        if value is None:
            continue
        if match["y"] is None:
            before = _BEFORE_DATE[code].search(text[max(0, start - 16) : start]) if code else None
            if not before and not (0 <= last < start and LINK.fullmatch(text[last:start])):
                continue
            last = end
            if (  # "bis 14.10." may be an hour
                before
                and before["word"].lower() in ("bis", "ab", "von", "vor", "nach", "seit")
                and len(month) == 2
                and re.match(r"\s*(?:$|\n|[^\W\d_a-zß-ÿ])", text[end : end + 6])
            ):
                yield Candidate("date", start, end, ())
                continue
        readings = tuple((form, value) for form in _padding("dotted", day, month))
        yield Candidate("date", start, end, readings)


def _slashed(text: str, code: str) -> Iterator[Candidate]:
    last = -1
    for match in _SLASHED.finditer(text):
        start, end = match.span()
        first, second = match["a"], match["b"]
        if match["y"] is None:
            before = _BEFORE_DATE[code].search(text[max(0, start - 16) : start]) if code else None
            if match.group() == "24/7":
                continue
            if before:  # "by 1/2"
                part = int(first) < int(second) <= 10 and len(first) == 1
                if part and before["word"].lower() in ("by", "from"):
                    continue
            elif not (0 <= last < start and LINK.fullmatch(text[last:start])):
                continue
            last = end
        readings: list[tuple[str, Value]] = []
        day_first = _day(match["y"], second, first)
        if day_first:
            readings += [(form, day_first) for form in _padding("slashed-dm", first, second)]
        month_first = _day(match["y"], first, second) if code in ("en", "") else None
        if month_first:
            readings += [(form, month_first) for form in _padding("slashed-md", first, second)]
        yield Candidate("date", start, end, tuple(readings))


def _padding(form: str, first: str, second: str) -> tuple[str, ...]:
    """The forms of two numbers: with leading noughts, without, or both where no number is below ten."""
    noughts = [number.startswith("0") for number in (first, second)]
    singles = [len(number) == 1 for number in (first, second)]
    if any(noughts):
        return () if any(singles) else (f"{form}-padded",)
    return (form,) if any(singles) else (form, f"{form}-padded")


def _day(year: str | None, month: str | int, day: str) -> Value | None:
    number, of_month = int(day), int(month)
    of_year = int(year) if year else None
    if of_year is not None and not 1900 <= of_year < 2100 or not 1 <= of_month <= 12:
        return None
    if not 1 <= number <= calendar.monthrange(of_year or 2000, of_month)[1]:
        return None
    return (of_year, of_month, number)


def date_in(form: str, year: int | str | None, month: int, day: int, code: str) -> str:
    """A date in a form."""
    name = _MONTHS.get(code, _MONTHS["en"])[month - 1]
    short = name[:3]
    if form == "iso":
        return f"{int(year or 0):04d}-{month:02d}-{day:02d}"
    if form.startswith("dotted"):
        first, second = _numbers(form, day, month)
        return f"{first}.{second}.{year or ''}"
    if form.startswith("slashed"):
        first, second = _numbers(form, *((day, month) if "-dm" in form else (month, day)))
        return f"{first}/{second}" + (f"/{year}" if year else "")
    if form in ("month-day", "month-ordinal-day", "mon-day"):
        written = short if form == "mon-day" else name
        return f"{written} {_ordinal(day) if 'ordinal' in form else day}" + (f", {year}" if year else "")
    if form == "day-month" and code == "es":
        return f"{day} de {name}" + (f" de {year}" if year else "")
    first = str(day)
    if form == "day-ordinal-month":
        first = _ordinal(day)
    elif code == "de":
        first = f"{day}."
    elif code == "fr" and day == 1:
        first = "1er"
    return f"{first} {short if form == 'day-mon' else name}" + (f" {year}" if year else "")


def _numbers(form: str, first: int, second: int) -> tuple[str, str]:
    width = 2 if form.endswith("padded") else 1
    return f"{first:0{width}d}", f"{second:0{width}d}"


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
