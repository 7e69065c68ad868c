"""Explicit lessons on one passage, "more like this" and "not like this": what can be read off it.

A passage has no counterpart to be compared with, so only what it shows plainly is read: its greeting and
closing, contractions, marks, lists. What one feature alone tells counts at once, for the user has said so;
of several any may have been meant, so they wait in the ledger until an edit names one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import KnownError
from assistant.style import rules
from assistant.style.content import ADDRESS, URL, content_words, facts_in
from assistant.style.letters import Letter, split_letter
from assistant.style.lexicon import HEDGES, POLITENESS
from assistant.style.measures import Measures, is_empty_closer, is_empty_opener, measure
from assistant.style.names import names_of, with_placeholders
from assistant.style.records import Context, Scope
from assistant.style.stated import gives_orders
from assistant.text.language import detect

# Longer passages are cut: an example shows a manner in its first hundred words (characters).
LONGEST_PASSAGE = 1_200
LONGEST_READ = 100_000
# How much of a passage the ledger's line quotes (characters).
QUOTED = 70
# A disliked piece of at most this many words is a phrase to be struck wherever it comes again.
PHRASE_WORDS = 6
MORE, LESS = "more_like", "not_like"
PASSAGE_RULES = frozenset({MORE, LESS})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage teaches.

    Attributes:
        passage: as it is kept, without links and addresses.
        text: the ledger's line for the passage itself.
        found: (rule, parameters) that it shows plainly.
        sure: whether they count at once.
        language: of the passage, where it could be told.
    """

    rule: str
    passage: str
    text: str
    found: tuple[tuple[str, dict[str, Any]], ...]
    sure: bool
    language: str

    @property
    def is_phrase(self) -> bool:
        """Whether the passage is no more than a phrase, which its rule says in full."""
        return self.sure and [rule for rule, _ in self.found] == ["banned_phrase"]


def read(passage: str, like: bool, context: Context, scope: Scope, points: Sequence[str] = ()) -> Reading:
    """Read a passage.

    Args:
        context: whom it was written to, and in which kind of text.
        scope: where the lesson is to hold; it is named in the ledger's line.
        points: what the draft was to say, where the passage comes from one; such words are content.

    Raises:
        KnownError: ``empty-text``, and ``preference-refused`` for texts that give orders to a model.
    """
    if not any(character.isalnum() for character in passage[:LONGEST_READ]):
        raise KnownError("empty-text", "The passage is empty.", "Mark some words, or give a file with text.")
    clean = _kept(passage)
    if gives_orders(clean):
        raise KnownError(
            "preference-refused",
            "This passage gives orders to a model instead of showing a style.",
            "Mark only the words that you want more of, or none of.",
        )
    language = context.language or detect(clean)
    letter = split_letter(clean, (context.person_name,) if context.person_name else ())
    seen = measure(letter, language)
    found = _liked(letter, seen, context, scope) if like else _disliked(clean, letter, seen, language, points)
    where = rules.scope_words(scope, context.person_name)
    flat = " ".join(clean.split())
    quoted = flat if len(flat) <= QUOTED else flat[: QUOTED - 1].rstrip() + "…"
    said = f"{'more' if like else 'nothing'} like '{quoted}'"
    text = f"{where}: {said}." if where else f"{said[:1].upper()}{said[1:]}."
    return Reading(MORE if like else LESS, clean, text, tuple(found), like or len(found) == 1, language)


def _kept(passage: str) -> str:
    text = ADDRESS.sub("[address]", URL.sub("[link]", passage[:LONGEST_READ].strip()))
    if len(text) <= LONGEST_PASSAGE:
        return text
    return text[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"


def _liked(
    letter: Letter, seen: Measures, context: Context, scope: Scope
) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    # How one person is greeted says nothing of how others are.
    framed = scope.person_id is not None
    if framed and letter.greeting.strip() and letter.body.strip():
        form = with_placeholders(" ".join(letter.greeting.split()), names_of(context.person_name))
        found.append(("greeting", {"form": form}))
    if framed and letter.sign_off.strip():
        found.append(("sign_off", {"form": " ".join(letter.sign_off.split())}))
    if framed and letter.sign_off.strip() and letter.name.strip():
        found.append(("own_name", {"name": " ".join(letter.name.split())}))
    if seen.contractions + seen.contractible >= 2 and not (seen.contractions and seen.contractible):
        found.append(("contractions", {"use": bool(seen.contractions)}))
    if seen.bullets >= rules.MIN_BULLETS:
        found.append(("bullets", {"use": True}))
    return found


def _disliked(
    text: str, letter: Letter, seen: Measures, language: str, points: Sequence[str]
) -> list[tuple[str, dict[str, Any]]]:
    body = letter.body.strip() or text
    if is_empty_opener(body, language) and seen.sentences <= 1:
        return [("empty_opener", {})]
    if is_empty_closer(body, language) and seen.sentences <= 1:
        return [("empty_closer", {})]
    phrase = " ".join(text.split()).strip(" ,;:.!?…–—-")
    asked = {word for point in points for word in content_words(point, language)}
    is_phrase = (
        0 < len(phrase.split()) <= PHRASE_WORDS
        and not letter.greeting
        and not letter.sign_off
        and not facts_in(phrase, language)
        and not content_words(phrase, language) & asked
        and bool(re.search(r"[^\W\d_]{2}", phrase))
    )
    found: list[tuple[str, dict[str, Any]]] = []
    if seen.emoji:
        found.append(("emoji", {"use": False}))
    if seen.exclamations:
        found.append(("exclamation", {"use": False}))
    if seen.ellipses:
        found.append(("ellipsis", {"use": False}))
    if seen.dash_marks:
        found.append(("dashes", {"mark": "none"}))
    if seen.bullets >= 2:
        found.append(("bullets", {"use": False}))
    if seen.contractions:
        found.append(("contractions", {"use": False}))
    if found:
        return found
    return [("banned_phrase", {"phrase": phrase})] if is_phrase or _is_courtesy(phrase, language) else []


def _is_courtesy(phrase: str, language: str) -> bool:
    return any(phrase.lower() in table.get(language[:2], ()) for table in (HEDGES, POLITENESS))
