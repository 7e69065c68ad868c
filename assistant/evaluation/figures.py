"""The figures a run of rounds comes to, each with its interval and the value that is aimed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from assistant.evaluation.holding import is_true_of, quoted
from assistant.evaluation.rounds import Round
from assistant.evaluation.statistics import first_column, interval_of, mean, value_of
from assistant.evaluation.taste import Recipient

WINDOW = 20
# Preferences that hold in this share of the held-out texts they are meant for count as confirmed.
CONFIRMED = 0.8
STEADY = 3

Played = Mapping[str, Sequence[Sequence[Round]]]
"""The rounds of each agent by its name in ``agents.AGENTS``, one sequence for each seed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a writer.

    Attributes:
        low, high: bootstrap interval (95 %), None where there is none.
        target: what is aimed at, in words; "" where nothing is.
        reached: None where nothing is aimed at or too few rounds were played to tell.
    """

    writer: str
    figure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    of: int = 0
    target: str = ""
    reached: bool | None = None

    def row(self) -> dict[str, Any]:
        """As a row of a table."""
        return {name: _rounded(value) for name, value in asdict(self).items()}


def _rounded(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return round(value, 3) if np.isfinite(value) else None


def costs(played: Sequence[Sequence[Round]]) -> list[list[float]]:
    """Edit costs by seed and round."""
    return [[float(one.cost) for one in rounds] for rounds in played]


def compare(writer: str, played: Played, turned: int | None = None) -> list[Figure]:
    """The figures of one writer, as far as the agents they need took part.

    Args:
        turned: the round from which the writer wants the contrary, or None.
    """
    by_agent = {name: costs(rounds) for name, rounds in played.items()}
    found: list[Figure] = []
    if {"ownhand", "cipher-5"} <= by_agent.keys():
        found.append(_ratio(writer, "cost against CIPHER-5", by_agent["ownhand"], by_agent["cipher-5"], 0.5))
    if {"ownhand", "none"} <= by_agent.keys():
        found.append(_ratio(writer, "cost against no learning", by_agent["ownhand"], by_agent["none"], None))
        found.append(_worst_window(writer, by_agent["ownhand"], by_agent["none"]))
    if {"ownhand", "none", "oracle"} <= by_agent.keys():
        found.append(_saving(writer, by_agent["ownhand"], by_agent["none"], by_agent["oracle"]))
    if turned is not None and {"ownhand", "none"} <= played.keys():
        found.append(_after_reversal(writer, played["ownhand"], played["none"], turned))
    if "ownhand" in played:
        found.append(_content_learned(writer, played["ownhand"]))
    if {"ownhand", "none"} <= played.keys():
        found += _selection(writer, played["ownhand"], played["none"])
    return found


def _table(*by_seed: Sequence[Sequence[float]]) -> np.ndarray:
    """Costs of several agents side by side, one row a round, all seeds one after the other."""
    return np.stack([np.concatenate([np.asarray(one) for one in seeds]) for seeds in by_seed], axis=1)


def _ratio(
    writer: str,
    name: str,
    ours: Sequence[Sequence[float]],
    theirs: Sequence[Sequence[float]],
    most: float | None,
) -> Figure:
    rows = _table(ours, theirs)

    def ratio(means: np.ndarray) -> np.ndarray:
        ours, theirs = np.moveaxis(means, -1, 0)
        return np.where(theirs > 0, ours / theirs, np.nan)

    value = value_of(ratio, rows)
    low, high = interval_of(ratio, rows)
    reached = None if most is None else bool(value <= most)
    return Figure(writer, name, value, low, high, len(rows), f"≤ {most}" if most is not None else "", reached)


def _saving(
    writer: str,
    ours: Sequence[Sequence[float]],
    none: Sequence[Sequence[float]],
    oracle: Sequence[Sequence[float]],
) -> Figure:
    rows = _table(ours, none, oracle)

    def share(means: np.ndarray) -> np.ndarray:
        ours, none, oracle = np.moveaxis(means, -1, 0)
        return np.where(none > oracle, (none - ours) / (none - oracle), np.nan)

    value = value_of(share, rows)
    low, high = interval_of(share, rows)
    return Figure(
        writer, "share of the oracle's saving", value, low, high, len(rows), "≥ 0.8", _at_least(value, 0.8)
    )


def _at_least(value: float, least: float) -> bool | None:
    """None where there was nothing to be gained, so that the share says nothing."""
    return bool(value >= least) if np.isfinite(value) else None


def worst_window(values: Sequence[float], none: Sequence[float], width: int = WINDOW) -> float:
    """The largest ratio of an agent's cost to that without learning, over all windows of ``width`` rounds."""
    width = min(width, len(values))
    ratios = [
        sum(values[start : start + width]) / max(1.0, sum(none[start : start + width]))
        for start in range(len(values) - width + 1)
    ]
    return max(ratios, default=1.0)


def _worst_window(writer: str, ours: Sequence[Sequence[float]], none: Sequence[Sequence[float]]) -> Figure:
    value = max(worst_window(one, other) for one, other in zip(ours, none, strict=True))
    enough = all(len(one) >= WINDOW for one in ours)
    return Figure(
        writer, f"worst window of {WINDOW} rounds against no learning", value, of=sum(map(len, ours)),
        target="≤ 1.05", reached=bool(value <= 1.05) if enough else None,
    )  # fmt: skip


