"""Where a measurement stands: tables and figures of the matches that are over, written after each; curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.evaluation import figures, tables
from assistant.evaluation.rounds import Round
from assistant.evaluation.statistics import cumulated, interval, mean
from assistant.evaluation.writers import reversal_of


@dataclass(frozen=True, slots=True)
class Match:
    """One agent against one writer."""

    agent: str
    writer: str
    rounds: int
    seed: int

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"{self.writer}-{self.rounds}-seed-{self.seed}-{self.agent}"


@dataclass(frozen=True, slots=True)
class _OfWriter:
    """What the matches of one writer came to."""

    table: Sequence[dict[str, Any]] = ()
    found: Sequence[figures.Figure] = ()
    curves: Mapping[str, list[float]] = field(default_factory=dict)
    rows: Sequence[dict[str, Any]] = ()


class Standings:
    """Gathers matches and keeps the files of a folder as they stand.

    An agent is counted as soon as it has played all seeds of a writer.

    Args:
        out: the folder for the files.
        matches: all that are to be played, in the order of the tables.
    """

    def __init__(self, out: Path, matches: Sequence[Match]) -> None:
        self._out, self._matches = out, matches
        self._played: dict[Match, Sequence[Round]] = {}
        self._checks: dict[Match, tuple[int, int]] = {}
        self._by_writer: dict[str, _OfWriter] = {}

    def add(self, match: Match, rounds: Sequence[Round], check: tuple[int, int] | None = None) -> None:
        """Count a match, and write the tables that it changes.

        Args:
            check: how many preferences held-out texts confirmed, and how many could be judged.
        """
        self._played[match] = rounds
        if check is not None:
            self._checks[match] = check
        writer = match.writer
        over = self._over(writer)
        if match.agent not in over:
            return
        self._by_writer[writer] = self._summed_up(writer, over)
        self._write()

    def draw(self) -> None:
        """Draw the curves of all matches that are over, a picture for each writer."""
        seeds, rounds = len({match.seed for match in self._matches}), self._matches[0].rounds
        for writer, part in self._in_order().items():
            text = f"Edit cost, writer “{writer}”, {seeds} × {rounds} rounds"
            path = self._out / _picture(writer)
            tables.write_curves(path, part.curves, text, "round", "summed edit cost (tokens)")

    def total(self, match: Match) -> int:
        """The edit cost of a match summed up."""
        return sum(one.cost for one in self._played[match])

    def result(self) -> dict[str, Any]:
        """``table[]``, ``figures[]``, ``curves`` and ``files[]`` of all matches that are over."""
        written = ["prelude.json", "prelude.csv", "prelude-figures.csv", "prelude-rounds.csv"]
        parts = self._in_order()
        return {
            "kind": "prelude",
            "rounds": self._matches[0].rounds if self._matches else 0,
            "seeds": list(dict.fromkeys(match.seed for match in self._matches)),
            "matches": len(self._matches),
            "matches_over": len(self._played),
            "table": [row for part in parts.values() for row in part.table],
            "figures": [figure.row() for part in parts.values() for figure in part.found],
            "curves": {writer: dict(part.curves) for writer, part in parts.items()},
            "files": [str(self._out / name) for name in (*written, *map(_picture, parts))],
        }

    def _over(self, writer: str) -> figures.Played:
        """The agents that have played all seeds of a writer."""
        over: dict[str, list[Sequence[Round]]] = {}
        for match in self._matches:
            if match.writer == writer:
                over.setdefault(match.agent, []).append(self._played.get(match, ()))
        return {agent: seeds for agent, seeds in over.items() if all(seeds)}

    def _summed_up(self, writer: str, over: figures.Played) -> _OfWriter:
        turned = reversal_of(self._matches[0].rounds) if writer == "reversal" else None
        found = figures.compare(writer, over, turned)
        if "ownhand" in over:
            checks = [
                self._checks[match]
                for match in self._matches
                if match.writer == writer and match.agent == "ownhand" and match in self._checks
            ]
            found.append(figures.confirmed_figure(writer, checks))
        return _OfWriter(
            table=summarise(writer, over),
            found=found,
            curves={title(agent): _mean_curve(seeds) for agent, seeds in over.items()},
            rows=[row for agent, seeds in over.items() for row in _rounds_table(writer, agent, seeds)],
        )

    def _in_order(self) -> dict[str, _OfWriter]:
        writers = dict.fromkeys(match.writer for match in self._matches)
        return {writer: self._by_writer[writer] for writer in writers if writer in self._by_writer}

    def _write(self) -> None:
        parts = self._in_order().values()
        result = self.result()
        tables.write_csv(self._out / "prelude-rounds.csv", [row for part in parts for row in part.rows])
        tables.write_csv(self._out / "prelude.csv", result["table"])
        tables.write_csv(self._out / "prelude-figures.csv", result["figures"])
        tables.write_json(self._out / "prelude.json", result)


def _picture(writer: str) -> str:
    return f"prelude-{writer}.png"


def title(agent: str) -> str:
    """What an agent is called in tables and curves."""
    return {
        "none": "no learning", "raw-edits": "raw edits (k=5)", "cipher-1": "CIPHER-1", "cipher-5": "CIPHER-5",
        "prose": "PROSE-style", "ownhand": "Ownhand", "oracle": "oracle",
    }[agent]  # fmt: skip


def summarise(writer: str, played: figures.Played) -> list[dict[str, Any]]:
    """One row for each agent: sum, mean with interval, the last third, and against no learning."""
    none = figures.costs(played["none"]) if "none" in played else None
    rows = []
    for name, seeds in ((name, figures.costs(rounds)) for name, rounds in played.items()):
        values = [value for one in seeds for value in one]
        low, high = interval(values)
        tails = [value for one in seeds for value in one[-max(1, len(one) // 3) :]]
        worst = max(map(figures.worst_window, seeds, none)) if none else None
        total = sum(map(sum, none)) if none else 0.0
        rows.append(
            {
                "writer": writer,
                "agent": title(name),
                "rounds": len(seeds[0]),
                "seeds": len(seeds),
                "cumulative_cost": round(sum(values) / len(seeds), 1),
                "mean_cost": round(mean(values), 2),
                "mean_low": round(low, 2),
                "mean_high": round(high, 2),
                "mean_cost_last_third": round(mean(tails), 2),
                "against_no_learning": round(sum(values) / total, 3) if total else None,
                "worst_window_against_no_learning": round(worst, 3) if worst is not None else None,
                "seconds_a_round": round(mean([one.seconds for run in played[name] for one in run]), 2),
            }
        )
    return rows


def _mean_curve(seeds: Sequence[Sequence[Round]]) -> list[float]:
    curves = [cumulated([float(one.cost) for one in rounds]) for rounds in seeds]
    return [round(mean(values), 2) for values in zip(*curves, strict=True)]


def _rounds_table(writer: str, agent: str, seeds: Sequence[Sequence[Round]]) -> list[dict[str, Any]]:
    return [
        {
            "writer": writer, "agent": title(agent), "run": run_number, "round": number,
            "kind": one.task.kind,
            "to": one.task.name, "cost": one.cost, "content_changes": len(one.content),
            "draft": one.written.text, "final": one.final,
        }
        for run_number, rounds in enumerate(seeds, 1)
        for number, one in enumerate(rounds, 1)
    ]  # fmt: skip
