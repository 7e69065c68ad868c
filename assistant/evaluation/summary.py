"""What the replay of authors comes to: tables of arms, paired tests, and the figures aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.evaluation.figures import Figure
from assistant.evaluation.statistics import interval, mean, p_lower

MEANS = ("edit_cost", "edit_cost_normalised", "style_distance", "length_ratio", "rouge_l", "bleu")
TESTED = ("edit_cost_normalised", "style_distance")
LEVEL = 0.05

Row = dict[str, Any]


def grouped(rows: Sequence[Row], keys: tuple[str, ...]) -> list[Row]:
    """Means for every group of rows that agree in ``keys``; an interval for edit cost and style distance.

    Greeting and sign-off count where the author is consistent; beside them stand how often that is, and how
    often the author's own habit would have been right.
    """
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    table = []
    for group, members in groups.items():
        row = {**dict(zip(keys, group, strict=True)), "mails": len(members)}
        for name in MEANS:
            row[name] = round(mean([member[name] for member in members]), 4)
            if name in TESTED:
                low, high = interval([float(member[name]) for member in members])
                row[f"{name}_low"], row[f"{name}_high"] = round(low, 4), round(high, 4)
        for part in ("greeting", "sign_off"):
            consistent = [member for member in members if member[f"{part}_consistent"]]
            row[f"{part}_right"] = _share(consistent, f"{part}_right")
            row[f"{part}_habit_right"] = _share(consistent, f"{part}_usual")
            row[f"{part}_consistent"] = round(len(consistent) / len(members), 3)
        for name in ("authorship", "attributed", "real_attributed"):
            row[name] = _share(members, name) if name in members[0] else None
        table.append(row)
    return table


def _share(rows: Sequence[Row], name: str) -> float | None:
    return round(mean([float(row[name]) for row in rows]), 3) if rows else None


def compare_arms(rows: Sequence[Row]) -> list[Row]:
    """For each author and figure every arm against *none*, mail by mail, with a one-sided p."""
    results = []
    for author in dict.fromkeys(row["author"] for row in rows):
        for name in (*TESTED, "authorship"):
            values: dict[str, list[float]] = {}
            for row in rows:
                if row["author"] == author and name in row:
                    # More is better for authorship, less for the others.
                    values.setdefault(row["arm"], []).append(
                        float(row[name]) * (-1 if name == "authorship" else 1)
                    )
            for arm, ours in values.items():
                if arm == "none" or "none" not in values:
                    continue
                sign = -1 if name == "authorship" else 1
                difference = sign * (mean(ours) - mean(values["none"]))
                results.append(
                    {
                        "author": author, "figure": name, "arm": arm, "against": "none", "mails": len(ours),
                        "difference": round(difference, 4), "p": round(p_lower(values["none"], ours), 4),
                    }
                )  # fmt: skip
    return results


def figures_of(rows: Sequence[Row], tests: Sequence[Row]) -> list[Figure]:
    """The figures aimed at, for each author, as far as the arms they need took part."""
    found: list[Figure] = []
    for author in dict.fromkeys(row["author"] for row in rows):
        best = [row for row in rows if row["author"] == author and row["arm"] == "all"]
        for part in ("greeting", "sign_off"):
            marks = [float(row[f"{part}_right"]) for row in best if row[f"{part}_consistent"]]
            if marks:
                low, high = interval(marks)
                name = f"{part.replace('_', '-')} right where the author is consistent"
                found.append(
                    Figure(author, name, mean(marks), low, high, len(marks), "≥ 0.8", mean(marks) >= 0.8)
                )
        for test in tests:
            if test["author"] == author and test["arm"] == "all":
                better = test["difference"] > 0 if test["figure"] == "authorship" else test["difference"] < 0
                found.append(
                    Figure(
                        author, f"{test['figure']} of all against none (p = {test['p']})", test["difference"],
                        of=test["mails"], target="better, p < 0.05", reached=better and test["p"] < LEVEL,
                    )
                )  # fmt: skip
    return found
