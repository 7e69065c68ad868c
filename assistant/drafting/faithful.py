# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Does a sentence say what a point says, and nothing else? The gate before anything a model worded.

All rules are deterministic and strict: a sentence that says something wrong is far worse than the user's
own words, so whatever is in doubt is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Set

from assistant.drafting.facts import find_facts, keys
from assistant.drafting.forms import WORD, stem, stems_of, words_of
from assistant.drafting.lexicon import ADDABLE, LINKS, META, MODALS, NEGATIONS, PERSONS, STOP
from assistant.drafting.questions import is_question
from assistant.drafting.smallwords import (
    breaks_off,
    changes_place,
    courtesies,
    joins_a_fragment,
    relates_anew,
    says_twice,
    shifts_amount,
)

_NEGATED = re.compile(r"n['’]t\b|\bcannot\b", re.IGNORECASE)
# Words of the instruction in a point that the sentence itself carries out.
_CARRIED_OUT = {
    "en": frozenset(
        ["ask", "tell", "say", "mention", "inform", "her", "him", "them", "whether", "remind", "note"]
    ),
    "de": frozenset(
        ["fragen", "sagen", "mitteilen", "danken", "bedanken", "vorschlagen", "ihm", "ihr", "ihnen"]
    ),
    "fr": frozenset(["demander", "dire", "remercier", "proposer", "lui", "leur"]),
    "es": frozenset(["preguntar", "decir", "agradecer", "proponer", "le", "les"]),
}


def fault(point: str, sentence: str, language: str) -> str:
    """Why a sentence must not stand for a point; "" when it may.

    Returns:
        one of ``empty``, ``meta``, ``loop``, ``length``, ``fact-lost``, ``fact-invented``, ``fact-order``,
        ``negation``, ``word-lost``, ``word-order``, ``word-added``, ``modal``, ``person``, ``question``,
        or "".
    """
    text = sentence.strip()
    if not text or not any(c.isalnum() for c in text):
        return "empty"
    if "\n" in text or talks_about_itself(text, point):
        return "meta"
    if loops(text) or _says_twice(point, text, language):
        return "loop"
    counts = len(point.split()), len(text.split())
    if counts[1] > 1.8 * counts[0] + 5 or counts[1] < 0.6 * counts[0]:
        return "length"
    return (
        _facts_fault(point, text, language)
        or _words_fault(point, text, language)
        or ("question" if is_question(point, language) != ("?" in text) else "")
    )


_META = re.compile("|".join((r"(?<!\w)" if mark[0].isalnum() else "") + re.escape(mark) for mark in META))


def talks_about_itself(text: str, source: str) -> bool:
    """Whether a text speaks of the task instead of doing it ("Here is the sentence: …"), unless its source does."""
    lowered = source.lower()
    return any(match.group() not in lowered for match in _META.finditer(text.lower()))


def _says_twice(point: str, text: str, language: str) -> bool:
    """Whether a word of weight stands more often in the sentence than in the point."""
    stop = STOP.get(language, frozenset()) | MODALS
    counts = Counter(stem(word, language) for word in words_of(text, language) if word not in stop)
    given = Counter(stem(word, language) for word in words_of(point, language))
    return any(count > max(1, given[word]) for word, count in counts.items())


def loops(text: str) -> bool:
    """Whether a text repeats itself: a word three times in a row, or any five words twice."""
    words = [word.lower() for word in WORD.findall(text)]
    if any(words[i] == words[i + 1] for i in range(len(words) - 1)) and re.search(
        r"\b(\w+)(?:\s+\1\b){1,}", text, re.IGNORECASE
    ):
        return any(words[i] == words[i + 1] == words[i + 2] for i in range(len(words) - 2))
    spans = [tuple(words[i : i + 5]) for i in range(len(words) - 4)]
    return len(spans) != len(set(spans))


def _facts_fault(point: str, text: str, language: str) -> str:
    before, after = find_facts(point, language), find_facts(text, language)
    raw = _plain(point)
    if any(fact.key not in keys(after) and not _stands(fact.key, _plain(text)) for fact in before):
        return "fact-lost"
    if any(fact.key not in keys(before) and not _stands(fact.key, raw) for fact in after):
        return "fact-invented"
    numbers = (
        [fact.key for fact in before if fact.kind == "number"],
        [fact.key for fact in after if fact.kind == "number"],
    )
    if numbers[0] != numbers[1]:
        return "fact-order"
    return ""


def _words_fault(point: str, text: str, language: str) -> str:
    old, new = words_of(point, language), words_of(text, language)
    if _negations(point) != _negations(text):
        return "negation"
    stop = STOP.get(language, frozenset())
    carried = (
        _CARRIED_OUT.get(language, frozenset())
        if old and old[0] in _CARRIED_OUT.get(language, ())
        else frozenset()
    )
    old_stems = stems_of(old, language, {stem(word, language) for word in new})
    new_stems = stems_of(new, language, set(old_stems))
    content = [
        one
        for word, one in zip(old, old_stems, strict=True)
        if one and word not in stop and word not in carried and not _is_negation(word)
    ]
    if not set(content) <= set(new_stems) or not _links(old, language) <= _links(new, language):
        return "word-lost"
    if not _in_order(content, new_stems) and not _only_a_verb_moved(
        point, text, content, new_stems, language
    ):
        return "word-order"
    courtesy = courtesies(point, new) if language == "en" else frozenset()
    if language == "en" and changes_place(point, text):
        return "word-lost"
    if language == "en" and any(
        wrong(point, text)
        for wrong in (relates_anew, breaks_off, shifts_amount, joins_a_fragment, says_twice)
    ):
        return "word-added"
    return _added_fault(
        list(zip(new, new_stems, strict=True)), {*old_stems, *courtesy}, language
    ) or _person_fault(old, new, carried, language)


