# ruff: noqa: E501  (the table reads best one rule a line)
"""Exclamation marks, emoji, ellipses and dashes."""

from __future__ import annotations

import re

from assistant.style.content import substitute
from assistant.style.lexicon import WEEKDAYS_AND_MONTHS
from assistant.style.measures import BULLET, DASH, ELLIPSIS, EMOJI, EMOTICON, body_sentences, locate
from assistant.style.records import Context
from assistant.style.rules.rule import Parameters, Rule, letter_of, on_off, unchanged_by, with_body

_EXCLAIM = re.compile(r"(?P<before>[?!]*!+[?!]*)(?=\s|$|[\"”'’)\]]|[^\W\d_])|¡")


def ends_with_exclamation(body: str) -> bool:
    """Whether the last sentence of a body ends with an exclamation mark."""
    return body.rstrip().endswith("!")


def starts_with_exclamation(body: str) -> bool:
    """Whether the first sentence of a body ends with an exclamation mark."""
    return next(iter(body_sentences(body)), "").rstrip().endswith("!")


def _first_exclaimed(text: str, context: Context) -> str:
    letter = letter_of(text, context)
    first = next(iter(body_sentences(letter.body)), "")
    place = locate(letter.body, first) if first else None
    plain = re.search(r"(?<![.…])\.$", first) and not BULLET.match(first) and len(first.split()) > 1
    if place is None or not plain:
        return text
    return with_body(letter, letter.body[: place[1] - 1] + "!" + letter.body[place[1] :])


def _last_exclaimed(text: str, context: Context) -> str:
    letter = letter_of(text, context)
    body = letter.body.rstrip()
    last = next(reversed(body_sentences(body)), "")
    if not body.endswith(".") or body.endswith("..") or BULLET.match(last) or len(last.split()) < 2:
        return text
    return with_body(letter, body[:-1] + "!" + letter.body[len(body) :])


def _exclamation_apply(text: str, parameters: Parameters, context: Context) -> str:
    if parameters.get("use", False):
        if parameters.get("first"):
            return _first_exclaimed(text, context)
        return _last_exclaimed(text, context) if parameters.get("last") else text
    letter = letter_of(text, context)
    greeting_end = len(letter.lead) + len(letter.greeting)
    sign_off = (letter.sign_off_start, letter.sign_off_start + len(letter.sign_off))

    def plain(match: re.Match[str]) -> str | None:
        marks = match.group()
        if marks == "¡":
            return ""
        if "?" in marks:
            return "?"
        if letter.greeting and match.end() <= greeting_end:
            return "," if match.end() == greeting_end else ""
        if letter.sign_off and sign_off[0] <= match.start() < sign_off[1]:
            return "," if letter.name else "."
        return ("." if match.start() > 0 and text[match.start() - 1] not in ".:,;…" else "") + (
            " " if match.end() < len(text) and text[match.end()].isalpha() else "")  # fmt: skip

    new = substitute(text, _EXCLAIM, plain)
    return new if new.strip() else text


def _exclamation_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not text.strip():
        return None
    if parameters.get("last"):
        body = letter_of(text, context).body
        return ends_with_exclamation(body) if body.strip() else None
    if parameters.get("first"):
        body = letter_of(text, context).body
        return starts_with_exclamation(body) if body.strip() and not BULLET.match(body) else None
    if parameters.get("use", False):
        return "!" in text
    return _exclamation_apply(text, parameters, context) == text


_LAST_EMOJI = re.compile(rf"(?P<stop>[.!?…]?)[ \t]*(?P<mark>{EMOJI.pattern}|{EMOTICON.pattern})\s*$")


def last_emoji(body: str) -> tuple[str, bool] | None:
    """The emoji or smiley a body ends with, and whether a sentence's mark stands before it; None without one."""
    match = _LAST_EMOJI.search(body)
    return (match["mark"], bool(match["stop"])) if match and re.search(r"\w", body[: match.start()]) else None


