"""Dates as one says them: the less there is to say, the shorter."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale


def short_date(seconds: float | None, now: datetime | None = None) -> str:
    """A date for a narrow column: the time today, the day this year, else the day with its year.

    Args:
        seconds: since 1970, or None where the date is not known.
        now: the present moment in local time, for tests.

    Returns:
        e.g. "14:05", "3 May", "3 May 2019"; "" for an unknown date.
    """
    moment = _moment(seconds)
    if moment is None:
        return ""
    locale = QLocale()
    today = (now or datetime.now()).date()
    day = moment.date()
    if (day.year(), day.month(), day.day()) == (today.year, today.month, today.day):
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    month = locale.monthName(day.month(), QLocale.FormatType.ShortFormat)
    pattern = "{day}. {month}" if locale.language() == QLocale.Language.German else "{day} {month}"
    words = pattern.format(day=day.day(), month=month)
    return words if day.year() == today.year else f"{words} {day.year()}"


def long_date(seconds: float | None) -> str:
    """A date with its time, e.g. "Tuesday, 3 May 2022, 14:05"; "" for an unknown one."""
    moment = _moment(seconds)
    if moment is None:
        return ""
    locale = QLocale()
    day = locale.toString(moment.date(), QLocale.FormatType.LongFormat)
    return f"{day}, {locale.toString(moment.time(), QLocale.FormatType.ShortFormat)}"


def day_of(seconds: float | None) -> str:
    """A day in full, e.g. "3 May 2022"; "" for an unknown one."""
    moment = _moment(seconds)
    if moment is None:
        return ""
    date, locale = moment.date(), QLocale()
    point = "." if locale.language() == QLocale.Language.German else ""
    return f"{date.day()}{point} {locale.monthName(date.month())} {date.year()}"


def _moment(seconds: float | None) -> QDateTime | None:
    if seconds is None:
        return None
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return moment if moment.isValid() else None
