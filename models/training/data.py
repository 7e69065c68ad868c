"""The whole training set of the writing adapter; everything follows from one seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from models import tasks
from models.training.edits import edit_pairs
from models.training.pair import Pair
from models.training.plain import adds_only_grammar
from models.training.sentences import lengthen, sentences_of_mail, spoil, telegraphic
from models.training.written import written_pairs

_SHARES = {"en": 1.0, "de": 0.6, "fr": 0.9, "es": 0.6}
LANGUAGES = tuple(_SHARES)
"""The languages there are written pairs in."""

_FOLDERS = ("enron-sample-friday", "easy-ham")


def training_pairs(
    corpora: Path,
    seed: int,
    *,
    languages: Sequence[str] = LANGUAGES,
    rounds: int = 13,
    sentences: int = 4400,
) -> list[Pair]:
    """Make the pairs: written ones in some languages, and playback, mistakes and padding of real sentences.

    Args:
        corpora: folder with ``mail/enron-sample-friday`` and ``mail/easy-ham``.
        languages: of the written pairs; the real sentences are English.
        rounds: how often each written pair is filled (fewer times for the languages with more lines).
        sentences: about how many real sentences are used.
    """
    rng = random.Random(seed)
    pairs: list[Pair] = []
    for language in languages:
        pairs += written_pairs(rng, language, int(rounds * _SHARES[language]))
    for folder in _FOLDERS:
        for sentence in sentences_of_mail(corpora / "mail" / folder, rng, sentences // len(_FOLDERS)):
            pairs += _playback(sentence, rng)
    pairs += edit_pairs(rng, rounds * 60)
    rng.shuffle(pairs)
    return pairs


def _playback(sentence: str, rng: random.Random) -> list[Pair]:
    pairs = []
    note = telegraphic(sentence, rng)
    shorter = 2 < len(note.split()) < len(sentence.split())
    if shorter and len(sentence.split()) <= 18 and adds_only_grammar(note, sentence, "en"):
        pairs.append(Pair(tasks.word_note("neutral"), note, sentence))
    roll = rng.random()
    if roll < 0.5:
        pairs.append(Pair(tasks.CORRECT, spoil(sentence, rng), sentence))
    elif roll < 0.65:
        # Correct text must come back as it is.
        pairs.append(Pair(tasks.CORRECT, sentence, sentence))
    elif roll < 0.8:
        pairs.append(Pair(tasks.SHORTEN, lengthen(sentence, rng), sentence))
    return pairs
