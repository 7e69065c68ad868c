# ruff: noqa: E501  (the table reads best one rule a line)
"""Whole sentences at the beginning and the end: empty courtesies struck, fixed lines put in."""

from __future__ import annotations

import re

from assistant.style.measures import WORD, body_sentences, is_empty_closer, is_empty_opener, locate
from assistant.style.records import Context
from assistant.style.rules.rule import Parameters, Rule, capitalised, letter_of, unchanged_by, with_body

# An empty opening or closing sentence longer than this says something after all.
MAX_EMPTY_WORDS = 16


def _strikable(sentence: str) -> bool:
    return len(WORD.findall(sentence)) <= MAX_EMPTY_WORDS and not re.search(r"\d|@|https?:|[.!?]\w", sentence)


def _opener_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    body = letter.body
    while body.strip():
        first = next(iter(body_sentences(body)), "")
        if not first or not is_empty_opener(first, context.language) or not _strikable(first):
            break
        place = locate(body, first)
        rest = body[place[1] :].lstrip() if place and not body[: place[0]].strip() else ""
        if not rest:
            break
        body = capitalised(rest)
    return text if body == letter.body else with_body(letter, body)


def _closer_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    body = letter.body
    while body.strip():
        found = body_sentences(body)
        last = found[-1] if len(found) > 1 else ""
        place = locate(body, last, max(0, len(body) - 2 * len(last) - 8)) if last else None
        if place is None or not is_empty_closer(last, context.language) or not _strikable(last):
            break
        if body[place[1] :].strip() or not body[: place[0]].strip():
            break
        body = body[: place[0]].rstrip()
    return text if body == letter.body else with_body(letter, body)


def _line_shown(parameters: Parameters) -> str:
    return str(parameters["text"]).strip().removesuffix(".")


def _line_apply(text: str, parameters: Parameters, context: Context, at_end: bool) -> str:
    line = str(parameters["text"])
    letter = letter_of(text, context)
    if not letter.body.strip() or _line_present(letter.body, line):
        return text
    gap = "\n\n" if parameters.get("paragraph", True) else " "
    return with_body(letter, letter.body.rstrip() + gap + line if at_end else line + gap + letter.body)


def _line_present(body: str, line: str) -> bool:
    def plain(text: str) -> str:
        return re.sub(r"[^\w\s]", "", re.sub(r"\s+", " ", text.lower())).strip()

    return plain(line) in plain(body)


def _line_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    return _line_present(body, str(parameters["text"])) if body.strip() else None


SENTENCES = (
    Rule("empty_opener", lambda p, c: "no opening courtesy such as 'I hope this finds you well'",
         unchanged_by(_opener_apply), _opener_apply),
    Rule("empty_closer", lambda p, c: "no closing courtesy such as 'Please do not hesitate to ask'",
         unchanged_by(_closer_apply), _closer_apply),
    Rule("opening_line", lambda p, c: f"begin the text with '{_line_shown(p)}'", _line_holds,
         lambda t, p, c: _line_apply(t, p, c, at_end=False), language_bound=True),
    Rule("closing_line", lambda p, c: f"end the text with '{_line_shown(p)}'", _line_holds,
         lambda t, p, c: _line_apply(t, p, c, at_end=True), language_bound=True),
)  # fmt: skip