def _links(words: list[str], language: str) -> set[str]:
    known = LINKS.get(language, {})
    return {known[word] for word in words if word in known}


def _added_fault(new: list[tuple[str, str]], old_stems: Set[str], language: str) -> str:
    addable = ADDABLE.get(language, frozenset()) | frozenset(LINKS.get(language, ()))
    pronouns = frozenset().union(*PERSONS.get(language, {}).values())
    for word, one in new:
        if not one or one in old_stems or word in addable or word in pronouns or _is_negation(word):
            continue
        return "modal" if word in MODALS else "word-added"
    return ""


def _person_fault(old: list[str], new: list[str], carried: Set[str], language: str) -> str:
    for who, words in PERSONS.get(language, {}).items():
        added, had = words & set(new), words & set(old)
        if added and not had and not _may_add(who, old, new, carried):
            return "person"
        if had and not added and who not in ("he", "she", "they"):
            return "person"
    return ""


def _in_order(wanted: list[str], words: list[str]) -> bool:
    """Whether the words stand in a text one after another, whatever lies between them.

    Who does what to whom hangs on the order: "Tom owes Anna" must not come out as "Anna owes Tom".
    """
    rest = iter(words)
    return all(word in rest for word in wanted)


def _only_a_verb_moved(point: str, text: str, content: list[str], words: list[str], language: str) -> bool:
    """Whether a German sentence has its order but for one verb, which has a place of its own there.

    Nouns and names, which German writes with capitals, keep theirs. The word that moved stands before no noun,
    where it might be an adjective that has come to another noun, and nothing is negated.
    """
    if language != "de" or _negations(point):
        return False
    capitals = {
        stem(word.lower(), language)
        for word in WORD.findall(point) + WORD.findall(text)[1:]
        if word[0].isupper()
    }
    for moved in {one for one in content if one not in capitals}:
        if words.count(moved) == 1 and _in_order([one for one in content if one != moved], words):
            after = words[words.index(moved) + 1 : words.index(moved) + 2]
            return not set(after) & capitals
    return False


def content_share(point: str, text: str, language: str) -> float:
    """Share (0–1) of a point's content words that a text holds."""
    stop = STOP.get(language, frozenset()) | _CARRIED_OUT.get(language, frozenset())
    words = words_of(point, language)
    there = words_of(text, language)
    stems = stems_of(words, language, {stem(word, language) for word in there})
    content = [one for word, one in zip(words, stems, strict=True) if one and word not in stop]
    found = set(stems_of(there, language, set(stems)))
    return sum(one in found for one in content) / len(content) if content else 1.0


def _may_add(who: str, old: list[str], new: list[str], carried: Set[str]) -> bool:
    """A subject may only be added where the point leaves no doubt who it is."""
    first = old[0] if old else ""  # a point may be a number alone
    if who == "you":
        return new[:2] in (["thank", "you"], ["danke", "ihnen"]) or (
            first in ("thank", "thanks", "congratulate", "thx", "dank", "danke", "merci", "gracias")
            and not _SUBJECTS & set(new)
        )
    if who in ("he", "she", "they"):
        return False
    if _OBJECTS & set(new) - set(old):
        return False
    if who == "I" and any(_is_ich_form(word) and _beside("ich", word, new) for word in old):
        return True
    return bool(carried) or first in _FIRST_PERSON


def _is_ich_form(word: str) -> bool:
    """Whether a German word may be a verb's first person ("komme"), to which no other subject fits."""
    return len(word) > 3 and word.endswith("e")


def _beside(one: str, other: str, words: list[str]) -> bool:
    pairs = set(zip(words, words[1:], strict=False))
    return (one, other) in pairs or (other, one) in pairs


_SUBJECTS = frozenset("you i we he she they ich wir du er je nous tu vous il elle yo usted".split())
_OBJECTS = frozenset("me us mich mir uns moi nous me nos".split())


_FIRST_PERSON = frozenset(
    (
        "can can't cannot could couldn't will won't would wouldn't am need want think hope agree "
        "disagree suggest propose recommend prefer appreciate apologise apologize sorry happy glad "
        "afraid unable able available not look looking don't didn't haven't kann könnte werde würde "
        "habe bin brauche möchte hoffe schlage peux suis voudrais propose espère attached offer wish "
        "accept decline invite"
    ).split()
)


def _negations(text: str) -> int:
    words = [w.lower().replace("’", "'") for w in WORD.findall(text)]
    return sum(1 for word in words if _is_negation(word))


def _is_negation(word: str) -> bool:
    return word in NEGATIONS or bool(_NEGATED.search(word))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())


def _stands(key: str, plain: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(key)}(?:'s)?(?!\w)", plain) is not None
