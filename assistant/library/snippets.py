"""The stretch of a passage to show for a query, and where the words stand in it."""

from __future__ import annotations

import re
import string

from assistant.library.names import fold
from assistant.library.query import WordQuery, stem

LENGTH = 320
BEFORE = 60
MOST_PLACES = 200

Marks = tuple[tuple[int, int], ...]


def snippet(text: str, words: WordQuery) -> tuple[str, Marks]:
    """The stretch where most of the query's words stand, on one line, with the places of the words in it."""
    flat = " ".join(text.split())
    pattern = _pattern(words)
    if len(flat) <= LENGTH:
        return flat, _marks(flat, pattern)
    places = [one.start() for one in pattern.finditer(_even(flat))][:MOST_PLACES] if pattern else []
    best = max(places, key=lambda at: sum(at <= other < at + LENGTH - BEFORE for other in places), default=0)
    start = max(0, best - BEFORE)
    if start:
        space = flat.find(" ", start)
        start = space + 1 if 0 <= space < best else start
    end = min(len(flat), start + LENGTH)
    if end < len(flat):
        space = flat.rfind(" ", start, end)
        end = space if space > start else end
    cut = "… " if start else ""
    shown = cut + flat[start:end] + (" …" if end < len(flat) else "")
    marks = tuple((at + len(cut), to + len(cut)) for at, to in _marks(flat[start:end], pattern))
    return shown, marks


def beginning(text: str, length: int = 240) -> str:
    """The first words of a text, on one line."""
    flat = " ".join(text[: 4 * length].split())
    if len(flat) <= length:
        return flat
    return flat[: flat.rfind(" ", 0, length) if " " in flat[:length] else length] + " …"


def _pattern(words: WordQuery) -> re.Pattern[str] | None:
    wanted: set[str] = set()
    for phrase in words.phrases:
        wanted.add(r"\W+".join(re.escape(_even(word)) for word in phrase) + r"(?!\w)")
    for word in words.words:
        parts = word.split()
        wanted |= {re.escape(_even(stem(part))) + r"\w*" for part in parts if len(part) > 1}
    if not wanted:
        return None
    # The longest first, so that a phrase is marked as one.
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(wanted, key=len, reverse=True)) + ")")


def _marks(shown: str, pattern: re.Pattern[str] | None) -> Marks:
    return tuple(one.span() for one in pattern.finditer(_even(shown))) if pattern else ()


def _even(text: str) -> str:
    """Lower-case without accents, every character in its old place."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(_even_character, text).translate(_SMALL)


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def _even_character(match: re.Match[str]) -> str:
    folded = fold(match.group())
    return folded if len(folded) == 1 else match.group()
