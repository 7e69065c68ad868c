"""Simulated writers: programs that correct a draft the way a person with a consistent taste would.

A writer has a hidden `Taste` for each kind of text. It reads a draft, and hands back the text it would have
sent. It stands for the user in every measurement, so it shares no code with what learns from it
(`assistant.style`), neither its word lists nor its way of taking a letter apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.evaluation.letter import (
    Block,
    Letter,
    as_sentence,
    facts,
    put_together,
    stems,
    take_apart,
)
from assistant.evaluation.taste import Recipient, Taste, apply_taste

# What a person adds that stood in no note; "{}" becomes a number.
ADDED = (
    "The key is with the porter until {}:30.",
    "Room {} is booked as well.",
    "My new number ends in {}{}.",
    "The parcel weighs {} kilos.",
    "Bus {} stops in front of the house.",
    "We have {} copies left.",
)
SHORTEST_COURTESY, LONGEST_COURTESY = 4, 9
NAMES = ("Ashby", "Moreno", "Lindqvist", "Tanaka", "Okafor", "Brandt", "Sokolov", "Iyer", "Costa", "Nyberg")


@dataclass(frozen=True, slots=True)
class Correction:
    """The text a writer made of a draft.

    Attributes:
        final: the corrected text.
        content: the content changes among the corrections, as (before, after); never a matter of style.
    """

    final: str
    content: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """A person with hidden tastes.

    Attributes:
        tastes: for each kind of text, the tastes in force from a round on: ``((0, first), (60, later))``.
        noise: share of texts whose content is corrected as well: a number or name is changed, a sentence
            with something new added, or one that is not to be said struck.
        documents: the texts are documents with a title, not mails.
        lapse: share of texts that the person sends without touching their style.
        seed: makes the same person do the same on every run.
    """

    tastes: Mapping[str, tuple[tuple[int, Taste], ...]]
    noise: float = 0.0
    lapse: float = 0.0
    seed: int = 0
    documents: bool = False
    name: str = field(default="writer")

    def taste(self, kind: str, moment: int = 0) -> Taste:
        """The taste in force for a kind of text at a round (0-based)."""
        current = Taste()
        for start, taste in self.tastes[kind]:
            if start <= moment:
                current = taste
        return current

    def correct(
        self,
        draft: str,
        kind: str,
        *,
        moment: int = 0,
        points: Sequence[str] = (),
        recipient: Recipient | None = None,
    ) -> Correction:
        """Make the text this person would send out of a draft.

        Args:
            points: what the text was to say. A sentence about none of them is struck and a point that is
                missing is added, as content, whatever the taste.
        """
        dice = random.Random(f"{self.seed}|{self.name}|{kind}|{moment}")
        letter = take_apart(draft, document=self.documents)
        content = keep_to_points(letter, points)
        taste = self.taste(kind, moment)
        if dice.random() < self.noise:
            content += change_content(letter, dice, points, taste.own_lines)
        if dice.random() >= self.lapse:
            strike_stock_lines(letter, points, taste)
            apply_taste(letter, taste, recipient or Recipient())
        return Correction(put_together(letter), tuple(content))


def keep_to_points(letter: Letter, points: Sequence[str]) -> list[tuple[str, str]]:
    """Strike what is about something else or said twice, and add points of which too little is said.

    A short courtesy that states no fact stays: it is a matter of taste.
    """
    if not points:
        return []
    changes: list[tuple[str, str]] = []
    known, seen = stems(" ".join(points)), set[str]()
    for block in letter.blocks:
        for number in reversed(range(len(block.parts))):
            part = block.parts[number]
            strange = (facts(part) or len(part.split()) > LONGEST_COURTESY) and not stems(part) & known
            if strange or part.casefold() in seen:
                changes.append((block.parts.pop(number), ""))
            seen.add(part.casefold())
    said = " ".join(part for block in letter.blocks for part in block.parts)
    for point in points:
        wanted = stems(point)
        numbers = {one for one in facts(point) if one[0].isdigit()}
        if len(wanted & stems(said)) < 0.4 * len(wanted) or any(number not in said for number in numbers):
            sentence = as_sentence(point)
            letter.blocks.append(Block([sentence]))
            changes.append(("", sentence))
    return changes


def strike_stock_lines(letter: Letter, points: Sequence[str], taste: Taste) -> None:
    """Strike courtesies that belong to no point, unless they are this person's own for this kind of text."""
    if not points:
        return
    known = stems(" ".join(points))
    for block in letter.blocks:
        block.parts = [
            part
            for part in block.parts
            if len(part.split()) < SHORTEST_COURTESY
            or stems(part) & known
            or facts(part)
            or any(line.rstrip(".!?").casefold() in part.casefold() for line in taste.own_lines)
        ]


def change_content(
    letter: Letter, dice: random.Random, points: Sequence[str], own_lines: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Correct a fact, or else add a sentence, or strike one that says something of the points."""
    way = dice.random()
    prose = [block for block in letter.blocks if block.parts and not block.is_list]
    if way < 0.6 or not prose:
        return correct_a_fact(letter, dice)
    if way < 0.8:
        added = re.sub(r"\{\}", lambda _: str(dice.randint(2, 9)), dice.choice(ADDED))
        dice.choice(prose).parts.append(added)
        return [("", added)]
    known = stems(" ".join(points))
    said = [
        (block, part)
        for block in prose
        for part in block.parts
        if part not in own_lines and (not known or stems(part) & known)
    ]
    if len(said) < 2:
        return []
    block, part = dice.choice(said)
    block.parts.remove(part)
    return [(part, "")]


def correct_a_fact(letter: Letter, dice: random.Random) -> list[tuple[str, str]]:
    """Change one number or name, as somebody does who notices that it is wrong."""
    places = [
        (block, number, fact)
        for block in letter.blocks
        for number, part in enumerate(block.parts)
        for fact in sorted(facts(part))
    ]
    if not places:
        return []
    block, number, fact = dice.choice(places)
    if fact[0].isdigit():
        corrected = re.sub(r"\d", lambda _: str(dice.randint(1, 9)), fact, count=1)
    else:
        corrected = dice.choice(NAMES)
    if corrected == fact:
        return []
    block.parts[number] = block.parts[number].replace(fact, corrected, 1)
    return [(fact, corrected)]
