"""Tables as they stand while a measurement goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.evaluation.agents import Written
from assistant.evaluation.rounds import Round
from assistant.evaluation.standings import Match, Standings
from assistant.evaluation.tasks import Task


def rounds(*costs: int) -> list[Round]:
    task = Task("reports", "Ann Lee <ann@example.org>", "", ("all is done",))
    return [Round(task, Written("All is done."), "All done.", cost) for cost in costs]


def match(agent: str, writer: str = "published", seed: int = 0) -> Match:
    return Match(agent, writer, 3, seed)


def on_disk(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "prelude.json").read_text("utf-8"))
    return found


def test_after_every_match_the_tables_hold_all_that_are_over(tmp_path: Path):
    standings = Standings(tmp_path, [match("none"), match("ownhand"), match("none", "drift")])
    standings.add(match("ownhand"), rounds(4, 2, 0), (3, 4))
    first = on_disk(tmp_path)
    assert [row["agent"] for row in first["table"]] == ["Ownhand"]
    assert (first["matches_over"], first["matches"]) == (1, 3)
    standings.add(match("none"), rounds(4, 4, 4))
    second = on_disk(tmp_path)
    assert [row["agent"] for row in second["table"]] == ["no learning", "Ownhand"], "the order of the matches"
    assert second["table"][1]["against_no_learning"] == 0.5
    confirmed = [figure for figure in second["figures"] if "confirmed" in figure["figure"]]
    assert [figure["value"] for figure in confirmed] == [0.75]
    assert standings.total(match("ownhand")) == 6


def test_an_agent_counts_when_all_its_seeds_are_over(tmp_path: Path):
    standings = Standings(tmp_path, [match("none"), match("none", seed=1)])
    standings.add(match("none", seed=1), rounds(4, 4, 4))
    assert not (tmp_path / "prelude.json").exists()
    standings.add(match("none"), rounds(2, 2, 2))
    [row] = on_disk(tmp_path)["table"]
    assert (row["seeds"], row["cumulative_cost"]) == (2, 9.0)


def test_curves_are_drawn_of_what_is_over(tmp_path: Path):
    standings = Standings(tmp_path, [match("none"), match("none", "drift")])
    standings.add(match("none"), rounds(1, 1, 1))
    standings.draw()
    assert [path.name for path in tmp_path.glob("*.png")] == ["prelude-published.png"]
    assert standings.result()["curves"] == {"published": {"no learning": [1.0, 2.0, 3.0]}}
