"""Which language a text is in, among those people write mail in; "" when it is too short to tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

PLAUSIBLE = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "el",  # noqa: E501
    "ru", "uk", "bg", "ar", "he", "ja", "ko", "zh", "hi", "ca", "hr", "sl", "et", "lv", "lt", "is", "id", "vi", "th",  # noqa: E501
)  # fmt: skip
SHORTEST = 20
SAMPLE = 600

_ENOUGH = 60
_DIGIT = re.compile(r"\d")
_DRAWN = re.compile(r"[_=*#~|<>-]{3,}")
_NOISE = re.compile(r"[@\d]|://|[_=*#~|<>-]{3}")
_LINK = re.compile(r"https?://.*")
# The commonest small words of a language; where one clearly leads, the model need not be asked.
_SMALL_WORDS = {
    "en": "the and to of you is in for that it we on this be have with are will your not i can at my if me",
    "de": "der die und das ist ich nicht sie es zu den mit für auf ein eine wir auch von dem im bitte",
    "fr": "le la les et des est vous je pour que dans une pas nous sur avec ce au du votre",
    "es": "el los y que es por para una con las del me se lo su está como pero más",
    "it": "il di che è per un una non sono con del la le mi si ho della anche ci",
    "pt": "o os que não para uma com do da em você por mais no na se um muito eu",
    "nl": "de het een en van ik is dat niet je op te voor met zijn we ook er aan",
    "sv": "och att det är jag på för som inte med en har vi till av om",
    "da": "og at det er jeg på for som ikke med en har vi til af om",
}
_SMALL_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_LANGUAGES_OF = {
    word: tuple(language for language, small in _SMALL_SETS.items() if word in small)
    for word in frozenset().union(*_SMALL_SETS.values())
}


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.nb_classes)
    identifier.set_languages([language for language in PLAUSIBLE if language in known])
    return identifier


def load() -> None:
    """Load the model now, which takes most of a second, and not when the first text needs it."""
    _identifier()


def detect(text: str) -> str:
    """ISO 639-1 code of the text's language, or "" when there are fewer than ``SHORTEST`` letters.

    Only the first ``SAMPLE`` characters count, without links, addresses and numbers.
    """
    sample = text[: SAMPLE * 2]
    if _NOISE.search(sample) is not None:
        sample = " ".join(filter(None, map(_without_noise, sample.split())))
    sample = sample[:SAMPLE]
    # Whether there are enough letters is mostly told by the first of them.
    letters = _letters(sample[: 2 * _ENOUGH])
    if letters <= _ENOUGH:
        letters = _letters(sample)
    if letters < SHORTEST:
        return ""
    quick = _by_small_words(sample) if letters > _ENOUGH or sample.isascii() else ""
    if quick:
        return quick
    language = str(_identifier().classify(sample)[0])
    return "no" if language in ("nb", "nn") else language


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _without_noise(word: str) -> str:
    """A word of a text; "" for addresses and what holds a number, and without links and drawn lines."""
    if word.isalpha() or word[:-1].isalpha() and not word[-1].isdigit():
        return word
    if "@" in word[1:-1] or _DIGIT.search(word) is not None:
        return ""
    if "://" in word:
        word = _LINK.sub("", word)
    return _DRAWN.sub(" ", word).strip() if len(word) > 2 else word


def _by_small_words(sample: str) -> str:
    """The language whose small words clearly prevail, or ""."""
    words = sample.lower().split()
    if len(words) < 8:
        return ""
    counts = dict.fromkeys(_SMALL_SETS, 0)
    for languages, seen in Counter(map(_LANGUAGES_OF.get, words)).items():
        for language in languages or ():
            counts[language] += seen
    second, best = sorted(counts.values())[-2:]
    # Nordic languages share their small words, so they never get here with a clear lead.
    if best < 4 or best * 6 < len(words) or best < 2.5 * second:
        return ""
    return next(language for language, count in counts.items() if count == best)