def _after_reversal(
    writer: str, ours: Sequence[Sequence[Round]], none: Sequence[Sequence[Round]], turned: int
) -> Figure:
    """The most drafts of one kind, over kinds and seeds, until one costs less than without learning and the
    next ones on average do too.
    """
    slowest = 0
    for one, other in zip(ours, none, strict=True):
        kinds = dict.fromkeys(round_.task.kind for round_ in one)
        for kind in kinds:
            places = [place for place in range(turned, len(one)) if one[place].task.kind == kind]
            mine, theirs = [one[place].cost for place in places], [other[place].cost for place in places]
            slowest = max(slowest, drafts_until_below(mine, theirs))
    return Figure(
        writer, "most drafts of a kind after the reversal until below no learning", float(slowest),
        of=sum(map(len, ours)), target="≤ 5", reached=slowest <= 5,
    )  # fmt: skip


def drafts_until_below(costs: Sequence[float], none: Sequence[float]) -> int:
    """The first draft (counted from 1) below the cost without learning, it and the next ones on average too.

    One more than there are where it never happens.
    """
    for start in range(len(costs)):
        window = slice(start, start + STEADY)
        if costs[start] < none[start] and mean(costs[window]) < mean(none[window]):
            return start + 1
    return len(costs) + 1


def _content_learned(writer: str, ours: Sequence[Sequence[Round]]) -> Figure:
    """Share of the content corrections that a preference learned then or later speaks of."""
    marks: list[float] = []
    for rounds in ours:
        learned = [[entry["text"] for entry in one.lesson.get("learned", ())] for one in rounds]
        for place, one in enumerate(rounds):
            marks += [float(is_learned(change, sum(learned[place:], []))) for change in one.content]
    rows = np.asarray(marks)[:, None] if marks else np.zeros((0, 1))
    low, high = interval_of(first_column, rows)
    return Figure(
        writer, "share of content corrections that became preferences", mean(marks) if marks else None,
        low if marks else None, high if marks else None, len(marks), "< 0.05",
        bool(mean(marks) < 0.05) if marks else None,
    )  # fmt: skip


def is_learned(change: tuple[str, str], sentences: Sequence[str]) -> bool:
    """Whether a sentence of the ledger quotes what only a content correction said.

    A corrected fact counts when a quotation holds it; an added or struck sentence when it holds the quotation
    of two or more words.
    """
    before, after = (side.casefold() for side in change)
    for phrase in (phrase.casefold() for sentence in sentences for phrase in quoted(sentence)):
        words = f" {' '.join(phrase.split())} "
        for side in (before, after):
            if not side:
                continue
            if len(side.split()) <= 2 and f" {side} " in words.replace(",", " ").replace(".", " "):
                return True
            if len(phrase.split()) >= 2 and len(side.split()) > 2 and phrase.strip() in side:
                return True
    return False


def _selection(writer: str, ours: Sequence[Sequence[Round]], none: Sequence[Sequence[Round]]) -> list[Figure]:
    """Precision and recall of the choice of preferences, as far as their sentences can be judged.

    Rightly applied is a preference that is true of the text the person made; needed is one that is true of it
    and not of the draft without learning.
    """
    applied: list[float] = []
    needed: list[float] = []
    for one, other in zip(ours, none, strict=True):
        ledger: dict[str, tuple[str, str | None, str]] = {}
        for round_, plain in zip(one, other, strict=True):
            if "ledger" in round_.written.notes:
                ledger = {
                    entry[0]: (entry[1], entry[2], entry[3]) for entry in round_.written.notes["ledger"]
                }
            chosen = set(round_.written.notes.get("applied", ()))
            for name, (sentence, person, kind) in ledger.items():
                if not _in_scope(round_, person, kind):
                    continue
                wanted = _judge(sentence, round_, round_.final)
                if wanted is not None and name in chosen:
                    applied.append(float(wanted))
                if wanted and _judge(sentence, plain, plain.written.text) is False:
                    needed.append(float(name in chosen))
    found = []
    for name, marks in (("precision", applied), ("recall", needed)):
        rows = np.asarray(marks)[:, None] if marks else np.zeros((0, 1))
        low, high = interval_of(first_column, rows)
        value = mean(marks) if marks else None
        found.append(Figure(writer, f"choice of preferences: {name}", value, low, high, len(marks)))
    return found


def _in_scope(round_: Round, person: str | None, kind: str) -> bool:
    what = "document" if round_.task.document else "mail"
    return kind in ("", what) and person in (None, round_.task.name)


def _judge(sentence: str, round_: Round, text: str) -> bool | None:
    return is_true_of(sentence, text, Recipient(round_.task.name), document=round_.task.document)


def confirmed(ledger: Sequence[Sequence[Any]], held_out: Sequence[Round]) -> tuple[int, int]:
    """How many preferences hold in texts nobody learned from, and how many could be judged.

    Args:
        ledger: id, sentence, name of the person or None, kind of text or "".
    """
    right = judged = 0
    for _, sentence, person, kind in ledger:
        marks = [
            verdict
            for one in held_out
            if _in_scope(one, person, kind)
            for verdict in [_judge(sentence, one, one.final)]
            if verdict is not None
        ]
        if marks:
            judged += 1
            right += mean([float(mark) for mark in marks]) >= CONFIRMED
    return right, judged


def confirmed_figure(writer: str, counts: Sequence[tuple[int, int]]) -> Figure:
    """The share of preferences that held-out texts confirm, over several ledgers."""
    right, judged = sum(one for one, _ in counts), sum(one for _, one in counts)
    rows = np.concatenate([np.ones(right), np.zeros(judged - right)])[:, None]
    low, high = interval_of(first_column, rows)
    value = right / judged if judged else None
    return Figure(writer, "share of preferences confirmed on held-out finals", value, low, high, judged)
