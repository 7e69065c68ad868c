# ruff: noqa: E501  (the table reads best one rule a line)
"""Greeting, sign-off and name."""

from __future__ import annotations

import re

from assistant.style.letters import Letter, split_letter
from assistant.style.names import PLACEHOLDER, agreeing, fill, names_of
from assistant.style.records import Context
from assistant.style.rules.rule import Parameters, Rule, capitalised, letter_of, same


def _filled(parameters: Parameters, context: Context) -> str | None:
    form, names = str(parameters["form"]), names_of(context.person_name)
    if "{title}" in form:  # made for whoever is written to, man or woman
        agreed = agreeing(form, names)
        return fill(agreed, names) if agreed is not None else None
    return fill(form, names)


def _shown_form(parameters: Parameters, context: Context | None) -> str:
    form = str(parameters["form"])
    filled = fill(form, names_of(context.person_name)) if context and context.person_name else None
    words = {"first": "[first name]", "last": "[last name]", "full": "[full name]", "title": "[title]"}
    return filled or PLACEHOLDER.sub(lambda m: words[m.group(1)], form)


def _greeting_sentence(parameters: Parameters, context: Context | None) -> str:
    if not parameters["form"]:
        return "start without a greeting"
    where = ", on the same line as the text" if parameters.get("inline") else ""
    return f"open with '{_shown_form(parameters, context)}'{where}"


def _greeting_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    wanted = _filled(parameters, context)
    if wanted is None or not text.strip():
        return None
    if wanted and re.sub(r"\s+", " ", text.lstrip()).startswith(wanted):
        return True
    return same(letter_of(text, context).greeting, wanted)


def _greeting_apply(text: str, parameters: Parameters, context: Context) -> str:
    wanted = _filled(parameters, context)
    if wanted is None or not text.strip() or _greeting_holds(text, parameters, context):
        return text
    letter = letter_of(text, context)
    gap = " " if parameters.get("inline") else "\n\n"
    if wanted:
        kept_gap = letter.opening_gap if letter.greeting and bool(parameters.get("inline")) == (
            "\n" not in letter.opening_gap) else gap  # fmt: skip
        rest = letter.text()[letter.body_start :]
        return letter.lead + wanted + kept_gap + rest
    rest = text
    while (letter := letter_of(rest, context)).greeting:
        rest = letter.lead + capitalised(rest[letter.body_start :])
        if not rest.strip():
            return text
    return rest


def _sign_off_sentence(parameters: Parameters, context: Context | None) -> str:
    form = str(parameters["form"])
    return f"close with '{form}'" if form else "end without a closing formula"


def _sign_off_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not text.strip():
        return None
    wanted = str(parameters["form"])
    letter = letter_of(text, context)
    if wanted and not letter.sign_off:
        # A form that no list knows ("xx") is found by standing among the last lines.
        tail = [line for line in text[letter.body_start :].splitlines() if line.strip()][1:][-3:]
        return any(same(line, wanted) for line in tail)
    return same(letter.sign_off, wanted)


def _sign_off_apply(text: str, parameters: Parameters, context: Context) -> str:
    if _sign_off_holds(text, parameters, context) is not False:
        return text
    wanted = str(parameters["form"])
    letter = letter_of(text, context)
    head = text[: letter.body_start] + letter.body
    if letter.sign_off:
        tail = text[letter.sign_off_start + len(letter.sign_off) :]
        if wanted:
            gap = letter.closing_gap if "\n" in letter.closing_gap else "\n\n"
            return head + gap + wanted + tail
        rest = head + "\n\n" + tail.lstrip() if tail.strip() else head
        return rest if not letter_of(rest, context).sign_off else _sign_off_apply(rest, parameters, context)
    if letter.name:
        return head + "\n\n" + wanted + "\n" + letter.name + letter.rest
    return head + "\n\n" + wanted


def _name_sentence(parameters: Parameters, context: Context | None) -> str:
    name = str(parameters["name"])
    return f"sign as '{name}'" if name else "leave your name off at the end"


def _name_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not text.strip():
        return None
    letter, wanted = _letter_with_name(text, parameters, context), str(parameters["name"])
    return same(letter.name, wanted)


def _letter_with_name(text: str, parameters: Parameters, context: Context) -> Letter:
    own = (str(parameters["name"]),) if parameters["name"] else ()
    names = (context.person_name,) if context.person_name else ()
    return split_letter(text, names=names, own_names=own)


def _name_apply(text: str, parameters: Parameters, context: Context) -> str:
    if _name_holds(text, parameters, context) is not False:
        return text
    wanted = str(parameters["name"])
    letter = _letter_with_name(text, parameters, context)
    head = text[: letter.sign_off_start + len(letter.sign_off)].rstrip()
    if not wanted:
        rest = head + letter.rest
        return rest if not _letter_with_name(rest, parameters, context).name else text
    if letter.name:
        gap = letter.name_gap if letter.sign_off else letter.closing_gap
        return head + (gap or "\n\n") + wanted + letter.rest
    if head.endswith("\n" + wanted):
        return text
    # A closing that no list knows ends in a comma all the same, and the name stands right below it.
    closes = bool(letter.sign_off) or head.rpartition("\n")[2].endswith(",")
    new = head + ("\n" if closes else "\n\n") + wanted + letter.rest
    return new if same(_letter_with_name(new, parameters, context).name, wanted) else text


def _below_sentence(parameters: Parameters, context: Context | None) -> str:
    shown = str(parameters["text"]).replace("\n", " / ")
    return f"write '{shown}' below your name"


def _below_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not text.strip():
        return None
    return same(letter_of(text, context).rest, str(parameters["text"]))


def _below_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    # What stands there already says something of its own.
    if letter.rest.strip() or not (letter.sign_off or letter.name):
        return text
    return text.rstrip() + ("\n\n" if parameters.get("apart") else "\n") + str(parameters["text"])


FRAME = (
    Rule("greeting", _greeting_sentence, _greeting_holds, _greeting_apply, frame=True, language_bound=True),
    Rule("sign_off", _sign_off_sentence, _sign_off_holds, _sign_off_apply, frame=True, language_bound=True),
    Rule("own_name", _name_sentence, _name_holds, _name_apply, frame=True),
    # Another postscript is other news: it takes no line's place, and has to come again itself.
    Rule("below_name", _below_sentence, _below_holds, _below_apply, frame=True,
         slot=lambda p: f"below:{str(p['text']).lower()}"),
)  # fmt: skip
