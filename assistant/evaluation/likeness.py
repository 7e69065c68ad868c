"""How like a draft is to what its author really wrote: style on measured features, ROUGE-L and BLEU.

The features are measured here, by other code than the learner's profile.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.evaluation.letter import take_apart
from assistant.evaluation.taste import SHORT_FORMS
from assistant.text.tokens import tokens

if TYPE_CHECKING:
    from sacrebleu.metrics import BLEU

# Words that carry grammar and habit, not what a text is about.
_WORDS = """
the a an and or but so if that this these those it its is are was were be been being am i you he she we they
me him her us them my your his our their of in on at by for with from to into about as not no do does did
have has had will would can could should shall may might must just also very there here what which who when
where how than then any all some please thanks thank let get
"""
FUNCTION_WORDS = tuple(_WORDS.split())
# No feature counts for more than this many standard deviations.
CAP = 3.0
_LEAST_SPREAD = 0.02


def features(text: str) -> dict[str, float]:
    """Measured features of one text; rates are per sentence or per word."""
    letter = take_apart(text)
    sentences = [part for block in letter.blocks for part in block.parts]
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)
    lengths = [len(sentence.split()) for sentence in sentences] or [0]
    count, spoken = max(1, len(words)), max(1, len(sentences))
    lowered = [word.casefold() for word in words]
    found = {
        "words": float(np.log1p(len(words))),
        "sentence_length": float(np.mean(lengths)),
        "sentence_spread": float(np.std(lengths)),
        "paragraphs": float(len(letter.blocks)),
        "word_length": float(np.mean([len(word) for word in words] or [0])),
        "greeting": float(bool(letter.greeting)),
        "sign_off": float(bool(letter.sign_off)),
        "lists": float(any(block.is_list for block in letter.blocks)),
        "capitals": sum(word.isupper() and len(word) > 1 for word in words) / count,
        "contractions": sum("'" in word or "’" in word for word in words) / count,
        "long_forms": sum(len(re.findall(rf"\b{form}\b", text, re.IGNORECASE)) for form in SHORT_FORMS)
        / count,
        "double_spaces": len(re.findall(r"(?<=\S)  (?=\S)", text)) / spoken,
    }
    for name, mark in (("exclamations", "!"), ("questions", "?"), ("semicolons", ";"), ("ellipses", "...")):
        found[name] = text.count(mark) / spoken
    for name, pattern in (("commas", ","), ("dashes", r"\s[-–—]+\s"), ("brackets", r"\("), ("colons", ":")):
        found[name] = len(re.findall(pattern, text)) / count
    for word in FUNCTION_WORDS:
        found[f"word {word}"] = lowered.count(word) / count
    return found


def spread(texts: Sequence[str]) -> dict[str, float]:
    """How much each feature varies from text to text of one author (standard deviation)."""
    measured = [features(text) for text in texts]
    names = measured[0] if measured else features("")
    return {
        name: max(_LEAST_SPREAD, float(np.std([one[name] for one in measured])) if measured else 1.0)
        for name in names
    }


def style_distance(draft: str, final: str, scale: Mapping[str, float]) -> float:
    """Mean difference of the features in standard deviations of the author, each at most ``CAP``.

    The words of grammar together weigh as much as the other features together.
    """
    ours, theirs = features(draft), features(final)
    gaps = {name: min(CAP, abs(ours[name] - theirs[name]) / scale[name]) for name in ours}
    of_grammar = [gap for name, gap in gaps.items() if name.startswith("word ")]
    others = [gap for name, gap in gaps.items() if not name.startswith("word ")]
    return float(np.mean(of_grammar) + np.mean(others)) / 2


def rouge_l(draft: str, final: str) -> float:
    """F-measure of the longest common subsequence of words, case ignored."""
    from rapidfuzz.distance import LCSseq

    ours, theirs = _words(draft), _words(final)
    common = int(LCSseq.similarity(ours, theirs))
    return 2.0 * common / (len(ours) + len(theirs)) if ours and theirs else 0.0


def bleu(draft: str, final: str) -> float:
    """BLEU of one text, 0 to 1, for the orders that fit into it."""
    return float(_bleu().sentence_score(draft, [final]).score) / 100.0


def length_ratio(draft: str, final: str) -> float:
    """Tokens of the draft per token of the final."""
    return len(tokens(draft)) / max(1, len(tokens(final)))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold()) or re.findall(r"\w+", text.casefold())


@lru_cache(maxsize=1)
def _bleu() -> BLEU:
    from sacrebleu.metrics import BLEU

    return BLEU(effective_order=True)
