"""What stands beside a value and makes it doubtful: ranges, lists, links, longer numbers, evenings."""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.style.notations.value import AND, ARTICLE, LINK, SENTENCE_END, TO, WEEKDAY, Candidate, Of

_EVENING = re.compile(
    r"(?<!\w)(?:afternoon|evening|tonight|night|o['’]clock|(?:nach)?mittags?|abends?|nachts?|soir|soirée|"
    r"après-midi|nuit|tarde|noche)(?!\w)",
    re.IGNORECASE,
)
_TIED_BEFORE = re.compile(
    rf"[0-9](?P<suffix>st|nd|rd|th|er|º|\.)?(?P<link>\s?(?:[-–—&+]|\.\.\.?|…)\s?|\s(?:{TO}|{AND})\s|,\s?)"
    rf"(?:(?:and|or|und|oder)\s)?{ARTICLE}(?:(?:{WEEKDAY}),?\s)?",
    re.IGNORECASE,
)
_TIED_AFTER = re.compile(
    rf"(?P<link>\s?(?:[-–—]|\.\.\.?|…)\s?|\s(?:{TO})\s|\s?[&+,]\s?|\s(?:{AND})\s){ARTICLE}(?P<next>[0-9€$£])",
    re.IGNORECASE,
)
_FIGURE = re.compile("[0-9]")
_LISTING = re.compile(rf"\s?[&,]\s?|\s(?:{AND})\s", re.IGNORECASE)


def standing_apart(text: str, found: list[Candidate]) -> list[Candidate]:
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


def _free_before(text: str, candidate: Candidate, ends: set[tuple[Of, int]]) -> bool:
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


def _free_after(text: str, candidate: Candidate, starts: set[tuple[Of, int]]) -> bool:
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


def silence_the_tied(text: str, found: list[Candidate]) -> None:
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


def silence_shared_halves(text: str, found: list[Candidate]) -> None:
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
            and LINK.fullmatch(text[candidate.end : following.start])
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
            if len(between) <= 60 and not SENTENCE_END.search(between):
                if LINK.fullmatch(between):
                    other.readings = ()
                candidate.readings = ()
                break


def _near(text: str, candidate: Candidate) -> str:
    """What stands around a value in its own sentence."""
    before = SENTENCE_END.split(text[max(0, candidate.start - 30) : candidate.start])[-1]
    return f"{before} {SENTENCE_END.split(text[candidate.end : candidate.end + 30])[0]}"
