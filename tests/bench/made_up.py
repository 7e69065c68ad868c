"""A made-up library, and questions to it, for the benchmarks of search.

Words follow Zipf's law, vectors lie in clusters as embeddings of mail do, everything goes straight into the
tables. The same seed makes the same library.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import sqlite_utils

from assistant.database import writing
from assistant.library import embeddings

DIMS = 384
WORDS = 30_000
WORDS_PER_PASSAGE = 90
CLUSTERS = 400
PEOPLE = 2_000
QUESTIONS = 200
AT_ONCE = 10_000

_SYLLABLES = ("ka", "lo", "mi", "ren", "to", "su", "vel", "dar", "pi", "nox", "fa", "ge")

Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of every answer: on the clock, and of processor time, which other programs hardly move."""

    clock: npt.NDArray[np.float64]
    processor: npt.NDArray[np.float64]

    def clock_of(self, percent: float) -> float:
        """A percentile on the clock."""
        return float(np.percentile(self.clock, percent))

    def processor_of(self, percent: float) -> float:
        """A percentile of processor time, all threads together."""
        return float(np.percentile(self.processor, percent))


@dataclass(frozen=True, slots=True)
class Questions:
    """Three words each, and unit vectors (``QUESTIONS``, ``DIMS``) to go with them."""

    words: list[str]
    vectors: Rows

    def times(self, ask: Callable[[int], object]) -> Times:
        """How long each question takes, after three to warm up."""
        for number in range(3):
            ask(number)
        clock, processor = np.zeros(len(self.words)), np.zeros(len(self.words))
        for number in range(len(self.words)):
            started, used = time.perf_counter(), time.process_time()
            ask(number)
            processor[number] = (time.process_time() - used) * 1000
            clock[number] = (time.perf_counter() - started) * 1000
        return Times(clock, processor)


class MadeUp:
    """Words, clusters and chance."""

    def __init__(self, seed: int = 5) -> None:
        self._chance = np.random.default_rng(seed)
        self._words = np.array([_word(number) for number in range(WORDS)])
        self._centres = self._chance.standard_normal((CLUSTERS, DIMS))

    def fill(self, db: sqlite_utils.Database, count: int) -> None:
        """Store ``count`` passages with their vectors, one to an item, from ``PEOPLE`` people."""
        with writing(db) as connection:
            connection.executemany(
                "INSERT INTO people(id, name) VALUES (?, ?)",
                [(number, f"Person {number}") for number in range(1, PEOPLE + 1)],
            )
            connection.executemany(
                "INSERT INTO addresses(id, address, person_id) VALUES (?, ?, ?)",
                [(number, f"person{number}@example.com", number) for number in range(1, PEOPLE + 1)],
            )
        for first in range(0, count, AT_ONCE):
            self._fill_some(db, first, min(AT_ONCE, count - first))

    def questions(self) -> Questions:
        """Questions of three words each, and as many vectors near the clusters."""
        words = [" ".join(self._words[self._zipf((3,))]) for _ in range(QUESTIONS)]
        return Questions(words, self._vectors(QUESTIONS))

    def _fill_some(self, db: sqlite_utils.Database, first: int, size: int) -> None:
        texts = [" ".join(row) for row in self._words[self._zipf((size, WORDS_PER_PASSAGE))]]
        hashes = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        numbered = list(enumerate(texts, first + 1))
        with writing(db) as connection:
            connection.executemany(
                "INSERT INTO items(id, key, kind, title, date, new_text, quoted_text, signature, language, names, "
                'author, sender_id, message_id, in_reply_to, "references", list_id, attachments, problems, own) '
                "VALUES (?, ?, 'mail', ?, ?, '', '', '', 'en', ?, '', ?, '', '', '', '', '[]', '[]', ?)",
                [
                    (n, str(n), text[:40], 1e9 + n * 900, f"Person {_person(n)}", _person(n), n % 3 == 0)
                    for n, text in numbered
                ],
            )
            connection.executemany(
                "INSERT INTO participants(item_id, role, address_id) VALUES (?, 'from', ?)",
                [(n, _person(n)) for n, _ in numbered],
            )
            connection.executemany(
                "INSERT INTO passages(id, item_id, role, position, text, hash) VALUES (?, ?, 'new', 0, ?, ?)",
                [(n, n, text, digest) for (n, text), digest in zip(numbered, hashes, strict=True)],
            )
            connection.execute(
                "INSERT INTO passages_fts(rowid, text, title, names) "
                "SELECT id, text, title, names FROM passage_words WHERE id > ?",
                (first,),
            )
            embeddings.store(connection, "made-up", hashes, self._vectors(size))

    def _vectors(self, count: int) -> Rows:
        """Unit vectors near the clusters."""
        rows = self._centres[self._chance.integers(0, CLUSTERS, count)]
        rows = rows + 0.5 * self._chance.standard_normal((count, DIMS))
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def _zipf(self, shape: tuple[int, ...]) -> npt.NDArray[np.int64]:
        """Word numbers with the frequencies of natural text."""
        numbers: Any = np.exp(self._chance.random(shape) * np.log(WORDS)) - 1
        return np.minimum(numbers.astype(np.int64), WORDS - 1)


def _person(number: int) -> int:
    return number % PEOPLE + 1


def _word(number: int) -> str:
    word = ""
    number += len(_SYLLABLES)
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[digit]
    return word
