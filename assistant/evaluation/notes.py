"""Notes out of a mail that was really sent: what its writer might have typed as points.

Replaying a real author needs the points of each mail without its wording. A sentence becomes a telegraphic
note: the words that carry grammar and politeness go, everything that carries a fact stays, in its order.
The result is the same on every run and asks no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evaluation.letter import Letter, take_apart

MOST_POINTS = 8

_ENGLISH = """
a an the is are was were be been being am will would shall that very just really quite rather please kindly
"""
_GERMAN = """
der die das den dem des ein eine einen einem einer eines ist sind war waren wird werden wurde wurden würde
würden sehr doch mal bitte gerne dass daß
"""
GRAMMAR = frozenset(f"{_ENGLISH} {_GERMAN}".split())

_SHORT = (
    (r"\bcan[’']t\b", "cannot"),
    (r"\bwon[’']t\b", "not"),
    (r"n[’']t\b", " not"),
    (r"[’'](?:re|ve|ll|m|d)\b", ""),
    (r"(?i)\b(it|that|he|she|what|there|here|let)[’']s\b", r"\1"),
)
_POLITE = re.compile(
    r"^(?:(?:i|we) (?:would like to|wanted to|want to|am writing to|hope)|thank you for|thanks for|let me|"
    r"(?:could|can|would) you|vielen dank für|danke für|ich möchte|wir möchten)\s+",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[^\w]*(?:thanks|thank you|danke|vielen dank|regards|best)?[^\w]*", re.IGNORECASE)


def telegraph(sentence: str) -> str:
    """The note behind a sentence: without the words that carry grammar only.

    A question keeps its question mark, because a note "ask whether" has the same sense.
    """
    question = sentence.rstrip().endswith("?")
    text = sentence.strip().rstrip(".!?…")
    for pattern, short in _SHORT:
        text = re.sub(pattern, short, text)
    text = _POLITE.sub("", text)
    words = [word for word in text.split() if word.strip(",;:").casefold() not in GRAMMAR]
    return " ".join(words) + ("?" if question and words else "")


def points_of(text: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """The points of a sent mail: one note for each sentence between greeting and sign-off, at most eight.

    Args:
        names: of the recipient, who may be greeted in the first sentence.
    """
    notes = [telegraph(part) for block in take_apart(text, names=names).blocks for part in block.parts]
    kept = [note for note in notes if len(note.split()) > 1 and not _EMPTY.fullmatch(note)]
    return tuple(dict.fromkeys(kept))[:MOST_POINTS]


def frame_of(text: str, names: Sequence[str] = ()) -> tuple[str, str]:
    """Greeting and sign-off of a mail, in a form in which equal ones are equal: one line, plain case."""
    letter: Letter = take_apart(text, names=names)
    return _plain(letter.greeting), _plain(letter.sign_off)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())
