"""Who speaks in an English text: one person, or several ("we" for a firm)."""

from __future__ import annotations

import re

from assistant.style.content import at_sentence_start, substitute
from assistant.style.records import Context
from assistant.style.rules.rule import Parameters, Rule, capitalised, letter_of, with_body

_TO_WE = {
    "i am": "we are", "i was": "we were", "i'm": "we're", "am i": "are we", "was i": "were we", "i": "we",
    "i've": "we've", "i'll": "we'll", "i'd": "we'd", "me": "us", "my": "our", "mine": "ours",
    "myself": "ourselves",
}  # fmt: skip
_TO_I = {**{we: one for one, we in _TO_WE.items()}, "us": "me", "our": "my"}
_I = re.compile(
    r"\b(?:(?:am|was) I|I (?:am|was)|I(?:['’](?:m|ve|ll|d))?|[Mm]yself|[Mm]ine|[Mm]y|[Mm]e)\b(?!['’\-]\w)"
)
_WE = re.compile(
    r"\b(?:(?:are|were) we|we (?:are|were)|we(?:['’](?:re|ve|ll|d))?|ourselves|ours|our|us)\b(?!['’\-]\w)",
    re.IGNORECASE,
)
# "The report of mine", "the US": no word of a speaker, or one that says who owns a thing.
_KEPT = frozenset({"US", "ME", "OUR"})


def speaker(body: str) -> str:
    """Who speaks in a text: "we", "i", or "" for nobody and for both."""
    ours = any(m.group() not in _KEPT for m in _WE.finditer(body))
    mine = _I.search(body) is not None
    return "" if ours == mine else "we" if ours else "i"


def _apply(text: str, parameters: Parameters, context: Context) -> str:
    if context.language[:2] not in ("en", ""):
        return text
    to_we = parameters["form"] == "we"
    letter = letter_of(text, context)
    body = letter.body
    # Where both speak ("I think we should"), they are two, and neither is the other.
    if speaker(body) != ("i" if to_we else "we"):
        return text

    def other(match: re.Match[str]) -> str | None:
        said = match.group()
        if said in _KEPT:
            return None
        new = (_TO_WE if to_we else _TO_I)[said.lower().replace("’", "'")]
        if not to_we:
            new = re.sub(r"\bi\b", "I", new)
        elif "’" in said:
            new = new.replace("'", "’")
        starts = said[:1].isupper() and at_sentence_start(body, match.start())
        return capitalised(new) if starts else new

    return with_body(letter, substitute(body, _I if to_we else _WE, other))


def _holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = letter_of(text, context).body
    if context.language[:2] not in ("en", ""):
        return None
    found = speaker(body)
    return found == parameters["form"] if found else None


SPEAKER = (
    Rule(
        "speaker",
        lambda p, c: "speak as 'we'" if p["form"] == "we" else "speak as 'I'",
        _holds,
        _apply,
        language_bound=True,
    ),
)
