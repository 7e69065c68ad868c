"""Pairs written by hand: notes as people jot them, and the sentence in up to three registers.

Each line of ``pairs/<language>.txt`` holds notes, ``=>`` and sentences marked N (neutral), F (formal) or
I (informal), with slots that are filled anew each time, so that copying a fact is learned and not a fact.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from models.tasks import CORRECT, Register, change_register, word_note
from models.training.pair import Pair
from models.training.sentences import spoil
from models.training.words import PAIRS, slot_values

_REGISTERS: dict[str, Register] = {"N": "neutral", "F": "formal", "I": "informal"}


def written_pairs(rng: random.Random, language: str, rounds: int) -> Iterator[Pair]:
    """Fill each written pair ``rounds`` times; also yields its sentences in another register, and spoiled."""
    for line in (PAIRS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        left, right = line.split("=>")
        notes = [note.strip() for note in left.split(" | ")]
        sentences: dict[str, str] = {}
        for marked in right.split("||"):
            label, sentence = marked.strip().split(":", 1)
            sentences[label] = sentence.strip()
        for _ in range(rounds):
            values = slot_values(rng, language)
            label = rng.choice("NFI")
            wanted = _fill(sentences.get(label, sentences["N"]), values)
            note = _jot(_put(rng.choice(notes), values), rng)
            yield Pair(word_note(_REGISTERS[label]), note, wanted)
            if len(sentences) > 1 and rng.random() < 0.3:
                source, target = rng.sample(sorted(sentences), 2)
                task = change_register(_REGISTERS[target])
                yield Pair(task, _fill(sentences[source], values), _fill(sentences[target], values))
            if rng.random() < 0.2:
                # Correct text must come back as it is.
                yield Pair(CORRECT, spoil(wanted, rng) if rng.random() < 0.75 else wanted, wanted)


def _put(template: str, values: dict[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        text = values[match.group(1)]
        return _capital(text) if match.group(2) else text

    return _join(re.sub(r"\{(\w+?)(!c)?\}", value, template))


def _join(text: str) -> str:
    """Where a value meets the words around it: one full stop, and the contractions of Spanish."""
    text = re.sub(r"(?<=\d)\.\.(?!\.)", ".", text)
    return re.sub(r"\b([Dd])e el (?=[a-zé])", r"\1el ", re.sub(r"\b([Aa]) el (?=[a-zé])", r"\1l ", text))


def _fill(template: str, values: dict[str, str]) -> str:
    return _capital(_put(template, values))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:] if text and text[0].isalpha() else text


def _jot(note: str, rng: random.Random) -> str:
    """Vary a note the way people type notes: case, articles, abbreviations."""
    if rng.random() < 0.3:
        note = _capital(note)
    if rng.random() < 0.25:
        note = re.sub(r"\b(the|den|die|das|le|la|el|les|las) ", "", note)
    if rng.random() < 0.1:
        note = note.replace("please", "pls")
    if rng.random() < 0.12 and not note.endswith("?"):
        note += "."
    return note
