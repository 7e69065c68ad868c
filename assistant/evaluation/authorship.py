"""Who wrote it? A classifier on character n-grams and words of grammar, trained on other mails.

Names and numbers are masked, so that neither what a mail is about nor the signature gives its author away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.evaluation.likeness import FUNCTION_WORDS

# As many mails of each author, so that none is likelier from the start.
MOST_TEXTS = 300
FEWEST_TEXTS = 20


class Attribution:
    """Tells the authors it was trained on apart."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        """Args:
        texts: of two authors or more, see ``can_train``.
        """
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union

        chosen = {name: list(own)[-MOST_TEXTS:] for name, own in texts.items() if len(own) >= FEWEST_TEXTS}
        everything = " ".join(text for own in chosen.values() for text in own)
        self._common = frozenset(re.findall(r"(?<!\w)[^\W\d_A-ZÄÖÜ]+(?!\w)", everything))
        grams = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), min_df=3, max_features=30_000, sublinear_tf=True
        )
        words = TfidfVectorizer(vocabulary=FUNCTION_WORDS, use_idf=False, token_pattern=r"\b\w+\b")
        self._model: Any = make_pipeline(
            make_union(grams, words), LogisticRegression(C=10.0, max_iter=2000, class_weight="balanced")
        )
        self._model.fit(
            [self.masked(text) for own in chosen.values() for text in own],
            [name for name, own in chosen.items() for _ in own],
        )
        self.names: tuple[str, ...] = tuple(self._model.classes_)

    def probability(self, text: str, author: str) -> float:
        """How probable the author is, among those trained on."""
        found = self._model.predict_proba([self.masked(text)])[0]
        return float(found[self.names.index(author)])

    def names_author(self, text: str, author: str) -> bool:
        """Whether the author is the likeliest."""
        return str(self._model.predict([self.masked(text)])[0]) == author

    def masked(self, text: str) -> str:
        """A text without numbers and names: a word with a capital that nobody writes small is one."""

        def mask(match: re.Match[str]) -> str:
            return match[0] if match[0].casefold() in self._common else "Xx"

        return re.sub(r"(?<!\w)[A-ZÄÖÜ][^\W\d_]*(?!\w)", mask, re.sub(r"\d+", "0", text))


def can_train(texts: Mapping[str, Sequence[str]]) -> bool:
    """Whether there are two authors with enough mails."""
    return sum(len(own) >= FEWEST_TEXTS for own in texts.values()) >= 2
