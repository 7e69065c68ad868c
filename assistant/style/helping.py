"""How much each own text helps as an example: measured with the model in use, in idle time, and kept.

A text helps when the user's other texts to the same people become likelier with it before them. The gain is
in nats a token, the mean over a few such texts. Which examples are shown matters more than how many, and
likeness to the request says little about which of a person's mails shows their hand best.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.library.records import OwnText
from assistant.style.candidates import prompt_text
from assistant.style.letters import split_letter
from assistant.style.memo import Memo

# Groups (people) looked after, examples measured in each, and texts each example is measured on.
MOST_GROUPS, MOST_EXAMPLES, TARGETS = 12, 6, 3
# Fewer texts to a person leave nothing to measure on.
FEWEST_TEXTS = 3
# What is shown and scored of a text (characters).
LONGEST_EXAMPLE, LONGEST_TARGET = 1800, 500
_KEPT = "help/"


class Scores(Protocol):
    """The part of a language model that the measure needs."""

    key: str

    def render(self, system: str, user: str, answer_start: str = "") -> str:
        """Put texts into the model's template."""

    def score(self, prompt: str, continuation: str, cancel: Any = None) -> Any:
        """Log-likelihood of a continuation."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One own text that may serve as an example, and others of its group that tell what it is worth."""

    example: OwnText
    targets: tuple[OwnText, ...]


def trials(own_texts: Sequence[OwnText]) -> Iterator[Trial]:
    """What is worth measuring: the newest texts to those written to most, each on other texts to them.

    Args:
        own_texts: newest first.
    """
    groups: dict[tuple[int, str], list[OwnText]] = {}
    for own in own_texts:
        if own.to and own.kind == "mail" and _body(own):
            groups.setdefault((own.to[0].id, own.language), []).append(own)
    largest = sorted(groups.values(), key=len, reverse=True)[:MOST_GROUPS]
    for group in largest:
        if len(group) < FEWEST_TEXTS:
            continue
        for example in group[:MOST_EXAMPLES]:
            others = [own for own in group if _body(own) != _body(example)]
            if others:
                yield Trial(example, tuple(others[:TARGETS]))


def measure(model: Scores, trial: Trial, memo: Memo, cancel: threading.Event | None = None) -> float:
    """The gain of a text as an example, taken from what is kept where it was measured before.

    Raises:
        Cancelled: after ``cancel``.
    """
    key = _key(model.key) + str(trial.example.item_id)
    state = _digest(trial)
    kept = memo.get(key)
    if kept is not None and kept[0].get("of") == state:
        return float(kept[0]["gain"])
    intro = prompt_text("exemplars")
    without = model.render("", "", "")
    shown = model.render(f"{intro}\n\n{_body(trial.example)[:LONGEST_EXAMPLE]}", "", "")
    gains = []
    # All scores after one prompt come together: its beginning is computed once.
    plain = [model.score(without, _body(own)[:LONGEST_TARGET], cancel).per_token for own in trial.targets]
    for own, before in zip(trial.targets, plain, strict=True):
        gains.append(model.score(shown, _body(own)[:LONGEST_TARGET], cancel).per_token - before)
    gain = sum(gains) / len(gains)
    memo.put(key, {"gain": round(gain, 5), "of": state})
    return gain


def is_measured(model_key: str, trial: Trial, memo: Memo) -> bool:
    """Whether a text's gain is kept and still belongs to the same texts."""
    kept = memo.get(_key(model_key) + str(trial.example.item_id))
    return kept is not None and kept[0].get("of") == _digest(trial)


def kept(memo: Memo, model_key: str) -> Mapping[int, float]:
    """The gains measured with a model, by item."""
    return {int(item): float(data["gain"]) for item, data in memo.all(_key(model_key)).items()}


def _key(model_key: str) -> str:
    return f"{_KEPT}{hashlib.sha256(model_key.encode()).hexdigest()[:16]}/"


def _digest(trial: Trial) -> str:
    texts = "\0".join(_body(own) for own in (trial.example, *trial.targets))
    return hashlib.sha256(texts.encode("utf-8", "replace")).hexdigest()[:16]


def _body(own: OwnText) -> str:
    names = [person.name for person in own.to if person.name]
    return split_letter(own.text, names).body.strip()
