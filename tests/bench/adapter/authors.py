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

MAILBOXES = {
    "Kean": ("steven.kean.mbox", "steven.kean@enron.com"),
    "Sera": ("sherri.sera.mbox", "sherri.sera@enron.com"),
    "Dasovich": ("enron-sample-friday/dasovich-j/sent_items", "jeff.dasovich@enron.com"),
    "Jones": ("enron-sample-friday/jones-t/sent", "tana.jones@enron.com"),
    "Skilling": ("enron-sample-friday/skilling-j/all_documents", "jeff.skilling@enron.com"),
}
"""Never in the training data (`models.training.sentences.EVALUATION_WRITERS`)."""

_CLEAN = re.compile(r"[A-Z][\w ,'’:;/$%&.()-]*[a-z0-9)][.!?]")


@dataclass(frozen=True, slots=True)
class Said:
    """What an author wrote, and the note behind it."""

    author: str
    note: str
    sentence: str


def sentences_of_authors(mail: Path, each: int, seed: int = 0) -> list[Said]:
    """Up to ``each`` sentences of every author whose mail is there, 5 to 18 words long, chosen by the seed.

    Args:
        mail: folder with the mailboxes.
    """
    found: list[Said] = []
    for author, (place, address) in MAILBOXES.items():
        try:
            mails = read_author([mail / place], {address}).mails
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
