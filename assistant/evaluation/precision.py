"""Is what was learned right? Content taken for style, and preferences that unseen texts bear out.

The writer "noise" corrects facts, adds and strikes sentences besides style; nothing of that may become a
preference. In the end the ledger is compared with texts that nobody learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.evaluation import prelude, tables
from assistant.evaluation.standings import Match
from assistant.evaluation.throwaway import Progress
from assistant.paths import DataDirectory

ROUNDS = 40


def run(
    out: Path,
    *,
    rounds: int = ROUNDS,
    seeds: Sequence[int] = (0,),
    writers: Sequence[str] = ("noise",),
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
) -> dict[str, Any]:
    """Let Ownhand learn from writers and look at what it learned.

    Returns:
        ``figures[]`` about the ledger, ``ledger[]`` with every sentence in force in the end, ``files[]``.

    Raises:
        KnownError: what the engine tells, and ``bad-path``.
    """
    played = prelude.run(
        out,
        rounds=rounds,
        seeds=seeds,
        agents=("none", "ownhand"),
        writers=writers,
        on_progress=on_progress,
        data=data,
    )
    about = ("share of content", "share of preferences", "choice of preferences")
    found = [figure for figure in played["figures"] if figure["figure"].startswith(about)]
    ledger = [
        {"writer": writer, "seed": seed, "sentence": entry[1]}
        for writer in writers
        for seed in seeds
        for entry in prelude.ledger_of(out, Match("ownhand", writer, rounds, seed))
    ]
    tables.write_csv(out / "precision.csv", found)
    tables.write_csv(out / "precision-ledger.csv", ledger)
    files = [str(out / "precision.csv"), str(out / "precision-ledger.csv")]
    return {"kind": "precision", "rounds": rounds, "figures": found, "ledger": ledger, "files": files}
