"""Texts from files and standard input, and the small languages of options: points and dates."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import KnownError

LONGEST_TEXT = 4 * 1024 * 1024
_DAYS = {"d": 1, "w": 7, "m": 30.44, "y": 365.25}


def read_text(name: str) -> str:
    """The text of a file, or of standard input for ``-``.

    UTF-8 and UTF-16 with a mark are read as such; other text by the best guess at its character set.

    Raises:
        KnownError: ``missing-file``, ``unreadable-file``, ``not-text``, ``too-large`` or ``empty-text``.
    """
    raw = _read_standard_input() if name == "-" else _read_file(name)
    if len(raw) > LONGEST_TEXT:
        raise KnownError("too-large", "This text is too long.", f"The limit is {LONGEST_TEXT // 2**20} MB.")
    text = _decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise KnownError(
            "empty-text", "There is no text in it.", "Give a file with text, or pipe text in with -."
        )
    return text


def read_points(given: Sequence[str] | None) -> list[str]:
    """The points of ``--points``: one a line or parted by ``;``, list marks removed; ``-`` is standard input.

    Raises:
        KnownError: ``points-empty``, and those of ``read_text``.
    """
    points: list[str] = []
    for entry in given or ():
        text = read_text("-") if entry == "-" else entry
        for line in re.split(r"[\r\n]+|;(?=\s|$)", text):
            point = re.sub(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+", "", line).strip()
            if point:
                points.append(point)
    if not points:
        raise KnownError(
            "points-empty",
            "There are no points to write about.",
            'Give them with --points "…", or pipe them in with --points -.',
        )
    return points


def read_date(text: str, now: float | None = None) -> float | None:
    """A date as unix seconds: ``2024``, ``2024-05``, ``2024-05-31``, or ``30d`` (w, m, y) before now.

    Raises:
        KnownError: ``bad-date``.
    """
    text = text.strip()
    if not text:
        return None
    ago = re.fullmatch(r"(\d{1,5})([dwmy])", text)
    if ago:
        return (time.time() if now is None else now) - int(ago[1]) * _DAYS[ago[2]] * 86_400
    day = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text)
    try:
        if day:
            year, month, number = int(day[1]), int(day[2] or 1), int(day[3] or 1)
            return time.mktime(time.strptime(f"{year:04}-{month:02}-{number:02}", "%Y-%m-%d"))
    except (ValueError, OverflowError):
        pass
    raise KnownError(
        "bad-date", "This is no date.", "Dates look like 2024, 2024-05-31, or 30d, 6w, 3m, 2y ago."
    )


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        return b""
    if sys.stdin.isatty():
        sys.stderr.write("Type the text; end it with Ctrl-D on a line of its own.\n")
    return sys.stdin.buffer.read(LONGEST_TEXT + 1)


def _read_file(name: str) -> bytes:
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            raise KnownError("unreadable-file", f"{name} is a folder.", "Give a text file.")
        with path.open("rb") as file:
            return file.read(LONGEST_TEXT + 1)
    except FileNotFoundError as fault:
        raise KnownError("missing-file", f"There is no file {name}.", "Check the path.") from fault
    except (OSError, ValueError, RuntimeError) as fault:
        reason = getattr(fault, "strerror", None) or "its name is not valid"
        raise KnownError(
            "unreadable-file", f"The file {name!r} can't be read: {reason}.", "Check its rights."
        ) from fault


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if (
        b"\0" in raw
        or sum(byte < 9 or 13 < byte < 32 and byte != 27 for byte in raw[:65536]) > len(raw[:65536]) / 50
    ):
        raise KnownError("not-text", "This is no text but binary data.", "Give a plain text file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:65536]).best()
        return raw.decode(best.encoding if best else "cp1252", "replace")
