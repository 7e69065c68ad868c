"""A text taken apart into greeting, paragraphs and sign-off, the way the simulated writers see it.

It shares no code with the learner's own way of taking a letter apart, so that a fault of one can't hide in
the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

HAILS = (
    "dear", "hi", "hello", "hey", "good morning", "good afternoon", "good day", "greetings", "to whom",
    "sehr geehrte", "liebe", "hallo", "moin", "guten", "bonjour", "cher", "hola", "estimad", "querid",
)  # fmt: skip
# In the form that ``casefold`` gives, which writes "ss".
FAREWELLS = (
    "best", "kind", "warm", "regards", "yours", "sincerely", "respectfully", "cheers", "thanks", "thank you",
    "many thanks", "love", "big hug", "take care", "talk soon", "see you", "all the best",
    "with best", "with many",
    "mit freundlichen", "mit besten", "viele grüsse",
    "liebe grüsse", "beste grüsse", "herzliche", "alles liebe",
    "drück dich", "gruss", "bis bald", "bis dann", "cordialement", "saludos", "un abrazo",
)  # fmt: skip

LIST_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
END_OF_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]?\s+(?=[\"'(]?[A-ZÄÖÜÉÁÍÓÚ0-9£$€¿¡])")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|approx|e\.g|i\.e|z\.B|bzw|ca|[A-Z])\.$")
INITIALS = re.compile(r"(?<=[.!?)])\s+([A-Z]{2,4})$")
ORDINAL = re.compile(r"(?<![\d:.,])\b\d{1,2}\.$")
GERMAN_MONTH = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")


@dataclass(slots=True)
class Letter:
    """A text taken apart; ``blocks`` are paragraphs, each a list of sentences or of list entries."""

    greeting: str
    blocks: list[Block]
    sign_off: str


@dataclass(slots=True)
class Block:
    """One paragraph of prose, or one list."""

    parts: list[str]
    is_list: bool = False


def take_apart(text: str, *, document: bool = False, names: Sequence[str] = ()) -> Letter:
    """Split a text into greeting, paragraphs and sign-off.

    Args:
        document: the text has no frame of a mail; a title takes the place of the greeting.
        names: of the recipient; "Anna, could you …" then greets.
    """
    lines = [line.rstrip() for line in text.strip().split("\n")]
    if document:
        greeting, sign_off = "", ""
        if len(lines) > 2 and not lines[1] and not lines[0].endswith((".", "!", "?")):
            greeting, lines = lines[0], lines[1:]
    else:
        greeting, lines = _take_greeting(lines, names)
        lines, sign_off = _take_sign_off(lines)
    blocks: list[Block] = []
    fresh = True
    for line in lines:
        if not line.strip():
            fresh = True
            continue
        is_list = bool(LIST_MARK.match(line))
        if fresh or not blocks or blocks[-1].is_list != is_list:
            blocks.append(Block([], is_list))
        parts = blocks[-1].parts
        if not is_list and parts and not parts[-1].endswith((".", "!", "?", ":")):
            # A line broken in the middle of a sentence.
            parts[-1] += " " + line.strip()
        else:
            parts.append(LIST_MARK.sub("", line).strip())
        fresh = False
    for block in blocks:
        if not block.is_list:
            block.parts = [sentence for part in block.parts for sentence in split_sentences(part)]
    return Letter(greeting, blocks, sign_off)


def _take_greeting(lines: list[str], names: Sequence[str]) -> tuple[str, list[str]]:
    first = lines[0].strip() if lines else ""
    if len(lines) > 1 and first.endswith((",", ":")) and len(first.split()) <= 5:
        return first, lines[1:]
    head, comma, rest = first.partition(",")
    if comma and rest and names and set(head.split()) <= set(names):
        return head + comma, [rest.strip(), *lines[1:]]
    if not first.casefold().startswith(HAILS):
        return "", lines
    if len(first.split()) <= 7:
        return first, lines[1:]
    if comma and len(head.split()) <= 6:
        return head + comma, [rest.strip(), *lines[1:]]
    return "", lines


def _take_sign_off(lines: list[str]) -> tuple[list[str], str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number in filled[-5:]:
        line = lines[number].strip().casefold()
        if line.startswith(FAREWELLS) and len(line.split()) <= 6 and not line.endswith((".", "?")):
            return lines[:number], "\n".join(one for one in lines[number:] if one.strip())
    if filled:
        last = lines[filled[-1]].strip()
        if len(filled) > 1 and len(last.split()) <= 5 and last[-1:].isalpha() and last[:1].isupper():
            formula = lines[filled[-2]].strip()
            if formula.endswith(",") and len(formula.split()) <= 6:
                return lines[: filled[-2]], f"{formula}\n{last}"
            if len(last.split()) <= 3:
                return lines[: filled[-1]], last
        if initials := INITIALS.search(last):
            return [*lines[: filled[-1]], last[: initials.start()]], initials[1]
    return lines, ""


def split_sentences(line: str) -> list[str]:
    """The sentences of one line."""
    sentences: list[str] = []
    for piece in END_OF_SENTENCE.split(line.strip()):
        if sentences and _goes_on(sentences[-1], piece):
            sentences[-1] += " " + piece
        elif piece:
            sentences.append(piece)
    return sentences


def _goes_on(earlier: str, piece: str) -> bool:
    if ABBREVIATION.search(earlier):
        return True
    return bool(ORDINAL.search(earlier) and GERMAN_MONTH.match(piece))


def put_together(letter: Letter) -> str:
    """Write a letter that was taken apart."""
    body = [_paragraph(block) for block in letter.blocks if block.parts]
    return "\n\n".join(part for part in (letter.greeting, *body, letter.sign_off) if part)


def _paragraph(block: Block) -> str:
    if block.is_list:
        return "\n".join(f"- {entry}" for entry in block.parts)
    return " ".join(block.parts)


def stems(text: str) -> set[str]:
    """What two texts must share to be about the same: numbers, and the first letters of longer words."""
    return {word[:5] for word in re.findall(r"\w+", text.casefold()) if len(word) > 3 or word.isdigit()}


def facts(text: str) -> set[str]:
    """Numbers and capitalised names of a text."""
    return set(re.findall(r"\d[\d.,:/-]*\d|\d|(?<=[a-z,] )[A-ZÄÖÜ]\w+", text))


def as_sentence(point: str) -> str:
    """A note as a sentence: capital letter, full stop."""
    point = point.strip().rstrip(".")
    return (point[:1].upper() + point[1:] + ("" if point.endswith(("!", "?")) else ".")) if point else ""
