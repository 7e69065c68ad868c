# ruff: noqa: E501  (the table reads best one rule a line)
"""Lists and paragraphs."""

from __future__ import annotations

import re

from assistant.style.measures import BULLET, body_sentences, is_empty_closer, is_empty_opener, paragraphs
from assistant.style.records import Context
from assistant.style.rules.rule import (
    Parameters,
    Rule,
    capitalised,
    letter_of,
    on_off,
    unchanged_by,
    with_body,
)
from assistant.text.sentences import sentences

# A list needs at least this many entries to be worth making.
MIN_BULLETS = 3


def _bullets_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    body = letter.body
    if not parameters["use"]:
        return with_body(letter, _unlisted(body)) if BULLET.search(body) else text
    if BULLET.search(body):
        return text
    found = body_sentences(body)
    head = [found.pop(0)] if found and is_empty_opener(found[0], context.language) else []
    tail = [found.pop()] if found and is_empty_closer(found[-1], context.language) else []
    if len(found) < MIN_BULLETS:
        return text
    blocks = [*head, "\n".join("- " + re.sub(r"\s*[\r\n]+\s*", " ", s) for s in found), *tail]
    return with_body(letter, "\n\n".join(blocks))


def _unlisted(body: str) -> str:
    blocks = []
    for block in re.split(r"(\n[ \t]*\n)", body):
        if not BULLET.search(block):
            blocks.append(block)
            continue
        pieces: list[str] = []
        for line in block.splitlines():
            if not line.strip():
                continue
            entry = line.strip()
            listed = False
            while match := BULLET.match(entry):
                entry, listed = entry[match.end() :].strip(), True
            if listed:
                entry = capitalised(entry)
                entry += "" if entry[-1:] in ".!?…:" else "."
            pieces.append(entry)
        blocks.append(" ".join(pieces))
    return "".join(blocks)


def _bullets_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    listed = len(BULLET.findall(body))
    if not parameters["use"]:
        return listed == 0
    if listed >= 2:
        return True
    return False if len(body_sentences(body)) >= MIN_BULLETS else None


_ENTRY_STOP = re.compile(r"(?m)^(?P<entry>[ \t]*(?:[-*•‣–]|\d{1,2}[.)])[ \t]+[^\n]*?)(?P<stop>\.?)[ \t]*$")


def entry_stops(body: str) -> bool | None:
    """Whether all entries of a list end in a full stop, or none; None where they differ or there is no list."""
    ends = {bool(m["stop"]) for m in _ENTRY_STOP.finditer(body) if m["entry"][-1:] not in "?!…:;,"}
    return ends.pop() if len(ends) == 1 else None


def _entry_stops_apply(text: str, parameters: Parameters, context: Context) -> str:
    def ended(match: re.Match[str]) -> str:
        entry = match["entry"]
        if (
            entry[-1:] in "?!…:;,"
            or entry.endswith("..")
            or (match["stop"] and re.search(r"\.\s", entry[4:]))
        ):
            return match.group()  # an entry of several sentences keeps the stop of the last
        return entry + ("." if parameters["use"] else "")

    letter = letter_of(text, context)
    return with_body(letter, _ENTRY_STOP.sub(ended, letter.body))


def _blank_lines_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    lines = letter.body.split("\n")
    out: list[str] = []
    for line in lines:
        if out and line.strip() and out[-1].strip() and re.search(r"[.!?…][\"”)]?\s*$", out[-1]) and not (
                BULLET.match(line) or BULLET.match(out[-1])):  # fmt: skip
            out.append("")
        out.append(line)
    return with_body(letter, "\n".join(out))


def _paragraphs_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    if BULLET.search(letter.body) or not letter.body.strip():
        return text
    blocks = paragraphs(letter.body)
    if parameters["form"] == "one":
        new = " ".join(blocks)
    else:
        # Settled in one go: a sentence that splits again on its own would not be stable.
        pieces = [s for block in blocks for s in sentences(block)]
        new = "\n\n".join(s.strip() for s in pieces if s.strip())
        again = "\n\n".join(s.strip() for b in paragraphs(new) for s in sentences(b) if s.strip())
        new = new if again == new else letter.body
    return with_body(letter, new) if blocks else text


def _paragraphs_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    blocks = paragraphs(body)
    if BULLET.search(body) or len(body_sentences(body)) < 3:
        return None
    return len(blocks) == 1 if parameters["form"] == "one" else all(len(sentences(b)) == 1 for b in blocks)


def _unchanged_where_listed(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not BULLET.search(letter_of(text, context).body):
        return None
    return _entry_stops_apply(text, parameters, context) == text


STRUCTURE = (
    Rule("bullets", on_off("put several points into a bulleted list", "no bulleted lists"), _bullets_holds,
         _bullets_apply),
    Rule("entry_stops", on_off("full stops after the entries of a list", "no full stops after the entries of a list"),
         _unchanged_where_listed, _entry_stops_apply),
    Rule("blank_lines", lambda p, c: "a blank line between paragraphs", unchanged_by(_blank_lines_apply),
         _blank_lines_apply),
    Rule("paragraphs", lambda p, c: "keep the text in one paragraph" if p["form"] == "one" else
         "give each sentence its own paragraph", _paragraphs_holds, _paragraphs_apply),
)  # fmt: skip
