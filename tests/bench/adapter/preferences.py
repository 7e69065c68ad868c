"""The truth of an edit as the ledger would hold it, and whether it is found."""

from __future__ import annotations

import re
from typing import Any

from assistant.style.candidates import propose
from assistant.style.edits import compare
from assistant.style.records import Context
from assistant.style.stated import parse
from tests.bench.adapter.material import Edit


def truth(edit: Edit) -> tuple[str, dict[str, Any]] | None:
    """The rule and what its parameters must hold; None for what the ledger has no rule for."""
    kind, what = edit.kind, edit.what
    if kind == "replace":
        before, after = what.split(" -> ")
        return "replace_phrase", {"before": before, "after": after}
    known: dict[str, tuple[str, dict[str, Any]]] = {
        "sign_off": ("sign_off", {"form": what}),
        "greeting": ("greeting", {"form": what}),
        "calm": ("exclamation", {"use": False}),
        "drop": ("banned_phrase", {"phrase": what}),
        "contract": ("contractions", {"use": what == "yes"}),
        "end": ("closing_line", {"text": what}),
        "bullets": ("bullets", {"use": True}),
        "spelling": ("spelling", {"variant": what}),
        "emoji": ("emoji", {"use": False}),
        "dashes": ("dashes", {"mark": "none"}),
        "numerals": ("numerals", {"style": what}),
        "ellipsis": ("ellipsis", {"use": False}),
    }
    return known.get(kind)


def understood(edit: Edit, answer: str) -> bool:
    """Whether the ledger's own reader takes the answer for the rule behind the edit."""
    read = parse(answer)
    return _same(edit, read.rule, read.parameters)


def by_rules(edit: Edit) -> bool:
    """Whether the typed changes alone propose the rule behind the edit."""
    greeted = re.match(re.escape(edit.what) + r" ([^,\n]+),", edit.final) if edit.kind == "greeting" else None
    context = Context(kind="mail", language="en", person_name=greeted[1] if greeted else "")
    found = propose(compare(edit.draft, edit.final, context), context)
    return any(_same(edit, one.rule, one.parameters) for one in found)


def _same(edit: Edit, rule: str, parameters: dict[str, Any]) -> bool:
    wanted = truth(edit)
    if wanted is None or (
        rule != wanted[0] and not (edit.kind == "drop" and rule in ("empty_opener", "empty_closer"))
    ):
        return False
    if rule in ("empty_opener", "empty_closer"):
        return True
    return all(_alike(parameters.get(key), value) for key, value in wanted[1].items())


def _alike(one: object, other: object) -> bool:
    if not isinstance(one, str) or not isinstance(other, str):
        return one == other
    plain = [text.lower().strip(" .,!?") for text in (one, other)]
    return plain[0] == plain[1] or re.sub(r"[{]\w+[}]", "", plain[0]).strip(" ,") == plain[1]
