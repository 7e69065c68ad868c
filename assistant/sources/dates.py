"""When a message was written: its Date field, else the time it was received; absurd values are refused."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from email.utils import mktime_tz, parsedate_tz

# Clocks that were never set write the first moment of 1970 or 1980 in some time zone; mail of that age does
# not exist.
EARLIEST = datetime(1980, 1, 3, tzinfo=UTC).timestamp()
LATEST_AHEAD = 3 * 86_400.0

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?")


def parse_date(raw: str) -> float | None:
    """Unix seconds of a date in a header, whatever its form, or None; may be absurd."""
    raw = raw.strip()[:200]
    if not raw:
        return None
    iso = _ISO.search(raw)
    if iso is not None:
        try:
            moment = datetime.fromisoformat(iso.group().replace("Z", "+00:00").replace(" +", "+"))
        except ValueError:
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    try:
        fields = parsedate_tz(raw)
        return None if fields is None else float(mktime_tz(fields))
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def is_plausible(moment: float) -> bool:
    """Whether mail can have this date."""
    return EARLIEST <= moment <= time.time() + LATEST_AHEAD


def message_date(date: str, received: list[str], envelope: str = "") -> tuple[float | None, str]:
    """The date of a message.

    Args:
        date: raw Date field. received: raw Received fields, newest first. envelope: date of the mbox
            separator.

    Returns:
        Unix seconds or None, and a problem code: "", ``no-date``, ``broken-date`` or ``absurd-date``.
    """
    moment = parse_date(date)
    if moment is not None and is_plausible(moment):
        return moment, ""
    code = "no-date" if not date.strip() else "broken-date" if moment is None else "absurd-date"
    # The oldest Received field was written nearest to the sender.
    for field in reversed(received[-20:]):
        fallback = parse_date(field.rpartition(";")[2])
        if fallback is not None and is_plausible(fallback):
            return fallback, code
    fallback = parse_date(envelope) if envelope else None
    if fallback is not None and is_plausible(fallback):
        return fallback, code
    return None, code
