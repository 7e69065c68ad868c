"""Telling words that carry content (facts) from words that carry style, and spans no rule may touch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant.style.lexicon import (
    FUNCTION_WORDS,
    NEGATIONS,
    NUMBER_WORDS,
    TIME_WORDS,
    TITLES,
    WEEKDAYS_AND_MONTHS,
)

URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"]+|\b[\w\-]+(?:\.[\w\-]+)*\.(?:com|org|net|de|fr|es|eu|io|co|uk)(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_QUOTED = re.compile(
    r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»|`[^`\n]{1,300}`"
)
_QUOTE_LINE = re.compile(r"(?m)^[ \t]*>.*$")
_AMOUNT = re.compile(r"[\d€$£¥%]")
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Spans that no rule changes: quotations, links, addresses, code, quoted lines."""
    found = [m.span() for p in (_QUOTED, URL, ADDRESS, _QUOTE_LINE) for m in p.finditer(text)]
    return sorted(found)


def substitute(
    text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None]
) -> str:
    """Replace matches outside protected spans; a replacement of None leaves its match alone."""
    spans = protected_spans(text)
    out: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in spans):
            continue
        new = replacement(match)
        if new is None:
            continue
        out += [text[at : match.start()], new]
        at = match.end()
    out.append(text[at:])
    return "".join(out)


def at_sentence_start(text: str, at: int) -> bool:
    """Whether the character at ``at`` begins a sentence, a line or an entry."""
    before = text[:at].rstrip(" \t\"“„«('’¡¿*-–•")
    if before.endswith("."):
        # A title is short; looking through all that stands before would cost a long text dearly.
        word = re.search(r"([^\W\d_]+)\.$", before[-24:])
        if word and (
            word.group(1).lower() in TITLES or (len(word.group(1)) == 1 and word.group(1).isupper())
        ):
            return False
    return not before or before[-1] in ".!?…:\n"


def names_in(text: str, language: str, known: Iterable[str] = ()) -> set[str]:
    """Words that look like names: capitalised inside a sentence, with digits in them, or known.

    German writes every noun with a capital, so there only known names and words written in mixed or full
    capitals count.
    """
    known_words = {word.lower() for name in known for word in name.split()}
    found = set()
    for match in _WORD.finditer(text):
        word = match.group()
        lowered = word.lower()
        if lowered in known_words:
            found.add(word)
        elif lowered in TITLES or word in ("I", "I'm", "I'll", "I've", "I'd", "I’m", "I’ll", "I’ve", "I’d"):
            continue
        elif (
            len(word) > 1
            and (word.isupper() or re.search(r"[^\W\d_A-Z][A-Z]", word))
            or word[0].isupper()
            and language[:2] != "de"
            and not at_sentence_start(text, match.start())
        ):
            found.add(word)
    return found


def facts_in(text: str, language: str, known: Iterable[str] = ()) -> list[str]:
    """The words of a text that carry facts, lower-case, sorted: numbers, dates, names, links, negations.

    Number words count by their value, so "three" and "3" are the same fact.
    """
    found = [m.group().lower() for p in (URL, ADDRESS) for m in p.finditer(text)]
    bare = ADDRESS.sub(" ", URL.sub(" ", text))
    names = {name.lower() for name in names_in(bare, language, known)}
    numbers = NUMBER_WORDS.get(language[:2], {})
    for match in re.finditer(r"[€$£¥]?\d+(?:[.,:/\-]\d+)*%?|" + _WORD.pattern, bare):
        word = match.group().lower()
        value = numbers.get(word)
        if _AMOUNT.search(word):
            found.append(word)
        elif value is not None and value != 1:
            found.append(str(value))
        elif (
            word in WEEKDAYS_AND_MONTHS
            and not (word in ("may", "march", "sat", "sun", "mar", "dec") and not match.group()[0].isupper())
            or word in names
            or word in TIME_WORDS
        ):
            found.append(word)
        elif word in NEGATIONS or word.endswith(("n't", "n’t")):
            found.append("not")
    return sorted(found)


def content_words(text: str, language: str) -> set[str]:
    """Lower-case words of a text that are no function words."""
    small = FUNCTION_WORDS.get(language[:2], frozenset())
    return {w for w in (m.group().lower() for m in _WORD.finditer(text)) if w not in small and len(w) > 1}


def carries_facts(text: str, language: str, known: Iterable[str] = ()) -> bool:
    """Whether a phrase contains anything that a style preference must never contain."""
    return bool(facts_in(text, language, known))
