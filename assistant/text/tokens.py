"""Tokens of any language, and the distance between two texts in tokens: the edit cost this product lowers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

# A word keeps inner apostrophes, and numbers keep inner points; scripts written without spaces go letter by
# letter.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1780-\u17ff]"
    r"|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:['’][^\W\d_]+)*"
    r"|\w|[^\w\s]"
)


Tag = Literal["equal", "replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Opcode:
    """One step from ``a`` to ``b``: tokens ``a[a_start:a_end]`` become ``b[b_start:b_end]``."""

    tag: Tag
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def tokens(text: str) -> list[str]:
    """Words, numbers and single punctuation marks, in order; white space is not a token.

    >>> tokens("Don't wait, see you at 10:30!")
    ["Don't", 'wait', ',', 'see', 'you', 'at', '10:30', '!']
    """
    return _TOKEN.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """``(start, end)`` in characters of each token of ``tokens``."""
    return [match.span() for match in _TOKEN.finditer(text)]


def edit_cost(draft: str, final: str) -> int:
    """Token-level Levenshtein distance from draft to final."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(tokens(draft), tokens(final)))


def edit_cost_normalised(draft: str, final: str) -> float:
    """Edit cost divided by the tokens of the longer text: 0.0 unchanged, 1.0 nothing kept."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = tokens(draft), tokens(final)
    return float(Levenshtein.distance(ours, theirs)) / max(len(ours), len(theirs), 1)


def opcodes(a: str, b: str) -> list[Opcode]:
    """How the tokens of ``a`` become those of ``b``; ranges cover both token lists completely and in
    order.
    """
    from rapidfuzz.distance import Levenshtein

    return [
        Opcode(cast(Tag, step.tag), step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Levenshtein.opcodes(tokens(a), tokens(b))
    ]
