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
    mark = str(parameters.get("mark", ""))
    if BULLET.search(body):
        return with_body(letter, _marked(body, mark)) if mark and list_mark(body) != mark else text
    found = body_sentences(body)
    head = [found.pop(0)] if found and is_empty_opener(found[0], context.language) else []
    tail = [found.pop()] if found and is_empty_closer(found[-1], context.language) else []
    if len(found) < MIN_BULLETS:
        return text
    listed = "\n".join("- " + re.sub(r"\s*[\r\n]+\s*", " ", s) for s in found)
    return with_body(letter, "\n\n".join([*head, _marked(listed, mark) if mark else listed, *tail]))


def list_mark(body: str) -> str:
    """What the entries of a list begin with: "*", "•", "–", "1." or "1)"; "" for the plain "-" and for several."""
    marks = {re.sub(r"\d+", "1", match.group().strip()) for match in BULLET.finditer(body)}
    return "".join(marks - {"-"}) if len(marks) == 1 else ""


def _marked(body: str, mark: str) -> str:
    """The entries of its lists with another mark. Numbers may be steps in turn and are never taken away."""
    if "1" not in mark and re.search(r"(?m)^[ \t]*\d", body):
        return body
    count = 0

    def one(line: str) -> str:
        nonlocal count
        match = BULLET.match(line)
        count = count + 1 if match else 0
        return f"{mark.replace('1', str(count))} {line[match.end() :]}" if match else line

    return "\n".join(one(line) for line in body.split("\n"))


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
    plain = "".join(blocks)
    # A lone "1." above a list would number the prose made of it; such a text is left alone.
    return body if BULLET.search(plain) else plain


def _bullets_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    listed = len(BULLET.findall(body))
    if not parameters["use"]:
        return listed == 0
    mark = parameters.get("mark")
    if listed >= 2:
        found = list_mark(body)
        # Numbers that may be steps in turn say nothing about the sign before other lists.
        return None if mark and "1" in found and "1" not in mark else not mark or found == mark
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


def _each_sentence(body: str) -> list[str]:
    return [s.strip() for block in paragraphs(body) for s in sentences(block) if s.strip()]


def _paragraphs_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    if BULLET.search(letter.body) or not letter.body.strip():
        return text
    blocks = paragraphs(letter.body)
    if parameters["form"] == "one":
        new = " ".join(" ".join(block.split("\n")) for block in blocks)
    else:
        gap = "\n" if parameters["form"] == "lines" else "\n\n"
        new = gap.join(_each_sentence(letter.body))
        # Settled in one go: a sentence that splits again on its own would not be stable.
        new = new if gap.join(_each_sentence(new)) == new else letter.body
    return with_body(letter, new) if blocks else text


def _paragraphs_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    blocks = paragraphs(body)
    if BULLET.search(body) or len(body_sentences(body)) < 3:
        return None
    if parameters["form"] == "lines":
        return one_a_line(body)
    return len(blocks) == 1 if parameters["form"] == "one" else all(len(sentences(b)) == 1 for b in blocks)


def one_a_line(body: str) -> bool:
    """Whether each of several sentences stands on a line of its own, without blank lines between them."""
    lines = body.strip().split("\n")
    return len(lines) >= 3 and all(
        len(sentences(line)) == 1 and line.rstrip()[-1:] in ".!?…" for line in lines
    )


def _unchanged_where_listed(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not BULLET.search(letter_of(text, context).body):
        return None
    return _entry_stops_apply(text, parameters, context) == text


def _bullets_sentence(parameters: Parameters, context: Context | None) -> str:
    if not parameters.get("use"):
        return "no bulleted lists"
    mark = str(parameters.get("mark", ""))
    if "1" in mark:
        return f"put several points into a list numbered '{mark}'"
    return "put several points into a bulleted list" + (f" with '{mark}'" if mark else "")


_PARAGRAPHS = {
    "one": "keep the text in one paragraph",
    "each": "give each sentence its own paragraph",
    "lines": "give each sentence its own line",
}
STRUCTURE = (
    Rule("bullets", _bullets_sentence, _bullets_holds, _bullets_apply),
    Rule("entry_stops", on_off("full stops after the entries of a list", "no full stops after the entries of a list"),
         _unchanged_where_listed, _entry_stops_apply),
    Rule("blank_lines", lambda p, c: "a blank line between paragraphs", unchanged_by(_blank_lines_apply),
         _blank_lines_apply),
    Rule("paragraphs", lambda p, c: _PARAGRAPHS[p["form"]], _paragraphs_holds, _paragraphs_apply),
)  # fmt: skip
