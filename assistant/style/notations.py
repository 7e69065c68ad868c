"""How dates, times of day, amounts of money and percentages are written, apart from what they say.

"8 May" and "May 8" are one value in two notations: the notation is style, the value is content. This module
finds the values of a text with the form each is written in, and writes a value in another form. It gives
nothing rather than a guess: a value that shares its month, its currency or its "pm" with a neighbour
("3 to 14 June"), one that may be no value at all ("1/2"), or one that may mean another ("8:30 tonight").
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Of = Literal["date", "time", "money", "percent"]
Value = tuple[int | str | None, ...]

FORMS: Mapping[Of, tuple[str, ...]] = {
    "date": (
        "day-month", "month-day", "day-ordinal-month", "month-ordinal-day", "day-mon", "mon-day", "iso",
        "dotted", "dotted-padded", "slashed-dm", "slashed-md", "slashed-dm-padded", "slashed-md-padded",
    ),
    "time": (
        "24:", "24.", "24:Uhr", "24.Uhr", "24h", "24 h ",
        "12: pm", "12. pm", "12:pm", "12.pm", "12: p.m.",
    ),
    "money": (
        "sign-before", "sign-before-space", "sign-after", "sign-after-space", "code-before", "code-after",
        "word",
    ),
    "percent": ("sign", "sign-space", "word", "two-words"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notation:
    """One value of a text and the way it is written there."""

    of: Of
    form: str
    value: Value  # equal for equal values, whatever the form
    start: int
    end: int
    text: str


# Languages in which a form is written; a form that is not here belongs to every language, known or not.
_ENGLISH, _GERMAN = frozenset({"en"}), frozenset({"de"})
_KNOWN = frozenset({"en", "de", "fr", "es"})
_WRITTEN_IN: dict[tuple[Of, str], frozenset[str]] = {
    ("date", "day-month"): _KNOWN,
    **{("date", form): _ENGLISH for form in ("month-day", "day-ordinal-month", "month-ordinal-day")},
    **{("date", form): _ENGLISH for form in ("day-mon", "mon-day")},
    **{("date", form): frozenset({"de", ""}) for form in ("dotted", "dotted-padded")},
    **{("date", form): frozenset({"en", ""}) for form in ("slashed-md", "slashed-md-padded")},
    ("time", "24."): _KNOWN,
    **{("time", form): _GERMAN for form in ("24:Uhr", "24.Uhr")},
    **{("time", form): frozenset({"fr", "es"}) for form in ("24h", "24 h ")},
    **{("time", form): _ENGLISH for form in ("12: pm", "12. pm", "12:pm", "12.pm", "12: p.m.")},
    ("money", "word"): _KNOWN,
    ("percent", "word"): _KNOWN,
    ("percent", "two-words"): _ENGLISH,
}

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
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)

_GAP = "[ \u00a0\u202f]"
_GAPS = _GAP + "{1,2}"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _months_of(code: str) -> str:
    # The dot of a short name belongs to it where the sentence goes on after it.
    goes_on = r"(?=\s?(?-i:[a-zà-ÿ0-9,;:)]))"
    return rf"(?P<m>(?:{_any(_WHOLE[code])})(?!\w)|(?:{_any(_SHORT[code])})(?!\w)(?:\.{goes_on})?)"


_YEAR = "(?P<y>[0-9]{4})"
_DAY = "(?P<d>[0-9]{1,2})"
_OF_THE_DAY = (
    rf"{_GAP}?(?:[%‰€$£°]|[ap]\.?{_GAP}?m\b|h\b|uhr\b|o['’]clock|percent|per{_GAP}cent|euros?\b|dollars?\b|"
    r"pounds?\b|EUR\b|USD\b|GBP\b|CHF\b)"
)
_DAY_FIRST: dict[str, re.Pattern[str]] = {
    code: re.compile(pattern, re.IGNORECASE)
    for code, pattern in {
        "en": rf"(?<!\w)(?:the{_GAPS}(?=[0-9]{{1,2}}(?:st|nd|rd|th){_GAPS}of))?{_DAY}(?P<ord>st|nd|rd|th)?"
        rf"(?:{_GAPS}of)?{_GAPS}{_months_of('en')}(?:,?{_GAPS}{_YEAR})?(?!\w)",
        "de": rf"(?<!\w){_DAY}(?P<ord>\.)?(?:(?<=\.){_GAP}{{0,2}}|{_GAPS}){_months_of('de')}"
        rf"(?:{_GAPS}{_YEAR})?(?!\w)",
        "fr": rf"(?<!\w){_DAY}(?P<ord>er)?{_GAPS}{_months_of('fr')}(?:{_GAPS}{_YEAR})?(?!\w)",
        "es": rf"(?<!\w){_DAY}(?P<ord>\.?º)?{_GAPS}(?:de{_GAPS})?{_months_of('es')}"
        rf"(?:{_GAPS}(?:del?{_GAPS})?{_YEAR})?(?!\w)",
    }.items()
}
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_months_of('en')}{_GAPS}(?:the{_GAPS}(?=[0-9]{{1,2}}(?:st|nd|rd|th)))?{_DAY}"
    rf"(?P<ord>st|nd|rd|th)?(?:,?{_GAPS}{_YEAR})?(?!\w)(?!{_OF_THE_DAY})",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\w)(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?!\w)")
_DOTTED = re.compile(
    rf"(?<!\w)(?P<d>[0-9]{{1,2}})\.(?:{_GAP}?(?P<m>[0-9]{{1,2}})\.{_GAP}?(?P<y>(?:19|20)[0-9]{{2}})|"
    r"(?P<n>[0-9]{1,2})\.)(?!\w)"
)
_SLASHED = re.compile(r"(?<!\w)(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?:/(?P<y>[0-9]{4}))?(?!\w)")

# What stands before a date of two bare numbers.
_BEFORE_DATE: dict[str, re.Pattern[str]] = {
    code: re.compile(rf"(?<!\w)(?P<word>{words}|{_WEEKDAY})\.?,?{_GAPS}$", re.IGNORECASE)
    for code, words in {
        "en": "on|by|until|till|from|since|before|after|between|dated|due",
        "de": "am|bis|ab|vom|zum|seit|von|vor|nach|dem|den|der",
        "fr": "le|au|du|avant|après|dès|depuis",
        "es": "el|al|del|hasta|antes|desde",
    }.items()
}
# What stands before a time of day that could be another number.
_BEFORE_TIME: dict[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?<!\w)(?:{words}){_GAPS}(?:(?:about|around|ca\.|etwa|environ){_GAP})?$", re.IGNORECASE
    )
    for code, words in {
        "en": "at|by|from|until|till|before|after|around",
        "de": "um|ab|bis|gegen|von|vor|nach|seit",
        "fr": "à|vers|dès|de|avant|après|jusqu['’]à",
        "es": "las|la",
    }.items()
}
# Before figures that only look like a time of day: a proportion, a price, how long something takes.
_PROPORTION_BEFORE = re.compile(
    rf"(?<!\w)(?:ratio|scored?|scale|aspect|verhältnis|maßstab|psalm)(?:{_GAP}(?:of|von|de))?{_GAPS}$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"(?<!\w)(?:up|down|rose|fell|gr[eo]w|bought|sold|kurs|stieg|fiel|gestiegen|gefallen|"
    rf"(?:increas|decreas|reduc|ris|fall|pric|valu|trad|cost|rat|multipl|divid|verkauf)\w{{0,6}}){_GAP}"
    rf"(?:at|by|from|um|von|de|à){_GAPS}$",
    re.IGNORECASE,
)
_LASTING_BEFORE = re.compile(
    rf"(?<!\w)(?:dur\w{{1,5}}|pendant|en|in|for|tak\w{{1,3}}|last\w{{0,3}}|dauert?){_GAP}(?:de{_GAP})?$",
    re.IGNORECASE,
)
_EVENING = re.compile(
    r"(?<!\w)(?:afternoon|evening|tonight|night|o['’]clock|(?:nach)?mittags?|abends?|nachts?|soir|soirée|"
    r"après-midi|nuit|tarde|noche)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")

_TWELVE = re.compile(
    rf"(?<!\w)(?P<h>[0-9]{{1,2}})(?:(?P<sep>[:.])(?P<m>[0-9]{{2}}))?(?P<gap>{_GAP})?"
    r"(?P<half>[ap])(?:(?P<dots>\.m\.?)|m)(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<!\w)(?P<h>[0-9]{{1,2}})(?P<sep>[:.])(?P<m>[0-9]{{2}})(?P<uhr>{_GAP}?Uhr)?(?!\w)"
    rf"(?!{_GAP}?(?:[ap]\.?{_GAP}?m\b|(?:h|hrs?|hours?|m|min|mins|minutes|minuten|s|sec|seconds|sek|std|stunden|"
    rf"heures?|horas?|minutos|euros?|dollars?|pounds?|pfund|franken|percent|per|prozent|pour|por|times|mal|km|kg|"
    rf"cm|mm|metres?|meters?|miles|million|EUR|USD|GBP|CHF|uhr)\b|[%‰°€$£]))",
    re.IGNORECASE,
)
_UHR = re.compile(rf"(?<!\w)(?P<h>[0-9]{{1,2}}){_GAP}?Uhr(?!\w)(?!{_GAPS}[0-9])")
_HOURS = re.compile(
    rf"(?<!\w)(?P<h>[0-9]{{1,2}})(?:[hH](?P<tight>[0-9]{{2}})|{_GAP}h{_GAP}(?P<wide>[0-9]{{2}})|"
    rf"{_GAP}?[hH])(?!\w)(?!{_GAP}?(?:min|[0-9]))"
)

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}
_SIGN_OF = {code: sign for sign, code in _SIGNS.items()}
_CODES = "EUR|GBP|USD|CHF"
# How one and more of a currency are called; what is ambiguous alone ("francs", "livres") needs both words.
_CURRENCY_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {"EUR": ("euro", "euros"), "GBP": ("pound", "pounds"), "USD": ("dollar", "dollars"),
           "CHF": ("Swiss franc", "Swiss francs")},
    "de": {"EUR": ("Euro", "Euro"), "GBP": ("Pfund", "Pfund"), "USD": ("Dollar", "Dollar"),
           "CHF": ("Franken", "Franken")},
    "fr": {"EUR": ("euro", "euros"), "GBP": ("livre sterling", "livres sterling"),
           "USD": ("dollar", "dollars"), "CHF": ("franc suisse", "francs suisses")},
    "es": {"EUR": ("euro", "euros"), "GBP": ("libra esterlina", "libras esterlinas"),
           "USD": ("dólar", "dólares"), "CHF": ("franco suizo", "francos suizos")},
}  # fmt: skip
_CURRENCY_OF = {
    code: {word.lower(): currency for currency, both in words.items() for word in both}
    for code, words in _CURRENCY_WORDS.items()
}
_AMOUNT = (
    "(?P<n>[0-9]{1,3}(?:[.,'’ \u00a0\u202f][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?(?![0-9])"
    "|[0-9]{1,12}(?:[.,][0-9]{1,2})?(?![0-9]))"
)
_MORE = (
    rf"(?!{_GAP}?(?:k|m|mn|mio|mrd|bn|b|tsd|t|million(?:s|en)?|milliards?|milliarden?|billion(?:s|en)?|thousand|"
    r"hundred|tausend|hundert|mille|mil|millón|millones|M€|T€)(?!\w))"
)
_MONEY_BEFORE = re.compile(
    rf"(?<![\w€$£¥])(?:(?P<sign>[€£$])(?P<gap>{_GAP})?|(?P<code>{_CODES}){_GAP}){_AMOUNT}(?!\w)(?i:{_MORE})"
    rf"(?!{_GAP}(?:{_CODES}|(?i:euros?|dollars?|pounds?))\b)"
)
# After a word for a currency: three euros fifty, a weight, another country's currency.
_NOT_THIS_MONEY = rf"(?!{_GAPS}(?:[0-9]|of\b|lighter\b|heavier\b|canad|austral|cfa\b))"
_MONEY_AFTER: dict[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?<!\w){_AMOUNT}(?:(?P<gap>{_GAP})?(?P<sign>[€£$])(?!{_GAP}?[0-9])"
        rf"|{_GAP}(?P<code>{_CODES})(?!{_GAP}[0-9])"
        rf"|{_GAP}(?i:(?P<word>{_any(words)})(?:{_GAP}sterling)?(?!\w){_NOT_THIS_MONEY})"
        rf")(?!\w)(?i:{_MORE})"
    )
    for code, words in (*_CURRENCY_OF.items(), ("", _CURRENCY_OF["en"]))
}
_WEIGHING = re.compile(r"(?<!\w)(?:los[te]|losing|gain|weigh|wieg|wog)[^.!?\n]*$", re.IGNORECASE)
_NOUN = re.compile(rf"{_GAPS}[A-ZÄÖÜ][a-zäöüß]")

_PERCENT_WORD = {"en": "percent", "de": "Prozent", "fr": "pour cent", "es": "por ciento"}
_PART = (
    "(?P<n>[0-9]{1,3}(?:[.,'’\u00a0\u202f][0-9]{3}){1,4}(?:[.,][0-9]{1,6})?(?![0-9])"
    "|[0-9]{1,12}(?:[.,][0-9]{1,6})?(?![0-9]))"
)
_PERCENT: dict[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?<!\w){_PART}(?:(?P<gap>{_GAP})?%"
        + (rf"|{_GAP}(?P<word>{word.replace(' ', _GAP)})" if word else "")
        + (rf"|{_GAP}(?P<two>per{_GAP}cent)" if code == "en" else "")
        + r")(?!\w)",
        re.IGNORECASE,
    )
    for code, word in (*_PERCENT_WORD.items(), ("", ""))
}

# What ties a number to the next one: a range or a list that shares a month, a currency or a "pm".
_ARTICLE = r"(?:(?:the|on|at|by|from|zum|den|dem|der|am|um|vom|le|la|les|el|las|los)\s){0,2}"
_TO = r"to|till|until|through|bis|à|au|a|al|hasta"
_AND = r"and|or|und|oder|sowie|et|ou|y|o|e|u"
_TIED_BEFORE = re.compile(
    rf"[0-9](?P<suffix>st|nd|rd|th|er|º|\.)?(?P<link>\s?(?:[-–—&+]|\.\.\.?|…)\s?|\s(?:{_TO}|{_AND})\s|,\s?)"
    rf"(?:(?:and|or|und|oder)\s)?{_ARTICLE}(?:(?:{_WEEKDAY}),?\s)?",
    re.IGNORECASE,
)
_TIED_AFTER = re.compile(
    rf"(?P<link>\s?(?:[-–—]|\.\.\.?|…)\s?|\s(?:{_TO})\s|\s?[&+,]\s?|\s(?:{_AND})\s){_ARTICLE}(?P<next>[0-9€$£])",
    re.IGNORECASE,
)
_FIGURE = re.compile("[0-9]")
_LINK = re.compile(rf"\s?[-–—&,]\s?(?:(?:{_AND})\s)?|\s(?:{_TO}|{_AND})\s{_ARTICLE}", re.IGNORECASE)
_LISTING = re.compile(rf"\s?[&,]\s?|\s(?:{_AND})\s", re.IGNORECASE)


@dataclass(slots=True)
class _Candidate:
    """A place that looks like a value. Without readings it is none, and nothing inside it is one."""

    of: Of
    start: int
    end: int
    readings: tuple[tuple[str, Value], ...]


def notations(text: str, language: str) -> list[Notation]:
    """All values of a text in order of place; one that can be read in two ways is there once for each."""
    code = _code(language)
    found = [*_dates(text, code), *_times(text, code), *_money(text, code), *_percents(text, code)]
    if not found:
        return []
    found.sort(key=lambda c: (c.start, -c.end))
    found = _standing_apart(text, found)
    _silence_the_tied(text, found)
    _silence_shared_halves(text, found)
    kept: list[_Candidate] = []
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
    code = _code(language)
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
        new: str | None = _date_in(form, year, int(month or 0), int(day or 0), code)
    elif found.of == "time":
        new = _time_in(form, found)
    else:
        number = re.search(r"[0-9](?:.*[0-9])?", found.text)
        if number is None:
            return None
        if found.of == "percent":
            new = _percent_in(form, number.group(), code)
        else:
            currency, amount = found.value
            new = _money_in(form, number.group(), str(currency), str(amount), code)
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
    code = _code(language)
    if of == "date":
        short = form in ("day-mon", "mon-day")
        return _date_in(form, 2026 if form == "iso" else None, 3 if short else 5, 8, code)
    if of == "time":
        return _time_in(form, Notation("time", "", (14 * 60 + 30,), 0, 5, "14:30")) or ""
    if of == "money":
        number = {"de": "1.450", "es": "1.450", "fr": "1 450"}.get(code, "1,450")
        return _money_in(form, number, "EUR", "1450", code) or ""
    return _percent_in(form, "12", code)


def _code(language: str) -> str:
    code = language[:2].lower()
    return code if code in _KNOWN else ""


def _elsewhere(found: list[Notation], start: int, end: int) -> list[tuple[str, str, Value]]:
    return [(n.of, n.form, n.value) for n in found if n.end <= start or n.start >= end]


# Finding


def _dates(text: str, code: str) -> Iterator[_Candidate]:
    if code:
        for match in _DAY_FIRST[code].finditer(text):
            form = "day-ordinal-month" if code == "en" and match["ord"] else "day-month"
            yield _named_date(text, match, form, code)
    if code == "en":
        for match in _MONTH_FIRST.finditer(text):
            yield _named_date(text, match, "month-ordinal-day" if match["ord"] else "month-day", code)
    for match in _ISO.finditer(text):
        value = _day(match["y"], match["m"], match["d"])
        yield _Candidate("date", *match.span(), (("iso", value),) if value else ())
    if code in ("de", ""):
        yield from _dotted(text, code)
    yield from _slashed(text, code)


def _named_date(text: str, match: re.Match[str], form: str, code: str) -> _Candidate:
    name = match["m"].lower().rstrip(".")
    month = _WHOLE[code].get(name)
    start, end = match.span()
    if month is None:
        month = _SHORT[code].get(name)
        if month is None or match["ord"] and code == "en":
            return _Candidate("date", start, end, ())
        form = "mon-day" if form == "month-day" else "day-mon"
    if (
        code == "en"
        and match["m"] in ("may", "march")
        and not match["ord"]
        and not match["y"]
        and not _BEFORE_DATE["en"].search(text[max(0, start - 14) : start])
    ):  # "all 12 may come"
        return _Candidate("date", start, end, ())
    value = _day(match["y"], month, match["d"])
    return _Candidate("date", start, end, ((form, value),) if value else ())


def _dotted(text: str, code: str) -> Iterator[_Candidate]:
    last = -1
    for match in _DOTTED.finditer(text):
        start, end = match.span()
        day, month = match["d"], match["m"] or match["n"]
        value = _day(match["y"], month, day)
        if value is None:
            continue
        if match["y"] is None:
            before = _BEFORE_DATE[code].search(text[max(0, start - 16) : start]) if code else None
            if not before and not (0 <= last < start and _LINK.fullmatch(text[last:start])):
                continue
            last = end
            if (  # "bis 14.10." may be an hour
                before
                and before["word"].lower() in ("bis", "ab", "von", "vor", "nach", "seit")
                and len(month) == 2
                and re.match(r"\s*(?:$|\n|[^\W\d_a-zß-ÿ])", text[end : end + 6])
            ):
                yield _Candidate("date", start, end, ())
                continue
        readings = tuple((form, value) for form in _padding("dotted", day, month))
        yield _Candidate("date", start, end, readings)


def _slashed(text: str, code: str) -> Iterator[_Candidate]:
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
            elif not (0 <= last < start and _LINK.fullmatch(text[last:start])):
                continue
            last = end
        readings: list[tuple[str, Value]] = []
        day_first = _day(match["y"], second, first)
        if day_first:
            readings += [(form, day_first) for form in _padding("slashed-dm", first, second)]
        month_first = _day(match["y"], first, second) if code in ("en", "") else None
        if month_first:
            readings += [(form, month_first) for form in _padding("slashed-md", first, second)]
        yield _Candidate("date", start, end, tuple(readings))


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


def _times(text: str, code: str) -> Iterator[_Candidate]:
    if code == "en":
        for match in _TWELVE.finditer(text):
            yield _Candidate("time", *match.span(), _of_twelve(match))
    last = -1
    for match in _CLOCK.finditer(text):
        start, end = match.span()
        value = _minutes(match["h"], match["m"])
        if value is None:
            continue
        form = "24" + match["sep"]
        if match["uhr"]:
            if code == "de":
                yield _Candidate("time", start, end, ((f"{form}Uhr", value),))
            continue
        before = text[max(0, start - 24) : start]
        if match["sep"] == ".":
            linked = 0 <= last < start and _LINK.fullmatch(text[last:start])
            if not linked and not (code and _BEFORE_TIME[code].search(before)):
                continue
            last = end
        if _PROPORTION_BEFORE.search(before) or match["sep"] == "." and _RATE_BEFORE.search(before):
            continue
        yield _Candidate("time", start, end, ((form, value),))
    if code == "de":
        for match in _UHR.finditer(text):
            value = _minutes(match["h"], "0")
            if value:
                yield _Candidate("time", *match.span(), (("24:Uhr", value), ("24.Uhr", value)))
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


def _hours(text: str, code: str) -> Iterator[_Candidate]:
    for match in _HOURS.finditer(text):
        start, end = match.span()
        minute = match["tight"] or match["wide"]
        value = _minutes(match["h"], minute or "0")
        before = text[max(0, start - 24) : start]
        if value is None or int(match["h"]) < 12 and _LASTING_BEFORE.search(before):
            continue
        if minute is not None:
            yield _Candidate("time", start, end, (("24h" if match["tight"] else "24 h ", value),))
        elif _BEFORE_TIME[code].search(before):
            yield _Candidate("time", start, end, (("24h", value), ("24 h ", value)))


def _minutes(hour: str, minute: str) -> Value | None:
    return (int(hour) * 60 + int(minute),) if int(hour) < 24 and int(minute) < 60 else None


def _money(text: str, code: str) -> Iterator[_Candidate]:
    for match in _MONEY_BEFORE.finditer(text):
        if match["code"]:
            yield _amount(match, "code-before", match["code"], code)
        else:
            form = "sign-before-space" if match["gap"] else "sign-before"
            yield _amount(match, form, _SIGNS[match["sign"]], code)
    for match in _MONEY_AFTER[code].finditer(text):
        if match["sign"]:
            form = "sign-after-space" if match["gap"] else "sign-after"
            yield _amount(match, form, _SIGNS[match["sign"]], code)
        elif match["code"]:
            yield _amount(match, "code-after", match["code"], code)
        else:
            currency = _CURRENCY_OF.get(code, {}).get(match["word"].lower())
            at, end = match.span()
            if currency == "GBP" and _WEIGHING.search(text[max(0, at - 30) : at]):
                continue
            if currency == "GBP" and code == "de" and _NOUN.match(text, end):  # "3 Pfund Mehl"
                continue
            if currency:
                yield _amount(match, "word", currency, code)


def _amount(match: re.Match[str], form: str, currency: str, code: str) -> _Candidate:
    number = _canonical(match["n"], code, money=True)
    return _Candidate("money", *match.span(), ((form, (currency, number)),) if number else ())


def _percents(text: str, code: str) -> Iterator[_Candidate]:
    for match in _PERCENT[code].finditer(text):
        number = _canonical(match["n"], code, money=False)
        groups = match.groupdict()
        if groups.get("two"):
            form = "two-words"
        elif groups.get("word"):
            form = "word"
        else:
            form = "sign-space" if match["gap"] else "sign"
        yield _Candidate("percent", *match.span(), ((form, (number,)),) if number else ())


def _canonical(number: str, code: str, *, money: bool) -> str | None:
    """A number without separators and trailing noughts, or None where it can't be told what they mean.

    Three figures after the only separator are thousands in money; in a percentage the language decides.
    """
    parts = re.split(r"[^0-9]", number)
    marks = re.findall(r"[^0-9]", number)
    if len(parts[0]) > 1 and parts[0].startswith("0"):
        return None
    decimals = ""
    if marks and marks[-1] in ".," and marks.count(marks[-1]) == 1:
        alone = len(marks) == 1
        if not alone or len(parts[-1]) != 3 or parts[0] == "0":
            is_decimal = True
        elif money:
            is_decimal = False
        elif code:
            is_decimal = (marks[-1] == ".") == (code == "en")
        else:
            return None
        if is_decimal:
            decimals = parts.pop()
            marks.pop()
    if len(set(marks)) > 1 or any(len(part) != 3 for part in parts[1:]):
        return None
    decimals = decimals.rstrip("0")
    return str(int("".join(parts))) + (f".{decimals}" if decimals else "")


# Sorting out


def _standing_apart(text: str, found: list[_Candidate]) -> list[_Candidate]:
    """Those that are no part of a link, an address, a file name or a longer number."""
    starts = {(c.of, c.start) for c in found}
    ends = {(c.of, c.end) for c in found}
    hidden: list[tuple[int, int]] = []
    if "://" in text or "@" in text or "www." in text.lower():
        hidden = [
            m.span()
            for m in re.finditer(r"\S+", text)
            if "://" in m.group() or "www." in m.group().lower() or re.search(r"\w@\w", m.group())
        ]
    hidden_ends = [end for _, end in hidden]
    apart = []
    for candidate in found:
        at = bisect_left(hidden_ends, candidate.start + 1)
        if at < len(hidden) and hidden[at][0] < candidate.end:
            continue
        if _free_before(text, candidate, ends) and _free_after(text, candidate, starts):
            apart.append(candidate)
    return apart


def _free_before(text: str, candidate: _Candidate, ends: set[tuple[Of, int]]) -> bool:
    start = candidate.start
    if not start:
        return True
    mark = text[start - 1]
    earlier = text[start - 2] if start > 1 else " "
    if mark in "-–—":
        return (candidate.of, start - 1) in ends or mark != "-" and earlier.isalpha()
    if mark in "'’":
        return not earlier.isalnum()
    if mark in " \u00a0\u202f" and candidate.of in ("money", "percent"):
        if text[start].isdigit():
            return not earlier.isdigit() and earlier not in "−+±€$£¥"
        return not earlier.isdigit() or text[start + 1].isdigit()  # "3 € 50"
    return mark not in "./\\:,+#@=−±&$€£¥%‰^"


def _free_after(text: str, candidate: _Candidate, starts: set[tuple[Of, int]]) -> bool:
    end = candidate.end
    mark, later = text[end : end + 1], text[end + 1 : end + 2]
    if not mark:
        return True
    if mark in "-–—":
        return (candidate.of, end + 1) in starts or not (later.isdigit() or mark == "-" and later.isalnum())
    if mark in ".,":
        return not later.isalnum() and later not in tuple("-–—_")
    if mark in "/\\:@=&":
        return not later.isalnum()
    return mark not in "+%‰€$£¥°^#"


def _silence_the_tied(text: str, found: list[_Candidate]) -> None:
    """Take the readings from what shares its month, currency or sign with another number."""
    ends = {c.end for c in found}
    same_ends = {(c.of, c.end) for c in found}
    numbers = {c.start for c in found}
    for candidate in found:
        figure = _FIGURE.search(text, candidate.start, candidate.end)
        numbers.add(figure.start() if figure else candidate.start)
    for candidate in found:
        before = None
        for at in range(candidate.start - 1, max(-1, candidate.start - 44), -1):
            if text[at] in "0123456789":
                before = _TIED_BEFORE.fullmatch(text, at, candidate.start)
                break
        if before and (before["link"].strip() != "," or candidate.of == "date"):
            places = {before.start() + 1, before.start("link")}
            if candidate.of in ("money", "percent"):
                tied = not any((candidate.of, place) in same_ends for place in places)
            else:
                tied = places.isdisjoint(ends)
            if tied:
                candidate.readings = ()
        after = _TIED_AFTER.match(text, candidate.end, candidate.end + 30)
        if after and after.start("next") not in numbers:
            listing = _LISTING.fullmatch(after["link"])
            month_first = any(form.startswith(("month-", "mon-")) for form, _ in candidate.readings)
            amount = candidate.of in ("money", "percent") and "," not in after["link"]
            if not listing or month_first or amount:
                candidate.readings = ()


def _silence_shared_halves(text: str, found: list[_Candidate]) -> None:
    """Take the readings from hours that may be of the afternoon: "5 pm or 8:30", "8:30 tonight"."""
    times = [c for c in found if c.of == "time"]
    evening = bool(times and _EVENING.search(text))
    for at, candidate in enumerate(times):
        if not candidate.readings or candidate.readings[0][0].startswith("12"):
            continue
        form, (minutes,) = candidate.readings[0]
        following = times[at + 1] if at + 1 < len(times) else None
        if (
            following
            and "Uhr" not in form
            and any(f.endswith("Uhr") for f, _ in following.readings)
            and _LINK.fullmatch(text[candidate.end : following.start])
        ):
            candidate.readings = following.readings = ()
            continue
        if not isinstance(minutes, int) or not 60 <= minutes < 780:
            continue
        if evening and _EVENING.search(_near(text, candidate)):
            candidate.readings = ()
            continue
        for other in times[max(0, at - 1) : at] + times[at + 1 : at + 2]:
            if not any(f.startswith("12") for f, _ in other.readings):
                continue
            between = text[min(candidate.end, other.end) : max(candidate.start, other.start)]
            if len(between) <= 60 and not _SENTENCE_END.search(between):
                if _LINK.fullmatch(between):
                    other.readings = ()
                candidate.readings = ()
                break


def _near(text: str, candidate: _Candidate) -> str:
    """What stands around a value in its own sentence."""
    before = _SENTENCE_END.split(text[max(0, candidate.start - 30) : candidate.start])[-1]
    return f"{before} {_SENTENCE_END.split(text[candidate.end : candidate.end + 30])[0]}"


# Writing


def _date_in(form: str, year: int | str | None, month: int, day: int, code: str) -> str:
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


def _time_in(form: str, found: Notation) -> str | None:
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


def _money_in(form: str, number: str, currency: str, amount: str, code: str) -> str | None:
    if form == "code-before":
        return f"{currency} {number}"
    if form == "code-after":
        return f"{number} {currency}"
    if form == "word":
        one, more = _CURRENCY_WORDS.get(code, _CURRENCY_WORDS["en"])[currency]
        single = amount == "1" or code == "fr" and float(amount) < 2
        return f"{number} {one if single else more}"
    sign = _SIGN_OF.get(currency)
    if sign is None:
        return None
    gap = " " if form.endswith("-space") else ""
    return f"{sign}{gap}{number}" if form.startswith("sign-before") else f"{number}{gap}{sign}"


def _percent_in(form: str, number: str, code: str) -> str:
    if form == "sign":
        return f"{number}%"
    if form == "sign-space":
        return f"{number} %"
    return f"{number} {'per cent' if form == 'two-words' else _PERCENT_WORD.get(code, 'percent')}"
