"""Calendar parts of a message as plain facts: what, when, where, who."""

from __future__ import annotations

import re

MOST_EVENTS = 50
MOST_PEOPLE = 30

_FOLD = re.compile(r"\r?\n[ \t]")
_WHEN = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2}(Z?))?")
_WORDS = {
    "SUMMARY": "Event",
    "LOCATION": "Where",
    "DTSTART": "Starts",
    "DTEND": "Ends",
    "DESCRIPTION": "About",
}


def calendar_text(raw: str) -> str:
    """Facts of the events of an iCalendar text, one line each, or "" when there are none."""
    lines: list[str] = []
    inside = False
    events = 0
    people: list[str] = []
    for line in _FOLD.sub("", raw).splitlines():
        field, _, value = line.partition(":")
        name = field.split(";")[0].strip().upper()
        if name == "BEGIN" and value.strip().upper() in ("VEVENT", "VTODO"):
            inside, people = True, []
            events += 1
        elif name == "END" and value.strip().upper() in ("VEVENT", "VTODO"):
            if people:
                lines.append("Who: " + ", ".join(people[:MOST_PEOPLE]))
            inside = False
            if events >= MOST_EVENTS:
                break
        elif inside and name in _WORDS:
            text = _when(value) if name.startswith("DT") else _unescape(value)
            if text:
                lines.append(f"{_WORDS[name]}: {text}")
        elif inside and name in ("ORGANIZER", "ATTENDEE"):
            people.append(_person(field, value))
    return "\n".join(lines)


def _when(value: str) -> str:
    match = _WHEN.match(value.strip())
    if match is None:
        return ""
    year, month, day, hour, minute, zulu = match.groups()
    text = f"{year}-{month}-{day}"
    if hour is not None:
        text += f" {hour}:{minute}" + (" UTC" if zulu else "")
    return text


def _person(field: str, value: str) -> str:
    match = re.search(r'CN="?([^";:]+)', field, re.IGNORECASE)
    address = re.sub(r"(?i)^mailto:", "", value.strip())
    return f"{match.group(1).strip()} <{address}>" if match is not None else address


def _unescape(value: str) -> str:
    text = (
        value.replace("\\n", " ")
        .replace("\\N", " ")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\\\", "\\")
    )
    return " ".join(text.split())[:2000]
