# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Put in the articles that telegraphic English leaves out; the model says where one belongs.

The model never writes here: it only judges, by log-likelihood, between the user's words with and without
"the", "a" or "your". Nothing can be lost or invented that way, so even the smallest model is of use.
"""

from __future__ import annotations

import re
import threading
from typing import Protocol

from assistant.drafting.lexicon import DATE_WORDS
from assistant.drafting.phrasing.english_nouns import kind
from models.sampling import Score


class Judge(Protocol):
    """What scores texts: a language model."""

    def score(self, prompt: str, continuation: str, cancel: threading.Event | None = None) -> Score:
        """Log-likelihood of a continuation."""


# How much likelier (natural log) a sentence must become before an article goes in.
MARGIN = 1.5
MOST_PLACES = 4
_CONTEXT = "The following e-mail is written in correct, polite English.\n\nHi Anna,\n\n"
_PREPOSITIONS = frozenset(
    ("for of with to at in on except about before after by until from over as into regarding under").split()
)
_DETERMINED = frozenset(
    (
        "the a an my your our his her its their this that these those no any some every each all both "
        "next last me you him them us it i we he she they who what how which when where whether why "
        "if and or but not be been there here more less most much many such same other another home "
        "work time someone anyone something anything nothing everyone now then today tomorrow tonight "
        "yesterday later soon again also too only just"
    ).split()
)
_VERBS = frozenset(
    (
        "need send review check confirm open close postpone join bring propose sign book buy get see "
        "read update cancel move change meet discuss have received finish miss take give want prefer "
        "suggest share forward print order pay make call find fix write add remove prepare organise "
        "organize arrange schedule attached booked signed sent finished reviewed checked got found "
        "lost missed is approve reject accept decline extend extended attend visit use test"
    ).split()
)
_MEALS = frozenset({"breakfast", "lunch", "dinner", "supper", "brunch"})
_ANSWERS = frozenset({"yes,", "no,"})
_ING_NOUNS = frozenset(
    "meeting training building briefing hearing booking parking filing listing painting wedding pricing funding morning evening".split()
)
_THANKS = re.compile(
    r"\b(?:thanks|thank you|congratulations|grateful|appreciate)(?: so much| again| very much)?(?: for| on)?$",
    re.IGNORECASE,
)


def with_articles(sentence: str, judge: Judge, cancel: threading.Event | None = None) -> str:
    """Add "the", "a" or "an" (after thanks also "your") where the model finds the sentence clearly likelier.

    Args:
        sentence: one English sentence.
        cancel: passed on to the model, which raises Cancelled.
    """
    words = sentence.split(" ")
    for place in reversed(_places(words)[:MOST_PLACES]):
        best = _best(words, place, judge, cancel)
        if best:
            words.insert(place, best)
    return " ".join(words)


def _best(words: list[str], place: int, judge: Judge, cancel: threading.Event | None) -> str:
    left = _CONTEXT + " ".join(words[:place])
    right = " " + " ".join(words[place : place + 8])
    indefinite = "an" if words[place][0].lower() in "aeiou" else "a"
    choices = ["the", indefinite]
    noun = words[place].rstrip(".,?!;:")
    if (
        noun.endswith("s")
        and not noun.endswith("ss")
        or kind(noun) in ("mass", "plural", "roles")
        or noun in _MEALS
    ):
        choices = ["the"]
    if _THANKS.search(" ".join(words[:place])):
        choices = ["your", "the"]
    plain = judge.score(left, right, cancel).logprob
    scored = [(judge.score(left, f" {word}{right}", cancel).logprob - plain, word) for word in choices]
    gain, word = max(scored)
    return word if gain > MARGIN else ""


def _places(words: list[str]) -> list[int]:
    """Where a bare noun may begin: after a preposition or a transitive verb."""
    found = []
    for index in range(1, len(words)):
        word = words[index]
        bare = word.rstrip(".,?!;:").lower()
        previous = words[index - 1].lower()
        gerund = previous.endswith("ing") and len(previous) > 5 and previous not in _ING_NOUNS
        if previous not in _PREPOSITIONS and previous not in _VERBS | _ANSWERS and not gerund:
            continue
        if previous.endswith("ed") and index > 1 and words[index - 2].lower() in _VERBS | _PREPOSITIONS:
            continue  # "need signed contract": there it is an adjective
        if bare.endswith("ing") and bare not in _ING_NOUNS:
            continue
        if (
            bare in _DETERMINED
            or bare in _PREPOSITIONS
            or not bare.replace("-", "").replace("'", "").replace("’", "").isalpha()
        ):
            continue
        if (
            previous == "to"
            and bare in _VERBS
            or previous == "have"
            and bare.endswith("ed")
            or previous == "is"
            and bare.endswith(("ed", "ing", "ly"))
        ):
            continue
        if previous == "is" or bare.endswith("'s"):
            continue
        if (
            index + 1 < len(words)
            and re.match(r"[A-Z]?\d|[A-Z][.,?!;:]?$", words[index + 1])
            and word[-1].isalpha()
        ):
            continue  # "clause 4", "option B"
        if word[0].isupper() and not _leads_a_noun(words, index):
            continue
        found.append(index)
    return found


def _leads_a_noun(words: list[str], index: int) -> bool:
    """Names before a noun: "Thursday meeting", "Berlin office": a capitalised word before a common noun."""
    if words[index][-1] in ".,?!;:" or index + 1 >= len(words):
        return False
    following = words[index + 1].rstrip(".,?!;:")
    small = following.isalpha() and following.islower()
    return small and following not in _PREPOSITIONS | _DETERMINED | _VERBS | DATE_WORDS.keys() | {
        "will", "can", "has", "have", "is", "are", "was", "would", "could", "should", "morning", "afternoon", "evening", "night", "at", "than",
    }  # fmt: skip
