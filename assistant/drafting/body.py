"""Join worded points into paragraphs, in the user's order and to the user's habit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.style.profile import Style

LONG_POINT = 35
_COURTESY = re.compile(
    r"^(?:thank|thanks|many thanks|sorry|apologies|i apologi[sz]e|congratulations|vielen dank|danke|merci|"
    r"gracias|désolée?|"
    r"entschuldig|herzlichen glückwunsch|félicitations|felicidades)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One worded point."""

    text: str


def per_paragraph(style: Style | None, length: str) -> int:
    """Sentences in a paragraph: the user's habit, or three; a short text is one block."""
    if length == "short":
        return 1000
    figure = style.figures.get("sentences_per_paragraph") if style is not None else None
    if figure is None or figure.n < 3:
        return 3
    return max(1, min(8, round(figure.value)))


def assemble(pieces: Sequence[Piece], size: int, total: int = 0) -> str:
    """Paragraphs of about ``size`` sentences.

    Args:
        total: number of pieces there will be in the end; the paragraphs of a growing text then stay put.
    """
    count = total or len(pieces)
    paragraphs: list[list[str]] = []
    for index, piece in enumerate(pieces):
        text = piece.text.strip()
        if not text:
            continue
        long = len(text.split()) > LONG_POINT
        opens = (
            not paragraphs
            or long
            or len(paragraphs[-1]) >= size
            or len(" ".join(paragraphs[-1]).split()) > LONG_POINT
        )
        thanks_alone = (
            index == 1 and count >= 3 and size < 1000 and _COURTESY.match(paragraphs[0][0]) is not None
            if paragraphs
            else False
        )
        if opens and not (count <= 2 and not long and paragraphs) or thanks_alone:
            paragraphs.append([text])
        else:
            paragraphs[-1].append(text)
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
