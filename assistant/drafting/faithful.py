# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Does a sentence say what a point says, and nothing else? The gate before anything a model worded.

All rules are deterministic and strict: a sentence that says something wrong is far worse than the user's
own words, so whatever is in doubt is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from assistant.drafting.facts import find_facts, keys
from assistant.drafting.lexicon import ADDABLE, META, MODALS, NEGATIONS, PERSONS, STOP
from assistant.drafting.questions import is_question

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
# Words that say the same and may replace one another.
_SAME = {
    "thanks": "thank", "can't": "cannot", "cant": "cannot", "apologise": "sorry", "apologies": "sorry",
    "apologize": "sorry", "congratulate": "congratulation", "congratulations": "congratulation", "ok": "okay",
    "pls": "please", "plz": "please", "tmrw": "tomorrow", "asap": "soon", "meet": "meeting", "won't": "will",
    "msg": "message", "thx": "thank", "u": "you", "w/": "with", "ur": "your", "till": "until",
}  # fmt: skip
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
    counts = Counter(_stem(word) for word in _words(text) if word not in stop)
    given = Counter(_stem(word) for word in _words(point))
    return any(count > max(1, given[word]) for word, count in counts.items())


def loops(text: str) -> bool:
    """Whether a text repeats itself: a word three times in a row, or any five words twice."""
    words = [word.lower() for word in _WORD.findall(text)]
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
    old, new = _words(point), _words(text)
    if _negations(point) != _negations(text):
        return "negation"
    stop = STOP.get(language, frozenset())
    carried = (
        _CARRIED_OUT.get(language, frozenset())
        if old and old[0] in _CARRIED_OUT.get(language, frozenset())
        else frozenset()
    )
    old_stems, new_stems = {_stem(w) for w in old}, {_stem(w) for w in new}
    content = [w for w in old if w not in stop and w not in carried and not _is_negation(w)]
    if any(_stem(w) not in new_stems for w in content):
        return "word-lost"
    # Who does what to whom hangs on the order: "Tom owes Anna" must not come out as "Anna owes Tom".
    if not _in_order([_stem(w) for w in content], [_stem(w) for w in new]):
        return "word-order"
    addable = ADDABLE.get(language, frozenset())
    persons = PERSONS.get(language, {})
    pronouns = frozenset().union(*persons.values()) if persons else frozenset()
    for word in new:
        if _stem(word) in old_stems or word in addable or _is_negation(word):
            continue
        if word in MODALS:
            return "modal"
        if word in pronouns:
            continue
        return "word-added"
    for who, words in persons.items():
        added, had = words & set(new), words & set(old)
        if added and not had and not _may_add(who, old, new, carried):
            return "person"
        if had and not added and who not in ("he", "she", "they"):
            return "person"
    return ""


def _in_order(wanted: list[str], words: list[str]) -> bool:
    """Whether the words stand in a text one after another, whatever lies between them."""
    rest = iter(words)
    return all(word in rest for word in wanted)


def content_share(point: str, text: str, language: str) -> float:
    """Share (0–1) of a point's content words that a text holds."""
    stop = STOP.get(language, frozenset()) | _CARRIED_OUT.get(language, frozenset())
    content = [word for word in _words(point) if word not in stop]
    stems = {_stem(word) for word in _words(text)}
    return sum(1 for word in content if _stem(word) in stems) / len(content) if content else 1.0


def _may_add(who: str, old: list[str], new: list[str], carried: frozenset[str]) -> bool:
    """A subject may only be added where the point leaves no doubt who it is."""
    if who == "you":
        return new[:2] in (["thank", "you"], ["danke", "ihnen"]) or (
            old[0] in ("thank", "thanks", "congratulate", "thx") and "your" in new
        )
    if who in ("he", "she", "they"):
        return False
    if _OBJECTS & set(new) - set(old):
        return False
    return bool(carried) or old[0] in _FIRST_PERSON


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


def _words(text: str) -> list[str]:
    plain = re.sub(r"\S+@\S+|https?://\S+|www\.\S+", " ", text)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(unicodedata.normalize("NFC", plain))]
    return [
        _SAME.get(word, word) for word in words if len(word) > 1 or word in ("i", "a", "y", "à", "o", "s")
    ]


def _negations(text: str) -> int:
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text)]
    return sum(1 for word in words if _is_negation(word))


def _is_negation(word: str) -> bool:
    return word in NEGATIONS or bool(_NEGATED.search(word))


def _stem(word: str) -> str:
    word = re.sub(r"'s$|s'$", "", word)
    if word in MODALS or len(word) < 5:
        return word.rstrip("s") if len(word) > 3 and not word.endswith("ss") else word
    return re.sub(r"(?:ies|es|s)$", "", word) if not word.endswith("ss") else word


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())


def _stands(key: str, plain: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(key)}(?:'s)?(?!\w)", plain) is not None
