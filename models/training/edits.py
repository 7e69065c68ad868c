"""(draft, final) pairs and the preference behind them: an editing program of our own, which knows the truth.

Each program changes one thing in a text made of written sentences and says in words what it did. It shares
nothing with the simulated writers of the evaluation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from models import tasks
from models.training.pair import Pair
from models.training.words import WORDS
from models.training.written import fill_line, read_lines

Edit = tuple[str, str, str]
"""Draft, final, preference."""


def edit_pairs(rng: random.Random, most: int) -> Iterator[Pair]:
    """Make up to ``most`` pairs of the task `models.tasks.PREFER`, in English."""
    lines = read_lines("en")
    for _ in range(most):
        bodies = [fill_line(rng.choice(lines), rng, "en").sentence for _ in range(rng.randint(1, 2))]
        made = rng.choice(PROGRAMS)(bodies, rng)
        if made is not None and made[0] != made[1]:
            yield Pair(tasks.PREFER, tasks.edit(made[0], made[1]), made[2])


def _closing(bodies: Sequence[str], rng: random.Random) -> Edit:
    old, new = rng.sample(WORDS["edits"]["closings"], 2)
    body = bodies[-1]
    return f"{body} {old},", f"{body} {new},", f"Sign off with “{new}”."


def _greeting(bodies: Sequence[str], rng: random.Random) -> Edit:
    old, new = rng.sample(WORDS["edits"]["greetings"], 2)
    name = rng.choice(WORDS["first_names"])
    return f"{old} {name}, {bodies[0]}", f"{new} {name}, {bodies[0]}", f"Greet with “{new}”."


def _no_marks(bodies: Sequence[str], rng: random.Random) -> Edit:
    calm = " ".join(bodies)
    return re.sub(r"\.(?= |$)", "!", calm), re.sub(r"!", ".", calm), "Use no exclamation marks."


def _word(bodies: Sequence[str], rng: random.Random) -> Edit | None:
    text = " ".join(bodies)
    known = [(old, new) for old, new in WORDS["edits"]["synonyms"] if re.search(rf"\b{old}\b", text)]
    if not known:
        return None
    old, new = rng.choice(known)
    return text, re.sub(rf"\b{old}\b", new, text), f"Write “{new}” instead of “{old}”."


def _contractions(bodies: Sequence[str], rng: random.Random) -> Edit:
    long = short = " ".join(bodies)
    for full, contracted in WORDS["edits"]["contractions"]:
        long = re.sub(rf"\b{re.escape(contracted)}\b", full, long)
    short = long
    for full, contracted in WORDS["edits"]["contractions"]:
        short = re.sub(rf"\b{full}\b", contracted, short)
    if rng.random() < 0.5:
        return short, long, "Use no contractions."
    return long, short, "Use contractions."


def _opener(bodies: Sequence[str], rng: random.Random) -> Edit:
    opener = rng.choice(WORDS["edits"]["openers"])
    body = " ".join(bodies)
    return f"{opener} {body}", body, f"Leave out “{opener.rstrip('.!')}”."


def _offer(bodies: Sequence[str], rng: random.Random) -> Edit:
    offer = rng.choice(WORDS["edits"]["offers"])
    body = " ".join(bodies)
    if rng.random() < 0.5:
        return f"{body} {offer}", body, f"Leave out “{offer.rstrip('.!')}”."
    return body, f"{body} {offer}", f"End with “{offer}”"


def _filler(bodies: Sequence[str], rng: random.Random) -> Edit:
    filler = rng.choice(WORDS["edits"]["fillers"])
    words = bodies[0].split()
    at = rng.randint(1, max(1, len(words) - 1))
    longer = " ".join([*words[:at], filler, *words[at:]])
    return longer, bodies[0], f"Leave out “{filler}”."


def _clock(bodies: Sequence[str], rng: random.Random) -> Edit:
    hour, minute = rng.randint(1, 11), rng.choice([0, 15, 30, 45])
    afternoon = rng.random() < 0.6
    twelve = f"{hour}:{minute:02d} {'pm' if afternoon else 'am'}"
    full = f"{hour + 12 * afternoon:02d}:{minute:02d}"
    lead = rng.choice(["The meeting starts at", "Please be there at", "We open at", "My train leaves at"])
    draft, final = f"{lead} {twelve}. {bodies[0]}", f"{lead} {full}. {bodies[0]}"
    if rng.random() < 0.5:
        return draft, final, "Write times with 24 hours."
    return final, draft, "Write times with am and pm."


def _lines(bodies: Sequence[str], rng: random.Random) -> Edit | None:
    if len(bodies) < 2:
        return None
    return " ".join(bodies), "\n".join(f"- {body}" for body in bodies), "Use bullet points."


PROGRAMS: tuple[Callable[[Sequence[str], random.Random], Edit | None], ...] = (
    _closing, _greeting, _no_marks, _word, _word, _contractions, _opener, _offer, _filler, _clock, _lines,
)  # fmt: skip
"""The editing programs."""
