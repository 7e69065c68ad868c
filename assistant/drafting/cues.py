"""What of the user's hand helps the model in use: cues of a prompt, added one after the other and measured.

Most models get worse as prompts get richer ("Are Large Language Models In-Context Personalized Summarizers?"
found 15 of 17), so a cue is used only where it was seen to help the very model. The measure needs no
generation: of texts the user really wrote, how much likelier they become against a plain wording of the same
points, in nats a token. Against the plain wording, because any text in a prompt makes all texts of its kind
likelier.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from assistant.drafting.context import Setting
from assistant.drafting.prompt import whole_prompt
from assistant.style.memo import Memo
from models.sampling import Score

CUES = ("preferences", "exemplars", "contrast")
"""In the order in which they are added; the first is all that is said of the user in words."""

BUDGET_SECONDS = 110.0
"""No further text is begun after this; what is measured by then is kept, and the next check goes on."""

FEWEST_TEXTS = 4
"""With fewer texts measured the cues stay as they were."""

SURE = 1.4
"""A cue helps when its mean gain is above this many standard errors: nine in ten by chance would not be."""

LONGEST_TEXT = 600
"""Characters of a text that are scored."""

_KEPT = "cues/"


class Scores(Protocol):
    """The part of a language model that the measure needs."""

    @property
    def key(self) -> str:
        """What results belong to: weights and runtime."""

    def render(self, system: str, user: str, answer_start: str = "") -> str:
        """Put texts into the model's template."""

    def count(self, text: str) -> int:
        """Number of tokens."""

    def score(self, prompt: str, continuation: str, cancel: threading.Event | None = None) -> Score:
        """Log-likelihood of a continuation."""


@dataclass(frozen=True, slots=True)
class Case:
    """One text that the user wrote, with what a prompt for it could show; the text itself is in none of it.

    Attributes:
        body: as the user wrote it, without greeting and closing.
        plain: the same points in plain words, as they would be worded without knowing the user.
        greeting: that stands before the body.
        lines: how the user writes; ``wishes`` are preferences in words.
        contrasts: (what was written, what the user made of it).
    """

    language: str
    points: tuple[str, ...]
    body: str
    plain: str
    greeting: str = ""
    lines: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()
    contrasts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gain:
    """What one cue did to the texts.

    Attributes:
        mean: nats a token by which the user's wording gained on the plain one, over the texts.
        error: its standard error.
        better: share of the texts that gained.
    """

    cue: str
    mean: float
    error: float
    better: float

    @property
    def helps(self) -> bool:
        """Whether it helps beyond chance."""
        return self.mean > SURE * self.error and self.mean > 0


@dataclass(frozen=True, slots=True)
class Ablation:
    """The outcome: gains in the order of the cues, on so many texts; ``whole`` when no text was left over."""

    gains: tuple[Gain, ...]
    texts: int
    whole: bool
    seconds: float

    @property
    def cues(self) -> tuple[str, ...] | None:
        """The cues that help, None where too few texts were measured."""
        if self.texts < FEWEST_TEXTS:
            return None
        return tuple(gain.cue for gain in self.gains if gain.helps)


def ablate(
    model: Scores,
    cases: Sequence[Case],
    memo: Memo | None = None,
    cancel: threading.Event | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    budget_s: float = BUDGET_SECONDS,
) -> Ablation:
    """Measure the cues on a loaded model.

    Args:
        memo: where results are kept, so that a check that was broken off goes on where it was.
        progress: hears how many of the texts are done.
        budget_s: seconds after which no further text is begun.

    Raises:
        Cancelled: after ``cancel``; what was measured stays.
    """
    started = time.monotonic()
    rows: list[list[float]] = []
    left = False
    for number, case in enumerate(cases):
        late = time.monotonic() - started > budget_s
        steps = _measured(model, case, memo, cancel, compute=not late)
        if steps is None:
            left = True
        else:
            rows.append(steps)
        progress(number + 1, len(cases))
    gains = tuple(_gain(cue, [row[place + 1] - row[place] for row in rows]) for place, cue in enumerate(CUES))
    return Ablation(gains, len(rows), not left, time.monotonic() - started)


def _measured(
    model: Scores, case: Case, memo: Memo | None, cancel: threading.Event | None, compute: bool
) -> list[float] | None:
    """For no cue and after each added one: the user's wording against the plain one, in nats a token."""
    key = _KEPT + hashlib.sha256(f"{model.key}|{case}".encode()).hexdigest()
    kept = memo.get(key) if memo is not None else None
    if kept is not None and isinstance(kept[0], list) and len(kept[0]) == len(CUES) + 1:
        return [float(value) for value in kept[0]]
    if not compute:
        return None
    found = []
    for shown in range(len(CUES) + 1):
        prompt = prompt_with(model, case, CUES[:shown])
        sides = [
            model.score(prompt, text[:LONGEST_TEXT], cancel).per_token for text in (case.body, case.plain)
        ]
        found.append(sides[0] - sides[1])
    if memo is not None:
        memo.put(key, found)
    return found


def prompt_with(model: Scores, case: Case, cues: Sequence[str]) -> str:
    """The prompt that drafting would give for the points of a case, with these cues in it."""
    setting = Setting("mail", case.language, "", False, (), None, (), "", "")
    return whole_prompt(
        model,
        setting,
        case.points,
        profile_lines=case.lines if "preferences" in cues else (),
        exemplars=case.exemplars if "exemplars" in cues else (),
        contrasts=case.contrasts if "contrast" in cues else (),
        background="",
        preferences=case.wishes if "preferences" in cues else (),
        frame=(case.greeting, ""),
    )


def _gain(cue: str, values: Sequence[float]) -> Gain:
    count = len(values)
    if not count:
        return Gain(cue, 0.0, 0.0, 0.0)
    mean = sum(values) / count
    spread = sqrt(sum((value - mean) ** 2 for value in values) / (count - 1)) if count > 1 else 0.0
    better = sum(value > 0 for value in values) / count
    return Gain(cue, round(mean, 4), round(spread / sqrt(count), 4), round(better, 3))
