"""Read back what the ledger itself writes: from the sentence of a preference to its rule.

A user who copies, corrects or retypes a sentence of the ledger means the rule behind it. Sentences with a
few fixed readings are looked up among those that the registry of rules writes; the others are taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from assistant.style.notations import FORMS
from assistant.style.rules import RULE_OF, RULES, written_like

Reading = tuple[str, dict[str, Any]]

_CHOICES: tuple[Reading, ...] = (
    ("greeting", {"form": ""}),
    ("sign_off", {"form": ""}),
    ("own_name", {"name": ""}),
    ("exclamation", {"use": False}),
    ("exclamation", {"use": True}),
    ("exclamation", {"use": True, "first": True}),
    ("exclamation", {"use": True, "last": True}),
    ("emoji", {"use": False}),
    ("ellipsis", {"use": False}),
    *(("dashes", {"mark": mark}) for mark in ("–", "—", "-", "none")),
    *(
        (rule, {"use": use})
        for rule in ("contractions", "bullets", "entry_stops", "serial_comma")
        for use in (True, False)
    ),
    *(("spelling", {"variant": variant}) for variant in ("en-GB", "en-US")),
    ("empty_opener", {}),
    ("empty_closer", {}),
    ("small_letters", {}),
    ("blank_lines", {"use": True}),
    *(("paragraphs", {"form": form}) for form in ("one", "each", "lines")),
    *(("speaker", {"form": form}) for form in ("we", "i")),
    *(("address", {"form": form}) for form in ("formal", "informal")),
    *(("numerals", {"style": style}) for style in ("digits", "words")),
)
_SLOTS = {"first name": "{first}", "last name": "{last}", "full name": "{full}", "title": "{title}"}


def _with_slots(form: str) -> str:
    return re.sub(r"\[(first name|last name|full name|title)\]", lambda m: _SLOTS[m.group(1)], form)


def _greeting(match: re.Match[str]) -> Reading:
    form = _with_slots(match["form"])
    return "greeting", {"form": form, "inline": True} if match["inline"] else {"form": form}


def _line(match: re.Match[str]) -> Reading:
    text = match["text"].strip()
    text += "" if text[-1:] in ".!?…:;," else "."
    return f"{'opening' if match['place'] == 'begin' else 'closing'}_line", {"text": text, "paragraph": True}


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Reading]], ...] = (
    (r"open with '(?P<form>.+?)'(?P<inline>, on the same line as the text)?", _greeting),
    (r"close with '(?P<form>.+)'", lambda m: ("sign_off", {"form": m["form"]})),
    (r"sign as '(?P<name>.+)'", lambda m: ("own_name", {"name": m["name"]})),
    (r"never write '(?P<phrase>.+)'", lambda m: ("banned_phrase", {"phrase": m["phrase"]})),
    (
        r"write '(?P<after>.+)' instead of '(?P<before>.+)'",
        lambda m: ("replace_phrase", {"before": m["before"], "after": m["after"]}),
    ),
    (r"(?P<place>begin|end) the text with '(?P<text>.+)'", _line),
    (r"put '(?P<mark>[^']{1,12})' at the end of the text(?P<bare> instead of the full stop)?", lambda m: (
        "emoji", {"use": True, "mark": m["mark"], "stop": not m["bare"]})),
    (r"put several points into a (?:bulleted list with|list numbered) '(?P<mark>[^']{1,3})'", lambda m: (
        "bullets", {"use": True, "mark": m["mark"]})),
    (r"ask for things with '(?P<form>(?:could|would|can|will) you(?: please| kindly)?|please) …'", lambda m: (
        "request", {"form": m["form"][:1].upper() + m["form"][1:]})),
    (r"write '(?P<text>.+)' below your name", lambda m: (
        "below_name", {"text": m["text"].replace(" / ", "\n"), "apart": True})),
    (r"at most (?P<n>\d{1,4}) (?P<unit>words|sentences)", lambda m: (
        "length", {"unit": m["unit"], "n": int(m["n"])})),
    (r"short sentences, about (?P<n>\d{1,4}) words each", lambda m: (
        "sentence_length", {"n": int(m["n"])})),
)  # fmt: skip
_SCOPE = re.compile(r"(?:To|In) [^:'‘\"“]{1,100}: ")


def read_back(text: str) -> Reading | None:
    """The rule and its parameters behind a sentence in the ledger's words; None for any other sentence.

    A scope in front ("To Anna Weber: …") is passed over. A fixed line is read as a paragraph of its own,
    for the sentence does not tell.
    """
    sentence = _SCOPE.sub("", text.strip(), count=1) if _SCOPE.match(text.strip()) else text.strip()
    sentence = sentence.removesuffix(".")
    sentence = re.sub(r"[\"“”„«»](.+?)[\"“”«»](?=$|[ ,])|‘(.+)’(?=$)", _straight, sentence)
    sentence = sentence[:1].lower() + sentence[1:]
    known = _known().get(sentence.lower())
    if known is not None:
        return known[0], dict(known[1])
    for pattern, build in _FORMS:
        match = re.fullmatch(pattern, sentence, re.IGNORECASE)
        if match:
            return build(match)
    return None


def _straight(match: re.Match[str]) -> str:
    return f"'{match.group(1) or match.group(2)}'"


@cache
def _known() -> Mapping[str, Reading]:
    spoken = {RULES[rule].sentence(made, None).lower(): (rule, made) for rule, made in _CHOICES}
    written: dict[str, Reading] = {
        written_like(of, form, language).lower(): (RULE_OF[of], {"format": form})
        for language in ("es", "fr", "de", "en")
        for of, forms in FORMS.items()
        for form in forms
    }
    return {**written, **spoken, written_like("date", "slashed"): ("date_format", {"format": "slashed"})}
