"""Pairs written by hand: notes as people jot them, and the sentence in up to three registers.

Each line of ``pairs/<language>.txt`` holds notes, ``=>`` and sentences marked N (neutral), F (formal) or
I (informal), with slots that are filled anew each time, so that copying a fact is learned and not a fact.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.tasks import CORRECT, LIST, PROSE, Register, change_register, word_note, word_notes
from models.training.pair import Pair
from models.training.plain import adds_only_grammar
from models.training.sentences import spoil
from models.training.words import PAIRS, slot_values

_REGISTERS: dict[str, Register] = {"N": "neutral", "F": "formal", "I": "informal"}
# How often a plain sentence is looked for among the registers, and how often one that is not plain is kept.
_PLAIN_SHARE = 0.85
_LOOSE_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Line:
    """One written pair: notes that say the same, and sentences by their register's letter."""

    notes: tuple[str, ...]
    sentences: dict[str, str]


def read_lines(language: str) -> list[Line]:
    """The written pairs of a language."""
    lines = []
    for line in (PAIRS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        left, right = line.split("=>")
        marked = (part.strip().split(":", 1) for part in right.split("||"))
        sentences = {label: sentence.strip() for label, sentence in marked}
        lines.append(Line(tuple(note.strip() for note in left.split(" | ")), sentences))
    return lines


@dataclass(frozen=True, slots=True)
class Filled:
    """A note and a sentence for it in a register, with the slots filled."""

    note: str
    sentence: str
    register: Register
    plain: bool


def fill_line(line: Line, rng: random.Random, language: str) -> Filled:
    """Fill a line once, mostly with a sentence that adds only grammar, where it has one."""
    values = slot_values(rng, language)
    filled = []
    for label in rng.sample("NFI", 3):
        note = _put(rng.choice(line.notes), values)
        sentence = _fill(line.sentences.get(label, line.sentences["N"]), values)
        filled.append(Filled(note, sentence, _REGISTERS[label], adds_only_grammar(note, sentence, language)))
    best = next((one for one in filled if one.plain), filled[0])
    return best if rng.random() < _PLAIN_SHARE else filled[0]


def written_pairs(rng: random.Random, language: str, rounds: int) -> Iterator[Pair]:
    """Fill each written pair up to ``rounds`` times; sentences that say more than their note come seldom.

    Also yields the sentences in another register, spoiled and as they are, and several in a row, as lists and
    as prose.
    """
    lines = read_lines(language)
    for line in lines:
        for _ in range(rounds):
            one = fill_line(line, rng, language)
            if one.plain or rng.random() < _LOOSE_SHARE:
                yield Pair(word_note(one.register), _jot(one.note, rng), one.sentence)
            if len(line.sentences) > 1 and rng.random() < 0.18:
                values = slot_values(rng, language)
                source, target = rng.sample(sorted(line.sentences), 2)
                task = change_register(_REGISTERS[target])
                yield Pair(task, _fill(line.sentences[source], values), _fill(line.sentences[target], values))
            if rng.random() < 0.2:
                # Correct text must come back as it is.
                wanted = one.sentence
                if rng.random() < 0.3:
                    wanted += f" {fill_line(rng.choice(lines), rng, language).sentence}"
                yield Pair(CORRECT, spoil(wanted, rng, language) if rng.random() < 0.7 else wanted, wanted)
            if rng.random() < 0.06:
                yield _several(
                    [fill_line(rng.choice(lines), rng, language) for _ in range(rng.randint(2, 4))], rng
                )


def _several(parts: list[Filled], rng: random.Random) -> Pair:
    register = parts[0].register
    notes = "\n".join(f"- {part.note}" for part in parts)
    prose = " ".join(part.sentence for part in parts)
    listed = "\n".join(f"- {part.sentence}" for part in parts)
    return rng.choice(
        [
            Pair(word_notes(register), notes, prose),
            Pair(word_notes(register), notes, prose),
            Pair(LIST, prose, listed),
            Pair(PROSE, listed, prose),
        ]
    )


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
