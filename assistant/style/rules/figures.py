# ruff: noqa: E501  (the table reads best one rule a line)
"""What is counted and can only be told to the model: lengths, form of address, numbers."""

from __future__ import annotations

import re

from assistant.style.lexicon import NUMBER_WORDS
from assistant.style.measures import WORD, address_form, body_sentences
from assistant.style.records import Context
from assistant.style.rules.rule import Parameters, Rule, letter_of


def _length_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    if not body.strip():
        return None
    amount = int(parameters["n"])
    if parameters["unit"] == "sentences":
        return len(body_sentences(body)) <= amount
    return len(WORD.findall(body)) <= amount


def _sentence_length_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    found = [len(WORD.findall(s)) for s in body_sentences(letter_of(text, context).body)]
    return sum(found) / len(found) <= int(parameters["n"]) if found else None


def _address_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    form = address_form(letter_of(text, context).body, context.language)
    return form == parameters["form"] if form else None


def _numerals_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    words = NUMBER_WORDS.get(context.language[:2], {})
    spelled = sum(1 for m in WORD.finditer(body) if words.get(m.group().lower(), 0) > 1)
    digits = len(
        re.findall(r"(?<![\d.,:/\-€$£])\b(?:[2-9]|1[0-2])\b(?![\d.,:/\-%]?\d|\s?(?:am|pm|%|€|Uhr|h\b))", body)
    )
    if spelled + digits == 0:
        return None
    return spelled == 0 if parameters["style"] == "digits" else digits == 0


FIGURES = (
    Rule("length", lambda p, c: f"at most {p['n']} {p['unit']}", _length_holds),
    Rule("sentence_length", lambda p, c: f"short sentences, about {p['n']} words each", _sentence_length_holds),
    Rule("address", lambda p, c: "address the reader formally (Sie, vous, usted)" if p["form"] == "formal" else
         "address the reader informally (du, tu, tú)", _address_holds, language_bound=True),
    Rule("numerals", lambda p, c: "small numbers as digits" if p["style"] == "digits" else
         "small numbers spelled out", _numerals_holds),
)  # fmt: skip
