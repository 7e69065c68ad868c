"""A list as running text: short entries behind a lead are enumerated, others become sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.drafting.phrasing.english_verbs import has_verb

_ENTRY = re.compile(r"^[ \t]*(?:[-*•‣–▪·]|\(?\d{1,2}[.)])[ \t]+(?:\[[ xX]?\][ \t]*)?(?P<text>\S.*)$")
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y"}
MOST_WORDS = 4
"""An entry of more words says something of its own."""


def is_list(text: str) -> bool:
    """Whether a text holds entries of a list."""
    return any(_ENTRY.match(line) for line in text.splitlines())


def running(text: str, language: str, word: Callable[[str], str]) -> str:
    """A paragraph with its lists told as sentences; what is no list stays as it is.

    Args:
        language: of the text.
        word: makes a sentence of an entry that is to be one.
    """
    made: list[str] = []
    entries: list[str] = []
    for line in text.splitlines():
        match = _ENTRY.match(line)
        if match is not None:
            entries.append(match["text"].strip())
        elif entries and line[:1] in (" ", "\t") and line.strip():
            entries[-1] += f" {line.strip()}"
        else:
            _tell(entries, made, language, word)
            made.append(line.rstrip())
    _tell(entries, made, language, word)
    return "\n".join(made)


def _tell(entries: list[str], made: list[str], language: str, word: Callable[[str], str]) -> None:
    """Put the gathered entries behind the line before them, and begin anew."""
    if not entries:
        return
    lead = made.pop() if made and made[-1].rstrip().endswith(":") else ""
    if lead and all(_is_short(entry, language) for entry in entries):
        told = _enumerated(entries, language)
    else:
        told = " ".join(word(entry) for entry in entries)
    made.append(f"{lead} {told}" if lead else told)
    entries.clear()


def _is_short(entry: str, language: str) -> bool:
    verb = language == "en" and has_verb(entry)
    return len(entry.split()) <= MOST_WORDS and entry[-1] not in ".!?…:" and not verb


def _enumerated(entries: Sequence[str], language: str) -> str:
    bare = [entry.rstrip(" ,;") for entry in entries]
    last = f" {_AND.get(language, _AND['en'])} " if len(bare) > 1 else ""
    return ", ".join(bare[:-1]) + last + bare[-1] + "."
