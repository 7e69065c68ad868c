"""What a rule of style is, and what all of them need of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.style.letters import Letter, split_letter
from assistant.style.records import Context

Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of checkable rule.

    Attributes:
        sentence: words the rule for the user, lower-case start, no scope, no full stop.
        holds: True, False, or None where the text gives no occasion to tell.
        apply: the transformation, or None where there is none (such rules go into the prompt).
        frame: it shapes greeting, sign-off or name; only for mail.
        language_bound: learned in one language it means nothing in another.
        slot: what it decides about, where that depends on the parameters; else its name.
    """

    name: str
    sentence: Callable[[Parameters, Context | None], str]
    holds: Callable[[str, Parameters, Context], bool | None]
    apply: Callable[[str, Parameters, Context], str] | None = None
    slot: Callable[[Parameters], str] | None = None
    frame: bool = False
    language_bound: bool = False


def letter_of(text: str, context: Context) -> Letter:
    """A text taken apart, by the name of the person it goes to."""
    return split_letter(text, names=(context.person_name,) if context.person_name else ())


def with_body(letter: Letter, body: str) -> str:
    """A letter as text, with another body."""
    return replace(letter, body=body).text()


def capitalised(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


def same(first: str, second: str) -> bool:
    """Whether two texts differ in nothing but white space and the form of apostrophes."""

    def plain(text: str) -> str:
        return re.sub(r"\s+", " ", text.replace("’", "'")).strip()

    return plain(first) == plain(second)


def unchanged_by(
    apply: Callable[[str, Parameters, Context], str],
) -> Callable[[str, Parameters, Context], bool | None]:
    """The check of a rule that holds where its transformation has nothing to do."""

    def holds(text: str, parameters: Parameters, context: Context) -> bool | None:
        return apply(text, parameters, context) == text if text.strip() else None

    return holds


def on_off(on: str, off: str, key: str = "use") -> Callable[[Parameters, Context | None], str]:
    """The sentence of a rule that a parameter turns into its contrary."""
    return lambda parameters, context: on if parameters.get(key) else off
