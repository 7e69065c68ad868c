"""Take the user's points apart: one entry for each thing to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant.errors import KnownError

_BULLET = re.compile(r"^\s*(?:[-*+•‣▪·–—]+\s+|\(?\d{1,2}[.)]\s+|\(?[a-zA-Z][.)]\s+|\[[ xX]?\]\s*)")
# "2. stock ist gesperrt" tells which floor; a number counts points only in its turn.
_ORDINAL = re.compile(r"^\s*(?P<number>\d{1,2})\.\s+")
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
    counted = _are_counted(lines)
    for line in lines:
        for part in _INLINE_BULLET.split(_INVISIBLE.sub("", line)):
            for piece in _pieces(part if _ORDINAL.match(part) and not counted else _BULLET.sub("", part)):
                if point := " ".join(piece.split()):
                    points.setdefault(point)
    if not any(character.isalnum() for point in points for character in point):
        raise KnownError(
            "points-empty",
            "There is nothing to write about: the points are empty.",
            'Give at least one point, e.g. --points "propose lunch on Friday; ask about the budget".',
        )
    return tuple(points)


def _are_counted(lines: list[str]) -> bool:
    """Whether numbers before lines count the points: 1, 2, 3, or a 1 where every line has its bullet."""
    numbers = [int(match["number"]) for line in lines if (match := _ORDINAL.match(line))]
    in_turn = numbers == list(range(1, len(numbers) + 1))
    return in_turn and (len(numbers) > 1 or all(_BULLET.match(line) for line in lines if line.strip()))


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


# A part that begins so hangs on what stands before it.
_HANGS = re.compile(
    r"(?:and|or|but|nor|which|who|whom|whose|that|then|so|if|when|while|although|though|because|since|unless|as|like|"
    r"including|especially|und|oder|aber|sondern|der|die|das|den|dem|dass|ob|weil|wenn|falls|da|obwohl|damit|sowie|"
    r"et|ou|mais|qui|que|dont|car|si|quand|lorsque|parce|puis|y|o|pero|porque|cuando|como|sino)\b|\W|\d",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:if|when|while|although|though|because|since|unless|as|before|after|once|wenn|falls|weil|da|obwohl|sobald|"
    r"bevor|nachdem|si|quand|lorsque|puisque|avant|après|cuando|aunque|porque|como|antes|después)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?:please|pls|thanks|thank you|(?:can|could|would|will) you|bitte|danke|vielen dank|"
    r"(?:kannst|könntest) du|(?:können|könnten) sie|merci|(?:pouvez|pourriez)-vous|(?:peux|pourrais)-tu|"
    r"gracias|por favor|¿?(?:puede|puedes|podrías?|me puedes?)\b)\s",
    re.IGNORECASE,
)


def split_notes(point: str, speaks: Callable[[str], bool]) -> tuple[str, ...]:
    """Part a note that strings several by commas, where each part plainly says something of its own.

    Args:
        speaks: whether a part is a statement by itself.

    Returns:
        The parts in their order; the point alone where it is a sentence already or nothing is plain.
    """
    if (
        point[:1].isupper()
        and point[-1:] in ".!…"
        or _CONDITION.match(point)
        or re.search(r"[\"“”„«»()]", point)
    ):
        return (point,)
    parts: list[str] = []
    for piece in re.split(r",\s+", point):
        alone = len(piece.split()) >= 2 and not _HANGS.match(piece)
        if parts and alone and len(parts[-1].split()) >= 2 and (_REQUEST.match(piece) or speaks(piece)):
            parts.append(piece)
        elif parts:
            parts[-1] += f", {piece}"
        else:
            parts.append(piece)
    return tuple(parts)
