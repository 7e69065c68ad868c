"""Checkable rules of style: each with a deterministic test and, where possible, a transformation.

A rule never touches content: quotations, links, addresses and numbers are protected, names are left as
they are, and nothing is ever trimmed to reach a length. Applying a rule twice gives what applying it
once gives. Wherever a transformation exists, a rule *holds* when the transformation has nothing to do.

One module a subject; ``registry`` gathers them.
"""

from assistant.style.rules.enforcing import Enforced, Step, enforce
from assistant.style.rules.marks import (
    ends_with_exclamation,
    last_emoji,
    serial_comma,
    starts_with_exclamation,
)
from assistant.style.rules.notation import RULE_OF, written_like
from assistant.style.rules.registry import ORDER, RULES, WHILE_WRITING, apply, can_apply, holds, slot
from assistant.style.rules.requests import request_form
from assistant.style.rules.rule import Parameters, Rule, letter_of
from assistant.style.rules.speaker import speaker
from assistant.style.rules.structure import MIN_BULLETS, entry_stops, list_mark, one_a_line
from assistant.style.rules.wording import LANGUAGES, scope_words, wording

__all__ = [
    "LANGUAGES",
    "MIN_BULLETS",
    "ORDER",
    "RULES",
    "RULE_OF",
    "WHILE_WRITING",
    "Enforced",
    "Parameters",
    "Rule",
    "Step",
    "apply",
    "can_apply",
    "ends_with_exclamation",
    "enforce",
    "entry_stops",
    "holds",
    "last_emoji",
    "letter_of",
    "list_mark",
    "one_a_line",
    "request_form",
    "scope_words",
    "serial_comma",
    "slot",
    "speaker",
    "starts_with_exclamation",
    "wording",
    "written_like",
]
