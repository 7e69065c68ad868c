"""Take the user's points apart: one entry for each thing to say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.errors import KnownError

_BULLET = re.compile(r"^\s*(?:[-*+•‣▪·–—]+\s+|\(?\d{1,2}[.)]\s+|\(?[a-zA-Z][.)]\s+|\[[ xX]?\]\s*)")
_INLINE_BULLET = re.compile(r"\s+[•‣▪]\s+")
# A semicolon ends a point, but not inside a URL or an HTML entity such as "&amp;".
_SEMICOLON = re.compile(r"(?<!&amp)(?<!&lt)(?<!&gt)(?<!&quot);(?=\s|$)")
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\U000e0000-\U000e007f]"
)

# Points are notes: what is longer is a text to rewrite, and patterns over one endless word take minutes.
LONGEST_POINTS = 20_000
LONGEST_WORD = 4_000


def split_points(text: str) -> tuple[str, ...]:
    """Split what the user typed into points.

    Points stand on lines of their own, behind bullets or numbers, or between semicolons. Equal points
    are kept once; the order is the user's.

    Raises:
        KnownError: ``points-empty`` when nothing is left to say, ``points-too-long``.
    """
    return clean_points(text.splitlines())


def clean_points(lines: Iterable[str]) -> tuple[str, ...]:
    """Split each of several lines or entries into points; see :func:`split_points`."""
    points: dict[str, None] = {}
    lines = list(lines)
    _refuse_too_long(lines)
    for line in lines:
        for part in _INLINE_BULLET.split(_INVISIBLE.sub("", line)):
            for piece in _pieces(_BULLET.sub("", part)):
                if point := " ".join(piece.split()):
                    points.setdefault(point)
    if not any(character.isalnum() for point in points for character in point):
        raise KnownError(
            "points-empty",
            "There is nothing to write about: the points are empty.",
            'Give at least one point, e.g. --points "propose lunch on Friday; ask about the budget".',
        )
    return tuple(points)


def _refuse_too_long(lines: list[str]) -> None:
    length = sum(map(len, lines))
    if length > LONGEST_POINTS:
        raise KnownError(
            "points-too-long",
            f"The points have {length:,} characters; a draft is made from at most {LONGEST_POINTS:,}.",
            "Give the points in short, or work on a finished text with `ownhand rewrite`.",
        )
    if any(len(word) > LONGEST_WORD for line in lines for word in line.split()):
        raise KnownError(
            "points-too-long",
            f"The points hold more than {LONGEST_WORD:,} characters in a row without a space.",
            "Give the points in words; what isn't text can be sent along as an attachment.",
        )


def _pieces(line: str) -> list[str]:
    """Split at semicolons outside quotation marks."""
    pieces: list[str] = []
    start = 0
    for match in _SEMICOLON.finditer(line):
        before = line[start : match.start()]
        if before.count('"') % 2 or before.count("“") != before.count("”"):
            continue
        pieces.append(before)
        start = match.end()
    return [*pieces, line[start:]]
