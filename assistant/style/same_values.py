"""Values written in two ways, side by side: what a correction changed in the notation alone.

A date, a time, an amount or a share that stands in both texts is the same fact, however it is written. For
every comparison of facts the one text is put into the notation of the other first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.style.notations import Notation, notations


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One value in two notations.

    Attributes:
        forms: all in which the new one can be read; "2 pm" is short for "2:30 pm" and "2.30 pm" alike.
    """

    before: Notation
    after: Notation
    forms: frozenset[str]


def rewritten_values(before: str, after: str, language: str) -> list[Rewritten]:
    """The values of ``after`` that ``before`` has too, and writes otherwise, in their order in ``after``."""
    was, now = notations(before, language), notations(after, language)
    if not was or not now:
        return []
    told = {(n.of, n.value, _plain(n.text)) for n in was}
    found: list[Rewritten] = []
    taken: set[tuple[int, int]] = set()
    for new in now:
        if (new.start, new.end) in taken:
            continue
        if (new.of, new.value, _plain(new.text)) in told:
            taken.add((new.start, new.end))
            continue
        old = next((n for n in was if n.of == new.of and n.value == new.value and n.form != new.form), None)
        if old is not None:
            same = {n.form for n in now if (n.start, n.end, n.value) == (new.start, new.end, new.value)}
            found.append(Rewritten(old, new, frozenset(same)))
            taken.add((new.start, new.end))
    return found


def in_the_notation_of(source: str, text: str, language: str) -> str:
    """A text with every value that the source has too written as the source writes it.

    Args:
        source: whose notation counts, such as the user's points.
    """
    return with_notation(text, rewritten_values(source, text, language))


def with_notation(text: str, found: Sequence[Rewritten]) -> str:
    """A text with these values, which stand in it as ``after``, written as ``before``."""
    for one in reversed(found):
        text = text[: one.after.start] + one.before.text + text[one.after.end :]
    return text


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
