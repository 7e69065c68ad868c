"""How somebody is asked to do something, in English: "Please sign." or "Could you please sign?"."""

from __future__ import annotations

import re

from assistant.style.content import at_sentence_start, substitute
from assistant.style.records import Context
from assistant.style.rules.rule import Parameters, Rule, letter_of, with_body

_WHAT = r"(?P<what>[a-z][^.!?\n]*(?:\.\w[^.!?\n]*)*)"
# "Please note", "please find attached", "please don't" and "please let me know" ask for nothing to be done.
_TOLD = r"(?!(?:note|find|see|accept|be|feel|do not|don['’]t|never|let)\b)"
_PLEASE = re.compile(rf"Please {_TOLD}{_WHAT}\.(?=\s|$)")
# "Can you come?" may be a question and nothing else.
_ASKED = re.compile(
    rf"(?P<form>(?:Could|Would) you(?: please| kindly)?|(?:Can|Will) you (?:please|kindly)) {_WHAT}\?(?=\s|$)"
)
_ASKED_SOMEHOW = re.compile(rf"(?P<form>(?:Could|Would|Can|Will) you(?: please| kindly)?) {_WHAT}\?")


def request_form(before: str, after: str) -> str:
    """The form into which a request was turned: "Could you please", "Please"; "" where none was.

    Args:
        before, after: a sentence of the draft and what became of it.
    """
    told, asked = _PLEASE.fullmatch(before), _ASKED_SOMEHOW.fullmatch(after)
    if told and asked and _alike(told["what"], asked["what"]):
        return asked["form"]
    asked, told = _ASKED.fullmatch(before), _PLEASE.fullmatch(after)
    return "Please" if told and asked and _alike(told["what"], asked["what"]) else ""


def _alike(first: str, second: str) -> bool:
    return first.split()[:2] == second.split()[:2]


def _apply(text: str, parameters: Parameters, context: Context) -> str:
    if context.language[:2] not in ("en", ""):
        return text
    form = str(parameters["form"])
    letter = letter_of(text, context)
    body = letter.body

    def turned(match: re.Match[str]) -> str | None:
        if not at_sentence_start(body, match.start()):
            return None
        return f"Please {match['what']}." if form == "Please" else f"{form} {match['what']}?"

    return with_body(letter, substitute(body, _ASKED if form == "Please" else _PLEASE, turned))


def _holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    if context.language[:2] not in ("en", "") or not (_PLEASE.search(body) or _ASKED_SOMEHOW.search(body)):
        return None
    return _apply(text, parameters, context) == text


REQUESTS = (
    Rule("request", lambda p, c: f"ask for things with '{p['form']} …'", _holds, _apply, language_bound=True),
)
