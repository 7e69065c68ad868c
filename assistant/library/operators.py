"""What can be typed beside words: ``from:anna before:2024 has:attachment -draft``.

An operator is a word, a colon and a value; quotes keep a value with spaces together, a minus before it turns
it round. What looks like an operator and can't be understood is told, and searched for as words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

_TOKEN = re.compile(
    r"(?<!\S)(?P<minus>-?)(?P<name>[A-Za-z]{2,10}):(?P<value>\"[^\"]*\"?|[^\s\"]*)"
    r"|(?<!\S)-(?P<word>\"[^\"]+\"|[^\W_][^\s\"]*)"
)
_NAMES = {
    "from": "sender",
    "to": "recipient",
    "with": "person",
    "subject": "subject",
    "in": "folder",
    "has": "has",
    "is": "is",
    "kind": "kind",
    "after": "since",
    "since": "since",
    "before": "until",
    "until": "until",
}
Property = Literal["own", "mail", "document", "attachment", "reply", "list"]

_HAS: dict[str, Property] = {
    "attachment": "attachment",
    "attachments": "attachment",
    "file": "attachment",
    "files": "attachment",
}
_IS: dict[str, Property] = {
    "own": "own",
    "mine": "own",
    "sent": "own",
    "mail": "mail",
    "document": "document",
    "reply": "reply",
    "list": "list",
}
_AGO = re.compile(r"(\d{1,4})([dwmy])")
_DAYS = {"d": 1.0, "w": 7.0, "m": 30.44, "y": 365.25}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """A query taken apart.

    Attributes:
        words: what is left to be searched for as words and by meaning.
        without: words and phrases that must not stand in what is found.
        sender, recipient, person, subject, folder: any value of each will do.
        is_not: (name of the field, value) of operators with a minus.
        properties: all of them must hold; ``not_properties`` must not.
        since, until: unix seconds; from the first on, before the second.
        not_understood: operators whose value means nothing, as typed.
    """

    words: str
    without: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    folder: tuple[str, ...] = ()
    is_not: tuple[tuple[str, str], ...] = ()
    properties: tuple[Property, ...] = ()
    not_properties: tuple[Property, ...] = ()
    since: float | None = None
    until: float | None = None
    not_understood: tuple[str, ...] = ()

    @property
    def filters(self) -> bool:
        """Whether anything but words was asked for."""
        lists = (self.sender, self.recipient, self.person, self.subject, self.folder, self.without)
        properties = (self.is_not, self.properties, self.not_properties)
        return any((*lists, *properties, self.since is not None, self.until is not None))


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    lists: dict[str, list[str]] = field(default_factory=dict)
    is_not: list[tuple[str, str]] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    not_properties: list[Property] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    dates: dict[str, float] = field(default_factory=dict)
    not_understood: list[str] = field(default_factory=list)


def read_operators(text: str, now: float | None = None) -> Typed:
    """Take operators out of typed text; never fails.

    Args:
        now: unix seconds that "30d" counts back from; by default the clock.
    """
    found = _Found()

    def take(match: re.Match[str]) -> str:
        if match["word"] is not None:
            found.without.append(match["word"].strip('"'))
            return " "
        if match["name"].lower() not in _NAMES:
            return match[0]
        value = match["value"].strip('"').strip()
        if value and not _take(found, match["name"].lower(), value, bool(match["minus"]), now):
            found.not_understood.append(match[0])
            return f" {value} "
        return " "

    quotes_apart = _outside_quotes(text, take)
    lists = {name: tuple(values) for name, values in found.lists.items()}
    return Typed(
        words=" ".join(quotes_apart.split()),
        without=tuple(found.without),
        is_not=tuple(found.is_not),
        properties=tuple(dict.fromkeys(found.properties)),
        not_properties=tuple(dict.fromkeys(found.not_properties)),
        since=found.dates.get("since"),
        until=found.dates.get("until"),
        not_understood=tuple(found.not_understood),
        **lists,
    )


def read_day(text: str, now: float | None = None) -> float | None:
    """The begin of a day, month or year ("2024-05-31", "2024-05", "2024"), or a time ago ("30d", "6w", "2y").

    Returns:
        unix seconds in local time, or None where the text is no date.
    """
    moment = dt.datetime.now() if now is None else dt.datetime.fromtimestamp(now)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    lower = text.strip().lower()
    if lower in ("today", "yesterday"):
        return (midnight - dt.timedelta(days=lower == "yesterday")).timestamp()
    try:
        if ago := _AGO.fullmatch(lower):
            return (moment - dt.timedelta(days=int(ago[1]) * _DAYS[ago[2]])).timestamp()
        if date := _DATE.fullmatch(lower):
            return dt.datetime(int(date[1]), int(date[2] or 1), int(date[3] or 1)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _take(found: _Found, name: str, value: str, minus: bool, now: float | None) -> bool:
    """Note one operator; False where its value means nothing."""
    kind = _NAMES[name]
    if kind in ("since", "until"):
        day = read_day(value, now)
        if day is None or minus:
            return False
        found.dates[kind] = day
        return True
    if kind in ("has", "is", "kind"):
        table = _HAS if kind == "has" else _IS
        wanted = table.get(value.lower())
        if wanted is None:
            return False
        (found.not_properties if minus else found.properties).append(wanted)
        return True
    if minus:
        found.is_not.append((kind, value))
    else:
        found.lists.setdefault(kind, []).append(value)
    return True


def _outside_quotes(text: str, take: Callable[[re.Match[str]], str]) -> str:
    """Replace operators, but not inside a phrase that stands alone."""
    parts = re.split(r"((?<!\S)\"[^\"]*\")", text)
    return "".join(part if part.startswith('"') else _TOKEN.sub(take, part) for part in parts)
