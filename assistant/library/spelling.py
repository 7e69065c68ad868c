"""Words of a query that stand nowhere, put right by the nearest word that does.

Only the words of the library itself are candidates, names among them, so nothing is "corrected" into a word
that nobody wrote. A word is sought among those that begin with the same letter, because the first letter is
seldom wrong and the rest of the vocabulary need not be read then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.library.names import fold

SHORTEST = 4
LONGEST = 24
MOST_TERMS = 60_000


def nearest_words(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, str]:
    """For each word the nearest one of the word index, where one is near enough.

    Args:
        connection: with the temporary table ``passage_terms`` over the word index.
    """
    found = {}
    for word in words:
        wanted = fold(word)
        if not SHORTEST <= len(wanted) <= LONGEST or not wanted.isalpha():
            continue
        nearest = _nearest(connection, wanted)
        if nearest:
            found[word] = nearest
    return found


def _nearest(connection: sqlite3.Connection, wanted: str) -> str:
    slips = 1 if len(wanted) < 7 else 2
    rows = connection.execute(
        "SELECT term, doc FROM temp.passage_terms WHERE term >= ? AND term < ? "
        "AND length(term) BETWEEN ? AND ? LIMIT ?",
        (wanted[0], chr(ord(wanted[0]) + 1), len(wanted) - slips, len(wanted) + slips, MOST_TERMS),
    ).fetchall()
    counts = {term: count for term, count in rows if term.isalpha()}
    near = process.extract(wanted, list(counts), scorer=OSA.distance, score_cutoff=slips, limit=20)
    return min(near, key=lambda one: (one[1], -counts[one[0]]))[0] if near else ""
