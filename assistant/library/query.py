"""What the user typed, made into full-text queries that can never be a syntax error.

Every word is taken out of the text and put into quotes of our own, so the operators of FTS5 (``NEAR``, ``*``,
``-``, ``:``, ``^``) have no meaning in what is typed. Text in double quotes is a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

MOST_WORDS = 24
SHORTEST_PREFIX = 4
SHORTEST_TYPED = 3
WORD_SHARE = 0.6
PHRASE_SHARE = 0.9
_PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "ments",
    "ungen",
    "ment",
    "ings",
    "ness",
    "ung",
    "ing",
    "ies",
    "ern",
    "ed",
    "es",
    "en",
    "er",
    "ly",
    "s",
    "e",
    "n",
    "y",
)
_STOP_WORDS_TEXT = """
a an and are as at be been but by can could did do does for from had has have how i if in is it its me
my no not of on or our should so that the their them then there these they this to us was we were what
when where which who why will with would you your about any der die das ein eine einen einem einer und
oder ist sind war in im am an auf für von vom zu zum zur mit bei aus nach wie was wer wann wo warum ich
du er sie es wir ihr mich mir dich dir nicht auch den dem des dass hat haben le la les un une des du de
et ou est sont pour par sur dans avec que qui quoi quand où je tu il elle nous vous ils ne pas au aux ce
el los las una unos y o es son para por en con qué quién cuándo dónde yo tú él ella no se su al lo il lo
gli uno e di da per tra fra che chi io lui lei noi voi non si del della
"""
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())


@dataclass(frozen=True, slots=True)
class WordQuery:
    """The words and phrases of a query.

    Attributes:
        words: without stop words; one written with marks inside ("co-op") is its parts with spaces.
        all_words: every single word, also stop words and those of phrases.
    """

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    all_words: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look up."""
        return not self.words and not self.phrases

    def stages(
        self, common: Collection[str] = (), broad: Collection[str] = (), typing: bool = False
    ) -> list[str]:
        """Full-text expressions from strict to lenient.

        Args:
            typing: the last word is the beginning of one.
            common: words that stand in very many passages; they are looked up as they are, and where
                any word will do, the others have to do it.
            broad: words whose beginning is shared by very many words; only the whole word is looked up.
        """
        if self.empty:
            return []
        phrases = [_quoted(*phrase) for phrase in self.phrases]
        exact = [_quoted(word) for word in self.words]
        loose = [_quoted(word) if word in common or word in broad else _loose(word) for word in self.words]
        if typing and self.words and len(self.words[-1]) >= SHORTEST_TYPED and self.words[-1] not in broad:
            loose[-1] = f"{_quoted(self.words[-1])} *"
        telling = [one for one, word in zip(loose, self.words, strict=True) if word not in common] or exact
        stages = [" AND ".join(phrases + exact), " AND ".join(phrases + loose)]
        if len(self.words) > 1:
            # A phrase stays a demand; single words become optional.
            stages.append(" AND ".join([*phrases, "(" + " OR ".join(telling) + ")"]))
        return list(dict.fromkeys(stages))

    def weighed(
        self, common: Collection[str] = (), broad: Collection[str] = (), typing: bool = False
    ) -> list[tuple[str, str]]:
        """The expressions of :meth:`stages`, and for each what its passages are ranked by.

        A word that stands nearly everywhere tells little, and weighing it means counting all its passages: it
        is demanded, but not weighed.
        """
        rare = tuple(word for word in self.words if word not in common)
        if not rare and not self.phrases or len(rare) == len(self.words):
            return [(one, one) for one in self.stages(common, broad, typing)]
        last = typing and self.words[-1:] == rare[-1:]
        weights = WordQuery(rare, self.phrases, self.all_words).stages(common, broad, last)
        every = self.stages(common, broad, typing)
        strict, loose = (weights[0], weights[min(1, len(weights) - 1)]) if weights else ("", "")
        return [
            (one, one if " OR " in one else strict if place == 0 else loose)
            for place, one in enumerate(every)
        ]

    def replaced(self, words: Mapping[str, str]) -> WordQuery:
        """The same query with some of its words put right."""
        return WordQuery(
            tuple(words.get(word, word) for word in self.words),
            self.phrases,
            tuple(words.get(word, word) for word in self.all_words),
        )


def read_query(text: str) -> WordQuery:
    """Take words and phrases out of typed text; never fails, whatever it holds."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
    phrases = []
    for found in _PHRASE.finditer(text):
        words = tuple(_WORD.findall(found.group(1)))[:MOST_WORDS]
        if words:
            phrases.append(words)
    rest = _PHRASE.sub(" ", text)
    # What is written without a space belongs together: addresses, dates, "co-op", "1,200".
    joined = (" ".join(_WORD.findall(chunk)) for chunk in rest.split())
    every = tuple(dict.fromkeys(word for word in joined if word))[:MOST_WORDS]
    telling = tuple(word for word in every if word.lower() not in _STOP_WORDS)
    words = telling if telling or phrases else every
    parts = [part for word in every for part in word.split()] + [
        word for phrase in phrases for word in phrase
    ]
    return WordQuery(words, tuple(phrases), tuple(parts))


def phrase_of(text: str) -> str:
    """A full-text expression for words that stand together, or "" where the text has none."""
    words = _WORD.findall(unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode()))[:MOST_WORDS]
    return _quoted(*words) if words else ""


def keyword_share(query: WordQuery) -> float:
    """How much the words count against the meaning, 0..1; quoted words name something."""
    return PHRASE_SHARE if query.phrases else WORD_SHARE


def stem(word: str) -> str:
    """The word without a common ending, at least four letters long; rough, for prefix search only."""
    lower = word.lower()
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST_PREFIX:
            return word[: len(word) - len(ending)]
    return word


def prefix_of(word: str) -> str:
    """The beginning of words that :meth:`WordQuery.stages` looks up for a word, or "" for the word alone."""
    return "" if _loose(word) == _quoted(word) else stem(word).lower()


def _quoted(*words: str) -> str:
    return '"' + " ".join(words) + '"'


def _loose(word: str) -> str:
    if len(word) < SHORTEST_PREFIX or word.isdigit() or " " in word:
        return _quoted(word)
    return f"{_quoted(stem(word))} *"