def _emoji_added(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    body = letter.body.rstrip()
    if not re.search(r"\w", body) or last_emoji(body) is not None:
        return text
    # A question or an exclamation keeps its mark; only a full stop gives way.
    kept = body if parameters.get("stop", True) or not re.search(r"(?<!\.)\.$", body) else body[:-1]
    new = with_body(letter, f"{kept} {parameters['mark']}{letter.body[len(body) :]}")
    # A text of odd shape may be taken apart in another way then; it is left alone.
    return new if last_emoji(letter_of(new, context).body) is not None else text


def _emoji_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not parameters.get("use"):
        return _emoji_apply(text, parameters, context) == text if text.strip() else None
    body = letter_of(text, context).body
    found = last_emoji(body)
    return found is not None and found[0] == parameters["mark"] if body.strip() else None


def _emoji_sentence(parameters: Parameters, context: Context | None) -> str:
    if not parameters.get("use"):
        return "no emoji"
    return f"put '{parameters['mark']}' at the end of the text" + (
        "" if parameters.get("stop", True) else " instead of the full stop"
    )


def _emoji_apply(text: str, parameters: Parameters, context: Context) -> str:
    if parameters.get("use"):
        return _emoji_added(text, parameters, context)

    def gone(match: re.Match[str]) -> str | None:
        return ""

    without = substitute(text, re.compile(rf"[ \t]*(?:{EMOJI.pattern})"), gone)
    without = substitute(without, re.compile(rf"[ \t]*{EMOTICON.pattern}"), gone)
    return without if without.strip() else text


def _ellipsis_apply(text: str, parameters: Parameters, context: Context) -> str:
    def plain(match: re.Match[str]) -> str | None:
        after = text[match.end() :]
        if match.start() == 0 or text[match.start() - 1].isspace():
            return None
        return (
            "."
            if re.match(r"\s*$|\s*\n|\s+[^\Wa-zß-ÿ\d_]|[\"”)]", after)
            else ("," if after[:1] in " \t" else ", ")
        )

    return substitute(text, ELLIPSIS, plain)


_DASHES = {"–": " – ", "—": "—", "-": " - ", "none": ", "}


def _dash_apply(text: str, parameters: Parameters, context: Context) -> str:
    mark = str(parameters["mark"])
    letter = letter_of(text, context)

    def one(match: re.Match[str]) -> str | None:
        before = re.search(r"[^\s]*$", letter.body[: match.start()])
        after = re.match(r"[^\s]*", letter.body[match.end() :])
        left, right = (before.group() if before else ""), (after.group() if after else "")
        if mark == "—" and re.search(r"[/@]", left + right):
            return None  # set without spaces it would become part of a link
        is_range = left[-1:].isdigit() and right[:1].isdigit()
        days = {left.lower().strip(",."), right.lower().strip(",.")} & WEEKDAYS_AND_MONTHS
        if is_range or days or (mark == "none" and (left[-1:] in ",.;:!?" or right[:1] in ",.;:!?")):
            return None
        return _DASHES[mark]

    return with_body(letter, substitute(letter.body, DASH, one))


_ENTRY = r"[^\s,.;:!?()]+(?: [^\s,.;:!?()]+){0,3}"
# "Water, soil and air": short entries alone, for a longer one may be a clause.
_SERIES = re.compile(
    rf"(?P<head>(?<![^\s(]){_ENTRY}(?:, {_ENTRY}){{1,8}}?)(?P<comma>,?) (?P<last>(?:and|or) {_ENTRY})(?=[.;:!?)]|$)",
    re.MULTILINE,
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|can|must|but|if|when|that|which|who|i|we|you|he|she|they|it|please)\b",
    re.IGNORECASE,
)


def _is_clause(match: re.Match[str]) -> bool:
    """Whether what looks like a series joins clauses: "He came, we left and they stayed"."""
    return _CLAUSE.search(f"{match['head'].partition(',')[2]} {match['last']}") is not None


def _series(body: str) -> list[re.Match[str]]:
    return [match for match in _SERIES.finditer(body) if not _is_clause(match)]


def serial_comma(body: str) -> bool | None:
    """Whether the last of several entries has a comma before "and"; None without any, or with both."""
    found = {bool(match["comma"]) for match in _series(body)}
    return found.pop() if len(found) == 1 else None


def _serial_apply(text: str, parameters: Parameters, context: Context) -> str:
    if context.language[:2] not in ("en", ""):
        return text
    letter = letter_of(text, context)

    def one(match: re.Match[str]) -> str | None:
        if _is_clause(match):
            return None
        return f"{match['head']}{',' if parameters['use'] else ''} {match['last']}"

    return with_body(letter, substitute(letter.body, _SERIES, one))


def _serial_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    if context.language[:2] not in ("en", "") or not _series(body):
        return None
    return _serial_apply(text, parameters, context) == text


def _exclamation_sentence(parameters: Parameters, context: Context | None) -> str:
    if parameters.get("last"):
        return "end the text with an exclamation mark"
    if parameters.get("first"):
        return "end the first sentence with an exclamation mark"
    return "an exclamation mark is welcome" if parameters.get("use") else "no exclamation marks"


def _dash_sentence(parameters: Parameters, context: Context | None) -> str:
    mark = parameters["mark"]
    return "use commas instead of dashes" if mark == "none" else f"write dashes as '{mark}'"


MARKS = (
    Rule("exclamation", _exclamation_sentence, _exclamation_holds, _exclamation_apply),
    Rule("emoji", _emoji_sentence, _emoji_holds, _emoji_apply),
    Rule("ellipsis", lambda p, c: "no ellipses ('…')", unchanged_by(_ellipsis_apply), _ellipsis_apply),
    Rule("serial_comma", on_off("a comma before the 'and' of a series", "no comma before the 'and' of a series"),
         _serial_holds, _serial_apply, language_bound=True),
    Rule("dashes", _dash_sentence, unchanged_by(_dash_apply), _dash_apply),
)  # fmt: skip
