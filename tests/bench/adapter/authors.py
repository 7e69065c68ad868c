"""Sentences of held-out authors, and the notes they may have come from."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import KnownError
from assistant.evaluation.authors import read_author
from assistant.evaluation.letter import take_apart
from assistant.evaluation.notes import telegraph

AUTHORS = {
    "Kean": "mail/steven.kean.mbox",
    "Sera": "mail/sherri.sera.mbox",
    "Johnson": "authors/jeff_johnson_clean.jsonl",
    "Williams": "authors/tana_williams_clean.jsonl",
}
"""Never in the training data: the last two are writers of the same public mail under other names
(`models.training.sentences.EVALUATION_WRITERS`)."""

_CLEAN = re.compile(r"[A-Z][\w ,'’:;/$%&.()-]*[a-z0-9)][.!?]")


@dataclass(frozen=True, slots=True)
class Said:
    """What an author wrote, and the note behind it."""

    author: str
    note: str
    sentence: str


def sentences_of_authors(corpora: Path, each: int, seed: int = 0) -> list[Said]:
    """Up to ``each`` sentences of every author whose mail is there, 5 to 18 words long, chosen by the seed.

    Args:
        corpora: folder with their mail.
    """
    found: list[Said] = []
    for author, place in AUTHORS.items():
        try:
            mails = read_author([corpora / place]).mails
        except KnownError:
            continue
        own = sorted({said for one in mails for said in _sentences(one.text, one.names)})
        random.Random(seed).shuffle(own)
        rows = [Said(author, telegraph(sentence), sentence) for sentence in own]
        found += [row for row in rows if 3 <= len(row.note.split()) < len(row.sentence.split())][:each]
    return found


def _sentences(text: str, names: list[str]) -> list[str]:
    parts = [" ".join(part.split()) for block in take_apart(text, names=names).blocks for part in block.parts]
    return [
        part
        for part in parts
        if 5 <= len(part.split()) <= 18
        and _CLEAN.fullmatch(part)
        and not re.search(r"\d{5}|\.{2}|[A-Z]{6}", part)
    ]
